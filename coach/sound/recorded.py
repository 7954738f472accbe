"""Somebody's own recordings of what is said: where they lie, and the clips that are made of them.

A clip of a recording is trimmed and as loud as everything else that is spoken. Where one is
missing or cannot be played, the voice says it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from coach.errors import VoiceError
from coach.memory import DISK_HINT
from coach.routine.consistency import Finding
from coach.routine.model import Routine, recordings_in
from coach.routine.problems import Path as Place
from coach.routine.problems import Severity
from coach.routine.recordings import SOUND_SUFFIXES
from coach.routine.translations import in_language, languages
from coach.routine.vocabulary import nearest
from coach.score.arrange import plans
from coach.score.compile import LengthOf
from coach.score.cues import Phrase
from coach.score.takes import name_of, takes
from coach.sound.clips import LEVELLING_VERSION, LIMIT_S, Clip, ClipCache, Progress
from coach.sound.understudy import Understudied, Voiceless
from coach.sound.voices.booth import Booth, Cancelled, CancelledError, never
from coach.units import Ms, spell_seconds

DECODING_S = 10.0
"""What a worker may take for a recording, on top of what it takes to speak."""
_LIST = "`massage-coach record` lists what goes there."


class Recordings:
    """The clips of recordings, made by a worker of its own, whatever is in the files. Close it."""

    def __init__(self, cache: ClipCache) -> None:
        self._cache = cache
        self._booth = Booth("system")

    def clip(self, file: Path, cancelled: Cancelled = never) -> Clip:
        """The clip of a recording. Raises VoiceError, and CancelledError."""
        key = _key(file)
        if clip := self._cache.get(key):
            return clip
        message = {"do": "take", "recording": str(file), "file": str(self._cache.place(key))}
        try:
            self._booth.ask(message, LIMIT_S + DECODING_S, cancelled)
        except VoiceError as trouble:
            raise _about(file, trouble) from None
        if clip := self._cache.get(key):
            return clip
        raise VoiceError(f"the clip of {file} was lost as it was made", DISK_HINT)

    def close(self) -> None:
        """Ends the worker."""
        self._booth.close()


class Recorded:
    """Gives phrases the clips of their recordings, and those without to a baker. Close it.

    One `bake` runs at a time, in any thread.
    """

    def __init__(self, spoken: Understudied | Voiceless, recordings: Recordings) -> None:
        self._spoken = spoken
        self._recordings = recordings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        """As a Baker does. A clip that stands in for a recording says why. Raises VoiceError."""
        wanted = list(dict.fromkeys(phrases))
        clips: dict[Phrase, Clip] = {}
        lost: dict[Phrase, str] = {}
        for phrase in filter(_may_be_recorded, wanted):
            try:
                if file := recording_of(phrase):
                    clips[phrase] = self._recordings.clip(file, cancelled or never)
            except VoiceError as trouble:
                lost[phrase] = trouble.message
            except CancelledError:
                return clips
        missing = [phrase for phrase in wanted if phrase not in clips]
        spoken = self._spoken.bake(missing, _beyond(progress, len(clips)), cancelled)
        return clips | {p: replace(c, instead_of=lost.get(p, "")) for p, c in spoken.items()}

    @property
    def notice(self) -> str:
        """What whoever listens should know of the voice."""
        return self._spoken.notice

    def mute(self) -> None:
        """Ends the voice: from now on there are recordings, and what it has spoken, alone."""
        self._spoken.close()
        self._spoken = Voiceless(kept=self._spoken.kept)

    def close(self) -> None:
        """Ends the workers, after the bake under way."""
        self._recordings.close()
        self._spoken.close()


def recording_of(phrase: Phrase) -> Path | None:
    """The file that somebody recorded for a phrase; None without one.

    Raises VoiceError when the routine names a file that is not there.
    """
    if not phrase.audio:
        return None
    if not phrase.audio.endswith("/"):
        return _there(Path(phrase.audio))
    name = name_of(phrase.text)
    files = (Path(phrase.audio) / f"{name}{suffix}" for suffix in SOUND_SUFFIXES)
    return next(filter(_is_there, files), None)


def with_recordings(spoken: LengthOf, wanted: Iterable[Phrase], recordings: Recordings) -> LengthOf:
    """Clip lengths where some of these phrases are recorded: measured, else as they are spoken."""
    lengths: dict[tuple[str, str], Ms] = {}
    for phrase in filter(_may_be_recorded, wanted):
        with suppress(VoiceError):
            if file := recording_of(phrase):
                lengths[phrase.text, phrase.audio] = recordings.clip(file).length_ms
    return lambda phrase: lengths.get((phrase.text, phrase.audio)) or spoken(phrase)


def recording_findings(routine: Routine, recordings: Recordings) -> list[Finding]:
    """What is wrong with the recordings that a routine names, each at its place."""
    found: list[Finding] = []
    for where, path in recordings_in(routine):
        if path.endswith("/"):
            found += _of_folder(where, Path(path), routine, recordings)
        else:
            found += _of_file(where, Path(path), recordings)
    return found


def _of_folder(
    where: Place, folder: Path, routine: Routine, recordings: Recordings
) -> Iterator[Finding]:
    """Each of its sound files must be one that is heard, and can be."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SOUND_SUFFIXES)
    except OSError:
        yield Finding(where, "recording", f"there is no folder {folder}", _LIST)
        return
    rooms = _rooms(routine)
    named = {Path(path) for _where, path in recordings_in(routine)}
    for file in files:
        if file in named:
            continue
        yield from _of_file(where, file, recordings, rooms.get(file.stem))
        if file.stem not in rooms:
            message = f"no words of this routine are called like {file.name}"
            close = nearest(file.stem, rooms)
            hint = f"Did you mean {close}?" if close else _LIST
            yield Finding(where, "recording", message, hint, Severity.WARNING)


