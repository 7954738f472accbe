"""Figures, signs and abbreviations as a person reads them out: `5–10 s` is five to ten seconds.

What is read out is a text of its own; captions show what was written. Each language has its table
of rules, applied in order. One that has none is left to its voice.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from coach.score.numbers import cardinal, decimal, ordinal

Found = re.Match[str]
Said = str | Callable[[Found], str]
Reading = tuple[str, Said]
"""A pattern of what is not read as it is written, and what is said instead."""


class Unit(NamedTuple):
    """What is measured: one of it, and several."""

    one: str
    more: str


UNITS = {
    "s": Unit("second", "seconds"),
    "sec": Unit("second", "seconds"),
    "secs": Unit("second", "seconds"),
    "min": Unit("minute", "minutes"),
    "mins": Unit("minute", "minutes"),
    "h": Unit("hour", "hours"),
    "hr": Unit("hour", "hours"),
    "hrs": Unit("hour", "hours"),
    "mm": Unit("millimetre", "millimetres"),
    "cm": Unit("centimetre", "centimetres"),
    "m": Unit("metre", "metres"),
    "ml": Unit("millilitre", "millilitres"),
    "l": Unit("litre", "litres"),
    "g": Unit("gram", "grams"),
    "kg": Unit("kilogram", "kilograms"),
    "bpm": Unit("beat per minute", "beats per minute"),
    "x": Unit("time", "times"),
    "×": Unit("time", "times"),
    "%": Unit("percent", "percent"),
    "°": Unit("degree", "degrees"),
    "°C": Unit("degree", "degrees"),
    "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
}
FRACTIONS = {
    "½": "half",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅓": "a third",
    "⅔": "two thirds",
}
SLASHED = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}
ABBREVIATIONS = {
    "e.g": "for example",
    "i.e": "that is",
    "approx": "about",
    "ca": "about",
    "etc": "and so on",
    "vs": "versus",
    "incl": "including",
    "max": "at most",
    "min": "at least",
}
"""Before a point. Behind a number they are units, which are read first."""
SIGNS = {"~": "about", "≈": "about", "≤": "at most", "≥": "at least", "<": "under", ">": "over"}
"""Before a number."""
SIDES = {"L": "left", "R": "right"}


def spoken(text: str, language: str = "en") -> str:
    """The text as it is said. Ordinary sentences stay as they are, and so does what it gives.

    >>> spoken("Hold for 20–30 s, at 3/10.")
    'Hold for twenty to thirty seconds, at three out of ten.'
    """
    written_in = READINGS.get(language.partition("-")[0].lower())
    if not written_in or _is_ordinary(text):
        return text
    text = " ".join(text.split())
    for written, said in _compiled(written_in):
        text = written.sub(said, text)
    return " ".join(text.split())


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_PARTS = "".join(FRACTIONS)
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_AMOUNT = rf"(?:(?P<whole>{_NUMBER})(?: ?(?P<part>[{_PARTS}]))?|(?P<only>[{_PARTS}]))"
_UNIT = rf"(?:{_any_of(UNITS)})(?![A-Za-z])"
_PERIOD = r"(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)(?![A-Za-z])"
_POINT = r"(?:\.(?= ?[a-z0-9,;:)]))?"
"""That of an abbreviation; before a capital or at the end it ends a sentence too, and stays."""
_COUNTED = (
    "seconds|minutes|times|strokes|breaths|rounds?|sets?|reps?|repetitions?|holds?|circles|passes"
)
_MANY = rf"((?:\b|(?<=[0-9]))(?:[0-9]|{_any_of(UNITS)}|{_COUNTED}))"
_EACH = "side|hand|arm|leg|foot|breath|round|set|stroke|day|week"
_BODY = "side|hand|arm|leg|foot|hip|knee|shoulder|elbow|palm|thumb|forearm|heel|thigh|calf|ear"
_BENT = "angle|bend|turn|tilt|incline|arc"
_NO_TIME = r"(?!\w| (?:hold|rest|stretch|pause|press|break|set|round))"
_DECADES = r"[2-9]0s(?:(?:(?:,| and| or| to|, and|, or) |[-–])[2-9]0s)*"
_FIGURES = _any_of(map(cardinal, (*range(20), *range(20, 100, 10))))
_NO_NAME = "".join(
    [
        r"(?<![\w&+.'’“\"-])(?<!\b[Aa]n )(?<![DM][rs]\. )",
        r"(?<!letter )(?<!capital )(?<!itamin )(?<!\b[Ss]ize )",
    ]
)
"""What stands before a letter that is a shape, a size or somebody's."""
_NO_SIDE = rf" *(?:{_FIGURES}|half|minus|per)(?![a-z])"
"""What follows an L that is a vertebra, or a litre."""
_LONE = re.compile("[LR](?![a-z])")
_ODD = re.compile(r"[^A-Za-z ,.;:!?'’\"“”()…–—-]")
_ODD_WORDS = tuple(f"{word}." for word in ABBREVIATIONS)


