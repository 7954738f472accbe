"""Where the parts of the library stand, for any window and any size of text.

Lengths are in units of the drawing: 1280 by 720 of them fill a usual window with usual text.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pygame

from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import SMALLEST_PX

Size: TypeAlias = tuple[int, int]

DRAWN_FOR = (1280, 720)
LEAST_SCALE = 0.8
"""Smaller windows leave things out instead of making them smaller still."""
SMALLEST_SCALE = 0.72
"""Nothing is made smaller than this, whoever asks for it: it could not be read."""
WIDE = (1130, 590)
"""From so many units on there is room for the figure."""
WIDEST, COLUMN = 1340, 1000
"""The width that is used at most, with the figure and without."""
LEFT, LABELS = 316, 112
ROW, OPEN, HEAD, GAP = 86, 218, 30, 8
LEAST_OPEN, FEW = 118, 260
"""The least height of an open card; with less to see than this, cards are lower."""
LOW_ROW = 66
NOTHING = pygame.Rect(0, 0, 0, 0)


class Measure(NamedTuple):
    """How the list is laid out: the height of a card, of the chosen one, of a heading, of the space
    between two, and of what is seen at once.
    """

    row: int
    open: int
    head: int
    gap: int
    view: int

    @property
    def peek(self) -> int:
        """What is seen of the next card, where the list fades out."""
        return min(self.row // 2, max(self.view - self.open, 0) // 2)


@dataclass(frozen=True, slots=True)
class Places:
    """One box for each part; what there is no room for is empty."""

    scale: float
    title: pygame.Rect
    settings: pygame.Rect
    figure: pygame.Rect
    areas: pygame.Rect
    """The names of the areas, beside the figure; empty where they are unfolded instead."""
    note: pygame.Rect
    search: pygame.Rect
    clear: pygame.Rect
    goal: pygame.Rect
    filters: pygame.Rect
    list: pygame.Rect
    help: pygame.Rect

    @property
    def wide(self) -> bool:
        """Whether the figure is there, and every filter is open to view."""
        return self.areas.width > 0

    @property
    def measure(self) -> Measure:
        """How the list is laid out."""
        view = int(self.list.height / self.scale)
        low = view < FEW
        opened = min(OPEN, max(view, LEAST_OPEN))
        return Measure(LOW_ROW if low else ROW, opened, HEAD, GAP, view)

    def u(self, length: float) -> int:
        """Units as pixels."""
        return round(length * self.scale)

    def px(self, length: float) -> int:
        """The size of type, never too small to be read."""
        return max(round(length * self.scale), SMALLEST_PX)


@lru_cache(maxsize=8)
def places(size: Size, looks: Appearance) -> Places:
    """The layout of the window."""
    usual = min(size[0] / DRAWN_FOR[0], size[1] / DRAWN_FOR[1])
    scale = max(max(usual, LEAST_SCALE) * looks.percent / 100, SMALLEST_SCALE)
    units = size[0] / scale, size[1] / scale
    wide = units[0] >= WIDE[0] and units[1] >= WIDE[1]
    return _wide(size, scale) if wide else _folded(size, scale)


def _wide(size: Size, scale: float) -> Places:
    """The figure on the left, the cards on the right, every filter over them."""

    def u(length: int) -> int:
        return round(length * scale)

    page = _page(size, scale, WIDEST, (28, 22))
    left, right = columns(page, u(LEFT), 0, gap=u(32))
    title, body, note = rows(left, u(46), 0, u(40), gap=u(10))
    title, settings = columns(title, 0, u(46), gap=u(8))
    figure, areas = columns(body, 0, u(LABELS), gap=u(8))
    top, filters, cards, aid = rows(right, u(46), u(44), 0, u(22), gap=u(10))
    search, clear, goal = columns(top, 0, u(92), u(222), gap=u(10))
    return Places(
        scale, title, settings, figure, areas, note, search, clear, goal, filters, cards, aid
    )


def _folded(size: Size, scale: float) -> Places:
    """One column; each kind of filter is one chip that unfolds."""

    def u(length: int) -> int:
        return round(length * scale)

    low = size[1] / scale < 420
    page = _page(size, scale, COLUMN, (14, 10) if low else (20, 16))
    note_height = 0 if size[1] / scale < 240 else u(34 if page.width / scale < 560 else 20)
    top, filters, cards, note = rows(page, u(40), u(36), 0, note_height or 1, gap=u(8))
    note = note if note_height else NOTHING
    search, clear, settings = columns(top, 0, u(84), top.height, gap=u(8))
    none = NOTHING
    return Places(
        scale, none, settings, none, none, note, search, clear, none, filters, cards, none
    )


def _page(size: Size, scale: float, widest: int, margin: tuple[int, int]) -> pygame.Rect:
    """The window less its margin, no wider than can be read with ease."""
    page = pygame.Rect((0, 0), size)
    page = page.inflate(-2 * round(margin[0] * scale), -2 * round(margin[1] * scale))
    width = min(page.width, round(widest * scale))
    return pygame.Rect(page.centerx - width // 2, page.top, width, page.height)
