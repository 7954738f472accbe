"""How loud the bed is at a sample: under the voice, where it begins and where the score ends.

Every gain is looked up in a table by its sample, so that it is the same number however the samples
are cut into chunks.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from coach.sound.arrays import Sound
from coach.sound.level import AUDIBLE, ratio
from coach.units import to_samples

Span: TypeAlias = tuple[int, int]
"""From a sample of the score to another, which is not part of it."""

DUCK_DB = -10.0
"""A bed of -32 LUFS under a voice of -16 is then 26 dB softer; 20 are asked for."""
DOWN, BACK = to_samples(400), to_samples(2_000)
"""Ducking takes so long; it is down where the voice begins, and comes back where that ends."""
LONG_SILENCE = to_samples(5_000)
"""Within a clip it lets the bed back up, and that is heard for a while; a breath does not."""
_BLOCK = to_samples(10)
FADE_IN, FADE_OUT = to_samples(3_000), to_samples(12_000)


def heard(words: Sound) -> tuple[Span, ...]:
    """Where in a clip somebody speaks: from its beginning to its end, but for long silences."""
    loud = _loud_blocks(words) if len(words) >= LONG_SILENCE else ()
    gaps = np.flatnonzero(np.diff(loud) > LONG_SILENCE // _BLOCK)
    ends = [(int(loud[gap]) + 1) * _BLOCK for gap in gaps]
    begins = [int(loud[gap + 1]) * _BLOCK for gap in gaps]
    return tuple(zip([0, *begins], [*ends, len(words)], strict=True))


def _loud_blocks(words: Sound) -> NDArray[np.intp]:
    whole = words[: len(words) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    peaks = np.maximum(whole.max(axis=1), -whole.min(axis=1))
    return np.flatnonzero(peaks > AUDIBLE * peaks.max())


@lru_cache(maxsize=8)
def rise(count: int) -> Sound:
    """A raised cosine from 0 to 1, which would be its next sample."""
    return (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)).astype(np.float32)


def ducked(start: int, count: int, spoken: Iterable[Span], depth_db: float = DUCK_DB) -> Sound:
    """The gains of so many samples under what is spoken; of two that overlap, the lower."""
    gains = np.ones(count, np.float32)
    down, back = _slopes(depth_db)
    for first, end in spoken:
        _lower(gains, first - DOWN - start, down)
        _lower(gains, end - start, back)
        gains[max(first - start, 0) : max(end - start, 0)] = down[-1]
    return gains


def fading_in(done: int, count: int) -> Sound:
    """The gains of so many samples, of which the first comes after `done` others."""
    gains = np.ones(count, np.float32)
    _lower(gains, -done, rise(FADE_IN))
    return gains


def fading_out(start: int, count: int, end: int, length: int = FADE_OUT) -> Sound:
    """The gains of so many samples that fall to 0 at `end`, and how they stay so."""
    gains = np.ones(count, np.float32)
    _lower(gains, end - length - start, rise(length)[::-1])
    gains[max(end - start, 0) :] = 0
    return gains


@lru_cache(maxsize=4)
def _slopes(depth_db: float) -> tuple[Sound, Sound]:
    """Down to where the voice begins and up again: raised cosines in dB."""
    bottom = np.array([ratio(depth_db)], np.float32)
    down = (10 ** (depth_db / 20 * rise(DOWN))).astype(np.float32)
    back = (10 ** (depth_db / 20 * rise(BACK)[::-1])).astype(np.float32)
    return np.concatenate([down, bottom]), np.concatenate([bottom, back])


def _lower(gains: Sound, offset: int, slope: Sound) -> None:
    """Lowers the gains to a slope that begins at this place of them, or began before it."""
    piece = slope[max(-offset, 0) : max(len(gains) - offset, 0)]
    part = gains[max(offset, 0) :][: len(piece)]
    np.minimum(part, piece, out=part)
