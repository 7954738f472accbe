"""Captions beside a recording, `.srt .vtt .lrc`: what is said, without the chimes."""

from collections.abc import Callable, Iterator
from pathlib import Path

from coach.export.about import ARTIST, about
from coach.export.piece import Piece, Progress, Wishes
from coach.export.said import captions
from coach.units import HOUR, MINUTE, SECOND, Ms

CLEARED_MS: Ms = 3 * SECOND
"""A line of lyrics is taken away when nothing follows for so long."""


def write(piece: Piece, path: Path, _wishes: Wishes, progress: Progress) -> None:
    """Writes them. Raises OSError."""
    text = "".join(KINDS[path.suffix.lower()](piece))
    path.write_text(text, encoding="utf-8", newline="\n")
    progress(1)


def srt(piece: Piece) -> Iterator[str]:
    """SubRip: a number, times with a comma, the lines."""
    for number, said in enumerate(captions(piece.score), start=1):
        times = f"{_time(said.start_ms, ',')} --> {_time(said.end_ms, ',')}"
        yield f"{number}\n{times}\n{_noted(said.text)}\n\n"


def vtt(piece: Piece) -> Iterator[str]:
    """WebVTT: a note where a step begins, a point in the times, and signs written out."""
    told = about(piece)
    yield f"WEBVTT\n\nNOTE {_noted(told.title)}\n{_noted(told.comment)}\n\n"
    steps = list(told.chapters)
    for said in captions(piece.score):
        while steps and steps[0].start_ms <= said.start_ms:
            yield f"NOTE {_noted(steps.pop(0).title)}\n\n"
        times = f"{_time(said.start_ms, '.')} --> {_time(said.end_ms, '.')}"
        yield f"{times}\n{_escaped(said.text)}\n\n"


def lrc(piece: Piece) -> Iterator[str]:
    """Lyrics: a line for each caption, and an empty one where it is over for a while."""
    told, lines = about(piece), captions(piece.score)
    length = piece.score.total_ms
    yield f"[ti:{told.title}]\n[ar:{ARTIST}]\n[la:{told.language}]\n"
    yield f"[length:{_minutes(length)[:-3]}]\n"
    for said, next_ms in zip(lines, [*(line.start_ms for line in lines[1:]), length], strict=True):
        yield f"[{_minutes(said.start_ms)}]{said.text.replace(chr(10), ' ')}\n"
        if next_ms - said.end_ms >= CLEARED_MS:
            yield f"[{_minutes(said.end_ms)}]\n"


KINDS: dict[str, Callable[[Piece], Iterator[str]]] = {".srt": srt, ".vtt": vtt, ".lrc": lrc}


def _time(ms: Ms, point: str) -> str:
    hours, rest = divmod(ms, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, part = divmod(rest, SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{part:03}"


def _minutes(ms: Ms) -> str:
    minutes, rest = divmod(ms, MINUTE)
    return f"{minutes:02}:{rest // SECOND:02}.{rest % SECOND // 10:02}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _noted(text: str) -> str:
    """Where signs stand for themselves, an arrow would still be taken for times."""
    return text.replace("-->", "→")
