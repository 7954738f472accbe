"""A text as it is uttered: sentences to be said, and the silence after each.

What makes a clip and what estimates its length both go by this, so that they agree.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from coach.routine.pauses import PAUSE, may_pause, pause_ms
from coach.score.readings import spoken
from coach.score.sentences import sentences
from coach.units import Ms

_WORD = re.compile(r"[^\W_]")


class Part(NamedTuple):
    """A sentence, or as much of one as is said without a silence."""

    text: str
    """Empty where the silence comes before any word."""
    after_ms: Ms | None
    """Silence until the next word, to the millisecond; None for the pace's own."""


@lru_cache(maxsize=8192)
def parts(text: str, language: str = "en") -> tuple[Part, ...]:
    """The parts of a text, in words to be said. After the last one nothing is added.

    >>> parts("Sit tall. Breathe in [pause 4s] and out…")
    (Part('Sit tall.', None), Part('Breathe in', 4_000), Part('and out', 2_000))
    """
    said, *more = PAUSE.split(text) if may_pause(text) else (text,)
    found = _sentences(said, language)
    for pause, said in zip(more[::2], more[1::2], strict=True):
        last = found.pop() if found else Part("", 0)
        found.append(Part(last.text, (last.after_ms or 0) + pause_ms(pause)))
        found += _sentences(said, language)
    return (*found[:-1], _ended(found[-1])) if found else ()


def silence_ms(text: str) -> Ms:
    """All the silence that a text asks for itself."""
    return sum([part.after_ms or 0 for part in parts(text)]) if may_pause(text) else 0


def _sentences(text: str, language: str) -> list[Part]:
    """What is nothing but marks is not said."""
    found = sentences(spoken(text, language), language) if text else ()
    return [Part(part, None) for part in found if _WORD.search(part)]


def _ended(part: Part) -> Part:
    return Part(part.text, part.after_ms or 0)
