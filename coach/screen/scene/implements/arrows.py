"""Arrows: a stroke's way, what a still picture says instead of moving, how far a stretch is."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import pygame

from coach.score.frame import Frame
from coach.screen.paint import Point
from coach.screen.scene.implements.marks import WIDTH, arrow, disc
from coach.screen.scene.implements.stage import Stage, Track
from coach.screen.scene.motion import MOTIONS
from coach.screen.scene.moves import Pose
from coach.screen.theme import Theme, mixed

Placed = tuple[pygame.Surface, tuple[int, int]]
Lines = Iterator[tuple[Sequence[Point], tuple[bool, bool]]]
"""Lines, and whether each has a head at its beginning and at its end."""
ONE, BOTH_ENDS = (False, True), (True, True)
BLACK = (0, 0, 0)
BEAD_EVERY = 15
"""Millimetres."""
CLOSE = 190
"""Two ways nearer to each other have one arrow, in millimetres."""
LONG = ("way", "both ways", "lean")
"""Arrows that run along a way: each way has its own."""
LEAN_STEPS = 48
LEVEL = 0.15
"""A way that runs outwards within this share of its length has no outer side."""
THINNEST = 4.0
ASIDE = 66
"""How far outside the way a stretch's arrow stands, in millimetres."""
SHORT = 150
"""It is at least so long."""
SHORTEST = 0.18
"""The least of a stretch's arrow that is shown."""


def still(frame: Frame, stage: Stage, theme: Theme) -> Iterator[Placed]:
    """The arrows that say how this stroke moves."""
    name = MOTIONS[frame.stroke].arrow
    draw = STILL.get(name)
    if draw is None or not frame.region:
        return
    for track in stage.tracks if name in LONG else _merged(stage):
        for line, ends in draw(track, stage.scale):
            yield arrow(tuple(line), ends, _width(stage), theme.ink, theme.ground)


