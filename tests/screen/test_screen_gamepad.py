"""A whole visit by gamepad: from the first page through a session and its end to leaving.

No gamepad can be plugged in from outside: its events are posted to the real window, where SDL's
would arrive. The session's sound and voice are stand-ins; everything seen and pressed is real.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pygame
import pytest

from coach.cli import performing
from coach.cli.window import browse
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.frame import Frame
from coach.score.plan import Plan
from coach.score.playhead import Mode
from coach.screen import window as window_of
from coach.screen.appearance import Appearance
from coach.screen.pads import Device
from coach.screen.pages.page import Page
from coach.screen.session.sheet import View
from coach.screen.shelf.shelf import Card, Choice, Look
from coach.session.afterwards import SAVE
from coach.session.before_start.get_ready import BACK
from coach.session.journal import entries, file
from coach.session.player import Session
from coach.session.prepare import Preparer
from coach.settings import Preferences
from tests.doubles import CannedBaker, RecordingSpeaker
from tests.e2e.rig import ROUTINE

PAD = 7
A, B, SELECT, START = 0, 1, 6, 7
LEFT, RIGHT = (-1, 0), (1, 0)
TICK_MS = 300
"""What passes on the window's clock whenever it is looked at: longer than a page needs to be seen,
shorter than a press must last to be one that hurts."""
FRAME_MS = 500
"""What passes of the session with each frame."""
Event = pygame.event.Event


def down(button: int) -> pygame.Event:
    return Event(pygame.JOYBUTTONDOWN, instance_id=PAD, button=button)


def up(button: int) -> pygame.Event:
    return Event(pygame.JOYBUTTONUP, instance_id=PAD, button=button)


def cross(way: tuple[int, int]) -> pygame.Event:
    return Event(pygame.JOYHATMOTION, instance_id=PAD, hat=0, value=way)


PRESSES = (
    (Mode.PLAYING, (down(A), up(A))),
    (Mode.PAUSED, (down(SELECT), up(SELECT))),
    (Mode.PAUSED, (down(SELECT), up(SELECT))),
    (Mode.PAUSED, (down(A), up(A))),
    (Mode.PLAYING, (down(A),)),
    (Mode.EASED, (up(A),)),
    (Mode.EASED, (down(A), up(A))),
    (Mode.PLAYING, (cross(RIGHT), cross((0, 0)))),
    (Mode.PLAYING, (down(B), up(B))),
    (Mode.PLAYING, (down(A), up(A))),
    (Mode.ENDED, (down(A), up(A))),
)
"""Pause, from afar and back, go on, this hurts, go on, the next, leave, stay after all, finish."""


class Player(window_of.Window):
    """The real window, and somebody with a gamepad in front of it."""

    def __init__(self, looks: Appearance, window: pygame.Window) -> None:
        clock = count(step=TICK_MS)
        super().__init__(looks, lambda: next(clock), window)
        self._joysticks.plugged[PAD] = Device.HAT_PAD
        self._presses = iter(PRESSES)
        self._next = next(self._presses, None)
        self.asked: list[str] = []
        self.shown: list[tuple[Mode, bool, View]] = []

    def ask(self, page: Page) -> str | None:
        """Goes to what is wanted with the cross, and takes it."""
        wanted = _wanted(page, self.asked)
        self.asked.append(wanted)
        by = [option.id for option in page.options].index(wanted) - page.first
        pygame.event.clear()
        for event in (*[cross(RIGHT if by > 0 else LEFT)] * abs(by), down(A), up(A)):
            pygame.event.post(event)
        answer = super().ask(page)
        assert answer == wanted, page
        return answer

    def pick(
        self, cards: tuple[Card, ...], chosen: str = "", goal: str = ""
    ) -> Choice | Look | None:
        """Starts the second card at first, and leaves when it is there again."""
        pygame.event.clear()
        for event in (down(B),) if chosen else (cross((0, -1)), down(START)):
            pygame.event.post(event)
        return super().pick(cards, chosen, goal)

    def show(self, frame: Frame, notice: str = "") -> None:
        super().show(frame, notice)
        self.shown.append((frame.mode, frame.asking, self._showing))
        if self._next and frame.mode is self._next[0] and not frame.preparing:
            for event in self._next[1]:
                pygame.event.post(event)
            self._next = next(self._presses, None)


def _wanted(page: Page, before: list[str]) -> str:
    """No trouble, 4 before and 7 after, saved, and back to the library."""
    ids = [option.id for option in page.options]
    if page.scale:
        return "4" if SAVE not in ids else SAVE if "7" in before else "7"
    return next((id_ for id_ in ("no", BACK) if id_ in ids), ids[0])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that nobody has used, with two routines of their own."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "clips"))
    routines = tmp_path / "DATA" / "massage-coach" / "routines"
    routines.mkdir(parents=True)
    for name in ("0-first", "0-second"):
        (routines / f"{name}.yaml").write_text(ROUTINE, "utf-8")
    return tmp_path


def test_everything_goes_by_gamepad(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is in the journal."""
    players: list[Player] = []

    def opened(looks: Appearance, window: pygame.Window) -> Player:
        players.append(Player(looks, window))
        return players[0]

    monkeypatch.setattr(window_of, "Window", opened)
    monkeypatch.setattr(performing, "assembled", _assembled)
    browse(Preferences())
    (entry,), notice = entries(file())
    assert file().is_relative_to(home)
    assert notice == ""
    assert (entry.routine, entry.before, entry.after) == ("0-second", 4, 7)
    assert len(entry.hurt) == 1
    (player,) = players
    assert player._next is None
    seen = set(player.shown)
    assert {Mode.PLAYING, Mode.PAUSED, Mode.EASED, Mode.ENDED} <= {mode for mode, *_ in seen}
    assert {(Mode.PAUSED, False, View.DISTANCE), (Mode.PLAYING, True, View.USUAL)} <= seen


@contextmanager
def _assembled(plan: Plan, screen: Player, **_how: Any) -> Iterator[Session]:
    """A session whose sound plays on with every frame."""
    speaker = RecordingSpeaker()
    preparer = Preparer(plan, lambda: CannedBaker(estimated))

    class Shown:
        """The window, after each frame of which some time has passed."""

        def __getattr__(self, name: str) -> Any:
            return getattr(screen, name)

        def show(self, frame: Frame, notice: str = "") -> None:
            screen.show(frame, notice)
            speaker.pass_time(FRAME_MS)

    try:
        yield Session(Score.empty(plan), preparer, speaker, Shown())
    finally:
        preparer.close()
