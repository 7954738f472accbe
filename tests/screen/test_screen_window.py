"""The window on SDL's dummy display, and its refusal where nobody would see it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pygame
import pytest

from coach.score.actions import Action, Do
from coach.score.playhead import Mode
from coach.screen.pages.page import ClosedError
from coach.screen.session import controls, overlay
from coach.screen.session.places import places
from coach.screen.shelf.shelf import Choice
from coach.screen.window import TOLD_EVERY_MS, Window
from tests.screen.samples import CARDS, STATES, frame

Event = pygame.event.Event


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now_ms = 0

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(clock: Clock) -> Iterator[Window]:
    opened = Window(now=clock)
    pygame.event.clear()
    yield opened
    opened.close()


def post(event_type: int, **values: Any) -> None:
    pygame.event.post(Event(event_type, **values))


def test_every_state_is_shown_and_the_sleep_of_the_screen_held_off_while_playing(
    window: Window,
) -> None:
    window.greet()
    for now in STATES.values():
        window.show(now, "No sound device.")
        assert pygame.display.get_allow_screensaver() is (now.mode is not Mode.PLAYING)


def test_reading_is_told_and_can_be_left(window: Window, clock: Clock) -> None:
    """Nothing is painted anew for a short while; closing the window ends even a long one."""
    window.greet()
    before = pygame.image.tobytes(window.surface, "RGB")
    window.read_on(1, 9_000)
    assert pygame.image.tobytes(window.surface, "RGB") == before
    clock.now_ms = TOLD_EVERY_MS
    window.read_on(20, 9_000)
    assert pygame.image.tobytes(window.surface, "RGB") != before
    for event in (Event(pygame.QUIT), Event(pygame.KEYDOWN, key=pygame.K_ESCAPE)):
        clock.now_ms += TOLD_EVERY_MS
        pygame.event.post(event)
        with pytest.raises(ClosedError):
            window.read_on(40, 9_000)


def test_actions_come_in_order_and_a_hold_is_told(window: Window, clock: Clock) -> None:
    window.show(frame())
    post(pygame.KEYDOWN, key=pygame.K_m, mod=0)
    post(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0)
    assert window.actions() == [Action(Do.MUTE), Action(Do.PRESS)]
    clock.now_ms = 999
    assert window.actions() == []
    clock.now_ms = 1000
    assert window.actions() == [Action(Do.HURTS)]
    assert window.actions() == []


def test_a_click_on_the_bar_seeks(window: Window) -> None:
    window.show(frame())
    post(pygame.MOUSEBUTTONDOWN, button=1, pos=places(window.surface.get_size()).bar.topleft)
    assert window.actions() == [Action(Do.SEEK, 0)]


def test_fullscreen_there_and_back_paints_everything_again(window: Window) -> None:
    window.show(frame())
    before = pygame.image.tobytes(window.surface, "RGB")
    window.toggle_fullscreen()
    window.toggle_fullscreen()
    window.surface.fill((0, 0, 0))
    window.actions()
    window.show(frame())
    assert pygame.image.tobytes(window.surface, "RGB") == before


def test_the_library_returns_a_choice_or_none(window: Window) -> None:
    post(pygame.KEYDOWN, key=pygame.K_f, mod=0)
    post(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0)
    post(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0)
    assert window.pick(CARDS) == Choice("swedish-partner", 10)
    post(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0)
    assert window.pick(CARDS, "stones") == Choice("stones", 30)
    post(pygame.QUIT)
    assert window.pick(CARDS) is None


def test_after_the_library_the_session_is_painted_anew(window: Window) -> None:
    window.show(frame())
    before = pygame.image.tobytes(window.surface, "RGB")
    post(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0)
    window.pick(CARDS)
    assert pygame.image.tobytes(window.surface, "RGB") != before
    window.show(frame())
    assert pygame.image.tobytes(window.surface, "RGB") == before


def run(code: str, **env: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "XDG_RUNTIME_DIR"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(
        command, env=kept | env, capture_output=True, text=True, check=False, timeout=60
    )


OPEN = """
from coach.errors import DisplayError
from coach.screen.window import Window
try:
    Window().greet()
except DisplayError as problem:
    print(problem.message, problem.hint, int(problem.exit_code))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so_and_names_the_way_out() -> None:
    done = run(OPEN)
    assert "No screen" in done.stdout, done.stderr
    assert "--headless" in done.stdout
    assert done.stdout.strip().endswith("3")


@pytest.mark.parametrize("driver", ["dummy", "nonsense"])
def test_a_driver_that_the_user_names_is_taken_at_its_word(driver: str) -> None:
    done = run(OPEN, SDL_VIDEODRIVER=driver)
    assert done.returncode == 0, done.stderr
    assert ("No screen" in done.stdout) is (driver == "nonsense")


def test_the_room_is_lean_and_quiet() -> None:
    code = (
        "import sys, coach.screen.window, pygame;"
        "print([n for n in ('numpy', 'pydantic', 'yaml', 'rich') if n in sys.modules],"
        "pygame.mixer.get_init())"
    )
    assert run(code).stdout.strip() == "[] None"


def test_a_view_is_kept_until_it_is_left_and_is_no_action_of_the_session(window: Window) -> None:
    window.show(frame())
    usual = pygame.image.tobytes(window.surface, "RGB")
    post(pygame.KEYDOWN, key=pygame.K_d, mod=0)
    assert window.actions() == []
    window.show(frame(step=3, name="Knead"))
    afar = pygame.image.tobytes(window.surface, "RGB")
    post(pygame.KEYDOWN, key=pygame.K_c, mod=0)
    assert window.actions() == []
    window.show(frame())
    assert len({usual, afar, pygame.image.tobytes(window.surface, "RGB")}) == 3
    post(pygame.KEYDOWN, key=pygame.K_c, mod=0)
    window.actions()
    window.show(frame())
    assert pygame.image.tobytes(window.surface, "RGB") == usual


def test_the_controls_come_with_the_mouse_can_be_clicked_and_go(
    window: Window, clock: Clock
) -> None:
    window.show(frame())
    before = pygame.image.tobytes(window.surface, "RGB")
    size = window.surface.get_size()
    here = places(size)
    box = controls.placed(overlay.strip(here, size), here.scale)[1][3]
    post(pygame.MOUSEBUTTONDOWN, button=1, pos=box.center, touch=True)
    post(pygame.MOUSEBUTTONUP, button=1, pos=box.center, touch=True)
    assert window.actions() == [Action(Do.PRESS)], "nothing was to be seen there yet"
    clock.now_ms = 1_000
    window.show(frame())
    assert pygame.image.tobytes(window.surface, "RGB") != before
    post(pygame.MOUSEMOTION, pos=box.center, rel=(1, 1), buttons=(0, 0, 0))
    post(pygame.MOUSEBUTTONDOWN, button=1, pos=box.center)
    assert window.actions() == [Action(Do.REPEAT)]
    clock.now_ms = 10_000
    window.show(frame())
    assert pygame.image.tobytes(window.surface, "RGB") == before
