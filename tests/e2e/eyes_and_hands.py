"""What a person sees of the window and does to it, on an X server."""

import ctypes
import os
import subprocess
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pygame
from numpy.typing import NDArray

from bench.servers import wait_until
from coach.score.actions import Do
from coach.screen import library
from coach.screen.appearance import USUAL
from coach.screen.library import chips
from coach.screen.library.brush import Brush
from coach.screen.library.cards import parts
from coach.screen.opening import SIZE
from coach.screen.pages.page import Page
from coach.screen.pages.setting import setting
from coach.screen.session import controls, overlay, veil
from coach.screen.session.places import places
from coach.screen.shelf.shelf import Card, stocked
from coach.screen.theme import CANDLE, Colour, mixed

pygame.font.init()

Pixels = NDArray[np.uint8]
"""Of the window; shape (height, width, 3)."""
STILL = 3
"""So many pictures in a row that are the same: nothing moves."""
_CARD = Card("", "", "", "", (2,), "")
_CARDS = tuple(replace(_CARD, id=str(number)) for number in range(9))
_CORNER = (2, 2)
ROUNDED = 3
"""What mixing colours may change of each."""


@dataclass(frozen=True)
class Person:
    """Looks at and uses the one window of a process on a display."""

    display: str
    pid: int

    def wait_for_window(self) -> None:
        """Until the window is there."""
        wait_until(self._find, "the window opens")

    def key(self, name: str) -> None:
        """Presses a key and lets it go."""
        self._do("key", name)

    def write(self, words: str) -> None:
        """Types some words."""
        self._do("type", "--delay", "30", words)

    def hold(self, name: str) -> None:
        """Presses a key, and keeps it down."""
        self._do("keydown", name)

    def let_go(self, name: str) -> None:
        """Lets a key go."""
        self._do("keyup", name)

    def click(self, pos: tuple[int, int]) -> None:
        """At a place of the window."""
        x, y = self._corner[0] + pos[0], self._corner[1] + pos[1]
        self._do("mousemove", str(x), str(y), "click", "1")

    def look(self) -> Pixels:
        """The window as it is now."""
        area = f"{SIZE[0]}x{SIZE[1]}+{self._corner[0]}+{self._corner[1]}"
        command = ["import", "-silent", "-window", "root", "-crop", area, "-depth", "8", "rgb:-"]
        taken = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, check=True)
        return np.frombuffer(taken.stdout, np.uint8).reshape(SIZE[1], SIZE[0], 3)

    def wait_until_still(self) -> None:
        """Until nothing moves any more."""
        looks = [self.look()]

        def still() -> bool:
            looks.append(self.look())
            last = looks[-STILL:]
            return len(last) == STILL and all((look == last[0]).all() for look in last)

        wait_until(still, "the picture stands still")

    def close_window(self) -> None:
        """Asks the window to close, as a window manager's cross does."""
        _send_delete(self.display, int(self._window))

    def _find(self) -> str:
        return self._do("search", "--onlyvisible", "--pid", str(self.pid)).strip()

    @cached_property
    def _window(self) -> str:
        return self._find()

    @cached_property
    def _corner(self) -> tuple[int, int]:
        told = self._do("getwindowgeometry", "--shell", self._window).split()
        shape = {key: int(value) for key, value in (line.split("=") for line in told)}
        assert (shape["WIDTH"], shape["HEIGHT"]) == SIZE
        return shape["X"], shape["Y"]

    def _do(self, *words: str) -> str:
        command = ["xdotool", *words]
        return subprocess.run(
            command, env=self._environment, stdout=subprocess.PIPE, text=True, check=False
        ).stdout

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display}


def card_box(index: int, opened: int) -> pygame.Rect:
    """Where one of the library's first cards stands while the other one is open."""
    here = library.places(SIZE, USUAL)
    state = library.revealed(library.Browsing(stocked(_CARDS, str(opened))), here)
    return library.card_box(state.shelf, here, index)


def start_button(index: int) -> tuple[int, int]:
    """The middle of an open card's start."""
    brush = Brush(library.places(SIZE, USUAL).scale, CANDLE)
    return parts(card_box(index, index), _CARD, brush).start.center


def opened_card(look: Pixels) -> int | None:
    """Which of the library's first two cards is open; None where there is no library."""
    return next((i for i in (0, 1) if _is(look, card_box(i, i).midtop, CANDLE.glow)), None)


def is_filled(look: Pixels, box: pygame.Rect) -> bool:
    """Whether a chip is lit as what is chosen is."""
    return _is(look, (box.left + 5, box.centery), CANDLE.glow)


def has_card(look: Pixels, index: int, opened: int) -> bool:
    """Whether there is such a card in the library while another one is open."""
    box = card_box(index, opened)
    return _is(look, (box.right - 8, box.centery), CANDLE.raised)


def chip_box(kind: str, value: str = "") -> pygame.Rect:
    """Where a chip of the library is."""
    return chips.boxes(library.places(SIZE, USUAL), stocked(_CARDS))[chips.Chip(kind, value)]


def control(do: Do) -> tuple[int, int]:
    """The middle of one of a session's controls."""
    here = places(SIZE)
    boxes = controls.placed(overlay.strip(here, SIZE), here.scale)[1]
    return boxes[[row.do for row in controls.CONTROLS].index(do)].center


def leave_button() -> tuple[int, int]:
    """The middle of what says yes to the question whether to leave."""
    return veil.answers(SIZE, places(SIZE).scale)[0].center


def button(page: Page, index: int) -> tuple[int, int]:
    """The middle of an option's button."""
    return setting(page, SIZE).buttons[index].center


def is_on(look: Pixels, page: Page) -> bool:
    """Whether the option that is lit at first is lit, on this page or one laid out like it."""
    box = setting(page, SIZE).buttons[page.first]
    return _is(look, (box.left + box.height // 2, box.centery), CANDLE.glow)


def playhead(look: Pixels) -> int | None:
    """The column at which the session's bar is, also in the mist of a pause; None without one."""
    box = places(SIZE).bar
    strip = look[box.top + 4 : box.bottom - 4, box.left : box.right].astype(np.int16)
    for ink in (CANDLE.ink, mixed(CANDLE.ink, CANDLE.ground, veil.FOG / 255)):
        columns = np.flatnonzero((abs(strip - np.array(ink)) <= ROUNDED).all(axis=(0, 2)))
        if len(columns):
            return box.left + int(columns.mean())
    return None


def is_asking(look: Pixels) -> bool:
    """Whether the session is dimmed under a question."""
    ground = np.array(CANDLE.ground)
    return bool((look[_CORNER] < ground / 2).all())


def _is(look: Pixels, pos: tuple[int, int], colour: Colour) -> bool:
    return tuple(look[pos[1], pos[0]]) == colour


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    )


_CLIENT_MESSAGE = 33


def _send_delete(display: str, window: int) -> None:
    """WM_DELETE_WINDOW, sent without a window manager."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    protocols = x11.XInternAtom(opened, b"WM_PROTOCOLS", 0)
    delete = x11.XInternAtom(opened, b"WM_DELETE_WINDOW", 0)
    message = _ClientMessage(
        type=_CLIENT_MESSAGE, window=window, message_type=protocols, format=32, data=(delete, 0)
    )
    x11.XSendEvent(opened, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(opened)
