"""Sound on a circle: a round of noise, drifts and grains that ends exactly where it began.

Noise is written down as a spectrum and turned into sound by one inverse transform, which is
periodic by nature; grains that run over the end go on at the beginning. There is no seam to hide.
"""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
"""One number after the other: what happens slowly, or a short sound."""
Sound = npt.NDArray[np.float32]
"""One channel of a round at 48 kHz, shape (count,)."""
Stereo = npt.NDArray[np.float32]
"""Shape (2, count): left, right."""
Gain = Callable[[Values], Values]
"""Amplitude at each frequency in Hz."""
Chance = np.random.Generator

RATE_HZ = 48_000
ROUND_S = 180
COUNT = RATE_HZ * ROUND_S
CONTROL_HZ = 200
"""Rate of slow changes; what moves over a second or more is straight between two of its values."""
SECONDS = np.arange(CONTROL_HZ * ROUND_S) / CONTROL_HZ
"""The time of every control value."""


def chance(seed: int) -> Chance:
    """The same numbers on every run."""
    return np.random.Generator(np.random.PCG64(seed))


def level(db: float) -> float:
    """Amplitude factor of a level in dB."""
    return float(10 ** (db / 20))


def band(low_hz: float, high_hz: float, tilt: float = 0.0) -> Gain:
    """Between two corners, 12 dB per octave outside them; ``tilt`` is the power of the frequency
    inside (-0.5 is pink, -1 brown).
    """

    def gain(hz: Values) -> Values:
        safe = np.maximum(hz, 1e-3)
        rise = 1 / np.sqrt(1 + (low_hz / safe) ** 4)
        fall = 1 / np.sqrt(1 + (safe / high_hz) ** 4)
        return np.asarray(rise * fall * (safe / low_hz) ** tilt)

    return gain


@cache
def lines_hz() -> Values:
    """The frequencies in the spectrum of a round."""
    return np.asarray(np.fft.rfftfreq(COUNT, 1 / RATE_HZ), np.float64)


def spectrum(rng: Chance, weight: Values) -> npt.NDArray[np.complex64]:
    """The random spectrum of noise, with the given amplitude per line."""
    lines = rng.standard_normal(2 * weight.size, np.float32).view(np.complex64)
    lines *= weight.astype(np.float32)
    lines[0] = 0
    return lines


def noise(rng: Chance, gain: Gain, count: int, rate_hz: int = RATE_HZ) -> Values:
    """``count`` values of Gaussian noise that come round, RMS 1."""
    hz = np.asarray(np.fft.rfftfreq(count, 1 / rate_hz), np.float64)
    lines = spectrum(rng, gain(hz))
    return levelled(np.fft.irfft(lines, count)).astype(np.float64)


def wide(rng: Chance, gain: Gain, alike: float = 0.25) -> Stereo:
    """Noise of RMS 1 in two channels whose correlation is ``alike``, and nearly 1 below 100 Hz,
    where a difference is felt as pressure and gets lost in mono.
    """
    shared = alike + (1 - alike) / (1 + (lines_hz() / 140) ** 4)
    weight = gain(lines_hz())
    middle = spectrum(rng, weight * np.sqrt((1 + shared) / 2))
    side = spectrum(rng, weight * np.sqrt((1 - shared) / 2))
    return levelled(stacked(np.fft.irfft(part, COUNT) for part in (middle + side, middle - side)))


