from collections.abc import Iterator

import pygame
import pytest

from coach.language import ENGLISH, known, use
from coach.screen import lettering
from coach.screen.scene.scene import Scene
from coach.screen.theme import Weight
from tests.screen.written import Shaping


@pytest.fixture(autouse=True)
def no_real_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.font.init()


@pytest.fixture(params=known())
def every_language(request: pytest.FixtureRequest) -> Iterator[None]:
    """Shown in each language there is, one after the other."""
    use(request.param)
    yield
    use(ENGLISH)


@pytest.fixture
def shapings(monkeypatch: pytest.MonkeyPatch) -> list[Shaping]:
    """Every text that is set from now on, but for those in the picture of the body."""
    seen: list[Shaping] = []
    original = lettering.shape

    def shape(words: str, weight: Weight, px: int, size: tuple[int, int]) -> lettering.Shaped:
        shaped = original(words, weight, px, size)
        seen.append(Shaping(words, weight, size, shaped))
        return shaped

    monkeypatch.setattr(lettering, "shape", shape)
    monkeypatch.setattr(Scene, "paint", lambda *_args, **_changes: None)
    return seen
