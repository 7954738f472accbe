"""Which file an ending makes: one row each."""

from collections.abc import Callable
from enum import Enum, auto
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TypeAlias

from coach import paths
from coach.errors import MissingError, UsageError
from coach.export.piece import Piece, Progress, Wishes
from coach.routine.vocabulary import nearest

Write: TypeAlias = Callable[[Piece, Path, Wishes, Progress], None]
"""Writes the piece to this path, a new file of that ending; a failure is a CoachError or OSError.

What it writes again is the same file, but for the moment.
"""
INSTALL = paths.installing("export")


class Words(Enum):
    """What a file needs of the spoken words."""

    HEARD = auto()
    """The clips themselves."""
    TIMED = auto()
    """How long they last; estimated where there is no voice."""
    UNSAID = auto()


class Format(NamedTuple):
    """A kind of file, the module whose `write` makes it, and the libraries which that needs."""

    what: str
    module: str
    needs: tuple[str, ...] = ()
    """By the names they are imported by."""
    words: Words = Words.TIMED

    @property
    def write(self) -> Write:
        """What writes it; the libraries must be there."""
        write: Write = import_module(self.module).write
        return write


def _encoded(what: str) -> Format:
    return Format(what, "coach.export.audio", ("av", "mutagen"), Words.HEARD)


REMINDER = ".ics"
FORMATS = {
    ".m4a": _encoded("audio"),
    ".m4b": _encoded("audiobook"),
    ".mp3": _encoded("audio"),
    ".opus": _encoded("audio"),
    ".ogg": _encoded("audio"),
    ".flac": _encoded("audio"),
    ".wav": Format("audio", "coach.export.wav", words=Words.HEARD),
    ".srt": Format("captions", "coach.export.captions"),
    ".vtt": Format("captions", "coach.export.captions"),
    ".lrc": Format("lyrics", "coach.export.captions"),
    ".mp4": Format("video", "coach.export.video", ("av",), Words.HEARD),
    ".pdf": Format("card to print", "coach.export.card", ("fpdf",)),
    REMINDER: Format("reminder", "coach.export.reminder", ("icalendar",), Words.UNSAID),
    ".json": Format("score", "coach.export.data"),
}
"""By the ending of the file; the first is the usual one."""
USUAL = next(iter(FORMATS))


def format_of(name: str) -> Format:
    """The format that a file's name asks for, ready to write. Raises UsageError with the nearest
    ending, MissingError with the command that installs what is missing.
    """
    ending = Path(name).suffix.lower()
    found = FORMATS.get(ending)
    if found is None:
        raise UsageError(_unknown(ending, name), _advice(ending))
    for library in found.needs:
        try:
            import_module(library)
        except ImportError:
            raise MissingError(f"{ending} files need the library {library}", INSTALL) from None
    try:
        import_module(found.module)
    except ImportError as trouble:
        message = f"{ending} files need a newer library: {trouble}"
        raise MissingError(message, f"{INSTALL} --upgrade") from None
    return found


def _unknown(ending: str, name: str) -> str:
    return f"`{ending}` is not a kind of file" if ending else f"`{name}` has no ending"


def _advice(ending: str) -> str:
    close = nearest(ending, FORMATS) if ending else None
    meant = f"Did you mean `{close}`? " if close else ""
    return f"{meant}There are: {' '.join(FORMATS)}"
