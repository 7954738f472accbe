"""A routine at one length: its steps in the order they are done, each with its seconds.

Everything that looks at a routine as it will be done starts here: the care rules, the fitting to a
length that was not written, the leaving out for a condition, the plan.
"""

from collections.abc import Iterable
from typing import NamedTuple

from coach.routine.consistency import minutes_of, seconds_of
from coach.routine.model import Cue, Routine, Step, performed_steps
from coach.routine.problems import Path
from coach.routine.vocabulary import REGIONS, STROKES, TOOLS, Region, Stroke, Tool
from coach.units import Ms


class Timed(NamedTuple):
    """One written step as it is done: `length_ms` for each of its sides, one after the other."""

    where: Path
    """Its place in the file; the rounds of a repeated block share it."""
    step: Step
    length_ms: Ms
    position: str | None
    """How the body is placed, from this step or one before it."""
    pressure: float
    """How strong, 0 for none; at most what the step wrote."""

    @property
    def sides(self) -> int:
        """How many times it is done, once for each side."""
        return len(self.step.sides) or 1

    @property
    def total_ms(self) -> Ms:
        return self.length_ms * self.sides

    @property
    def stroke(self) -> Stroke:
        return STROKES[self.step.stroke]

    @property
    def region(self) -> Region | None:
        return REGIONS[self.step.region] if self.step.region else None

    @property
    def tool(self) -> Tool | None:
        return TOOLS[self.step.tool] if self.step.tool else None

    def lasting(self, length_ms: Ms) -> "Timed":
        """The same, with other seconds."""
        return self._replace(length_ms=length_ms)


Timing = tuple[Timed, ...]
"""What is done at one length, in order; nothing in it lasts 0."""

Timings = Iterable[tuple[int, Timing]]
"""What is done at each length, and its minutes."""


def written(routine: Routine, length: int) -> Timing:
    """The routine at the length with this index, as it is written."""
    return _lasting(_placed(routine), length)


def all_written(routine: Routine) -> tuple[tuple[int, Timing], ...]:
    """Every written length, in minutes, and what is done at it."""
    placed = _placed(routine)
    return tuple((minutes, _lasting(placed, i)) for i, minutes in enumerate(minutes_of(routine)))


def _placed(routine: Routine) -> list[Timed]:
    """Everything that may be done, in order, without its time."""
    found: list[Timed] = []
    position = routine.position
    for where, step in performed_steps(routine.steps):
        position = step.position or position
        found.append(Timed(where, step, 0, position, step.pressure or 0.0))
    return found


def _lasting(placed: Iterable[Timed], length: int) -> Timing:
    return tuple(
        [
            Timed(where, step, length_ms, position, pressure)
            for where, step, _, position, pressure in placed
            if (length_ms := seconds_of(step, length))
        ]
    )


def total_ms(timing: Timing) -> Ms:
    """How long all of it lasts."""
    return sum(timed.total_ms for timed in timing)


def felt(pressure: float, tool: Tool | None) -> float:
    """How strong a pressure feels: a hard tool adds to it; 0 for what does not press."""
    return pressure + tool.plus if pressure and tool else pressure


def moments(cue: Cue, length_ms: Ms) -> tuple[Ms, ...]:
    """When a cue is heard in a step of this length, from its start; never in one too short."""
    if length_ms < (cue.if_at_least or 0):
        return ()
    if cue.at is not None:
        return (cue.at.within(length_ms),)
    every = cue.every or length_ms
    return tuple(range(every, length_ms - every // 2, every))
