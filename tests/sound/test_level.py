"""The shape of clips: equal loudness, peaks under the ceiling, ends without clicks."""

from typing import Any

import numpy as np
import pyloudnorm
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.sound.arrays import Sound
from coach.sound.level import (
    CEILING_DBTP,
    TARGET_LUFS,
    fade,
    join,
    level,
    loudness,
    ratio,
    resample,
    trim,
    true_peak,
)

RATE = 48_000


def bursts(seed: int, seconds: float, crest: float) -> Sound:
    """Noise in syllables, the more uneven the higher the crest."""
    random = np.random.default_rng(seed)
    count = int(seconds * RATE)
    swell = np.abs(np.sin(np.arange(count) / RATE * 2 * np.pi * 3)) ** crest
    return (0.1 * random.standard_normal(count) * swell).astype(np.float32)


sounds = st.builds(bursts, st.integers(0, 999), st.floats(0.05, 4), st.floats(0, 12))


@pytest.mark.parametrize("seconds", [0.4, 0.77, 2.0, 6.3])
@pytest.mark.parametrize("crest", [0, 4])
def test_loudness_agrees_with_another_meter(seconds: float, crest: float) -> None:
    """Within 0.1 LU of pyloudnorm, which filters in time where we weigh the spectrum."""
    sound = bursts(1, seconds, crest)
    theirs = pyloudnorm.Meter(RATE).integrated_loudness(sound.astype(np.float64))
    assert loudness(sound) == pytest.approx(theirs, abs=0.1)


def test_loudness_of_the_standard_tone() -> None:
    """BS.1770: a 997 Hz sine at full scale reads -3.01 LUFS."""
    tone = np.sin(2 * np.pi * 997 * np.arange(RATE) / RATE).astype(np.float32)
    assert loudness(tone) == pytest.approx(-3.01, abs=0.05)


def test_true_peak_sees_between_the_samples() -> None:
    """A sine at a quarter of the rate, 45° off, has its samples 3 dB below its crests."""
    tone = np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4).astype(np.float32)
    middle = tone * np.hanning(RATE).astype(np.float32)
    assert true_peak(middle) == pytest.approx(0, abs=0.1)


@settings(max_examples=20, deadline=None)
@given(sounds, st.floats(-40, 10))
def test_level_holds_the_ceiling_and_nears_the_target(sound: Sound, gain_db: float) -> None:
    """However loud it came: never louder than asked, and quieter only for its peaks' sake."""
    quiet_or_loud = sound * np.float32(ratio(gain_db))
    assume(loudness(quiet_or_loud) >= -70)
    result = level(quiet_or_loud)
    assert result.shape == sound.shape
    assert true_peak(result) <= CEILING_DBTP
    assert loudness(result) < TARGET_LUFS + 0.3
    assert loudness(result) > TARGET_LUFS - 1 or true_peak(result) > CEILING_DBTP - 0.3


def test_level_of_even_speech_changes_its_size_only() -> None:
    """With room above the peaks nothing is leaned on."""
    sound = np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE).astype(np.float32)
    result = level(sound)
    assert np.corrcoef(sound, result)[0, 1] == pytest.approx(1)


def test_level_leans_on_what_is_loud_enough_already() -> None:
    """A sound at -16 LUFS with a peak in it is not waved through."""
    sound = 0.16 * np.sin(2 * np.pi * 200 * np.arange(2 * RATE) / RATE)
    sound[RATE : RATE + 200] *= 6
    result = level(sound.astype(np.float32))
    assert true_peak(sound.astype(np.float32)) > -1
    assert true_peak(result) <= CEILING_DBTP


def test_level_leaves_silence() -> None:
    assert not level(np.zeros(RATE, np.float32)).any()


@given(st.integers(0, 30_000), st.integers(0, 30_000), st.integers(1, 9_000))
@settings(max_examples=50)
def test_trim_keeps_all_that_is_heard_and_little_else(lead: int, tail: int, heard: int) -> None:
    """At most 15 ms before and 60 ms after."""
    sound = np.concatenate([np.zeros(lead), np.full(heard, 0.3), np.zeros(tail)])
    kept = trim(sound.astype(np.float32), RATE)
    assert np.count_nonzero(kept) == heard
    assert len(kept) == heard + min(lead, 720) + min(tail, 2_880)


def test_trim_of_silence_is_nothing() -> None:
    assert not len(trim(np.zeros(100, np.float32), RATE))
    assert not len(trim(np.zeros(0, np.float32), RATE))


@given(st.lists(st.integers(0, 3_000), max_size=4), st.integers(0, 50))
def test_join_puts_the_pause_between(sizes: list[int], pause_ms: int) -> None:
    """And gives whole milliseconds, at least one."""
    parts = [(np.ones(size, np.float32), None) for size in sizes]
    whole = join([*parts, (np.ones(7, np.float32), 0)], pause_ms)
    assert whole.sum() == sum(sizes) + 7
    spoken = sum(sizes) + 7 + len(sizes) * pause_ms * 48
    assert len(whole) == -(-spoken // 48) * 48
    assert len(join([], pause_ms)) == 48


padded = st.tuples(st.integers(0, 720), st.integers(1, 900), st.integers(0, 2_880))


@given(st.lists(st.tuples(padded, st.integers(80, 5_000)), min_size=1, max_size=4))
def test_join_counts_a_silence_from_what_is_heard(parts: list[tuple[Any, int]]) -> None:
    """To the millisecond, whatever quiet a voice left around its words."""
    hum = np.float32(0.001)
    sounds = [
        np.pad(np.ones(heard, np.float32), (lead, tail), constant_values=hum)
        for (lead, heard, tail), _ in parts
    ]
    whole = join([(sound, ms) for sound, (_, ms) in zip(sounds, parts, strict=True)], 7)
    loud = np.flatnonzero(np.concatenate([whole, [1]]))
    gaps = np.diff(loud)[np.diff(loud) > 1] - 1
    *between, last = (ms * 48 for _, ms in parts)
    assert [*gaps[:-1]] == between
    assert 0 <= gaps[-1] - last < 48


@given(st.integers(0, 2_000))
def test_fade_begins_and_ends_near_nothing(size: int) -> None:
    faded = fade(np.ones(size, np.float32))
    assert len(faded) == size
    if size > 1:
        assert faded[0] == faded[-1] < 0.01 or size < 40


def test_resample_keeps_length_and_pitch() -> None:
    tone = np.sin(2 * np.pi * 441 * np.arange(22_050) / 22_050).astype(np.float32)
    result = resample(tone, 22_050)
    assert len(result) == pytest.approx(RATE, abs=2)
    assert np.argmax(np.abs(np.fft.rfft(result))) == pytest.approx(441, abs=1)
