"""The chimes as files: calm, soft, quiet, tellable apart, and exactly what the script makes."""

import hashlib
import itertools
import json
import shutil
import subprocess
import sys
import wave
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyloudnorm
import pytest

from audio import chime_sounds, make

Sound = npt.NDArray[np.float64]

AUDIO = Path(__file__).resolve().parents[2] / "audio"
MANIFEST = json.loads((AUDIO / "manifest.json").read_text("utf-8"))
RATE = 48_000
NAMES = (
    "start", "change", "side", "tick", "ready", "pause", "resume", "hurt", "end",
)  # fmt: skip
every_chime = pytest.mark.parametrize("name", NAMES)


@cache
def sound_of(name: str) -> Sound:
    with wave.open(str(AUDIO / "chimes" / f"{name}.wav"), "rb") as file:
        pcm = file.readframes(file.getnframes())
    return np.frombuffer(pcm, "<i2") / 32768


def power_by_hz(sound: Sound) -> tuple[Sound, Sound]:
    size = max(sound.size, 1 << 16)
    power: Sound = np.abs(np.fft.rfft(sound, size)) ** 2
    hz = np.arange(power.size, dtype=np.float64) * RATE / size
    return power, hz


def envelope(sound: Sound) -> Sound:
    """Root mean square over a sliding 10 ms, which hides the wave but not a hard attack."""
    window = RATE // 100
    padded = np.pad(sound**2, (window, 0))
    return np.asarray(np.sqrt(np.convolve(padded, np.ones(window) / window, "valid")))


@cache
def contour(name: str) -> list[int]:
    """The strongest semitone over the struck half of a chime, repeats dropped (MIDI numbers)."""
    sound = sound_of(name)
    frame, hop = 4096, 960
    starts = range(0, max(1, sound.size // 2 - frame), hop)
    notes = []
    for at in starts:
        power, hz = power_by_hz(sound[at : at + frame] * np.hanning(frame))
        notes.append(round(69 + 12 * np.log2(hz[power.argmax()] / 440)))
    return [note for note, _ in itertools.groupby(notes)]


def audibly_apart(one: list[int], other: list[int]) -> bool:
    """Another number of pitches, or one of them at least a whole tone away."""
    return len(one) != len(other) or any(abs(a - b) >= 2 for a, b in zip(one, other, strict=True))


def momentary_lufs(sound: Sound) -> float:
    window = RATE * 400 // 1000
    padded = np.pad(sound, (0, max(0, window - sound.size)))
    meter = pyloudnorm.Meter(RATE, block_size=0.4)
    starts = range(0, padded.size - window + 1, RATE // 40)
    return max(float(meter.integrated_loudness(padded[at : at + window])) for at in starts)


def test_the_script_makes_the_files_byte_for_byte() -> None:
    rows, files = chime_sounds.made()
    assert make.stale(files, AUDIO) == []
    assert rows == MANIFEST["chimes"]


def test_check_names_the_files_that_differ_and_leaves_them(tmp_path: Path) -> None:
    copy = shutil.copytree(AUDIO, tmp_path / "audio")
    spoiled = ("chimes/tick.wav", "beds/sea/3.opus")
    for path in spoiled:
        (copy / path).write_bytes(b"not a bell")
    done = subprocess.run(
        [sys.executable, copy / "make.py", "--check", "sea"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"audio/{path} differs from what make.py makes" for path in spoiled
    ]
    assert all((copy / path).read_bytes() == b"not a bell" for path in spoiled)


def test_the_manifest_lists_every_wav_and_no_other() -> None:
    listed = {row["file"] for row in MANIFEST["chimes"].values()}
    on_disk = {path.relative_to(AUDIO).as_posix() for path in AUDIO.rglob("*.wav")}
    assert on_disk == listed
    assert set(MANIFEST["chimes"]) == set(NAMES)


@every_chime
def test_the_manifest_row_agrees_with_the_file(name: str) -> None:
    row = MANIFEST["chimes"][name]
    assert row["sha256"] == hashlib.sha256((AUDIO / row["file"]).read_bytes()).hexdigest()
    assert row["length_ms"] * RATE == sound_of(name).size * 1000
    assert row["momentary_lufs"] == pytest.approx(momentary_lufs(sound_of(name)), abs=0.15)
    assert row["licence"] == "CC0-1.0"
    assert row["purpose"]
    assert row["made"]


@every_chime
def test_a_chime_is_short_48_khz_mono_16_bit(name: str) -> None:
    with wave.open(str(AUDIO / "chimes" / f"{name}.wav"), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        assert file.getnframes() < 1.5 * RATE


@every_chime
def test_a_chime_begins_and_ends_in_silence_without_offset_or_clipping(name: str) -> None:
    sound = sound_of(name)
    assert sound[0] == sound[-1] == 0
    assert np.abs(sound[-RATE // 500 :]).max() < 0.001
    assert abs(sound.mean()) < 1e-5
    assert np.abs(sound).max() < 10 ** (-9 / 20)


@every_chime
def test_the_first_stroke_takes_at_least_20_ms_to_swell(name: str) -> None:
    first_stroke = envelope(sound_of(name)[: RATE // 10])
    reached = np.argmax(first_stroke >= 0.9 * first_stroke.max())
    assert reached >= RATE * 20 // 1000


@every_chime
def test_no_stroke_rises_faster_than_a_straight_ramp_of_20_ms(name: str) -> None:
    swell = envelope(sound_of(name))
    step = RATE // 100
    assert (swell[step:] - swell[:-step]).max() <= 0.5 * swell.max()


@every_chime
def test_a_chime_sounds_between_300_and_900_hz(name: str) -> None:
    power, hz = power_by_hz(sound_of(name))
    warm = (hz >= 300) & (hz <= 900)
    assert 300 <= hz[power.argmax()] <= 900
    assert power[warm].sum() >= 0.8 * power.sum()


@every_chime
def test_a_chime_is_no_louder_than_minus_20_lufs_and_still_heard(name: str) -> None:
    loudness = momentary_lufs(sound_of(name))
    wanted = -27 if name == "tick" else -21
    assert loudness <= -20
    assert loudness == pytest.approx(wanted, abs=1)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(NAMES, 2)))
def test_any_two_chimes_can_be_told_apart_by_pitch(one: str, other: str) -> None:
    assert audibly_apart(contour(one), contour(other))


@pytest.mark.parametrize("name", ["start", "ready", "resume"])
def test_going_on_rises(name: str) -> None:
    notes = contour(name)
    assert len(notes) > 1
    assert notes == sorted(notes)


@pytest.mark.parametrize("name", ["pause", "end"])
def test_stopping_falls(name: str) -> None:
    notes = contour(name)
    assert len(notes) > 1
    assert notes == sorted(notes, reverse=True)


def test_a_new_side_begins_like_a_new_step_and_then_moves() -> None:
    assert contour("change") == contour("side")[:1]


def test_the_end_is_the_longest_and_hurt_the_lowest() -> None:
    assert max(NAMES, key=lambda name: sound_of(name).size) == "end"
    assert all(min(contour("hurt")) <= min(contour(name)) for name in NAMES)
