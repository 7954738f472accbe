"""The voices: one contract and a table of engines.

An engine speaks in a worker process of its own (`worker.py`): there it prepares, lists and renders.
Elsewhere it is only asked for what needs nothing loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from coach.errors import VoiceError


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of an engine; `id` is the engine's own word for it, `language` like `en-gb`."""

    engine: str
    id: str
    name: str
    language: str
    digest: str = ""
    """What it is made of, where that may change while it is called the same."""


SILENT = Voice("silent", "", "captions only", "")
"""Nothing is spoken: no worker, no clips."""

UNWRITTEN = "the sound cannot be written"
"""How the last complaint of a worker begins that ended because of it."""


class Engine(Protocol):
    """What speaks, one sentence at a time; failures are VoiceErrors."""

    def version(self) -> str:
        """What, when it changes, makes clips sound different; needs nothing loaded."""

    def rates(self) -> Sequence[int]:
        """The engine's own speeds at which to measure a voice; needs nothing loaded."""

    def slowest(self) -> int:
        """The speed below which a voice drags: instead it pauses longer. Needs nothing loaded."""

    def at_hand(self) -> list[Voice] | None:
        """Its voices, where they can be told with nothing loaded; None where a worker must."""

    def check(self, voice_id: str = "") -> None:
        """Raises VoiceError when the engine, or this voice, is known to be unusable."""

    def prepare(self, voice_id: str) -> None:
        """Loads what it takes to speak with this voice."""

    def voices(self) -> list[Voice]:
        """Every voice there is, the one to take by default first."""

    def render(self, text: str, voice_id: str, rate: int, path: Path) -> None:
        """Writes one sentence into one WAV or AIFF file, finished when this returns."""


ENGINES = {
    "piper": "coach.sound.voices.piper",
    "system": "coach.sound.voices.system",
}
"""Engines by name, the best first: modules with a function `engine() -> Engine`."""
PLAINEST = [*ENGINES][-1]
"""The engine that is always there."""


def load(name: str) -> Engine:
    """The engine of this name. Raises VoiceError when the table does not have it."""
    if name not in ENGINES:
        raise VoiceError(f"there is no voice engine “{name}”", f"known: {', '.join(ENGINES)}")
    engine: Engine = import_module(ENGINES[name]).engine()
    return engine
