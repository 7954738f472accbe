"""The one kind of sound file that is played: 48 kHz mono 16-bit WAV."""

import wave
from pathlib import Path

import numpy as np

from coach.errors import SoundError
from coach.sound.mix import Samples
from coach.units import SAMPLE_RATE

FULL_SCALE = 32_767


def load(path: Path) -> Samples:
    """The file's samples. Raises SoundError when it is not such a file."""
    try:
        with wave.open(str(path), "rb") as file:
            form = file.getframerate(), file.getnchannels(), file.getsampwidth()
            frames = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise SoundError(f"{path}: cannot be read as sound ({error})") from error
    if form != (SAMPLE_RATE, 1, 2):
        raise SoundError(f"{path}: is not 48 kHz mono 16-bit")
    return np.frombuffer(frames, "<i2").astype(np.float32) / np.float32(FULL_SCALE)
