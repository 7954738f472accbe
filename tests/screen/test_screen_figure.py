"""The lit region is on its own side of the body, and on the body only."""

import pygame
import pytest

from coach.routine.vocabulary import REGIONS, Side
from coach.screen import figure
from coach.screen.theme import CANDLE

HEIGHT = 320
DRAWN = [region.id for region in REGIONS.values() if region.x != region.y]
HIDDEN = [region.id for region in REGIONS.values() if region.x == region.y]
on_back = pytest.mark.parametrize("region", DRAWN)


def lit(region: str, side: Side) -> pygame.Mask:
    image = figure.glow(HEIGHT, region, side, CANDLE.glow)
    assert image is not None
    return pygame.mask.from_surface(image, threshold=8)


def columns(mask: pygame.Mask) -> list[int]:
    width, height = mask.get_size()
    return [x for x in range(width) if any(mask.get_at((x, y)) for y in range(height))]


@on_back
def test_left_is_left_of_the_middle_and_right_is_right(region: str) -> None:
    middle = figure.size(HEIGHT)[0] // 2
    left, right = columns(lit(region, Side.LEFT)), columns(lit(region, Side.RIGHT))
    assert left
    assert right
    if REGIONS[region].paired:
        assert max(left) < middle <= min(right)
    assert sum(left) / len(left) < middle <= sum(right) / len(right)


@on_back
def test_both_is_the_two_sides_together_and_symmetric(region: str) -> None:
    both = lit(region, Side.BOTH)
    mirrored = figure.glow(HEIGHT, region, Side.BOTH, CANDLE.glow)
    assert mirrored is not None
    flipped = pygame.mask.from_surface(pygame.transform.flip(mirrored, True, False), threshold=8)
    assert both.overlap_area(flipped, (0, 0)) == both.count() == flipped.count()
    left = lit(region, Side.LEFT)
    assert both.overlap_area(left, (0, 0)) == left.count()


@on_back
@pytest.mark.parametrize("side", Side)
def test_the_light_stays_on_the_body(region: str, side: Side) -> None:
    body = pygame.mask.from_surface(figure.body(HEIGHT, CANDLE), threshold=0)
    light = lit(region, side)
    assert light.overlap_area(body, (0, 0)) == light.count()


@pytest.mark.parametrize("region", HIDDEN)
@pytest.mark.parametrize("side", Side)
def test_a_region_that_is_not_on_the_back_lights_nothing(region: str, side: Side) -> None:
    assert figure.glow(HEIGHT, region, side, CANDLE.glow) is None


def test_the_body_is_symmetric_and_has_one_piece() -> None:
    image = figure.body(HEIGHT, CANDLE)
    whole = pygame.mask.from_surface(image, threshold=60)
    mirrored = pygame.mask.from_surface(pygame.transform.flip(image, True, False), threshold=60)
    assert whole.overlap_area(mirrored, (0, 0)) == whole.count()
    assert len(whole.connected_components(50)) == 1


@pytest.mark.parametrize("size", [(200, 400), (80, 900), (900, 90), (1, 1)])
def test_the_figure_fits_its_box(size: tuple[int, int]) -> None:
    height = figure.height_in(pygame.Rect((0, 0), size))
    if height > 0:
        assert figure.size(height)[0] <= size[0]
        assert height <= size[1]
