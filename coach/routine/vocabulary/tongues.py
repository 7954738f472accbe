"""The languages in which the program itself can speak, one row each.

A routine may be written in, or translated into, any other language too: there the program announces
nothing, and what it must say is shown in English and not spoken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach.language import ENGLISH
from coach.routine.vocabulary.words import Side


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language, and all that the program says in it."""

    id: str
    name: str
    """What it is called in English."""
    sides: Mapping[Side, tuple[str, str]]
    """What `{side}` stands for: a word, or a stem and, between spaces, the endings it can have."""
    numbers: tuple[str, ...]
    """What `{pressure}` stands for, from 0 to 10."""
    halves: tuple[str, ...]
    """The same with half of one more."""
    following: str
    """Announces a step by its name."""
    following_sided: str
    """Announces a step that is done on one side."""
    other_side: str
    """Announces the same on the other side."""
    lowers: bool
    """Whether the name of a step begins with a small letter there."""
    sentences: Mapping[str, str]
    """Everything else by the English of it; empty for English itself."""

    def said(self, english: str) -> str:
        """One of the program's own sentences."""
        return self.sentences[english] if self.sentences else english

    def pressed(self, pressure: float) -> str:
        """How strong, in words: `five`, `three and a half`."""
        return (self.halves if pressure % 1 >= 0.5 else self.numbers)[int(pressure)]


_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_ZAHLEN = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
)  # fmt: skip
_STEMS = ("", "ein", *_ZAHLEN[2:])
_ENDINGS = "e en er es em"

TONGUES: Mapping[str, Tongue] = MappingProxyType(
    {
        row.id: row
        for row in (
            Tongue(
                ENGLISH,
                "English",
                sides={side: (side.value, "") for side in Side},
                numbers=_NUMBERS,
                halves=tuple(f"{number} and a half" for number in _NUMBERS),
                following="Next: {name}.",
                following_sided="Next: {name}, {side} side.",
                other_side="{Side} side next.",
                lowers=True,
                sentences={},
            ),
            Tongue(
                "de",
                "German",
                sides={
                    Side.LEFT: ("link", f"{_ENDINGS} s"),
                    Side.RIGHT: ("recht", f"{_ENDINGS} s"),
                    Side.BOTH: ("beid", "e en er"),
                    Side.UPPER: ("ober", _ENDINGS),
                    Side.OTHER: ("ander", _ENDINGS),
                },
                numbers=_ZAHLEN,
                halves=tuple(f"{stem}einhalb" for stem in _STEMS),
                following="Als Nächstes: {name}.",
                following_sided="Als Nächstes: {name}, {side}e Seite.",
                other_side="Gleich die {side}e Seite.",
                lowers=False,
                sentences={
                    "Three.": "Drei.",
                    "Two.": "Zwei.",
                    "One.": "Eins.",
                    "And release.": "Und lösen.",
                    "And ease out.": "Und langsam lösen.",
                    "And relax.": "Und locker lassen.",
                    "Breathe out. Let it soften.": "Atme aus. Lass es weich werden.",
                    "Breathe out. Ease into it.": "Atme aus. Gib sanft nach.",
                    "Two minutes left.": "Noch zwei Minuten.",
                    "Rest": "Ruhen",
                    "Stopping. Let go, and breathe. Press once, and we go on with the next part.": (
                        "Stopp. Lass los und atme."
                        " Drück einmal, dann geht es mit dem nächsten Teil weiter."
                    ),
                    "Stopping. Let go, and breathe. What comes there later will be softer."
                    " Press once, and we go on with the next part.": (
                        "Stopp. Lass los und atme. Was dort später kommt, wird sanfter."
                        " Drück einmal, dann geht es mit dem nächsten Teil weiter."
                    ),
                    "Stopping. Let go, and breathe. We end here. Rest a while.": (
                        "Stopp. Lass los und atme. Wir hören hier auf. Ruh dich eine Weile aus."
                    ),
                },
            ),
        )
    }
)


def tongue_of(language: str) -> Tongue:
    """The row of a language; that of English for what can only be shown."""
    return TONGUES.get(language, TONGUES[ENGLISH])
