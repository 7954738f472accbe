"""A routine and the choices made for it, as a plan: length, repeats and sides written out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from coach.errors import RoutineError
from coach.routine.model import Breath as WrittenBreath
from coach.routine.model import Cue, Routine, Step
from coach.routine.placeholders import PRESSURE, fill
from coach.routine.problems import Path
from coach.routine.timing import Timed, Timing, Timings, all_written, moments
from coach.routine.translations import as_written, written_in
from coach.routine.vocabulary import (
    OPPOSITE,
    STROKES,
    TONGUES,
    TYPES,
    Audience,
    Countdown,
    Form,
    Side,
    tongue_of,
)
from coach.score.choice.choose import Choices, choose
from coach.score.plan import Breath, Line, Plan, PlannedStep
from coach.units import SECOND, Ms

COUNTED_HOLD_MS: Ms = 20 * SECOND
"""Holds from this length on are counted out (practice figure: shorter ones only release)."""

_ONCE = (Side.BOTH,)
_SIDES = {side.value: side for side in Side}
_SPOKEN = (
    ("say", Audience.ALL),
    ("say_giver", Audience.GIVER),
    ("say_receiver", Audience.RECEIVER),
)
_BY_MOMENT = attrgetter("at_ms")


def arrange(routine: Routine, choices: Choices) -> Plan:
    """The plan for these choices. Raises RoutineError when the routine has no such length."""
    chosen = choose(routine, choices)
    return replace(_Arranger(routine).plan(chosen.timing), advice=chosen.advice)


def plans(routine: Routine, timings: Timings | None = None) -> list[tuple[int, Plan]]:
    """The routine at each of its written lengths, in minutes, or at these."""
    arranger = _Arranger(routine)
    written = all_written(routine) if timings is None else timings
    return [(minutes, arranger.plan(timing)) for minutes, timing in written]


def _sides(step: Step) -> tuple[Side, ...]:
    return tuple([_SIDES[side] for side in step.sides]) or _ONCE


class _Words(NamedTuple):
    """What a step says on one side: its instruction, and each cue's lines, not yet timed."""

    instruction: tuple[Line, ...]
    cues: tuple[tuple[Cue, tuple[Line, ...]], ...]


class _Arranger:
    """Writes out one routine; a step's words are made once for all lengths."""

    def __init__(self, routine: Routine) -> None:
        self._routine = routine
        self._words: dict[tuple[Path, Side, float, bool], _Words] = {}

    def plan(self, timing: Timing) -> Plan:
        """The plan of what is done at one length."""
        routine = self._routine
        steps: list[PlannedStep] = []
        heard: set[Path] = set()
        start_ms = 0
        for timed in timing:
            where, step, length_ms = timed.where, timed.step, timed.length_ms
            breath, countdown = _breath(step.breath), _countdown(routine, step, length_ms)
            for side in _sides(step):
                repeated = where in heard
                words = self._said(timed, side, again=repeated)
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
                        pressure=timed.pressure if step.pressure is not None else None,
                        tempo=step.tempo,
                        breath=breath,
                        position=timed.position,
                        countdown=countdown,
                        wait=step.wait,
                        instruction=words.instruction,
                        cues=_timed(words.cues, length_ms),
                        repeated=repeated,
                        where=where,
                        sayable=written_in(routine, step.name) == routine.language,
                    )
                )
                heard.add(where)
                start_ms += length_ms
        if not steps:
            raise RoutineError(
                "no step is left at this length", "Give at least one step some seconds."
            )
        kind = Form(routine.form), routine.type
        recordings, ready = routine.recordings or "", (routine.needs, routine.set_up or "")
        return Plan(routine.title, *kind, tuple(steps), routine.language, recordings, *ready)

    def _said(self, timed: Timed, side: Side, *, again: bool) -> _Words:
        key = timed.where, side, timed.pressure, again
        if key not in self._words:
            writer = _Writer(self._routine, timed.step, side, timed.pressure)
            self._words[key] = writer.words(timed.where, again=again)
        return self._words[key]


class _Writer(NamedTuple):
    """Writes the words of one step, with its placeholders filled."""

    routine: Routine
    step: Step
    side: Side
    pressure: float

    def words(self, where: Path, *, again: bool) -> _Words:
        cues = [
            (cue, self._lines(cue, (*where, "cues", index)))
            for index, cue in enumerate(self.step.cues)
        ]
        if again and self.step.again:
            place, audio = (*where, "again"), self._recorded(self.step, "again")
            line = self._line(self.step.again, Audience.ALL, self.step, place, audio)
            return _Words((line,), tuple(cues))
        return _Words(self._lines(self.step, where), tuple(cues))

    def _lines(self, words: Step | Cue, where: Path) -> tuple[Line, ...]:
        return tuple(
            [
                self._line(text, audience, words, (*where, key), self._recorded(words, key))
                for key, audience in _SPOKEN
                if (text := getattr(words, key))
            ]
        )

    def _recorded(self, words: Step | Cue, key: str) -> str:
        """The recording of a text: its own, in the language in which that was made, or any."""
        own = words.say_audio if key == "say" and as_written(self.routine) is self.routine else ""
        return own or self.routine.recordings or ""

    def _line(
        self, text: str, audience: Audience, words: Step | Cue, where: Path, audio: str
    ) -> Line:
        pace = words.pace or self.step.pace or STROKES[self.step.stroke].pace
        written = written_in(self.routine, text)
        tongue = tongue_of(written)
        readable = written == self.routine.language and ("{" not in text or written in TONGUES)
        language = written if readable else ""
        sided = fill(text, _side_words(self.side, written))
        if "{" not in sided:
            return Line(None, sided, pace, audience, where, "", language, audio)
        spoken = fill(sided, {PRESSURE: tongue.pressed(self.pressure)})
        return Line(None, spoken, pace, audience, where, sided, language, audio)


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
        for at_ms in moments(cue, length_ms)
        for line in lines
    ]
    return tuple(sorted(lines, key=_BY_MOMENT))


@lru_cache
def _side_words(side: Side, language: str) -> Mapping[str, str]:
    """What the placeholders stand for on this side; the pressure is filled in later."""
    sides = tongue_of(language).sides
    (this, _), (other, _) = sides[side], sides[OPPOSITE.get(side, side)]
    return {
        "side": this,
        "Side": this.capitalize(),
        "other_side": other,
        "Other_side": other.capitalize(),
        PRESSURE: f"{{{PRESSURE}}}",
    }


def _breath(written: WrittenBreath | None) -> Breath | None:
    return Breath(written.in_, written.out) if written else None
