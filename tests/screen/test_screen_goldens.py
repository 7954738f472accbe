"""Every screen looks as it did, in every theme, until somebody means to change it.

`UPDATE_GOLDEN=1 python -m pytest tests/screen` keeps what is painted now; look at the pictures.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from coach.routine.vocabulary import Side
from coach.score.frame import Frame
from coach.screen.appearance import Appearance
from coach.screen.sheet import View
from coach.screen.theme import CANDLE, THEMES, Theme, mixed
from tests.screen import pictures
from tests.screen.likeness import Pixels, assert_alike, keep, likeness, load, shrunk
from tests.screen.pictures import SCREENS, painted, session
from tests.screen.samples import STATES, frame

GOLDEN = Path(__file__).parent / "golden"
MOST_BYTES = 1_500_000
NOISE = 3


@pytest.fixture(autouse=True)
def nobody_lives_here(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No routines of one's own in the library, and no index of it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(home))
        yield


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_looks_as_it_did(screen: str, theme: str, tmp_path: Path) -> None:
    surface = painted(screen, Appearance(THEMES[theme]))
    assert_alike(GOLDEN / f"{screen}-{theme}.png", surface, tmp_path)
