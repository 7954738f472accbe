"""An edited routine file, read again for the session that plays it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from coach.errors import CoachError
from coach.routine.care import care_errors, is_overridable
from coach.routine.model import Routine
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading, read
from coach.routine.translations import in_language
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.session.watch import Edit


def rereading(routine: Routine, choices: Choices, language: str) -> Callable[[Path], Edit]:
    """Reads the routine's file again for the same choices, in the same language if it is there.

    Errors of care stand in the way, but for the rules whose breach was accepted beforehand.
    """
    accepted = {error.rule for error in care_errors(routine) if is_overridable(error)}

    def reread(path: Path) -> Edit:
        try:
            return _edit(read(path), choices, language, accepted)
        except CoachError as error:
            return Edit(None, (f"{error}",))

    return reread


def _edit(reading: Reading, choices: Choices, language: str, accepted: set[str]) -> Edit:
    if reading.routine is None:
        return Edit(None, _shown(reading, reading.problems))
    refused = [error for error in care_errors(reading.routine) if error.rule not in accepted]
    if refused:
        return Edit(None, _shown(reading, reading.located(refused)))
    return Edit(arrange(in_language(reading.routine, language), choices))


def _shown(reading: Reading, problems: Iterable[Problem]) -> tuple[str, ...]:
    """A line for each error."""
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    return tuple(error.shown(reading.path.name) for error in errors)
