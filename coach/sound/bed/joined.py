"""Pieces joined into a bed that goes on, each decoded in a thread while the one before plays."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coach.sound.arrays import Sound, Stereo

Rise: TypeAlias = Callable[[Sound], Sound]
"""The gain of what begins, where 0 to 1 of an overlap has passed; of what ends, the reverse."""


class Piece(NamedTuple):
    """A stretch of music as it is kept in memory, and the gain that makes samples of it."""

    samples: NDArray[Any]
    """Shape (n, 2), n > 0: floats, or 16-bit numbers."""
    gain: np.float32 = np.float32(1)

    def part(self, start: int, stop: int | None) -> "Piece":
        """From one sample to another."""
        return Piece(self.samples[start:stop], self.gain)

    def rendered(self) -> Stereo:
        """Its samples, made louder or softer; not to be changed."""
        if self.gain == 1 and self.samples.dtype == np.float32:
            return self.samples
        samples: Stereo = np.multiply(self.samples, self.gain, dtype=np.float32)
        return samples

    def __len__(self) -> int:
        return len(self.samples)


class Joined:
    """Plays pieces one after the other; two of them are in memory at most.

    The end of each overlaps the beginning of the next by so many samples, or by half of a shorter
    one. After the last there is silence.
    """

    def __init__(self, first: Piece, others: Iterator[Piece], overlap: int, rise: Rise) -> None:
        """`others` is asked in a thread, for one piece while another plays."""
        self._stretches = _stretches(first, _Ahead(others), overlap, rise)
        self._stretch = first.part(0, 0)

    def read(self, count: int) -> Stereo:
        """The next `count` samples; waits for a piece that is not decoded yet."""
        found: list[Stereo] = []
        while count and self._has_more():
            part = self._stretch.part(0, count)
            self._stretch = self._stretch.part(len(part), None)
            found.append(part.rendered())
            count -= len(part)
        silence = [np.zeros((count, 2), np.float32)] if count else []
        return found[0] if len(found) == 1 and not count else np.concatenate(found + silence)

    def _has_more(self) -> bool:
        while not len(self._stretch):
            following = next(self._stretches, None)
            if following is None:
                return False
            self._stretch = following
        return True


class _Ahead:
    """Takes the next piece from an iterator in a thread."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces
        self._found: Piece | None = None
        self.look()

    def look(self) -> None:
        """Begins to take the next one."""
        self._thread = Thread(target=self._take, name="bed", daemon=True)
        self._thread.start()

    def found(self) -> Piece | None:
        """What was taken; None when there is nothing more."""
        self._thread.join()
        found, self._found = self._found, None
        return found

    def _take(self) -> None:
        self._found = next(self._pieces, None)


def _stretches(piece: Piece, ahead: _Ahead, overlap: int, rise: Rise) -> Iterator[Piece]:
    """What sounds one after the other: each piece's own part, then its join with the next."""
    done = 0
    while True:
        alone = max(len(piece) - overlap, (len(piece) + 1) // 2)
        yield piece.part(done, alone)
        tail, following = piece.part(alone, None), ahead.found()
        if following is None:
            yield tail
            return
        done = min(len(tail), len(following) // 2)
        yield tail.part(0, len(tail) - done)
        join = _join(tail.part(len(tail) - done, None), following.part(0, done), rise)
        piece = following
        del tail, following
        ahead.look()
        yield join


def _join(ends: Piece, begins: Piece, rise: Rise) -> Piece:
    passed = ((np.arange(len(ends)) + 0.5) / max(len(ends), 1)).astype(np.float32)
    rising, falling = rise(passed), rise(1 - passed)
    return Piece(ends.rendered() * falling[:, None] + begins.rendered() * rising[:, None])
