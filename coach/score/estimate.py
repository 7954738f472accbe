"""How long words take to speak, without a voice."""

import re
from functools import lru_cache

from coach.units import Ms

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|$)")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    """
    return tuple(_SENTENCE.findall(" ".join(text.split())))
