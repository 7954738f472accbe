"""The shape of a spoken clip, as pure functions on arrays: trimmed, joined, equally loud.

A sound is mono float32, full scale ±1. Loudness is measured as ITU-R BS.1770 prescribes, with
its K-weighting applied to the spectrum: that needs numpy alone, so that the first clip does not
wait for seconds while a filter library is imported. It agrees with pyloudnorm within 0.1 LU.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import soxr
from numpy.typing import NDArray

from coach.sound.arrays import Sound
from coach.units import SAMPLE_RATE, SAMPLES_PER_MS, Ms, to_samples

Levels: TypeAlias = NDArray[np.float64]

TARGET_LUFS = -15.6
"""Of a clip. A routine is softer than its clips, by 0.4 to 1.0 measured with both kinds of voices:
its chimes count, and the blocks at the edges of clips are half silent. So it comes near -16.
"""
CEILING_DBTP = -3.0
LEAD_MS, TAIL_MS = 15, 60
"""Kept before the first and after the last audible sample, for soft beginnings and endings."""
FADE_MS = 8

AUDIBLE = 0.005
"""What is less than this share of the loudest sample, 46 dB softer, counts as silence."""
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_BLOCK_MS, _HOP_MS = 400, 100
_OVERSAMPLING = 4
_REACH_MS = 15  # how long before and after a peak the gain is eased
_SPARE_DB = 0.1
_CLOSE_LU = 0.1
_ROUNDS, _EAGER = 10, 1.5  # a lean takes back about a third of what is driven into it
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
    heard = np.flatnonzero(size > AUDIBLE * size.max(initial=0))
    if not heard.size:
        return sound[:0]
    start = max(heard[0] - rate * LEAD_MS // 1000, 0)
    return sound[start : heard[-1] + 1 + rate * TAIL_MS // 1000]


def resample(sound: Sound, rate: int) -> Sound:
    """The same sound at 48 kHz."""
    return sound if rate == SAMPLE_RATE else soxr.resample(sound, rate, SAMPLE_RATE)


def fade(sound: Sound) -> Sound:
    """With both ends eased in and out, so that neither clicks."""
    count = min(to_samples(FADE_MS), len(sound) // 2)
    slope = np.hanning(2 * count + 1)[:count].astype(np.float32)
    shape = np.ones_like(sound)
    shape[: len(slope)] = slope
    shape[len(sound) - len(slope) :] = slope[::-1]
    return sound * shape


def join(parts: Sequence[tuple[Sound, Ms | None]], pause_ms: Ms, linger: float = 0) -> Sound:
    """The parts one after the other, each with its silence; filled up to a whole millisecond.

    Exactly so long nothing is heard, and nothing sounds; where it is None, `pause_ms` and `linger`
    times its own length are put after the part as it is.
    """
    floor = AUDIBLE * max([np.abs(sound).max(initial=0) for sound, _ in parts], default=0)
    pieces: list[Sound] = []
    silences = [after_ms for _, after_ms in parts]
    for (sound, after_ms), before_ms in zip(parts, [None, *silences], strict=False):
        ended = _cut(sound, floor) if after_ms else sound
        begun = _cut(ended[::-1], floor)[::-1] if before_ms else ended
        own_ms = pause_ms + round(linger * len(sound) / SAMPLES_PER_MS)
        silent_ms = own_ms if after_ms is None else after_ms
        pieces += [begun, np.zeros(to_samples(silent_ms), np.float32)]
    whole = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    missing = -len(whole) % SAMPLES_PER_MS if len(whole) else SAMPLES_PER_MS
    return np.pad(whole, (0, missing))


def _cut(sound: Sound, floor: float) -> Sound:
    """Up to the last sample that is heard, and out within half a millisecond."""
    heard = np.flatnonzero(np.abs(sound) > floor)
    kept = sound[: heard[-1] + 1].copy() if heard.size else sound[:0]
    count = min(len(kept), SAMPLES_PER_MS // 2)
    kept[len(kept) - count :] *= np.linspace(1, 0, count, endpoint=False, dtype=np.float32)
    return kept


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS (BS.1770, both gates), -inf for silence.

    What is shorter than one 400 ms block is measured as if silence filled that block.
    """
    return _integrated(_energies(sound))


def true_peak(sound: Sound) -> float:
    """The highest point between the samples too, in dBTP (BS.1770, oversampled four times)."""
    with np.errstate(divide="ignore"):
        return float(20 * np.log10(_peaks(sound).max(initial=0)))


