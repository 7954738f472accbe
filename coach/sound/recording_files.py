"""What somebody recorded, as samples. Any file may be met here: only a worker should do it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach import paths
from coach.errors import VoiceError
from coach.sound.arrays import Sound
from coach.sound.bed.decode import DecoderMissingError, UndecodableError, decoded
from coach.sound.level import AUDIBLE
from coach.units import MINUTE, Ms, length_of, spell_seconds, to_samples

_BLOCK = to_samples(10)
_ROOM_SHARE = 0.1
"""So much of a recording is nothing but the room, where there is any silence in it."""
_ABOVE_ROOM, _MOST_ROOM = 2.5, 0.1
"""Words are 8 dB above the room; and never taken for it where they are within 20 dB of the loudest.
"""
_SHORTEST_WORD, _APART = 4, 15
"""In blocks: what is shorter and stands so far apart is a click."""
_BEFORE, _AFTER = 4, 8
"""Blocks that are kept around the words, for soft beginnings and endings."""
LONGEST_MS: Ms = 2 * MINUTE
HINT = "Record it once more, as WAV or FLAC."
_M4A_HINT = f"Save it as WAV or FLAC, or: {paths.installing('export')}"


def read_recording(file: Path) -> Sound:
    """What is heard in a recording: mono, 48 kHz, without the silence around it.

    Raises VoiceError when it cannot be read, holds no sound or lasts too long.
    """
    sound = within(_decoded(file))
    if not len(sound):
        raise VoiceError(f"nothing is heard in the recording {file}", HINT)
    length_ms = length_of(len(sound))
    if length_ms > LONGEST_MS:
        message = f"the recording {file} lasts {spell_seconds(length_ms)}"
        raise VoiceError(message, f"{spell_seconds(LONGEST_MS)} is the most: one text in each.")
    return sound


def within(sound: Sound) -> Sound:
    """From the first word to the last, in a room that is never quite still.

    What is 46 dB softer than the words is silence, and so is what is hardly louder than the room;
    a click beside the words is none of them.
    """
    blocks = sound[: len(sound) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    levels = np.sqrt(np.mean(np.square(blocks), axis=1))
    loudest = levels.max(initial=0)
    room = np.quantile(levels, _ROOM_SHARE) if len(levels) else 0
    silence = max(AUDIBLE * loudest, min(_ABOVE_ROOM * room, _MOST_ROOM * loudest))
    words = [run for run in _runs(np.flatnonzero(levels > silence)) if len(run) >= _SHORTEST_WORD]
    if not words:
        return sound[:0]
    first, last = int(words[0][0]), int(words[-1][-1]) + 1
    return sound[max(first - _BEFORE, 0) * _BLOCK : (last + _AFTER) * _BLOCK]


def _runs(blocks: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Blocks that lie near each other, together."""
    if not len(blocks):
        return []
    return np.split(blocks, np.flatnonzero(np.diff(blocks) > _APART) + 1)


def _decoded(file: Path) -> Sound:
    try:
        mixed: Sound = decoded(file).mean(axis=1, dtype=np.float32)
    except DecoderMissingError:
        message = f"the recording {file} needs a library that is not installed"
        raise VoiceError(message, _M4A_HINT) from None
    except UndecodableError as trouble:
        raise VoiceError(f"the recording {file} cannot be played: {trouble}", HINT) from None
    return mixed
