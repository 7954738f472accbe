"""Beds of air: brown noise, and a garden at night."""

import numpy as np

from audio.circle import (
    RATE_HZ,
    ROUND_S,
    Chance,
    Stereo,
    Values,
    band,
    blown,
    echoed,
    mixed,
    put,
    silence,
)


def brown(rng: Chance) -> Stereo:
    """Brown noise that breathes a little: 6 dB less per octave, nothing below hearing."""
    return blown(rng, band(70, 7000, -1.0), 8, 0.7, 0.12)


def chirp(hz: float, pulses: int, pace_s: float) -> Values:
    """A cricket's chirp: a few soft pulses of one tone, swelling and sinking as a whole."""
    seconds = np.arange(int(pulses * pace_s * RATE_HZ)) / RATE_HZ
    pulse = np.sin(np.pi * seconds / pace_s) ** 2
    whole = np.sin(np.pi * seconds / (pulses * pace_s)) ** 0.7
    return np.asarray(np.sin(2 * np.pi * hz * seconds) * pulse * whole)


def cricket(rng: Chance, hz: float, sound: Stereo) -> None:
    """One cricket sings in phrases, each chirp a little different, and rests between them."""
    place = (0.15 + 0.7 * rng.random()) * np.pi / 2
    beat_s, pace_s = 0.62 + 0.3 * rng.random(), 0.031 + 0.007 * rng.random()
    at = rng.random() * 4
    while at < ROUND_S - 8:
        length = int(7 + rng.integers(12))
        for number in range(length):
            force = np.sin(np.pi * (number + 0.7) / (length + 0.4)) * (0.8 + 0.2 * rng.random())
            song = chirp(hz * (1 + 0.002 * rng.standard_normal()), 3 + int(rng.integers(2)), pace_s)
            put(sound, song, int(at * RATE_HZ), force * np.cos(place), force * np.sin(place))
            at += beat_s * (0.9 + 0.2 * rng.random())
        at += 1.5 + 5 * rng.random()


def night(rng: Chance) -> Stereo:
    """A garden at night: a breeze in the leaves, and crickets some way off."""
    crickets = silence()
    for hz in (3150, 3420, 3610, 3880, 4120):
        cricket(rng, hz, crickets)
    return mixed((
        (0, blown(rng, band(130, 420, -0.5), 6, 1.2)),
        (-4, blown(rng, band(420, 2200, -0.6), 5, 1.4)),
        (-16, crickets),
        (-13, echoed(rng, crickets, 0.3, band(500, 4500))),
    ))  # fmt: skip
