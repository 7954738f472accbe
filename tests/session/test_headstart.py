"""What is begun before a session: taken over by it, or ended."""

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

import pytest

from bench.servers import wait_until
from coach.score.compile import phrases
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.session import voicing
from coach.session.headstart import Headstart
from coach.settings import USUAL, Settings
from coach.sound.clips import Clip, Progress
from coach.sound.voices.booth import Cancelled
from tests.doubles import CannedBaker
from tests.scores import plan_of

PLAN = plan_of()
Opened = list[tuple[Settings, CannedBaker]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Every voice that was opened, and as what."""
    found: Opened = []

    def voice_of(settings: Settings, _language: str) -> voicing.Opener:
        def opener() -> CannedBaker:
            found.append((settings, CannedBaker(estimated)))
            return found[-1][1]

        return opener

    monkeypatch.setattr(voicing, "voice_of", voice_of)
    return found


def test_the_voice_that_spoke_already_is_taken_over(opened: Opened) -> None:
    """With the words of the step that the session begins with."""
    with closing(Headstart()) as headstart:
        headstart.speak(PLAN, USUAL, 2)
        baker = headstart.baker(USUAL, PLAN.language)
    ((_settings, voice),) = opened
    assert baker is voice
    assert voice.baked == list(phrases(PLAN, PLAN.steps[1]))
    assert not voice.closed


def test_another_voice_was_set_meanwhile(opened: Opened) -> None:
    """The one that began is closed, and one is opened as it is set now; once it was taken over,
    the next session has one of its own.
    """
    slower = replace(USUAL, rate=90)
    with closing(Headstart()) as headstart:
        headstart.speak(PLAN, USUAL)
        baker = headstart.baker(slower, PLAN.language)
        again = headstart.baker(slower, PLAN.language)
    assert [settings for settings, _voice in opened] == [USUAL, slower, slower]
    assert [voice.closed for _settings, voice in opened] == [True, False, False]
    assert (baker, again) == (opened[1][1], opened[2][1])


def test_what_nobody_took_over_ends(opened: Opened) -> None:
    """A routine that was looked at and left leaves nothing running; so does the next one."""
    with closing(Headstart()) as headstart:
        headstart.sound(USUAL)
        headstart.speak(PLAN, USUAL)
        headstart.speak(PLAN, USUAL)
        process = headstart.process()
        assert process
        wait_until(lambda: (process.receive(0) or {}).get("device"), "the device is open")
        process.close()
        assert headstart.process() is None
        headstart.sound(USUAL)
        untaken = headstart._process
        assert untaken
    with pytest.raises(ProcessLookupError):
        os.kill(untaken.pid, 0)
    assert [voice.closed for _settings, voice in opened] == [True, True]


class Slow(CannedBaker):
    """Speaks until it is told to stop."""

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        assert cancelled
        wait_until(cancelled, "it is told to stop")
        return super().bake((), progress, cancelled)


def test_whoever_is_in_a_hurry_waits_for_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that is left in its first second is over at once; and the voice is its own."""
    slow = Slow(estimated)
    monkeypatch.setattr(voicing, "voice_of", lambda _settings, _language: lambda: slow)
    with closing(Headstart()) as headstart:
        headstart.speak(PLAN, USUAL)
        taken = headstart.baker(USUAL, PLAN.language, in_a_hurry=lambda: True)
    assert taken is slow
    assert not slow.closed
