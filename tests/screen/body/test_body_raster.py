"""Soft shapes stay where the sharp ones are, however small they were made on the way."""

import pygame
import pytest

from coach.screen.body import raster
from coach.screen.body.views import View

PATCH = ('<path d="M 60 200 L 140 200 L 140 420 L 60 420 Z" fill="#fff"/>',)


def weight(image: pygame.Surface) -> tuple[float, float, float]:
    """The middle of what is there, and how much it is."""
    width, height = image.get_size()
    cells = [(x, y, image.get_at((x, y))[3]) for x in range(width) for y in range(height)]
    total = sum(alpha for *_, alpha in cells)
    x, y = (sum(cell[axis] * cell[2] for cell in cells) / total for axis in (0, 1))
    return x, y, total


@pytest.mark.parametrize("height", [150, 287])
@pytest.mark.parametrize("radius", [1, 2.5, 5, 11])
def test_a_blur_moves_nothing(height: int, radius: float) -> None:
    sharp = raster.shape(View.BACK, height, PATCH, raster.DRAWN)
    x, y, total = weight(sharp)
    for soft in (
        raster.softly(View.BACK, height, PATCH, radius, raster.DRAWN),
        raster.blurred(sharp, radius),
    ):
        assert soft.get_size() == sharp.get_size()
        assert weight(soft)[:2] == pytest.approx((x, y), abs=0.5)
        assert weight(soft)[2] == pytest.approx(total, rel=0.3)


def test_where_two_halves_overlap_they_do_not_add_up() -> None:
    faint = ('<path d="M -50 200 L 50 200 L 50 400 L -50 400 Z" fill="#fff" fill-opacity=".5"/>',)
    for image in (
        raster.shape(View.BACK, 300, faint, raster.BOTH),
        raster.softly(View.BACK, 300, faint, 4, raster.BOTH),
    ):
        alphas = {image.get_at((x, 104))[3] for x in range(image.get_width())}
        assert max(alphas) <= 130


@pytest.mark.parametrize("view", [View.BACK, View.SIDE, View.TURNED])
@pytest.mark.parametrize("radius", [0, 3, 9])
@pytest.mark.parametrize("halves", [raster.DRAWN, raster.BOTH])
def test_a_part_of_a_picture_stands_where_it_is_in_the_whole(
    view: View, radius: float, halves: raster.Halves
) -> None:
    full = raster.softly(view, 200, PATCH, radius, halves)
    layer, place = raster.patch(view, 200, PATCH, radius, halves)
    assert layer.get_width() < full.get_width()
    alone = raster.clear(full.get_size())
    alone.blit(layer, place, special_flags=pygame.BLEND_RGBA_MAX)
    x, y, total = weight(full)
    assert weight(alone)[:2] == pytest.approx((x, y), abs=0.5)
    assert weight(alone)[2] == pytest.approx(total, rel=0.05)
