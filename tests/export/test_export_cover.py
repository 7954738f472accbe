"""The picture that stands for a file."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from coach.export.cover import body_of, cover, worked
from coach.export.piece import Piece
from coach.routine.library import library
from coach.routine.vocabulary import REGIONS
from coach.screen.body.art import art
from coach.screen.theme import CANDLE
from coach.settings import Settings
from tests.export.shipped import shipped
from tests.scores import one_step, score_of

GLOWING = "stroke: effleurage, region: upper_trap, tool: both hands, pressure: 3, tempo: 12"


def image(text: str, size: int = 300) -> np.ndarray[tuple[int, ...], np.dtype[np.int_]]:
    made = Piece("test", score_of(text), lambda _cue: None, Settings())
    return np.asarray(Image.open(BytesIO(cover(made, size))).convert("RGB")).astype(int)


@pytest.mark.parametrize("size", [64, 300, 800])
def test_it_is_a_square_on_a_dark_ground(size: int) -> None:
    seen = image(one_step(GLOWING), size)
    assert seen.shape == (size, size, 3)
    assert np.abs(seen[0, 0] - CANDLE.ground).max() < 8


def test_what_is_worked_on_glows() -> None:
    """Brighter than the same body with something else at work."""
    here = image(one_step(GLOWING))
    there = image(one_step(GLOWING.replace("upper_trap", "erector_lumbar")))
    brighter = (here.sum(axis=2) - there.sum(axis=2))[:215] > 150
    assert 100 < brighter.sum() < 5_000
    assert np.argwhere(brighter)[:, 0].mean() < 100


def test_the_longest_and_strangest_titles_stay_inside() -> None:
    """Words without a space, in other letters, with signs that no font has."""
    for title in ("W" * 90, "Rückenmassage für zwei im Sitzen mit warmen Steinen", "🙂 نص 按摩"):
        seen = image(one_step(GLOWING).replace("One step", f'"{title}"'))
        assert np.abs(seen[180:, :6] - CANDLE.ground).max() < 12


def test_every_shipped_routine_shows_some_of_its_work() -> None:
    for entry in library():
        plan = shipped(entry.id, None).score.plan
        assert set(worked(plan)) & set(art(body_of(plan).value).regions)
        assert not [region for region in worked(plan) if REGIONS[region].warms]
