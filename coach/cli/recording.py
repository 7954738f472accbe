"""Recordings on the command line: what is to be recorded, and what is wrong with them.

What plays them is imported only where a routine names some.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from coach import paths
from coach.errors import VoiceError
from coach.routine.consistency import Finding
from coach.routine.library import is_shipped
from coach.routine.model import Routine, recordings_in
from coach.routine.recordings import SOUND_SUFFIXES
from coach.score.arrange import arrange, plans
from coach.score.choice.choose import Choices
from coach.score.compile import LengthOf, phrases
from coach.score.plan import Plan
from coach.score.takes import Take, takes
from coach.units import clock, spell_seconds


def unplayable(routine: Routine) -> list[Finding]:
    """What is wrong with the recordings that a routine names."""
    if not any(recordings_in(routine)):
        return []
    from coach.sound.clips import ClipCache
    from coach.sound.recorded import Recordings, recording_findings

    with closing(Recordings(ClipCache())) as recordings:
        return recording_findings(routine, recordings)


def recorded_lengths(wanted: Sequence[Plan], spoken: LengthOf) -> LengthOf:
    """The lengths of what is recorded, and of everything else as it is spoken."""
    if not any(line.audio for plan in wanted for step in plan.steps for line in step.lines):
        return spoken
    from coach.sound.clips import ClipCache
    from coach.sound.recorded import Recordings, with_recordings

    said = [phrase for plan in wanted for step in plan.steps for phrase in phrases(plan, step)]
    with closing(Recordings(ClipCache())) as recordings:
        return with_recordings(spoken, said, recordings)


def to_record(routine: Routine, minutes: int | None) -> list[Take]:
    """All of it, at one length or at all that are written, the longest first."""
    wanted = [arrange(routine, Choices(minutes))] if minutes else _every(routine)
    return takes(wanted)


def folder_of(routine: Routine, path: Path, into: Path | None) -> str:
    """Where the recordings are kept, with a slash at its end; of a routine of ours, beside the copy
    that it takes.
    """
    beside = paths.user_routines() if is_shipped(path) else path.parent
    own = routine.recordings or f"{(beside / f'{path.stem}-voice').as_posix()}/"
    return f"{into.as_posix()}/" if into else own


def to_be_heard(routine: Routine, path: Path, folder: str) -> str:
    """What is left to do so that the recordings in a folder are heard; nothing where they are."""
    if routine.recordings and Path(routine.recordings) == Path(folder):
        return ""
    file = paths.user_routines() / path.name if is_shipped(path) else path
    copy = f"Copy {path} to {file}. " if is_shipped(path) else ""
    place = Path(folder).absolute()
    beside = file.absolute().parent
    if not place.is_relative_to(beside):
        return f"{copy}They are heard once they lie in a folder beside {file} that it names."
    line = f"recordings: {place.relative_to(beside).as_posix()}"
    return f"{copy}They are heard once {file} has the line `{line}`."


def data(take: Take, folder: str) -> dict[str, Any]:
    """A take as plain data."""
    file, there = _file(take, folder)
    return {
        "file": str(file),
        "there": there,
        "text": take.phrase.text,
        "estimate_ms": take.usual_ms,
        "room_ms": take.room_ms,
        "steps": take.steps,
    }


def page(found: list[Take], folder: str) -> Iterator[str]:
    """What to read aloud, with the name to save each under."""
    missing = 0
    for number, take in enumerate(found, 1):
        file, there = _file(take, folder)
        missing += not there
        yield f"{number}. {'✓ ' if there else ''}{take.phrase.text}"
        yield f"      {file.name}: {_time(take)}; {', '.join(take.steps) or 'at any moment'}"
    spoken = clock(sum(take.usual_ms for take in found))
    yield f"\n{len(found)} texts, about {spoken} in all; {missing} not recorded yet."
    yield f"They are kept in {folder}, as {', '.join(SOUND_SUFFIXES)}."


def _every(routine: Routine) -> list[Plan]:
    return [plan for _minutes, plan in reversed(plans(routine))]


def _time(take: Take) -> str:
    usual = f"about {spell_seconds(take.usual_ms)}"
    return usual if take.room_ms is None else f"{usual}, {spell_seconds(take.room_ms)} at most"


def _file(take: Take, folder: str) -> tuple[Path, bool]:
    """The recording as it is, or as it may be called; and whether it is there."""
    from coach.sound.recorded import recording_of

    own = take.phrase.audio and not take.phrase.audio.endswith("/")
    phrase = take.phrase if own else take.phrase._replace(audio=folder)
    try:
        file = recording_of(phrase)
    except VoiceError:
        return Path(phrase.audio), False
    return (file, True) if file else (Path(f"{folder}{take.name}.wav"), False)
