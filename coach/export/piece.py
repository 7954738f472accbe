"""What is exported: a routine as a finished score, and how it is to sound and look."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from coach.score.cues import Cue, Score
from coach.settings import Settings

Progress = Callable[[float], None]
"""Hears how much of the work is done, 0 to 1; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A routine whose every word is baked."""

    id: str
    """The routine's name in the library."""
    score: Score
    source_of: Callable[[Cue], Path | None]
    """The sound file of a cue; None for what is left to its caption."""
    settings: Settings
    """Volumes of voice, chimes and bed, colours, text size, language."""
    voice_notice: str = ""
    """Which other voice speaks than the one that was meant, and why."""
    left_out: list[str] = field(default_factory=list)
    """What cannot be played of somebody's music; grows while the sound is made."""

    @property
    def conceded(self) -> list[str]:
        """What whoever made it should know: what its words and its bed had to give up."""
        parts = filter(None, self.score.parts)
        words = [str(concession) for part in parts for concession in part.concessions]
        return [*filter(None, [self.voice_notice]), *words, *self.left_out]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What else somebody may say about a file."""

    height: int = 720
    """Lines of a video: 720 or 1080."""
    every: str = ""
    """How often a reminder comes: `day`, `week`, `month`, or days like `mon,thu`; empty is once."""
    at: str = ""
    """The time of day of a reminder, `20:00`."""
