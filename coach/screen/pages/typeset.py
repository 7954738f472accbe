"""The text of a page in lines: a title, and blocks side by side or one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from coach.screen.lettering import SMALLEST_PX, clean, wrap
from coach.screen.pages.page import Block, Page
from coach.screen.theme import Weight, font

Rank: TypeAlias = Literal["title", "heading", "plain"]

TITLE_PX, PLAIN_PX = 42, 25
"""At a scale of 1."""
WEIGHTS: dict[Rank, Weight] = {"title": "Light", "heading": "Medium", "plain": "Regular"}


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
class Text:
    """Some text: its lines and dots in a box that begins at (0, 0)."""

    lines: tuple[Line, ...]
    dots: tuple[tuple[int, int, int], ...]
    height: int

    def moved(self, x: int, y: int) -> "Text":
        lines = tuple(Line(a.text, (a.pos[0] + x, a.pos[1] + y), a.px, a.rank) for a in self.lines)
        dots = tuple((dot_x + x, dot_y + y, radius) for dot_x, dot_y, radius in self.dots)
        return Text(lines, dots, self.height)


def indent(px: int) -> int:
    """What a grave title leaves free for its sign."""
    return round(px * 1.25)


def fitted(page: Page, size: tuple[int, int], scale: float) -> Text | None:
    """The text if it fits, blocks side by side or one under the other."""
    for beside in (True, False):
        text = set_text(page, size[0], scale, beside=beside)
        if text.height <= size[1]:
            return text
    return None


def set_text(page: Page, width: int, scale: float, *, beside: bool) -> Text:
    """The title and the blocks."""
    title_px = max(round(TITLE_PX * scale), SMALLEST_PX)
    px = max(round(PLAIN_PX * scale), SMALLEST_PX)
    left = indent(title_px) if page.grave else 0
    title = _lined(page.title, "title", title_px, width - left).moved(left, 0)
    blocks = [block for block in page.blocks if block.lines]
    if beside and len(blocks) > 1:
        return _under([title, _beside(blocks, width, px)], round(px * 1.1))
    return _under([title, *(_block(block, width, px) for block in blocks)], round(px * 0.9))


def _beside(blocks: Sequence[Block], width: int, px: int) -> Text:
    gap = round(px * 1.6)
    each = (width - gap * (len(blocks) - 1)) // len(blocks)
    placed = [_block(b, each, px).moved(i * (each + gap), 0) for i, b in enumerate(blocks)]
    lines = tuple(line for text in placed for line in text.lines)
    dots = tuple(dot for text in placed for dot in text.dots)
    return Text(lines, dots, max(text.height for text in placed))


def _block(block: Block, width: int, px: int) -> Text:
    heading = [_lined(block.heading, "heading", px, width)] if block.heading else []
    indent = round(px * 0.8) if block.listed else 0
    parts = [_item(line, width, px, indent) for line in block.lines]
    return _under([*heading, *parts], round(px * 0.35))


def _item(line: str, width: int, px: int, indent: int) -> Text:
    """A line, with a dot in its indent where it has one."""
    text = _lined(line, "plain", px, width - indent).moved(indent, 0)
    dot = (px // 6 + 1, font("Regular", px).get_linesize() // 2 + 1, max(px // 8, 2))
    return Text(text.lines, (dot,) if indent else (), text.height)


def _lined(words: str, rank: Rank, px: int, width: int) -> Text:
    face = font(WEIGHTS[rank], px)
    step = face.get_linesize()
    broken = wrap(clean(words), face, max(width, px))
    lines = tuple(Line(line, (0, i * step), px, rank) for i, line in enumerate(broken))
    return Text(lines, (), step * len(lines))


def _under(parts: Sequence[Text], gap: int) -> Text:
    """The parts from top to bottom."""
    lines: list[Line] = []
    dots: list[tuple[int, int, int]] = []
    y = 0
    for part in parts:
        placed = part.moved(0, y)
        lines += placed.lines
        dots += placed.dots
        y += part.height + gap
    return Text(tuple(lines), tuple(dots), y - gap)
