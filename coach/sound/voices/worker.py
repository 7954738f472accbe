"""A process that speaks: `python -m coach.sound.voices.worker ENGINE [VOICE]`, asked in JSON lines.

It says `{"ready": true}` first, when it has loaded that voice. Then, each answered by its `id` and
what is named; and everything, the beginning too, by `error` and `hint` instead:

- `{"do": "voices"}`: `voices`, each as the fields of a Voice
- `{"do": "measure", "texts", "voice", "rate", "file"}`: `ms`, all texts together, trimmed
- `{"do": "speak", "text", "language", "voice", "rate", "pause_ms", "linger", "file"}`: `ms`;
  `file` is then a clip
- `{"do": "take", "recording", "file"}`: the same of what somebody recorded

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
from coach.score.utterance import parts
from coach.sound.arrays import Sound
from coach.sound.child import Message, open_channel
from coach.sound.level import fade, join, level, resample, trim
from coach.sound.pcm import read_sound, write_clip
from coach.sound.voices import Engine, load
from coach.units import SAMPLE_RATE, length_of


def serve(engine: Engine, voice_id: str = "") -> None:
    """Answers until the parent is gone."""
    inbox, answer = open_channel()
    answer(_reply(engine, {"do": "prepare", "voice": voice_id}))
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


def _prepare(engine: Engine, message: Message) -> Message:
    if message["voice"]:
        engine.prepare(message["voice"])
    return {"ready": True}


def _voices(engine: Engine, _: Message) -> Message:
    return {"voices": [astuple(voice) for voice in engine.voices()]}


def _measure(engine: Engine, message: Message) -> Message:
    return {"ms": sum(length_of(len(_spoken(engine, message, text))) for text in message["texts"])}


def _speak(engine: Engine, message: Message) -> Message:
    said = [
        (fade(_spoken(engine, message, part.text)), part.after_ms)
        for part in parts(message["text"], message["language"])
    ]
    return _written(message, join(said, message["pause_ms"], message["linger"]))


def _take(_: Engine, message: Message) -> Message:
    from coach.sound.recording_files import read_recording  # noqa: PLC0415 -- few need a decoder

    return _written(message, join([(fade(read_recording(Path(message["recording"]))), 0)], 0))


def _written(message: Message, sound: Sound) -> Message:
    clip = level(sound)
    write_clip(Path(message["file"]), clip)
    return {"ms": length_of(len(clip))}


def _spoken(engine: Engine, message: Message, text: str) -> Sound:
    """Some words as the engine says them, at 48 kHz, without the silence around them."""
    if not text:
        return np.zeros(0, np.float32)
    raw = Path(f"{message['file']}.{os.getpid()}.raw")
    try:
        engine.render(text, message["voice"], message["rate"], raw)
        sound, rate = read_sound(raw)
    finally:
        with suppress(OSError):
            raw.unlink()
    return trim(resample(sound, rate), SAMPLE_RATE)


_ACTIONS: dict[str, Callable[[Engine, Message], Message]] = {
    "prepare": _prepare,
    "voices": _voices,
    "measure": _measure,
    "speak": _speak,
    "take": _take,
}

if __name__ == "__main__":
    serve(load(sys.argv[1]), *sys.argv[2:])
