"""How plain a text is: its words, sentences and syllables, and whether only the trained know it.

What is between two spaces is looked at once and remembered: routines share most of their words.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from coach.routine.care.claims import SUSPECT

LATIN = re.compile(
    r"\b(?:trapezi\w*|traps?|rhomboid\w*|levator|scapul\w*|infraspinat\w*|teres|erector\w*|ql"
    r"|multifid\w*|quadratus|lumbar|thoracic|cervical|lats?|latissimus|serrat\w*|sacrum|sacral"
    r"|glut\w*|piriform\w*|sub-?occipit\w*|occiput|psoas|pector\w*|fascia\w*|effleurage"
    r"|petrissage|tapotement|medial|lateral)\b",
    re.IGNORECASE,
)
"""Words that only the trained know (practice rule A06)."""
HARM = re.compile(
    r"\b(?:crack|thrust|yank|jerk|pull|twist)\w*|\b(?:stand|standing|full|all|whole)\b",
    re.IGNORECASE,
)
"""Where an order that could injure may begin (practice rule Q04)."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_ENDS = re.compile(r"[.!?…]['\"”’)]*$")
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile("(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouydt]ed$|[^aeiouyscgxz]es$")
"""An ending whose e is not heard: `side`, `whole`, `pressed`, `sides`; but not `little`."""


class Mark(IntEnum):
    """What a word may be part of; only then its text is looked at more closely."""

    CLAIM = 1
    LATIN = 2
    HARM = 4
    SIDE = 8


class Weight(NamedTuple):
    """What a text asks of its listener."""

    words: int
    sentences: int
    syllables: int
    marks: int
    """Every `Mark` of its words."""


_MARKED = (
    (Mark.CLAIM, re.compile(SUSPECT.pattern)),
    (Mark.LATIN, re.compile(LATIN.pattern)),
    (Mark.HARM, re.compile(HARM.pattern)),
    (Mark.SIDE, re.compile(r"\b(?:left|right)\b")),
)
"""For small letters: comparing these is several times quicker than ignoring their case."""
_BITS = 12
"""Of each count in a sum; no text has so many of anything."""
_COUNT = (1 << _BITS) - 1


@lru_cache(maxsize=16_384)
def _counts(written: str) -> int:
    """What one written word counts for, packed into one number so that a text is one sum.

    From the lowest bits on: words, syllables, ends of sentences, then one for each kind of mark.
    """
    small = written.lower()
    words = ["x"] if "{" in small else _WORD.findall(small)
    sounds, ends = sum(map(syllables, words)), bool(_ENDS.search(small))
    marks = [bool(pattern.search(small)) for _mark, pattern in _MARKED]
    fields = [len(words), sounds, ends, *marks]
    return sum(value << (_BITS * place) for place, value in enumerate(fields))


def syllables(word: str) -> int:
    """How many syllables a word in small letters has, by its groups of vowels.

    >>> [syllables(word) for word in ("side", "little", "shoulder", "breathe", "buttock", "7")]
    [1, 2, 2, 1, 2, 1]
    """
    heard = len(_VOWELS.findall(word)) - bool(_SILENT.search(word))
    return max(heard, 1)


@lru_cache(maxsize=8192)
def weigh(text: str) -> Weight:
    """A text's weight; a placeholder counts as the one short word it becomes."""
    written = text.split()
    counts = sum(map(_counts, written))
    ended = (counts >> 2 * _BITS) & _COUNT
    open_end = not (_counts(written[-1]) >> 2 * _BITS) & _COUNT if written else False
    return Weight(
        counts & _COUNT,
        ended + open_end,
        (counts >> _BITS) & _COUNT,
        _marks(counts >> 3 * _BITS) if counts >> 3 * _BITS else 0,
    )


def _marks(counts: int) -> int:
    """The marks that were counted at all."""
    seen = [mark for place, (mark, _) in enumerate(_MARKED) if counts >> (_BITS * place) & _COUNT]
    return sum(seen)


@lru_cache(maxsize=1024)
def longest_sentence(text: str) -> int:
    """The words of a text's longest sentence."""
    longest = current = 0
    for counts in map(_counts, text.split()):
        current += counts & _COUNT
        longest = max(longest, current)
        if (counts >> 2 * _BITS) & _COUNT:
            current = 0
    return longest


def grade(words: int, sentences: int, sounds: int) -> float:
    """The school grade that understands it, after Flesch and Kincaid (1975)."""
    if not words:
        return 0.0
    return 0.39 * words / max(sentences, 1) + 11.8 * sounds / words - 15.59
