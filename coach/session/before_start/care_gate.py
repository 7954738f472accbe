"""Whether a routine may be played as far as the care rules go.

A shipped routine with an error is never played. One's own is, once every error was shown and
accepted, unless it breaks a ceiling of pressure or works where nothing is ever worked.

What a rule asks is told in the language of the window; what breaks it, as `check` tells it, in
English, for it speaks of keys of the file.
"""

from collections.abc import Sequence

from coach.errors import RoutineError
from coach.language import N_, _
from coach.routine.care import RULES, is_overridable
from coach.routine.consistency import Finding
from coach.routine.model import Routine
from coach.screen.pages.page import Ask, Block, Option, Page, prose, sentence
from coach.session.before_start.get_ready import GO
from coach.session.before_start.pages import how_far, to_library

OWN_RISK = N_("Your own routine, at your own risk. Mending the file is better.")


def require_acceptable(routine: Routine, errors: Sequence[Finding], *, shipped: bool) -> None:
    """Raises RoutineError when nobody may accept these errors."""
    error = unacceptable(errors, shipped=shipped)
    if error:
        message = f"«{routine.title}» is not played: {error.message} [{error.rule}]"
        raise RoutineError(message, error.hint)


def unacceptable(errors: Sequence[Finding], *, shipped: bool) -> Finding | None:
    """The first of these errors that nobody may accept."""
    return next((error for error in errors if shipped or not is_overridable(error)), None)


def accepted(errors: Sequence[Finding], ask: Ask) -> bool:
    """Shows one error after the other; False as soon as one is not accepted."""
    return all(ask(_page(error, i, len(errors))) == GO for i, error in enumerate(errors, 1))


def refusal(error: Finding) -> Page:
    """The page for a routine that nobody may accept."""
    return Page(
        _("This one is not played"),
        (to_library(),),
        _told(error),
        progress=error.rule,
        grave=True,
    )


def _page(error: Finding, number: int, count: int) -> Page:
    return Page(
        _("This may not be good for you"),
        (to_library(), Option(GO, _("I accept it"))),
        _told(error),
        progress=f"{error.rule}, {how_far(number, count)}",
        note=_(OWN_RISK),
        grave=True,
    )


def _told(error: Finding) -> tuple[Block, ...]:
    return prose(_(RULES[error.rule].asks), sentence(error.message), error.hint)
