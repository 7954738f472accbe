"""The session's loop: read the clock, ask the playhead, perform, paint.

It owns nothing but the order of things. What sounds, what shows and what bakes are handed in; the
audio position is the only clock, and wall time serves for one thing alone: to notice that the
machine slept.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from coach.score.actions import Action, Do, Order, Task
from coach.score.cues import Concession, Score, StepScore
from coach.score.edited import (
    counterpart,
    hurt_in,
    is_told_otherwise,
    kept_steps,
    moved,
    same_place,
    softened_again,
)
from coach.score.frame import Frame, frame
from coach.score.pacers import sounding
from coach.score.plan import Plan
from coach.score.playhead import Mode, Playhead, act, current_step, follow, hold_of, land
from coach.score.soften import softened
from coach.session.prepare import Preparer
from coach.session.spoken import Bakes
from coach.session.watch import Edit
from coach.settings import USUAL, Settings
from coach.sound.speaker import AHEAD_MS, Performed, Speaker
from coach.units import Ms

ASLEEP_S = 3.0
"""A gap this long between two turns of the loop means that the machine slept."""


class Screen(Protocol):
    """What a session needs from whatever shows it and takes the user's actions."""

    def show(self, frame: Frame, notice: str = "") -> None:
        """Shows the frame, and waits until the next one is due."""

    def actions(self) -> list[Action]:
        """What the user did since this was last asked."""

    def toggle_fullscreen(self) -> None:
        """Fills the screen, or no longer."""

    def trouble(self, lines: tuple[str, ...]) -> None:
        """Shows what is wrong with the file that is edited, until it is told that nothing is."""


@dataclass(slots=True)
class _Pending:
    """A changed plan, until the step in which it goes on is ready; the old one plays meanwhile."""

    plan: Plan
    kept: int
    parts: list[StepScore] = field(default_factory=list)
    needed: int = 0

    @property
    def is_ready(self) -> bool:
        return self.needed <= self.kept or self.needed in {part.step for part in self.parts}


