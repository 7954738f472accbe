import pygame
import pytest


@pytest.fixture(autouse=True)
def no_real_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.font.init()
