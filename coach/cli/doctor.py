"""Looks at what works on this machine, by trying it."""

import os
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coach import paths
from coach.errors import CoachError, VoiceError
from coach.routine.library import library
from coach.score.cues import Phrase
from coach.sound.child import AUDIO_PROCESS, Child, ChildGoneError
from coach.sound.clips import Baker, ClipCache
from coach.sound.voices.roster import find_voice, list_voices

PATIENCE_S = 15.0
ROOM = 1_000_000
"""Bytes that the cache must take: some clips."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was tried."""

    what: str
    works: bool
    found: str


def examine() -> list[Examined]:
    """Everything a session needs, tried one after the other."""
    return [_tried(what, trial) for what, trial in _TRIALS.items()]


def _tried(what: str, trial: Callable[[], str]) -> Examined:
    try:
        return Examined(what, True, trial())
    except CoachError as error:
        hint = f" — {error.hint}" if error.hint else ""
        return Examined(what, False, f"{error.message}{hint}")
    except (OSError, ChildGoneError) as error:
        return Examined(what, False, str(error))


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()}, {sys.executable}"


def _screen() -> str:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    from coach.screen.window import Window

    window = Window()
    driver = pygame.display.get_driver()
    window.close()
    return f"{driver}, pygame-ce {pygame.version.ver}"


def _sound() -> str:
    child = Child(AUDIO_PROCESS)
    try:
        found = child.receive(PATIENCE_S) or {}
        if found.get("problem") or not found:
            raise CoachError(
                f"no sound device ({found.get('problem', 'no answer')})",
                "sessions follow their captions",
            )
        child.send({"do": "quit"})
        return f"{found['device']}, 48 kHz"
    finally:
        child.close()


def _voice() -> str:
    voice = find_voice()
    with (
        TemporaryDirectory() as folder,
        closing(Baker(voice, ClipCache(Path(folder)))) as baker,
    ):
        clips = baker.bake([Phrase("Breathe out, and let your shoulders drop.", "relaxed")])
    (clip,) = clips.values()
    return f"{voice.engine}:{voice.id}, spoke {clip.length_ms / 1000:.1f} s"


def _natural_voices() -> str:
    """There need not be any; those that are there must be sound."""
    try:
        found = list_voices("piper")
    except VoiceError as missing:
        return f"{missing.message}; for one: {missing.hint}"
    for voice in found:
        find_voice(f"piper:{voice.id}")
    return f"{', '.join(voice.name for voice in found)}; yours go to {paths.user_voices()}"


def _cache() -> str:
    folder = paths.ensure(paths.cache())
    probe = folder / f"probe-{os.getpid()}"
    try:
        probe.write_bytes(bytes(ROOM))
    finally:
        probe.unlink(missing_ok=True)
    return str(folder)


def _routines() -> str:
    entries = library()
    broken = [entry.id for entry in entries if entry.summary.is_broken]
    if broken or not entries:
        raise CoachError(f"{len(entries)} found; broken: {', '.join(broken) or 'none'}")
    return f"{len(entries)} found; yours go to {paths.user_routines()}"


_TRIALS: dict[str, Callable[[], str]] = {
    "Python": _python,
    "screen": _screen,
    "sound": _sound,
    "voice": _voice,
    "natural voices": _natural_voices,
    "cache": _cache,
    "routines": _routines,
}
