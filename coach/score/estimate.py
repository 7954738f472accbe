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
from collections.abc import Container, Iterator
from functools import lru_cache

from coach.routine.vocabulary import ENGLISH, PACES
from coach.score.cues import Phrase
from coach.score.utterance import parts
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
FOREIGN = {"sentence": 179, "word": 133, "letter": 63, "clause": 345}
"""Prices for every other language: fitted to espeak-ng's German speaking 57 sentences, of which 9
in 10 come within 14 %.
"""
CAUTION = 0.87
"""A coarse estimate must not call words too long that fit: so, 1 in 20 still comes too long."""
SLACK = 1.01
"""Rather a little too long: words that were promised room must have it."""

WORDS_PER_PAUSE = 64 / 6
"""In the passage by which voices are set to their paces (`coach/sound/pace.py`)."""

_LITTLE_WORDS = (
    "a and are as at be between by down for from if in into is it it's its let not of off on or "
    "out over that the then this to under up with you your"
)
QUIET_MS: Ms = 75
"""The quiet around words that the price of a sentence has in it, and a pause counts in."""
LITTLE = frozenset(_LITTLE_WORDS.split())
_LONG_VOWEL = re.compile("([aeiou])([bcdfgklmnprstvz])e(?=[sd]?$)")
_SILENT = re.compile("(?<=..[^e])e(?=[sd]?$)")
_SOUND = re.compile("[aeo][iuwy]|e[ae]|o[ao]|i(?:gh|e)|[aeiou]r|[cstpw]h|ck|kn|ng|ll|ss|tt|pp|.")
_CLAUSE_ENDS = ",:;–—"
_MARKS = f"{_CLAUSE_ENDS}.!?…"
_MARK_MS = dict.fromkeys(_CLAUSE_ENDS, PRICES["clause"])
_TOKEN = re.compile(rf"([a-z']*[a-z]|[{_CLAUSE_ENDS}])(?=([{_MARKS}])?)")
"""What is paid for, and the mark that ends a clause or a sentence right after it."""


@lru_cache(maxsize=8192)
def estimated(phrase: Phrase) -> Ms:
    """How long a phrase takes: a clip length without a voice."""
    pace, hurry = phrase.pace, phrase.hurry
    said = parts(phrase.text, phrase.language)
    priced_ms = _sentence_ms if phrase.language == ENGLISH else _foreign_ms
    speech_ms = sum([priced_ms(part.text) for part in said if part.text])
    pauses_ms = [part.after_ms for part in said].count(None) * PACES[pace].pause_ms
    silence_ms = sum([max(part.after_ms - QUIET_MS, 0) for part in said if part.after_ms])
    spoken_ms = SLACK * speech_ms * slowness(pace, hurry) + pauses_ms / (1 + hurry / 100)
    return round(spoken_ms + silence_ms)


@lru_cache
def slowness(pace: str, hurry: int = 0) -> float:
    """How long speech takes at this pace, silences apart, compared to the technique pace."""
    return _per_word_ms(pace) / _per_word_ms("technique") / (1 + hurry / 100)


def priced(text: str, known: Container[str]) -> Iterator[str]:
    """The names of all that is paid for in a text; words as a whole if `=word` is known."""
    for part in parts(text):
        if part.text:
            yield "sentence"
        for token, mark in _TOKEN.findall(part.text.lower()):
            yield from _parts(token, known, ends=bool(mark))


def _sentence_ms(text: str) -> float:
    return PRICES["sentence"] + sum(map(_written_ms, text.split()))


def _foreign_ms(text: str) -> float:
    """A sentence of another language: coarse, and rather too short than too long."""
    said = {
        "sentence": 1,
        "word": len(text.split()),
        "letter": sum(map(str.isalpha, text)),
        "clause": sum(map(text.count, _CLAUSE_ENDS)),
    }
    return CAUTION * sum(FOREIGN[what] * count for what, count in said.items())


@lru_cache(maxsize=8192)
def _written_ms(written: str) -> Ms:
    """What is between two spaces: most of that has been paid for before."""
    word = written.rstrip(_MARKS)
    mark = written[len(word) :]
    if word.isalpha() and word.isascii() and len(mark) <= 1:
        return _token_ms(word.lower(), bool(mark)) + _MARK_MS.get(mark, 0)
    return sum([_token_ms(token, bool(mark)) for token, mark in _TOKEN.findall(written.lower())])


def _token_ms(token: str, ends: bool) -> Ms:
    if f"={token}" in PRICES and not (ends and token in LITTLE):
        return PRICES[f"={token}"]
    other = PRICES["other"]
    return sum([PRICES.get(name, other) for name in _parts(token, PRICES, ends=ends)])


def _parts(token: str, known: Container[str], *, ends: bool) -> list[str]:
    """What one token costs; `ends` says that it ends a clause, where a little word is stressed."""
    if ends and token in LITTLE:
        return ["stressed", *_sounds(token)]
    if f"={token}" in known:
        return [f"={token}"]
    return ["clause"] if token in _CLAUSE_ENDS else ["word", *_sounds(token)]


def _sounds(word: str) -> list[str]:
    """Capitals are the long vowels before a silent e, which itself is not paid for."""
    if word.endswith(("e", "es", "ed")):
        word = _LONG_VOWEL.sub(lambda found: found[1].upper() + found[2], word)
        word = _SILENT.sub("", word)
    return _SOUND.findall(word)


def _per_word_ms(pace: str) -> float:
    row = PACES[pace]
    return MINUTE / row.words_per_minute - row.pause_ms / WORDS_PER_PAUSE
