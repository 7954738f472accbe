"""Spoken words as files: baked by a voice's worker before they are needed, and kept in a cache.

A clip's name says all that makes it sound as it does, so a changed text, pace, voice or engine
finds no old clip. Several sessions may share the cache: files appear whole, and one that vanishes
or turns out broken is baked again.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from coach import paths
from coach.errors import VoiceError
from coach.memory import DISK_HINT
from coach.routine.vocabulary import PACES, Pace
from coach.score.cues import Phrase
from coach.sound.child import Message
from coach.sound.pace import Calibration, at_rate, calibrate, recall_pace, remember_pace
from coach.sound.riff import clip_length
from coach.sound.voices import SILENT, Engine, Voice, load
from coach.sound.voices.booth import Booth, Cancelled, CancelledError, never
from coach.units import Ms

LEVELLING_VERSION = 4
"""Raised whenever the same words would come out sounding different: as they are read, taken apart,
trimmed or levelled.
"""
CAP_BYTES = 500_000_000
LIMIT_S = 8.0
"""What a worker may take for a phrase, on top of LETTER_S for each letter."""
LETTER_S = 0.3
"""A natural voice on a busy machine takes as much; alone it takes a fiftieth."""
_LEFT_OVER_S = 3_600.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Clip:
    """A WAV on disk, 48 kHz mono 16 bit, and how long it lasts."""

    path: Path
    length_ms: Ms
    instead_of: str = ""
    """What is wrong with the recording that should have been played."""


class ClipCache:
    """The clips under `folder / "clips"`; what this run has used is never dropped by it."""

    def __init__(self, folder: Path | None = None, cap_bytes: int = CAP_BYTES) -> None:
        self.folder = folder or paths.cache()
        self._cap_bytes = cap_bytes
        self._used: set[Path] = set()

    def get(self, key: str) -> Clip | None:
        """The clip of this key, marked as used just now; None when there is no whole one."""
        path = self.path(key)
        length_ms = clip_length(path)
        if length_ms is None:
            return None
        self._used.add(path)
        with suppress(OSError):
            os.utime(path)
        return Clip(path, length_ms)

    def place(self, key: str) -> Path:
        """Where to write the clip of this key; its folder is there. Raises VoiceError."""
        path = self.path(key)
        try:
            paths.ensure(path.parent)
        except OSError as trouble:
            reason = trouble.strerror or str(trouble)
            raise VoiceError(f"the clip cannot be written: {reason}", DISK_HINT) from None
        return path

    def path(self, key: str) -> Path:
        return self.folder / "clips" / key[:2] / f"{key}.wav"

    def sweep(self) -> None:
        """Drops the clips used longest ago beyond the cap, and what killed workers left lying."""
        total = 0
        for used, size, path in sorted(self._files(), reverse=True):
            total += size
            if path not in self._used and (total > self._cap_bytes or _left_over(path, used)):
                with suppress(OSError):
                    path.unlink()
                total -= size

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in (self.folder / "clips").glob("*/*"):
            with suppress(OSError):
                about = path.stat()
                found.append((about.st_mtime, about.st_size, path))
        return found


class Baker:
    """Gives phrases their clips, with one voice. Close it; a worker runs from the first miss on.

    One `bake` runs at a time, in any thread. `rate` is how fast it speaks, in percent of each
    phrase's pace. `limit_s` is what a phrase may take besides a little
    for each letter; `worker` is another module to run as the worker, with its arguments.
    """

    def __init__(
        self,
        voice: Voice,
        cache: ClipCache,
        *,
        rate: int = 100,
        limit_s: float = LIMIT_S,
        worker: Sequence[str] = (),
    ) -> None:
        self._voice = voice
        self._cache = cache
        self._rate = rate
        self._limit_s = limit_s
        self._booth = Booth(voice.engine, voice.id, worker)
        self._pace: Calibration | None = None
        self._lock = Lock()

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
        """The clip of every phrase: those there first, then the others in their order.

        `progress` hears how many of how many are there; `cancelled` is asked all the time, and
        what is there by then is the answer. Nothing for the silent voice. Raises VoiceError.
        """
        if self._voice == SILENT:
            return {}
        with self._lock:
            return self._bake(
                list(dict.fromkeys(phrases)), progress or _unheard, cancelled or never
            )

    def kept(self, phrases: Iterable[Phrase]) -> dict[Phrase, Clip]:
        """The clips of those phrases that have one already."""
        return {phrase: clip for phrase in phrases if (clip := self._cache.get(self._key(phrase)))}

    def close(self) -> None:
        """Ends the worker, after the bake under way: cancel that first to be quick."""
        with self._lock:
            self._booth.close()

    def _bake(
        self, phrases: list[Phrase], progress: Progress, cancelled: Cancelled
    ) -> dict[Phrase, Clip]:
        clips = self.kept(phrases)
        progress(len(clips), len(phrases))
        missing = [phrase for phrase in phrases if phrase not in clips]
        with suppress(CancelledError):
            for phrase in missing:
                if cancelled():
                    break
                clips[phrase] = self._speak(phrase, cancelled)
                progress(len(clips), len(phrases))
        if missing:
            self._cache.sweep()
        return clips

    def _speak(self, phrase: Phrase, cancelled: Cancelled) -> Clip:
        """The clip of a phrase that had none."""
        key = self._key(phrase)
        file = self._cache.place(key)
        slowest = self._engine.slowest() * self._rate / 100
        measured = self._calibration(file, cancelled)
        told = measured.delivery(self._pace_of(phrase), phrase.hurry, slowest)
        words = {"text": phrase.text, "language": phrase.language}
        message = {"do": "speak", **words, "pause_ms": told.pause_ms, "linger": told.linger}
        self._ask(message, told.rate, file, len(phrase.text), cancelled)
        if clip := self._cache.get(key):
            return clip
        raise VoiceError(f"the clip of “{phrase.text}” was lost as it was made", DISK_HINT)

    def _calibration(self, file: Path, cancelled: Cancelled) -> Calibration:
        """How quick the voice is at which rate: remembered, or else measured now."""
        about = self._cache.folder, self._voice, self._version

        def measure(texts: list[str], rate: int) -> Ms:
            message = {"do": "measure", "texts": texts}
            taken: Ms = self._ask(message, rate, file, len("".join(texts)), cancelled)["ms"]
            return taken

        if self._pace is None:
            self._pace = recall_pace(*about)
        if self._pace is None:
            self._pace = calibrate(measure, self._engine.rates(), self._voice.language)
            remember_pace(*about, self._pace)
        return self._pace

    def _ask(
        self, message: Message, rate: int, file: Path, letters: int, cancelled: Cancelled
    ) -> Message:
        whole = {**message, "voice": self._voice.id, "rate": rate, "file": str(file)}
        return self._booth.ask(whole, self._limit_s + letters * LETTER_S, cancelled)

    def _pace_of(self, phrase: Phrase) -> Pace:
        return at_rate(PACES[phrase.pace], self._rate)

    def _key(self, phrase: Phrase) -> str:
        pace = self._pace_of(phrase)
        voice = self._voice.engine, self._version, self._voice.id, self._voice.digest
        words = phrase.text, phrase.language, phrase.hurry
        told = pace.words_per_minute, pace.pause_ms
        return sha256(json.dumps([*voice, LEVELLING_VERSION, *words, *told]).encode()).hexdigest()

    @cached_property
    def _engine(self) -> Engine:
        return load(self._voice.engine)

    @cached_property
    def _version(self) -> str:
        return self._engine.version()


def _left_over(path: Path, used: float) -> bool:
    """Whether this is what a worker was writing when it was killed, long ago."""
    return path.suffix != ".wav" and time.time() - used > _LEFT_OVER_S


def _unheard(_done: int, _total: int) -> None:
    pass
