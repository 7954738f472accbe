"""Sound files of spoken words: what voices write is read, and our clips are written and measured.

A clip is a WAV: 48 kHz, mono, 16 bit, a whole number of milliseconds long.
"""

import io
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from coach.errors import VoiceError
from coach.memory import write_whole
from coach.sound.arrays import Sound
from coach.sound.riff import clip_header

_AIFF_TYPES = {b"NONE": ">i2", b"twos": ">i2", b"sowt": "<i2", b"fl32": ">f4", b"FL32": ">f4"}


def read_sound(path: Path) -> tuple[Sound, int]:
    """What a voice wrote, mixed to mono, and its sampling rate; WAV or AIFF by what is inside.

    Raises OSError when it cannot be read, and VoiceError when it is not a sound we know.
    """
    data = path.read_bytes()
    try:
        return _read_aiff(data) if data[:4] == b"FORM" else _read_wav(data)
    except (wave.Error, EOFError, struct.error, KeyError, ValueError) as trouble:
        raise VoiceError(f"the voice wrote something that is not a sound ({trouble})") from None


def write_clip(path: Path, sound: Sound) -> None:
    """Writes a clip whole or not at all. Raises OSError."""
    samples = in_16_bits(sound)
    write_whole(path, clip_header(len(samples)) + samples)


def in_16_bits(sound: Sound) -> bytes:
    """The samples as a WAV holds them."""
    return np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2").tobytes()


def _read_wav(data: bytes) -> tuple[Sound, int]:
    with wave.open(io.BytesIO(data)) as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{file.getsampwidth() * 8} bits per sample")
        raw = file.readframes(file.getnframes())
        return _mono(raw, "<i2", file.getnchannels()), file.getframerate()


def _read_aiff(data: bytes) -> tuple[Sound, int]:
    """What macOS writes: AIFF, or AIFF-C with one of the types in the table."""
    chunks = dict(_chunks(data))
    common, body = chunks[b"COMM"], chunks[b"SSND"]
    channels, _frames, bits = struct.unpack(">hIh", common[:8])
    kind = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    if bits != 8 * np.dtype(_AIFF_TYPES[kind]).itemsize:
        raise ValueError(f"{bits} bits per sample")
    start = 8 + struct.unpack(">I", body[:4])[0]
    return _mono(body[start:], _AIFF_TYPES[kind], channels), _extended(common[8:18])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack(">4sI", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _extended(data: bytes) -> int:
    """A whole number kept as the 80-bit float of AIFF."""
    exponent, mantissa = struct.unpack(">HQ", data)
    return int(mantissa * 2.0 ** (exponent - 16383 - 63))


def _mono(raw: bytes, kind: str, channels: int) -> Sound:
    samples: Sound = np.frombuffer(raw, kind).astype(np.float32)
    mixed: Sound = samples.reshape(-1, channels).mean(axis=1, dtype=np.float32)
    return mixed if "f" in kind else mixed / np.float32(32768)
