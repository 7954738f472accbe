"""The shape of a spoken clip, as pure functions on arrays: trimmed, joined, equally loud.

A sound is mono float32, full scale ±1. Loudness is measured as ITU-R BS.1770 prescribes, with
its K-weighting applied to the spectrum: that needs numpy alone, so that the first clip does not
wait for seconds while a filter library is imported. It agrees with pyloudnorm within 0.1 LU.
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import soxr
from numpy.typing import NDArray

from coach.units import SAMPLE_RATE, SAMPLES_PER_MS, Ms, to_samples

Sound: TypeAlias = NDArray[np.float32]
Levels: TypeAlias = NDArray[np.float64]

TARGET_LUFS = -16.0
CEILING_DBTP = -3.0
LEAD_MS, TAIL_MS = 15, 60
"""Kept before the first and after the last audible sample, for soft beginnings and endings."""
FADE_MS = 8

_AUDIBLE = 0.005  # -46 dB below the loudest sample
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_BLOCK, _HOP = to_samples(400), to_samples(100)
_OVERSAMPLING = 4
_REACH_MS = 30  # how far ahead and behind a peak the limiter leans in
_CLOSE_LU = 0.1
_K_STAGES = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285),
     (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)  # fmt: skip
"""BS.1770, tables 1 and 2: numerator and denominator of both stages at 48 kHz."""


def ratio(decibels: float) -> float:
    """The factor on a sample that so many decibels mean."""
    return float(10 ** (decibels / 20))


def trim(sound: Sound, rate: int) -> Sound:
    """Without the silence at both ends, but for a breath of it; empty when nothing is heard."""
    size = np.abs(sound)
    heard = np.flatnonzero(size > _AUDIBLE * size.max(initial=0))
    if not heard.size:
        return sound[:0]
    start = max(heard[0] - rate * LEAD_MS // 1000, 0)
    return sound[start : heard[-1] + 1 + rate * TAIL_MS // 1000]


def resample(sound: Sound, rate: int) -> Sound:
    """The same sound at 48 kHz."""
    return sound if rate == SAMPLE_RATE else soxr.resample(sound, rate, SAMPLE_RATE)


def fade(sound: Sound) -> Sound:
    """With both ends eased in and out, so that neither clicks."""
    slope = _raised_cosine(min(to_samples(FADE_MS), len(sound) // 2))
    shape = np.ones_like(sound)
    shape[: len(slope)] = slope
    shape[len(sound) - len(slope) :] = slope[::-1]
    return sound * shape


def join(parts: list[Sound], pause_ms: Ms) -> Sound:
    """The parts one after the other with silence between, filled up to a whole millisecond."""
    silence = np.zeros(to_samples(pause_ms), np.float32)
    pieces = [piece for part in parts for piece in (silence, part)][1:]
    whole = np.concatenate(pieces) if pieces else silence[:0]
    missing = -len(whole) % SAMPLES_PER_MS if len(whole) else SAMPLES_PER_MS
    return np.pad(whole, (0, missing))


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS (BS.1770, both gates), -inf for silence.

    What is shorter than one 400 ms block is measured as if silence filled that block.
    """
    powers = _block_powers(sound)
    powers = powers[_lufs(powers) >= _ABSOLUTE_GATE]
    if not powers.size:
        return -np.inf
    gate = _lufs(powers.mean()) + _RELATIVE_GATE
    return float(_lufs(powers[_lufs(powers) > gate].mean()))


def true_peak(sound: Sound) -> float:
    """The highest point between the samples too, in dBTP (BS.1770, oversampled four times)."""
    with np.errstate(divide="ignore"):
        return float(20 * np.log10(_peaks(sound).max(initial=0)))


