"""Which files of a folder are as they would be made now: a mark of each is kept beside them.

The mark stands for all that goes into a file: the plan, the voice, the sounds, what is set, and the
sources that make it. A file that was changed since, by whomever, is made again.
"""

from collections.abc import Iterator
from dataclasses import astuple
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from coach import paths
from coach.errors import VoiceError
from coach.export.formats import REMINDER
from coach.export.piece import Wishes
from coach.memory import recall, remember
from coach.score.compile import phrases
from coach.score.plan import Plan
from coach.settings import CHECKS, Settings
from coach.sound.voices import SILENT, load
from coach.sound.voices.roster import find_voice

NAME = ".massage-coach.json"
ELSEWHERE = ("volume", "muted", "fullscreen")
"""Settings that do not go into any file."""


class Marks:
    """The marks of a folder's files."""

    def __init__(self, folder: Path) -> None:
        found = recall(folder / NAME)
        self._folder = folder
        self._rows: dict[str, Any] = found if isinstance(found, dict) else {}

    def is_current(self, target: Path, mark: str) -> bool:
        """Whether the file is as it was left when it had this mark."""
        return self._rows.get(target.name) == [mark, *_stamp(target)]

    def keep(self, target: Path, mark: str) -> None:
        """Keeps the mark of a file that was just made, if the disk allows."""
        self._rows[target.name] = [mark, *_stamp(target)]
        remember(self._folder / NAME, self._rows)


def mark_of(
    plan: Plan, settings: Settings, wishes: Wishes, ending: str, now: datetime | None = None
) -> str:
    """The mark of what would be made of this. Raises UsageError for a voice that is not there, or
    a time that is none.
    """
    ours = {name: getattr(settings, name) for name in CHECKS if name not in ELSEWHERE}
    voice, own = _voice(settings, plan.language), list(_files(plan, settings))
    once = ending == REMINDER and not wishes.every.strip()
    day = _day(wishes, now or datetime.now().astimezone()) if once else ()
    parts = (plan, ours, voice, own, wishes, ending, day, _sources())
    return sha256(repr(parts).encode()).hexdigest()


def _day(wishes: Wishes, now: datetime) -> tuple[int, ...]:
    """When a reminder comes that comes once: past that day it is of no use."""
    from coach.export.reminder import days_of, first, time_of  # noqa: PLC0415 -- optional

    return first(days_of(""), time_of(wishes.at), now).timetuple()[:3]


def _voice(settings: Settings, language: str) -> tuple[object, ...]:
    try:
        voice = find_voice(settings.voice, language=language)
    except VoiceError:
        return ()
    return (*astuple(voice), "" if voice == SILENT else load(voice.engine).version())


def _files(plan: Plan, settings: Settings) -> Iterator[tuple[object, ...]]:
    """What is read of somebody's own: music, and recordings."""
    music = {settings.bed} if len(Path(settings.bed).parts) > 1 else set()
    recorded = {p.audio for step in plan.steps for p in phrases(plan, step) if p.audio}
    for place in map(Path, sorted(music | recorded)):
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from ((str(path), *_stamp(path)) for path in found)


def _stamp(path: Path) -> tuple[int, ...]:
    """Size and time of a file; nothing for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns


@cache
def _sources() -> str:
    """A digest of the program: its sources and all that it ships to be heard, read and seen."""
    digest = sha256()
    for place in (paths.package_root() / "coach", paths.bundled("audio")):
        for file in sorted(place.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()
