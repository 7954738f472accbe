"""Where the text and the buttons of a page stand, at the largest type for which all of it fits.

Where even small type does not fit, text and buttons are one column that is scrolled.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import pygame

from coach.language import N_, _
from coach.screen.boxes import columns
from coach.screen.lettering import SMALLEST_PX, clean, wrap
from coach.screen.pages.page import Option, Page, Scale
from coach.screen.pages.scroll import gutter
from coach.screen.pages.typeset import Line, Text, fitted, indent, set_text
from coach.screen.theme import font

Size: TypeAlias = tuple[int, int]

LABEL_PX, SMALL_PX = 26, 17
"""At a scale of 1: on buttons, and at the edges."""
BUTTON, BUTTON_GAP = 66, 12
"""The height of a button with one line, and what is between two."""
HELP = N_("Arrows, or Space held: choose · Space: take it · Esc: back")
HELP_ON = N_("Down: read on · Space: take it · Esc: back")
LEAST_LINES = 14
"""A lower window has no room for help."""
COLUMN, PICTURED = 980, 1120
"""The width of a page, without and with a picture."""
SHARES = tuple(share / 100 for share in range(100, 59, -5))
"""The sizes that type is tried at."""
SCROLLED_SHARE = 0.8
"""The size of what is scrolled all the same."""
PICTURE_SHARE = 0.72
"""A picture is left out for the sake of text that would be smaller."""
MANY = 4
"""More options than this stand in two columns, where they do not fit in a row."""
PICTURE_ROOM = (760, 420)
"""A smaller window, as usual text sees it, shows no picture."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything on a page in its place, unscrolled."""

    scale: float
    lines: tuple[Line, ...]
    dots: tuple[tuple[tuple[int, int], int], ...]
    """Centre and radius of the dots of lists."""
    buttons: tuple[pygame.Rect, ...]
    label_px: int
    question: pygame.Rect
    low: pygame.Rect
    high: pygame.Rect
    """What a scale asks, and what its ends mean."""
    sign: pygame.Rect | None
    picture: pygame.Rect | None
    progress: pygame.Rect
    note: pygame.Rect
    help: pygame.Rect
    small_px: int
    view: pygame.Rect
    """Through which text and buttons are seen."""
    reach: int
    """How far they can be scrolled; 0 where all is seen at once."""

    @property
    def whole(self) -> bool:
        """Whether everything is seen at once."""
        return not self.reach


@dataclass(frozen=True, slots=True)
class _Pad:
    """The buttons in a box that begins at (0, 0)."""

    boxes: tuple[pygame.Rect, ...]
    label_px: int
    height: int
    question: pygame.Rect = field(default_factory=pygame.Rect)
    low: pygame.Rect = field(default_factory=pygame.Rect)
    high: pygame.Rect = field(default_factory=pygame.Rect)


@dataclass(frozen=True, slots=True)
class _Edges:
    """What stands around text and buttons, and the place it leaves them."""

    progress: pygame.Rect
    view: pygame.Rect
    note: pygame.Rect
    help: pygame.Rect
    small_px: int


@lru_cache(maxsize=8)
def setting(page: Page, size: Size, percent: int = 100) -> Setting:
    """The page in a window of this size, its text so large."""
    scale = usual_scale(size)
    large = scale * percent / 100
    room = size[0] * 100 // percent, size[1] * 100 // percent
    pictured = bool(page.picture) and all(r >= p for r, p in zip(room, PICTURE_ROOM, strict=True))
    edges = _edges(page, _column(size, scale, large, pictured=pictured), large)
    if pictured and (made := _made(page, edges, large, PICTURE_SHARE, pictured=True)):
        return made
    if pictured:
        edges = _edges(page, _column(size, scale, large, pictured=False), large)
    return _made(page, edges, large, 0) or _scrolled(page, edges, large)


