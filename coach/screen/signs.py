"""Small signs, so that no state is told by words or colour alone."""

from collections.abc import Callable
from itertools import pairwise

import pygame

from coach.screen.paint import Point, arc, curve, on_circle, smooth
from coach.screen.theme import Colour

Draw = Callable[[pygame.Surface, Colour], None]


def paint(
    surface: pygame.Surface, box: pygame.Rect, sign: str, colour: Colour, ground: Colour
) -> None:
    """The sign, as large as the box's shorter side, in its middle."""
    square = pygame.Rect(0, 0, min(box.size), min(box.size))
    square.center = box.center
    smooth(surface, square, ground, lambda canvas: SIGNS[sign](canvas, colour))


def _pause(canvas: pygame.Surface, colour: Colour) -> None:
    side = canvas.get_width()
    for left in (0.24, 0.58):
        bar = pygame.Rect(side * left, side * 0.14, side * 0.18, side * 0.72)
        pygame.draw.rect(canvas, colour, bar, border_radius=int(side * 0.08))


def _play(canvas: pygame.Surface, colour: Colour) -> None:
    _filled(canvas, colour, [(0.26, 0.12), (0.86, 0.50), (0.26, 0.88)])


def _next(canvas: pygame.Surface, colour: Colour) -> None:
    _filled(canvas, colour, [(0.16, 0.16), (0.66, 0.50), (0.16, 0.84)])
    _stroke(canvas, colour, [(0.80, 0.20), (0.80, 0.80)])


def _previous(canvas: pygame.Surface, colour: Colour) -> None:
    _filled(canvas, colour, [(0.84, 0.16), (0.34, 0.50), (0.84, 0.84)])
    _stroke(canvas, colour, [(0.20, 0.20), (0.20, 0.80)])


def _repeat(canvas: pygame.Surface, colour: Colour) -> None:
    """Round and back to where it began."""
    side = canvas.get_width()
    arc(canvas, colour, (side / 2, side * 0.54), side * 0.40, width=side * 0.11, turns=(0.1, 0.9))
    _filled(canvas, colour, [(0.08, 0.06), (0.44, 0.10), (0.16, 0.40)])


def _check(canvas: pygame.Surface, colour: Colour) -> None:
    _stroke(canvas, colour, [(0.16, 0.54), (0.40, 0.78), (0.84, 0.26)])


def _target(canvas: pygame.Surface, colour: Colour) -> None:
    """A target to press."""
    side = canvas.get_width()
    pygame.draw.circle(canvas, colour, (side / 2, side / 2), side * 0.44, int(side * 0.08))
    pygame.draw.circle(canvas, colour, (side / 2, side / 2), side * 0.20)


def _wave(canvas: pygame.Surface, colour: Colour) -> None:
    """A wave that runs out."""
    wave = [(0.06, 0.50), (0.26, 0.34), (0.50, 0.50), (0.74, 0.62), (0.94, 0.56)]
    _stroke(canvas, colour, curve(wave))


def _dots(canvas: pygame.Surface, colour: Colour) -> None:
    side = canvas.get_width()
    for x in (0.18, 0.50, 0.82):
        pygame.draw.circle(canvas, colour, (side * x, side / 2), side * 0.11)


def _warning(canvas: pygame.Surface, colour: Colour) -> None:
    _stroke(canvas, colour, [(0.5, 0.12), (0.92, 0.86), (0.08, 0.86), (0.5, 0.12)], 0.08)
    _stroke(canvas, colour, [(0.5, 0.40), (0.5, 0.58)])
    side = canvas.get_width()
    pygame.draw.circle(canvas, colour, (side * 0.5, side * 0.73), side * 0.05)


def _speaker(canvas: pygame.Surface, colour: Colour) -> None:
    side = canvas.get_width()
    horn = [(0.06, 0.36), (0.22, 0.36), (0.46, 0.14), (0.46, 0.86), (0.22, 0.64), (0.06, 0.64)]
    pygame.draw.polygon(canvas, colour, [(side * x, side * y) for x, y in horn])


def _loud(canvas: pygame.Surface, colour: Colour) -> None:
    _speaker(canvas, colour)
    side = canvas.get_width()
    for radius in (0.22, 0.40):
        middle = (side * 0.52, side * 0.5)
        arc(canvas, colour, middle, side * radius, width=side * 0.07, turns=(0.125, 0.375))


