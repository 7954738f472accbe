"""Whether a routine may be played as far as the care rules go.

A shipped routine with an error is never played. One's own is, once every error was shown and
accepted, unless it breaks a ceiling of pressure or works where nothing is ever worked.
"""

from collections.abc import Sequence

from coach.errors import RoutineError
from coach.routine.care import is_overridable
from coach.routine.consistency import Finding
from coach.routine.model import Routine
from coach.screen.page import Ask, Option, Page, prose
from coach.session.before_start.get_ready import BACK, GO

TO_LIBRARY = Option(BACK, "Back to the library")
OWN_RISK = "Your own routine, at your own risk. Mending the file is better."


def require_acceptable(routine: Routine, errors: Sequence[Finding], *, shipped: bool) -> None:
    """Raises RoutineError when nobody may accept these errors."""
    for error in errors:
        if shipped or not is_overridable(error):
            message = f"«{routine.title}» is not played: {error.message} [{error.rule}]"
            raise RoutineError(message, error.hint)


def accepted(errors: Sequence[Finding], ask: Ask) -> bool:
    """Shows one error after the other; False as soon as one is not accepted."""
    return all(ask(_page(error, i, len(errors))) == GO for i, error in enumerate(errors, 1))


def refusal(error: RoutineError) -> Page:
    """The page for a routine that nobody may accept."""
    lines = prose(error.message, error.hint)
    return Page("This one is not played", (TO_LIBRARY,), lines, grave=True)


def _page(error: Finding, number: int, count: int) -> Page:
    return Page(
        "This may not be good for you",
        (TO_LIBRARY, Option(GO, "I accept it")),
        prose(f"{error.message[:1].upper()}{error.message[1:]}.", error.hint),
        progress=f"{error.rule}, {number} of {count}",
        note=OWN_RISK,
        grave=True,
    )
