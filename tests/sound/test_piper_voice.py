"""The natural voice, from words to finished clips: the real model, as it is installed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.errors import VoiceError
from coach.routine.vocabulary import PACES
from coach.score.cues import Phrase
from coach.sound.clips import Baker, Clip, ClipCache
from coach.sound.level import loudness, true_peak
from coach.sound.pace import KNOWN, Calibration, calibrate, recall_pace, remember_pace
from coach.sound.pcm import read_sound
from coach.sound.voices import Voice, load
from coach.sound.voices.booth import Booth
from coach.sound.voices.roster import find_voice
from tests.sound.test_clips import small_files

pytest.importorskip("piper")

TEXTS = ("Three.", "And release.", "Press, and wait. Let it soften. Breathe out.")
LONG = (
    "Cross your arms and hold both shoulders. Let the weight of your elbows pull gently down. "
    "With every breath out, sink a little deeper into the chair. Bring the fingertips of your "
    "left hand to the right side of your neck. Make small circles on the skin, never on the bone."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voice")


@pytest.fixture(scope="module")
def voice(folder: Path) -> Voice:
    return find_voice("piper", folder)


@pytest.fixture(scope="module")
def baker(voice: Voice, folder: Path) -> Iterator[Baker]:
    with Baker(voice, ClipCache(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def clips(baker: Baker) -> dict[str, Clip]:
    baked = baker.bake(Phrase(text, "technique") for text in TEXTS)
    return {phrase.text: clip for phrase, clip in baked.items()}


def worker_of(baker: Baker) -> int:
    """The process that speaks for it."""
    assert baker._booth._child
    return baker._booth._child.pid


@pytest.mark.parametrize("text", TEXTS)
def test_every_clip_is_level_and_trimmed(text: str, clips: dict[str, Clip]) -> None:
    """Just as with the system's voice."""
    sound = read_sound(clips[text].path)[0]
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    assert loudness(sound) == pytest.approx(-16, abs=0.5)
    assert true_peak(sound) <= -3.0
    assert loud[0] < 60 * 48
    assert len(sound) - loud[-1] < 120 * 48


def test_the_same_words_give_the_same_clip(
    voice: Voice, clips: dict[str, Clip], tmp_path: Path
) -> None:
    """In another process, after other words."""
    wanted = [Phrase(text, "technique") for text in reversed(TEXTS)]
    with Baker(voice, ClipCache(tmp_path)) as again:
        for phrase, clip in again.bake(wanted).items():
            assert clip.path.read_bytes() == clips[phrase.text].path.read_bytes()


@pytest.mark.parametrize("pace", PACES)
def test_the_pace_is_met(pace: str, baker: Baker) -> None:
    """Words a minute, pauses included, of a text that the voice was not measured by."""
    (clip,) = baker.bake([Phrase(LONG, pace)]).values()
    per_minute = len(LONG.split()) * 60_000 / clip.length_ms
    assert per_minute == pytest.approx(PACES[pace].words_per_minute, rel=0.08)


def test_somebody_in_a_hurry_is_heard(voice: Voice, baker: Baker, folder: Path) -> None:
    """Also in a single sentence, which has no pauses to cut; and a slow speed is slow."""
    plain, quick = (Phrase(LONG.split(". ")[2], "relaxed", hurry) for hurry in (0, 15))
    clips = baker.bake([plain, quick])
    assert 0.09 < 1 - clips[quick].length_ms / clips[plain].length_ms < 0.15
    with Baker(voice, ClipCache(folder), rate=80) as slow:
        assert slow.bake([plain])[plain].length_ms > 1.15 * clips[plain].length_ms


def test_what_is_known_beforehand_is_so(voice: Voice) -> None:
    """The packaged voice's speed, which nobody then waits for; it holds for this Piper."""
    engine = load("piper")
    booth = Booth("piper", voice.id)

    def measure(texts: list[str], rate: int) -> int:
        said = {"do": "measure", "texts": texts, "voice": voice.id, "rate": rate}
        taken: int = booth.ask({**said, "file": os.devnull}, 60)["ms"]
        return taken

    try:
        found = calibrate(measure, engine.rates())
    finally:
        booth.close()
    for (rate, ms), (known_rate, known_ms) in zip(found.points, KNOWN[voice.digest], strict=True):
        assert rate == known_rate
        assert ms == pytest.approx(known_ms, rel=0.01)


def test_odd_texts_do_not_upset_it(baker: Baker) -> None:
    """Marks, other alphabets, markup and phonemes, very long words: there is a clip of each."""
    odd = ("…", "Ça va? 肩 🙂", "<b>&amp; [[x]] {}", "Knead on and on. " * 6 + "x" * 200)
    clips = baker.bake(Phrase(text, "safety") for text in odd)
    assert all(clip.length_ms >= 1 for clip in clips.values())


def test_a_worker_that_is_killed_is_replaced(baker: Baker) -> None:
    """Nobody hears of it."""
    baker.bake([Phrase("Before.", "technique")])
    killed = worker_of(baker)
    os.kill(killed, signal.SIGKILL)
    phrase = Phrase("After that.", "technique")
    assert baker.bake([phrase])[phrase].length_ms > 300
    assert worker_of(baker) != killed


def test_a_worker_that_hangs_is_cut_short(voice: Voice, tmp_path: Path) -> None:
    """Stopped in mid-air it is given its time, and replaced."""
    phrase = Phrase("Go on.", "technique")
    with Baker(voice, ClipCache(tmp_path), limit_s=4.0) as baker:
        baker.bake([Phrase("Before.", "technique")])
        os.kill(worker_of(baker), signal.SIGSTOP)
        assert baker.bake([phrase])[phrase].length_ms > 300


def test_a_full_disk_is_told(voice: Voice, tmp_path: Path) -> None:
    with (
        Baker(voice, ClipCache(tmp_path)) as baker,
        small_files(10_000),
        pytest.raises(VoiceError, match="too large"),
    ):
        baker.bake([Phrase("A sentence of quite some length, for a small disk.", "technique")])
    assert not [*(tmp_path / "clips").glob("*/*")]


def test_a_voice_that_is_not_there_is_told(folder: Path) -> None:
    nobody = Voice("piper", "en_US-nobody-low", "Nobody", "en-us")
    with Baker(nobody, ClipCache(folder)) as baker, pytest.raises(VoiceError, match="not there"):
        baker.bake([Phrase("Hello.", "technique")])


def test_another_model_of_the_same_name_is_measured_anew(tmp_path: Path) -> None:
    """What was measured belongs to the files, not to what they are called."""
    old, new = (Voice("piper", "bob", "Bob", "en-us", digest) for digest in ("1", "2"))
    remember_pace(tmp_path, old, "1", Calibration(((400, 33_000), (1_000, 16_000))))
    assert recall_pace(tmp_path, old, "1")
    assert recall_pace(tmp_path, new, "1") is None
