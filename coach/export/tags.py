"""What players show of a sound file: title, cover, chapters, words; written as each format has it.

Opus takes all of it ahead of the sound, as comments. The others get it when the sound is there,
into room that was left for it.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mutagen import MutagenError, PaddingInfo
from mutagen.flac import FLAC, Picture
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    SYLT,
    TALB,
    TCON,
    TIT2,
    TLAN,
    TPE1,
    USLT,
    CTOCFlags,
    Encoding,
    PictureType,
)
from mutagen.mp4 import MP4, MP4Cover
from mutagen.wave import WAVE

from coach.export.about import ARTIST, COVER_PX, GENRE, About, Chapter, about, three_letters
from coach.export.cover import cover
from coach.export.piece import Piece
from coach.export.said import Said, whole
from coach.language import _
from coach.units import HOUR, MINUTE, SECOND, Ms

MOST_IN_LIST = 255
"""A table of contents of ID3 counts its chapters in a byte."""
_JPEG = "image/jpeg"
_AUDIOBOOK = 2
"""What iTunes calls such a file."""
_IN_MS, _LYRICS = 2, 1
"""How SYLT counts time, and what it holds."""


class Shown(NamedTuple):
    """Everything that is written into a file beside its sound."""

    about: About
    cover: bytes
    """A JPEG, COVER_PX wide and high."""
    words: Sequence[Said]

    @property
    def room(self) -> int:
        """How many bytes it surely fits into."""
        letters = sum(len(said.text) for said in self.words)
        titles = sum(len(chapter.title) for chapter in self.about.chapters)
        return len(self.cover) + 8 * (letters + titles) + 200 * len(self.about.chapters) + 8_000


def shown(piece: Piece) -> Shown:
    """All of that for a piece."""
    return Shown(about(piece), cover(piece, COVER_PX), whole(piece.score))


def comments(shown: Shown) -> dict[str, str]:
    """All of it as Vorbis comments, those of Opus."""
    picture = b64encode(_picture(shown.cover).write()).decode()
    return {**_named(shown), "metadata_block_picture": picture}


def tag(path: Path, shown: Shown) -> None:
    """Writes it into a finished file of a format in TAGGERS. Raises OSError."""
    try:
        TAGGERS[path.suffix.lower()](path, shown)
    except MutagenError as error:
        trouble = error.args[0] if error.args else error
        raise trouble if isinstance(trouble, OSError) else OSError(str(trouble)) from error


def _flac(path: Path, shown: Shown) -> None:
    file = FLAC(path)
    file.update(_named(shown))
    for number, chapter in enumerate(shown.about.chapters):
        file[f"CHAPTER{number:03}"] = _clock(chapter.start_ms)
        file[f"CHAPTER{number:03}NAME"] = chapter.title
    file.add_picture(_picture(shown.cover))
    file.save(padding=_in_place)


def _mp4(path: Path, shown: Shown) -> None:
    told, file = shown.about, MP4(path)
    named = {"\xa9nam": told.title, "\xa9ART": ARTIST, "\xa9alb": ARTIST, "\xa9gen": GENRE}
    file.update({**named, "\xa9cmt": told.comment, "\xa9lyr": _lyrics(shown)})
    file["covr"] = [MP4Cover(shown.cover, MP4Cover.FORMAT_JPEG)]
    if path.suffix.lower() == ".m4b":
        file["stik"] = [_AUDIOBOOK]
    file.save(padding=_in_place)


def _mp3(path: Path, shown: Shown) -> None:
    """ID3 2.3, which every player reads."""
    tags = ID3()
    for frame in (*_id3(shown), *_id3_chapters(shown.about.chapters)):
        tags.add(frame)
    tags.update_to_v23()
    tags.save(path, v2_version=3, padding=_in_place)


def _wav(path: Path, shown: Shown) -> None:
    """The same behind the sound, but for the chapters: they are markers of the format's own."""
    file: Any = WAVE(path)
    file.add_tags()
    for frame in _id3(shown):
        file.tags.add(frame)
    file.tags.update_to_v23()
    file.save(v2_version=3)