def _merged(stage: Stage) -> tuple[Track, ...]:
    """The ways; where two are so close that their arrows would overlap, one in their middle."""
    tracks = stage.tracks
    if len(tracks) < 2 or math.dist(tracks[0].at(0.5), tracks[1].at(0.5)) > CLOSE * stage.scale:
        return tracks
    pairs = zip(tracks[0].points, tracks[1].points, strict=True)
    points = tuple(((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairs)
    return (Track(points, tracks[0].mirrored, tracks[0].outward),)


def beads(stage: Stage, theme: Theme) -> Iterator[Placed]:
    """The way as a row of faint beads."""
    radius = max(2, round(4.5 * stage.scale))
    bead = disc(radius, 9, mixed(theme.shade, BLACK, 0.5))
    for track in stage.tracks:
        count = max(2, round(track.length() / (BEAD_EVERY * stage.scale)))
        for index in range(count + 1):
            x, y = track.at(index / count)
            yield bead, (round(x) - radius, round(y) - radius)


def leaning(pose: Pose, stage: Stage, theme: Theme) -> Iterator[Placed]:
    """The arrow of a stretch so far, none without; a push against it comes back from its end."""
    if not (pose.lean or pose.push):
        return
    steps = round(pose.lean * LEAN_STEPS)
    for track in stage.tracks:
        line = _beside(track, stage.scale)
        yield _so_far(line, steps, _width(stage), theme)
        if pose.push > 0.05:
            yield _pushing(line, round(pose.push * 12), _width(stage), theme)


def _width(stage: Stage) -> float:
    """How wide an arrow's line is, in pixels: never too thin to be seen from afar."""
    return max(THINNEST, WIDTH * stage.scale)


@lru_cache(maxsize=64)
def _so_far(track: Track, steps: int, width: float, theme: Theme) -> Placed:
    share = SHORTEST + (1 - SHORTEST) * steps / LEAN_STEPS
    return arrow(_part(track, 0, share), ONE, width, theme.ink, theme.ground)


@lru_cache(maxsize=16)
def _pushing(track: Track, strength: int, width: float, theme: Theme) -> Placed:
    """Beside the first arrow, against it."""
    tx, ty = track.heading(0.6)
    side = width * 3.2 * (-1 if track.mirrored else 1)
    points = _part(track, 1, 1 - 0.45 * strength / 12 - 0.1)
    return arrow(
        tuple((x - ty * side, y + tx * side) for x, y in points),
        ONE,
        width,
        theme.air_ink,
        theme.ground,
    )


@lru_cache(maxsize=16)
def _beside(track: Track, scale: float) -> Track:
    """The way, moved outwards, and drawn out where it is short."""
    points = _aside(track, ASIDE * scale)
    longer = max(1.0, SHORT * scale / (track.length() or 1))
    x, y = points[len(points) // 2]
    out = tuple((x + (a - x) * longer, y + (b - y) * longer) for a, b in points)
    return Track(out, track.mirrored, track.outward)


def _part(track: Track, start: float, end: float) -> tuple[Point, ...]:
    return tuple(track.at(start + (end - start) * step / 20) for step in range(21))


def _way(track: Track, scale: float) -> Lines:
    yield _aside(track, 34 * scale), ONE


def _both_ways(track: Track, scale: float) -> Lines:
    yield _aside(track, 34 * scale), BOTH_ENDS


def _aside(track: Track, far: float) -> tuple[Point, ...]:
    """The way, moved to its outer side; one that runs straight outwards, upwards."""
    (ax, ay), (bx, by) = track.points[0], track.points[-1]
    run = math.dist((ax, ay), (bx, by)) or 1
    nx, ny = (ay - by) / run, (bx - ax) / run
    aside = nx * track.outward[0] + ny * track.outward[1]
    out = far if (aside if abs(aside) > LEVEL else -ny) >= 0 else -far
    return tuple((x + nx * out, y + ny * out) for x, y in _part(track, 0, 1))


def _circle(track: Track, scale: float) -> Lines:
    x, y = track.at(0.5)
    radius, way = 58 * scale, -1 if track.mirrored else 1
    turns = [math.tau * (0.05 + 0.8 * step / 24) * way for step in range(25)]
    yield [(x + radius * math.sin(t), y - radius * math.cos(t)) for t in turns], ONE


def _across(track: Track, scale: float) -> Lines:
    x, y = track.at(0.5)
    tx, ty = track.heading(0.5)
    reach = 62 * scale
    run = [-reach + 2 * reach * step / 12 for step in range(13)]
    yield [(x - ty * far, y + tx * far) for far in run], BOTH_ENDS


def _squeeze(track: Track, scale: float) -> Lines:
    """Two short arrows towards each other."""
    x, y = track.at(0.5)
    for side in (-1, 1):
        yield [(x + side * (80 - 54 * step / 6) * scale, y) for step in range(7)], ONE


def _apart(track: Track, scale: float) -> Lines:
    x, y = track.at(0.5)
    tx, ty = track.heading(0.5)
    for side in (-1, 1):
        run = [side * (70 + 44 * step / 6) * scale for step in range(7)]
        yield [(x + tx * far, y + ty * far) for far in run], ONE


def _press(track: Track, scale: float) -> Lines:
    """Four arrows towards the place."""
    x, y = track.at(0.5)
    for turn in (0.125, 0.375, 0.625, 0.875):
        dx, dy = math.sin(math.tau * turn), -math.cos(math.tau * turn)
        run = [(100 - 36 * step / 6) * scale for step in range(7)]
        yield [(x + dx * far, y + dy * far) for far in run], ONE


def _taps(track: Track, scale: float) -> Lines:
    """Up and down, on both sides of the place."""
    x, y = track.at(0.5)
    for side in (-1, 1):
        run = [(-30 + 60 * step / 6) * scale for step in range(7)]
        yield [(x + side * 74 * scale, y + far) for far in run], BOTH_ENDS


def _lean(track: Track, scale: float) -> Lines:
    yield _part(_beside(track, scale), 0, 1), ONE


STILL: dict[str, Callable[[Track, float], Lines]] = {
    "way": _way,
    "both ways": _both_ways,
    "circle": _circle,
    "across": _across,
    "squeeze": _squeeze,
    "apart": _apart,
    "press": _press,
    "taps": _taps,
    "lean": _lean,
}
"""One drawing for each arrow that a motion names."""
