"""A routine file read for the lists; importing this imports the reader and the rules of care."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from coach.errors import RoutineError
from coach.routine.care import care_errors
from coach.routine.consistency import minutes_of
from coach.routine.index import UNOPENED, Summary
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Problem
from coach.routine.read import Reading, read
from coach.routine.timing import all_written
from coach.routine.translations import in_language
from coach.routine.yamltree import Place

PASSED_OVER = 20
"""What less than one part in so many of the time is spent on is only passed over."""


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
        regions_of(routine),
        routine.about,
        routine.level,
        tuple(_translated(routine)),
        tuple(sorted([*reading.problems, *reading.located(care_errors(routine))])),
    )


def _translated(routine: Routine) -> Iterator[tuple[str, str, str | None]]:
    for language in routine.translations:
        worded = in_language(routine, language)
        yield language, worded.title, worded.about


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


def regions_of(routine: Routine) -> tuple[str, ...]:
    """The regions that it works on, over all its lengths, the longest worked on first."""
    spent: Counter[str] = Counter()
    for _minutes, timing in all_written(routine):
        for timed in timing:
            spent[timed.step.region or ""] += timed.total_ms
    least = spent.total() / PASSED_OVER
    return tuple(region for region, ms in spent.most_common() if region and ms >= least)
