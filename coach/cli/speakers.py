"""The voices of this machine: listed, and natural ones taken in or out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.consoles import err, out
from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.sound.voices import Voice

HOW = "massage-coach voices add FILE.onnx [--config FILE.json], or voices remove NAME"


def listed() -> None:
    """Prints every voice, and why one of them, or a whole engine, cannot be used."""
    from coach.cli import tables
    from coach.sound.voices import ENGINES, load
    from coach.sound.voices.roster import list_voices

    rows: list[tuple[Voice, bool]] = []
    troubles: list[CoachError | None] = []
    for engine in ENGINES:
        try:
            found = list_voices(engine)
        except CoachError as refused:
            troubles.append(refused)
            continue
        wrong = [_trouble(load(engine).check, voice.id) for voice in found]
        rows += [(voice, trouble is None) for voice, trouble in zip(found, wrong, strict=True)]
        troubles += wrong
    out().print(tables.voices(rows))
    for trouble in filter(None, troubles):
        err().print(f"{trouble.message}: {trouble.hint}", markup=False, soft_wrap=True)


def changed(deed: str, what: str | None, config: Path | None) -> None:
    """Takes a voice in or out. Raises CoachError."""
    from coach.sound.voices.adding import add, remove

    if deed not in ("add", "remove") or not what or (deed == "remove" and config):
        raise UsageError("voices takes a file to add, or a name to remove", HOW)
    if deed == "remove":
        out().print(f"Removed: {remove(what)}", markup=False)
        return
    with err().status("Listening to it"):
        voice = add(Path(what).expanduser(), config)
    out().print(f"{voice.name} can speak: --voice {voice.engine}:{voice.id}", markup=False)


def _trouble(check: Callable[[str], None], voice_id: str) -> CoachError | None:
    try:
        check(voice_id)
    except CoachError as trouble:
        return trouble
    return None
