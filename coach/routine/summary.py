"""A routine file read for the lists; importing this imports the reader and the rules of care."""

from pathlib import Path

from coach.errors import RoutineError
from coach.routine.care import care_errors
from coach.routine.consistency import minutes_of
from coach.routine.index import UNOPENED, Summary
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Problem
from coach.routine.read import Reading, read
from coach.routine.yamltree import Place


def summarise(path: str) -> Summary:
    """What lists show of this file, whatever is in it."""
    reading = read_anyway(Path(path))
    routine = reading.routine
    if routine is None:
        return Summary(reading.id, problems=reading.problems)
    return Summary(
        routine.title,
        routine.type,
        routine.form,
        minutes_of(routine),
        routine.good_for,
        tools_of(routine),
        routine.about,
        routine.level,
        tuple(sorted([*reading.problems, *reading.located(care_errors(routine))])),
    )


def read_anyway(path: Path) -> Reading:
    """A file that cannot even be opened is a broken one, with that problem."""
    try:
        return read(path)
    except RoutineError as error:
        problem = Problem(1, 1, UNOPENED, error.message, error.hint)
        return Reading(path, None, (problem,), Place(0, 0))


def tools_of(routine: Routine) -> tuple[str, ...]:
    """Everything that touches the skin, in the order of use."""
    tools = (step.tool for _where, step in written_steps(routine.steps) if step.tool)
    return tuple(dict.fromkeys(tools))
