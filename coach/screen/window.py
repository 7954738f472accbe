"""The window itself: the only place that opens a display, and the only one that paces frames."""

import os
import sys
import time
from collections.abc import Callable, Iterator

import pygame

from coach.errors import DisplayError
from coach.score.actions import Action
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen import keys, library, pages, session, trouble
from coach.screen.appearance import USUAL, Appearance
from coach.screen.page import ClosedError, Page
from coach.screen.shelf import Card, Choice, Look, Shelf, reveal
from coach.screen.theme import CANDLE
from coach.units import Ms

SIZE = (1280, 720)
SMALLEST = (480, 320)
BARS = 100
"""Pixels that a desktop may keep for its own bars and the window's title."""
FPS = 60
IDLE_MS = 250
"""How long the library waits for an event before it looks whether Ctrl-C was pressed."""
TOLD_EVERY_MS: Ms = 200
"""How often it is shown how many routines are read."""
FULLSCREEN = (pygame.K_f, pygame.K_F11)
INVISIBLE = ("dummy", "offscreen")
"""What SDL falls back to where there is no screen."""


def steady_ms() -> Ms:
    """The time on a clock that never jumps."""
    return time.monotonic_ns() // 1_000_000


class Window:
    """A window on the library or on a session. Raises DisplayError where there is no screen."""

    def __init__(
        self,
        looks: Appearance = USUAL,
        now: Callable[[], Ms] = steady_ms,
    ) -> None:
        """`now` is any steady clock; it only measures how long a key is held."""
        pygame.font.init()
        self._window = _open()
        self._looks = looks
        self._now = now
        self._view = session.SessionView(looks)
        self._trouble: tuple[str, ...] = ()
        self._pace = pygame.Clock()
        self._hold = keys.Hold()
        self._pedals: list[pygame.joystick.JoystickType] = []
        self._total_ms: Ms = 0
        self._asking = False
        self._full = False
        self._told_ms: Ms = 0

    @property
    def surface(self) -> pygame.Surface:
        """What the window shows after the next flip."""
        return self._window.get_surface()

    def greet(self) -> None:
        """A first picture, for the moment until the routines are read."""
        library.paint_greeting(self.surface, self._looks)
        self._window.flip()
        self._told_ms = self._now()

    def read_on(self, done: int, of: int) -> None:
        """Shows now and then how many routines are read. Raises ClosedError when nobody waits."""
        if self._now() - self._told_ms < TOLD_EVERY_MS:
            return
        library.paint_greeting(self.surface, self._looks, f"{done} of {of}")
        self._window.flip()
        self._told_ms = self._now()
        if any(library.leaves(event) for event in self._events()):
            raise ClosedError

    def show(self, frame: Frame, notice: str = "") -> None:
        """Paints this moment, and waits so that there are at most 60 in a second."""
        self._total_ms, self._asking = frame.total_ms, frame.asking
        pygame.display.set_allow_screensaver(frame.mode is not Mode.PLAYING)
        self._view.paint(self.surface, frame, notice)
        trouble.paint(self.surface, self._trouble, self._looks)
        self._window.flip()
        self._pace.tick(FPS)

    def trouble(self, lines: tuple[str, ...]) -> None:
        """Shows what is wrong with the file that is edited, over the session, until told anew."""
        self._trouble = lines
        self._view = session.SessionView(self._looks)

    def actions(self) -> list[Action]:
        """What the user did since the last call, in order."""
        done: list[Action] = []
        for event in self._events():
            self._hold, actions = keys.translate(event, self._hold, self._now(), self._clicked)
            done.extend(actions)
        self._hold, actions = keys.held(self._hold, self._now())
        return [*done, *actions]

    def pick(
        self, cards: tuple[Card, ...], chosen: str = "", goal: str = ""
    ) -> Choice | Look | None:
        """Shows the library, `chosen` open, until something is picked; None is to leave.

        `goal` is what these cards are for, where they are not all.
        """
        self._hold = keys.Hold()
        pygame.display.set_allow_screensaver(True)
        index = next((i for i, card in enumerate(cards) if card.id == chosen), 0)
        shelf = Shelf(cards, index, goal=goal)
        state = reveal(shelf, library.places(self._window.size).view)
        turn = library.Turn(state)
        self._view = session.SessionView(self._looks)
        while not turn.done:
            library.paint(self.surface, turn.shelf, self._looks)
            self._window.flip()
            self._pace.tick(FPS)
            turn = self._turned(turn)
        return turn.choice

    def ask(self, page: Page) -> str | None:
        """Shows a page until something is chosen, and gives its id; None is to go back.

        Raises ClosedError when the window is closed instead.
        """
        pygame.display.set_allow_screensaver(True)
        state = pages.Asking(page, self._now())
        self._view = session.SessionView(self._looks)
        while not state.done:
            pages.paint(self.surface, state, self._looks)
            self._window.flip()
            self._pace.tick(FPS)
            state = self._pressed(state)
        self._hold = keys.Hold()
        if state.closed:
            raise ClosedError
        return state.answer

    def toggle_fullscreen(self) -> None:
        """The whole screen, or a window again."""
        self._full = not self._full
        if self._full:
            self._window.set_fullscreen(desktop=True)
        else:
            self._window.set_windowed()

    def close(self) -> None:
        """Closes the window; it cannot be used after that."""
        self._window.destroy()
        pygame.joystick.quit()
        pygame.display.quit()

    def _pressed(self, state: pages.Asking) -> pages.Asking:
        """The page after everything that has happened; it waits unless a key is held."""
        state = pages.held(state, self._now())
        for event in self._seen(wait=not state.holding):
            state = pages.turn(state, event, self._window.size, self._now())
            if state.done:
                break
        return state

    def _turned(self, turn: library.Turn) -> library.Turn:
        """The library after everything that has happened, once something has."""
        for event in self._seen(wait=True):
            turn = library.turn(turn.shelf, event, self._window.size)
            if turn.done:
                break
        return turn

    def _seen(self, *, wait: bool) -> Iterator[pygame.Event]:
        """Every event, after the window itself took what is for it."""
        for event in self._events(wait=wait):
            if event.type == pygame.KEYDOWN and event.key in FULLSCREEN:
                self.toggle_fullscreen()
            yield event

    def _events(self, *, wait: bool = False) -> list[pygame.Event]:
        if not pygame.joystick.get_init():
            pygame.joystick.init()
        events = [pygame.event.wait(IDLE_MS)] if wait else []
        events += pygame.event.get()
        for event in events:
            if event.type == pygame.JOYDEVICEADDED:
                self._pedals.append(pygame.joystick.Joystick(event.device_index))
            elif event.type == pygame.WINDOWSIZECHANGED:
                self._view = session.SessionView(self._looks)
        return events

    def _clicked(self, pos: tuple[int, int]) -> Action | None:
        return session.clicked(self._window.size, pos, self._total_ms, asking=self._asking)


