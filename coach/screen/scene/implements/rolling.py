"""What turns with the distance: the grooves of a roller, the seam of a ball."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.screen.body import raster
from coach.screen.paint import Point
from coach.screen.scene.implements.marks import polyline, shaped
from coach.screen.scene.implements.materials import material
from coach.screen.scene.implements.sprites import Look

PHASES = 96
"""So many turns of a roll are told apart."""
FAINT = 0.5
LINE = 2.6
"""How wide a groove is, in millimetres."""


@dataclass(frozen=True, slots=True)
class Roll:
    """How something round is marked, in millimetres."""

    radius: float
    half: float
    """Half its length; 0 for a ball."""
    marks: int
    """So many go round."""


ROLLS = {"roller": Roll(60, 152, 7), "ball": Roll(32, 0, 2)}


def phase(look: Look, rolled: float) -> int:
    """The phase after so many pixels."""
    around = math.tau * ROLLS[look.art].radius * look.scale
    return round(rolled / around * PHASES) % PHASES


@lru_cache(maxsize=32)
def grooves(look: Look, at: int) -> pygame.Surface:
    """The marks on it at this phase; its middle is the contact point."""
    roll = ROLLS[look.art]
    half = (roll.half or roll.radius) * look.scale
    size = 2 * math.ceil(half + 2), 2 * math.ceil(roll.radius * look.scale + 2)
    image = shaped(size, lambda canvas: _marks(canvas, roll, look.scale, at / PHASES))
    line = material(look.material, look.theme).line
    return raster.tinted(raster.fainter(image, FAINT), line)


def _marks(canvas: pygame.Surface, roll: Roll, scale: float, turned: float) -> None:
    middle = canvas.get_width() / 4, canvas.get_height() / 4
    for mark in range(roll.marks):
        angle = math.tau * (turned + mark / roll.marks)
        if math.cos(angle) > 0.12:
            line = [(middle[0] + x * scale, middle[1] - y * scale) for x, y in _mark(roll, angle)]
            polyline(canvas, line, LINE * scale * math.cos(angle))


def _mark(roll: Roll, angle: float) -> Iterator[Point]:
    """One line round it, as it is seen: straight on a roller, bent on a ball."""
    height = roll.radius * math.sin(angle)
    if roll.half:
        yield from ((-roll.half, height), (roll.half, height))
        return
    wide = math.sqrt(max(0, roll.radius**2 - height**2)) * 0.96
    for step in range(-8, 9):
        yield wide * math.sin(step * math.pi / 16), height * 0.9 + 3 * math.cos(step * 0.35)