def _is_ordinary(text: str) -> bool:
    """Whether no rule has anything to say about it: a quick look, for most texts are so."""
    if _ODD.search(text) or (("L" in text or "R" in text) and _LONE.search(text)):
        return False
    return not any(map(text.lower().__contains__, _ODD_WORDS))


def _side(found: Found) -> str:
    return SIDES[found[1]]


def _either(found: Found) -> str:
    return f"{SIDES[found[1]]} or {SIDES[found[2]]}"


def _in_turn(found: Found) -> str:
    return f"{SIDES[found[1]]}, then {SIDES[found[2]]}"


def _both(found: Found) -> str:
    return f"{SIDES[found[1]]} and {SIDES[found[2]]}"


def _one_by_one(found: Found) -> str:
    return re.sub("[-–]", ", ", found[0])


def _time(found: Found) -> str:
    """The figures are left to the rules for amounts."""
    minutes, seconds = int(found[1]), int(found[2])
    return f"{minutes} min {seconds or ''} " if minutes else f"{seconds} s "


def _fraction(found: Found) -> str:
    return SLASHED[found[1]]


def _sign(found: Found) -> str:
    return f"{SIGNS[found[1]]} "


def _per(found: Found) -> str:
    return f" per {UNITS[found[1]].one if found[1] in UNITS else found[1]}"


def _measured(found: Found) -> str:
    unit = UNITS[found["unit"]]
    if found["only"]:
        of = "" if found["only"] == "½" else " of"
        return f"{FRACTIONS[found['only']]}{of} {'an' if unit.one == 'hour' else 'a'} {unit.one} "
    amount = _amount(found)
    if found["gap"] == "-":
        return f"{amount}-{unit.one} "
    return f"{amount} {unit.one if amount == 'one' else unit.more} "


def _amount(found: Found) -> str:
    """A number, a fraction or both, in words."""
    if found["only"]:
        return FRACTIONS[found["only"]]
    words, part = decimal(found["whole"]), found["part"]
    return f"{words} and {'a ' if part == '½' else ''}{FRACTIONS[part]}" if part else words


def _counted(found: Found) -> str:
    return f" {_amount(found)}{found['more'] and ' '}"


def _bent(found: Found) -> str:
    return f" {_amount(found)}-degree "


def _decades(found: Found) -> str:
    """Those of a life, `thirties`, one or several."""
    return re.sub("([2-9]0)s", lambda each: _years(int(each[1])), found[0])


def _decade(found: Found) -> str:
    """Of a century: `nineteen nineties`."""
    century, years = int(found[1]), int(found[2])
    if not years:
        return "two thousands" if century == 20 else f"{cardinal(century)} hundreds"
    return f"{cardinal(century)} {_years(years)}"


def _years(number: int) -> str:
    words = cardinal(number)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _ordinal(found: Found) -> str:
    return ordinal(int(found[1]))


def _abbreviated(found: Found) -> str:
    said = ABBREVIATIONS[found[1].lower()]
    return said.capitalize() if found[1][0].isupper() else said


