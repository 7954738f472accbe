"""The sounds of the pacers: known with closed eyes, soft, without a click, made once."""

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import paths
from coach.score.cues import Cue
from coach.sound.arrays import Sound
from coach.sound.pacer_sounds import IN, MAKERS, OUT, pulse, swell
from coach.sound.pacers import pacer_file
from coach.sound.riff import clip_length
from coach.units import SAMPLE_RATE, Ms, to_samples

MOST_LUFS = -30.0
LENGTHS = st.integers(2_000, 8_000)
few = settings(max_examples=12, deadline=None)


def spectrum(sound: Sound) -> "tuple[np.ndarray[tuple[int]], np.ndarray[tuple[int]]]":
    """Frequencies in Hz, and the power at each."""
    weighted = sound * np.hanning(len(sound))
    return np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE), np.abs(np.fft.rfft(weighted)) ** 2


def centroid(sound: Sound) -> float:
    """Where the middle of the spectrum lies, which is heard as brightness, in Hz."""
    hertz, power = spectrum(sound)
    return float(np.sum(hertz * power) / np.sum(power))


def pitch(sound: Sound) -> float:
    """The strongest frequency of the octave in which the tones are, in Hz."""
    hertz, power = spectrum(sound)
    among = (hertz > 150) & (hertz < 300)
    return float(hertz[among][np.argmax(power[among])])


def thirds(sound: Sound) -> tuple[Sound, Sound]:
    """The first and the last."""
    return sound[: len(sound) // 3], sound[-len(sound) // 3 :]


def loudest(sound: Sound) -> float:
    """The highest momentary loudness, in LUFS, by another meter than ours."""
    meter, window = pyloudnorm.Meter(SAMPLE_RATE, block_size=0.4), to_samples(400)
    padded = np.pad(sound.astype(np.float64), window)
    starts = range(0, len(padded) - window + 1, to_samples(50))
    return max(float(meter.integrated_loudness(padded[at : at + window])) for at in starts)


@few
@given(LENGTHS)
def test_closed_eyes_know_in_from_out(length_ms: Ms) -> None:
    """The pitch climbs a good third and more as it goes in and sinks as it goes out; the one is
    bright and gets brighter, the other dark and gets darker.
    """
    into, out = swell(IN, length_ms), swell(OUT, length_ms)
    rises, falls = (pitch(last) / pitch(first) for first, last in (thirds(into), thirds(out)))
    assert rises > 5 / 4
    assert falls < 4 / 5
    brighter, darker = (
        centroid(last) / centroid(first) for first, last in map(thirds, (into, out))
    )
    assert brighter > 1.3
    assert darker < 1 / 1.3
    assert centroid(into) > 2 * centroid(out)


@few
@given(LENGTHS, LENGTHS)
def test_a_breath_is_one_line_without_a_click(in_ms: Ms, out_ms: Ms) -> None:
    """Both halves begin and end in nothing, exactly; between them is neither jump nor hole."""
    into, out = swell(IN, in_ms), swell(OUT, out_ms)
    assert (len(into), len(out)) == (to_samples(in_ms), to_samples(out_ms))
    for half in (into, out):
        assert max(abs(half[0]), abs(half[-1])) < 1e-6
    whole = np.concatenate([into, out])
    turn = slice(len(into) - 480, len(into) + 480)
    assert np.abs(np.diff(whole[turn])).max() <= np.abs(np.diff(whole)).max()
    softly = np.abs(whole) < 1e-3
    hole = softly[len(into) - to_samples(50) : len(into) + to_samples(50)].sum()
    assert hole < to_samples(60)


@few
@given(LENGTHS)
def test_a_swell_is_soft_and_comes_softly(length_ms: Ms) -> None:
    """About as the bed is; never from silence to its strongest within a tenth of a second."""
    for half in (IN, OUT):
        sound = swell(half, length_ms)
        assert MOST_LUFS - 3 < loudest(sound) <= MOST_LUFS
        begins = np.abs(sound[: to_samples(5)]).max()
        assert begins < np.abs(sound).max() / 20


@pytest.mark.parametrize("tempo", [2, 12, 60, 100, 180, 300])
def test_pulses_are_soft_at_any_tempo(tempo: int) -> None:
    """The brisk ones no louder, taken together, than a slow one."""
    period_ms = 60_000 // tempo
    one = pulse(min(240, period_ms // 4))
    train = np.tile(np.pad(one, (0, to_samples(period_ms) - len(one))), 2_000 // period_ms + 1)
    assert loudest(train) <= loudest(pulse(240)) + 0.1 <= MOST_LUFS
    assert abs(train[0]) < 1e-6
    assert abs(one[-1]) < 1e-6


def test_a_pulse_is_there_at_once() -> None:
    """What is felt as its beginning is within 10 ms of its first sample."""
    sound = np.abs(pulse(240))
    assert np.argmax(sound > sound.max() / 2) < to_samples(10)


@pytest.fixture
def cue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cue:
    """A pacer, on a machine that has none yet."""
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "cache"))
    return Cue(0, "breath", "in", 2_000, 1)


def test_a_sound_is_made_once_and_found_again(cue: Cue) -> None:
    """One file for each text and length, as long as it says, the same wherever it is made."""
    path = pacer_file(cue)
    assert path
    assert clip_length(path) == cue.length_ms
    made, stamp = path.read_bytes(), path.stat().st_mtime_ns
    assert pacer_file(cue) == path
    assert path.stat().st_mtime_ns == stamp
    path.unlink()
    pacer_file(cue)
    assert path.read_bytes() == made
    assert len({pacer_file(Cue(0, "x", text, 500, 1)) for text in MAKERS}) == len(MAKERS)


def test_a_damaged_sound_is_made_again(cue: Cue) -> None:
    path = pacer_file(cue)
    assert path
    made = path.read_bytes()
    path.write_bytes(made[:999])
    pacer_file(cue)
    assert path.read_bytes() == made


def test_where_the_disk_takes_nothing_there_are_no_pacers(cue: Cue) -> None:
    """And nothing else is lost."""
    paths.cache().write_text("in the way")
    assert pacer_file(cue) is None