def level(sound: Sound) -> Sound:
    """As loud as every other clip, -16 LUFS, with no true peak above -3 dBTP.

    Peaks that would go above are leaned on gently, from 30 ms before to 30 ms after, and the
    gain is found anew, since that takes some loudness away. Silence stays as it is.
    """
    before = loudness(sound)
    if not np.isfinite(before):
        return sound
    peaks, gain, result = _peaks(sound), ratio(TARGET_LUFS - before), sound
    for _ in range(4):
        result = sound * (gain * _lean(peaks * gain, len(sound))).astype(np.float32)
        missing = TARGET_LUFS - loudness(result)
        if abs(missing) < _CLOSE_LU:
            break
        gain *= ratio(missing)
    return _held(result)


def _held(sound: Sound) -> Sound:
    """The last thousandths, which the rounding of a moving gain can leave above the ceiling."""
    over = true_peak(sound) - CEILING_DBTP
    return sound * np.float32(ratio(-over)) if over > 0 else sound


def _lean(peaks: Levels, length: int) -> Levels:
    """A gain for each sample that keeps the peaks, given for each millisecond, under the ceiling.

    Each millisecond's gain is first the lowest needed within reach, then the weighted mean of
    such, so it moves slowly and is nowhere more than its own millisecond allows.
    """
    needed = np.minimum(1, ratio(CEILING_DBTP - 0.05) / np.maximum(peaks, 1e-9))
    window = _raised_cosine(2 * _REACH_MS + 1, whole=True)
    reach = 2 * _REACH_MS + 1
    around = np.pad(needed, reach, constant_values=1)
    lowest = np.lib.stride_tricks.sliding_window_view(around, 2 * _REACH_MS + 3).min(axis=1)
    eased = np.convolve(lowest, window / window.sum(), "valid")
    middles = (np.arange(len(eased)) + 0.5) * SAMPLES_PER_MS
    return np.interp(np.arange(length), middles, eased)


def _peaks(sound: Sound) -> Levels:
    """The true peak of every millisecond."""
    fine = soxr.resample(sound, SAMPLE_RATE, SAMPLE_RATE * _OVERSAMPLING)
    width = SAMPLES_PER_MS * _OVERSAMPLING
    count = -(-len(sound) // SAMPLES_PER_MS)
    filled = np.zeros(count * width)
    filled[: len(fine)] = np.abs(fine[: len(filled)])
    return filled.reshape(count, width).max(axis=1)


def _raised_cosine(count: int, *, whole: bool = False) -> Sound:
    """A smooth rise from just above 0 to just below 1, or the whole hill up and down."""
    turn = (np.arange(count) + 0.5) / max(count, 1) * (2 if whole else 1)
    return (0.5 - 0.5 * np.cos(np.pi * turn)).astype(np.float32)


def _lufs(power: Levels) -> Levels:
    with np.errstate(divide="ignore"):
        return -0.691 + 10 * np.log10(power)


def _block_powers(sound: Sound) -> Levels:
    """The mean square of each 400 ms block, one every 100 ms; what is left over is rounded."""
    blocks = max(round((len(sound) - _BLOCK) / _HOP), 0) + 1
    heard = np.zeros((blocks - 1) * _HOP + _BLOCK)
    weighted = _weigh(sound)[: len(heard)]
    heard[: len(weighted)] = weighted**2
    hops = heard.reshape(-1, _HOP).sum(axis=1)
    return np.convolve(hops, np.ones(_BLOCK // _HOP), "valid") / _BLOCK


def _weigh(sound: Sound) -> Levels:
    """K-weighted; a second of silence more than enough lets the filters ring out."""
    seconds = len(sound) // SAMPLE_RATE + 2
    spectrum = np.fft.rfft(sound, seconds * SAMPLE_RATE) * _k_response(seconds)
    return np.fft.irfft(spectrum)[: len(sound)]


@lru_cache(maxsize=8)
def _k_response(seconds: int) -> NDArray[np.complex128]:
    """The K-weighting's frequency response at every bin of a spectrum of so many seconds."""
    bins = np.arange(seconds * SAMPLE_RATE // 2 + 1)
    back = np.exp(-2j * np.pi * bins / (seconds * SAMPLE_RATE))
    response = np.ones(len(bins), np.complex128)
    for upper, lower in _K_STAGES:
        response *= np.polyval(upper[::-1], back) / np.polyval(lower[::-1], back)
    return response