def usual_scale(size: Size) -> float:
    """Pixels for a unit of a page with usual text: what can be read, however small the window."""
    return max(min(size[0] / 1180, size[1] / 720), 0.62)


def _column(size: Size, scale: float, large: float, *, pictured: bool) -> pygame.Rect:
    whole = pygame.Rect((0, 0), size).inflate(-2 * round(28 * scale), -2 * round(20 * scale))
    column = whole.copy()
    column.width = min(whole.width, round((PICTURED if pictured else COLUMN) * large))
    column.centerx = whole.centerx
    return column


def _made(
    page: Page, edges: _Edges, large: float, least: float, *, pictured: bool = False
) -> Setting | None:
    """Everything at once, at the largest type down to a share of `least`; None without room."""

    def made(share: float) -> Setting | None:
        return _made_at(page, edges, large, share, pictured=pictured)

    shares = [share for share in SHARES if share >= least]
    whole = made(shares[0])
    if whole or not made(shares[-1]):
        return whole
    return made(shares[bisect_left(shares, 1, key=lambda share: bool(made(share)))])


def _made_at(
    page: Page, edges: _Edges, large: float, share: float, *, pictured: bool
) -> Setting | None:
    """Everything at once, at this share of its size; None without room."""
    view = edges.view
    words, beside = columns(view, 0, view.width * 3 // 10, gap=view.width // 24)
    words = words if pictured else view
    pad = _pad(page, view.width, large * (1 + share) / 2)
    high = view.height - pad.height - round(16 * large)
    text = fitted(page, (words.width, high), large * share)
    if text is None:
        return None
    text = text.moved(words.left, words.top + (high - text.height) * 2 // 5)
    picture = pygame.Rect(beside.left, view.top, beside.width, high) if pictured else None
    return _placed(page, edges, large, text, pad, view.bottom - pad.height, picture)


def _scrolled(page: Page, edges: _Edges, large: float) -> Setting:
    """Text and buttons one after the other, longer than what is seen of them."""
    view = edges.view
    width = view.width - gutter(large)
    text = set_text(page, width, large * SCROLLED_SHARE, beside=False).moved(*view.topleft)
    pad = _pad(page, width, large * SCROLLED_SHARE)
    top = view.top + text.height + round(16 * large)
    return _placed(page, edges, large, text, pad, top, None)


def _placed(
    page: Page,
    edges: _Edges,
    large: float,
    text: Text,
    pad: _Pad,
    top: int,
    picture: pygame.Rect | None,
) -> Setting:
    left = edges.view.left
    return Setting(
        scale=large,
        lines=text.lines,
        dots=tuple(((x, y), radius) for x, y, radius in text.dots),
        buttons=tuple(box.move(left, top) for box in pad.boxes),
        label_px=pad.label_px,
        question=pad.question.move(left, top),
        low=pad.low.move(left, top),
        high=pad.high.move(left, top),
        sign=_sign(text) if page.grave else None,
        picture=picture,
        progress=edges.progress,
        note=edges.note,
        help=edges.help,
        small_px=edges.small_px,
        view=edges.view,
        reach=max(top + pad.height - edges.view.bottom, 0),
    )


def _edges(page: Page, column: pygame.Rect, large: float) -> _Edges:
    """The progress above; the note, and the help where it has room in one line, below."""
    px = max(round(SMALL_PX * large), 12)
    face = font("Regular", px)
    line = face.get_linesize()
    note = line * len(wrap(clean(page.note), face, column.width))
    wide = face.size(_(HELP))[0] <= column.width
    help_ = line if wide and column.height >= LEAST_LINES * line else 0
    foot = note + help_ + (round(6 * large) if note and help_ else 0)
    top = line if page.progress else 0
    gap = round(14 * large)
    view = pygame.Rect(column.left, column.top + (top and top + gap // 2), column.width, 0)
    view.height = column.bottom - (foot and foot + gap) - view.top
    return _Edges(
        pygame.Rect(column.left, column.top, column.width, top),
        view,
        pygame.Rect(column.left, column.bottom - foot, column.width, note),
        pygame.Rect(column.left, column.bottom - help_, column.width, help_),
        px,
    )


def _pad(page: Page, width: int, scale: float) -> _Pad:
    """All buttons, a scale's numbers in a row above the others."""
    px = max(round(LABEL_PX * scale), SMALLEST_PX)
    if page.scale:
        return _scaled(page, page.scale, width, px, scale)
    return _grid(page.options, width, px, scale)


def _scaled(page: Page, asked: Scale, width: int, px: int, scale: float) -> _Pad:
    """What a scale asks, its numbers, what its ends mean, and then the other options."""
    gap, face = round(BUTTON_GAP * scale), font("Regular", px)
    line, between = face.get_linesize(), round(BUTTON_GAP * scale / 2)
    lines = len(wrap(clean(asked.question), face, width))
    question = pygame.Rect(0, 0, width, line * lines)
    row = pygame.Rect(0, question.bottom + gap, width, round(BUTTON * scale))
    each = (row.width - between * (asked.count - 1)) // asked.count
    numbers = columns(row, *[each] * asked.count, gap=between)
    ends = pygame.Rect(0, row.bottom + between, width, line)
    low, high = columns(ends, (width - gap) // 2, 0, gap=gap)
    others = _grid(page.options[asked.count :], width, px, scale)
    top = ends.bottom + gap
    boxes = (*numbers, *(box.move(0, top) for box in others.boxes))
    return _Pad(boxes, px, top + others.height, question, low, high)


def _grid(options: Sequence[Option], width: int, px: int, scale: float) -> _Pad:
    gap = round(BUTTON_GAP * scale)
    across = _across(options, width, px, gap)
    if len(options) == 1:
        single = min(max(_label_width(options[0], px), width * 2 // 5), width)
        return _Pad(
            tuple(_row(options, (width - single) // 2, 0, single, px, gap)),
            px,
            _row_height(options, single, px),
        )
    boxes: list[pygame.Rect] = []
    top = 0
    for start in range(0, len(options), across):
        line = options[start : start + across]
        each = (width - gap * (across - 1)) // across
        boxes += _row(line, 0, top, each, px, gap)
        top = boxes[-1].bottom + gap
    return _Pad(tuple(boxes), px, top - gap)


def _row(
    options: Sequence[Option], left: int, top: int, each: int, px: int, gap: int
) -> Iterator[pygame.Rect]:
    height = _row_height(options, each, px)
    for place in range(len(options)):
        yield pygame.Rect(left + place * (each + gap), top, each, height)


def _row_height(options: Sequence[Option], each: int, px: int) -> int:
    """As high as the longest label in lines needs."""
    face = font("Medium", px)
    most = max(len(wrap(clean(o.label), face, inside(each, px))) for o in options)
    return round(BUTTON / LABEL_PX * px) + (most - 1) * face.get_linesize()


def inside(width: int, px: int) -> int:
    """What a button of this width has for its label."""
    return max(width - 2 * px, px)


def _label_width(option: Option, px: int) -> int:
    return font("Medium", px).size(option.label)[0] + 2 * px + 1


def _across(options: Sequence[Option], width: int, px: int, gap: int) -> int:
    """How many buttons stand side by side: all where their words fit, else one or two."""
    widest = max(_label_width(option, px) for option in options)
    if len(options) * (widest + gap) <= width + gap:
        return len(options)
    return 2 if len(options) > MANY and widest <= width * 3 // 4 else 1


def _sign(text: Text) -> pygame.Rect:
    """The warning sign stands in the room that the title leaves it."""
    first = text.lines[0]
    px = round(first.px * 0.9)
    x, y = first.pos
    return pygame.Rect(x - indent(first.px), y + round(first.px * 0.18), px, px)
