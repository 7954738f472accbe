"""What a measurement gives, and what every measurement needs."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Figure:
    """A promise of the program, what must be, and what was measured."""

    what: str
    must_be: str
    found: str
    kept: bool
    details: str = ""
    """What else is worth knowing: counts, absolute times of this machine."""


def environment(**changes: str) -> dict[str, str]:
    """For a process of its own that imports this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1", **changes}
