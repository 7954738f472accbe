"""Where things are: a frame's region in the picture of the body, and the way of its stroke."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

from coach.routine.vocabulary import Side
from coach.score.frame import Frame
from coach.screen.body import figure, ways
from coach.screen.body.art import art
from coach.screen.body.views import View, view_of
from coach.screen.paint import Point
from coach.screen.scene.moves import Pose

UNITS = 1.3
"""Units of the drawing for a millimetre of a hand: a little more than there are, to be seen."""
LEAST = 1_300
"""A box is at most so many millimetres of a tool wide: of a small body they are still seen."""
HOME = "erector_thoracic"
"""Where hands rest and signs stand when a step names no region."""
ON_AXIS = 14
"""A way nearer to the middle than this, in millimetres, is one for both sides."""


@dataclass(frozen=True, slots=True)
class Track:
    """A way in the box, for one hand or tool."""

    points: tuple[Point, ...]
    mirrored: bool
    """Whether it lies on the viewer's left, or in the lower half of somebody who lies."""
    outward: Point
    """The direction away from the spine, one pixel long."""

    def at(self, along: float) -> Point:
        """The point so far along, 0 to 1."""
        place = min(max(along, 0), 1) * (len(self.points) - 1)
        index = min(int(place), len(self.points) - 2)
        (ax, ay), (bx, by) = self.points[index], self.points[index + 1]
        share = place - index
        return ax + (bx - ax) * share, ay + (by - ay) * share

    def heading(self, along: float) -> Point:
        """The direction there, one pixel long."""
        before, after = self.at(along - 0.06), self.at(along + 0.06)
        far = math.dist(before, after) or 1
        return (after[0] - before[0]) / far, (after[1] - before[1]) / far

    def length(self) -> float:
        """In pixels."""
        return sum(math.dist(a, b) for a, b in pairwise(self.points))


@dataclass(frozen=True, slots=True)
class Stage:
    """One step's picture: which body, where in the box, and the ways on it."""

    view: View
    place: pygame.Rect
    """The picture of the body, in the box."""
    scale: float
    """Pixels for a millimetre."""
    tracks: tuple[Track, ...]
    """None, one, or one for each side: the drawn side's first."""
    home: Point
    """The middle of the back, or of what is seen."""
    mouth: Point
    """Beside the head, where something said may stand."""

    def spot(self, track: Track, pose: Pose) -> Point:
        """Where a pose touches, in the box."""
        x, y = track.at(pose.along)
        tx, ty = track.heading(pose.along)
        right = -1 if track.mirrored else 1
        forward, across = pose.forward * self.scale, pose.across * self.scale * right
        return x + tx * forward - ty * across, y + ty * forward + tx * across


def stage_of(frame: Frame, size: tuple[int, int], *, resting: bool) -> Stage | None:
    """The stage for this frame in a box of this size; None where there is no room."""
    region = None if resting else frame.region
    return _stage(size, region, frame.position, frame.side)


@lru_cache(maxsize=8)
def _stage(
    size: tuple[int, int], region: str | None, position: str | None, side: Side
) -> Stage | None:
    view = view_of(region, position, side)
    place = figure.fitted(view, pygame.Rect((0, 0), size))
    if min(place.size) < 8:
        return None
    height = place.height
    return Stage(
        view=view,
        place=place,
        scale=max(height / art(view.value).box[3] * UNITS, min(size) / LEAST),
        tracks=_tracks(view, place, region or HOME, side if region else Side.BOTH),
        home=_home(view, place),
        mouth=_mouth(view, place),
    )


def _tracks(view: View, place: pygame.Rect, region: str, side: Side) -> tuple[Track, ...]:
    way = ways.way(view, place.height, region, side)
    if way is None:
        return ()
    one = _placed(view, place, way)
    other = _placed(view, place, ways.mirrored(way, view, place.height))
    scale = place.height / art(view.value).box[3] * UNITS
    far = math.dist(one.at(0.5), other.at(0.5)) / 2 / scale
    return (one, other) if side is Side.BOTH and far > ON_AXIS else (one,)


def _placed(view: View, place: pygame.Rect, way: ways.Way) -> Track:
    left, top = place.topleft
    points = tuple((x + left, y + top) for x, y in way.points)
    middle_x, middle_y = points[len(points) // 2]
    if art(view.value).mirror == "x":
        mirrored = middle_x < place.centerx
        return Track(points, mirrored, (-1 if mirrored else 1, 0))
    mirrored = middle_y > top + figure.to_pixels(view, place.height, (0, 0))[1]
    return Track(points, mirrored, (0, 1 if mirrored else -1))


def _home(view: View, place: pygame.Rect) -> Point:
    if HOME not in art(view.value).regions:
        return place.centerx, place.top + place.height * 0.4
    x, y = figure.spot(view, place.height, HOME, Side.BOTH)
    return x + place.left, y + place.top


def _mouth(view: View, place: pygame.Rect) -> Point:
    if art(view.value).mirror == "x":
        return place.centerx + place.height * 0.17, place.top + place.height * 0.07
    share = 0.14 if view is View.SIDE else 0.86
    return place.left + place.width * share, max(place.height * 0.3, place.top - place.height * 0.1)


def letter_spots(stage: Stage, px: int) -> dict[Side, Point]:
    """Where the letters of the two sides stand in the box: where no hand comes."""
    spots = figure.letter_spots(stage.view, stage.place.height)
    left, top = stage.place.topleft
    if art(stage.view.value).mirror == "y":
        middle = stage.home[1]
        away = {side: -px if top + y < middle else px for side, (_, y) in spots.items()}
        return {side: (left + x, top + y + away[side]) for side, (x, y) in spots.items()}
    far, high = stage.place.height * 0.235, top + max(px, stage.place.height * 0.06)
    return {
        side: (stage.place.centerx + (far if left + x > stage.place.centerx else -far), high)
        for side, (x, _) in spots.items()
    }
