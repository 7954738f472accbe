"""The body as a picture, the light on a region of it, and where things are in that picture.

Heights are pixels. In pictures from behind the body's left is on the viewer's left, from the front
on the viewer's right; of someone who lies on the left side the right one is up. The pictures are
kept and handed out again: nobody may draw on them.
"""

from collections.abc import Iterator
from functools import lru_cache

import pygame

from coach.routine.vocabulary import REGIONS, Side
from coach.screen.body import raster
from coach.screen.body.art import art
from coach.screen.body.lines import area, flattened, holds, middle
from coach.screen.body.painting import begun, faded, flat, silhouette
from coach.screen.body.raster import BOTH, DRAWN, MIRRORED, Halves
from coach.screen.body.views import View
from coach.screen.paint import Point
from coach.screen.theme import Colour, Theme, mixed

CORE, HALO, HEART = 0.74, 0.5, 0.55
"""How opaque a lit region, the light around it and its bright middle are: skin shows through."""
HALO_BLUR, HALO_RISE, RISE = 58, 110, 10
"""In units: how soft the halo is, and within what it and the rest rise beside the spine."""
LARGE = 60_000
"""Regions of more than this, in square units of the drawing, glow less: there is so much of it."""
LARGE_CORE = 0.8
BOLD = 2.2
"""How much wider a region is on a small map, in pixels: half of it on each side."""
WHITE = (255, 255, 255)


def size(view: View, height: int) -> tuple[int, int]:
    """The pixels that a picture of this height takes."""
    return raster.width_of(art(view.value), height), height


def fitted(view: View, box: pygame.Rect) -> pygame.Rect:
    """The largest picture that the box holds, in its middle; empty where there is no room."""
    _, _, wide, high = art(view.value).box
    height = max(0, min(box.height, int(box.width * high / wide)))
    while height and size(view, height)[0] > box.width:
        height -= 1
    place = pygame.Rect((0, 0), size(view, height) if height else (0, 0))
    place.center = box.center
    return place


def drawn(side: Side) -> Side:
    """The side it is drawn on: someone who lies on the left has the right side up, and turns."""
    return {Side.UPPER: Side.RIGHT, Side.OTHER: Side.LEFT}.get(side, side)


def halves(view: View, side: Side) -> Halves:
    """Which half of the drawing a side of the body is, or both.

    Lying, the upper and the other side are up, whichever of the two pictures is asked for.
    """
    if view in {View.SIDE, View.TURNED} and side in {Side.UPPER, Side.OTHER}:
        return DRAWN
    side = drawn(side)
    if side is Side.BOTH:
        return BOTH
    return DRAWN if (side is Side.RIGHT) != (view in {View.FRONT, View.TURNED}) else MIRRORED


def body(view: View, height: int, theme: Theme) -> pygame.Surface:
    """The picture of the body on a clear ground."""
    picture, rest = _begun(view, height, theme)
    for _bit in rest:
        pass
    return picture


def prepare(view: View, height: int, theme: Theme) -> Iterator[None]:
    """Paints the body's picture bit by bit, each a few milliseconds, for when it is wanted."""
    for _bit in _begun(view, height, theme)[1]:
        yield


_begun = lru_cache(maxsize=4)(begun)
"""What there is of the bodies: each is painted once, in one go or bit by bit."""


@lru_cache(maxsize=6)
def glow(view: View, height: int, region: str, side: Side, colour: Colour) -> pygame.Surface | None:
    """The light on a region, as large as the body's picture; None where the view has none of it."""
    data = art(view.value).regions.get(region)
    if data is None:
        return None
    half = halves(view, side)
    covered = sum(map(area, flattened(data)))
    unit = height / art(view.value).box[3]
    radii = HALO_BLUR * unit, max(1.8, covered**0.5 * unit / 14), max(2, covered**0.5 * unit / 5)
    halo, core, heart = (
        raster.softly(view, height, (_element(data),), radius, half) for radius in radii
    )
    if REGIONS[region].paired:
        for light, rise in ((halo, HALO_RISE), (core, RISE)):
            raster.within(light, raster.off_the_spine(view, height, half, rise * unit))
    image = _light(halo, core, heart, colour)
    if covered > LARGE:
        raster.fainter(image, LARGE_CORE)
    return faded(view, raster.within(image, silhouette(view, height)))


