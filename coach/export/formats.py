"""Which file an ending makes: one row each."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TypeAlias

from coach.export.piece import Piece, Progress, Wishes

Write: TypeAlias = Callable[[Piece, Path, Wishes, Progress], None]
"""Writes the piece to this path, a new file of that ending; a failure is a CoachError."""


class Format(NamedTuple):
    """A kind of file, the module whose `write` makes it, and the libraries which that needs."""

    what: str
    module: str
    needs: tuple[str, ...] = ()
    """By the names they are imported by."""
    spoken: bool = True
    """Whether it needs the clips themselves, not only how long they are."""

    @property
    def write(self) -> Write:
        """What writes it; the libraries must be there."""
        write: Write = import_module(self.module).write
        return write


_AUDIO = ("av", "mutagen")
FORMATS = {
    ".wav": Format("audio", "coach.export.audio"),
    ".flac": Format("audio", "coach.export.audio", _AUDIO),
    ".mp3": Format("audio", "coach.export.audio", _AUDIO),
    ".m4a": Format("audio", "coach.export.audio", _AUDIO),
    ".m4b": Format("audiobook", "coach.export.audio", _AUDIO),
    ".opus": Format("audio", "coach.export.audio", _AUDIO),
    ".ogg": Format("audio", "coach.export.audio", _AUDIO),
    ".srt": Format("captions", "coach.export.captions"),
    ".vtt": Format("captions", "coach.export.captions"),
    ".lrc": Format("lyrics", "coach.export.captions"),
    ".mp4": Format("video", "coach.export.video", ("av",)),
    ".pdf": Format("card to print", "coach.export.card", ("fpdf",)),
    ".ics": Format("reminder", "coach.export.reminder", ("icalendar",), spoken=False),
    ".json": Format("score", "coach.export.data"),
}
"""By the ending of the file."""
