"""The voices: one contract, a table of engines, and how a user's words choose a voice.

An engine lives in a worker process of its own (`worker.py`) and is imported nowhere else but to
be asked for its version, which must need nothing loaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from coach.errors import UsageError, VoiceError
from coach.routine.vocabulary import nearest


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of an engine; `id` is the engine's own word for it, `language` like `en-gb`."""

    engine: str
    id: str
    name: str
    language: str


SILENT = Voice("silent", "", "captions only", "")
"""Nothing is spoken: no worker, no clips."""


class Engine(Protocol):
    """What speaks. All but `version` run in the worker; failures are VoiceErrors."""

    def version(self) -> str:
        """What, when it changes, makes clips sound different; answered with nothing loaded."""

    def rates(self) -> Sequence[int]:
        """The engine's own speeds at which to measure a voice, slowest first."""

    def voices(self) -> list[Voice]:
        """Every voice there is, the one to take by default first."""

    def render(self, text: str, voice_id: str, rate: int, path: Path) -> None:
        """Writes one sentence into one WAV or AIFF file, finished when this returns."""


ENGINES = {
    "system": "coach.sound.voices.system",
}
"""Engines by name: modules with a function `engine() -> Engine`. The first is the default."""

VoicesOf = Callable[[str], Sequence[Voice]]


def load(name: str) -> Engine:
    """The engine of this name. Raises VoiceError when the table does not have it."""
    if name not in ENGINES:
        raise VoiceError(f"there is no voice engine “{name}”", f"known: {', '.join(ENGINES)}")
    engine: Engine = import_module(ENGINES[name]).engine()
    return engine


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