def level(sound: Sound) -> Sound:
    """As loud as every other clip, near -16 LUFS, with no true peak above -3 dBTP.

    Peaks that would go above are leaned on gently, from before they come till after, and what
    that takes away in loudness is made good. Silence stays as it is.
    """
    energies = _energies(sound)
    before = _integrated(energies)
    if not np.isfinite(before):
        return sound
    gains = _gains(energies, _peaks(sound), ratio(TARGET_LUFS - before))
    middles = (np.arange(len(gains)) + 0.5) * SAMPLES_PER_MS
    return sound * np.interp(np.arange(len(sound)), middles, gains).astype(np.float32)


def _gains(energies: Levels, peaks: Levels, drive: float) -> Levels:
    """The gain for every millisecond; each round drives the voice a little harder into the lean.

    A gain that moves slowly can be applied to the energies after the K-weighting as well as
    before, so the rounds need no new measurement.
    """
    gains = drive * _lean(peaks * drive)
    for _ in range(_ROUNDS):
        missing = TARGET_LUFS - _integrated(energies * gains**2)
        if abs(missing) < _CLOSE_LU:
            break
        drive *= ratio(_EAGER * missing)
        gains = drive * _lean(peaks * drive)
    return gains


def _lean(peaks: Levels) -> Levels:
    """A gain for each millisecond that keeps these peaks under the ceiling.

    It is first the lowest needed within reach, then the weighted mean of such, so it moves slowly
    and is nowhere, nor on the way to its neighbours, more than its own millisecond allows.
    """
    needed = np.minimum(1, ratio(CEILING_DBTP - _SPARE_DB) / np.maximum(peaks, 1e-9))
    hill = np.hanning(2 * _REACH_MS + 3)[1:-1]
    around = np.pad(needed, 2 * _REACH_MS + 1, constant_values=1)
    lowest = np.lib.stride_tricks.sliding_window_view(around, 2 * _REACH_MS + 3).min(axis=1)
    return np.convolve(lowest, hill / hill.sum(), "valid")


def _peaks(sound: Sound) -> Levels:
    """The true peak of every millisecond."""
    fine = soxr.resample(sound, SAMPLE_RATE, SAMPLE_RATE * _OVERSAMPLING)
    width = SAMPLES_PER_MS * _OVERSAMPLING
    count = -(-len(sound) // SAMPLES_PER_MS)
    filled = np.zeros(count * width)
    filled[: len(fine)] = np.abs(fine[: len(filled)])
    highest: Levels = filled.reshape(count, width).max(axis=1)
    return highest


def _integrated(energies: Levels) -> float:
    """The loudness of what has these energies, one a millisecond: blocks of 400 ms each 100 ms."""
    blocks = max(round((len(energies) - _BLOCK_MS) / _HOP_MS), 0) + 1
    heard = np.zeros((blocks - 1) * _HOP_MS + _BLOCK_MS)
    heard[: len(energies)] = energies[: len(heard)]
    hops = heard.reshape(-1, _HOP_MS).mean(axis=1) / (_BLOCK_MS // _HOP_MS)
    powers = np.convolve(hops, np.ones(_BLOCK_MS // _HOP_MS), "valid")
    powers = powers[_lufs(powers) >= _ABSOLUTE_GATE]
    if not powers.size:
        return -np.inf
    gate = _lufs(powers.mean()) + _RELATIVE_GATE
    return float(_lufs(powers[_lufs(powers) > gate].mean()))


def _lufs(power: Levels) -> Levels:
    with np.errstate(divide="ignore"):
        return -0.691 + 10 * np.log10(power)


def _energies(sound: Sound) -> Levels:
    """The mean square of every millisecond, K-weighted."""
    weighted = _weigh(sound).astype(np.float64) ** 2
    whole = np.pad(weighted, (0, -len(weighted) % SAMPLES_PER_MS))
    squares: Levels = whole.reshape(-1, SAMPLES_PER_MS).mean(axis=1)
    return squares


def _weigh(sound: Sound) -> Sound:
    """K-weighted; over a second of silence at the end lets the filters ring out."""
    seconds = len(sound) // SAMPLE_RATE + 2
    spectrum = np.fft.rfft(sound, seconds * SAMPLE_RATE) * _k_response(seconds)
    return np.fft.irfft(spectrum)[: len(sound)].astype(np.float32)


@lru_cache(maxsize=8)
def _k_response(seconds: int) -> NDArray[np.complex64]:
    """The K-weighting's frequency response at every bin of a spectrum of so many seconds."""
    bins = np.arange(seconds * SAMPLE_RATE // 2 + 1)
    back = np.exp(-2j * np.pi * bins / (seconds * SAMPLE_RATE))
    response = np.ones(len(bins), np.complex128)
    for upper, lower in _K_STAGES:
        response *= np.polyval(upper[::-1], back) / np.polyval(lower[::-1], back)
    return response.astype(np.complex64)
