"""Every screen looks as it did, in every theme, until somebody means to change it.

`UPDATE_GOLDEN=1 python -m pytest tests/screen` keeps what is painted now; look at the pictures.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from coach.routine.vocabulary import Side
from coach.screen.appearance import Appearance
from coach.screen.theme import CANDLE, THEMES, mixed
from tests.screen.likeness import Pixels, assert_alike, keep, likeness, load, moved
from tests.screen.pictures import SCREENS, SIZE, painted, session
from tests.screen.samples import PLAYING

GOLDEN = Path(__file__).parent / "golden"
MOST_BYTES = 1_500_000
NOISE = 3
"""Of 255: what smoothing may change."""
BLUE = (0, 110, 255)
HARSH = THEMES["contrast"]
"""In which a pixel differs most from the one beside it."""


@pytest.fixture(autouse=True, scope="module")
def nobody_lives_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Only our own routines are in the library."""
    with pytest.MonkeyPatch.context() as home:
        home.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="module")
def playing(tmp_path_factory: pytest.TempPathFactory) -> Pixels:
    """The kept picture of a moment."""
    path = tmp_path_factory.mktemp("kept") / "playing.png"
    keep(path, _playing(Appearance()))
    return load(path)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_looks_as_it_did(screen: str, theme: str, tmp_path: Path) -> None:
    surface = painted(screen, Appearance(THEMES[theme]))
    assert_alike(GOLDEN / f"{screen}-{theme}.png", surface, tmp_path)


def test_every_picture_is_of_a_screen_and_all_are_small() -> None:
    names = {f"{screen}-{theme}.png" for screen in SCREENS for theme in THEMES}
    assert {path.name for path in GOLDEN.iterdir()} == names
    assert sum(path.stat().st_size for path in GOLDEN.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("screen", ["session", "library", "when-to-stop", "settings"])
def test_a_pixel_aside_or_other_smoothing_is_no_difference(screen: str, tmp_path: Path) -> None:
    surface = painted(screen, Appearance(HARSH))
    keep(tmp_path / "kept.png", surface)
    kept = load(tmp_path / "kept.png")
    for seen in (moved(surface, (1, 0)), moved(surface, (-1, 1)), _noisy(surface)):
        assert likeness(seen, kept).holds


@pytest.mark.parametrize(
    "change",
    [
        {"name": PLAYING.name[:-1]}, {"title": PLAYING.title[:-1]}, {"hint": PLAYING.hint[:-1]},
        {"caption": PLAYING.caption[:-2] + "."}, {"side": Side.RIGHT}, {"left_ms": 17_600},
        {"pressure": 4}, {"region": "mid_trap_rhomboid"}, {"tool": None},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_missing_letter_or_another_side_is_a_difference(
    change: dict[str, object], playing: Pixels
) -> None:
    """Down to the last letter of the smallest text, at half the size."""
    assert not likeness(_playing(Appearance(), **change), playing).holds


@pytest.mark.parametrize("role", ["ground", "ink", "soft", "line", "glow", "skin"])
def test_another_colour_is_a_difference(role: str, playing: Pixels) -> None:
    """A fifth of the way to another one."""
    other = replace(CANDLE, **{role: mixed(getattr(CANDLE, role), BLUE, 0.2)})  # type: ignore[arg-type]
    assert not likeness(_playing(Appearance(other)), playing).holds


def test_a_difference_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture that was painted, and where it differs; what is alike stays as it was kept."""
    monkeypatch.setenv("UPDATE_GOLDEN", "1")
    looks, kept = Appearance(), tmp_path / "golden" / "one.png"
    assert_alike(kept, _playing(looks), tmp_path)
    before = kept.read_bytes()
    assert_alike(kept, _noisy(_playing(looks)), tmp_path)
    assert kept.read_bytes() == before
    monkeypatch.delenv("UPDATE_GOLDEN")
    with pytest.raises(AssertionError, match=r"differs-one\.png"):
        assert_alike(kept, _playing(looks, side=Side.RIGHT), tmp_path)
    shown = [pygame.image.load(tmp_path / name) for name in ("one.png", "differs-one.png")]
    assert all(picture.get_bounding_rect() for picture in shown)


def _playing(looks: Appearance, **changes: object) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    session(replace(PLAYING, **changes))(surface, looks)  # type: ignore[arg-type]
    return surface


def _noisy(surface: pygame.Surface) -> pygame.Surface:
    pixels = pygame.surfarray.array3d(surface).astype(np.int16)
    noise = np.random.default_rng(1).integers(-NOISE, NOISE + 1, pixels.shape)
    return pygame.surfarray.make_surface(np.clip(pixels + noise, 0, 255).astype(np.uint8))
