"""The one mixer: cues into samples, chunk by chunk; pure on arrays but for the loader it is given.

The score's clock is a position in samples. It advances with the chunks, stops at a hold until the
user is ready, and never passes the limit up to which cues are known. What has begun to sound rings
out even when the clock stands, and the bed plays on.

The same score gives the same samples whatever the chunks.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import log10

import numpy as np

from coach.sound.arrays import Sound, Stereo
from coach.sound.easing import (
    BACK,
    DOWN,
    DUCK_DB,
    FADE_OUT,
    LONG_SILENCE,
    Span,
    ducked,
    fading_out,
    heard,
)
from coach.sound.under import Bed, Under
from coach.units import SAMPLE_RATE

Loader = Callable[[str], Sound]
LONGEST = 120 * SAMPLE_RATE
"""No single sound is longer than this."""


@dataclass(frozen=True, slots=True, order=True)
class Onset:
    """A sound that begins at a sample of the score."""

    at: int
    id: int
    source: str = field(compare=False)
    channel: str = field(compare=False)
    length: int = field(default=0, compare=False)
    """In samples; the bed is lowered while a source of the channel `voice` sounds."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of mixed sound, and how it lies on the score's clock.

    Its first `advance` samples begin at `at` on the clock; for the rest the clock stands. `begun`
    names the onsets in it and the sample of the score at which each really begins.
    """

    samples: Stereo
    at: int
    advance: int
    begun: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Sounding:
    samples: Sound
    channel: str
    done: int


class Mixer:
    """Holds the score's sounds and renders them in order; `load` gives a source's samples."""

    def __init__(self, load: Loader, *, at: int = 0, bed: Bed | None = None) -> None:
        self._load = load
        self._onsets: list[Onset] = []
        self._holds: set[int] = set()
        self._released: set[int] = set()
        self._armed: list[int] = []
        self._sounding: list[_Sounding] = []
        self._gains: dict[str, float] = {}
        self._heard: dict[str, tuple[Span, ...]] = {}
        self._under = Under(bed)
        self._ends_at: int | None = None
        self._next = 0
        self.at = at
        self.limit = at

    def add(self, onsets: Iterable[Onset], holds: Iterable[int], limit: int) -> None:
        """Makes more of the score known; nothing may be added before the limit so far."""
        for onset in onsets:
            insort(self._onsets, onset)
        self._holds.update(holds)
        self.limit = limit
        self._arm()

    def forget(self, start: int) -> None:
        """Makes the score unknown again from this sample on; what sounds rings out."""
        self._onsets = self._onsets[: bisect_left(self._onsets, start, key=_start)]
        self._holds = {hold for hold in self._holds if hold < start}
        self._released &= self._holds
        self.limit = min(self.limit, max(start, self.at))
        self._arm()

    def gain(self, channel: str, gain: float) -> None:
        """Sets the gain of a channel or of the `bed`, 0 to 1, from the next chunk on."""
        self._gains[channel] = gain

    def lay(self, bed: Bed | None, *, late: bool = False) -> None:
        """Plays this bed from the next chunk on, in place of the other; None plays none.

        One that comes `late` should have been there from the beginning, and joins in at its place.
        """
        self._under.lay(bed, late=late)

    def end(self, sample: int) -> None:
        """Tells where the score ends: there the bed has faded out."""
        self._ends_at = sample

    def go(self, at: int, limit: int, *, resume: bool = False) -> None:
        """Moves the clock. What began before `at` stays unheard, unless resumed in its middle."""
        self._sounding.clear()
        self._released.clear()
        self._under.move(resume=resume)
        self.at, self.limit = at, limit
        self._arm()
        if resume:
            for onset in self._onsets[self._first_near(at) : self._next]:
                self._begin(onset, at - onset.at)

    def release(self, hold: int) -> None:
        """The user is ready: the clock may pass this hold."""
        self._released.add(hold)
        self._arm()

    def runs(self, count: int) -> int:
        """For how many of the next `count` samples the clock runs, as far as is known now."""
        end = min(self.at + count, max(self.limit, self.at))
        return (min(end, self._armed[0]) if self._armed else end) - self.at

    def render(self, count: int) -> Chunk:
        """The next `count` samples."""
        heard = np.zeros(count, np.float32)
        for sound in self._sounding:
            self._pour(sound, heard, 0)
        at, advance = self.at, self.runs(count)
        begun = []
        while self._next < len(self._onsets) and self._onsets[self._next].at < at + advance:
            onset = self._onsets[self._next]
            self._pour(self._begin(onset, 0), heard, onset.at - at)
            begun.append((onset.id, onset.at))
            self._next += 1
        self._sounding = [s for s in self._sounding if s.done < len(s.samples)]
        samples = np.empty((count, 2), np.float32)
        samples[:, 0] = samples[:, 1] = heard
        self._under.pour(samples, at, advance, self._level)
        self.at = at + advance
        return Chunk(samples, at, advance, tuple(begun))

    def _level(self, start: int, count: int) -> Sound:
        """The gains of the bed for so many samples of the score."""
        softer = 20 * log10(min(self._gains.get("voice") or 1.0, 1.0))  # the bed keeps its distance
        spoken = self._spoken(start - BACK, start + count + DOWN)
        gains = ducked(start, count, spoken, DUCK_DB + softer)
        if self._ends_at is not None and start + count > self._ends_at - FADE_OUT:
            gains *= fading_out(start, count, self._ends_at)
        gains *= np.float32(self._gains.get("bed", 1.0))
        return gains

    def _spoken(self, start: int, stop: int) -> Iterator[Span]:
        """When a voice is heard between two samples of the score."""
        if not self._gains.get("voice", 1.0):
            return
        first, last = self._first_near(start), bisect_left(self._onsets, stop, key=_start)
        for onset in self._onsets[first:last]:
            end = onset.at + onset.length
            if onset.channel == "voice" and onset.source and end > start:
                for begins, ends in self._stretches(onset):
                    yield onset.at + begins, onset.at + ends

    def _stretches(self, onset: Onset) -> tuple[Span, ...]:
        """Where somebody speaks in a clip, counted from its beginning."""
        if onset.length < LONG_SILENCE:
            return ((0, onset.length),)
        if onset.source not in self._heard:
            self._heard[onset.source] = heard(self._load(onset.source))
        return self._heard[onset.source]

    def _first_near(self, at: int) -> int:
        return bisect_left(self._onsets, at - LONGEST, key=_start)

    def _begin(self, onset: Onset, done: int) -> _Sounding:
        sound = _Sounding(self._load(onset.source), onset.channel, done)
        self._sounding.append(sound)
        return sound

    def _pour(self, sound: _Sounding, into: Sound, offset: int) -> None:
        piece = sound.samples[sound.done : sound.done + len(into) - offset]
        gain = np.float32(self._gains.get(sound.channel, 1.0))
        into[offset : offset + len(piece)] += piece * gain
        sound.done += len(piece)

    def _arm(self) -> None:
        self._armed = sorted(h for h in self._holds - self._released if h >= self.at)
        self._next = bisect_left(self._onsets, self.at, key=_start)


def _start(onset: Onset) -> int:
    return onset.at