def _of_file(
    where: Place, file: Path, recordings: Recordings, room_ms: Ms | None = None
) -> Iterator[Finding]:
    """It must be there, be heard, and be over within its room, if that is known."""
    try:
        length_ms = recordings.clip(_there(file)).length_ms
    except VoiceError as trouble:
        yield Finding(where, "recording", trouble.message, trouble.hint)
        return
    if room_ms is not None and length_ms > room_ms:
        lasts, most = spell_seconds(length_ms), spell_seconds(room_ms)
        message = f"the recording {file.name} lasts {lasts}, and there is room for {most}"
        hint = "Read it more quickly, or it is left out where it does not fit."
        yield Finding(where, "recording", message, hint, Severity.WARNING)


def _rooms(routine: Routine) -> dict[str, Ms | None]:
    """What recordings of all that can be heard are called, in every language and length, and how
    long each may be where it is tightest.
    """
    spoken = [in_language(routine, language) for language in languages(routine)]
    found = [take for each in spoken for take in takes(plan for _, plan in plans(each))]
    return {take.name: take.room_ms for take in found}


def _there(file: Path) -> Path:
    if not _is_there(file):
        hint = "Its place counts from the folder of the routine's own file."
        raise VoiceError(f"the recording {file} is not there", hint)
    return file


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


def _may_be_recorded(phrase: Phrase) -> bool:
    return bool(phrase.audio)


def _beyond(progress: Progress | None, there: int) -> Progress | None:
    return (lambda done, total: progress(done + there, total + there)) if progress else None


def _about(file: Path, trouble: VoiceError) -> VoiceError:
    """What a worker says of a file, or that the file ended it."""
    if str(file) in trouble.message:
        return trouble
    return VoiceError(f"the recording {file} cannot be played", "Save it as WAV or FLAC.")


def _key(file: Path) -> str:
    """What a clip of this recording is called; another once the file has changed."""
    about = file.stat()
    known = [LEVELLING_VERSION, str(file.absolute()), about.st_size, about.st_mtime_ns]
    return sha256(json.dumps(["recording", *known]).encode()).hexdigest()
