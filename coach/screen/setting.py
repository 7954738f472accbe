"""Where the text and the buttons of a page stand, at the largest type for which all of it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import pygame

from coach.screen.boxes import columns, rows
from coach.screen.lettering import SMALLEST_PX, clean, wrap
from coach.screen.page import Block, Option, Page
from coach.screen.theme import Weight, font

Size: TypeAlias = tuple[int, int]
Rank: TypeAlias = Literal["title", "heading", "plain"]

TITLE_PX, PLAIN_PX, BUTTON = 42, 25, 66
"""At a scale of 1: the two sizes of type, and the height of a button."""
BUTTON_GAP = 12
SHARES = tuple(share / 100 for share in range(100, 38, -4))
"""The sizes that type is tried at."""
MANY = 4
"""More options than this stand in two columns, where they do not fit in a row."""
WEIGHTS: dict[Rank, Weight] = {"title": "Light", "heading": "Medium", "plain": "Regular"}
NOTHING = pygame.Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and where its top left corner stands."""

    text: str
    pos: tuple[int, int]
    px: int
    rank: Rank

    @property
    def weight(self) -> Weight:
        return WEIGHTS[self.rank]


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything on a page in its place."""

    scale: float
    lines: tuple[Line, ...]
    dots: tuple[tuple[tuple[int, int], int], ...]
    """Centre and radius of the dots of lists."""
    buttons: tuple[pygame.Rect, ...]
    sign: pygame.Rect | None
    progress: pygame.Rect
    note: pygame.Rect
    help: pygame.Rect
    whole: bool
    """Whether all the text found room."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Some set text: its lines and dots in a box that begins at (0, 0)."""

    lines: tuple[Line, ...]
    dots: tuple[tuple[int, int, int], ...]
    height: int

    def moved(self, x: int, y: int) -> "_Text":
        lines = tuple(Line(a.text, (a.pos[0] + x, a.pos[1] + y), a.px, a.rank) for a in self.lines)
        dots = tuple((dot_x + x, dot_y + y, radius) for dot_x, dot_y, radius in self.dots)
        return _Text(lines, dots, self.height)


