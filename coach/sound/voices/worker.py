"""A process that speaks: `python -m coach.sound.voices.worker ENGINE`, asked in JSON lines.

It says `{"ready": true}` first. Then, each answered by its `id` and what is named, or by `error`
and `hint`:

- `{"do": "voices"}`: `voices`, each as the fields of a Voice
- `{"do": "measure", "texts", "voice", "rate", "file"}`: `ms`, all texts together, trimmed
- `{"do": "speak", "text", "voice", "rate", "pause_ms", "file"}`: `ms`; `file` is then a clip

It writes only `file` and, while at work, a neighbour of it ending in `.raw`. What it does not
foresee ends it, with the reason as the last line of its error output.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

import numpy as np

from coach.errors import CoachError
from coach.memory import DISK_HINT
from coach.score.sentences import sentences
from coach.sound.arrays import Sound
from coach.sound.child import Message, open_channel
from coach.sound.level import fade, join, level, resample, trim
from coach.sound.pcm import read_sound, write_clip
from coach.sound.voices import Engine, load
from coach.units import SAMPLE_RATE, SECOND, length_of


def serve(engine: Engine) -> None:
    """Answers until the parent is gone."""
    inbox, answer = open_channel()
    answer({"ready": True})
    while True:
        message = inbox.get()
        answer({"id": message["id"], **_reply(engine, message)})


def _reply(engine: Engine, message: Message) -> Message:
    try:
        return _ACTIONS[message["do"]](engine, message)
    except CoachError as trouble:
        return {"error": trouble.message, "hint": trouble.hint}
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        return {"error": f"the clip cannot be written: {reason}", "hint": DISK_HINT}


def _voices(engine: Engine, _: Message) -> Message:
    return {"voices": [astuple(voice) for voice in engine.voices()]}


def _measure(engine: Engine, message: Message) -> Message:
    spoken = (_spoken(engine, message, text) for text in message["texts"])
    return {"ms": sum(round(len(sound) * SECOND / rate) for sound, rate in spoken)}


def _speak(engine: Engine, message: Message) -> Message:
    spoken = (_spoken(engine, message, text) for text in sentences(message["text"]))
    parts = [fade(resample(sound, rate)) for sound, rate in spoken if len(sound)]
    clip = level(join(parts, message["pause_ms"]))
    write_clip(Path(message["file"]), clip)
    return {"ms": length_of(len(clip))}


def _spoken(engine: Engine, message: Message, text: str) -> tuple[Sound, int]:
    """One sentence as the engine says it, without the silence around it, and its sampling rate."""
    if not any(letter.isalnum() for letter in text):
        return np.zeros(0, np.float32), SAMPLE_RATE
    raw = Path(f"{message['file']}.{os.getpid()}.raw")
    try:
        engine.render(text, message["voice"], message["rate"], raw)
        sound, rate = read_sound(raw)
    finally:
        with suppress(OSError):
            raw.unlink()
    return trim(sound, rate), rate


_ACTIONS: dict[str, Callable[[Engine, Message], Message]] = {
    "voices": _voices,
    "measure": _measure,
    "speak": _speak,
}

if __name__ == "__main__":
    serve(load(sys.argv[1]))
