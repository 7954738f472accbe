"""Whether somebody who has something can do a routine."""

from coach.errors import RoutineError
from coach.routine.model import Routine
from coach.routine.vocabulary import Goal
from coach.score.choice.choose import Choices, choose


def is_changed(routine: Routine, goal: Goal) -> bool | None:
    """Whether steps of its first length are done otherwise for somebody who has what the goal is
    about; None when they must not have the routine.
    """
    try:
        chosen = choose(routine, Choices(None, frozenset({goal.condition})))
    except RoutineError:
        return None
    return bool(chosen.changes)
