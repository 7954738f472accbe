"""Where everything on the session screen stands, for any size of window and of text.

A layout is drawn in units: a text of usual size takes the same units at every size of window. When
text is wanted larger a window has fewer units, and a layout that needs fewer is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import pygame

from coach.screen.boxes import columns, rows

TALL = 1.15
"""Below this width for its height a window is laid out from top to bottom."""
LEGIBLE = 0.74
"""A layout that would have to be drawn smaller than this gives way to a plainer one."""
LEAST_SCALE = 0.56
"""At which the smallest text is still 12 pixels high."""
FIGURE_SHARE = 0.4
"""Of the width, in the layouts that have a figure."""

Units: TypeAlias = Callable[[float], int]
"""Turns lengths of the drawing into pixels of the window."""


def _nothing() -> pygame.Rect:
    """The place of what a layout leaves out."""
    return pygame.Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Places:
    """One box for each part of the screen; none overlaps another."""

    scale: float
    """Pixels for a unit: how large text is."""
    title: pygame.Rect = field(default_factory=_nothing)
    volume: pygame.Rect = field(default_factory=_nothing)
    figure: pygame.Rect = field(default_factory=_nothing)
    name: pygame.Rect = field(default_factory=_nothing)
    side: pygame.Rect = field(default_factory=_nothing)
    dial: pygame.Rect = field(default_factory=_nothing)
    measures: pygame.Rect = field(default_factory=_nothing)
    caption: pygame.Rect = field(default_factory=_nothing)
    following: pygame.Rect = field(default_factory=_nothing)
    elapsed: pygame.Rect = field(default_factory=_nothing)
    bar: pygame.Rect = field(default_factory=_nothing)
    total: pygame.Rect = field(default_factory=_nothing)
    hint: pygame.Rect = field(default_factory=_nothing)

    def px(self, units: float) -> int:
        """A length of the drawing in pixels of the window."""
        return round(units * self.scale)


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay out a window: for how many units it is drawn, and with how few it can do."""

    drawn_for: tuple[int, int]
    least: tuple[int, int]
    place: Callable[[tuple[int, int], float], Places]


@lru_cache(maxsize=16)
def places(size: tuple[int, int], percent: int = 100) -> Places:
    """The layout for a window of this size, with text of so many percent."""
    layouts = _TALL if size[0] < TALL * size[1] else _WIDE
    scale = max(_usual(size, layouts) * percent / 100, LEAST_SCALE)
    for layout in layouts:
        if _share(size, layout.least) >= scale:
            return layout.place(size, scale)
    last = layouts[-1]
    return last.place(size, min(scale, _share(size, last.least)))


def _usual(size: tuple[int, int], layouts: tuple[Layout, ...]) -> float:
    """The scale of usual text: that of the fullest layout that can be read."""
    shares = [_share(size, layout.drawn_for) for layout in layouts]
    return next((share for share in shares if share >= LEGIBLE), shares[-1])


def _share(size: tuple[int, int], units: tuple[int, int]) -> float:
    return min(size[0] / units[0], size[1] / units[1])


