"""Whether the beds on disk are what would be made: by their manifest, and by what is heard."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from audio.bed_sounds import BEDS, described, loudness, segments, synthesised
from audio.circle import RATE_HZ, Stereo
from audio.opus import decoded

HEARD = (0, 7)
"""The segments that are compared by ear; their hashes hold all of them to what was made."""
LOWEST_HZ, HIGHEST_HZ = 100, 1000
"""Opus keeps the wave itself there; further up it keeps little more than the energy of noise."""
LEAST_ALIKE = 0.95
"""Correlation in that band: at least 0.98 was measured, and less than 0.1 with another seed."""
LU = 0.3
"""Loudness may differ by so much."""


def unlike(name: str, row: Mapping[str, Any], folder: Path) -> list[str]:
    """Paths of what is not as it would be made: files, or the manifest where its row is wrong."""
    if not row.items() >= described(name).items():
        return ["manifest.json"]
    hashes: dict[str, str] = row["sha256"]
    spoiled = [path for path in row["files"] if digest(folder / path) != hashes.get(path)]
    return spoiled or misheard(name, row["files"], folder)


def digest(path: Path) -> str:
    """SHA-256 of a file; of nothing where there is none."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def misheard(name: str, paths: list[str], folder: Path) -> list[str]:
    """Of the segments compared, those that sound otherwise than they would be made."""
    parts = segments(synthesised(BEDS[name]))
    return [paths[at] for at in HEARD if not alike(decoded(folder / paths[at]), parts[at])]


def alike(one: Stereo, other: Stereo) -> bool:
    """As long, as loud, and in the middle of the spectrum nearly the same wave."""
    return (
        one.shape == other.shape
        and abs(loudness(one) - loudness(other)) < LU
        and correlation(one, other) > LEAST_ALIKE
    )


def correlation(one: Stereo, other: Stereo) -> float:
    """Of two sounds of one length, in the middle of the spectrum."""
    hz = np.fft.rfftfreq(one.shape[1], 1 / RATE_HZ)
    middle = (hz >= LOWEST_HZ) & (hz <= HIGHEST_HZ)
    a, b = (np.fft.rfft(sound)[:, middle] for sound in (one, other))
    return float(np.vdot(a, b).real / np.linalg.norm(a) / np.linalg.norm(b))
