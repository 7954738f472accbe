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
_OPENERS = "Dann|Danach|Nun|Jetzt|Und|Aber|Wenn|Dabei|Dort|Der|Die|Das|Du|Er|Es|Sie"
"""What follows the last word of a German sentence rather than an ordinal number."""
_LETTER = r"(?<!(?<![0-9] )(?<![^\s.(“„\"])[^\W\d_I]\. )"
"""No point after a single letter: `z. B.`. The English I is a word, `30 s` an amount."""
_BEFORE_SMALL = "|".join(rf"(?<=\b(?i:{short})\. )" for short in _SHORT)
_BEFORE_FIGURE = "|".join(rf"(?<=\b{number}\. )(?=[0-9])" for number in _NUMBERED)
_WITHIN = "".join(
    [
        _LETTER,
        *[rf"(?<!\b{title}\. )" for title in _TITLES],
        rf"(?!(?=[a-zäöü0-9])(?:{_BEFORE_SMALL}|{_BEFORE_FIGURE}))",
    ]
)
_ORDINAL = "".join(
    rf"(?!(?<=(?<![^\s(])[0-9]{{{digits}}}\. )(?!(?:{_OPENERS})\b)\w)" for digits in (1, 2)
)
_BREAK = """ (?:(?<=[.!?…] )|(?<=[.!?…]["'”’)] ))"""
_BREAKS = {"de": re.compile(_BREAK + _WITHIN + _ORDINAL)}
_USUAL = re.compile(_BREAK + _WITHIN)


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
