"""A worker whose voice hums, and misbehaves as the words ask: `python -m … FOLDER`.

In FOLDER it leaves a file for each misdeed, so that one may be done only once.
"""

import os
import sys
import threading
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.errors import VoiceError
from coach.sound.voices import Voice
from coach.sound.voices.worker import serve

RATE = 22_050


class Humming:
    """Every letter is 20 ms of a tone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def version(self) -> str:
        return "1"

    def rates(self) -> Sequence[int]:
        return (90, 180)

    def slowest(self) -> int:
        return 0

    def at_hand(self) -> list[Voice] | None:
        return None

    def check(self, voice_id: str = "") -> None:
        pass

    def prepare(self, voice_id: str) -> None:
        pass

    def voices(self) -> list[Voice]:
        return [Voice("system", "hum", "Hum", "en")]

    def render(self, text: str, voice_id: str, rate: int, path: Path) -> None:
        self._misbehave(text)
        time = np.arange(len(text) * RATE // 50) / RATE * rate / 90
        samples = (12_000 * np.sin(2 * np.pi * 220 * time)).astype("<i2")
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())

    def _misbehave(self, text: str) -> None:
        while text.startswith("Linger") and not (self._folder / "go on").exists():
            threading.Event().wait(0.01)
        for word, deed in (("Hang", _hang), ("Crash", _crash), ("Refuse", _refuse)):
            if text.startswith(word) and not (" once" in text and self._done(word)):
                deed()

    def _done(self, word: str) -> bool:
        mark = self._folder / word
        before = mark.exists()
        mark.touch()
        return before


def _hang() -> None:
    threading.Event().wait()


def _crash() -> None:
    sys.stderr.write("the voice fell over\n")
    sys.stderr.flush()
    os._exit(3)


def _refuse() -> None:
    raise VoiceError("no such word", "say another")


if __name__ == "__main__":
    serve(Humming(Path(sys.argv[1])))
