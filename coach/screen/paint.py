"""Small brushes for smooth shapes.

Shapes are drawn on a canvas of twice the size and scaled down, which is what smooths their edges.
"""

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeAlias

import pygame

from coach.screen.theme import Colour

Point: TypeAlias = tuple[float, float]

FINE = 2
"""Canvas pixels for each pixel of the window, each way."""
PARTS = 4
"""Of a pixel: how finely a dot moves."""


def smooth(
    surface: pygame.Surface,
    box: pygame.Rect,
    ground: Colour,
    draw: Callable[[pygame.Surface], None],
) -> None:
    """Fills the box with what `draw` puts on a canvas FINE times its size."""
    if min(box.size) <= 0:
        return
    canvas, scaled = _scratch(box.size)
    canvas.fill(ground)
    draw(canvas)
    surface.blit(pygame.transform.smoothscale(canvas, box.size, scaled), box)


@lru_cache(maxsize=8)
def _scratch(size: tuple[int, int]) -> tuple[pygame.Surface, pygame.Surface]:
    """A canvas for a box of this size, and where it is scaled to: kept, for memory is dear."""
    return pygame.Surface((size[0] * FINE, size[1] * FINE)), pygame.Surface(size)


def finely(box: pygame.Rect) -> pygame.Rect:
    """A box of the window as it lies on the canvas."""
    return pygame.Rect(box.left * FINE, box.top * FINE, box.width * FINE, box.height * FINE)


def dot(surface: pygame.Surface, centre: Point, width: float, colour: Colour) -> None:
    """A disc whose middle may lie between pixels: what glides is made of it."""
    left, top = math.floor(centre[0]), math.floor(centre[1])
    parts = int((centre[0] - left) * PARTS), int((centre[1] - top) * PARTS)
    image = _dot(width, parts, colour)
    reach = image.get_width() // 2
    surface.blit(image, (left - reach, top - reach))


@lru_cache(maxsize=64)
def _dot(width: float, parts: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Its middle is so many parts of a pixel right of and below the picture's."""
    reach = math.ceil(width / 2) + 2
    canvas = pygame.Surface((2 * reach * PARTS, 2 * reach * PARTS), pygame.SRCALPHA)
    canvas.fill((*colour, 0))
    middle = reach * PARTS + parts[0], reach * PARTS + parts[1]
    pygame.draw.circle(canvas, colour, middle, width * PARTS / 2)
    return pygame.transform.smoothscale(canvas, (2 * reach, 2 * reach))


def arc(
    canvas: pygame.Surface,
    colour: Colour,
    centre: Point,
    radius: float,
    *,
    width: float,
    turns: tuple[float, float],
) -> None:
    """A round-ended band from one turn to another: 0 is the top, clockwise, 1 a whole circle."""
    start, end = turns
    count = max(2, math.ceil((end - start) * radius))
    angles = [start + (end - start) * i / count for i in range(count + 1)]
    outer = [on_circle(centre, radius, turn) for turn in angles]
    inner = [on_circle(centre, radius - width, turn) for turn in reversed(angles)]
    pygame.draw.polygon(canvas, colour, outer + inner)
    for turn in turns:
        pygame.draw.circle(canvas, colour, on_circle(centre, radius - width / 2, turn), width / 2)


def on_circle(centre: Point, radius: float, turn: float) -> Point:
    """The point at this turn: 0 is the top, clockwise."""
    angle = math.tau * turn
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def curve(points: Iterable[Point], *, closed: bool = False, steps: int = 12) -> list[Point]:
    """A smooth line through the points (Catmull-Rom); `steps` pieces between each two."""
    knots = list(points)
    around = [knots[-1], *knots, knots[0], knots[1]] if closed else [knots[0], *knots, knots[-1]]
    drawn = [
        _between(around[i : i + 4], step / steps)
        for i in range(len(around) - 3)
        for step in range(steps)
    ]
    return drawn if closed else [*drawn, knots[-1]]


def ease(share: float) -> float:
    """0 to 1 with a slow start and a slow end."""
    return (1 - math.cos(math.pi * share)) / 2


def pill(canvas: pygame.Surface, colour: Colour, box: pygame.Rect, width: int = 0) -> None:
    """A rectangle with fully round ends; `width` outlines it instead of filling it."""
    pygame.draw.rect(canvas, colour, box, width, border_radius=min(box.size) // 2)


def smooth_pill(surface: pygame.Surface, box: pygame.Rect, colour: Colour, ground: Colour) -> None:
    """A filled pill on its ground."""
    smooth(surface, box, ground, lambda canvas: pill(canvas, colour, canvas.get_rect()))


def fade(surface: pygame.Surface, box: pygame.Rect, colour: Colour, *, upwards: bool) -> None:
    """The colour from nothing to all of it, downwards or upwards."""
    picture = _fade(box.size, colour)
    surface.blit(pygame.transform.flip(picture, False, True) if upwards else picture, box)


@lru_cache(maxsize=4)
def _fade(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    image = pygame.Surface(size, pygame.SRCALPHA)
    for y in range(size[1]):
        image.fill((*colour, 255 * y // size[1]), (0, y, size[0], 1))
    return image


def _between(knots: list[Point], t: float) -> Point:
    xs, ys = zip(*knots, strict=True)
    return _spline(xs, t), _spline(ys, t)


def _spline(values: tuple[float, ...], t: float) -> float:
    """Catmull-Rom between the second and the third of four values."""
    a, b, c, d = values
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
