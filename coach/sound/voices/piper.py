"""Natural voices, through Piper: a neural network that runs on this machine alone.

Here is what needs nothing loaded; the model itself speaks in `neural.py`.
"""

import wave
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from coach import paths
from coach.errors import VoiceError
from coach.sound.voices import Voice
from coach.sound.voices.shelf import about, check, named, shelved

if TYPE_CHECKING:
    from piper import PiperVoice

INSTALL = paths.installing("natural")
_UNSCALED = 1_000
"""The rate at which a voice speaks as it was trained."""
_RATES = (400, 1_000)
"""The time of a text is a little, and so much times the length scale: two points tell both."""
_SLOWEST = 556
"""1.8 times as long as trained: about 140 words a minute within a sentence, like somebody calm. A
speech recogniser hears voices alike up to 2.2 times as long, and clearly worse at 2.6.
"""
_MANNER = "no noise"


class Piper:
    """The engine. Its rates are one over the length scale, in thousandths."""

    def __init__(self) -> None:
        self._speaker: PiperVoice | None = None
        self._speaks = ""

    def version(self) -> str:
        """The library's version, and our way with it; the model is in the voice's digest."""
        from importlib import metadata  # noqa: PLC0415 -- slow, and the worker never asks

        return f"piper-tts {metadata.version('piper-tts')}, {_MANNER}"

    def rates(self) -> Sequence[int]:
        """From far slower than ever needed to the speed of the training."""
        return _RATES

    def slowest(self) -> int:
        """What is slower than this sounds drunk rather than calm."""
        return _SLOWEST

    def at_hand(self) -> list[Voice]:
        """Their files tell enough."""
        return self.voices()

    def voices(self) -> list[Voice]:
        """All there are, those too whose files are not sound."""
        return [about(voice) for voice in shelved()]

    def check(self, voice_id: str = "") -> None:
        """Raises VoiceError when Piper or any voice is missing, or a file not what it should be."""
        require()
        if voice_id:
            check(named(voice_id))
        elif not shelved():
            raise VoiceError("there is no natural voice", INSTALL)

    def prepare(self, voice_id: str) -> None:
        """Reads the voice's model, once its files were found to be sound. Raises VoiceError."""
        self._ready(voice_id)

    def render(self, text: str, voice_id: str, rate: int, path: Path) -> None:
        """Writes one sentence into a WAV. Raises VoiceError, and OSError."""
        from coach.sound.pcm import in_16_bits  # noqa: PLC0415 -- only in the worker
        from coach.sound.voices.neural import spoken  # noqa: PLC0415 -- the same

        sound, sampling = spoken(self._ready(voice_id), text, _UNSCALED / rate)
        with path.open("wb") as bare, wave.open(bare) as file:
            file.setparams((1, 2, sampling, 0, "NONE", ""))
            file.writeframes(in_16_bits(sound))

    def _ready(self, voice_id: str) -> "PiperVoice":
        if self._speaker is None or voice_id != self._speaks:
            self.check(voice_id)
            self._speaker, self._speaks = _loaded(voice_id), voice_id
        return self._speaker


def engine() -> Piper:
    """For the table of engines."""
    return Piper()


def require() -> None:
    """Raises VoiceError when the library is not there; looking for it loads nothing of it."""
    if find_spec("piper") is None or find_spec("onnxruntime") is None:
        raise VoiceError("the natural voice is not installed", INSTALL)


def _loaded(voice_id: str) -> "PiperVoice":
    try:
        from coach.sound.voices.neural import loaded  # noqa: PLC0415 -- only in the worker
    except ImportError as trouble:
        raise VoiceError(f"the natural voice cannot be used: {trouble}", INSTALL) from None
    voice = named(voice_id)
    return loaded(voice.model, voice.config)
