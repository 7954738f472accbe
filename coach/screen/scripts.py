"""Letters that our font lacks, and lines that run from right to left.

A font of the system that has the letters is looked for once for each script. HarfBuzz inside
pygame's SDL_ttf joins and orders the letters of one script; where a line has several it is cut into
runs here: the part of the Unicode Bidirectional Algorithm (UAX #9) that short texts need.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pygame

from coach.screen.theme import Colour, Weight, font

NOWHERE = "\uffff"
"""Not a letter: no font has it."""
FINE_PX = 160
"""The size at which letters are told apart by their measures."""
RIGHT_TO_LEFT = ("R", "AL")
LEFT_TO_RIGHT = ("L", "EN", "AN")
LIKED = ("notosans", "dejavusans", "segoeui", "arial", "helvetica", "droidsans", "freesans")
"""Fonts of the system that are asked first: they look most like ours."""
SHAPED = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "SYRIAC": "Syrc", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr",
    "MYANMAR": "Mymr", "TIBETAN": "Tibt", "HANGUL": "Hang",
}  # fmt: skip
"""Scripts whose letters join or move, with their names in ISO 15924."""

_found: dict[str, str | None] = {}
"""By script, the file of a font that has it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one direction and one font; without a script it is ours."""

    letters: str
    right_to_left: bool = False
    script: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """Our font at a weight and size, with the system's where it lacks letters."""

    weight: Weight
    px: int

    def size(self, line: str) -> tuple[int, int]:
        """The pixels that a line takes."""
        sizes = [self._font(run).size(run.letters) for run in runs(line)]
        return sum(width for width, _height in sizes), self.get_linesize()

    def get_linesize(self) -> int:
        """From one line to the next."""
        return font(self.weight, self.px).get_linesize()

    def render(self, line: str, colour: Colour) -> pygame.Surface:
        """The line, drawn; its runs stand on one base line."""
        found = runs(line)
        if len(found) == 1 and not found[0].script:
            return font(self.weight, self.px).render(line, True, colour)
        image = pygame.Surface(self.size(line), pygame.SRCALPHA)
        image.fill((*colour, 0))
        x, base = 0, font(self.weight, self.px).get_ascent()
        for run in found:
            letters = self._font(run)
            part = letters.render(run.letters, True, colour)
            image.blit(part, (x, base - letters.get_ascent()))
            x += part.get_width()
        return image

    def _font(self, run: Run) -> pygame.font.Font:
        path = _found.get(run.script)
        if not path:
            return font(self.weight, self.px)
        return _system_font(path, self.px, run.script, right_to_left=run.right_to_left)


def is_right_to_left(words: str) -> bool:
    """Whether its first letter that has a direction runs from right to left."""
    ways = () if words.isascii() else map(_way, words)
    return next((way for way in ways if way is not None), False)


@lru_cache(maxsize=512)
def runs(line: str) -> tuple[Run, ...]:
    """The line cut where its direction or its font changes, as they stand from left to right."""
    if line.isascii():
        return (Run(line),) if line else ()
    base, ways = is_right_to_left(line), [_way(letter) for letter in line]
    settled = [_settled(ways, i, base=base) for i in range(len(ways))]
    kinds = zip(line, settled, _fonts(line, settled), strict=True)
    found = [
        Run("".join(letter for letter, _way, _script in letters), *kind)
        for kind, letters in groupby(kinds, key=lambda kind: kind[1:])
    ]
    return tuple(reversed(found) if base else found)


def _way(letter: str) -> bool | None:
    kind = unicodedata.bidirectional(letter)
    return True if kind in RIGHT_TO_LEFT else False if kind in LEFT_TO_RIGHT else None


def _settled(ways: Sequence[bool | None], at: int, *, base: bool) -> bool:
    """What has no direction goes with both its neighbours when they agree, else with the line."""
    own = ways[at]
    if own is not None:
        return own
    before = next((way for way in reversed(ways[:at]) if way is not None), base)
    after = next((way for way in ways[at:] if way is not None), base)
    return before if before == after else base


def _fonts(line: str, settled: Sequence[bool]) -> list[str]:
    """The script of each letter; marks and spaces that run to the left go with their letters."""
    found = list(map(_foreign, line))
    first = next(filter(None, found), "")
    for at, letter in enumerate(line):
        if settled[at] and _way(letter) is None:
            found[at] = found[at - 1] if at and settled[at - 1] else first
    return found


@lru_cache(maxsize=4096)
def _foreign(letter: str) -> str:
    """The script of a letter that we lack and the system has; nothing for all others."""
    if letter.isspace() or not _is_missing(letter, font("Regular", FINE_PX)):
        return ""
    name = unicodedata.name(letter, "").split(" ")[0]
    if name not in _found:
        _found[name] = next((path for path in _files() if _has(path, letter)), None)
    return name if _found[name] else ""


def _has(path: str, letter: str) -> bool:
    return not _is_missing(letter, pygame.font.Font(path, FINE_PX))


def _is_missing(letter: str, letters: pygame.font.Font) -> bool:
    """A font measures what it has not as it measures what none has."""
    shape = letters.metrics(letter)
    return not shape or shape[0] is None or shape == letters.metrics(NOWHERE)


@lru_cache(maxsize=1)
def _files() -> tuple[str, ...]:
    """The system's font files, the ones that look like ours first."""
    names = sorted(pygame.font.get_fonts(), key=lambda name: (not name.startswith(LIKED), name))
    paths = (pygame.font.match_font(name) for name in names)
    return tuple([path for path in paths if path])


@lru_cache(maxsize=32)
def _system_font(path: str, px: int, script: str, *, right_to_left: bool) -> pygame.font.Font:
    found = pygame.font.Font(path, px)
    found.set_direction(pygame.DIRECTION_RTL if right_to_left else pygame.DIRECTION_LTR)
    if script in SHAPED:
        found.set_script(SHAPED[script])
    return found
