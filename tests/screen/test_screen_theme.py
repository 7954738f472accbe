"""Every text of every colour can be read on the ground it stands on."""

import pytest

from coach.screen.theme import CANDLE, MIN_CONTRAST, contrast

TEXTS = [
    ("ink", "ground"), ("ink", "raised"), ("ink", "air"), ("ink", "line"),
    ("soft", "ground"), ("soft", "raised"), ("soft", "air"),
    ("glow", "ground"), ("on_glow", "glow"), ("ink", "spent"),
]  # fmt: skip
SHAPES = [("glow", "ground"), ("glow", "line"), ("glow", "skin"), ("air_ink", "line")]


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_stands_out(text: str, ground: str) -> None:
    assert contrast(getattr(CANDLE, text), getattr(CANDLE, ground)) >= MIN_CONTRAST


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_that_mean_something_stand_out(shape: str, ground: str) -> None:
    assert contrast(getattr(CANDLE, shape), getattr(CANDLE, ground)) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
