"""The samples of what a score names by its file: clips, chimes and pacers, mono at 48 kHz."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from coach.sound.arrays import Sound
from coach.sound.child import complain
from coach.sound.pcm import read_sound
from coach.units import SAMPLE_RATE

EACH_EAR = np.float32(0.5**0.5)
"""What is measured as one channel goes to two ears with half its power each.

BS.1770 adds the powers of both, so the mix of a clip of -16 LUFS is one of -16 too, and not of -13.
"""
_SILENCE = np.zeros(0, np.float32)


@lru_cache(maxsize=24)
def loaded(source: str) -> Sound:
    """The samples for each ear; silence for a caption, and for a file that has vanished."""
    if not source:
        return _SILENCE
    try:
        sound, rate = read_sound(Path(source))
    except OSError as error:
        complain(error)
        return _SILENCE
    return sound * EACH_EAR if rate == SAMPLE_RATE else _SILENCE
