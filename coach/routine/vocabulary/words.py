"""The small words of a routine: forms, sides, countdowns, audiences, paces."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Form(StrEnum):
    """Alone, or a giver and a receiver."""

    SOLO = "solo"
    PARTNER = "partner"


class Side(StrEnum):
    """The body's own side; in a back view the body's left is on the viewer's left."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UPPER = "upper"
    """Of someone who lies on one side: the side that is up."""
    OTHER = "other"
    """The side that is up after turning over."""

    __hash__ = str.__hash__  # the enum's own is a Python call, and sides are looked up often


OPPOSITE = {
    Side.LEFT: Side.RIGHT,
    Side.RIGHT: Side.LEFT,
    Side.UPPER: Side.OTHER,
    Side.OTHER: Side.UPPER,
}


class Countdown(StrEnum):
    """How the last seconds of a step are counted."""

    VOICE = "voice"
    BELL = "bell"
    SILENT = "silent"


class Audience(StrEnum):
    """Whom a spoken text addresses."""

    ALL = "all"
    GIVER = "giver"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a text is spoken, over words and the silences between its sentences together."""

    id: str
    words_per_minute: int
    pause_ms: int
    """Silence between two sentences."""


PACES = {
    row.id: row
    for row in (
        Pace("relaxed", 95, 1_300),
        Pace("technique", 118, 600),
        Pace("safety", 120, 450),
    )
}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None when none is close."""
    found = get_close_matches(word.lower(), list(known), n=1, cutoff=0.67)
    return found[0] if found else None
