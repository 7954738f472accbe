"""Texts taken apart into sentences."""

import re

_TITLES = ("Dr", "Mr", "Mrs", "Ms", "St", "Prof")
"""Before a point, they never end a sentence."""
_SHORT = (
    "approx", "ca", "vs", "etc", "incl", "max", "bzw", "usw", "evtl", "ggf", "inkl", "mind",
)  # fmt: skip
"""Nor do these before a small letter or a figure."""
_NUMBERED = ("No", "Nr")
"""Nor these before a figure."""
_ARTICLES = (
    "der", "die", "das", "den", "dem", "des", "vom", "zum", "zur", "am", "im", "beim", "und",
)  # fmt: skip
"""What stands before a German ordinal number, `der 3. Wirbel`, and not before an amount."""
_ALONE = r"(?<![0-9] )(?<![^\s.(“„\"])[^\W\d_I]\. "
"""A single letter with its point: `z. B.`. The English I is a word, `30 s` an amount."""
_BEFORE_SMALL = "|".join(rf"(?<=\b(?i:{short})\. )" for short in _SHORT)
_BEFORE_FIGURE = "|".join(rf"(?<=\b{number}\. )(?=[0-9])" for number in _NUMBERED)
_WITHIN = "".join(
    [
        *[rf"(?<!\b{title}\. )" for title in _TITLES],
        rf"(?!(?=[a-zäöü0-9])(?:{_BEFORE_SMALL}|{_BEFORE_FIGURE}))",
    ]
)
_LETTER, _INITIAL = rf"(?<!{_ALONE})", rf"(?!(?<={_ALONE})[a-z0-9])"
"""In German it never ends a sentence, elsewhere not before a small letter or a figure."""
_ORDINAL = r"(?!(?<=[0-9]\. )[a-zäöü])" + "".join(
    rf"(?!(?<=\b(?i:{article}) [0-9]{{{digits}}}\. )\w)"
    for article in _ARTICLES
    for digits in (1, 2)
)
_BREAK = """ (?:(?<=[.!?…] )|(?<=[.!?…]["'”’)] ))"""
_BREAKS = {"de": re.compile(_BREAK + _LETTER + _WITHIN + _ORDINAL)}
_USUAL = re.compile(_BREAK + _INITIAL + _WITHIN)


def sentences(text: str, language: str = "en") -> tuple[str, ...]:
    """The sentences of a text, each with its own mark and one space between words.

    >>> sentences("Sit tall.  Ready?  Lean 2.5 cm")
    ('Sit tall.', 'Ready?', 'Lean 2.5 cm')
    >>> sentences("Vom 3. Wirbel an. Ruh.", "de")
    ('Vom 3. Wirbel an.', 'Ruh.')
    """
    plain = " ".join(text.split())
    breaks = _BREAKS.get(language.partition("-")[0].lower(), _USUAL)
    return tuple(breaks.split(plain)) if plain else ()
