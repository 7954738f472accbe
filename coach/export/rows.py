"""What stands on a card: a row for each thing to do, its two sides together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.language import N_, _
from coach.routine.vocabulary import POSITIONS, Audience, Side, tongue_of
from coach.score.plan import Plan, PlannedStep
from coach.score.sentences import sentences
from coach.screen.session.sheet import SIDE_WORDS
from coach.units import Ms, clock

TIMES = "\N{MULTIPLICATION SIGN}"

BOTH_SIDES = {
    (Side.LEFT, Side.RIGHT): N_("left, then right"),
    (Side.RIGHT, Side.LEFT): N_("right, then left"),
    (Side.UPPER, Side.OTHER): N_("upper side, then other side"),
}


class Row(NamedTuple):
    """One thing to do, in words; empty where there is nothing to say."""

    number: str
    """Of its steps, as the session counts them."""
    at: str
    length: str
    name: str
    sides: str
    """In the order in which they are done."""
    region: str
    """Its id."""
    tool: str
    pressure: str
    tempo: str
    sentences: tuple[str, ...]
    """How it is done, the first the most needed."""
    position: str
    """How the body is placed, where that changes here."""


def rows(plan: Plan) -> tuple[Row, ...]:
    """The whole plan in order."""
    found, position = [], None
    for steps in _together(plan.steps):
        taken = steps[0].position
        changed = taken if taken != position else None
        found.append(_row(steps, changed, plan.language))
        position = taken
    return tuple(found)


def _together(steps: Sequence[PlannedStep]) -> Iterator[list[PlannedStep]]:
    """The steps that differ in their side alone, where they follow each other."""
    group: list[PlannedStep] = []
    for step in steps:
        if group and not _goes_with(step, group):
            yield group
            group = []
        group.append(step)
    if group:
        yield group


def _goes_with(step: PlannedStep, group: Sequence[PlannedStep]) -> bool:
    return _same(step) == _same(group[0]) and step.side not in {other.side for other in group}


def _same(step: PlannedStep) -> tuple[object, ...]:
    return (
        step.name, step.stroke_id, step.region, step.tool, step.pressure, step.tempo, step.position
    )  # fmt: skip


def _row(steps: Sequence[PlannedStep], position: str | None, language: str) -> Row:
    first = steps[0]
    return Row(
        number=_span([step.number for step in steps]),
        at=clock(first.start_ms),
        length=_length([step.length_ms for step in steps]),
        name=first.name,
        sides=_sides(tuple([step.side for step in steps])),
        region=first.region or "",
        tool=_(first.tool) if first.tool else "",
        pressure=_figure(first.pressure),
        tempo=_figure(first.tempo),
        sentences=_told(steps, language),
        position=_(POSITIONS[position].label) if position else "",
    )


def _sides(sides: tuple[Side, ...]) -> str:
    if sides in BOTH_SIDES:
        return _(BOTH_SIDES[sides])
    return ", ".join([_(SIDE_WORDS[side]).lower() for side in sides if side is not Side.BOTH])


def _span(numbers: Sequence[int]) -> str:
    return "\N{EN DASH}".join(map(str, dict.fromkeys((numbers[0], numbers[-1]))))


def _length(lengths: Sequence[Ms]) -> str:
    """`0:45`, or for two alike `2 × 0:45`."""
    if len(lengths) > 1 and len(set(lengths)) == 1:
        return f"{len(lengths)} {TIMES} {clock(lengths[0])}"
    return " + ".join(map(clock, lengths))


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _told(steps: Sequence[PlannedStep], language: str) -> tuple[str, ...]:
    """The instruction for whoever works; of two sides, what holds for both."""
    lines = [line for line in steps[0].instruction if line.audience is not Audience.RECEIVER]
    found = [part for line in lines for part in sentences(line.caption)]
    if len(steps) > 1:
        names = [stem for stem, _endings in tongue_of(language).sides.values()]
        found = [part for part in found if not _names(part, names)] or found
    return tuple(found)


def _names(sentence: str, words: Sequence[str]) -> bool:
    return any(word in sentence.lower() for word in words)
