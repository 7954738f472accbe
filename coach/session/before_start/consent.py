"""What may be kept about a person, and nothing more: that the first page was read, and for which
conditions a doctor, midwife or physiotherapist agreed, with the day. Answers are never kept.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coach import paths
from coach.language import _
from coach.memory import remember

VALID = timedelta(days=30)
"""How long somebody's word counts; then they are asked again (rule C03)."""
NAME = "before-you-start.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered from one start of the program to the next."""

    welcomed: bool = False
    agreed: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """Ids of conditions, and the day on which the person said that a clinician agreed."""

    def agrees(self, condition: str, today: date) -> bool:
        """Whether an agreement still counts; one from the future, by a wrong clock, does not."""
        given = self.agreed.get(condition)
        return given is not None and timedelta(0) <= today - given <= VALID

    def with_agreement(self, condition: str, today: date) -> "Kept":
        """The same with this agreement, and without those that count no more."""
        counting = {known: day for known, day in self.agreed.items() if self.agrees(known, today)}
        return replace(self, agreed={**counting, condition: today})


def file() -> Path:
    """Where it is kept."""
    return paths.user_data() / NAME


def load(path: Path) -> tuple[Kept, str]:
    """What is kept, and a notice when the file cannot be understood: then nothing is."""
    try:
        return _understood(json.loads(path.read_text("utf-8"))), ""
    except FileNotFoundError:
        return Kept(), ""
    except (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return Kept(), _("{path} cannot be read; you are asked again.").format(path=path)


def save(kept: Kept, path: Path) -> None:
    """Writes it whole or not at all; where the disk does not let it, one is only asked again."""
    agreed = {condition: day.isoformat() for condition, day in kept.agreed.items()}
    remember(path, {"welcomed": kept.welcomed, "agreed": agreed})


def _understood(data: Any) -> Kept:
    """Raises ValueError, TypeError or AttributeError for what is not as `save` writes it."""
    agreed = {str(condition): date.fromisoformat(day) for condition, day in data["agreed"].items()}
    if not isinstance(data["welcomed"], bool):
        raise TypeError(data["welcomed"])
    return Kept(data["welcomed"], agreed)
