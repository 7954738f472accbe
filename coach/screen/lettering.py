"""Text that stays inside its box: broken into lines, made smaller, cut only at the very last."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol, TypeAlias

import pygame

from coach.screen.scripts import Face, is_right_to_left
from coach.screen.theme import Colour, Weight

Across: TypeAlias = Literal["left", "middle", "right"]
Down: TypeAlias = Literal["top", "middle", "bottom"]

SMALLEST_PX = 11
SHRINK = 0.6
"""Text may shrink to this share of its size before it is cut."""
ELLIPSIS = "…"


class Letters(Protocol):
    """What is asked of a font: ours, or one of the system's for both directions."""

    def size(self, line: str, /) -> tuple[int, int]:
        """The pixels that a line takes."""

    def get_linesize(self) -> int:
        """From one line to the next."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set; `px` is the size it has when there is room."""

    px: int
    colour: Colour
    weight: Weight = "Regular"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text broken into lines at the size that fits."""

    lines: tuple[str, ...]
    px: int


def text(
    surface: pygame.Surface,
    box: pygame.Rect,
    words: str,
    style: Type,
    *,
    across: Across = "left",
    down: Down = "top",
) -> pygame.Rect:
    """Writes inside the box, smaller or cut when it must be; returns what it covered."""
    shaped = shape(words, style.weight, style.px, box.size)
    letters = Face(style.weight, shaped.px)
    step = letters.get_linesize()
    inked = pygame.Rect((0, 0), extent(words, style, box.size))
    if across == "left" and is_right_to_left(words):
        across = "right"
    _place(inked, box, across, down)
    before = surface.get_clip()
    surface.set_clip(before.clip(box))  # at some sizes a letter is a pixel higher than its line
    for row, line in enumerate(shaped.lines):
        image = letters.render(line, style.colour)
        spot = image.get_rect(top=inked.top + row * step)
        _place(spot, inked, across, None)
        surface.blit(image, spot)
    surface.set_clip(before)
    return inked


def extent(words: str, style: Type, size: tuple[int, int]) -> tuple[int, int]:
    """The pixels that a text takes in a box of this size."""
    shaped = shape(words, style.weight, style.px, size)
    letters = Face(style.weight, shaped.px)
    width = max([letters.size(line)[0] for line in shaped.lines], default=0)
    return width, letters.get_linesize() * len(shaped.lines)


def fits(words: str, style: Type, size: tuple[int, int]) -> bool:
    """Whether all of a text can be shown in a box of this size."""
    return _fitting(clean(words), style.weight, style.px, size) is not None


@lru_cache(maxsize=512)
def shape(words: str, weight: Weight, px: int, size: tuple[int, int]) -> Shaped:
    """The largest setting up to `px` that fits; where even the smallest does not, it is cut."""
    words = clean(words)
    fitting = _fitting(words, weight, px, size)
    if fitting or not words or min(size) <= 0:
        return fitting or Shaped((), px)
    letters = Face(weight, _smallest(px))
    return Shaped(_cut(wrap(words, letters, size[0]), letters, size), letters.px)


@lru_cache(maxsize=512)
def _fitting(words: str, weight: Weight, px: int, size: tuple[int, int]) -> Shaped | None:
    if not words or min(size) <= 0:
        return None
    for candidate in _sizes(px, _smallest(px)):
        letters = Face(weight, candidate)
        lines = wrap(words, letters, size[0]) if _may_fit(words, letters, size) else ()
        if lines and len(lines) <= _room(letters, size[1]):
            return Shaped(lines, candidate)
    return None


def _smallest(px: int) -> int:
    return max(min(px, SMALLEST_PX), round(px * SHRINK))


def wrap(words: str, letters: Letters, width: int) -> tuple[str, ...]:
    """Lines no wider than `width`, broken between words, and inside a word only when it must."""
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if letters.size(joined)[0] <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, letters, width))
    return tuple(line for line in lines if line)


def clean(words: str) -> str:
    """The words with everything that cannot be drawn made a space."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _place(spot: pygame.Rect, box: pygame.Rect, across: Across, down: Down | None) -> None:
    if across == "left":
        spot.left = box.left
    elif across == "right":
        spot.right = box.right
    else:
        spot.centerx = box.centerx
    if down == "top":
        spot.top = box.top
    elif down == "bottom":
        spot.bottom = box.bottom
    elif down == "middle":
        spot.centery = box.centery


def _sizes(px: int, smallest: int) -> Iterator[int]:
    """From large to small in steps the eye does not miss, always ending with the smallest."""
    yield from range(px, smallest, -max(1, px // 16))
    yield smallest


def _may_fit(words: str, letters: Letters, size: tuple[int, int]) -> bool:
    """Whether all lines end to end would be long enough: it spares most of the wrapping."""
    spare = letters.size(" ")[0]
    return letters.size(words)[0] <= _room(letters, size[1]) * (size[0] + spare)


def _room(letters: Letters, height: int) -> int:
    return height // letters.get_linesize()


def _cut(lines: tuple[str, ...], letters: Letters, size: tuple[int, int]) -> tuple[str, ...]:
    kept = lines[: _room(letters, size[1])]
    if not kept:
        return ()
    last = kept[-1]
    while last and letters.size(last + ELLIPSIS)[0] > size[0]:
        last = last[:-1].rstrip()
    return (*kept[:-1], last + ELLIPSIS) if last else kept[:-1]


def _pieces(word: str, letters: Letters, width: int) -> list[str]:
    """A word in pieces that fit; a single letter wider than the line is dropped."""
    pieces = [""]
    for letter in word:
        if letters.size(pieces[-1] + letter)[0] <= width:
            pieces[-1] += letter
        elif letters.size(letter)[0] <= width:
            pieces.append(letter)
    return pieces
