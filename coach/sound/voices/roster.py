"""Which voices this machine has, and the one a user asked for.

Asking takes a worker, so each engine's answer is kept in the cache until its version changes or
a voice is asked for that is not in it.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from coach import paths
from coach.errors import UsageError
from coach.memory import recall, remember
from coach.routine.vocabulary import nearest
from coach.sound.voices import ENGINES, SILENT, Voice, load
from coach.sound.voices.booth import Booth

DEFAULT = "system"
_LIMIT_S = 20.0

VoicesOf = Callable[[str], Sequence[Voice]]


def find_voice(spec: str = DEFAULT, folder: Path | None = None) -> Voice:
    """The voice that `--voice SPEC` means. Raises UsageError, and VoiceError without any voice."""
    kept = folder or paths.cache()
    try:
        return choose(spec, lambda engine: voices_there(engine, kept))
    except UsageError:
        return choose(spec, lambda engine: list_voices(engine, kept))


def list_voices(engine: str = DEFAULT, folder: Path | None = None) -> list[Voice]:
    """The engine's voices as they are now, the default first. Raises VoiceError."""
    with closing(Booth(engine)) as booth:
        answer = booth.ask({"do": "voices"}, _LIMIT_S) or {}
    voices = [Voice(*row) for row in answer["voices"]]
    _keep(voices, engine, folder or paths.cache())
    return voices


def voices_there(engine: str = DEFAULT, folder: Path | None = None) -> list[Voice]:
    """The same as they were when last asked for, where that is known. Raises VoiceError."""
    kept = folder or paths.cache()
    return _kept(engine, kept) or list_voices(engine, kept)


def choose(spec: str, voices_of: VoicesOf) -> Voice:
    """The voice a user asked for: `silent`, an engine, `engine:voice`, or a voice of any engine.

    Raises UsageError, with the nearest voice, when there is none like it.
    """
    if spec == SILENT.engine:
        return SILENT
    engine, _, wanted = spec.partition(":")
    if engine in ENGINES:
        return _pick(wanted, voices_of(engine), spec)
    return _pick(spec, [voice for name in ENGINES for voice in voices_of(name)], spec)


def _pick(wanted: str, voices: Sequence[Voice], spec: str) -> Voice:
    fits = _matches(wanted.casefold(), voices) if wanted else _english(voices)
    if not fits:
        raise UsageError(f"there is no voice “{spec}”", _advice(wanted, voices))
    return fits[0]


def _matches(wanted: str, voices: Sequence[Voice]) -> list[Voice]:
    """Those called exactly so, else those whose name has it somewhere."""
    exact = [voice for voice in voices if wanted in _names(voice)]
    return exact or [voice for voice in voices if wanted in voice.name.casefold()]


def _english(voices: Sequence[Voice]) -> Sequence[Voice]:
    return [voice for voice in voices if voice.language.startswith("en")] or voices


def _names(voice: Voice) -> set[str]:
    """What one may call it: its name, its id or the end of that, its language."""
    words = (voice.name, voice.id, voice.id.rpartition("/")[2], voice.language)
    return {word.casefold() for word in words}


def _advice(wanted: str, voices: Sequence[Voice]) -> str:
    known = {name: name for voice in voices for name in sorted(_names(voice))}
    near = nearest(wanted, known)
    listing = "`massage-coach voices` lists them"
    return f"did you mean “{near}”? {listing}" if near else listing


def _file(engine: str, folder: Path) -> Path:
    return folder / "voices" / f"{engine}.json"


def _kept(engine: str, folder: Path) -> list[Voice]:
    """The voices as they were when last asked for; empty when that is not known any more."""
    try:
        found = recall(_file(engine, folder))
        fresh = found["version"] == load(engine).version()
        return [Voice(*map(str, row)) for row in found["voices"]] if fresh else []
    except (TypeError, KeyError):
        return []


def _keep(voices: list[Voice], engine: str, folder: Path) -> None:
    rows = [astuple(voice) for voice in voices]
    remember(_file(engine, folder), {"version": load(engine).version(), "voices": rows})
