"""The body in the library: the tall one that is pressed to look for an area, and the small maps."""

from functools import lru_cache

import pygame

from coach.routine.vocabulary import REGIONS, Side
from coach.screen.body import figure
from coach.screen.body.art import art
from coach.screen.body.lines import area, flattened
from coach.screen.body.views import View
from coach.screen.paint import Point
from coach.screen.shelf.seek import AREAS
from coach.screen.theme import Theme

TALL, SMALL = View.WHOLE, View.BACK
WIDE = frozenset(row.id for row in REGIONS.values() if row.warms)
"""Regions over several areas: a press there means the smaller one nearest to it."""
NAMES = ("", *AREAS)
REACH = 0.02
"""How far beside an area a press still means it, in heights of the figure."""
FAINT = 120
"""How strong the light is on what the mouse is over, of 255."""


def place(box: pygame.Rect) -> pygame.Rect:
    """Where the tall figure stands in its box."""
    return figure.fitted(TALL, box)


def area_at(where: pygame.Rect, pos: tuple[int, int]) -> str:
    """The area of the tall figure at a place of the window, or close to it; empty for none."""
    if not where.collidepoint(pos):
        return ""
    chart = _chart(where.height)
    return NAMES[chart.get_at_mapped((pos[0] - where.left, pos[1] - where.top))]


def paint(surface: pygame.Surface, where: pygame.Rect, chosen: str, over: str, th: Theme) -> None:
    """The tall figure; what is chosen is lit, and faintly what the mouse is over."""
    if where.height <= 0:
        return
    surface.blit(figure.body(TALL, where.height, th), where)
    if over and over != chosen:
        light = _light(where.height, over, th)
        light.set_alpha(FAINT)
        surface.blit(light, where)
        light.set_alpha(255)
    if chosen:
        surface.blit(_light(where.height, chosen, th), where)


def small_map(regions: tuple[str, ...], height: int, th: Theme) -> pygame.Surface:
    """The body with what a routine works on lit."""
    return figure.lit(SMALL, height, frozenset(regions), th)


def map_width(height: int) -> int:
    """How wide a small map of this height is."""
    return figure.size(SMALL, height)[0]


@lru_cache(maxsize=len(AREAS))
def _light(height: int, area: str, th: Theme) -> pygame.Surface:
    """The light on every region of an area, both sides."""
    image = pygame.Surface(figure.size(TALL, height), pygame.SRCALPHA)
    image.fill((*th.glow, 0))
    for region in REGIONS.values():
        if region.group == area and region.id not in WIDE:
            glow = figure.glow(TALL, height, region.id, Side.BOTH, th.glow)
            if glow:
                image.blit(glow, (0, 0))
    return image


@lru_cache(maxsize=2)
def _chart(height: int) -> pygame.Surface:
    """The figure with the number of its area at every place, smaller regions over larger ones."""
    chart = pygame.Surface(figure.size(TALL, height), depth=8)
    regions = art(TALL.value).regions
    outlines = [
        (NAMES.index(REGIONS[name].group), outline)
        for name, data in regions.items()
        if name not in WIDE and REGIONS[name].group in AREAS
        for outline in flattened(data)
    ]
    outlines.sort(key=lambda row: area(row[1]), reverse=True)
    for margin in (round(REACH * height), 0):
        for number, outline in outlines:
            _outlined(chart, number, [figure.to_pixels(TALL, height, p) for p in outline], margin)
    return chart


def _outlined(chart: pygame.Surface, number: int, points: list[Point], margin: int) -> None:
    """A shape and its mirror image, filled, or as a line so far to each side of its edge."""
    width = chart.get_width()
    for side in (points, [(width - x, y) for x, y in points]):
        if margin:
            for point in side:
                pygame.draw.circle(chart, number, point, margin)
        else:
            pygame.draw.polygon(chart, number, side)
