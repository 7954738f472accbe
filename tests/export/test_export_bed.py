"""The bed of a finished file: low around every clip of it, and back whenever there is time."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from coach.export.piece import Piece
from coach.export.render import SEED
from coach.sound.arrays import Sound, Stereo
from coach.sound.bed.opening import open_bed
from coach.units import SAMPLE_RATE, Ms, to_samples
from tests.export.pieces import decoded, piece, written
from tests.scores import SHIPPED

BLOCK_MS: Ms = 50
DOWN_MS, BACK_MS, FADE_IN_MS, FADE_OUT_MS = 400, 2_000, 3_000, 12_000
LOW_DB, UNDER_DB = -10.0, 20


@pytest.fixture(scope="module")
def routine() -> str:
    (path,) = (path for path in SHIPPED if path.stem == "desk-break")
    return path.read_text("utf-8")


def test_it_is_low_around_every_clip(routine: str, tmp_path: Path) -> None:
    """What a file with a bed has more than one without is the bed, as loud as it is there."""
    made = piece(routine, bed="sea")
    plain = decoded(written(piece(routine), tmp_path / "plain.flac")).raw
    bed = decoded(written(made, tmp_path / "bed.flac")).raw - plain
    raw = open_bed("sea", SEED)
    assert raw
    gains = _levels(bed) - _levels(raw.read(len(bed)))
    clips = _clips(made)
    assert len(clips) > 15
    for start_ms, end_ms in clips:
        within = slice(-(-start_ms // BLOCK_MS), end_ms // BLOCK_MS)
        assert gains[within].max() < LOW_DB + 0.3
        there = slice(to_samples(start_ms), to_samples(end_ms))
        assert _level(bed[there]) < _level(plain[there]) - UNDER_DB
    ends_ms = [-DOWN_MS, *(end for _start, end in clips)]
    starts_ms = [*(start for start, _end in clips), made.score.total_ms]
    free = [
        gains[max(end + BACK_MS, FADE_IN_MS) // BLOCK_MS + 1 : (start - DOWN_MS) // BLOCK_MS]
        for end, start in zip(ends_ms, starts_ms, strict=True)
    ]
    up = np.concatenate(free)
    up = up[: len(up) - FADE_OUT_MS // BLOCK_MS]
    assert len(up) * BLOCK_MS > 30_000
    assert np.abs(up).max() < 0.3
    steps = np.abs(np.diff(gains[FADE_IN_MS // BLOCK_MS : -FADE_OUT_MS // BLOCK_MS]))
    assert steps.max() < 3


def _clips(made: Piece) -> list[tuple[Ms, Ms]]:
    """When somebody speaks, in order."""
    words = [cue for cue in made.score.cues if cue.channel == "voice" and cue.phrase]
    spans = [(cue.at_ms, cue.end_ms) for cue in words]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    return spans


def _levels(samples: Stereo) -> Sound:
    """Of each block, in dB."""
    size = SAMPLE_RATE * BLOCK_MS // 1_000
    blocks = samples[: len(samples) // size * size].reshape(-1, size * 2).astype(np.float64)
    levels: Sound = 10 * np.log10((blocks**2).mean(axis=1) + 1e-14)
    return levels


def _level(samples: Stereo) -> float:
    return 10 * float(np.log10(np.mean(samples.astype(np.float64) ** 2)))
