"""Conditions: what somebody may have, and what a routine must leave out because of it.

A person's answers are never kept; of them only the ids of these rows remain, for the session.
Where lists of contraindications differ, the stricter one was taken.
"""

from dataclasses import dataclass
from enum import StrEnum

from coach.routine.vocabulary.strokes import Bar


class Verdict(StrEnum):
    """What a condition means for a session, from the mildest to the gravest."""

    ADAPT = "adapt"
    """The routine is adapted, and says so."""
    WARN = "warn"
    """Something to know; the person decides."""
    OK_FIRST = "ok-first"
    """Only with the word of a doctor, midwife or physiotherapist, asked again after 30 days."""
    BLOCK = "block"
    """No routine; why, and where to turn."""
    URGENT = "urgent"
    """No routine, and help at once."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. Several add up: the lowest cap, every bar, the gravest verdict."""

    id: str
    label: str
    verdict: Verdict
    advice: str
    """What the person is told, in plain words."""
    cap: int = 10
    """The strongest pressure."""
    bars: frozenset[Bar] = frozenset()
    """Kinds of stroke that are left out."""
    types: frozenset[str] = frozenset()
    """Types that are not offered."""
    only: frozenset[str] = frozenset()
    """Types that alone are offered; empty for all."""
    regions: frozenset[str] = frozenset()
    """Regions that are left out altogether."""
    pressed: frozenset[str] = frozenset()
    """Regions that are not pressed, rolled or dug into; light strokes stay."""
    positions: frozenset[str] = frozenset()
    """Positions whose steps are left out."""
    forms: frozenset[str] = frozenset()
    """Forms that are not offered."""
    source: str = ""
    """Where the rule comes from: sources of the fact sheet, or the product's own judgement."""


CONDITIONS: dict[str, Condition] = {}