@lru_cache(maxsize=8)
def setting(page: Page, size: Size) -> Setting:
    """The page in a window of this size."""
    scale = max(min(size[0] / 1180, size[1] / 720), 0.62)
    whole = pygame.Rect((0, 0), size).inflate(-2 * round(28 * scale), -2 * round(20 * scale))
    column = whole.copy()
    column.width = min(whole.width, round(980 * scale))
    column.centerx = whole.centerx
    top, body, low, foot = _parts(page, column, scale)
    text, fits = _fitted(page, body.size, scale)
    slack = max(body.height - text.height, 0)
    text = text.moved(body.left, body.top + slack * 2 // 5)
    note, aid = _foot(foot, page)
    return Setting(
        scale,
        text.lines,
        tuple(((x, y), radius) for x, y, radius in text.dots),
        tuple(_buttons(page.options, low, scale)),
        _sign(text) if page.grave else None,
        top,
        note,
        aid,
        fits,
    )


def _parts(page: Page, column: pygame.Rect, scale: float) -> list[pygame.Rect]:
    """The progress, the text, the buttons and the foot, from top to bottom."""
    across = _across(page.options, column.width, scale)
    high = -(-len(page.options) // across)
    button, between = round(BUTTON * scale), round(BUTTON_GAP * scale)
    buttons = min(high * (button + between) - between, column.height * 11 // 20)
    foot = round(30 * scale) * (2 if page.note and column.width >= 600 else 1)
    gap = round(16 * scale)
    if page.progress:
        return rows(column, round(26 * scale), 0, buttons, foot, gap=gap)
    return [NOTHING, *rows(column, 0, buttons, foot, gap=gap)]


def _foot(foot: pygame.Rect, page: Page) -> tuple[pygame.Rect, pygame.Rect]:
    """The note and the help; a narrow window has room for one, and the note is it."""
    if not page.note:
        return NOTHING, foot
    if foot.width < 600:
        return foot, NOTHING
    note, aid = rows(foot, foot.height // 2, 0)
    return note, aid


def _across(options: Sequence[Option], width: int, scale: float) -> int:
    """How many buttons stand side by side: all where their words fit, else one or two."""
    face = font("Medium", round(BUTTON * scale * 0.4))
    widest = max(face.size(option.label)[0] for option in options) + round(BUTTON * scale)
    if len(options) * (widest + BUTTON_GAP * scale) <= width:
        return len(options)
    return 2 if len(options) > MANY else 1


def _buttons(options: Sequence[Option], box: pygame.Rect, scale: float) -> Iterator[pygame.Rect]:
    across = _across(options, box.width, scale)
    high, gap = -(-len(options) // across), round(BUTTON_GAP * scale)
    height = (box.height - gap * (high - 1)) // high
    if len(options) == 1:
        box = box.inflate(-box.width * 3 // 5, 0)
    for index in range(len(options)):
        row, place = divmod(index, across)
        line = pygame.Rect(box.left, box.top + row * (height + gap), box.width, height)
        width = (line.width - gap * (across - 1)) // across
        yield columns(line, *[width] * across, gap=gap)[place]


def _sign(text: _Text) -> pygame.Rect:
    """The warning sign stands in the room that the title leaves it."""
    first = text.lines[0]
    px = round(first.px * 0.9)
    x, y = first.pos
    return pygame.Rect(x - _indent(first.px), y + round(first.px * 0.18), px, px)


def _indent(px: int) -> int:
    return round(px * 1.25)


def _fitted(page: Page, size: Size, scale: float) -> tuple[_Text, bool]:
    """The text as large as it fits, blocks side by side or one under the other."""
    for share in SHARES:
        for beside in (True, False):
            text = _set(page, size[0], scale * share, beside=beside)
            if text.height <= size[1]:
                return text, True
    return text, False


def _set(page: Page, width: int, scale: float, *, beside: bool) -> _Text:
    title_px = max(round(TITLE_PX * scale), SMALLEST_PX)
    px = max(round(PLAIN_PX * scale), SMALLEST_PX)
    indent = _indent(title_px) if page.grave else 0
    title = _lined(page.title, "title", title_px, width - indent).moved(indent, 0)
    blocks = [block for block in page.blocks if block.lines]
    if beside and len(blocks) > 1:
        return _under([title, _beside(blocks, width, px)], round(px * 1.1))
    return _under([title, *(_block(block, width, px) for block in blocks)], round(px * 0.9))


def _beside(blocks: Sequence[Block], width: int, px: int) -> _Text:
    gap = round(px * 1.6)
    each = (width - gap * (len(blocks) - 1)) // len(blocks)
    placed = [_block(b, each, px).moved(i * (each + gap), 0) for i, b in enumerate(blocks)]
    lines = tuple(line for text in placed for line in text.lines)
    dots = tuple(dot for text in placed for dot in text.dots)
    return _Text(lines, dots, max(text.height for text in placed))


def _block(block: Block, width: int, px: int) -> _Text:
    heading = [_lined(block.heading, "heading", px, width)] if block.heading else []
    indent = round(px * 0.8) if block.listed else 0
    parts = [_item(line, width, px, indent) for line in block.lines]
    return _under([*heading, *parts], round(px * 0.35))


def _item(line: str, width: int, px: int, indent: int) -> _Text:
    """A line, with a dot in its indent where it has one."""
    text = _lined(line, "plain", px, width - indent).moved(indent, 0)
    dot = (px // 6 + 1, font("Regular", px).get_linesize() // 2 + 1, max(px // 8, 2))
    return _Text(text.lines, (dot,) if indent else (), text.height)


def _lined(words: str, rank: Rank, px: int, width: int) -> _Text:
    face = font(WEIGHTS[rank], px)
    step = face.get_linesize()
    broken = wrap(clean(words), face, max(width, px))
    lines = tuple(Line(line, (0, i * step), px, rank) for i, line in enumerate(broken))
    return _Text(lines, (), step * len(lines))


def _under(parts: Sequence[_Text], gap: int) -> _Text:
    """The parts from top to bottom."""
    lines: list[Line] = []
    dots: list[tuple[int, int, int]] = []
    y = 0
    for part in parts:
        placed = part.moved(0, y)
        lines += placed.lines
        dots += placed.dots
        y += part.height + gap
    return _Text(tuple(lines), tuple(dots), y - gap)
