"""What the user chose, applied to a routine: the length, and later what must be left out."""

from dataclasses import dataclass

from coach.errors import RoutineError
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine
from coach.routine.timing import Timing, written


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose; `minutes` None is the routine's first length."""

    minutes: int | None = None
    conditions: frozenset[str] = frozenset()
    """Ids of what the user has; see `CONDITIONS`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A routine with the choices applied."""

    timing: Timing


def choose(routine: Routine, choices: Choices) -> Chosen:
    """What will be done. Raises RoutineError when the routine has no such length."""
    return Chosen(written(routine, _length_index(routine, choices.minutes)))


def _length_index(routine: Routine, minutes: int | None) -> int:
    offered = minutes_of(routine)
    if minutes is None:
        return 0
    if minutes in offered:
        return offered.index(minutes)
    nearest = min(offered, key=lambda length: abs(length - minutes))
    lengths = ", ".join(str(length) for length in offered)
    message = f"«{routine.title}» is not written for {minutes} minutes"
    raise RoutineError(message, f"It lasts {lengths} minutes; the nearest is {nearest}.")