@dataclass(slots=True)
class Session:
    """A plan being played: the score so far, the place in it, and everything it is played with."""

    score: Score
    preparer: Preparer
    speaker: Speaker
    screen: Screen
    head: Playhead = field(default_factory=Playhead)
    on_performed: Callable[[Performed], None] = lambda _cue: None
    on_concession: Callable[[Concession], None] = lambda _concession: None
    wall_s: Callable[[], float] = time.time
    quit_at_end: bool = False
    edits: Callable[[], Edit | None] = lambda: None
    """What became of the routine's file since this was last asked; None when nothing did."""
    settings: Settings = USUAL
    settle: Callable[[Settings], Settings] = lambda settings: settings
    """Shows what can be set, and gives it."""
    voice_of: Callable[[Settings], Callable[[], Bakes | None]] = lambda _settings: lambda: None
    """What opens the voice that is set."""
    seed: int = 0
    """What somebody's own music is shuffled by."""
    played_ms: Ms = 0
    finished: set[int] = field(default_factory=set)
    """The numbers of the steps that were played to their end."""
    _pending: _Pending | None = None

    def play(self) -> Playhead:
        """Leads through the score until the user leaves; gives the place where it ended.

        Raises SoundError when the audio process cannot be kept alive.
        """
        self._begin()
        seen_s = self.wall_s()
        while not self._is_over():
            seen_s = self._notice_sleep(seen_s)
            self._take_edit()
            self._grow()
            self._follow()
            if any(self._act(action) for action in self.screen.actions()):
                break
            picture = frame(self.score, self.head)
            self.screen.show(picture, self._notice(picture))
        self._report()
        return self.head

    def _begin(self) -> None:
        self.preparer.start()
        self.speaker.go(self.head.at_ms, self.score.ready_until(self.head.at_ms))
        self.speaker.run()

    def _is_over(self) -> bool:
        return self.quit_at_end and self.head.mode is Mode.ENDED

    def _notice(self, picture: Frame) -> str:
        progress = self.preparer.progress if picture.preparing else ""
        return self.preparer.notice or self.speaker.notice or progress

    def _notice_sleep(self, seen_s: float) -> float:
        now_s = self.wall_s()
        if now_s - seen_s > ASLEEP_S and self.head.running:
            self._act(Action(Do.PAUSE))
        return now_s

    def _grow(self) -> None:
        """Takes the steps that became ready into the score and hands their cues to the speaker."""
        found, pending = self.preparer.parts(), self._pending
        parts = [part for part in found if not pending or part.step <= pending.kept]
        if parts:
            self.score = self.score.with_parts(parts)
            self._hand_over(parts)
        for concession in (c for part in parts for c in part.concessions):
            self.on_concession(concession)
        if pending:
            pending.parts += [part for part in found if part.step > pending.kept]
            self._change_over()

    def _take_edit(self) -> None:
        """Shows what is wrong with an edited file, or begins to prepare what it says now."""
        edit = self.edits()
        if edit is None:
            return
        self.screen.trouble(edit.problems)
        if edit.plan:
            self._prepare_change(edit.plan)

    def _prepare_change(self, plan: Plan) -> None:
        old = self.score.plan
        plan = softened_again(old, plan, self.head.hurt_steps)
        if plan == old and not self._pending:
            return
        before = self._pending or _Pending(old, len(old.steps))
        kept = min(kept_steps(old, plan), before.kept)
        self._pend(plan, kept)

    def _pend(self, plan: Plan, kept: int) -> None:
        self.preparer.replan(plan, kept)
        self._pending = _Pending(plan, kept)
        self._prefer()

    def _prefer(self) -> None:
        """What is prepared first is the step in which the session is, of a changed plan its own."""
        pending = self._pending
        if pending is None:
            self.preparer.prefer(current_step(self.head, self.score).number)
            return
        at_ms = same_place(self.score.plan, pending.plan, self.head.at_ms)
        pending.needed = pending.plan.step_at(at_ms).number
        self.preparer.prefer(pending.needed)

    def _change_over(self) -> None:
        """Goes on in the changed plan, at once where the sound is the same for a while yet."""
        pending = self._pending
        if pending is None or not pending.is_ready:
            return
        self._pending = None
        old, plan, kept = self.score.plan, pending.plan, pending.kept
        self.finished = {counterpart(old, plan, number) for number in self.finished}
        self.score = self.score.replanned(plan, kept).with_parts(pending.parts)
        first_new_ms = plan.steps[kept].start_ms if kept < len(plan.steps) else plan.total_ms
        if first_new_ms > self.head.at_ms + AHEAD_MS:
            self.head = replace(self.head, hurt_steps=hurt_in(self.head.hurt_steps, old, plan))
            self._hand_over_anew(kept, first_new_ms)
            return
        told_otherwise = is_told_otherwise(old, plan, self.head.at_ms)
        at_ms = land(self.score, same_place(old, plan, self.head.at_ms))
        self.head = moved(self.head, old, plan, at_ms)
        self._hand_over_anew()
        self._go(Task(Order.GO, at_ms))
        if told_otherwise and self.head.running:
            self._act(Action(Do.REPEAT))

    def _hand_over(self, parts: list[StepScore], from_ms: Ms = 0) -> None:
        steps = [self.score.plan.steps[part.step - 1] for part in parts]
        holds = [hold for step in steps if (hold := hold_of(step)) is not None and hold >= from_ms]
        cues = [cue for part in parts for cue in sounding(part, self.settings.pacer)]
        due = [cue for cue in cues if cue.at_ms >= from_ms]
        self.speaker.add(due, holds, self.score.ready_until(self.head.at_ms))
        self.speaker.end(self.score.total_ms)

    def _hand_over_anew(self, kept: int = 0, from_ms: Ms = 0) -> None:
        """What follows the steps that are kept, in place of what the sound knows from there on."""
        self.speaker.forget(from_ms)
        self._hand_over([part for part in self.score.parts[kept:] if part], from_ms)

    def _follow(self) -> None:
        position = self.speaker.position()
        self._report()
        before_ms = self.head.at_ms
        self.head, tasks = follow(self.head, self.score, position.at_ms, holding=position.holding)
        self._count(before_ms)
        self._perform(tasks)

    def _count(self, before_ms: Ms) -> None:
        """Takes down what was played since then."""
        at_ms = self.head.at_ms
        if at_ms <= before_ms:
            return
        self.played_ms += at_ms - before_ms
        steps = self.score.plan.steps
        self.finished |= {step.number for step in steps if before_ms < step.end_ms <= at_ms}

    def _report(self) -> None:
        for performed in self.speaker.performed():
            self.on_performed(performed)

    def _act(self, action: Action) -> bool:
        """Applies one action; True when it ends the session."""
        self.head, tasks = act(self.head, self.score, action)
        return self._perform(tasks)

    def _perform(self, tasks: tuple[Task, ...]) -> bool:
        for task in tasks:
            _PERFORM[task.order](self, task)
        return any(task.order is Order.QUIT for task in tasks)

    def _go(self, task: Task) -> None:
        self._prefer()
        self.speaker.go(task.at_ms, self.score.ready_until(task.at_ms))

    def _soften(self) -> None:
        """What follows on the part that hurt is made softer, and its words made anew."""
        hurt, pending = self.head.hurt_steps[-1], self._pending
        plan = softened(self.score.plan, hurt)
        if pending:
            other = counterpart(self.score.plan, pending.plan, hurt)
            kept = min(pending.kept, hurt, other)
            self._pend(softened(pending.plan, other), kept)
        elif plan != self.score.plan:
            self.preparer.replan(plan, hurt)
        if plan == self.score.plan:
            return
        self.score = self.score.replanned(plan, hurt)
        self._hand_over_anew()

    def _settle(self) -> None:
        """Shows what can be set, and goes by it from now on; a new voice from the next step on."""
        before = self.heard
        self.settings = now = self.settle(before)
        self.head = replace(self.head, volume=now.volume, muted=now.muted)
        set_volumes(self.speaker, now)
        if now.bed != before.bed:
            self.speaker.bed(now.bed, self.seed)
        if (now.voice, now.rate) != (before.voice, before.rate):
            self._revoice()
        if now.pacer != before.pacer:  # where nothing is mixed yet: no word begins again
            self._hand_over_anew(from_ms=self.head.at_ms + AHEAD_MS)

    @property
    def heard(self) -> Settings:
        """What is set, with the volume as keys have changed it since."""
        return replace(self.settings, volume=self.head.volume, muted=self.head.muted)

    def _revoice(self) -> None:
        opened = self.voice_of(self.settings)
        if self._pending:
            self._pending.parts.clear()
            self.preparer.revoice(self._pending.plan, self._pending.kept, opened)
            return
        plan, step = self.score.plan, current_step(self.head, self.score)
        self.preparer.revoice(plan, step.number, opened)
        self.score = self.score.replanned(plan, step.number)
        self._hand_over_anew(step.number, step.end_ms)
        if step.end_ms - self.head.at_ms <= AHEAD_MS and self.head.mode is not Mode.WAITING:
            self._go(Task(Order.GO, land(self.score, self.head.at_ms)))

    def _speak(self, task: Task) -> None:
        if task.phrase:
            self.speaker.speak(task.phrase)


def set_volumes(speaker: Speaker, settings: Settings) -> None:
    """Everything as loud as it is set."""
    speaker.volume(0 if settings.muted else settings.volume)
    for channel, percent in settings.gains.items():
        speaker.gain(channel, percent)


_PERFORM: dict[Order, Callable[[Session, Task], None]] = {
    Order.RUN: lambda session, _task: session.speaker.run(),
    Order.HALT: lambda session, _task: session.speaker.halt(),
    Order.SOFTEN: lambda session, _task: session._soften(),
    Order.GO: Session._go,
    Order.RELEASE: lambda session, task: session.speaker.release(task.at_ms),
    Order.CHIME: lambda session, task: session.speaker.chime(task.chime),
    Order.SPEAK: Session._speak,
    Order.VOLUME: lambda session, task: session.speaker.volume(task.volume),
    Order.SETTINGS: lambda session, _task: session._settle(),
    Order.FULLSCREEN: lambda session, _task: session.screen.toggle_fullscreen(),
    Order.QUIT: lambda _session, _task: None,
}
