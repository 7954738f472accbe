"""A session in the real window and with the real audio process, from its first to its last page."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pygame
import pytest

from coach import paths
from coach.cli.leading_up import Way
from coach.cli.performing import lead_in_window, rested
from coach.cli.tuning import Tuned, beds, voices
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.screen.settings.rows import NO_OTHERS
from coach.screen.window import Window
from coach.session import journal
from coach.session.before_start.flow import Known
from coach.session.headstart import Headstart
from coach.settings import Preferences, Settings, file, load
from coach.sound.bed.shipped import shipped
from tests.scores import TWO_SIDES, routine_of

PLAN = arrange(routine_of(TWO_SIDES), Choices())


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """At a new user's, on SDL's dummies."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    for name in ("AUDIO", "VIDEO"):
        monkeypatch.setenv(f"SDL_{name}DRIVER", "dummy")
    opened = Window()
    pygame.event.clear()
    yield opened
    opened.close()


def test_a_session_ends_in_the_journal_and_its_volume_is_remembered(window: Window) -> None:
    """Three steps that hurt end it; what was pressed and felt is kept as it was."""
    tuned = Tuned(Preferences(voice="silent"), window)
    hurts = (pygame.K_h, pygame.K_RETURN)
    for code in (*hurts, *hurts, pygame.K_h, pygame.K_DOWN, pygame.K_ESCAPE):
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.Event(kind, key=code, mod=0))
    with closing(Headstart()) as headstart:
        led = lead_in_window(window, PLAN, tuned, headstart)
    tuned.close()
    assert (led.ended, len(led.head.hurt_steps), led.steps_done) == (True, 3, 0)
    assert load(file()) == (Settings(volume=90), "")
    answers = iter(["7", "save", "back"])
    way = Way(Known(), "two-sides", PLAN, felt=4)
    assert rested(lambda _page: next(answers), way, led, leaves=True) == ("two-sides", False)
    ((entry,), _notice) = journal.entries(journal.file())
    assert (entry.routine, entry.before, entry.after) == ("two-sides", 4, 7)
    assert entry.hurt == tuple(PLAN.steps[number - 1].name for number in led.head.hurt_steps)


def test_every_bed_that_is_offered_can_be_chosen(window: Window) -> None:
    """Ours; somebody's own music where the folder for it is, or where an option says."""
    ours = [spec for spec, _name in beds("sea")]
    assert ours == ["none", "voice-only", *shipped()]
    paths.ensure(paths.user_music())
    offered = dict(beds("/songs/slow.mp3"))
    assert [*offered] == [*ours, str(paths.user_music()), "/songs/slow.mp3"]
    assert offered["/songs/slow.mp3"] == "slow.mp3"


def test_every_voice_that_is_offered_can_be_chosen(window: Window) -> None:
    """The usual one first, captions last, and whatever is set now."""
    offered = [spec for spec, _name in voices("gone")]
    assert (offered[0], offered[-1]) == (NO_OTHERS[0][0], NO_OTHERS[1][0])
    assert "gone" in offered
    assert len(set(offered)) == len(offered)
