"""A stroke goes the right way: towards the heart, and on the shoulders outward."""

import math
from itertools import pairwise

import pytest

from coach.routine.vocabulary import Side
from coach.screen.body import figure
from coach.screen.body.art import art
from coach.screen.body.lines import flattened, holds
from coach.screen.body.views import View
from coach.screen.body.ways import Way, mirrored, way

HEIGHT = 600
OUTWARD = {"suboccipital", "upper_trap", "shoulders", "chest_front", "piriformis"}
"""All others go up; the whole back goes up beside the spine, then out."""


SHOWN = [(view, region) for view in View for region in art(view.value).ways]


every = pytest.mark.parametrize(("view", "region"), SHOWN)


def found(view: View, region: str, side: Side = Side.RIGHT) -> Way:
    line = way(view, HEIGHT, region, side)
    assert line is not None
    return line


@every
def test_a_way_goes_up_or_out(view: View, region: str) -> None:
    (x, y), (to_x, to_y) = (
        figure.from_pixels(view, HEIGHT, point)
        for point in (found(view, region).points[0], found(view, region).points[-1])
    )
    lying = art(view.value).mirror == "y"
    up, out = (x - to_x, abs(to_y) - abs(y)) if lying else (y - to_y, abs(to_x) - abs(x))
    assert (out if region in OUTWARD else up) > 10
    if region in {"whole_back", "whole_body"}:
        assert min(up, out) > 10


@every
def test_a_way_is_even_and_stays_in_its_region(view: View, region: str) -> None:
    line = found(view, region)
    assert len(line.points) >= 24
    steps = [math.dist(a, b) for a, b in pairwise(line.points)]
    assert max(steps) < 1.1 * min(steps)
    assert line.width > 1
    lines = flattened(art(view.value).regions[region])
    for point in line.points:
        x, y = figure.from_pixels(view, HEIGHT, point)
        own = (abs(x), y) if art(view.value).mirror == "x" else (x, -abs(y))
        near = min(math.dist(own, edge) for edge in lines[0])
        assert any(holds(edge, own) for edge in lines) or near < 8


@every
def test_the_left_way_is_the_right_one_mirrored(view: View, region: str) -> None:
    right, left = found(view, region), found(view, region, Side.LEFT)
    assert found(view, region, Side.BOTH) == right
    over = mirrored(right, view, HEIGHT)
    assert over.width == left.width
    for one, other in zip(over.points, left.points, strict=True):
        assert one == pytest.approx(other)


def test_a_region_that_is_not_seen_has_no_way() -> None:
    assert way(View.BACK, HEIGHT, "calf", Side.LEFT) is None
