"""Small drawn signs for forms and tools: what a card needs, at a glance."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from coach.screen.paint import Point, arc, curve
from coach.screen.theme import Colour

FINE = 4
"""Canvas pixels for each pixel of the window, each way: they are small, and kept."""
LINE = 0.075
Draw = Callable[[pygame.Surface, Colour], None]


def paint(surface: pygame.Surface, box: pygame.Rect, token: str, colour: Colour) -> None:
    """The sign in the middle of the box, as large as its shorter side."""
    image = picture(token, min(box.size), colour)
    surface.blit(image, image.get_rect(center=box.center))


@lru_cache(maxsize=128)
def picture(token: str, side: int, colour: Colour) -> pygame.Surface:
    """The sign on a clear ground."""
    canvas = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    canvas.fill((*colour, 0))
    TOKENS[token](canvas, colour)
    return pygame.transform.smoothscale(canvas, (side, side))


def _person(canvas: pygame.Surface, colour: Colour, x: float, size: float = 1) -> None:
    """A head over shoulders, seen from behind."""
    side = canvas.get_width()
    foot = 0.86
    pygame.draw.circle(canvas, colour, (side * x, side * (foot - 0.54 * size)), side * 0.155 * size)
    shoulders = pygame.Rect(0, 0, side * 0.56 * size, side * 0.62 * size)
    shoulders.midtop = round(side * x), round(side * (foot - 0.34 * size))
    canvas.set_clip(pygame.Rect(0, 0, side, side * foot))
    pygame.draw.rect(canvas, colour, shoulders, border_radius=int(side * 0.24 * size))
    canvas.set_clip(None)


def _alone(canvas: pygame.Surface, colour: Colour) -> None:
    _person(canvas, colour, 0.5, 1.1)


def _partner(canvas: pygame.Surface, colour: Colour) -> None:
    """Two, the nearer one with an edge of nothing around it."""
    _person(canvas, colour, 0.69, 0.86)
    edge = pygame.Surface(canvas.get_size(), pygame.SRCALPHA)
    _person(edge, (255, 255, 255), 0.33, 1.16)
    canvas.blit(edge, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    canvas.fill((*colour, 0), special_flags=pygame.BLEND_RGB_MAX)
    _person(canvas, colour, 0.33, 1.0)


def _ball(canvas: pygame.Surface, colour: Colour) -> None:
    """With the seam of a tennis ball."""
    side = canvas.get_width()
    _ring(canvas, colour, (0.5, 0.5), 0.36)
    for x in (-0.02, 1.02):
        turns = (0.165, 0.335) if x < 0 else (0.665, 0.835)
        arc(canvas, colour, (side * x, side / 2), side * 0.36, width=side * 0.06, turns=turns)


def _roller(canvas: pygame.Surface, colour: Colour) -> None:
    """A cylinder that lies, seen from its end."""
    side = canvas.get_width()
    round_end = [(0.74, 0.24), (0.84, 0.34), (0.87, 0.50), (0.84, 0.66), (0.74, 0.76)]
    _line(canvas, colour, [(0.30, 0.24), *curve(round_end), (0.30, 0.76)])
    end = pygame.Rect(side * 0.13, side * 0.21, side * 0.32, side * 0.58)
    pygame.draw.ellipse(canvas, colour, end, round(side * LINE))
    pygame.draw.circle(canvas, colour, end.center, side * 0.06)


def _cane(canvas: pygame.Surface, colour: Colour) -> None:
    """A hook with knobs."""
    shaft = [(0.30, 0.86), (0.30, 0.34), (0.36, 0.18), (0.54, 0.12), (0.72, 0.20), (0.76, 0.40)]
    _line(canvas, colour, curve(shaft), 0.095)
    for x, y in ((0.30, 0.60), (0.755, 0.46)):
        _dot(canvas, colour, (x, y), 0.1)


def _towel(canvas: pygame.Surface, colour: Colour) -> None:
    """Folded, with a border."""
    side = canvas.get_width()
    sheet = pygame.Rect(side * 0.2, side * 0.16, side * 0.6, side * 0.68)
    pygame.draw.rect(canvas, colour, sheet, round(side * LINE), border_radius=round(side * 0.09))
    for y in (0.58, 0.69):
        _line(canvas, colour, [(0.22, y), (0.78, y)], 0.05)


def _stone(canvas: pygame.Surface, colour: Colour) -> None:
    """A smooth stone, and warmth over it."""
    side = canvas.get_width()
    stone = pygame.Rect(side * 0.1, side * 0.52, side * 0.8, side * 0.34)
    pygame.draw.ellipse(canvas, colour, stone)
    for x in (0.34, 0.5, 0.66):
        wave = [(x, 0.42), (x - 0.05, 0.34), (x + 0.05, 0.22), (x, 0.13)]
        _line(canvas, colour, curve(wave), 0.05)


def _hands(canvas: pygame.Surface, colour: Colour) -> None:
    """An open hand."""
    fingers = [
        ((0.36, 0.50), (0.30, 0.22)), ((0.47, 0.46), (0.45, 0.13)),
        ((0.58, 0.46), (0.60, 0.15)), ((0.68, 0.52), (0.74, 0.25)),
    ]  # fmt: skip
    for root, tip in fingers:
        _line(canvas, colour, [root, tip], 0.1)
    _line(canvas, colour, [(0.36, 0.72), (0.18, 0.52)], 0.1)
    palm = [(0.33, 0.48), (0.70, 0.48), (0.71, 0.68), (0.60, 0.87), (0.42, 0.87), (0.31, 0.70)]
    side = canvas.get_width()
    pygame.draw.polygon(canvas, colour, [(x * side, y * side) for x, y in curve(palm, closed=True)])


def _seek(canvas: pygame.Surface, colour: Colour) -> None:
    _ring(canvas, colour, (0.43, 0.43), 0.27)
    _line(canvas, colour, [(0.64, 0.64), (0.84, 0.84)], 0.1)


def _cross(canvas: pygame.Surface, colour: Colour) -> None:
    _line(canvas, colour, [(0.28, 0.28), (0.72, 0.72)], 0.1)
    _line(canvas, colour, [(0.72, 0.28), (0.28, 0.72)], 0.1)


def _sliders(canvas: pygame.Surface, colour: Colour) -> None:
    """Three sliders: what can be set."""
    for y, x in ((0.25, 0.66), (0.5, 0.34), (0.75, 0.58)):
        _line(canvas, colour, [(0.14, y), (0.86, y)], 0.06)
        _dot(canvas, colour, (x, y), 0.1)


def _ring(canvas: pygame.Surface, colour: Colour, centre: Point, radius: float) -> None:
    side = canvas.get_width()
    middle = (centre[0] * side, centre[1] * side)
    pygame.draw.circle(canvas, colour, middle, radius * side, round(side * LINE))


def _dot(canvas: pygame.Surface, colour: Colour, centre: Point, radius: float) -> None:
    side = canvas.get_width()
    pygame.draw.circle(canvas, colour, (centre[0] * side, centre[1] * side), radius * side)


def _line(
    canvas: pygame.Surface, colour: Colour, points: Sequence[Point], width: float = LINE
) -> None:
    """A round-ended line through points given as shares of the canvas."""
    side = canvas.get_width()
    placed = [pygame.Vector2(point) * side for point in points]
    for start, end in pairwise(placed):
        count = max(1, int((end - start).length() / (width * side) * 6))
        for step in range(count + 1):
            pygame.draw.circle(canvas, colour, start.lerp(end, step / count), side * width / 2)


TOKENS: dict[str, Draw] = {
    "solo": _alone,
    "partner": _partner,
    "hands": _hands,
    "ball": _ball,
    "roller": _roller,
    "cane": _cane,
    "towel": _towel,
    "stone": _stone,
    "seek": _seek,
    "cross": _cross,
    "settings": _sliders,
}
