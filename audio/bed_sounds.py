"""The beds: what lies under the voice, each a round that has no beginning and no end."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyloudnorm

from audio import air, tones, water
from audio.circle import COUNT, RATE_HZ, ROUND_S, Chance, Stereo, chance, level
from audio.opus import decoded, encoded


class Bed(NamedTuple):
    """One bed: how it is offered, and how it is made."""

    label: str
    about: str
    synthesise: Callable[[Chance], Stereo]
    seed: int
    bit_rate: int
    made: str


LUFS = -32.0
"""Of the whole round (BS.1770): so a voice at -16 stands well above it."""
SEGMENT_S = 15
OVERLAP_MS = 200
OVERLAP = OVERLAP_MS * RATE_HZ // 1000
LICENCE = "CC0-1.0"

BEDS: dict[str, Bed] = {
    "sea": Bed(
        "Slow sea", "Long waves on a flat beach", water.sea, 82, 72_000,
        "four bands of noise that swell one after the other with every wave",
    ),
    "rain": Bed(
        "Rain", "Steady rain on leaves, heard from under a roof", water.rain, 12, 80_000,
        "noise, and thousands of single drops on leaves and on water",
    ),
    "drone": Bed(
        "Warm drone", "A low chord that swells and sinks", tones.drone, 13, 48_000,
        "partials of F, A and C, each beating slowly in its own way",
    ),
    "bowls": Bed(
        "Singing bowls", "Bowls touched rarely, ringing long", tones.bowls, 14, 48_000,
        "decaying partials of F, A and C over a held tone",
    ),
    "brown": Bed(
        "Brown noise", "A deep, even rush", air.brown, 15, 64_000,
        "noise of 6 dB less per octave",
    ),
    "night": Bed(
        "Night garden", "A breeze in the leaves, crickets far off", air.night, 16, 72_000,
        "noise in two bands for the breeze, soft pulses of 3 to 4 kHz for the crickets",
    ),
    "stream": Bed(
        "Stream", "A small stream between stones", water.stream, 17, 80_000,
        "noise, and thousands of bubbles",
    ),
}  # fmt: skip


def loudness(sound: Stereo) -> float:
    """LUFS of the whole (BS.1770)."""
    return float(pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound.T))


def synthesised(bed: Bed) -> Stereo:
    """One round of it at its loudness. The same samples on every run."""
    sound = bed.synthesise(chance(bed.seed))
    return sound * np.float32(level(LUFS - loudness(sound)))


def segments(sound: Stereo) -> list[Stereo]:
    """The round cut up in order, each part with the end of the one before at its head."""
    starts = range(0, COUNT, SEGMENT_S * RATE_HZ)
    return [
        np.take(sound, range(at - OVERLAP, at + SEGMENT_S * RATE_HZ), axis=1, mode="wrap")
        for at in starts
    ]


def files_of(name: str, sound: Stereo) -> dict[str, bytes]:
    """The segments of a round as files, by their path from this folder."""
    parts = [encoded(part, BEDS[name].bit_rate) for part in segments(sound)]
    return {f"beds/{name}/{number}.opus": data for number, data in enumerate(parts, 1)}


def joined(paths: Iterable[Path]) -> Stereo:
    """The round that segments make; their heads, which only serve the cross-fade, are dropped."""
    return np.concatenate([decoded(path)[:, OVERLAP:] for path in paths], axis=1)


def row(name: str, files: dict[str, bytes], folder: Path) -> dict[str, object]:
    """The manifest's row for files that were written to ``folder``.

    ``length_ms`` is once round, overlaps not counted.
    """
    return {
        **described(name),
        "lufs": round(loudness(joined(folder / path for path in files)), 1),
        "sha256": {path: hashlib.sha256(data).hexdigest() for path, data in files.items()},
    }


def described(name: str) -> dict[str, object]:
    """What a row says before anything is made."""
    bed = BEDS[name]
    count = ROUND_S // SEGMENT_S
    return {
        "label": bed.label,
        "about": bed.about,
        "files": [f"beds/{name}/{number}.opus" for number in range(1, count + 1)],
        "overlap_ms": OVERLAP_MS,
        "length_ms": ROUND_S * 1000,
        "made": f"synthesised: {bed.made}",
        "licence": LICENCE,
    }
