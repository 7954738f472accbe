"""Pictures that no window shows: the moments of a film, the cover of a file, a figure to print.

Painting needs neither a display nor SDL's video, only surfaces and letters.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from coach.routine.vocabulary import REGIONS, Side
from coach.score.frame import Frame
from coach.screen.appearance import Appearance
from coach.screen.body import figure
from coach.screen.body.art import art
from coach.screen.body.views import View as Body
from coach.screen.lettering import Type, text
from coach.screen.paint import arc, fade, smooth
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from coach.screen.theme import Theme, mixed

Pixels: TypeAlias = NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, nothing."""
PAPER = Theme(
    label="",
    ground=(255, 255, 255),
    raised=(255, 255, 255),
    line=(190, 190, 190),
    ink=(0, 0, 0),
    soft=(80, 80, 80),
    glow=(64, 64, 64),
    on_glow=(255, 255, 255),
    spent=(120, 120, 120),
    air=(220, 220, 220),
    air_ink=(80, 80, 80),
    skin=(232, 232, 232),
    shade=(180, 180, 180),
)
"""For a printer without colours."""
DEPTH, MASKS = 32, (0xFF0000, 0xFF00, 0xFF, 0)


class Film:
    """A session as it is seen on a screen, one moment after the other."""

    def __init__(self, size: tuple[int, int], looks: Appearance) -> None:
        pygame.font.init()
        self._surface = pygame.Surface(size, 0, DEPTH, MASKS)
        self._view = SessionView(looks)

    def show(self, frame: Frame) -> None:
        """Paints this moment. Nobody may hold `pixels` meanwhile."""
        self._view.paint(self._surface, frame, view=View.FILM)

    def pixels(self) -> Pixels:
        """The picture as it stands, not a copy."""
        width, height = self._surface.get_size()
        pixels: Pixels = np.asarray(self._surface.get_view("0"), np.uint8)
        return pixels.reshape(height, width, 4)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover of a file shows."""

    title: str
    below: str
    """A short line under the title."""
    body: Body
    regions: tuple[str, ...]
    """What glows, on both sides."""


def cover(shown: Cover, size: int, theme: Theme) -> bytes:
    """A square picture, so many pixels wide, as a JPEG."""
    pygame.font.init()
    surface = pygame.Surface((size, size), 0, DEPTH, MASKS)
    surface.fill(theme.ground)
    _paint_cover(surface, shown, theme)
    return _saved(surface, "cover.jpg")


def _paint_cover(surface: pygame.Surface, shown: Cover, theme: Theme) -> None:
    """The figure fades out where the words begin."""
    part = _parts_of(surface)
    _halo(surface, theme)
    place = figure.fitted(shown.body, part(0.05, 0.05, 0.9, 0.78))
    surface.blit(lit(shown.body, place.height, shown.regions, theme), place)
    fade(surface, part(0, 0.6, 1, 0.16), theme.ground, upwards=False)
    surface.fill(theme.ground, part(0, 0.76, 1, 0.24))
    words, line = part(0.06, 0.71, 0.88, 0.18), part(0.06, 0.89, 0.88, 0.06)
    title = Type(words.height * 9 // 20, theme.ink, "Medium")
    text(surface, words, shown.title, title, across="middle", down="bottom")
    small = Type(line.height * 7 // 10, theme.glow)
    text(surface, line, shown.below, small, across="middle", down="middle")


def _parts_of(surface: pygame.Surface) -> Callable[[float, float, float, float], pygame.Rect]:
    """Turns shares of a square picture into a box of it: left, top, width, height."""
    size = surface.get_width()
    return lambda *shares: pygame.Rect([round(size * share) for share in shares])


def _halo(surface: pygame.Surface, theme: Theme) -> None:
    """The breath and the time left, as they are in a session, round the figure."""
    size = surface.get_width()

    def draw(canvas: pygame.Surface) -> None:
        side = canvas.get_width()
        middle = side / 2, side * 0.42
        pygame.draw.circle(canvas, mixed(theme.ground, theme.air, 0.75), middle, side * 0.34)
        width = side * 0.012
        for colour, turns in ((theme.line, (0.0, 1.0)), (theme.glow, (0.0, 0.72))):
            arc(canvas, colour, middle, side * 0.385, width=width, turns=turns)

    smooth(surface, pygame.Rect(0, 0, size, size), theme.ground, draw)


def lit(body: Body, height: int, regions: Iterable[str], theme: Theme) -> pygame.Surface:
    """The body with these regions glowing on both sides; what the view lacks stays dark."""
    image = figure.body(body, height, theme).copy()
    for region in regions:
        light = figure.glow(body, height, region, Side.BOTH, theme.glow)
        if light:
            image.blit(light, (0, 0))
    return image


@dataclass(frozen=True, slots=True)
class Figure:
    """A body to print, on a clear ground."""

    png: bytes
    size: tuple[int, int]
    spots: Mapping[str, tuple[float, float]]
    """Where each region is, in pixels; of two sides the right one."""


def printed(body: Body, height: int, regions: Iterable[str]) -> Figure:
    """The body in a few greys, with those of these regions dark that it shows."""
    known = [region for region in regions if region in art(body.value).regions]
    image = figure.lit(body, height, frozenset(known), PAPER)
    spots = {region: figure.spot(body, height, region, _pointed(region)) for region in known}
    return Figure(_saved(image, "figure.png"), image.get_size(), spots)


def _pointed(region: str) -> Side:
    return Side.RIGHT if REGIONS[region].paired else Side.BOTH


def _saved(surface: pygame.Surface, name: str) -> bytes:
    file = BytesIO()
    pygame.image.save(surface, file, name)
    return file.getvalue()
