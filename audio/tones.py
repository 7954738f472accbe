"""Beds of tones, all of them in F like the chimes: a warm drone, and singing bowls."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from audio.chime_sounds import LOWEST_HZ
from audio.circle import (
    COUNT,
    RATE_HZ,
    ROUND_S,
    Chance,
    Stereo,
    Values,
    band,
    blown,
    echoed,
    level,
    levelled,
    mixed,
    put,
    rise,
    silence,
    stacked,
    wide,
)

F = LOWEST_HZ / 4
"""F2. Every tone of these beds is F, A or C, by pure thirds and fifths above it."""


Spectra = npt.NDArray[np.complex128]
"""Of both channels, shape (2, lines)."""


class Tone(NamedTuple):
    """A tone that never quite stands still."""

    ratio: float
    """Over F2."""
    level_db: float
    partials: int
    slope: float
    """The amplitude of partial n is n to the power of minus this."""


CHORD = (
    Tone(1 / 2, -10, 1, 1.0),
    Tone(1, 0, 9, 1.3),
    Tone(3 / 2, -4, 7, 1.4),
    Tone(2, -4, 6, 1.4),
    Tone(5 / 2, -10, 4, 1.5),
    Tone(3, -7, 4, 1.5),
    Tone(4, -9, 3, 1.6),
)
HELD = (
    Tone(1, -9, 1, 1.0),
    Tone(2, 0, 2, 2.2),
    Tone(3, -4, 2, 2.2),
    Tone(4, -10, 1, 1.0),
    Tone(5, -13, 1, 1.0),
)
"""What goes on ringing under the bowls."""
MOVES = ((0.03, 0.35), (0.22, 0.3))
"""How a partial moves: so many Hz about its pitch, with this amplitude over its steady part."""


def held(rng: Chance, tones: tuple[Tone, ...]) -> Stereo:
    """Tones as lines in a spectrum, each with a haze of neighbours around it: they beat slowly and
    never alike, in either channel in its own way.
    """
    lines = np.zeros((2, COUNT // 2 + 1), np.complex128)
    for tone in tones:
        for number in range(1, tone.partials + 1):
            force = level(tone.level_db) * number**-tone.slope
            line(rng, lines, F * tone.ratio * number, force)
    return stacked(levelled(np.fft.irfft(side, COUNT)) for side in lines)


def line(rng: Chance, lines: Spectra, hz: float, force: float) -> None:
    """Add one partial at the nearest frequency that turns a whole number of times a round."""
    middle = round(hz * ROUND_S)
    turn = 2 * np.pi * rng.random()
    apart = 0.5 * (rng.random() - 0.5)
    lines[:, middle] += force * np.exp(1j * np.array([turn - apart, turn + apart]))
    for width_hz, share in MOVES:
        reach = int(np.ceil(3 * width_hz * ROUND_S))
        shape = np.exp(-((np.arange(-reach, reach + 1) / (width_hz * ROUND_S)) ** 2))
        haze = rng.standard_normal((2, 2, shape.size))
        both = (haze[0] + 1j * haze[1]) * shape
        both *= share * force / np.sqrt(2 * np.sum(shape**2))
        lines[:, middle - reach : middle + reach + 1] += both


def drone(rng: Chance) -> Stereo:
    """A low chord of F that swells and sinks without end, with a breath of air in it."""
    air = blown(rng, band(150, 900, -0.5), 6, 2.0)
    return mixed(((0, held(rng, CHORD)), (-21, air)))


class Bowl(NamedTuple):
    """A bowl: its lowest tone, how long it rings, and the ratios of its other tones to it.

    Real bowls ring at about 1, 2.8 and 5.2 times their lowest tone (Inácio, Henrique and Antunes,
    The Dynamics of Tibetan Singing Bowls, 2006); these are moved to the next notes of the chord.
    """

    ratio: float
    """Over F2."""
    decay_s: float
    """Time for its lowest tone to fall to 1/e of its amplitude; higher ones fall faster."""
    others: tuple[float, float]
    beat_hz: float
    """Between the two ways in which a bowl that is not quite round rings; and how far it is above
    the held tone, which it would double or cancel if it rang at just its pitch.
    """
    place: float
    """0 is left, 1 right."""


BOWLS = (
    Bowl(2, 11.0, (3, 5), 0.26, 0.46),
    Bowl(3, 9.5, (8 / 3, 16 / 3), 0.37, 0.68),
    Bowl(4, 8.0, (3, 5), 0.32, 0.3),
    Bowl(5, 7.0, (12 / 5, 24 / 5), 0.43, 0.75),
    Bowl(6, 6.0, (8 / 3, 16 / 3), 0.5, 0.55),
)
STROKES = (0, 2, 1, 4, 0, 3, 1, 2, 0, 1, 3, 0, 4, 1)
"""Which bowl is touched, in turn."""


def ring(bowl: Bowl) -> Values:
    """One soft touch of a bowl, until it is no longer heard."""
    seconds = np.arange(int(5.5 * bowl.decay_s * RATE_HZ)) / RATE_HZ
    total = np.zeros(seconds.size)
    for order, (ratio, force) in enumerate(zip((1, *bowl.others), (1, 0.18, 0.045), strict=True)):
        hz = F * bowl.ratio * ratio + bowl.beat_hz
        decay_s = bowl.decay_s / (1 + 1.3 * order)
        beat = 1 + 0.2 * np.cos(2 * np.pi * bowl.beat_hz * (1 + 0.6 * order) * seconds + 2)
        total += force * np.sin(2 * np.pi * hz * seconds) * np.exp(-seconds / decay_s) * beat
    return total * rise(total.size, 0.25) * rise(total.size, 1.0)[::-1]


def bowls(rng: Chance) -> Stereo:
    """Singing bowls, touched rarely, over tones that are held."""
    struck = silence()
    rings = [ring(bowl) for bowl in BOWLS]
    gaps = rng.permutation(np.linspace(9, 17, len(STROKES)))
    for which, at_s in zip(STROKES, np.cumsum(gaps * ROUND_S / gaps.sum()), strict=True):
        bowl = BOWLS[which]
        force = (0.8 + 0.2 * rng.random()) * (2 / bowl.ratio) ** 0.8
        angle = bowl.place * np.pi / 2
        at = int(at_s * RATE_HZ)
        put(struck, rings[which], at, force * np.cos(angle), force * np.sin(angle))
    return mixed((
        (0, struck),
        (0, echoed(rng, struck, 1.8, band(120, 1500))),
        (5, held(rng, HELD)),
        (-30, wide(rng, band(150, 900, -0.5))),
    ))  # fmt: skip
