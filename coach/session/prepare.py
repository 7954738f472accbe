"""Bakes and compiles a plan step by step, in a thread of its own, ahead of the playhead."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from coach.language import _
from coach.score.compile import compile_step, hurried, phrases
from coach.score.cues import Phrase, StepScore
from coach.score.plan import Plan, PlannedStep
from coach.score.playhead import standing
from coach.session.spoken import Bakes, Spoken


class Preparer:
    """Works in the background from `start` on; ask `parts` for the steps that became ready.

    `open_baker` finds the voice, in the background too; None is a session of captions.
    """

    def __init__(
        self, plan: Plan, open_baker: Callable[[], Bakes | None], first_step: int = 1
    ) -> None:
        self.notice = ""
        self.done = 0
        self._plan = plan
        self._open_baker = open_baker
        self._spoken = Spoken()
        self._wanted = first_step
        self._missing = {step.number: step for step in plan.steps}
        self._parts: SimpleQueue[StepScore] = SimpleQueue()
        self._stop = Event()
        self._thread = self._worker(self._begin)

    def start(self) -> None:
        """Begins to bake."""
        self._thread.start()

    def revoice(self, plan: Plan, kept: int, open_baker: Callable[[], Bakes | None]) -> None:
        """Goes on with another voice; the first `kept` steps, if they were taken, keep theirs."""
        self._pause()
        untaken = {part.step for part in self.parts() if part.step <= kept}
        self._missing |= {step.number: step for step in plan.steps if step.number in untaken}
        self._open_baker, self.notice = open_baker, ""
        self.replan(plan, kept, self._begin_anew)

    def replan(self, plan: Plan, kept: int, work: Callable[[], None] | None = None) -> None:
        """Goes on with another plan, whose first `kept` steps are as before."""
        self._pause()
        ready = [part for part in self.parts() if part.step <= kept]
        for part in ready:
            self._parts.put(part)
        self._plan = plan
        self._missing = {n: step for n, step in self._missing.items() if n <= kept}
        self._missing |= {step.number: step for step in plan.steps[kept:]}
        self.done = len(plan.steps) - len(self._missing)
        self._stop.clear()
        self._thread = self._worker(work or self._work)
        self._thread.start()

    @property
    def progress(self) -> str:
        """How far the baking is, in words."""
        words = _("Preparing the voice: {done} of {all} steps")
        return words.format(done=self.done, all=len(self._plan.steps))

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
        clip = self._spoken.clip_of(phrase)
        return clip.path if clip else None

    def is_stopping(self) -> bool:
        """Whether whatever is done for it in its thread should be over soon."""
        return self._stop.is_set()

    def close(self) -> None:
        """Stops baking and ends the voice."""
        self._pause()
        self._spoken.close()

    def _worker(self, work: Callable[[], None]) -> Thread:
        return Thread(target=work, name="prepare", daemon=True)

    def _pause(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self) -> None:
        self._spoken.open(self._open_baker)
        self._work()

    def _begin_anew(self) -> None:
        self._spoken.open(self._open_baker)
        self._bake_standing()
        self._work()

    def _work(self) -> None:
        while self._missing and not self._stop.is_set():
            step = self._missing[_next_wanted(self._missing, self._wanted)]
            self._bake(phrases(self._plan, step))
            if not self._stop.is_set():
                self._bake(hurried(step, self._spoken.length_of))
            if self._stop.is_set():
                return
            self._parts.put(self._compiled(step))
            del self._missing[step.number]
            self.done += 1
            if not self._spoken.clips.keys() >= set(standing(self._plan.language)):
                self._bake_standing()

    def _compiled(self, step: PlannedStep) -> StepScore:
        compiled = compile_step(self._plan, step, self._spoken.length_of)
        part = self._spoken.heard(step, compiled)
        self.notice = self.notice or self._spoken.notice
        if self._spoken.failure and part.cues != compiled.cues:
            words = _("No voice: following the captions. ({reason})")
            self.notice = words.format(reason=self._spoken.failure)
        return part

    def _bake_standing(self) -> None:
        """What may have to be said at any moment, in somebody's own words too."""
        folder, clips = self._plan.recordings, self._spoken.clips
        always = {p._replace(audio=folder): p for p in standing(self._plan.language)}
        self._bake(always)
        clips |= {p: clips[own] for own, p in always.items() if own in clips}

    def _bake(self, wanted: Iterable[Phrase]) -> None:
        self._spoken.bake(wanted, cancelled=self._stop.is_set)


def _next_wanted(missing: Mapping[int, PlannedStep], wanted: int) -> int:
    """The nearest missing step from the wanted one on, or else the first."""
    return min(missing, key=lambda index: (index < wanted, index))
