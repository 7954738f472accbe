"""What is wrong with routines, as it is told."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.consoles import err, out
from coach.errors import RoutineError, UsageError
from coach.routine.model import Routine
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading
from coach.routine.translations import languages

if TYPE_CHECKING:
    from rich.console import Console

Found = Sequence[tuple[Path, Sequence[Problem]]]
"""The problems of each file."""


def sound(reading: Reading) -> Routine:
    """The routine of a file without errors. Raises RoutineError, and tells every problem."""
    if reading.routine is None:
        for problem in reading.problems:
            _print_problem(reading.path, problem, err())
        raise RoutineError(
            f"«{reading.id}» cannot be played: {_counted(len(reading.problems), 'problem')}",
            f"Mend the file, then: massage-coach check {reading.path}",
        )
    return reading.routine


def require_language(routine: Routine, language: str, shown: Iterable[str] = ()) -> None:
    """Raises UsageError for a language that is neither the routine's nor one of those shown."""
    there = dict.fromkeys([*languages(routine), *shown])
    if language not in there:
        hint = f"There is {', '.join(there)}."
        raise UsageError(f"«{routine.title}» is not in `{language}`", hint)


def print_problems(found: Found) -> None:
    """Each with its place and how to mend it, and how many there are."""
    for file, problems in found:
        for problem in problems:
            _print_problem(file, problem, out())
    every = [problem for _file, problems in found for problem in problems]
    counted = {s: sum(problem.severity is s for problem in every) for s in Severity}
    shown = [_counted(n, s.value) for s, n in counted.items() if n or s is not Severity.HINT]
    out().print(f"{_counted(len(found), 'file')}: {', '.join(shown)}", markup=False)


def _print_problem(file: Path, problem: Problem, console: "Console") -> None:
    console.print(problem.shown(file), markup=False)
    if problem.hint:
        console.print(f"    {problem.hint}", markup=False, style="dim")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
