"""`.wav` without any library: 16-bit samples, the steps as markers, the title as its information.

All of that is known before the first sample, so the file is written once from front to end. Behind
it come cover and words, where the library that writes them is installed.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from coach.errors import CoachError
from coach.export.about import ARTIST, About, about
from coach.export.piece import Piece, Progress, Wishes
from coach.export.render import chunks, pcm
from coach.units import SAMPLE_RATE, to_samples

FRAME_BYTES = 4
"""Two channels of 16 bits."""
MOST_BYTES = 2**32 - 1 - 4_000_000
"""A RIFF file counts its bytes in four bytes: that is a little over six hours, and a cover."""


def write(piece: Piece, path: Path, _wishes: Wishes, progress: Progress) -> None:
    """Writes the piece. Raises OSError, and CoachError for what is too long for this format."""
    total = to_samples(piece.score.total_ms)
    head, done = header(about(piece), total), 0
    with path.open("wb") as file:
        file.write(head)
        for samples in chunks(piece):
            file.write(pcm(samples).astype("<i2", copy=False).tobytes())
            done += len(samples)
            progress(done / total)
    _tell(piece, path)


def _tell(piece: Piece, path: Path) -> None:
    try:
        from coach.export.tags import shown, tag  # noqa: PLC0415 -- optional
    except ImportError:
        return
    tag(path, shown(piece))


def header(told: About, total: int) -> bytes:
    """Everything before so many samples. Raises CoachError when they are too many."""
    chunks_before = b"".join(_chunks(told))
    sound = total * FRAME_BYTES
    length = len(b"WAVE") + len(chunks_before) + len(_chunk(b"data", b"")) + sound
    if length > MOST_BYTES:
        raise CoachError("a WAV file cannot hold more than six hours", "Choose .flac instead.")
    return (
        struct.pack("<4sI4s", b"RIFF", length, b"WAVE")
        + chunks_before
        + struct.pack("<4sI", b"data", sound)
    )


def _chunks(told: About) -> Iterator[bytes]:
    rate = SAMPLE_RATE * FRAME_BYTES
    yield _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 2, SAMPLE_RATE, rate, FRAME_BYTES, 16))
    named = {b"INAM": told.title, b"IART": ARTIST, b"IPRD": ARTIST, b"ICMT": told.comment}
    yield _list(b"INFO", [_chunk(id_, _text(words)) for id_, words in named.items()])
    yield _chunk(b"cue ", struct.pack("<I", len(told.chapters)) + b"".join(_points(told)))
    titles = [chapter.title for chapter in told.chapters]
    yield _list(b"adtl", [_label(number, title) for number, title in enumerate(titles, start=1)])


def _points(told: About) -> Iterator[bytes]:
    for number, chapter in enumerate(told.chapters, start=1):
        at = to_samples(chapter.start_ms)
        yield struct.pack("<II4sIII", number, at, b"data", 0, 0, at)


def _label(number: int, title: str) -> bytes:
    return _chunk(b"labl", struct.pack("<I", number) + _text(title))


def _list(kind: bytes, parts: list[bytes]) -> bytes:
    return _chunk(b"LIST", kind + b"".join(parts))


def _chunk(id_: bytes, data: bytes) -> bytes:
    return struct.pack("<4sI", id_, len(data)) + data + b"\0" * (len(data) % 2)


def _text(words: str) -> bytes:
    return words.encode() + b"\0"
