"""Bakes and compiles a plan step by step, in a thread of its own, ahead of the playhead.

A voice that fails costs the session its words, never the session: what is still missing is
compiled with estimated lengths and left to its captions.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from coach.errors import VoiceError
from coach.score.check import estimated
from coach.score.compile import compile_step, hurried, phrases
from coach.score.cues import Phrase, StepScore
from coach.score.plan import Plan, PlannedStep
from coach.score.playhead import STANDING_PHRASES
from coach.sound.clips import Clip


class Bakes(Protocol):
    """What turns phrases into clips; `None` in its place is a session of captions."""

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[Phrase, Clip]:
        """The clips of these phrases. Raises VoiceError."""

    def close(self) -> None:
        """Ends the voice."""


class Preparer:
    """Works in the background from `start` on; ask `parts` for the steps that became ready."""

    def __init__(self, plan: Plan, baker: Bakes | None, first_step: int = 1) -> None:
        self.notice = ""
        self.done = 0
        self._plan = plan
        self._baker = baker
        self._wanted = first_step
        self._clips: dict[Phrase, Clip] = {}
        self._parts: SimpleQueue[StepScore] = SimpleQueue()
        self._stop = Event()
        self._thread = Thread(target=self._work, name="prepare", daemon=True)

    def start(self) -> None:
        """Begins to bake."""
        self._thread.start()

    def prefer(self, step: int) -> None:
        """The step, counted from 1, that is needed soonest from now on."""
        self._wanted = step

    def parts(self) -> list[StepScore]:
        """The steps that became ready since this was last asked."""
        found = []
        try:
            while True:
                found.append(self._parts.get_nowait())
        except Empty:
            return found

    def clip_of(self, phrase: Phrase) -> Path | None:
        """The sound file of a phrase, if it has been baked."""
        clip = self._clips.get(phrase)
        return clip.path if clip else None

    def close(self) -> None:
        """Stops baking and ends the voice."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._baker:
            self._baker.close()

    def _work(self) -> None:
        missing = {step.index: step for step in self._plan.steps}
        standing_asked = False
        while missing and not self._stop.is_set():
            step = missing.pop(_next_wanted(missing, self._wanted))
            self._parts.put(self._compiled(step))
            self.done += 1
            if not standing_asked:
                self._bake(STANDING_PHRASES)
                standing_asked = True

    def _compiled(self, step: PlannedStep) -> StepScore:
        lengths = self._bake(phrases(self._plan, step))
        if self._baker:
            lengths = {**lengths, **self._bake(hurried(step, lambda p: _length(lengths, p)))}
        if self._baker:
            return compile_step(self._plan, step, lambda p: _length(lengths, p))
        return _unspoken(compile_step(self._plan, step, estimated))

    def _bake(self, wanted: Iterable[Phrase]) -> Mapping[Phrase, Clip]:
        """The clips of these phrases; none, and a notice, once the voice has failed."""
        if self._baker is None:
            return {}
        try:
            baked = self._baker.bake(wanted, cancelled=self._stop.is_set)
        except VoiceError as error:
            self.notice = f"No voice: following the captions. ({error})"
            self._baker.close()
            self._baker = None
            return {}
        self._clips.update(baked)
        return baked


def _next_wanted(missing: Mapping[int, PlannedStep], wanted: int) -> int:
    """The nearest missing step from the wanted one on, or else the first."""
    return min(missing, key=lambda index: (index < wanted, index))


def _length(clips: Mapping[Phrase, Clip], phrase: Phrase) -> int | None:
    clip = clips.get(phrase)
    return clip.length_ms if clip else None


def _unspoken(part: StepScore) -> StepScore:
    return replace(part, cues=tuple(replace(cue, phrase=None) for cue in part.cues))
