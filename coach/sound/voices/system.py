"""The system's own voice, through pyttsx3: espeak-ng on Linux, SAPI on Windows, and
NSSpeechSynthesizer on macOS. It speaks only in a worker, from one thread.

What pyttsx3 2.99 needs to be trustworthy, each seen in its source or in runs:

- espeak: without its data path espeak ends the process; `runAndWait` returns while synthesis goes
  on, and its clean-up can cancel the next text; so the driver's own loop is run, which ends when
  the file is written. When it cannot be written that loop would never end: the worker takes away
  what there is of the file, says so and ends.
- A voice that is not there is passed over in silence; several texts in one run write only the last.
- SAPI has speeds in steps of 11 %, and cuts the number it is given: ours are put mid-step.
- It prints.
"""

import ctypes
import io
import math
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from coach.errors import VoiceError
from coach.sound.child import complain
from coach.sound.voices import UNWRITTEN, Voice

NAME = "system"
_RATES = {"espeak": (90, 180), "sapi5": (84, 103, 127, 157, 193)}
_COMMON_RATES = (90, 130, 180)
_SAPI_ZERO, _SAPI_STEP = 156.63, 1.11  # pyttsx3's table: words per minute at 0, and per step
_HINTS = {
    "linux": "pip install espeakng-loader, or install your system's espeak-ng package",
    "win32": "add a voice under Settings, Time & language, Speech",
    "darwin": "pip install pyttsx3, which brings pyobjc",
}
_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


class System:
    """The engine; the library is loaded with the first question that needs it."""

    def version(self) -> str:
        """The library's version, and that of espeak's wheel or of the operating system."""
        return f"pyttsx3 {_version_of('pyttsx3')}, {_speaker_version()}"

    def rates(self) -> Sequence[int]:
        """Words per minute by the engine's own count, which is only roughly that."""
        return _RATES.get(_driver(), _COMMON_RATES)

    def slowest(self) -> int:
        """It sounds alike at all of them."""
        return 0

    def at_hand(self) -> list[Voice] | None:
        """Only the library can tell."""
        return None

    def check(self, voice_id: str = "") -> None:
        """Whether it works shows when it speaks."""

    def prepare(self, voice_id: str) -> None:
        """The library loads in no time, with the first words."""

    def voices(self) -> list[Voice]:
        """Every voice installed, without the MBROLA voices that espeak lists but does not have."""
        found = [_voice(row) for row in self._library.getProperty("voices")]
        default = self._library.getProperty("voice")
        usable = [voice for voice in found if not voice.id.startswith("mb/")]
        return sorted(usable, key=lambda voice: voice.id != default)

    def render(self, text: str, voice_id: str, rate: int, path: Path) -> None:
        """Writes one sentence; WAV, on macOS AIFF. Raises VoiceError."""
        self._troubles.clear()
        if _driver() == "espeak":
            sys.unraisablehook = partial(_end_on_failed_write, path)
        with redirect_stdout(io.StringIO()):
            self._library.setProperty("voice", voice_id)
            self._library.setProperty("rate", _settable(rate))
            self._library.save_to_file(text, str(path.absolute()))
            _run(self._library)
        self._check(voice_id, path)

    def _check(self, voice_id: str, path: Path) -> None:
        """pyttsx3 never says that something went wrong."""
        if self._library.getProperty("voice") != voice_id:
            raise VoiceError(
                f"the voice “{voice_id}” is not there", "`massage-coach voices` lists them"
            )
        if self._troubles or not path.is_file():
            raise VoiceError(f"the voice failed: {(self._troubles or ['it wrote nothing'])[0]}")

    @cached_property
    def _troubles(self) -> list[str]:
        """What the library complains about in its callbacks."""
        troubles: list[str] = []
        self._library.connect("error", lambda exception, **_: troubles.append(str(exception)))
        return troubles

    @cached_property
    def _library(self) -> Any:
        """The one pyttsx3 engine of this process. Raises VoiceError when it cannot be had."""
        try:
            _prepare_espeak()
            return _open()
        except Exception as trouble:
            reason = " ".join(str(trouble).split()) or type(trouble).__name__
            raise VoiceError(
                f"the system's voice cannot be used: {reason}",
                _HINTS.get(sys.platform, _HINTS["linux"]),
            ) from trouble


def engine() -> System:
    """For the table of engines."""
    return System()


def _open() -> Any:
    import pyttsx3  # noqa: PLC0415 -- only after espeak, and only in the worker

    with redirect_stdout(io.StringIO()):
        return pyttsx3.init(_driver())


def _prepare_espeak() -> None:
    """Loads our dependency's espeak-ng, so that pyttsx3 finds it; else the system's must do."""
    if _driver() != "espeak":
        return
    with suppress(ImportError, OSError, RuntimeError):
        import espeakng_loader  # noqa: PLC0415 -- Linux only

        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())


def _end_on_failed_write(path: Path, trouble: "sys.UnraisableHookArgs") -> None:
    """The thread of espeak could not write its file, and nobody else will ever know."""
    if not isinstance(trouble.exc_value, RuntimeError):
        complain(trouble.exc_value)
        return
    with suppress(OSError):
        path.unlink()
    complain(f"{UNWRITTEN}: {trouble.exc_value}")
    os._exit(1)


def _run(library: Any) -> None:
    """Lets the library work until the file is there."""
    if _driver() == "espeak":
        library.proxy.startLoop(True)
    else:
        library.runAndWait()


def _driver() -> str:
    return _DRIVERS.get(sys.platform, "espeak")


def _settable(rate: int) -> float:
    """The rate that makes the driver take the speed nearest to this one."""
    if _driver() != "sapi5":
        return rate
    step = round(math.log(rate / _SAPI_ZERO, _SAPI_STEP))
    middle = step + math.copysign(0.5, step) if step else 0
    return _SAPI_ZERO * _SAPI_STEP**middle


def _voice(row: Any) -> Voice:
    language = str(row.languages[0] if row.languages else "").lower().replace("_", "-")
    return Voice(NAME, row.id, row.name or row.id, language)


def _speaker_version() -> str:
    if _driver() == "espeak":
        return f"espeakng-loader {_version_of('espeakng-loader')}"
    import platform  # noqa: PLC0415 -- as above

    return f"{platform.system()} {platform.version()}"


def _version_of(distribution: str) -> str:
    from importlib import metadata  # noqa: PLC0415 -- slow, and the worker never asks

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
