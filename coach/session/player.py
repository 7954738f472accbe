"""The session's loop: read the clock, ask the playhead, perform, paint.

It owns nothing but the order of things. What sounds, what shows and what bakes are handed in; the
audio position is the only clock, and wall time serves for one thing alone: to notice that the
machine slept.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from coach.score.actions import Action, Do, Order, Task
from coach.score.cues import Concession, Score, StepScore
from coach.score.frame import Frame, frame
from coach.score.playhead import Mode, Playhead, act, current_step, follow, hold_of
from coach.score.soften import softened
from coach.session.prepare import Preparer
from coach.sound.speaker import Performed, Speaker

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

    def play(self) -> Playhead:
        """Leads through the score until the user leaves; gives the place where it ended.

        Raises SoundError when the audio process cannot be kept alive.
        """
        self._begin()
        seen_s = self.wall_s()
        while not self._is_over():
            seen_s = self._notice_sleep(seen_s)
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
        parts = self.preparer.parts()
        if not parts:
            return
        self.score = self.score.with_parts(parts)
        self._hand_over(parts)
        for concession in (c for part in parts for c in part.concessions):
            self.on_concession(concession)

    def _hand_over(self, parts: list[StepScore]) -> None:
        steps = [self.score.plan.steps[part.step - 1] for part in parts]
        holds = [hold for step in steps if (hold := hold_of(step)) is not None]
        cues = [cue for part in parts for cue in part.cues]
        self.speaker.add(cues, holds, self.score.ready_until(self.head.at_ms))

    def _follow(self) -> None:
        position = self.speaker.position()
        self._report()
        self.head, tasks = follow(self.head, self.score, position.at_ms, holding=position.holding)
        self._perform(tasks)

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
        self.preparer.prefer(current_step(self.head, self.score).number)
        self.speaker.go(task.at_ms, self.score.ready_until(task.at_ms))

    def _soften(self) -> None:
        """What follows on the part that hurt is made softer, and its words made anew."""
        hurt = self.head.hurt_steps[-1]
        plan = softened(self.score.plan, hurt)
        if plan == self.score.plan:
            return
        self.preparer.replan(plan, hurt)
        self.score = self.score.replanned(plan, hurt)
        self.speaker.forget()
        self._hand_over([part for part in self.score.parts if part])

    def _speak(self, task: Task) -> None:
        if task.phrase:
            self.speaker.speak(task.phrase)


_PERFORM: dict[Order, Callable[[Session, Task], None]] = {
    Order.RUN: lambda session, _task: session.speaker.run(),
    Order.HALT: lambda session, _task: session.speaker.halt(),
    Order.SOFTEN: lambda session, _task: session._soften(),
    Order.GO: Session._go,
    Order.RELEASE: lambda session, task: session.speaker.release(task.at_ms),
    Order.CHIME: lambda session, task: session.speaker.chime(task.chime),
    Order.SPEAK: Session._speak,
    Order.VOLUME: lambda session, task: session.speaker.volume(task.volume),
    Order.FULLSCREEN: lambda session, _task: session.screen.toggle_fullscreen(),
    Order.QUIT: lambda _session, _task: None,
}