def _full(size: tuple[int, int], scale: float) -> Places:
    """The figure on the left from edge to edge, everything to read beside it."""
    u = _units(scale)
    figure, page = _beside_figure(size, u, (28, 52, 20))
    top, name, side, _, centre, _, caption, following, _, timeline, hint = rows(
        page, u(28), u(74), u(50), u(14), 0, u(12), u(112), u(34), u(12), u(34), u(58)
    )
    title, volume = columns(top, 0, u(130), gap=u(20))
    dial, measures = columns(centre, min(centre.height, page.width * 2 // 5), 0, gap=u(48))
    elapsed, bar, total = columns(timeline, u(62), 0, u(62), gap=u(10))
    return Places(
        scale,
        title=title,
        volume=volume,
        figure=figure,
        name=name,
        side=side,
        dial=dial,
        measures=measures,
        caption=caption,
        following=following,
        elapsed=elapsed,
        bar=bar,
        total=total,
        hint=hint,
    )


def _lean(size: tuple[int, int], scale: float) -> Places:
    """The same without title and volume, its lines closer."""
    u = _units(scale)
    figure, page = _beside_figure(size, u, (16, 28, 12))
    name, side, _, centre, _, caption, following, _, timeline, hint = rows(
        page, u(72), u(44), u(8), 0, u(8), u(74), u(28), u(6), u(30), u(46)
    )
    dial, measures = columns(centre, min(centre.height, page.width * 2 // 5), 0, gap=u(24))
    elapsed, bar, total = columns(timeline, u(54), 0, u(54), gap=u(8))
    return Places(
        scale,
        figure=figure,
        name=name,
        side=side,
        dial=dial,
        measures=measures,
        caption=caption,
        following=following,
        elapsed=elapsed,
        bar=bar,
        total=total,
        hint=hint,
    )


def _compact(size: tuple[int, int], scale: float) -> Places:
    """What must be read, large: no figure, no title, nothing about what comes next."""
    u = _units(scale)
    page = _page(size, u, (18, 12))
    name, middle, caption, timeline, hint = rows(page, u(56), 0, u(78), u(24), u(24), gap=u(6))
    dial, beside = columns(middle, min(middle.height, page.width * 2 // 5), 0, gap=u(24))
    side, measures = rows(beside, u(40), 0, gap=u(6))
    elapsed, bar, total = columns(timeline, u(50), 0, u(50), gap=u(8))
    return Places(
        scale,
        name=name,
        side=side,
        dial=dial,
        measures=measures,
        caption=caption,
        elapsed=elapsed,
        bar=bar,
        total=total,
        hint=hint,
    )


def _upright(size: tuple[int, int], scale: float) -> Places:
    """From top to bottom, with the figure beside the dial."""
    u = _units(scale)
    page = _page(size, u, (28, 24))
    top, name, side, middle, measures, caption, following, timeline, hint = rows(
        page, u(28), u(96), u(46), 0, u(144), u(118), u(30), u(32), u(46), gap=u(12)
    )
    title, volume = columns(top, 0, u(120), gap=u(16))
    figure, dial = columns(middle, middle.width * 9 // 20, 0, gap=u(24))
    elapsed, bar, total = columns(timeline, u(60), 0, u(60), gap=u(8))
    return Places(
        scale,
        title=title,
        volume=volume,
        figure=figure,
        name=name,
        side=side,
        dial=dial,
        measures=measures,
        caption=caption,
        following=following,
        elapsed=elapsed,
        bar=bar,
        total=total,
        hint=hint,
    )


def _narrow(size: tuple[int, int], scale: float) -> Places:
    """From top to bottom without a figure."""
    u = _units(scale)
    page = _page(size, u, (16, 12))
    name, side, dial, measures, caption, timeline, hint = rows(
        page, u(76), u(40), 0, u(110), u(112), u(24), u(24), gap=u(7)
    )
    elapsed, bar, total = columns(timeline, u(50), 0, u(50), gap=u(8))
    return Places(
        scale,
        name=name,
        side=side,
        dial=dial,
        measures=measures,
        caption=caption,
        elapsed=elapsed,
        bar=bar,
        total=total,
        hint=hint,
    )


_WIDE = (
    Layout((1280, 720), (1100, 620), _full),
    Layout((900, 540), (800, 450), _lean),
    Layout((640, 380), (500, 320), _compact),
)
_TALL = (
    Layout((600, 1000), (480, 880), _upright),
    Layout((400, 640), (320, 560), _narrow),
)


def _beside_figure(
    size: tuple[int, int], u: Units, margins: tuple[int, int, int]
) -> tuple[pygame.Rect, pygame.Rect]:
    """The figure's part of the window, and the rest less its margins: top, right and bottom."""
    top, right, bottom = margins
    figure, rest = columns(pygame.Rect((0, 0), size), round(size[0] * FIGURE_SHARE), 0)
    rest.update(
        rest.left + u(12), u(top), rest.width - u(12) - u(right), rest.height - u(top) - u(bottom)
    )
    return figure, rest


def _page(size: tuple[int, int], u: Units, margin: tuple[int, int]) -> pygame.Rect:
    return pygame.Rect((0, 0), size).inflate(-2 * u(margin[0]), -2 * u(margin[1]))


def _units(scale: float) -> Units:
    return lambda length: round(length * scale)
