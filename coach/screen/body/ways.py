"""The way of a stroke over a region: the line along which it travels, in its proper direction."""

from dataclasses import dataclass
from functools import lru_cache

from coach.routine.vocabulary import Side
from coach.screen.body.art import art
from coach.screen.body.figure import halves, size, to_pixels
from coach.screen.body.lines import area, flattened, length, spaced
from coach.screen.body.raster import MIRRORED
from coach.screen.body.views import View
from coach.screen.paint import Point

COUNT = 48


@dataclass(frozen=True, slots=True)
class Way:
    """A line in pixels of the picture, evenly spaced, and half the region's width across it."""

    points: tuple[Point, ...]
    width: float


@lru_cache(maxsize=64)
def way(view: View, height: int, region: str, side: Side) -> Way | None:
    """The way on this side; of both sides the right one. None where the view lacks the region."""
    drawing = art(view.value)
    if region not in drawing.ways:
        return None
    line = flattened(drawing.ways[region])[0]
    size_of = sum(map(area, flattened(drawing.regions[region])))
    unit = height / drawing.box[3]
    points = tuple(to_pixels(view, height, point) for point in spaced(line, COUNT))
    found = Way(points, unit * size_of / length(line) / 2)
    side = Side.RIGHT if side is Side.BOTH else side
    return mirrored(found, view, height) if halves(view, side) == MIRRORED else found


def mirrored(way: Way, view: View, height: int) -> Way:
    """The same way on the other side of the body."""
    width = size(view, height)[0]
    if art(view.value).mirror == "x":
        return Way(tuple((width - x, y) for x, y in way.points), way.width)
    axis = 2 * to_pixels(view, height, (0, 0))[1]
    return Way(tuple((x, axis - y) for x, y in way.points), way.width)
