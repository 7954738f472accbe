"""Every text of every theme can be read on its ground, and what means different things differs."""

from itertools import combinations

import pytest

from coach.screen.theme import HIGH_CONTRAST, MIN_CONTRAST, THEMES, Theme, contrast
from tests.screen.colours import CONES, apart

TEXTS = [
    ("ink", "ground"), ("ink", "raised"), ("ink", "air"), ("ink", "line"),
    ("soft", "ground"), ("soft", "raised"), ("soft", "air"),
    ("glow", "ground"), ("on_glow", "glow"), ("ink", "spent"),
]  # fmt: skip
SIGNS = [("glow", "ground"), ("glow", "line"), ("glow", "skin"), ("air_ink", "line")]
TOLD_APART = ("glow", "skin", "spent", "line", "air", "ground")
DIFFERENT = 10.0
"""ΔE*ab: four times what can just be noticed, side by side."""
every_theme = pytest.mark.parametrize("name", THEMES)


def measured(name: str, pair: tuple[str, str]) -> float:
    theme = THEMES[name]
    return contrast(getattr(theme, pair[0]), getattr(theme, pair[1]))


@every_theme
@pytest.mark.parametrize("pair", TEXTS, ids="/".join)
def test_text_stands_out(name: str, pair: tuple[str, str]) -> None:
    assert measured(name, pair) >= (HIGH_CONTRAST if name == "contrast" else MIN_CONTRAST)


@every_theme
@pytest.mark.parametrize("pair", SIGNS, ids="/".join)
def test_shapes_that_mean_something_stand_out(name: str, pair: tuple[str, str]) -> None:
    assert measured(name, pair) >= (MIN_CONTRAST if name == "contrast" else 3)


@every_theme
@pytest.mark.parametrize("cones", CONES)
def test_what_means_different_things_is_told_apart_by_every_eye(name: str, cones: str) -> None:
    theme: Theme = THEMES[name]
    for one, other in combinations(TOLD_APART, 2):
        assert apart(getattr(theme, one), getattr(theme, other), cones) >= DIFFERENT, (one, other)


def test_every_theme_has_a_name_of_its_own() -> None:
    assert next(iter(THEMES)) == "candle"
    assert len({theme.label for theme in THEMES.values()}) == len(THEMES)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
