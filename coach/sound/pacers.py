"""The sound files of the pacers: made once for each length, kept in the cache and found again."""

from pathlib import Path

from coach import paths
from coach.score.cues import Cue
from coach.sound.riff import clip_length

VERSION = 1
"""Raised whenever a pacer of the same name and length would sound different."""


def pacer_file(cue: Cue) -> Path | None:
    """The sound of a pacer, made if it is not there; None where the disk does not take it."""
    path = paths.cache() / "pacers" / f"{cue.text}-{cue.length_ms}-{VERSION}.wav"
    if clip_length(path) == cue.length_ms:
        return path
    try:
        _make(cue, path)
    except OSError:
        return None
    return path


def _make(cue: Cue, path: Path) -> None:
    from coach.sound.pacer_sounds import MAKERS  # noqa: PLC0415 -- numpy: not where all is there
    from coach.sound.pcm import write_clip  # noqa: PLC0415 -- the same

    paths.ensure(path.parent)
    write_clip(path, MAKERS[cue.text](cue.length_ms))
