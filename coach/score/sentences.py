"""Texts taken apart into sentences."""

import re

_BREAK = re.compile(""" (?:(?<=[.!?…] )|(?<=[.!?…]["'”’)] ))""")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    """
    plain = " ".join(text.split())
    return tuple(_BREAK.split(plain)) if plain else ()
