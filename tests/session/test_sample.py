"""The sample of a voice: said as it is set, the latest wish alone, and never in the way."""

from collections.abc import Callable

import pytest

from coach.errors import VoiceError
from coach.session import sample
from coach.session.sample import LEAD_MS, SENTENCE, Sampler
from coach.session.spoken import Bakes
from coach.settings import Settings
from tests.doubles import CannedBaker, RecordingSpeaker

Opened = Callable[[], Bakes | None]


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> RecordingSpeaker:
    """With voices `good`, `bad`, which cannot be had, and `silent`."""
    recording = RecordingSpeaker()

    def voice_of(settings: Settings) -> Opened:
        def opened() -> Bakes | None:
            if settings.voice == "bad":
                raise VoiceError("there is none")
            return CannedBaker(lambda _phrase: 900) if settings.voice == "good" else None

        return opened

    monkeypatch.setattr(sample, "AudioSpeaker", lambda _clip_of, _chime_of: recording)
    monkeypatch.setattr(sample, "voice_of", voice_of)
    return recording


def test_the_sentence_is_said_as_loud_as_it_is_set(speaker: RecordingSpeaker) -> None:
    """What cannot be spoken says nothing; what was said before is broken off."""
    sampler = Sampler()
    for voice in ("bad", "silent", "good"):
        sampler.hear(Settings(voice=voice, volume=30, bed="none"))
        while voice == "good" and not speaker.cues:
            pass
    sampler.close()
    said = [what for what, _ in speaker.told]
    assert [(cue.at_ms, cue.text) for cue in speaker.cues] == [(0, SENTENCE.text)]
    assert ("volume", 30) in speaker.told
    assert said.index("halt") < said.index("run")
    assert said[-1] == "close"


def test_the_bed_is_heard_before_the_sentence(speaker: RecordingSpeaker) -> None:
    """And is laid once, however often its volume is changed."""
    sampler = Sampler()
    for volume in (40, 80):
        sampler.hear(Settings(voice="good", bed="sea", bed_volume=volume))
        while ("gain", ("bed", volume)) not in speaker.told or not speaker.cues:
            pass
    sampler.close()
    assert speaker.told.count(("bed", "sea")) == 1
    assert speaker.cues[-1].at_ms == LEAD_MS


def test_one_that_was_never_asked_starts_nothing(speaker: RecordingSpeaker) -> None:
    Sampler().close()
    assert speaker.told == []