def spot(view: View, height: int, region: str, side: Side) -> Point:
    """The middle of a region in the picture; of both sides it is between them.

    Raises KeyError where the view has none of it.
    """
    inside = middle(flattened(art(view.value).regions[region])[0])
    half = halves(view, side)
    here = to_pixels(view, height, inside)
    there = to_pixels(view, height, _over(view, inside))
    if half == BOTH:
        return (here[0] + there[0]) / 2, (here[1] + there[1]) / 2
    return here if half == DRAWN else there


def letter_spots(view: View, height: int) -> dict[Side, Point]:
    """Where the letters of the left and the right side stand."""
    at = art(view.value).letter
    places = {
        DRAWN: to_pixels(view, height, at),
        MIRRORED: to_pixels(view, height, _over(view, at)),
    }
    return {side: places[halves(view, side)] for side in (Side.LEFT, Side.RIGHT)}


@lru_cache(maxsize=96)
def lit(view: View, height: int, regions: frozenset[str], theme: Theme) -> pygame.Surface:
    """A small map of the body, these regions lit on both sides; what the view lacks stays dark."""
    image = flat(view, height, theme)
    known = art(view.value).regions
    wider = BOLD * art(view.value).box[3] / height
    patches = [_element(known[name], wider) for name in sorted(regions & set(known))]
    if patches:
        mask = silhouette(view, height)
        patch = raster.shape(view, height, patches, BOTH)
        halo = raster.fainter(raster.softly(view, height, patches, height / 30, BOTH), HALO)
        for light in (halo, patch):
            image.blit(raster.tinted(raster.within(light, mask), theme.glow), (0, 0))
    return faded(view, image)


def region_at(view: View, height: int, point: Point) -> str | None:
    """The smallest region under a point of the picture, on either side."""
    here = from_pixels(view, height, point)
    places = (here, _over(view, here))
    regions = art(view.value).regions.items()
    found = [
        (sum(map(area, flattened(data))), region)
        for region, data in regions
        if any(holds(line, place) for line in flattened(data) for place in places)
    ]
    return min(found)[1] if found else None


def to_pixels(view: View, height: int, point: Point) -> Point:
    """A point of the drawing in the picture."""
    zero, top, scale = _placing(view, height)
    return zero + point[0] * scale, (point[1] - top) * abs(scale)


def from_pixels(view: View, height: int, point: Point) -> Point:
    """A point of the picture in the drawing."""
    zero, top, scale = _placing(view, height)
    return (point[0] - zero) / scale, point[1] / abs(scale) + top


def _placing(view: View, height: int) -> tuple[float, float, float]:
    """The pixel of x = 0, the top of the drawing, pixels for each unit (below 0 when flipped)."""
    drawing = art(view.value)
    left, top, _, high = drawing.box
    scale, width = height / high, size(view, height)[0]
    if drawing.mirror == "x":
        return width / 2, top, scale
    return (
        (width + left * scale, top, -scale) if view is View.TURNED else (-left * scale, top, scale)
    )


def _over(view: View, point: Point) -> Point:
    """The same point of the other side of the body, in the drawing."""
    x, y = point
    return (-x, y) if art(view.value).mirror == "x" else (x, -y)


def _element(data: str, wider: float = 0) -> str:
    stroke = f' stroke="#fff" stroke-width="{wider}" stroke-linejoin="round"' if wider else ""
    return f'<path d="{data}" fill="#fff"{stroke}/>'


def _light(
    halo: pygame.Surface, core: pygame.Surface, heart: pygame.Surface, colour: Colour
) -> pygame.Surface:
    """The three laid over each other, the heart the brightest."""
    raster.within(heart, core)
    image = raster.tinted(raster.fainter(halo, HALO), colour)
    image.blit(raster.tinted(raster.fainter(core, CORE), colour), (0, 0))
    image.blit(raster.tinted(raster.fainter(heart, HEART), mixed(colour, WHITE, 0.45)), (0, 0))
    return image
