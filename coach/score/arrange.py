"""A routine and the choices made for it, as a plan: length, repeats and sides written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

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
    return _Arranger(routine).plan(_length_index(routine, choices.minutes))


def plans(routine: Routine) -> list[tuple[int, Plan]]:
    """The routine at each of its lengths, in minutes."""
    arranger = _Arranger(routine)
    return [(minutes, arranger.plan(i)) for i, minutes in enumerate(minutes_of(routine))]


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


class _Words(NamedTuple):
    """What a step says on one side: its instruction, and each cue's lines, not yet timed."""

    instruction: tuple[Line, ...]
    cues: tuple[tuple[Cue, tuple[Line, ...]], ...]


class _Arranger:
    """Writes out one routine; a step's words are made once for all lengths."""

    def __init__(self, routine: Routine) -> None:
        self._routine = routine
        self._words: dict[tuple[Path, Side, bool], _Words] = {}

    def plan(self, length: int) -> Plan:
        """The plan at the length with this index."""
        routine = self._routine
        steps: list[PlannedStep] = []
        heard: set[Path] = set()
        position = routine.position
        start_ms = 0
        for where, step in performed_steps(routine.steps):
            position = step.position or position
            length_ms = seconds_of(step, length)
            for side in _sides(step) if length_ms else ():
                words = self._said(where, step, side, again=where in heard)
                steps.append(
                    PlannedStep(
                        number=len(steps) + 1,
                        start_ms=start_ms,
                        length_ms=length_ms,
                        name=step.name,
                        stroke_id=step.stroke,
                        side=side,
                        region=step.region,
                        tool=step.tool,
                        pressure=step.pressure,
                        tempo=step.tempo,
                        breath=_breath(step.breath),
                        position=position,
                        countdown=_countdown(routine, step, length_ms),
                        wait=step.wait,
                        instruction=words.instruction,
                        cues=_timed(words.cues, length_ms),
                        repeated=where in heard,
                        where=where,
                    )
                )
                heard.add(where)
                start_ms += length_ms
        if not steps:
            raise RoutineError(
                "no step is left at this length", "Give at least one step some seconds."
            )
        return Plan(routine.title, Form(routine.form), routine.type, tuple(steps))

    def _said(self, where: Path, step: Step, side: Side, *, again: bool) -> _Words:
        key = where, side, again
        if key not in self._words:
            self._words[key] = _words(where, step, side, again=again)
        return self._words[key]


def _words(where: Path, step: Step, side: Side, *, again: bool) -> _Words:
    cues = [
        (cue, tuple(_lines(cue, step, side, (*where, "cues", index))))
        for index, cue in enumerate(step.cues)
    ]
    if again and step.again:
        repeat = _line(step.again, Audience.ALL, step, step, side, (*where, "again"))
        return _Words((repeat,), tuple(cues))
    return _Words(tuple(_lines(step, step, side, where)), tuple(cues))


def _lines(words: Step | Cue, step: Step, side: Side, where: Path) -> Iterator[Line]:
    if words.say:
        yield _line(words.say, Audience.ALL, words, step, side, (*where, "say"))
    if words.say_giver:
        yield _line(words.say_giver, Audience.GIVER, words, step, side, (*where, "say_giver"))
    if words.say_receiver:
        heard = Audience.RECEIVER
        yield _line(words.say_receiver, heard, words, step, side, (*where, "say_receiver"))


def _line(
    text: str, audience: Audience, words: Step | Cue, step: Step, side: Side, where: Path
) -> Line:
    pace = words.pace or step.pace or STROKES[step.stroke].pace
    return Line(None, fill(text, _SIDE_WORDS[side]), pace, audience, where)


def _countdown(routine: Routine, step: Step, length_ms: Ms) -> Countdown:
    written = step.countdown or routine.countdown
    if written:
        return Countdown(written)
    counted = STROKES[step.stroke].release and length_ms >= COUNTED_HOLD_MS
    return TYPES[routine.type].hold_countdown if counted else Countdown.SILENT


def _timed(cues: tuple[tuple[Cue, tuple[Line, ...]], ...], length_ms: Ms) -> tuple[Line, ...]:
    """The lines of the cues that this length has room for, in order."""
    if not cues:
        return ()
    lines = [
        Line(at_ms, *line[1:])
        for cue, lines in cues
        if length_ms >= (cue.if_at_least or 0)
        for at_ms in _moments(cue, length_ms)
        for line in lines
    ]
    return tuple(sorted(lines, key=_moment))


def _moments(cue: Cue, length_ms: Ms) -> tuple[Ms, ...]:
    if cue.at is not None:
        return (cue.at.within(length_ms),)
    every = cue.every or length_ms
    return tuple(range(every, length_ms - every // 2, every))


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
