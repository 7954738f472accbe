"""The clips of a plan's phrases, of a voice that may fail.

That costs the words that nobody else says, never the whole: what was baked is heard, and so is what
somebody recorded; the rest takes the time that it would take, and is left to its captions.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from coach.errors import CoachError, VoiceError
from coach.score.compile import phrase_of
from coach.score.cues import Concession, Phrase, StepScore
from coach.score.estimate import estimated
from coach.score.plan import PlannedStep
from coach.sound.clips import Clip, Progress
from coach.sound.voices.booth import Cancelled
from coach.units import Ms


class Bakes(Protocol):
    """What turns phrases into clips."""

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        """The clips of these phrases. Raises VoiceError."""

    @property
    def notice(self) -> str:
        """Which other voice speaks than the one that should, and why."""

    def mute(self) -> None:
        """Ends the voice: from now on there are recordings, and what it has spoken, alone."""

    def close(self) -> None:
        """Ends everything."""


class Spoken:
    """Every clip so far. Close it."""

    def __init__(self) -> None:
        self.clips: dict[Phrase, Clip] = {}
        """Of the voice that speaks now."""
        self._former: dict[Phrase, Clip] = {}
        self.failure: CoachError | None = None
        """Why there is no voice any more."""
        self._baker: Bakes | None = None

    def open(self, open_baker: Callable[[], Bakes | None]) -> None:
        """Goes on with this voice, or with none, which is what None means. Raises UsageError."""
        self.close()
        self._former |= self.clips
        self.clips = {}
        self._baker = self.failure = None
        try:
            self._baker = open_baker()
        except VoiceError as failure:
            self.failure = failure

    def bake(
        self,
        wanted: Iterable[Phrase],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Adds the clips of these phrases; of a voice that fails, those that there are already."""
        if not self._baker:
            return
        wanted = tuple(wanted)
        try:
            self.clips |= self._baker.bake(wanted, progress, cancelled)
        except CoachError as failure:
            self.failure = failure
            self._baker.mute()
            self.clips |= self._baker.bake(wanted, progress, cancelled)

    @property
    def notice(self) -> str:
        """Which other voice speaks than the one that should, and why."""
        return self._baker.notice if self._baker else ""

    def clip_of(self, phrase: Phrase) -> Clip | None:
        """What was baked of a phrase: by this voice, or else by one before it."""
        return self.clips.get(phrase) or self._former.get(phrase)

    def length_of(self, phrase: Phrase) -> Ms | None:
        """How long a phrase takes, or would take where nobody speaks; None before it is baked."""
        clip = self.clips.get(phrase)
        if clip:
            return clip.length_ms
        return estimated(phrase) if self.failure or not self._baker else None

    def heard(self, step: PlannedStep, compiled: StepScore) -> StepScore:
        """A compiled step with the words that nobody says left to their captions; it tells what the
        voice says though it was recorded.
        """
        cues = tuple(
            c if c.phrase in self.clips else replace(c, phrase=None) for c in compiled.cues
        )
        conceded = (*compiled.concessions, *self._unrecorded(step))
        return replace(compiled, cues=cues, concessions=conceded)

    def close(self) -> None:
        """Ends the voice."""
        if self._baker:
            self._baker.close()

    def _unrecorded(self, step: PlannedStep) -> Iterator[Concession]:
        for line in (*step.instruction, *step.cues):
            clip = self.clips.get(phrase_of(line))
            if clip and clip.instead_of:
                what = f"spoken by the voice, {clip.instead_of}"
                yield Concession(step.number, step.name, line.caption, what)
