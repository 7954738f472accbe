"""What is said in a piece, in writing: whole cues, and captions that are short enough to read."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from coach.language import _
from coach.score.cues import Cue, Score
from coach.score.sentences import sentences
from coach.screen.session.sheet import AUDIENCES
from coach.units import SECOND, Ms

LETTERS, LINES = 42, 2
"""Of a caption: so many letters to a line (BBC and Netflix guidelines: 37 to 42), and lines."""
LEAST_MS: Ms = 1 * SECOND
"""How long a caption stays up at least, where nothing follows so soon."""
GAP_MS: Ms = 40
"""Between two captions, a frame of a film, so that one is seen to follow the other."""


class Said(NamedTuple):
    """Something to read from one millisecond to another."""

    start_ms: Ms
    end_ms: Ms
    text: str
    """Its lines, one below the other."""


def whole(score: Score) -> tuple[Said, ...]:
    """Everything that is said, each cue in one."""
    words = (cue for cue in score.cues if cue.channel == "voice")
    return tuple(Said(cue.at_ms, cue.end_ms, _addressed(cue)) for cue in words)


def captions(score: Score) -> tuple[Said, ...]:
    """The same, none longer than two lines, one after the other and never two at once.

    What there is no time to read is left out.
    """
    pieces = [piece for said in _apart(whole(score)) for piece in _pieces(said)]
    ends = [*(piece.start_ms - GAP_MS for piece in pieces), score.total_ms][1:]
    held = (_held(piece, until_ms) for piece, until_ms in zip(pieces, ends, strict=True))
    return tuple(caption for caption in held if caption.end_ms > caption.start_ms)


def _apart(words: Iterable[Said]) -> Iterator[Said]:
    """Words that overlap, because they did not fit and are not spoken, as one stretch of text."""
    stretch: Said | None = None
    for said in words:
        if stretch and said.start_ms < stretch.end_ms:
            end_ms = max(stretch.end_ms, said.end_ms)
            stretch = Said(stretch.start_ms, end_ms, f"{stretch.text} {said.text}")
            continue
        if stretch:
            yield stretch
        stretch = said
    if stretch:
        yield stretch


def _addressed(cue: Cue) -> str:
    """The words as they are read, after whom they address where that is only one of two."""
    who = AUDIENCES[cue.audience]
    return f"{_(who)}: {cue.text}" if who else cue.text


def _pieces(said: Said) -> Iterator[Said]:
    """Its captions; of its time each has as much as of its letters."""
    texts = [text for sentence in sentences(said.text) for text in _short(sentence)]
    letters, length_ms, begun = sum(map(len, texts)), said.end_ms - said.start_ms, 0
    for text in texts:
        start_ms = said.start_ms + length_ms * begun // letters
        begun += len(text)
        end_ms = said.start_ms + length_ms * begun // letters
        yield Said(start_ms, end_ms, "\n".join(_lines(text)))


def _short(sentence: str) -> Iterator[str]:
    """A sentence in as few captions as hold it."""
    lines = _lines(sentence)
    for first in range(0, len(lines), LINES):
        yield " ".join(lines[first : first + LINES])


def _lines(text: str) -> list[str]:
    """Lines that are about equally long, as few as can be."""
    fewest = len(wrap(text, LETTERS))
    widths = range(-(-len(text) // max(fewest, 1)), LETTERS + 1)
    return next((lines for w in widths if len(lines := wrap(text, w)) <= fewest), [text])


def _held(piece: Said, until_ms: Ms) -> Said:
    """Long enough to be read, where there is time; over before the next one."""
    end_ms = max(piece.end_ms, piece.start_ms + LEAST_MS)
    return piece._replace(end_ms=min(end_ms, until_ms))
