"""What is wrong with a routine file, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where something stands in a routine: keys and list positions from the top."""


class Severity(StrEnum):
    """An error refuses; a warning only speaks; a hint does not even fail a strict check."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; lines and columns count from 1."""

    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def shown(self, path: object) -> str:
        """The one line that editors can jump to."""
        place = f"{path}:{self.line}:{self.column}"
        return f"{place}: {self.severity}[{self.rule}]: {self.message}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these refuses the routine."""
    return any(problem.severity is Severity.ERROR for problem in problems)
