"""What somebody recorded, as samples. Any file may be met here: only a worker should do it."""

from pathlib import Path

import numpy as np

from coach.errors import VoiceError
from coach.sound.arrays import Sound
from coach.sound.bed.decode import DecoderMissingError, UndecodableError, decoded
from coach.sound.level import trim
from coach.units import MINUTE, SAMPLE_RATE, Ms, length_of, spell_seconds

LONGEST_MS: Ms = 2 * MINUTE
HINT = "Record it once more, as WAV or FLAC."
_M4A_HINT = "Save it as WAV or FLAC, or: pip install 'massage-coach[export]'"


def read_recording(file: Path) -> Sound:
    """What is heard in a recording: mono, 48 kHz, without the silence around it.

    Raises VoiceError when it cannot be read, holds no sound or lasts too long.
    """
    sound = trim(_decoded(file), SAMPLE_RATE)
    if not len(sound):
        raise VoiceError(f"nothing is heard in the recording {file}", HINT)
    length_ms = length_of(len(sound))
    if length_ms > LONGEST_MS:
        message = f"the recording {file} lasts {spell_seconds(length_ms)}"
        raise VoiceError(message, f"{spell_seconds(LONGEST_MS)} is the most: one text in each.")
    return sound


def _decoded(file: Path) -> Sound:
    try:
        mixed: Sound = decoded(file).mean(axis=1, dtype=np.float32)
    except DecoderMissingError:
        message = f"the recording {file} needs a library that is not installed"
        raise VoiceError(message, _M4A_HINT) from None
    except UndecodableError as trouble:
        raise VoiceError(f"the recording {file} cannot be played: {trouble}", HINT) from None
    return mixed
