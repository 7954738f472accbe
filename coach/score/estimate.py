"""How long the default system voice takes for words, without a voice: a sum over what is written.

A sentence, a clause, a word and each sound in it have a price in milliseconds; frequent words have
a price of their own, the little ones only while they do not end a clause, where they are stressed.
The prices hold for the technique pace; other paces are slower or quicker throughout.

They were fitted by least squares to espeak-ng 1.52 (British English) speaking 469 sentences, those
of the routines among them (`bench/fit_estimate.py`). Over 230 texts of 1 to 36 words at every
pace, hurried or not, 96 % of the estimates are within 8 % or 150 ms, the middle one 0.7 % long; of
texts left out of the fitting, 89 %.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from coach.routine.vocabulary import PACES
from coach.score.sentences import sentences
from coach.units import MINUTE, Ms

PRICES = {
    "=a": 82, "=and": 418, "=are": 106, "=as": 184, "=at": 165, "=back": 397, "=ball": 524,
    "=between": 836, "=blade": 421, "=both": 485, "=breathe": 401, "=buttock": 541, "=down": 420,
    "=flat": 488, "=for": 313, "=from": 336, "=glide": 506, "=go": 367, "=hand": 502,
    "=hands": 587, "=hip": 351, "=if": 438, "=in": 146, "=into": 339, "=is": 107, "=it": 217,
    "=its": 284, "=keep": 470, "=left": 368, "=let": 298, "=long": 380, "=low": 378, "=neck": 328,
    "=next": 636, "=not": 152, "=of": 161, "=off": 250, "=on": 189, "=one": 384, "=or": 391,
    "=out": 405, "=over": 328, "=press": 326, "=rest": 392, "=roll": 433, "=shoulder": 739,
    "=shoulders": 785, "=side": 500, "=slowly": 592, "=spine": 620, "=stay": 383, "=stop": 372,
    "=stretch": 629, "=stroke": 591, "=that": 282, "=the": 210, "=then": 435, "=to": 229,
    "=top": 307, "=under": 340, "=up": 274, "=with": 357, "=you": 64, "=your": 281, "A": 18,
    "I": 183, "O": 95, "a": 54, "ar": 120, "b": 96, "c": 109, "ch": 90, "clause": 527, "d": 108,
    "e": 36, "ea": 53, "ee": 58, "er": 68, "f": 115, "g": 42, "h": 127, "i": 25, "igh": 157,
    "k": 113, "kn": 71, "l": 72, "ll": 103, "m": 94, "n": 86, "ng": 201, "o": 62, "or": 164,
    "other": 96, "ou": 132, "ow": 168, "p": 88, "r": 30, "s": 70, "sentence": 230, "stressed": 84,
    "t": 70, "th": 104, "u": 6, "v": 130, "w": 23, "word": 198, "y": 71,
}  # fmt: skip
SLACK = 1.01
"""Rather a little too long: words that were promised room must have it."""

WORDS_PER_PAUSE = 64 / 6
"""In the passage by which voices are set to their paces (`coach/sound/pace.py`)."""

_LITTLE_WORDS = (
    "a and are as at be between by down for from if in into is it it's its let not of off on or "
    "out over that the then this to under up with you your"
)
LITTLE = frozenset(_LITTLE_WORDS.split())
_LONG_VOWEL = re.compile("([aeiou])([bcdfgklmnprstvz])e(?=[sd]?$)")
_SILENT = re.compile("(?<=..[^e])e(?=[sd]?$)")
_SOUND = re.compile(
    "[AEIOU]|igh|[aeo]u|[aeo]w|[aeo]y|[aeo]i|ea|ee|ie|oa|oo|[aeiou]r|[cstpw]h|ck|kn|ng|ll|ss|tt|pp|."
)
_CLAUSE_ENDS = ",:;–—"
_TOKEN = re.compile(rf"[a-z']*[a-z]|\d+|[{_CLAUSE_ENDS}]")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
_NUMBERS = _NUMBER_WORDS.split()


@lru_cache(maxsize=8192)
def estimate_ms(text: str, pace: str, hurry: int = 0) -> Ms:
    """How long a text takes at a pace, quickened by so many percent."""
    said = sentences(text)
    speech_ms = sum(map(_sentence_ms, said))
    pauses_ms = (len(said) - 1) * PACES[pace].pause_ms / (1 + hurry / 100) if said else 0
    return round(SLACK * speech_ms * slowness(pace, hurry) + pauses_ms)


@lru_cache
def slowness(pace: str, hurry: int = 0) -> float:
    """How long speech takes at this pace, silences apart, compared to the technique pace."""
    return _per_word_ms(pace) / _per_word_ms("technique") / (1 + hurry / 100)


def priced(sentence: str, known: Container[str]) -> Iterator[str]:
    """The names of all that is paid for in a sentence; words as a whole if `=word` is known."""
    clauses = _clauses(sentence)
    yield "sentence"
    yield from ["clause"] * (len(clauses) - 1)
    for *inner, last in clauses:
        for word in inner:
            yield from _parts(word, known)
        yield from _last_parts(last, known)


@lru_cache(maxsize=4096)
def _sentence_ms(sentence: str) -> Ms:
    """The sum of `priced`, word by word: most words have been paid for before."""
    total_ms, clauses, word = PRICES["sentence"], 0, ""
    for token in (*_TOKEN.findall(sentence.lower()), _CLAUSE_ENDS[0]):
        if token not in _CLAUSE_ENDS:
            total_ms += _word_ms(token)
            word = token
        elif word:
            total_ms += _stress_ms(word)
            clauses, word = clauses + 1, ""
    return total_ms + PRICES["clause"] * max(clauses - 1, 0)


@lru_cache(maxsize=4096)
def _word_ms(word: str) -> Ms:
    whole = PRICES.get(f"={word}")
    if whole is not None:
        return whole
    words = _spelled(word) if word.isdigit() else [word]
    return _sum(name for each in words for name in _parts(each, PRICES))


@lru_cache(maxsize=4096)
def _stress_ms(word: str) -> Ms:
    """What a little word costs more at the end of a clause."""
    if word not in LITTLE:
        return 0
    return _sum(_last_parts(word, PRICES)) - _word_ms(word)


def _sum(names: Iterable[str]) -> Ms:
    other = PRICES["other"]
    return sum([PRICES.get(name, other) for name in names])


def _parts(word: str, known: Container[str]) -> Iterable[str]:
    return [f"={word}"] if f"={word}" in known else ["word", *_sounds(word)]


def _last_parts(word: str, known: Container[str]) -> Iterable[str]:
    return ["stressed", *_sounds(word)] if word in LITTLE else _parts(word, known)


def _clauses(sentence: str) -> list[list[str]]:
    """The words of each clause that has any."""
    clauses: list[list[str]] = [[]]
    for found in _TOKEN.findall(sentence.lower()):
        if found in _CLAUSE_ENDS:
            clauses.append([])
        elif found.isdigit():
            clauses[-1] += _spelled(found)
        else:
            clauses[-1].append(found)
    return [clause for clause in clauses if clause]


def _sounds(word: str) -> list[str]:
    """Capitals are the long vowels before a silent e, which itself is not paid for."""
    if word.endswith(("e", "es", "ed")):
        word = _LONG_VOWEL.sub(lambda found: found[1].upper() + found[2], word)
        word = _SILENT.sub("", word)
    return _SOUND.findall(word)


def _spelled(digits: str) -> list[str]:
    """A number in words up to 99, beyond that digit by digit."""
    number = int(digits)
    if number < 20:
        return [_NUMBERS[number]]
    if number >= 100:
        return [_NUMBERS[int(digit)] for digit in digits]
    return [_NUMBERS[18 + number // 10], *([_NUMBERS[number % 10]] if number % 10 else [])]


def _per_word_ms(pace: str) -> float:
    row = PACES[pace]
    return MINUTE / row.words_per_minute - row.pause_ms / WORDS_PER_PAUSE