def _id3(shown: Shown) -> Iterator[Any]:
    told = shown.about
    language = three_letters(told.language)
    written = {"encoding": Encoding.UTF16, "lang": language}
    for frame, text in ((TIT2, told.title), (TPE1, ARTIST), (TALB, ARTIST), (TCON, GENRE)):
        yield frame(encoding=Encoding.UTF16, text=text)
    yield TLAN(encoding=Encoding.LATIN1, text=language)
    yield COMM(**written, desc="", text=told.comment)
    yield USLT(**written, desc="", text=_lyrics(shown))
    timed = [(said.text, said.start_ms) for said in shown.words]
    yield SYLT(**written, format=_IN_MS, type=_LYRICS, desc="", text=timed)
    yield APIC(
        encoding=Encoding.LATIN1,
        mime=_JPEG,
        type=PictureType.COVER_FRONT,
        desc="",
        data=shown.cover,
    )


TAGGERS: dict[str, Callable[[Path, Shown], None]] = {
    ".flac": _flac,
    ".mp3": _mp3,
    ".m4a": _mp4,
    ".m4b": _mp4,
    ".wav": _wav,
}


def _id3_chapters(chapters: Sequence[Chapter]) -> Iterator[Any]:
    """Each chapter, and their table of contents; of very many, a table of tables."""
    ids = _chapter_ids(chapters)
    for id_, chapter in zip(ids, chapters, strict=True):
        yield CHAP(
            element_id=id_,
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            sub_frames=[TIT2(encoding=Encoding.UTF16, text=chapter.title)],
        )
    lists = [ids[first : first + MOST_IN_LIST] for first in range(0, len(ids), MOST_IN_LIST)]
    if len(lists) == 1:
        yield _contents("contents", ids, CTOCFlags.TOP_LEVEL)
        return
    names = [f"contents{number}" for number in range(1, len(lists) + 1)]
    yield _contents("contents", names, CTOCFlags.TOP_LEVEL)
    for name, listed in zip(names, lists, strict=True):
        yield _contents(name, listed, 0)


def _chapter_ids(chapters: Sequence[Chapter]) -> list[str]:
    """Names that fill each chapter up to the same length.

    Some players take chapters as they come in the file, where mutagen puts short frames first.
    """
    lengths = [len(chapter.title.encode("utf-16-le")) for chapter in chapters]
    spare = [max(lengths) - length for length in lengths]
    return [f"chapter{number:05}{'.' * dots}" for number, dots in enumerate(spare, start=1)]


def _contents(id_: str, children: list[str], flags: int) -> CTOC:
    title = TIT2(encoding=Encoding.UTF16, text=_("Steps"))
    return CTOC(
        element_id=id_,
        flags=flags | CTOCFlags.ORDERED,
        child_element_ids=children,
        sub_frames=[title],
    )


def _named(shown: Shown) -> dict[str, str]:
    """What is written in words, as Vorbis comments name it."""
    told = shown.about
    return {
        "title": told.title,
        "artist": ARTIST,
        "album": ARTIST,
        "genre": GENRE,
        "language": three_letters(told.language),
        "comment": told.comment,
        "lyrics": _lyrics(shown),
    }


def _picture(cover: bytes) -> Picture:
    picture = Picture()
    picture.type, picture.mime, picture.data = PictureType.COVER_FRONT, _JPEG, cover
    picture.width = picture.height = COVER_PX
    picture.depth = 24
    return picture


def _lyrics(shown: Shown) -> str:
    return "\n".join(said.text for said in shown.words)


def _clock(ms: Ms) -> str:
    hours, rest = divmod(ms, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    return f"{hours:02}:{minutes:02}:{rest // SECOND:02}.{rest % SECOND:03}"


def _in_place(info: PaddingInfo) -> int:
    """Keeps what room is left, so that the sound stays where it is."""
    padding: int = info.padding
    return padding if padding >= 0 else info.get_default_padding()
