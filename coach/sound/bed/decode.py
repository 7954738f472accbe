"""Sound files into samples, by the same decoders live and in what is exported: SDL's, and for what
that does not know PyAV's, where it is installed.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from struct import unpack
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from coach.sound.arrays import Stereo
from coach.sound.bed.trouble import Trouble
from coach.units import MINUTE, SAMPLE_RATE, SECOND, to_samples

if TYPE_CHECKING:
    from av import AudioFrame, AudioResampler

BY_AV = (".m4a", ".aac")
ENDINGS = (".mp3", ".ogg", ".opus", ".flac", ".wav", *BY_AV)
"""Of music. All but the last ones SDL can decode, whatever the machine."""
LONGEST_S = 10 * MINUTE // SECOND
"""Of a longer file only the beginning is played: an hour would fill a gigabyte."""
_LONGEST = to_samples(LONGEST_S * SECOND)
_PROBE = 2_000_000
_FORMAT = (SAMPLE_RATE, -32, 2)


class UndecodableError(Exception):
    """A file that is not music, or not there."""

    trouble = Trouble.SKIPPED


class DecoderMissingError(UndecodableError):
    """A file whose decoder is not installed."""

    trouble = Trouble.MISSING


def decoded(file: Path) -> Stereo:
    """Everything in a sound file, up to LONGEST_S, at 48 kHz. Raises UndecodableError."""
    samples = _by_av(file) if file.suffix.lower() in BY_AV else _by_sdl(file)
    if not len(samples):
        raise UndecodableError("it is empty")
    return samples[:_LONGEST]


def _by_sdl(file: Path) -> Stereo:
    mixer = _mixer()
    try:
        data = _worth_decoding(file, mixer)
        if _is_hollow(data):
            raise UndecodableError("it is empty")
        sound = mixer.Sound(BytesIO(data))
    except (OSError, RuntimeError) as error:  # pygame.error is a RuntimeError
        raise UndecodableError(str(error)) from error
    samples: Stereo = np.asarray(sound, np.float32)
    return samples


def _by_av(file: Path) -> Stereo:
    try:
        import av  # noqa: PLC0415 -- optional
    except ImportError as missing:
        raise DecoderMissingError(str(missing)) from None
    try:
        with av.open(str(file)) as opened:
            return _poured(opened.decode(audio=0), av.AudioResampler("flt", "stereo", SAMPLE_RATE))
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise UndecodableError(str(error)) from error


def _poured(frames: "Iterator[AudioFrame]", resampler: "AudioResampler") -> Stereo:
    """The frames at our rate, as many as are played."""
    found: list[Stereo] = []
    count = 0
    for frame in chain(frames, [None]):
        for part in resampler.resample(frame):
            found.append(np.asarray(part.to_ndarray(), np.float32).reshape(-1, 2))
            count += len(found[-1])
        if count >= _LONGEST:
            break
    return np.concatenate(found) if found else np.zeros((0, 2), np.float32)


def _worth_decoding(file: Path, mixer: ModuleType) -> bytes:
    """As much of a file as is played; of a large one its beginning tells how much that is."""
    with file.open("rb") as opened:
        start = opened.read(_PROBE)
        if len(start) < _PROBE:
            return start
        try:
            seconds = mixer.Sound(BytesIO(start)).get_length()
        except RuntimeError:  # such as a picture in front of the music
            seconds = 0
        return start + opened.read(int(_PROBE * LONGEST_S / seconds) if seconds else -1)


def _is_hollow(data: bytes) -> bool:
    """Whether this is a WAV without a sample, which SDL_mixer 2.8 frees twice: the process ends."""
    if data[:4] != b"RIFF":
        return False
    at, most = 12, 0
    while at + 8 <= len(data):
        name, size = unpack("<4sI", data[at : at + 8])
        most = max(most, min(size, len(data) - at - 8)) if name == b"data" else most
        at += 8 + size + size % 2
    return most == 0


def _mixer() -> ModuleType:
    """SDL's mixer, into whose format it decodes; opened, but silent, where nobody plays."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from pygame import mixer  # noqa: PLC0415 -- slow, and not every session has a bed

    if mixer.get_init() == _FORMAT:
        return mixer
    mixer.quit()
    before = os.environ.get("SDL_AUDIODRIVER")
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    try:
        mixer.init(SAMPLE_RATE, 32, 2, allowedchanges=0)
    finally:
        del os.environ["SDL_AUDIODRIVER"]
        if before is not None:
            os.environ["SDL_AUDIODRIVER"] = before
    return mixer
