"""Beds of water: the sea, the rain, a stream."""

from typing import NamedTuple

import numpy as np

from audio.circle import (
    RATE_HZ,
    ROUND_S,
    SECONDS,
    Chance,
    Gain,
    Stereo,
    Values,
    band,
    blown,
    drift,
    echoed,
    level,
    mixed,
    moved,
    noise,
    rise,
    scattered,
    silence,
    swaying,
    wide,
)


class Surf(NamedTuple):
    """One part of a wave's sound: its colour, and when it swells and sinks around the breaking."""

    colour: Gain
    level_db: float
    before_s: float
    """It begins so long before the wave breaks."""
    swell_s: float
    """From its beginning to its height."""
    haste: float
    """How steeply it swells and sinks; 1 is a slow sigh."""
    rest_db: float
    """What is always there of it, below its height."""


SURF = (
    Surf(band(45, 220, -0.5), -1.0, 4.4, 4.6, 2.2, -4.0),
    Surf(band(180, 800, -0.5), 0.0, 2.6, 3.2, 1.8, -6.0),
    Surf(band(600, 2200, -0.5), -4.0, 1.0, 2.6, 1.5, -7.5),
    Surf(band(1800, 5200, -0.6), -10.0, 0.2, 2.6, 1.2, -10.0),
)
"""A wave comes as a rumble, breaks, washes up and runs out as hiss: the higher, the later."""
WAVES = 16
SHORTEST_S, LONGEST_S = 8.4, 14.0
"""Between two waves; every interval is another one."""


def gaps_s(rng: Chance) -> Values:
    """The seconds from each wave to the next, once round."""
    gaps = rng.permutation(np.linspace(SHORTEST_S, LONGEST_S, WAVES))
    return np.asarray(gaps * ROUND_S / gaps.sum())


def swell(part: Surf, gaps: Values, heights: Values) -> Values:
    """Amplitude of one part over the round (control values); a wave with more time takes more."""
    total = np.full(SECONDS.size, level(part.rest_db))
    for at, gap, height in zip(np.cumsum(gaps) - gaps, gaps, heights, strict=True):
        turn = (SECONDS - at + part.before_s) % ROUND_S
        turn /= part.swell_s * gap * WAVES / ROUND_S
        total += height * (turn * np.exp(1 - turn)) ** part.haste
    return total


def sea(rng: Chance) -> Stereo:
    """Slow waves on a flat beach, from a little way up it."""
    gaps = gaps_s(rng)
    total = silence()
    for part in SURF:
        heights = rng.permutation(np.linspace(0.7, 1.0, WAVES))
        sound = wide(rng, part.colour)
        loudness = swell(part, gaps, heights) * swaying(rng, 1.5, 0.7)
        loudness *= level(part.level_db)
        total += moved(sound, loudness, 0.25 * np.tanh(drift(rng, 6)))
    return total


def patter(rng: Chance) -> Values:
    """A drop on a leaf: a soft tap of noise, no pitch."""
    decay = RATE_HZ * (0.002 + 0.005 * rng.random())
    count = int(8 * decay)
    low = 600 + 1600 * rng.random()
    tap = noise(rng, band(low, 2.2 * low), 2 * count)[:count]
    return np.asarray(tap * np.exp(-np.arange(count) / decay) * rise(count, 0.004))


def bubble(rng: Chance, low_hz: float, high_hz: float) -> Values:
    """A bubble closing under water: a short tone that rises a little as it fades.

    Its decay is that of an air bubble in water (van den Doel, Physically based models for liquid
    sounds, 2005): 0.13 / r + 0.0072 / r ** 1.5 per second for a radius of r = 3 / Hz metres.
    """
    hz = low_hz * (high_hz / low_hz) ** rng.random()
    radius = 3 / hz
    fall = 0.13 / radius + 0.0072 * radius**-1.5
    seconds = np.arange(int(6 / fall * RATE_HZ)) / RATE_HZ
    turns = hz * seconds * (1 + 0.08 * fall * seconds / 2)
    return np.asarray(
        np.sin(2 * np.pi * turns) * np.exp(-fall * seconds) * rise(seconds.size, 0.003)
    )


def rain(rng: Chance) -> Stereo:
    """Steady rain on leaves and on a pond, heard from under a roof."""
    gust = swaying(rng, 9, 1.0)
    taps = [patter(rng) for _ in range(96)]
    near = scattered(rng, taps, 280, 3.0, gust)
    drops = [bubble(rng, 600, 1900) for _ in range(64)]
    return mixed((
        (0, moved(wide(rng, band(300, 3600, -0.45)), gust, np.zeros(gust.size))),
        (-6, wide(rng, band(60, 300, -0.5))),
        (-9, near),
        (-5, echoed(rng, near, 0.025, band(200, 5000))),
        (-14, scattered(rng, drops, 9, 3.0, gust)),
    ))  # fmt: skip


def stream(rng: Chance) -> Stereo:
    """A small stream between stones: many bubbles, now more, now fewer, over a steady flow."""
    small = [bubble(rng, 600, 3800) for _ in range(200)]
    large = [bubble(rng, 300, 800) for _ in range(80)]
    babble = scattered(rng, small, 220, 3.5, swaying(rng, 1.2, 1.8))
    flow = blown(rng, band(350, 4200, -0.5), 2, 0.9, 0.1)
    return mixed((
        (0, babble),
        (-6, scattered(rng, large, 24, 3.0, swaying(rng, 1.7, 1.8))),
        (-4, echoed(rng, babble, 0.06, band(200, 4000))),
        (-1, flow),
        (-9, wide(rng, band(80, 350, -0.5))),
    ))  # fmt: skip