def levelled(sound: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """The sound at RMS 1."""
    return np.asarray(sound / np.sqrt(np.mean(sound**2)), np.float32)


def stacked(channels: Iterable[npt.NDArray[np.floating]]) -> Stereo:
    """Two channels as one array."""
    left, right = channels
    return np.stack([left.astype(np.float32), right.astype(np.float32)])


def drift(rng: Chance, period_s: float) -> Values:
    """Control values that wander about 0 with deviation 1, hardly faster than the period."""
    return noise(rng, lambda hz: np.exp(-((hz * period_s) ** 2)), SECONDS.size, CONTROL_HZ)


def swaying(rng: Chance, period_s: float, db: float) -> Values:
    """Amplitude factors that wander about 1 with a deviation of ``db``, never beyond twice that."""
    return np.asarray(10 ** (db / 20 * 2 * np.tanh(drift(rng, period_s) / 2)))


def stretched(values: Values) -> Sound:
    """Control values as one value per sample."""
    around = np.append(values, values[0]).astype(np.float32)
    step = RATE_HZ // CONTROL_HZ
    share = np.arange(step, dtype=np.float32) / step
    return np.asarray((around[:-1, None] + np.diff(around)[:, None] * share).ravel())


def moved(sound: Stereo, loudness: Values, pan: Values) -> Stereo:
    """The sound with its amplitude and its place changing; both at the control rate.

    ``pan`` is -1 (left) to 1 (right), by equal power.
    """
    angle = (pan + 1) * np.pi / 4
    left, right = np.cos(angle), np.sin(angle)
    changing = (stretched(loudness * side * np.sqrt(2)) for side in (left, right))
    return stacked(channel * gain for channel, gain in zip(sound, changing, strict=True))


def blown(rng: Chance, gain: Gain, period_s: float, db: float, pan: float = 0.25) -> Stereo:
    """Wide noise that swells, sinks and wanders to the sides, hardly faster than the period."""
    place = pan * np.tanh(drift(rng, period_s))
    return moved(wide(rng, gain), swaying(rng, period_s, db), place)


def silence() -> Stereo:
    """A round of nothing, to put grains on."""
    return np.zeros((2, COUNT), np.float32)


def put(sound: Stereo, grain: Values, at: int, left: float, right: float) -> None:
    """Add a grain to both channels; what runs over the end goes on at the beginning."""
    first = at % COUNT
    fits = min(grain.size, COUNT - first)
    for channel, gain in zip(sound, (left, right), strict=True):
        channel[first : first + fits] += gain * grain[:fits]
        channel[: grain.size - fits] += gain * grain[fits:]


def scattered(
    rng: Chance, grains: list[Values], each_s: float, spread_db: float, gust: Values
) -> Stereo:
    """Grains at independent times, ``each_s`` of them a second, with levels that differ by
    ``spread_db`` (deviation, cut off at twice that) and follow ``gust`` (control values).
    """
    sound = silence()
    number = int(each_s * ROUND_S)
    at = (rng.random(number) * COUNT).astype(int)
    size_db = spread_db * np.clip(rng.standard_normal(number), -2, 2)
    angle = rng.random(number) * np.pi / 2
    force = 10 ** (size_db / 20) * gust[at * CONTROL_HZ // RATE_HZ]
    which = rng.integers(len(grains), size=number)
    left, right = force * np.cos(angle), force * np.sin(angle)
    for row in zip(which.tolist(), at.tolist(), left.tolist(), right.tolist(), strict=True):
        put(sound, grains[row[0]], *row[1:])
    return sound


def echoed(rng: Chance, sound: Stereo, decay_s: float, gain: Gain) -> Stereo:
    """The sound as a wide space gives it back: nothing direct, all of it diffuse. RMS 1."""
    count = int(7 * decay_s * RATE_HZ)
    fading = np.exp(-np.arange(count) / (decay_s * RATE_HZ)) * rise(count, 0.01)
    tint = gain(lines_hz()).astype(np.float32)

    def back(channel: Sound) -> Sound:
        tail = (fading * rng.standard_normal(count)).astype(np.float32)
        lines = np.fft.rfft(channel) * np.fft.rfft(tail, COUNT) * tint
        return np.asarray(np.fft.irfft(lines, COUNT))

    return levelled(stacked(back(channel) for channel in sound))


def rise(count: int, seconds: float) -> Values:
    """One for ``count`` samples, but for a raised cosine from 0 at the beginning."""
    shape = np.ones(count)
    steps = min(count, int(seconds * RATE_HZ))
    shape[:steps] = 0.5 - 0.5 * np.cos(np.pi * np.arange(steps) / steps)
    return shape


def mixed(layers: Iterable[tuple[float, Stereo]]) -> Stereo:
    """The sum of layers, each brought to RMS 1 and then to its level in dB."""
    total = silence()
    for db, sound in layers:
        total += levelled(sound) * np.float32(level(db))
    return total
