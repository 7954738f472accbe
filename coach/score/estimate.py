"""How long the default system voice takes for words, without a voice: a sum over what is written.

A sentence, a clause, a word and each sound in it have a price in milliseconds; frequent words have
a price of their own, the little ones only while they do not end a clause, where they are stressed.
The prices hold for the technique pace; other paces are slower or quicker throughout.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from coach.routine.vocabulary import PACES
from coach.score.sentences import sentences
from coach.units import MINUTE, Ms

PRICES: dict[str, int] = {"other": 80}
SLACK = 1.02
"""Rather a little too long: words that were promised room must have it."""

WORDS_PER_PAUSE = 64 / 6
"""In the passage by which voices are set to their paces (`coach/sound/pace.py`)."""

LITTLE = frozenset(
    "a and are as at be between by down for from if in into is it it's its let not of off on or "
    "out over that the then this to under up with you your".split()
)
_LONG_VOWEL = re.compile("([aeiou])([bcdfgklmnprstvz])e(?=[sd]?$)")
_SILENT = re.compile("(?<=..[^e])e(?=[sd]?$)")
_SOUND = re.compile(
    "[AEIOU]|igh|[aeo]u|[aeo]w|[aeo]y|[aeo]i|ea|ee|ie|oa|oo|[aeiou]r|[cstpw]h|ck|kn|ng|ll|ss|tt|pp|."
)
_CLAUSE_ENDS = re.compile(r"[,:;–—]")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@lru_cache(maxsize=8192)
def estimate_ms(text: str, pace: str, hurry: int = 0) -> Ms:
    """How long a text takes at a pace, quickened by so many percent."""
    said = sentences(text)
    names = (name for sentence in said for name in priced(sentence, PRICES))
    speech_ms = sum(PRICES.get(name, PRICES["other"]) for name in names)
    pauses_ms = max(len(said) - 1, 0) * PACES[pace].pause_ms / (1 + hurry / 100)
    return round(SLACK * speech_ms * slowness(pace, hurry) + pauses_ms)


def slowness(pace: str, hurry: int = 0) -> float:
    """How long speech takes at this pace, silences apart, compared to the technique pace."""
    return _per_word_ms(pace) / _per_word_ms("technique") / (1 + hurry / 100)


def priced(sentence: str, known: Container[str]) -> Iterator[str]:
    """The names of all that is paid for in a sentence; words as a whole if `=word` is known."""
    clauses = [found for part in _CLAUSE_ENDS.split(sentence) if (found := _words(part))]
    yield "sentence"
    yield from ["clause"] * (len(clauses) - 1)
    for *inner, last in clauses:
        for word in inner:
            yield from _parts(word, known)
        yield from ("stressed", *_sounds(last)) if last in LITTLE else _parts(last, known)


def _parts(word: str, known: Container[str]) -> Iterable[str]:
    return [f"={word}"] if f"={word}" in known else ["word", *_sounds(word)]


def _sounds(word: str) -> list[str]:
    """Capitals are the long vowels before a silent e, which itself is not paid for."""
    long = _LONG_VOWEL.sub(lambda found: found[1].upper() + found[2], word)
    return _SOUND.findall(_SILENT.sub("", long))


def _words(text: str) -> list[str]:
    spelled = re.sub(r"\d+", lambda number: f" {_spelled(number[0])} ", text)
    return re.findall(r"[a-z']*[a-z]", spelled.lower())


def _spelled(digits: str) -> str:
    """A number in words up to 99, beyond that digit by digit."""
    number = int(digits)
    if number < len(_ONES):
        return _ONES[number]
    if number >= 100:
        return " ".join(_ONES[int(digit)] for digit in digits)
    return f"{_TENS[number // 10 - 2]} {_ONES[number % 10] if number % 10 else ''}"


def _per_word_ms(pace: str) -> float:
    row = PACES[pace]
    return MINUTE / row.words_per_minute - row.pause_ms / WORDS_PER_PAUSE
