"""Path data as points: flattened, measured, spaced evenly."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from coach.screen.paint import Point

STEPS = 12
"""Pieces for each Bézier curve."""
TOKEN = re.compile(r"[MCLZ]|-?\d+(?:\.\d+)?")


@lru_cache(maxsize=256)
def flattened(data: str) -> tuple[tuple[Point, ...], ...]:
    """The subpaths of path data (absolute M, L, C and Z only) as points."""
    found: list[list[Point]] = []
    command, numbers = "", list[float]()
    for token in TOKEN.findall(data):
        if token.isalpha():
            command = token
            continue
        numbers.append(float(token))
        if len(numbers) == (6 if command == "C" else 2):
            if command == "M":
                found.append([])
            found[-1] += _piece(command, found[-1], numbers)
            command = "L" if command == "M" else command
            numbers = []
    return tuple(tuple(points) for points in found)


def _piece(command: str, before: Sequence[Point], numbers: list[float]) -> list[Point]:
    if command != "C":
        return [(numbers[0], numbers[1])]
    x1, y1, x2, y2, x3, y3 = numbers
    corners = (before[-1], (x1, y1), (x2, y2), (x3, y3))
    return [_bezier(corners, step / STEPS) for step in range(1, STEPS + 1)]


def _bezier(corners: Sequence[Point], t: float) -> Point:
    u = 1 - t
    shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        sum(share * x for share, (x, _) in zip(shares, corners, strict=True)),
        sum(share * y for share, (_, y) in zip(shares, corners, strict=True)),
    )


def length(points: Sequence[Point]) -> float:
    """How long the line is."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def area(points: Sequence[Point]) -> float:
    """What the closed line holds."""
    around = pairwise((*points, points[0]))
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in around)) / 2


def middle(points: Sequence[Point]) -> Point:
    """The centre of gravity of what the closed line holds."""
    total = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise((*points, points[0])):
        cross = ax * by - bx * ay
        total += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return x / (3 * total), y / (3 * total)


def holds(points: Sequence[Point], point: Point) -> bool:
    """Whether the point is inside the closed line (even-odd)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise((*points, points[0])):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def spaced(points: Sequence[Point], count: int) -> tuple[Point, ...]:
    """So many points along the line, evenly spaced by its length."""
    run = list(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0))
    found, at = list[Point](), 0
    for step in range(count):
        where = run[-1] * step / (count - 1)
        while at < len(run) - 2 and run[at + 1] < where:
            at += 1
        share = (where - run[at]) / ((run[at + 1] - run[at]) or 1)
        (ax, ay), (bx, by) = points[at], points[at + 1]
        found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return tuple(found)