def _muted(canvas: pygame.Surface, colour: Colour) -> None:
    _speaker(canvas, colour)
    _stroke(canvas, colour, [(0.62, 0.34), (0.94, 0.66)], 0.08)
    _stroke(canvas, colour, [(0.62, 0.66), (0.94, 0.34)], 0.08)


def _louder(canvas: pygame.Surface, colour: Colour) -> None:
    _speaker(canvas, colour)
    _stroke(canvas, colour, [(0.62, 0.50), (0.94, 0.50)], 0.1)
    _stroke(canvas, colour, [(0.78, 0.34), (0.78, 0.66)], 0.1)


def _quieter(canvas: pygame.Surface, colour: Colour) -> None:
    _speaker(canvas, colour)
    _stroke(canvas, colour, [(0.62, 0.50), (0.94, 0.50)], 0.1)


def _distance(canvas: pygame.Surface, colour: Colour) -> None:
    """An eye."""
    lids = [(0.05, 0.50), (0.28, 0.27), (0.50, 0.20), (0.72, 0.27), (0.95, 0.50)]
    _stroke(canvas, colour, curve(lids), 0.09)
    _stroke(canvas, colour, curve([(x, 1 - y) for x, y in lids]), 0.09)
    side = canvas.get_width()
    pygame.draw.circle(canvas, colour, (side / 2, side / 2), side * 0.14)


def _captions(canvas: pygame.Surface, colour: Colour) -> None:
    """A screen with lines of text."""
    corners = [(0.08, 0.18), (0.92, 0.18), (0.92, 0.82), (0.08, 0.82), (0.08, 0.18)]
    _stroke(canvas, colour, corners, 0.09)
    _stroke(canvas, colour, [(0.26, 0.50), (0.74, 0.50)], 0.09)
    _stroke(canvas, colour, [(0.26, 0.66), (0.56, 0.66)], 0.09)


def _full(canvas: pygame.Surface, colour: Colour) -> None:
    """Four corners."""
    for x, y in ((0, 0), (1, 0), (1, 1), (0, 1)):
        edges = [(0.38, 0.12), (0.12, 0.12), (0.12, 0.38)]
        _stroke(canvas, colour, [(abs(x - a), abs(y - b)) for a, b in edges], 0.1)


def _leave(canvas: pygame.Surface, colour: Colour) -> None:
    _stroke(canvas, colour, [(0.18, 0.18), (0.82, 0.82)], 0.11)
    _stroke(canvas, colour, [(0.18, 0.82), (0.82, 0.18)], 0.11)


def _bell(canvas: pygame.Surface, colour: Colour) -> None:
    """A singing bowl that rings."""
    side = canvas.get_width()
    bowl = [on_circle((0.5, 0.46), 0.42, turn / 20) for turn in range(5, 16)]
    _filled(canvas, colour, bowl)
    _stroke(canvas, colour, [(0.36, 0.92), (0.64, 0.92)], 0.09)
    for radius in (0.20, 0.36):
        middle = (side * 0.5, side * 0.40)
        arc(canvas, colour, middle, side * radius, width=side * 0.07, turns=(-0.12, 0.12))


def _filled(canvas: pygame.Surface, colour: Colour, points: list[Point]) -> None:
    """The shape with these corners, a little rounded."""
    side = canvas.get_width()
    pygame.draw.polygon(canvas, colour, [(side * x, side * y) for x, y in points])
    _stroke(canvas, colour, [*points, points[0]], 0.07)


def _stroke(
    canvas: pygame.Surface, colour: Colour, points: list[Point], width: float = 0.12
) -> None:
    """A round-ended line through points given as shares of the canvas."""
    side = canvas.get_width()
    placed = [pygame.Vector2(x, y) * side for x, y in points]
    for start, end in pairwise(placed):
        for step in range(count := max(1, int((end - start).length())) + 1):
            pygame.draw.circle(canvas, colour, start.lerp(end, step / count), side * width / 2)


SIGNS: dict[str, Draw] = {
    "pause": _pause,
    "check": _check,
    "press": _target,
    "calm": _wave,
    "dots": _dots,
    "warning": _warning,
    "loud": _loud,
    "muted": _muted,
    "play": _play,
    "next": _next,
    "previous": _previous,
    "repeat": _repeat,
    "louder": _louder,
    "quieter": _quieter,
    "distance": _distance,
    "captions": _captions,
    "full": _full,
    "leave": _leave,
    "bell": _bell,
}
