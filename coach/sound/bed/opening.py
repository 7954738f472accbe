"""Opens a bed by its name: one of ours, or somebody's own music."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from coach.settings import NO_BED, VOICE_ONLY
from coach.sound.arrays import Sound
from coach.sound.bed.joined import Joined, Piece, Rise
from coach.sound.bed.shipped import shipped
from coach.sound.bed.songs import in_rounds, music_in, songs
from coach.sound.bed.trouble import Told, Trouble
from coach.sound.under import Bed
from coach.units import SECOND, to_samples

CROSS_FADE = to_samples(4 * SECOND)
"""From one song to the next."""


def open_bed(
    spec: str, seed: int, told: Told = lambda _trouble, _name: None, *, kept: bool = False
) -> Bed | None:
    """The bed of this name: `none`, `voice-only`, one of ours, or a music file or folder.

    Gives it when its first piece is decoded. The seed shuffles a folder. What cannot be played is
    told, later on from a thread; where nothing can be, there is no bed. With `kept` one of ours is
    decoded once and stays in memory, 70 MB: for whoever reads much faster than it is decoded.
    """
    if spec in {NO_BED, VOICE_ONLY}:
        return None
    ours = shipped().get(spec)
    if ours:
        pieces = in_rounds(ours.files, lambda left, _last: tuple(left), Piece, told)
        pieces = cycle(islice(pieces, len(ours.files))) if kept else pieces
        return _joined(pieces, ours.overlap, _linear, lambda: told(Trouble.NOTHING, spec))
    place = Path(spec)
    if not place.exists():
        told(Trouble.GONE, spec)
        return None
    pieces = songs(music_in(place), seed, told)
    return _joined(pieces, CROSS_FADE, _equal_power, lambda: told(Trouble.NOTHING, spec))


def _joined(
    pieces: Iterator[Piece], overlap: int, rise: Rise, nothing: Callable[[], None]
) -> Bed | None:
    first = next(pieces, None)
    if first is None:
        nothing()
        return None
    return Joined(first, pieces, overlap, rise)


def _linear(passed: Sound) -> Sound:
    """For what is the same in both: it stays as it is."""
    return passed


def _equal_power(passed: Sound) -> Sound:
    """For what is not the same: it stays as loud."""
    gains: Sound = np.sin(np.float32(np.pi / 2) * passed)
    return gains
