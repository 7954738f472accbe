"""Which voice speaks in a session and in an export when the one that is set does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import UsageError, VoiceError
from coach.score.cues import Phrase
from coach.session import voicing
from coach.session.spoken import Bakes
from coach.session.voicing import voice_of
from coach.settings import USUAL, Settings
from coach.sound.voices import PLAINEST, Voice
from coach.sound.voices.roster import find_voice

WORDS = Phrase("Breathe out.", "technique")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty one."""
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path))


@pytest.fixture
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bakes]:
    """The voice that speaks where the one that is set is gone, or is not what it should be."""

    def found(spec: str, *, language: str) -> Voice:
        if spec == "mine" and isinstance(request.param, Exception):
            raise request.param
        if spec == "mine":
            return Voice("piper", request.param, "Mine", "en")
        return find_voice(PLAINEST if spec == USUAL.voice else spec, language=language)

    monkeypatch.setattr(voicing, "find_voice", found)
    baker = voice_of(Settings(voice="mine"))()
    assert baker
    yield baker
    baker.close()


@pytest.mark.parametrize(
    "opened",
    [UsageError("it is gone"), VoiceError("piper is gone"), "no-such-model"],
    indirect=True,
    ids=["voice", "engine", "file"],
)
def test_another_voice_speaks_and_it_is_told(opened: Bakes) -> None:
    """Nobody who lies there with closed eyes is left without a word."""
    assert opened.bake([WORDS])[WORDS].length_ms > 500
    assert "Another voice speaks." in opened.notice


def test_the_voice_that_is_set_is_nothing_to_tell_of() -> None:
    baker = voice_of(Settings(voice=PLAINEST))()
    assert baker
    assert baker.bake([WORDS])
    baker.close()
    assert baker.notice == ""
