"""The sounds of the pacers: a pulse for a stroke, a swell for each half of a breath.

Breathing in is bright air over a tone that climbs a fifth, getting stronger; breathing out is dark
air over a fuller tone that sinks back, getting weaker. So closed eyes know one from the other by
the way the pitch goes and by the colour. All are softer than -30 LUFS in any 400 ms, about as the
bed is and far under the voice.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coach.sound.arrays import Sound
from coach.sound.level import ratio, resample
from coach.units import SAMPLE_RATE, SECOND, Ms, to_samples

LOW_HZ, HIGH_HZ = 349.23 / 2, 349.23 * 3 / 4
"""F and the C above it, an octave below those of the chimes (`audio/`)."""

_Curve = NDArray[np.float64]


class Half(NamedTuple):
    """Half a breath: where tone and air begin and end, how strong, and what colours the tone."""

    tone_hz: tuple[float, float]
    air_hz: tuple[float, float]
    """The middle of the band."""
    levels_db: tuple[float, float]
    """Of the tone, at the beginning and at the end."""
    eased_ms: tuple[Ms, Ms]
    """How long it takes from silence, and into it."""
    air_db: float
    """How much stronger the air is than the tone."""
    partials: tuple[float, ...]
    """The amplitude of each multiple of the tone."""
    seed: int


IN = Half((LOW_HZ, HIGH_HZ), (500, 1_800), (-43, -37), (350, 60), 4, (1, 0.1), 1)
OUT = Half((HIGH_HZ, LOW_HZ), (700, 250), (-31, -37), (60, 500), -3, (1, 0.35, 0.2), 2)
_OCTAVES = 0.45
"""How wide the band of the air is: the standard deviation of its bell."""
_MOST_EASED = 0.25
"""The part of a swell that either easing takes at most."""
_COARSE_HZ = SAMPLE_RATE // 4
"""Tone and air hold nothing high, and are made at this rate."""

_PULSE_HZ = LOW_HZ * 2
_PULSE_DB = -19.0
_ATTACK_MS: Ms = 6
_DECAYS = 5
"""By how many powers of e a pulse decays in its length."""
_WOOD = ((1.0, 1.0, 1.0), (2.76, 0.2, 0.4))
"""The partials of a struck bar: frequency, amplitude and decay over the lowest one's."""


def pulse(length_ms: Ms) -> Sound:
    """A soft tap on wood, there at once; a shorter one weighs less."""
    at = np.arange(to_samples(length_ms)) / SAMPLE_RATE
    decay_s = length_ms / 1_000 / _DECAYS
    struck = sum(
        amplitude * np.exp(-at / (decay_s * decay)) * np.sin(2 * np.pi * _PULSE_HZ * times * at)
        for times, amplitude, decay in _WOOD
    )
    sound = np.asarray(struck * ratio(_PULSE_DB), np.float32)
    return sound * _eased(len(at), _ATTACK_MS, length_ms // 2)


def swell(half: Half, length_ms: Ms) -> Sound:
    """Half a breath of this length, from silence into silence."""
    along = np.linspace(0, 1, length_ms * _COARSE_HZ // SECOND)
    mixed = _tone(half, along) + ratio(half.air_db) * _air(half, along)
    level = 10 ** (np.interp(along, (0, 1), half.levels_db) / 20)
    sound = resample((mixed * level).astype(np.float32), _COARSE_HZ)
    longest_ms = int(length_ms * _MOST_EASED)
    begins, ends = half.eased_ms
    return sound * _eased(len(sound), min(begins, longest_ms), min(ends, longest_ms))


MAKERS: Mapping[str, Callable[[Ms], Sound]] = {
    "pulse": pulse,
    "in": partial(swell, IN),
    "out": partial(swell, OUT),
}
"""What makes a pacer of a length, by the text of its cue."""


def _tone(half: Half, along: _Curve) -> _Curve:
    """A glide, even to the ear."""
    low, high = half.tone_hz
    turns = np.cumsum(low * (high / low) ** along) / _COARSE_HZ
    waves = (a * np.sin(2 * np.pi * n * turns) for n, a in enumerate(half.partials, 1))
    return np.asarray(sum(waves))


def _air(half: Half, along: _Curve) -> _Curve:
    """Noise that moves from one band into another, with a power of 1 all the way."""
    first, last = (_band(hz, len(along), half.seed + 10 * i) for i, hz in enumerate(half.air_hz))
    return first * np.cos(along * np.pi / 2) + last * np.sin(along * np.pi / 2)


def _band(middle_hz: float, count: int, seed: int) -> _Curve:
    noise = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    octaves = np.log2(np.maximum(np.fft.rfftfreq(count, 1 / _COARSE_HZ), 1) / middle_hz)
    band = np.fft.irfft(noise * np.exp(-((octaves / _OCTAVES) ** 2) / 2), count)
    return np.asarray(band / np.sqrt(np.mean(band**2)))


def _eased(count: int, begins_ms: Ms, ends_ms: Ms) -> Sound:
    """1, but for raised cosines at both ends."""
    shape = np.ones(count, np.float32)
    for ms, end in ((begins_ms, shape), (ends_ms, shape[::-1])):
        slope = min(to_samples(ms), count)
        end[:slope] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(slope) / max(slope, 1))
    return shape
