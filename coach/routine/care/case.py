"""What the care rules look at: a routine with its words weighed, and each length of it in time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from coach.routine.care.plain import Mark, Weight, weigh
from coach.routine.model import Cue, Routine, Step, written_steps
from coach.routine.pauses import PAUSE, shown
from coach.routine.problems import Path, Severity
from coach.routine.timing import Timing, moments
from coach.routine.vocabulary import (
    POSITIONS,
    REGIONS,
    STROKES,
    TOOLS,
    Position,
    Region,
    Stroke,
    Tool,
)
from coach.units import SECOND, Ms

FULL_MS: Ms = 600 * SECOND
"""From ten minutes on a routine has room for the proportions of a whole massage."""

_KEYS = ("say", "say_giver", "say_receiver")


class Breach(NamedTuple):
    """Where a rule does not hold, what is wrong there and what to change."""

    where: Path
    message: str
    hint: str
    severity: Severity | None = None
    """The rule's own, where None."""


Breaches = Iterator[Breach]


class Text(NamedTuple):
    """A spoken text of a step, or of one of its cues."""

    where: Path
    key: str
    written: str
    cue: Cue | None
    weight: Weight
    stretches: tuple[str, ...]
    """Cut where it asks for a silence."""

    @property
    def is_instruction(self) -> bool:
        """Whether it is what the step says when it is heard for the first time."""
        return self.cue is None and self.key != "again"

    @property
    def is_certain(self) -> bool:
        """Whether it is heard at every length."""
        return self.is_instruction or (self.cue is not None and not self.cue.if_at_least)


class Slot(NamedTuple):
    """A step at its place in time, with the rows of its words."""

    routine: Routine
    where: Path
    step: Step
    stroke: Stroke
    region: Region | None
    tool: Tool | None
    position: Position | None
    pressure: float
    start_ms: Ms
    length_ms: Ms
    """Of each side."""
    total_ms: Ms
    texts: tuple[Text, ...]
    presses: bool
    """Whether it is done to the body with some pressure: not a stretch, not a rest."""
    is_hot: bool

    @property
    def end_ms(self) -> Ms:
        return self.start_ms + self.total_ms

    @property
    def named(self) -> str:
        return f"«{self.step.name}»"

    @property
    def told_at(self) -> Path:
        """The place of its first words, or of its name if it has none."""
        return self.texts[0].where if self.texts else (*self.where, "name")


@dataclass(frozen=True, slots=True)
class Case:
    """A routine and what it says, step by step as the file has them."""

    routine: Routine
    speech: dict[Path, tuple[Text, ...]]

    def texts(self) -> Iterator[Text]:
        """Everything that can be heard."""
        for texts in self.speech.values():
            yield from texts

    def marked(self, mark: Mark) -> list[Text]:
        """What has a word of this kind: only this is looked at more closely."""
        bit = int(mark)
        return [text for text in self.texts() if text.weight.marks & bit]


class Question(NamedTuple):
    """When somebody is asked, and when the answer is given and the work goes on."""

    at_ms: Ms
    over_ms: Ms


@dataclass(frozen=True)
class Course:
    """A routine at one length."""

    routine: Routine
    minutes: int
    slots: tuple[Slot, ...]
    """In order, without gaps; never empty."""

    @cached_property
    def total_ms(self) -> Ms:
        return self.slots[-1].end_ms

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked from the first touch on, in order."""
        touched = [slot.start_ms for slot in self.slots if slot.pressure]
        asked = sorted(question for slot in self.slots for question in _asked(slot))
        return tuple(question for question in asked if touched and question.at_ms >= touched[0])


@dataclass(frozen=True, slots=True)
class OfRoutine:
    """Checks a routine as it is written."""

    check: Callable[[Case], Breaches]


@dataclass(frozen=True, slots=True)
class OfStep:
    """Checks a step, of these strokes only (None for all)."""

    check: Callable[[Slot], Breaches]
    strokes: frozenset[str] | None = None
    by_length: bool = False
    """Whether its seconds matter; otherwise it is told without a length."""


@dataclass(frozen=True, slots=True)
class OfCourse:
    """Checks all that is done at one length."""

    check: Callable[[Course], Breaches]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Held by other code: where, the tests that trip and pass it, and the code it is told with."""

    code: str
    tests: tuple[str, ...]
    told: str = ""


def _asked(slot: Slot) -> Iterator[Question]:
    if slot.stroke.answer_ms:
        yield Question(slot.start_ms, slot.end_ms)
    for text in slot.texts:
        if "?" in text.written and (text.cue or text.is_instruction):
            within = moments(text.cue, slot.length_ms) if text.cue else (0,)
            yield from (Question(*[slot.start_ms + at_ms] * 2) for at_ms in within)


def case_of(routine: Routine) -> Case:
    """The routine with its words weighed."""
    steps = written_steps(routine.steps)
    return Case(routine, {where: tuple(_texts(where, step)) for where, step in steps})


def _texts(where: Path, step: Step) -> Iterator[Text]:
    yield from _spoken(where, step, None)
    if step.again:
        yield _text((*where, "again"), "again", step.again, None)
    for index, cue in enumerate(step.cues):
        yield from _spoken((*where, "cues", index), cue, cue)


def _spoken(where: Path, words: Step | Cue, cue: Cue | None) -> Iterator[Text]:
    for key in _KEYS:
        if written := getattr(words, key):
            yield _text((*where, key), key, written, cue)


def _text(where: Path, key: str, written: str, cue: Cue | None) -> Text:
    """A text as a reader sees it: the brackets of its pauses are no words."""
    read = shown(written)
    return Text(where, key, read, cue, weigh(read), tuple(PAUSE.split(written)[::2]))


def course_of(case: Case, minutes: int, timing: Timing) -> Course:
    """The routine at one length, in time."""
    slots: list[Slot] = []
    start_ms = 0
    for timed in timing:
        step, total_ms = timed.step, timed.total_ms
        stroke, tool = STROKES[step.stroke], TOOLS[step.tool] if step.tool else None
        slots.append(
            Slot(
                case.routine,
                timed.where,
                step,
                stroke,
                REGIONS[step.region] if step.region else None,
                tool,
                POSITIONS[timed.position] if timed.position else None,
                timed.pressure,
                start_ms,
                timed.length_ms,
                total_ms,
                case.speech[timed.where],
                stroke.on_region and stroke.cap > 0,
                "stone" in stroke.id or (tool is not None and tool.kind == "stone"),
            )
        )
        start_ms += total_ms
    return Course(case.routine, minutes, tuple(slots))


def joined(texts: Iterable[Text]) -> str:
    """What they say, in small letters."""
    return " ".join([text.written for text in texts]).lower()


def spell(ms: Ms) -> str:
    """A length as messages give it: `45 s`, `7.5 s`."""
    return f"{ms / SECOND:g} s"


def percent(share: float) -> str:
    """A share as messages give it: `43 %`."""
    return f"{100 * share:.0f} %"
