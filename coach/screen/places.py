"""Where everything on the session screen stands, for any size of window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.screen.boxes import columns, rows

NOTHING = pygame.Rect(0, 0, 0, 0)
"""The place of what a small window leaves out."""
TALL = 1.15
"""Below this width for its height a window is laid out from top to bottom."""


@dataclass(frozen=True, slots=True)
class Places:
    """One box for each part of the screen; none overlaps another."""

    scale: float
    title: pygame.Rect
    volume: pygame.Rect
    figure: pygame.Rect
    name: pygame.Rect
    side: pygame.Rect
    dial: pygame.Rect
    measures: pygame.Rect
    caption: pygame.Rect
    following: pygame.Rect
    bar: pygame.Rect
    elapsed: pygame.Rect
    hint: pygame.Rect
    total: pygame.Rect


@lru_cache(maxsize=8)
def places(size: tuple[int, int]) -> Places:
    """The layout for a window of this size."""
    width, height = size
    if width < TALL * height:
        return _tall(size)
    return _compact(size) if width < 700 or height < 420 else _wide(size)


def _wide(size: tuple[int, int]) -> Places:
    """The figure on the left at full height, everything to read beside it."""
    scale, page = _page(size, (1280, 720), (48, 26))
    u = _units(scale)
    top, middle, following, bar, foot = rows(page, u(34), 0, u(34), u(32), u(30), gap=u(10))
    title, volume = columns(top, 0, u(170), gap=u(20))
    figure, main = columns(middle, u(330), 0, gap=u(56))
    name, side, centre, caption = rows(main, u(72), u(50), 0, u(110), gap=u(12))
    dial, measures = columns(centre, min(centre.height, main.width * 2 // 5), 0, gap=u(52))
    elapsed, hint, total = columns(foot, u(110), 0, u(110), gap=u(16))
    return Places(
        scale, title, volume, figure, name, side, dial, measures, caption, following, bar,
        elapsed, hint, total,
    )  # fmt: skip


def _tall(size: tuple[int, int]) -> Places:
    """From top to bottom, with the figure beside the dial."""
    scale, page = _page(size, (600, 1000), (28, 24))
    u = _units(scale)
    top, name, side, middle, measures, caption, following, bar, foot = rows(
        page, u(28), u(100), u(44), 0, u(150), u(130), u(30), u(28), u(28), gap=u(12)
    )
    title, volume = columns(top, 0, u(140), gap=u(16))
    figure, dial = columns(middle, u(220), 0, gap=u(28))
    elapsed, hint, total = columns(foot, u(80), 0, u(80), gap=u(10))
    return Places(
        scale, title, volume, figure, name, side, dial, measures, caption, following, bar,
        elapsed, hint, total,
    )  # fmt: skip


def _compact(size: tuple[int, int]) -> Places:
    """What must be read, large: no figure, no title, nothing about what comes next."""
    scale, page = _page(size, (640, 400), (20, 14))
    u = _units(scale)
    name, middle, caption, bar, foot = rows(page, u(48), 0, u(76), u(24), u(24), gap=u(8))
    dial, beside = columns(middle, min(middle.height, page.width * 2 // 5), 0, gap=u(28))
    side, measures = rows(beside, u(40), 0, gap=u(8))
    elapsed, hint, total = columns(foot, u(80), 0, u(80), gap=u(10))
    return Places(
        scale, NOTHING, NOTHING, NOTHING, name, side, dial, measures, caption, NOTHING, bar,
        elapsed, hint, total,
    )  # fmt: skip


def _page(
    size: tuple[int, int], drawn_for: tuple[int, int], margin: tuple[int, int]
) -> tuple[float, pygame.Rect]:
    """How much larger the window is than the one a layout was drawn for, and it less its margin."""
    scale = min(size[0] / drawn_for[0], size[1] / drawn_for[1])
    page = pygame.Rect((0, 0), size).inflate(-2 * margin[0] * scale, -2 * margin[1] * scale)
    return scale, page


def _units(scale: float) -> Callable[[int], int]:
    """Turns lengths of the drawing into pixels of the window."""
    return lambda length: round(length * scale)
