"""What cards, chips and buttons of the library are painted with; shapes are kept as pictures."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.screen.lettering import SMALLEST_PX, Across, Type, text
from coach.screen.theme import Colour, Theme, Weight

FINE = 4
"""Canvas pixels for each pixel of a corner, each way."""
RADIUS = 16
LINE = 2


@dataclass(frozen=True, slots=True)
class Brush:
    """How large the drawing is, and in which colours."""

    scale: float
    theme: Theme

    def u(self, length: float) -> int:
        """Units as pixels."""
        return round(length * self.scale)

    def px(self, length: float) -> int:
        """The size of type, never too small to be read."""
        return max(round(length * self.scale), SMALLEST_PX)

    @property
    def line(self) -> int:
        """How thick an edge is, in pixels."""
        return max(self.u(LINE), 1)


def panel(surface: pygame.Surface, box: pygame.Rect, brush: Brush, edge: Colour) -> None:
    """A raised card with round corners."""
    radius = min(brush.u(RADIUS), min(box.size) // 2)
    surface.blit(_rounded(box.size, radius, brush.theme.raised, edge, brush.line), box)


def pill(
    surface: pygame.Surface, box: pygame.Rect, brush: Brush, fill: Colour | None, edge: Colour
) -> None:
    """A shape with fully round ends; without `fill` only its edge."""
    surface.blit(_rounded(box.size, min(box.size) // 2, fill, edge, brush.line), box)


def ring(surface: pygame.Surface, box: pygame.Rect, brush: Brush) -> None:
    """A line around what keys go to."""
    pill(surface, box.inflate(4 * brush.line, 4 * brush.line), brush, None, brush.theme.ink)


def chip(
    surface: pygame.Surface,
    box: pygame.Rect,
    words: str,
    brush: Brush,
    *,
    filled: bool,
    lit: bool = False,
) -> None:
    """A thing to choose: outlined, or filled and bolder where it is chosen."""
    surface.blit(_chip(box.size, words, brush, filled, lit), box)


def button(surface: pygame.Surface, box: pygame.Rect, words: str, brush: Brush) -> None:
    """What leads on."""
    theme = brush.theme
    pill(surface, box, brush, theme.glow, theme.glow)
    inner = box.inflate(-box.height // 2, 0)
    write(surface, inner, words, Type(brush.px(21), theme.on_glow, "Medium"), "middle")


def write(
    surface: pygame.Surface, box: pygame.Rect, words: str, style: Type, across: Across = "left"
) -> pygame.Rect:
    """Text in the middle of the box's height; returns what it covered."""
    return text(surface, box, words, style, across=across, down="middle")


def style(brush: Brush, size: float, colour: Colour, weight: Weight = "Regular") -> Type:
    """Type of so many units."""
    return Type(brush.px(size), colour, weight)


@lru_cache(maxsize=96)
def _chip(
    size: tuple[int, int], words: str, brush: Brush, filled: bool, lit: bool
) -> pygame.Surface:
    theme = brush.theme
    image = pygame.Surface(size, pygame.SRCALPHA)
    box = image.get_rect()
    edge = theme.glow if filled else theme.soft if lit else theme.line
    pill(image, box, brush, theme.glow if filled else None, edge)
    ink = theme.on_glow if filled else theme.ink if lit else theme.soft
    px = min(brush.px(17), round(box.height * 0.52))
    inner = box.inflate(-min(box.height * 2 // 3, box.width // 5), -2 * brush.line)
    write(image, inner, words, Type(px, ink, "Medium" if filled else "Regular"), "middle")
    return image


@lru_cache(maxsize=96)
def _rounded(
    size: tuple[int, int], radius: int, fill: Colour | None, edge: Colour, line: int
) -> pygame.Surface:
    """A box with round corners and an edge on a clear ground: only the corners must be smooth."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    image.fill(edge)
    inside = (*fill, 255) if fill else (*edge, 0)
    image.fill(inside, image.get_rect().inflate(-2 * line, -2 * line))
    corner = _corner(radius, fill, edge, line)
    width, height = size
    for left, top in (
        (0, 0),
        (width - radius, 0),
        (0, height - radius),
        (width - radius, height - radius),
    ):
        place = pygame.Rect(left, top, radius, radius)
        image.fill((*edge, 0), place)
        image.blit(pygame.transform.flip(corner, left > 0, top > 0), place)
    return image


@lru_cache(maxsize=64)
def _corner(radius: int, fill: Colour | None, edge: Colour, line: int) -> pygame.Surface:
    """The upper left corner."""
    canvas = pygame.Surface((radius * FINE, radius * FINE), pygame.SRCALPHA)
    canvas.fill((*edge, 0))
    middle = (radius * FINE, radius * FINE)
    pygame.draw.circle(canvas, edge, middle, radius * FINE)
    inside = (*fill, 255) if fill else (*edge, 0)
    pygame.draw.circle(canvas, inside, middle, max(radius - line, 0) * FINE)
    return pygame.transform.smoothscale(canvas, (radius, radius))