def _english() -> Iterator[Reading]:
    # Sides are done in turn; of a part of the body, either is meant.
    yield rf"\b([LR]) ?/ ?([LR])(?= (?:{_BODY}))", _either
    yield r"\b([LR]) ?/ ?([LR])\b", _in_turn
    yield r"\b([LR]) (?:&|\+|and) ([LR])\b", _both
    yield rf"\b([LR])(?=[ -](?:{_BODY}))", _side
    yield r"(?<=[0-9]) ?L(?= of\b)", " l"
    yield r"(?<=[0-9])(?=[LR]\b)", " "
    # Years that are no seconds.
    yield (
        rf"\bin (?:your|his|her|their|my|our) (?:(?:early|mid|late)[ -])?{_DECADES}{_NO_TIME}",
        _decades,
    )
    yield (
        rf"(?:(?<=\bthe )|(?<=\bearly )|(?<=\bmid[ -])|(?<=\blate ))(1[5-9]|20)([0-9]0)s{_NO_TIME}",
        _decade,
    )
    # Figures that belong together.
    yield r"\b[Nn][or]\. ?(?=[0-9])", "number "
    yield r"(?<![0-9.,])[0-9]+(?:[-–][0-9]+){2,}(?![0-9])", _one_by_one
    yield (
        rf"(?<![0-9:])([0-9]{{1,2}}):([0-5][0-9])(?!:|[0-9]| ?[ap]\.?m\b)(?: ?{_PERIOD}{_POINT})?",
        _time,
    )
    yield r"(?<![0-9:])([0-9]{1,2}):(?:00|([0-5][0-9]))(?= ?[ap]\.?m\b)", r"\1 \2"
    yield r"(?<![0-9/.])([123]/[234])(?![0-9/])", _fraction
    yield r"(?<![0-9.,])0?\.50*(?![0-9])", "½"
    yield r"(?<=[0-9])\.50*(?![0-9.])", "½"
    yield r"(?<=[0-9]) ?/ ?(?=(?:5|10)(?![0-9/]))", " out of "
    yield rf"(?<=[0-9{_PARTS}])((?: ?{_UNIT}\.?|st|nd|rd|th)?) ?[-–−] ?(?=[0-9{_PARTS}])", r"\1 to "
    yield r"(?<![\w.])[-−](?=[0-9])", "minus "
    yield rf"\b[Aa]t (?=(?:[≤≥]|(?:max|min)\.) ?[0-9{_PARTS}])", ""
    yield rf"({_any_of(SIGNS)}) ?(?=[0-9{_PARTS}])", _sign
    yield r"(?<=[0-9])\+(?! ?[0-9])", " or more"
    yield rf"(?<![\w{_PARTS}])(?<![0-9{_PARTS}] )[x×] ?({_NUMBER})(?!\w|\.[0-9])", r"\1 x"
    # Amounts, with what is measured and without.
    yield rf"/ ?({_PERIOD}){_POINT}", _per
    yield rf"{_MANY} ?/ ?({_EACH})\b", r"\1 per \2"
    yield rf" ?{_AMOUNT} ?°[ -](?=(?:{_BENT})s?\b)", _bent
    yield rf"{_AMOUNT}(?P<gap>[ -]?)(?P<unit>{_UNIT}){_POINT}", _measured
    yield r"(?<![A-Za-z0-9.,])([0-9]+)(?:st|nd|rd|th)\b", _ordinal
    yield rf" ?{_AMOUNT}(?P<more>(?=[A-Za-z])|)", _counted
    # Signs and words.
    yield rf"\b((?i:{_any_of(ABBREVIATIONS)}))(?:\.(?= ?[a-z0-9,;:)])|(?=\.))", _abbreviated
    yield r"\bw/o\b", "without"
    yield r"\bw/", "with "
    yield r"\band/or\b", "and or"
    yield r" ?/ ?", " or "
    yield r" ?& ?", " and "
    yield r" +(?=[.,;:!?])", ""
    # A letter by itself is a side, unless it is a shape, a name or a vertebra.
    yield rf"{_NO_NAME}([LR])(?![\w&+'’”\"-]|\.\w|{_NO_SIDE})", _side


READINGS = {"en": _english}
"""By language: the rules in the order in which they apply."""


@cache
def _compiled(rules: Callable[[], Iterator[Reading]]) -> tuple[tuple[re.Pattern[str], Said], ...]:
    """Only where a text needs them: most never do, and it takes as long as many estimates."""
    return tuple((re.compile(written), said) for written, said in rules())
