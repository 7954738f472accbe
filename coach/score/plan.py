"""The plan: a routine with choices applied, as a flat list of concrete timed steps."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from coach.routine.pauses import shown
from coach.routine.vocabulary import ENGLISH, STROKES, Audience, Countdown, Form, Side, Stroke
from coach.units import Ms


@dataclass(frozen=True, slots=True)
class Breath:
    """One guided breath."""

    in_ms: Ms
    out_ms: Ms

    @property
    def cycle_ms(self) -> Ms:
        return self.in_ms + self.out_ms


class Line(NamedTuple):
    """One spoken text of a step, and when it begins within the step's slot."""

    at_ms: Ms | None
    """None for the instruction, which follows the step's chime and the lines before it."""
    text: str
    pace: str
    audience: Audience
    where: tuple[str | int, ...] = ()
    """The place in the routine file that wrote it."""
    template: str = ""
    """The text before its pressure was filled in; empty where it names none."""
    language: str = ENGLISH
    """Empty for a text that was not translated: it is left to its caption."""
    audio: str = ""
    """As of a Phrase."""

    @property
    def caption(self) -> str:
        """The text as it is read."""
        return shown(self.text)


class PlannedStep(NamedTuple):
    """One thing to do for exactly `length_ms`, its words and its place in time decided."""

    number: int
    """Counted from 1."""
    start_ms: Ms
    length_ms: Ms
    name: str
    stroke_id: str
    side: Side
    region: str | None
    tool: str | None
    pressure: float | None
    tempo: float | None
    breath: Breath | None
    position: str | None
    countdown: Countdown
    wait: bool
    instruction: tuple[Line, ...]
    cues: tuple[Line, ...]
    repeated: bool
    """True for a second side or a later round: the listener has heard the instruction."""
    where: tuple[str | int, ...]
    sayable: bool = True
    """Whether its name is in the plan's language, and can be announced."""

    @property
    def end_ms(self) -> Ms:
        return self.start_ms + self.length_ms

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that the author has said in it."""
        return self.instruction + self.cues

    @property
    def stroke(self) -> Stroke:
        return STROKES[self.stroke_id]


@dataclass(frozen=True, slots=True)
class Span:
    """One step on the whole-session bar."""

    start_ms: Ms
    end_ms: Ms
    name: str
    side: Side


@dataclass(frozen=True)
class Plan:
    """A routine made concrete; the total is the sum of its slots."""

    title: str
    form: Form
    type_id: str
    steps: tuple[PlannedStep, ...]
    language: str = ENGLISH
    """The one that everything is said in."""
    recordings: str = ""
    """The folder of what somebody recorded, with a slash at its end."""
    needs: tuple[str, ...] = ()
    """What to have at hand, besides what the tools ask for."""
    set_up: str = ""
    """How to get ready; empty where the positions say it."""
    advice: tuple[str, ...] = ()
    """What somebody is told because of what they have, in English."""

    @cached_property
    def total_ms(self) -> Ms:
        return self.steps[-1].end_ms

    @cached_property
    def bar(self) -> tuple[Span, ...]:
        """The session as segments."""
        return tuple(Span(s.start_ms, s.end_ms, s.name, s.side) for s in self.steps)

    @cached_property
    def _starts(self) -> list[Ms]:
        return [step.start_ms for step in self.steps]

    def step_at(self, at_ms: Ms) -> PlannedStep:
        """The step whose slot holds this time; the last one from the end on."""
        return self.steps[max(bisect_right(self._starts, at_ms) - 1, 0)]

    def after(self, step: PlannedStep) -> PlannedStep | None:
        """The step that follows, or None for the last."""
        return self.steps[step.number] if step.number < len(self.steps) else None
