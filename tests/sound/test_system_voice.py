"""The real voice of this system, from words to finished clips."""

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from coach.errors import VoiceError
from coach.routine.vocabulary import PACES
from coach.score.cues import Phrase
from coach.sound.arrays import Sound
from coach.sound.clips import Baker, Clip, ClipCache
from coach.sound.level import loudness, true_peak
from coach.sound.pcm import read_sound
from coach.sound.voices import Voice, system
from coach.sound.voices.roster import find_voice

TEXTS = (
    "Three.",
    "And release.",
    "Right side next.",
    "Next: knead the shoulder top.",
    "Press, and wait. Let it soften. Breathe out.",
    "Stand facing the wall, bend your knees, and let the ball roll slowly down beside the spine.",
)
LONG = (
    "Cross your arms and hold both shoulders. Let the weight of your elbows pull gently down. "
    "With every breath out, sink a little deeper into the chair. Bring the fingertips of your "
    "left hand to the right side of your neck. Make small circles on the skin, never on the bone. "
    "Stay where it feels good. Then move one finger further down and begin again."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voice")


@pytest.fixture(scope="module")
def voice(folder: Path) -> Voice:
    return find_voice("system", folder)


@pytest.fixture(scope="module")
def baker(voice: Voice, folder: Path) -> Iterator[Baker]:
    with Baker(voice, ClipCache(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def clips(baker: Baker) -> dict[str, Clip]:
    baked = baker.bake(Phrase(text, "technique") for text in TEXTS)
    return {phrase.text: clip for phrase, clip in baked.items()}


def heard(clip: Clip) -> Sound:
    return read_sound(clip.path)[0]


@pytest.mark.parametrize("text", TEXTS)
def test_every_clip_is_level(text: str, clips: dict[str, Clip]) -> None:
    """-16 LUFS within 1, by two meters; the true peak under its ceiling; no clipped sample."""
    sound = heard(clips[text])
    padded = np.pad(sound, (0, max(19_200 - len(sound), 0))).astype(np.float64)
    assert loudness(sound) == pytest.approx(-16, abs=0.5)
    assert pyloudnorm.Meter(48_000).integrated_loudness(padded) == pytest.approx(-16, abs=1)
    assert true_peak(sound) <= -3.0


@pytest.mark.parametrize("text", TEXTS)
def test_every_clip_begins_and_ends_with_its_words(text: str, clips: dict[str, Clip]) -> None:
    """Less than 60 ms of silence before, 120 after, and no click at either end."""
    sound = heard(clips[text])
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    assert loud[0] < 60 * 48
    assert len(sound) - loud[-1] < 120 * 48
    assert abs(sound[0]) < 0.001
    assert abs(sound[-1]) < 0.001


@pytest.mark.parametrize("text", TEXTS)
def test_every_clip_is_what_it_says(text: str, clips: dict[str, Clip]) -> None:
    """48 kHz, mono, 16 bit, as long as was told."""
    with wave.open(str(clips[text].path)) as file:
        assert file.getparams()[:3] == (1, 2, 48_000)
        assert file.getnframes() == clips[text].length_ms * 48


def test_sentences_are_apart(clips: dict[str, Clip]) -> None:
    """By the silence that the pace asks for, and a breath of each sentence's own."""
    quiet = np.abs(heard(clips[TEXTS[4]])) < 1e-4
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet, [0]]).astype(int)))
    long = [stop - start for start, stop in edges.reshape(-1, 2) if stop - start > 500 * 48]
    assert len(long) == 2
    assert all(600 <= gap / 48 <= 720 for gap in long)


@pytest.mark.parametrize("pace", PACES)
def test_the_pace_is_met(pace: str, baker: Baker) -> None:
    """Words a minute, pauses included, of a text that the voice was not measured by."""
    (clip,) = baker.bake([Phrase(LONG, pace)]).values()
    per_minute = len(LONG.split()) * 60_000 / clip.length_ms
    assert per_minute == pytest.approx(PACES[pace].words_per_minute, rel=0.05)


def test_hurry_quickens(baker: Baker) -> None:
    """15 % more words a minute are 13 % less time, a little less where ends do not shrink."""
    plain, quick = (Phrase(LONG, "technique", hurry) for hurry in (0, 15))
    clips = baker.bake([plain, quick])
    assert 0.10 < 1 - clips[quick].length_ms / clips[plain].length_ms < 0.15


def test_odd_texts_do_not_upset_it(baker: Baker) -> None:
    """Only marks, other alphabets, markup, two thousand letters: there is a clip of each."""
    odd = ("…", "- . -", "Ça va? 肩 🙂", "<b>&amp; [[x]] {}", "Knead on and on. " * 12 + "x" * 200)
    clips = baker.bake(Phrase(text, "safety") for text in odd)
    assert all(clip.length_ms >= 1 for clip in clips.values())
    assert clips[Phrase("- . -", "safety")].length_ms == 1


def test_a_voice_that_is_not_there_is_told(folder: Path) -> None:
    """The library would speak with another and say nothing."""
    nobody = Voice("system", "gmw/nobody", "Nobody", "en")
    with Baker(nobody, ClipCache(folder)) as baker, pytest.raises(VoiceError, match="not there"):
        baker.bake([Phrase("Hello.", "technique")])


def test_many_short_texts_each_get_their_own_words(baker: Baker) -> None:
    """One after the other without a pause: none is lost, empty or cut by the next."""
    phrases = [Phrase(f"Number {number}.", "technique") for number in range(20, 45)]
    lengths = [clip.length_ms for clip in baker.bake(phrases).values()]
    assert min(lengths) > 600
    assert max(lengths) < 2_500


def test_cached_clips_come_at_once(voice: Voice, baker: Baker, folder: Path) -> None:
    """From the files alone: a worker that cannot run is never asked."""
    phrases = [Phrase(text, "technique") for text in TEXTS]
    baked = baker.bake(phrases)
    with Baker(voice, ClipCache(folder), worker=("no.such.module",)) as idle:
        assert idle.bake(phrases) == baked


@pytest.mark.parametrize("rate", [84, 103, 127, 140, 157, 193])
def test_sapi_gets_numbers_in_the_middle_of_its_steps(
    rate: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its driver cuts towards zero; a step is 11 %, so half of one is the most to be off."""
    monkeypatch.setattr(system, "_driver", lambda: "sapi5")
    step = int(np.log(system._settable(rate) / 156.63) / np.log(1.11))
    assert 156.63 * 1.11**step == pytest.approx(rate, rel=0.056)
