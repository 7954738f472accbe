"""What shows a touch beside the tool itself: dents, rings, trails, the breath and arrows."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from coach.screen.body import raster
from coach.screen.paint import FINE, Point, ease, on_circle
from coach.screen.theme import Colour, Theme, mixed

RING_STEPS = 180
DOT_STEPS = 24
WIDTH = 11
"""The line of an arrow, in millimetres."""
BREATH_RINGS = 14
"""So many rings, each a little brighter than the one around it."""
RING = 46
"""The radius of a ring, in millimetres."""


@lru_cache(maxsize=128)
def disc(radius: int, strength: int, colour: Colour) -> pygame.Surface:
    """A round soft spot, faintest at its edge; `strength` of DOT_STEPS."""
    return raster.tinted(raster.fainter(_spot(radius).copy(), strength / DOT_STEPS), colour)


@lru_cache(maxsize=8)
def _spot(radius: int) -> pygame.Surface:
    document = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2"><defs>'
        '<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1">'
        '<stop offset="0" stop-color="#fff"/>'
        '<stop offset="0.45" stop-color="#fff" stop-opacity="0.62"/>'
        '<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>'
        '<rect x="-1" y="-1" width="2" height="2" fill="url(#g)"/></svg>'
    )
    return raster.rendered(document, (2 * radius, 2 * radius))


@lru_cache(maxsize=8)
def ring(radius: int, filled: int, theme: Theme) -> pygame.Surface:
    """A ring of which `filled` of RING_STEPS are over, clockwise from the top."""
    bright, dark = theme.ink, theme.ground
    wide = max(2, radius // 8)
    side = 2 * (radius + wide)
    image = raster.clear((side, side))

    def band(canvas: pygame.Surface, turns: float, width: float) -> None:
        middle = (canvas.get_width() / 2, canvas.get_height() / 2)
        _arc(canvas, middle, (radius - wide / 2) * FINE, width * FINE, turns)

    under = shaped((side, side), lambda canvas: band(canvas, 1, wide * 1.7))
    image = raster.tinted(raster.fainter(under, 0.5), dark)
    share = filled / RING_STEPS
    if share:
        image.blit(
            raster.tinted(shaped((side, side), lambda c: band(c, share, wide)), bright), (0, 0)
        )
    return image


def _arc(canvas: pygame.Surface, middle: Point, radius: float, width: float, turns: float) -> None:
    """A round-ended band from the top, `turns` of a circle long."""
    count = max(2, math.ceil(turns * 90))
    stops = [turns * i / count for i in range(count + 1)]
    outer = [on_circle(middle, radius + width / 2, turn) for turn in stops]
    inner = [on_circle(middle, radius - width / 2, turn) for turn in reversed(stops)]
    pygame.draw.polygon(canvas, raster.WHITE, outer + inner)
    for turn in (0, turns):
        pygame.draw.circle(canvas, raster.WHITE, on_circle(middle, radius, turn), width / 2)


def shaped(size: tuple[int, int], draw: Callable[[pygame.Surface], None]) -> pygame.Surface:
    """What is drawn in white on a canvas FINE times the size, as a soft shape."""
    canvas = raster.clear((size[0] * FINE, size[1] * FINE))
    draw(canvas)
    return pygame.transform.smoothscale(canvas, size)


def breath(surface: pygame.Surface, middle: Point, radius: float, theme: Theme) -> None:
    """Rings of air behind somebody, the inmost a disc; a part of a pixel shows as a fainter rim."""
    where = round(middle[0]), round(middle[1])
    edges = [radius * (1 - 0.45 * ring / BREATH_RINGS) for ring in range(BREATH_RINGS)]
    around = theme.ground
    for edge, inner, colour in zip(edges, [*edges[1:], 0], _airs(theme), strict=True):
        whole = int(edge)
        pygame.draw.circle(surface, mixed(around, colour, edge - whole), where, whole + 1, 2)
        pygame.draw.circle(surface, colour, where, whole, whole - int(inner) + 1)
        around = colour


@lru_cache(maxsize=4)
def _airs(theme: Theme) -> tuple[Colour, ...]:
    """The colours of the breath's rings, the outmost first."""
    shares = (ease(0.12 + 0.88 * ring / BREATH_RINGS) for ring in range(BREATH_RINGS))
    return tuple([mixed(theme.ground, theme.air, share) for share in shares])


def polyline(
    canvas: pygame.Surface, points: Sequence[Point], width: float, offset: Point = (0, 0)
) -> None:
    """A round line on a fine canvas."""
    placed = [((x - offset[0]) * FINE, (y - offset[1]) * FINE) for x, y in points]
    for (ax, ay), (bx, by) in pairwise(placed):
        far = math.dist((ax, ay), (bx, by)) or 1
        nx, ny = (by - ay) / far * width * FINE / 2, (ax - bx) / far * width * FINE / 2
        corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
        pygame.draw.polygon(canvas, raster.WHITE, corners)
    for point in placed:
        pygame.draw.circle(canvas, raster.WHITE, point, width * FINE / 2)


def head(
    canvas: pygame.Surface, tip: Point, heading: Point, size: float, offset: Point = (0, 0)
) -> None:
    """An arrow's head on a fine canvas, its point a little beyond the tip."""
    x, y = (tip[0] - offset[0]) * FINE, (tip[1] - offset[1]) * FINE
    dx, dy = heading[0] * size * FINE, heading[1] * size * FINE
    corners = [(x + dx, y + dy), (x - dy * 0.8 - dx * 0.3, y + dx * 0.8 - dy * 0.3)]
    corners.append((x + dy * 0.8 - dx * 0.3, y - dx * 0.8 - dy * 0.3))
    pygame.draw.polygon(canvas, raster.WHITE, corners)


@lru_cache(maxsize=48)
def arrow(
    points: tuple[Point, ...], ends: tuple[bool, bool], width: float, colour: Colour, dark: Colour
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A line with heads at its beginning, its end or both, rimmed in dark; and its place."""
    edge = math.ceil(width * 3) + 2
    left = math.floor(min(x for x, _ in points)) - edge
    top = math.floor(min(y for _, y in points)) - edge
    right = math.ceil(max(x for x, _ in points)) + edge
    bottom = math.ceil(max(y for _, y in points)) + edge
    size = right - left, bottom - top

    def drawn(wider: float) -> pygame.Surface:
        return shaped(size, lambda canvas: _arrow(canvas, points, ends, width, wider, (left, top)))

    image = raster.tinted(raster.fainter(drawn(width * 0.5), 0.7), dark)
    image.blit(raster.tinted(drawn(0), colour), (0, 0))
    return image, (left, top)


def _arrow(
    canvas: pygame.Surface,
    points: tuple[Point, ...],
    ends: tuple[bool, bool],
    width: float,
    wider: float,
    offset: Point,
) -> None:
    polyline(canvas, points, width + wider, offset)
    size = width * 1.9 + wider
    for wanted, (tip, before) in zip(
        ends, ((points[0], points[2]), (points[-1], points[-3])), strict=True
    ):
        if wanted:
            far = math.dist(tip, before) or 1
            heading = (tip[0] - before[0]) / far, (tip[1] - before[1]) / far
            head(canvas, tip, heading, size, offset)


def swelling(fullness: float, least: float, most: float) -> float:
    """The radius of a breath."""
    return least + (most - least) * ease(fullness)
