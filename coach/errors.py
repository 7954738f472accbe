"""Everything that can go wrong for a user, as one small tree; the command line prints it and exits.

Foreign exceptions are translated into these at the border where they arise.
"""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line."""

    FINE = 0
    INPUT = 1
    USAGE = 2
    MISSING = 3


class CoachError(Exception):
    """Something a user can mend: one line of what is wrong, and one of how to mend it."""

    exit_code = Exit.INPUT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RoutineError(CoachError):
    """The routine or the choices made for it cannot be played as they stand."""


class NotOfferedError(RoutineError):
    """Somebody must not have this routine, or none at all; the hint says where to turn."""

    def __init__(self, verdict: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.verdict = verdict
        """The gravest of the conditions that forbid it."""


class TooLittleLeftError(RoutineError):
    """So much must be left out of a routine that another one serves better (rule C01)."""


class LengthError(RoutineError):
    """A routine cannot be made to last so long; `possible` are the nearest minutes it can."""

    def __init__(self, message: str, hint: str, possible: tuple[int, ...]) -> None:
        super().__init__(message, hint)
        self.possible = possible


class UsageError(CoachError):
    """A command was given words it does not know."""

    exit_code = Exit.USAGE


class MissingError(CoachError):
    """Something on this machine is missing or does not work."""

    exit_code = Exit.MISSING


class VoiceError(MissingError):
    """A voice is missing, hangs or fails; the session goes on with captions."""


class SoundError(MissingError):
    """The audio process cannot be kept alive; the session goes on in silence."""


class DisplayError(MissingError):
    """There is no screen to open a window on."""
