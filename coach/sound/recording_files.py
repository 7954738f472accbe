"""What somebody recorded, as samples. Any file may be met here: only a worker should do it."""

from pathlib import Path

import numpy as np

from coach.errors import VoiceError
from coach.sound.arrays import Sound
from coach.sound.bed.decode import UndecodableError, decoded
from coach.sound.level import trim
from coach.units import MINUTE, SAMPLE_RATE, Ms, length_of, spell_seconds

LONGEST_MS: Ms = 2 * MINUTE
HINT = "Record it once more, as WAV or FLAC."
_M4A_HINT = "Save it as WAV or FLAC, or: pip install 'massage-coach[export]'"


def read_recording(file: Path) -> Sound:
    """What is heard in a recording: mono, 48 kHz, without the silence around it.

    WAV, AIFF, FLAC, MP3, OGG and Opus are decoded by SDL, M4A by PyAV where that is installed.

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
        return _by_av(file) if file.suffix.lower() == ".m4a" else _by_sdl(file)
    except ImportError:
        message = f"the recording {file} needs a library that is not installed"
        raise VoiceError(message, _M4A_HINT) from None
    except (UndecodableError, OSError, ValueError, IndexError) as trouble:
        raise VoiceError(f"the recording {file} cannot be played: {trouble}", HINT) from None


def _by_sdl(file: Path) -> Sound:
    mixed: Sound = decoded(file).mean(axis=1, dtype=np.float32)
    return mixed


def _by_av(file: Path) -> Sound:
    import av  # noqa: PLC0415 -- optional

    resampler = av.AudioResampler("flt", "mono", SAMPLE_RATE)
    with av.open(str(file)) as opened:
        frames = [part for frame in opened.decode(audio=0) for part in resampler.resample(frame)]
    heard = [frame.to_ndarray()[0] for frame in [*frames, *resampler.resample(None)]]
    return np.concatenate(heard) if heard else np.zeros(0, np.float32)
