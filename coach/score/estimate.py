"""How long the default system voice takes for words, without a voice: a sum over what is written.

A sentence, a clause, a word and each sound in it have a price in milliseconds; words that are
hardly stressed have one of their own unless they end a clause. The prices hold for the technique
pace, and other paces speak more slowly or quickly throughout. They were fitted by least squares
to espeak-ng's British English over the texts of the shipped routines (`bench/fit_estimate.py`,
which also prints the errors).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.routine.vocabulary import PACES
from coach.score.sentences import sentences
from coach.units import MINUTE, Ms

PRICES: dict[str, int] = {}
SLACK = 1.02
"""Rather a little too long: words that were promised room must have it."""

WORDS_PER_PAUSE = 64 / 6
"""In the passage by which voices are set to a pace (`coach/sound/pace.py`)."""

_LITTLE = frozenset(
    "a and as at down for from if in is it let not of on or out the then to up with you your".split()
)
_SOUND = re.compile(
    "igh|[aeo][iuwy]|ea|ee|ie|oa|oo|[aeiou]r|[aeiou](?=[b-df-hj-np-tvwxz]e(?:s|d)?$)"
    "|[cstpw]h|ck|kn|ng|ll|ss|tt|pp|[a-z]"
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
    price = sum(PRICES[part] for sentence in said for part in priced(sentence))
    pauses_ms = max(len(said) - 1, 0) * PACES[pace].pause_ms / (1 + hurry / 100)
    return round(SLACK * price * slowness(pace, hurry) + pauses_ms)


def slowness(pace: str, hurry: int = 0) -> float:
    """How long speech takes at this pace, silences apart, compared to the technique pace."""
    return _per_word_ms(pace) / _per_word_ms("technique") / (1 + hurry / 100)


def priced(sentence: str) -> Iterator[str]:
    """What is paid for in a sentence, by its name in the table of prices."""
    clauses = [found for part in _CLAUSE_ENDS.split(sentence) if (found := _words(part))]
    yield "sentence"
    yield from ["clause"] * (len(clauses) - 1)
    for *inner, last in clauses:
        for word in inner:
            yield from [f"={word}"] if word in _LITTLE else _sounds(word)
        yield from _sounds(last)


def _sounds(word: str) -> Iterator[str]:
    yield "word"
    yield from (sound if sound in PRICES else "other" for sound in _SOUND.findall(word))


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
