"""The light is on its own side of the body, and on the body only; a click finds what is lit."""

import pygame
import pytest

from coach.routine.vocabulary import REGIONS, Side
from coach.screen.body import figure
from coach.screen.body.art import art
from coach.screen.body.lines import area, flattened
from coach.screen.body.painting import silhouette
from coach.screen.body.raster import shape
from coach.screen.body.views import View
from coach.screen.theme import CANDLE

HEIGHT = 320
SIDES = (Side.LEFT, Side.RIGHT)


SHOWN = [(view, region) for view in View for region in art(view.value).regions]


every = pytest.mark.parametrize(("view", "region"), SHOWN)
views = pytest.mark.parametrize("view", View)


def light(view: View, region: str, side: Side) -> pygame.Mask:
    image = figure.glow(view, HEIGHT, region, side, CANDLE.glow)
    assert image is not None
    assert image.get_size() == figure.size(view, HEIGHT)
    return pygame.mask.from_surface(image, threshold=12)


def body(view: View, threshold: int = 1) -> pygame.Mask:
    return pygame.mask.from_surface(silhouette(view, HEIGHT), threshold=threshold)


def expected(view: View, side: Side) -> tuple[int, int]:
    """Where a side is: -1 left or up, 1 right or down."""
    if view in {View.SIDE, View.TURNED}:
        up = Side.RIGHT if view is View.SIDE else Side.LEFT
        return 0, -1 if side is up else 1
    left = Side.RIGHT if view is View.FRONT else Side.LEFT
    return (-1 if side is left else 1), 0


@every
@pytest.mark.parametrize("side", SIDES)
def test_the_light_is_on_its_side_and_on_the_body(view: View, region: str, side: Side) -> None:
    """From behind the left is on the left; from the front it is swapped."""
    lit = light(view, region, side)
    assert lit.count()
    assert lit.overlap_area(body(view, 0), (0, 0)) == lit.count()
    across, down = expected(view, side)
    width, height = lit.get_size()
    if REGIONS[region].paired:
        other = pygame.Mask((width, height), fill=True)
        gap = (-across * width // 2, -down * height // 2)
        assert lit.overlap_area(other, gap) == 0
    x, y = lit.centroid()
    assert (x + 0.5 - width / 2) * across + (y + 0.5 - height / 2) * down > 0


@every
def test_a_region_lies_inside_the_outline(view: View, region: str) -> None:
    path = f'<path d="{art(view.value).regions[region]}" fill="#fff"/>'
    region_mask = pygame.mask.from_surface(
        shape(view, HEIGHT, [path], figure.halves(view, Side.RIGHT)), threshold=200
    )
    inside = region_mask.overlap_area(body(view, 100), (0, 0))
    assert inside >= 0.995 * region_mask.count() > 0


@every
def test_both_sides_are_the_two_together(view: View, region: str) -> None:
    both = light(view, region, Side.BOTH)
    for side in SIDES:
        one = light(view, region, side)
        assert both.overlap_area(one, (0, 0)) >= 0.98 * one.count()


@every
@pytest.mark.parametrize("side", SIDES)
def test_a_click_on_the_middle_of_a_region_finds_it_or_a_smaller_one(
    view: View, region: str, side: Side
) -> None:
    found = figure.region_at(view, HEIGHT, figure.spot(view, HEIGHT, region, side))
    assert found is not None
    assert extent(view, found) <= extent(view, region)


def extent(view: View, region: str) -> float:
    return sum(map(area, flattened(art(view.value).regions[region])))


@views
def test_a_click_beside_the_body_finds_nothing(view: View) -> None:
    assert figure.region_at(view, HEIGHT, (1, 1)) is None
    assert figure.glow(view, HEIGHT, "nowhere", Side.BOTH, CANDLE.glow) is None


@pytest.mark.parametrize("view", [view for view in View if art(view.value).mirror == "x"])
def test_the_body_is_symmetric_and_of_one_piece(view: View) -> None:
    image = figure.body(view, HEIGHT, CANDLE)
    assert image.get_width() % 2 == 0
    flipped = pygame.transform.flip(image, True, False)
    assert pygame.image.tobytes(image, "RGBA") == pygame.image.tobytes(flipped, "RGBA")
    assert len(body(view, 60).connected_components(20)) == 1


def test_who_turned_over_is_the_same_picture_from_the_other_end() -> None:
    lying, turned = (figure.body(view, 200, CANDLE) for view in (View.SIDE, View.TURNED))
    flipped = pygame.transform.flip(lying, True, False)
    same = pygame.mask.from_surface(flipped), pygame.mask.from_surface(turned)
    assert same[0].overlap_area(same[1], (0, 0)) >= 0.99 * same[0].count()
    upper = figure.spot(View.SIDE, 200, "lat_side", Side.UPPER)
    other = figure.spot(View.TURNED, 200, "lat_side", Side.OTHER)
    assert upper[1] == pytest.approx(other[1])
    assert upper[0] == pytest.approx(lying.get_width() - other[0])


@views
def test_a_larger_picture_is_the_same_shape(view: View) -> None:
    small = silhouette(view, HEIGHT)
    large = pygame.transform.smoothscale(silhouette(view, 3 * HEIGHT), small.get_size())
    one, other = (pygame.mask.from_surface(image) for image in (small, large))
    assert one.overlap_area(other, (0, 0)) > 0.97 * max(one.count(), other.count())


@views
def test_the_letters_stand_beside_the_body_on_their_sides(view: View) -> None:
    spots = figure.letter_spots(view, HEIGHT)
    width, height = figure.size(view, HEIGHT)
    for side in SIDES:
        x, y = spots[side]
        assert 0 < x < width
        assert 0 < y < height
        across, down = expected(view, side)
        assert (x - width / 2) * across + (y - height / 2) * down > 0
        assert not body(view).get_at((int(x), int(y)))


@views
@pytest.mark.parametrize("box", [(200, 400), (80, 900), (900, 90), (1, 1), (0, 50), (40, 3)])
def test_the_figure_fits_its_box(view: View, box: tuple[int, int]) -> None:
    around = pygame.Rect((7, 5), box)
    place = figure.fitted(view, around)
    assert around.contains(place) or not place.height
    if place.height:
        assert place.size == figure.size(view, place.height)
        assert figure.body(view, place.height, CANDLE).get_size() == place.size


@views
def test_a_small_map_is_bold_enough_to_read(view: View) -> None:
    """Each region changes at least a few pixels of a map of sixty."""
    dark = figure.lit(view, 60, frozenset(), CANDLE)
    for region in art(view.value).regions:
        lit = figure.lit(view, 60, frozenset({region}), CANDLE)
        changed = sum(
            abs(lit.get_at((x, y))[1] - dark.get_at((x, y))[1]) > 40
            for x in range(lit.get_width())
            for y in range(lit.get_height())
        )
        assert changed >= 6, region


@views
def test_a_body_painted_bit_by_bit_is_the_same_even_when_that_is_broken_off(view: View) -> None:
    at_once = pygame.image.tobytes(figure.body(view, 201, CANDLE), "RGBA")
    figure._begun.cache_clear()
    next(figure.prepare(view, 201, CANDLE))
    assert pygame.image.tobytes(figure.body(view, 201, CANDLE), "RGBA") == at_once