def _open() -> pygame.Window:
    """A window on a display that people see, or on the one that SDL_VIDEODRIVER names."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "massage-coach")
    os.environ.setdefault("SDL_VIDEO_WAYLAND_WMCLASS", "massage-coach")
    if sys.platform == "linux":
        # Copying pixels takes a tenth of the time that a software OpenGL takes to open and flip.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    try:
        pygame.display.init()
        _refuse_the_invisible()
        window = pygame.Window("Massage Coach", _size(), resizable=True)
    except pygame.error as problem:
        raise _no_screen() from problem
    window.minimum_size = SMALLEST
    window.set_icon(_icon())
    pygame.key.stop_text_input()
    return window


def _refuse_the_invisible() -> None:
    if not os.environ.get("SDL_VIDEODRIVER") and pygame.display.get_driver() in INVISIBLE:
        pygame.display.quit()
        raise _no_screen()


def _no_screen() -> DisplayError:
    return DisplayError(
        "No screen to open a window on.",
        "Run it on a desktop, or with --headless for the voice alone.",
    )


def _size() -> tuple[int, int]:
    """The usual size, or what a smaller desktop has beside its bars."""
    width, height = pygame.display.get_desktop_sizes()[0]
    return min(SIZE[0], width), min(SIZE[1], max(height - BARS, SMALLEST[1]))


def _icon() -> pygame.Surface:
    """The dial, small."""
    icon = pygame.Surface((64, 64), pygame.SRCALPHA)
    pygame.draw.circle(icon, CANDLE.ground, (32, 32), 32)
    pygame.draw.circle(icon, CANDLE.glow, (32, 32), 24, 6)
    return icon
