"""Music files into samples, by SDL's decoder: the same one live and in what is exported."""

import os
from io import BytesIO
from pathlib import Path
from struct import unpack
from types import ModuleType

import numpy as np

from coach.sound.arrays import Stereo
from coach.units import MINUTE, SAMPLE_RATE, SECOND, to_samples

ENDINGS = (".mp3", ".ogg", ".opus", ".flac", ".wav")
"""What SDL can decode, whatever the machine."""
LONGEST_S = 10 * MINUTE // SECOND
"""Of a longer file only the beginning is played: an hour would fill a gigabyte."""
_PROBE = 2_000_000
_FORMAT = (SAMPLE_RATE, -32, 2)


class UndecodableError(Exception):
    """A file that is not music, or not there."""


def decoded(file: Path) -> Stereo:
    """Everything in a music file, up to LONGEST_S, at 48 kHz. Raises UndecodableError."""
    mixer = _mixer()
    try:
        data = _worth_decoding(file, mixer)
        if _is_hollow(data):
            raise UndecodableError("it is empty")
        sound = mixer.Sound(BytesIO(data))
    except (OSError, RuntimeError) as error:  # pygame.error is a RuntimeError
        raise UndecodableError(str(error)) from error
    samples: Stereo = np.asarray(sound, np.float32)[: to_samples(LONGEST_S * SECOND)]
    if not len(samples):
        raise UndecodableError("it is empty")
    return samples


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
