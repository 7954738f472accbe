"""From a piece to samples, through the one mixer: what is heard live is what is exported.

Nobody has to be ready: the clock passes every hold, so it lasts as long as the plan says.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from coach.errors import CoachError
from coach.export.piece import Piece
from coach.score.pacers import sounding
from coach.sound.arrays import Sound, Stereo
from coach.sound.bed.opening import open_bed
from coach.sound.bed.trouble import Trouble, in_words
from coach.sound.mix import Mixer, Onset
from coach.sound.sources import loaded
from coach.sound.under import Bed
from coach.units import SAMPLE_RATE, to_samples

CHUNK = SAMPLE_RATE
"""As in a session; any other gives the same samples."""
AHEAD = 4
"""So many are mixed, in a thread, while those before are being encoded."""
Pcm = NDArray[np.int16]
"""Left and right, shape (n, 2)."""
FULL_SCALE = 32_768
SEED = 5
"""Somebody's own songs come in the same order each time."""


def chunks(piece: Piece) -> Iterator[Stereo]:
    """All of its sound in order, a second at a time; exactly `total_ms` together.

    Raises CoachError when a sound cannot be read, or the bed is not there.
    """
    mixer, total = mixer_of(piece), to_samples(piece.score.total_ms)
    sizes = (min(CHUNK, total - at) for at in range(0, total, CHUNK))
    with ThreadPoolExecutor(1, "mix") as mixing:
        try:
            waiting = deque(mixing.submit(mixer.render, size) for size in islice(sizes, AHEAD))
            while waiting:
                ready = waiting.popleft().result()
                waiting.extend(mixing.submit(mixer.render, size) for size in islice(sizes, 1))
                yield ready.samples
        finally:
            mixing.shutdown(cancel_futures=True)


def mixer_of(piece: Piece) -> Mixer:
    """The mixer with the whole piece in it, at its beginning.

    How loud everything is, is left to whoever plays the file.
    """
    total = to_samples(piece.score.total_ms)
    mixer = Mixer(_load, bed=_bed(piece))
    mixer.add(_onsets(piece), (), total)
    mixer.end(total)
    for channel, percent in piece.settings.gains.items():
        mixer.gain(channel, percent / 100)
    return mixer


def pcm(samples: Stereo) -> Pcm:
    """In 16 bits, rounded and not dithered, so that silence stays silence."""
    scaled = np.rint(samples * np.float32(FULL_SCALE))
    rounded: Pcm = np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
    return rounded


def _onsets(piece: Piece) -> Iterator[Onset]:
    parts = [part for part in piece.score.parts if part]
    cues = [cue for part in parts for cue in sounding(part, piece.settings.pacer)]
    for number, cue in enumerate(cues):
        source, length = str(piece.source_of(cue) or ""), to_samples(cue.length_ms)
        yield Onset(to_samples(cue.at_ms), number, source, cue.channel, length)


def _load(source: str) -> Sound:
    """What a session would leave silent ends an export."""
    sound = loaded(source)
    if source and not len(sound):
        raise CoachError(f"{source} cannot be read as a sound", "Export it once more.")
    return sound


def _bed(piece: Piece) -> Bed | None:
    """Raises CoachError when there is none though there should be."""

    def hear(trouble: Trouble, name: str) -> None:
        piece.left_out.append(in_words(trouble, name))

    piece.left_out.clear()
    bed = open_bed(piece.settings.bed, SEED, hear, kept=True)
    if bed is None and piece.left_out:
        raise CoachError(piece.left_out[-1], "`--bed none` does without.")
    return bed
