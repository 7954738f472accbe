"""The distance view can be read from four metres on a 13-inch screen."""

import math

import pygame
import pytest

from coach.routine.vocabulary import STROKES, Side
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.session.distance import what_to_do
from coach.screen.session.sheet import View
from coach.screen.session.view import SessionView
from coach.screen.theme import font
from tests.screen.samples import frame
from tests.screen.written import Shaping

WIDE = [(1280, 720), (1920, 1080), (2560, 1440)]
PANEL_MM, AWAY_MM, LETTER_ARCMIN = 287.8, 4_000, 10


def arcmin(px: int, width: int) -> float:
    """The angle of so many pixels on a 13-inch screen as wide as the window, from 4 m."""
    return math.degrees(math.atan(px * PANEL_MM / width / AWAY_MM)) * 60


def letter_px(shaping: Shaping) -> int:
    """The height in pixels of the smallest letters, or of the digits, of a text as it was set."""
    letter = "0" if shaping.words[0].isdigit() else "x"
    image = font(shaping.weight, shaping.shaped.px).render(letter, True, (255, 255, 255))
    return pygame.mask.from_surface(image).get_bounding_rects()[0].height


@pytest.mark.parametrize("size", WIDE, ids=str)
@pytest.mark.parametrize("stroke", STROKES)
def test_every_stroke_and_side_is_large_enough_for_20_40(
    size: tuple[int, int], stroke: str, shapings: list[Shaping]
) -> None:
    for side in (Side.LEFT, Side.RIGHT, Side.OTHER):
        now = frame(stroke=stroke, side=side)
        SessionView(Appearance()).paint(pygame.Surface(size), now, view=View.DISTANCE)
    read = [it for it in shapings if len(it.words) > 1 and it.words not in {"L", "R"}]
    assert len({it.words for it in read}) == 5, "the stroke, three sides, the time: nothing else"
    for it in read:
        assert it.is_whole
        assert arcmin(letter_px(it), size[0]) >= LETTER_ARCMIN, it


@pytest.mark.parametrize("size", WIDE, ids=str)
def test_the_time_is_the_largest_of_all(size: tuple[int, int], shapings: list[Shaping]) -> None:
    SessionView(Appearance()).paint(pygame.Surface(size), frame(), view=View.DISTANCE)
    largest = max(shapings, key=lambda it: it.shaped.px)
    assert largest.words == "0:19"
    assert arcmin(letter_px(largest), size[0]) >= 2 * LETTER_ARCMIN


@pytest.mark.parametrize("stroke", STROKES)
def test_what_to_do_takes_three_words_at_most(stroke: str) -> None:
    assert 1 <= len(what_to_do(frame(stroke=stroke)).split()) <= 3


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.PLAYING])
def test_a_session_that_stands_says_so_from_afar(mode: Mode) -> None:
    assert what_to_do(frame(mode)) != what_to_do(frame())
    assert len(what_to_do(frame(mode)).split()) <= 3
