"""Which routines serve a goal.

They are those that say so. For something that somebody has, they are all that can be adapted to it,
those that say so first; what is made for pregnancy is for nothing else unless it says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.errors import RoutineError
from coach.routine.model import Routine
from coach.routine.vocabulary import Goal
from coach.score.choose import Choices, choose

PRENATAL, PREGNANCY = "prenatal", "pregnancy"


@dataclass(frozen=True, slots=True)
class Serving:
    """A routine that serves a goal."""

    id: str
    adapted: bool = False
    """Whether steps of its first length are left out or softened for those who have it."""


def serving(routines: Mapping[str, Routine], goal: Goal) -> tuple[Serving, ...]:
    """The routines that serve the goal, in the order given, those that are made for it first."""
    found = _adaptable(routines, goal) if goal.condition else _tagged(routines, goal)
    return tuple(sorted(found, key=lambda row: not _says_so(routines[row.id], goal)))


def _tagged(routines: Mapping[str, Routine], goal: Goal) -> Iterator[Serving]:
    return (Serving(id_) for id_, routine in routines.items() if _says_so(routine, goal))


def _says_so(routine: Routine, goal: Goal) -> bool:
    return (goal.instead or goal.id) in routine.good_for


def _adaptable(routines: Mapping[str, Routine], goal: Goal) -> Iterator[Serving]:
    for id_, routine in routines.items():
        fits_all = routine.type != PRENATAL or goal.id == PREGNANCY
        if not (fits_all or _says_so(routine, goal)):
            continue
        try:
            chosen = choose(routine, Choices(None, frozenset({goal.condition})))
        except RoutineError:
            continue
        yield Serving(id_, bool(chosen.changes))
