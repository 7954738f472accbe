"""Silences in real clips: of the system's voice and of the natural one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.sound.clips import Baker, Clip, ClipCache
from coach.sound.pcm import read_sound
from coach.sound.voices.roster import find_voice

STILL = 0.005
"""Of the loudest sample: what is below is not heard."""


@pytest.fixture(scope="module", params=["system", "piper"])
def baker(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Baker]:
    folder = tmp_path_factory.mktemp("voice")
    with Baker(find_voice(request.param, folder), ClipCache(folder)) as opened:
        yield opened


def baked(baker: Baker, text: str, hurry: int = 0) -> Clip:
    phrase = Phrase(text, "technique", hurry)
    return baker.bake([phrase])[phrase]


def silences(clip: Clip) -> list[float]:
    """The silences of 200 ms and more within a clip, in milliseconds, with those at its ends."""
    sound = read_sound(clip.path)[0]
    loud = np.flatnonzero(np.abs(sound) > STILL * np.abs(sound).max())
    ends = np.concatenate([[-1], loud, [len(sound)]])
    gaps = (np.diff(ends) - 1) / 48
    return [float(gap) for gap in gaps if gap >= 190]


def test_a_silence_is_exact(baker: Baker) -> None:
    """To the millisecond, at the beginning, in the middle and at the end, hurried too."""
    text = "[pause 0.7s] Stop. [pause 3.217s] Breathe… Stop. [breath]"
    for hurry in (0, 15):
        clip = baked(baker, text, hurry)
        assert silences(clip) == pytest.approx([700, 3_217, 2_000, 4_000], abs=1)


def test_longer_silences_make_longer_clips(baker: Baker) -> None:
    """By as much; espeak says the same words a few samples longer or shorter each time."""
    short, long = (baked(baker, f"Breathe in [pause {s}s] and out.") for s in (0.2, 20))
    assert long.length_ms - short.length_ms == pytest.approx(19_800, abs=3)


def test_what_is_written_in_figures_sounds_as_in_words(baker: Baker) -> None:
    """It is the same before the voice hears of it."""
    figures, words = baked(baker, "Hold 20–30 s."), baked(baker, "Hold twenty to thirty seconds.")
    assert figures.length_ms == pytest.approx(words.length_ms, rel=0.1)


def test_the_estimate_agrees(tmp_path: Path) -> None:
    """Of a text that breathes, within 8 % or 150 ms of the real clip."""
    texts = ("Sit tall. [breath] Breathe in [pause 4s] and out…", "Rest… and let go. [pause 1s]")
    with Baker(find_voice("system", tmp_path), ClipCache(tmp_path)) as baker:
        for text in texts:
            taken = baked(baker, text).length_ms
            off = estimated(Phrase(text, "technique")) - taken
            assert abs(off) <= max(150, 0.08 * taken), (text, off)
