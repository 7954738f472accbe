"""Opens the display with a first picture, before anything slow is read."""

import os
import sys
from typing import TypeAlias

import pygame

from coach.errors import DisplayError
from coach.screen import greeting
from coach.screen.appearance import Appearance
from coach.screen.theme import CANDLE

Opened: TypeAlias = pygame.Window
SIZE = (1280, 720)
SMALLEST = (480, 320)
BARS = 100
"""Pixels that a desktop may keep for its own bars and the window's title."""
INVISIBLE = ("dummy", "offscreen")
"""What SDL falls back to where there is no screen."""


def first_picture(looks: Appearance) -> pygame.Window:
    """A window that shows the first picture. Raises DisplayError."""
    window = opened()
    greet(window, looks)
    return window


def greet(window: pygame.Window, looks: Appearance, how_far: str = "") -> None:
    """The picture for the moment until the routines are read, and how far that is."""
    greeting.paint(window.get_surface(), looks, how_far)
    window.flip()


def opened() -> pygame.Window:
    """A window on a display that people see, or on the one that SDL_VIDEODRIVER names.

    Raises DisplayError where there is none.
    """
    pygame.font.init()
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
