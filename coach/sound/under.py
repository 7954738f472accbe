"""What lies under the score: a bed, on a clock of its own, as loud as the score's clock says.

It begins when the score's clock first moves, and plays on where that stands. Where its gain would
jump, because more of the score became known or the clock was moved, it is eased over.
"""

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np

from coach.sound.arrays import Sound, Stereo
from coach.sound.easing import FADE_IN, fading_in, fading_out, rise
from coach.units import SAMPLE_RATE, to_samples

EASE = to_samples(300)
"""How long a gain that would jump is eased over, and how long a bed takes to leave."""
Level: TypeAlias = Callable[[int, int], Sound]
"""The gains of so many samples from a sample of the score on."""


class Bed(Protocol):
    """Something that sounds on and on, at -32 LUFS."""

    def read(self, count: int) -> Stereo:
        """The next `count` samples; whoever reads them does not change them."""


class Under:
    """The bed, and the one before it while that leaves."""

    def __init__(self, bed: Bed | None) -> None:
        self._laid: list[_Laid] = []
        self._begun = False
        self._passed = 0
        self._due: np.float32 | None = None
        self._slack = np.float32(0)
        self._slack_age = 0
        if bed:
            self.lay(bed)

    def lay(self, bed: Bed | None, *, late: bool = False) -> None:
        """Plays this one from now on, in place of the other; None plays none. Of one that comes
        late, what would have been heard by now is passed over.
        """
        for laid in self._laid:
            laid.leave()
        if bed and late:
            for done in range(0, self._passed, SAMPLE_RATE):
                bed.read(min(SAMPLE_RATE, self._passed - done))
        self._laid += [_Laid(bed)] if bed else []

    def move(self, *, resume: bool) -> None:
        """The score's clock was moved; or it resumes, and the bed comes back at once."""
        self._begun = self._begun or resume
        self._slack = np.float32(0)
        if self._due is not None:
            self._due = np.float32(0)

    def pour(self, into: Stereo, at: int, advance: int, level: Level) -> None:
        """Adds the next samples; during the first `advance` the score's clock runs from `at`."""
        self._begun = self._begun or advance > 0
        self._passed += len(into) if self._begun else 0
        if not self._begun or not self._laid:
            self._due = None
            return
        running = level(at, advance + 1)
        levels, due = running[:-1], running[-1]
        if advance < len(into):
            levels = np.concatenate([levels, np.full(len(into) - advance, due)])
        levels = self._eased(levels)
        self._due = due
        for laid in self._laid:
            laid.pour(into, levels)
        self._laid = [laid for laid in self._laid if not laid.is_gone]

    def _eased(self, levels: Sound) -> Sound:
        """These gains; from the one that was due at first."""
        falling = rise(EASE)[::-1]
        if self._due is not None and self._due != levels[0]:
            rest = self._slack * falling[self._slack_age] if self._slack_age < EASE else 0
            self._slack, self._slack_age = rest + self._due - levels[0], 0
        piece = falling[self._slack_age :][: len(levels)]
        if self._slack and len(piece):
            levels[: len(piece)] += self._slack * piece
            np.maximum(levels, 0, out=levels)
            self._slack_age += len(piece)
        return levels


class _Laid:
    """A bed that comes in softly when it begins, and leaves softly."""

    def __init__(self, bed: Bed) -> None:
        self._bed = bed
        self._done = 0
        self._until: int | None = None

    def leave(self) -> None:
        """Begins to go, unless it is going already."""
        if self._until is None:
            self._until = self._done + EASE

    @property
    def is_gone(self) -> bool:
        return self._until is not None and self._done >= self._until

    def pour(self, into: Stereo, levels: Sound) -> None:
        """Adds its next samples at these levels."""
        count = len(into)
        gains, samples = self._faded(levels), self._bed.read(count)
        if (gains == gains[0]).all():  # in three of four chunks, and in a quarter of the time
            into += samples * gains[0]
        else:
            for ear in (0, 1):
                into[:, ear] += samples[:, ear] * gains
        self._done += count

    def _faded(self, levels: Sound) -> Sound:
        if self._done < FADE_IN:
            levels = levels * fading_in(self._done, len(levels))
        if self._until is not None:
            levels = levels * fading_out(self._done, len(levels), self._until, EASE)
        return levels
