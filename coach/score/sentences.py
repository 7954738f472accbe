"""Where one sentence of a spoken text ends and the next begins."""

import re

_BREAK = re.compile(r"([.!?…][\"'”’)\]]?)\s+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    """
    *whole, last = _BREAK.split(" ".join(text.split()))
    ended = (words + mark for words, mark in zip(whole[::2], whole[1::2], strict=True))
    return (*ended, last) if last else tuple(ended)
