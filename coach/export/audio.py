"""Sound files: `.flac .mp3 .m4a .m4b .opus .ogg`, with the steps as chapters and a cover.

An `.ogg` holds Opus: of Vorbis there is only FFmpeg's own experimental encoder in PyAV.
"""

from pathlib import Path

from coach.export.about import three_letters
from coach.export.encoded import AAC, Coding, add_sound, opened, pour_sound, set_chapters
from coach.export.piece import Piece, Progress, Wishes
from coach.export.render import chunks
from coach.export.tags import TAGGERS, comments, shown, tag

_OPUS = Coding("libopus", "flt", 96_000)
_MP3 = Coding("libmp3lame", "fltp", options={"flags": "+qscale", "global_quality": str(2 * 118)})
"""LAME's V2: as many bits as the sound needs, which in silence are few."""
CODINGS = {
    ".flac": Coding("flac", "s16"),
    ".mp3": _MP3,
    ".m4a": AAC,
    ".m4b": AAC,
    ".opus": _OPUS,
    ".ogg": _OPUS,
}
CHAPTERED = (".m4a", ".m4b", ".opus", ".ogg")
"""Where FFmpeg writes the chapters; in the others they are tags."""


def write(piece: Piece, path: Path, _wishes: Wishes, progress: Progress) -> None:
    """Writes the piece as sound, with all that players show of it."""
    ending = path.suffix.lower()
    told = shown(piece)
    with opened(path, {"metadata_header_padding": str(told.room)}) as file:
        if ending in CHAPTERED:
            set_chapters(file, told.about.chapters)
        if ending not in TAGGERS:
            file.metadata.update(comments(told))
        stream = add_sound(file, CODINGS[ending])
        stream.metadata["language"] = three_letters(told.about.language)
        for done_ms in pour_sound(file, stream, chunks(piece)):
            progress(done_ms / piece.score.total_ms)
    if ending in TAGGERS:
        tag(path, told)
