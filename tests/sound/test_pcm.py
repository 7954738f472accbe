"""Files of sound: whatever a voice writes is told by its inside, and clips by their header."""

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from coach.errors import VoiceError
from coach.sound.pcm import read_sound, write_clip
from coach.sound.riff import clip_length

WAVE = np.array([0, 0.25, -0.5, 0.75], np.float32)
RATE_22050 = struct.pack(">HQ", 16383 + 14, 22_050 << 49)  # an 80-bit float


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">4sI", name, len(body)) + body + b"\0" * (len(body) % 2)


def aiff(samples: bytes, kind: bytes = b"", bits: int = 16, channels: int = 1) -> bytes:
    common = struct.pack(">hIh", channels, 4, bits) + RATE_22050 + (kind + b"\0\0" if kind else b"")
    body = chunk(b"COMM", common) + chunk(b"odd ", b"x") + chunk(b"SSND", bytes(8) + samples)
    return chunk(b"FORM", (b"AIFC" if kind else b"AIFF") + body)


@pytest.mark.parametrize(
    "data",
    [
        aiff((WAVE * 32768).astype(">i2").tobytes()),
        aiff((WAVE * 32768).astype("<i2").tobytes(), b"sowt"),
        aiff(WAVE.astype(">f4").tobytes(), b"fl32", 32),
        aiff(np.repeat(WAVE * 32768, 2).astype(">i2").tobytes(), channels=2),
    ],
    ids=["plain", "swapped", "floats", "stereo"],
)
def test_macs_write_aiff_whatever_the_name(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    path.write_bytes(data)
    sound, rate = read_sound(path)
    assert rate == 22_050
    assert sound.tolist() == WAVE.tolist()


def test_wav_is_mixed_to_mono(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "said"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.repeat(WAVE * 32768, 2).astype("<i2").tobytes())
    sound, rate = read_sound(tmp_path / "said")
    assert (rate, sound.tolist()) == (16_000, WAVE.tolist())


@pytest.mark.parametrize("data", [b"", b"RIFF", b"FORM", b"hello", aiff(b"", b"ulaw", 8)])
def test_what_is_no_sound_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "said"
    path.write_bytes(data)
    with pytest.raises(VoiceError, match="not a sound"):
        read_sound(path)


def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    """To one step of its 16 bits, its length in its header."""
    path = tmp_path / "clip.wav"
    sound = np.sin(np.arange(4_800) / 20).astype(np.float32)
    write_clip(path, sound)
    again, rate = read_sound(path)
    assert (rate, clip_length(path)) == (48_000, 100)
    assert np.abs(again - sound).max() < 2 / 32768
    assert [*tmp_path.iterdir()] == [path]


def test_only_whole_clips_of_ours_have_a_length(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    write_clip(path, np.zeros(480, np.float32))
    data = path.read_bytes()
    for spoilt in (data[:-2], data + b"..", data[:40], bytes(len(data)), b""):
        path.write_bytes(spoilt)
        assert clip_length(path) is None
    assert clip_length(tmp_path / "none.wav") is None
