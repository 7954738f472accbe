"""Text that stays inside its box: broken into lines, made smaller, cut only at the very last."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import pygame

from coach.screen.theme import Colour, Weight, font

Across: TypeAlias = Literal["left", "middle", "right"]
Down: TypeAlias = Literal["top", "middle", "bottom"]

SMALLEST_PX = 11
SHRINK = 0.6
"""Text may shrink to this share of its size before it is cut."""
ELLIPSIS = "…"


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
    face = font(style.weight, shaped.px)
    step = face.get_linesize()
    inked = pygame.Rect(0, 0, max(map(face.size, shaped.lines), default=(0, 0))[0], 0)
    inked.height = step * len(shaped.lines)
    _place(inked, box, across, down)
    for row, line in enumerate(shaped.lines):
        image = face.render(line, True, style.colour)
        spot = image.get_rect(top=inked.top + row * step)
        _place(spot, inked, across, None)
        surface.blit(image, spot)
    return inked


@lru_cache(maxsize=512)
def shape(words: str, weight: Weight, px: int, size: tuple[int, int]) -> Shaped:
    """The largest setting up to `px` that fits; where even the smallest does not, it is cut."""
    words = clean(words)
    if not words or min(size) <= 0:
        return Shaped((), px)
    smallest = max(min(px, SMALLEST_PX), round(px * SHRINK))
    for candidate in _sizes(px, smallest):
        face = font(weight, candidate)
        lines = wrap(words, face, size[0]) if _may_fit(words, face, size) else ()
        if lines and len(lines) <= _room(face, size[1]):
            return Shaped(lines, candidate)
    return Shaped(_cut(wrap(words, face, size[0]), face, size), smallest)


def wrap(words: str, face: pygame.font.Font, width: int) -> tuple[str, ...]:
    """Lines no wider than `width`, broken between words, and inside a word only when it must."""
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if face.size(joined)[0] <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, face, width))
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


def _may_fit(words: str, face: pygame.font.Font, size: tuple[int, int]) -> bool:
    """Whether all lines end to end would be long enough: it spares most of the wrapping."""
    spare = face.size(" ")[0]
    return face.size(words)[0] <= _room(face, size[1]) * (size[0] + spare)


def _room(face: pygame.font.Font, height: int) -> int:
    return height // face.get_linesize()


def _cut(lines: tuple[str, ...], face: pygame.font.Font, size: tuple[int, int]) -> tuple[str, ...]:
    kept = lines[: _room(face, size[1])]
    if not kept:
        return ()
    last = kept[-1]
    while last and face.size(last + ELLIPSIS)[0] > size[0]:
        last = last[:-1].rstrip()
    return (*kept[:-1], last + ELLIPSIS) if last else kept[:-1]


def _pieces(word: str, face: pygame.font.Font, width: int) -> list[str]:
    """A word in pieces that fit; a single letter wider than the line is dropped."""
    pieces = [""]
    for letter in word:
        if face.size(pieces[-1] + letter)[0] <= width:
            pieces[-1] += letter
        elif face.size(letter)[0] <= width:
            pieces.append(letter)
    return pieces
