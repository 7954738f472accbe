"""A routine and the choices made for it, as a plan: length, repeats and sides written out."""

from collections.abc import Iterator
from dataclasses import dataclass

from coach.errors import RoutineError
from coach.routine.consistency import minutes_of, seconds_of
from coach.routine.fields import fill
from coach.routine.model import Breath as WrittenBreath
from coach.routine.model import Cue, Routine, Step, performed_steps
from coach.routine.problems import Path
from coach.routine.vocabulary import OPPOSITE, STROKES, TYPES, Audience, Countdown, Form, Side
from coach.score.plan import Breath, Line, Plan, PlannedStep
from coach.units import SECOND, Ms

COUNTED_HOLD_MS: Ms = 20 * SECOND
"""Holds from this length on are counted out (practice figure: shorter ones only release)."""

_ONCE = (Side.BOTH,)
_SIDES = {side.value: side for side in Side}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose; `minutes` None is the routine's first length."""

    minutes: int | None = None


def arrange(routine: Routine, choices: Choices) -> Plan:
    """The plan for these choices. Raises RoutineError when the routine has no such length."""
    length = _length_index(routine, choices.minutes)
    steps: list[PlannedStep] = []
    heard: set[Path] = set()
    position = routine.position
    start_ms = 0
    for where, step in performed_steps(routine.steps):
        position = step.position or position
        length_ms = seconds_of(step, length)
        for side in _sides(step) if length_ms else ():
            maker = _Maker(routine, step, where, side, length_ms, repeated=where in heard)
            steps.append(maker.planned(len(steps) + 1, start_ms, position))
            heard.add(where)
            start_ms += length_ms
    if not steps:
        raise RoutineError("no step is left at this length", "Give at least one step some seconds.")
    return Plan(routine.title, Form(routine.form), routine.type, tuple(steps))


def _length_index(routine: Routine, minutes: int | None) -> int:
    offered = minutes_of(routine)
    if minutes is None:
        return 0
    if minutes in offered:
        return offered.index(minutes)
    nearest = min(offered, key=lambda length: abs(length - minutes))
    written = ", ".join(str(length) for length in offered)
    message = f"«{routine.title}» is not written for {minutes} minutes"
    raise RoutineError(message, f"It lasts {written} minutes; the nearest is {nearest}.")


def _sides(step: Step) -> tuple[Side, ...]:
    return tuple(_SIDES[side] for side in step.sides) or _ONCE


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one planned step: one side of one written step, at one length."""

    routine: Routine
    step: Step
    where: Path
    side: Side
    length_ms: Ms
    repeated: bool

    def planned(self, number: int, start_ms: Ms, position: str | None) -> PlannedStep:
        step = self.step
        return PlannedStep(
            number=number,
            start_ms=start_ms,
            length_ms=self.length_ms,
            name=step.name,
            stroke_id=step.stroke,
            side=self.side,
            region=step.region,
            tool=step.tool,
            pressure=step.pressure,
            tempo=step.tempo,
            breath=_breath(step.breath),
            position=position,
            countdown=self._countdown(),
            wait=step.wait,
            instruction=tuple(self._instruction()),
            cues=tuple(sorted(self._cues(), key=_moment)) if step.cues else (),
            repeated=self.repeated,
            where=self.where,
        )

    def _countdown(self) -> Countdown:
        written = self.step.countdown or self.routine.countdown
        if written:
            return Countdown(written)
        counted = STROKES[self.step.stroke].release and self.length_ms >= COUNTED_HOLD_MS
        return TYPES[self.routine.type].hold_countdown if counted else Countdown.SILENT

    def _instruction(self) -> Iterator[Line]:
        if self.repeated and self.step.again:
            yield self._line(None, self.step.again, Audience.ALL, self.step, "again", self.where)
        else:
            yield from self._lines(None, self.step, self.where)

    def _cues(self) -> Iterator[Line]:
        for index, cue in enumerate(self.step.cues):
            if self.length_ms >= (cue.if_at_least or 0):
                for at_ms in self._moments(cue):
                    yield from self._lines(at_ms, cue, (*self.where, "cues", index))

    def _moments(self, cue: Cue) -> tuple[Ms, ...]:
        if cue.at is not None:
            return (cue.at.within(self.length_ms),)
        every = cue.every or self.length_ms
        return tuple(range(every, self.length_ms - every // 2, every))

    def _lines(self, at_ms: Ms | None, words: Step | Cue, where: Path) -> Iterator[Line]:
        if words.say:
            yield self._line(at_ms, words.say, Audience.ALL, words, "say", where)
        if words.say_giver:
            yield self._line(at_ms, words.say_giver, Audience.GIVER, words, "say_giver", where)
        if words.say_receiver:
            text = words.say_receiver
            yield self._line(at_ms, text, Audience.RECEIVER, words, "say_receiver", where)

    def _line(
        self,
        at_ms: Ms | None,
        text: str,
        audience: Audience,
        words: Step | Cue,
        key: str,
        where: Path,
    ) -> Line:
        pace = words.pace or self.step.pace or STROKES[self.step.stroke].pace
        return Line(at_ms, fill(text, _SIDE_WORDS[self.side]), pace, audience, (*where, key))


def _moment(line: Line) -> Ms:
    return line.at_ms or 0


def side_words(side: Side) -> dict[str, str]:
    """What the placeholders stand for on this side."""
    other = OPPOSITE.get(side, side)
    return {
        "side": side.value,
        "Side": side.value.capitalize(),
        "other_side": other.value,
        "Other_side": other.value.capitalize(),
    }


_SIDE_WORDS = {side: side_words(side) for side in Side}


def _breath(written: WrittenBreath | None) -> Breath | None:
    return Breath(written.in_, written.out) if written else None
