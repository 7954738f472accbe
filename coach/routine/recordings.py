"""Where a routine says that somebody's own recordings lie: beside its own file, or below that.

Whether they are there is not looked at here.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema

from coach.routine.fields import problem

FOLDER = "folder"
"""Under this name the reader tells the models where the routine's file lies."""
SOUND_SUFFIXES = (".wav", ".aiff", ".aif", ".flac", ".mp3", ".ogg", ".opus", ".m4a")

_MAX_LETTERS = 200


def _beside(text: str, info: ValidationInfo) -> str:
    """A path below the routine's folder, with that before it where it is known."""
    parts = text.removeprefix("./").removesuffix("/").split("/")
    odd = "\\" in text or ":" in text or not text.isprintable()
    if odd or not all(part.strip(" .") for part in parts):
        message = f"`{text}` does not lie in the routine's own folder"
        raise problem("recording", message, "Write it like my-voice/step1.flac.")
    folder = (info.context or {}).get(FOLDER, "")
    return "/".join([folder, *parts] if folder else parts)


def _recording(text: str, info: ValidationInfo) -> str:
    path = _beside(text, info)
    if not path.lower().endswith(SOUND_SUFFIXES):
        message = f"`{text}` is not a sound file that can be played"
        raise problem("recording", message, f"Known: {', '.join(SOUND_SUFFIXES)}.")
    return path


def _recordings(text: str, info: ValidationInfo) -> str:
    return f"{_beside(text, info)}/"


_PATH: dict[str, Any] = {"type": "string", "pattern": r"^[^/\\:]+(/[^/\\:]+)*/?$"}
Recording = Annotated[
    str,
    Field(strict=True, max_length=_MAX_LETTERS),
    AfterValidator(_recording),
    WithJsonSchema(_PATH),
]
"""A sound file; its path as seen from where the program runs."""
Recordings = Annotated[
    str,
    Field(strict=True, max_length=_MAX_LETTERS),
    AfterValidator(_recordings),
    WithJsonSchema(_PATH),
]
"""A folder of such, with a slash at its end."""
