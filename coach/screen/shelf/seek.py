"""What somebody looks for among the routines, and which of them are like that. Plain values."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import combining, normalize

from coach.language import N_, _
from coach.routine.vocabulary import GOALS, REGIONS

if TYPE_CHECKING:
    from coach.screen.shelf.shelf import Card

AREAS = {
    "neck": N_("neck"),
    "shoulders": N_("shoulders"),
    "upper back": N_("upper back"),
    "side": N_("side"),
    "low back": N_("low back"),
    "hips": N_("hips"),
    "arms": N_("arms"),
    "legs": N_("legs"),
}
"""The groups of regions that can be looked for, from head to foot."""
FORMS = {"solo": N_("alone"), "partner": N_("with a partner")}
TOOLS = {
    "hands": N_("hands"),
    "ball": N_("ball"),
    "roller": N_("roller"),
    "cane": N_("cane"),
    "towel": N_("towel"),
    "stone": N_("stone"),
}
"""The kinds of tool that can be looked for; a wall is everywhere."""
TIMES = (5, 10, 15, 20, 30)
"""Minutes that somebody may have."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: all of it at once; what is empty asks for nothing."""

    words: str = ""
    most: int = 0
    """The minutes there are; a routine that has a length within them is meant."""
    form: str = ""
    tool: str = ""
    """A kind of tool."""
    area: str = ""
    """A group of regions."""


SEPARATORS = re.compile(r"[\s,;]+")
ANYTHING = Wanted()
Test: TypeAlias = Callable[["Card"], bool]


def matching(cards: Iterable["Card"], wanted: Wanted) -> tuple["Card", ...]:
    """The cards that are all of it, in their order."""
    for test in _tests(wanted):
        cards = filter(test, cards)
    return tuple(cards)


def toggled(wanted: Wanted, kind: str, value: str | int) -> Wanted:
    """With this looked for, and no longer where it was already. `kind` names a field."""
    changed: dict[str, Any] = {kind: type(value)() if is_wanted(wanted, kind, value) else value}
    return replace(wanted, **changed)


def is_wanted(wanted: Wanted, kind: str, value: str | int) -> bool:
    """Whether this is looked for."""
    return bool(value) and getattr(wanted, kind) == value


@lru_cache(maxsize=4096)
def areas_of(regions: tuple[str, ...]) -> frozenset[str]:
    """The groups that regions belong to."""
    return frozenset(REGIONS[region].group for region in regions)


def told(card: "Card") -> str:
    """Everything that can be looked for in a card by words, ready to be compared."""
    own = folded(f"{card.title} {_(card.type)} {card.about} {_(card.owner)} {card.id}")
    kinds = card.form, card.lengths, card.tools, card.regions, card.goals
    return f"{own} {_shared(*kinds, tongue=_(AREAS['neck']))}"


def folded(text: str) -> str:
    """Without capitals and accents: what is typed need not have them."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


@lru_cache(maxsize=4096)
def _shared(
    form: str,
    lengths: tuple[int, ...],
    tools: tuple[str, ...],
    regions: tuple[str, ...],
    goals: tuple[str, ...],
    tongue: str,  # noqa: ARG001 -- kept apart for each language by a word of it
) -> str:
    """The words that many cards have in common."""
    areas = (_(AREAS[area]) for area in areas_of(regions) & AREAS.keys())
    known = [GOALS[goal] for goal in goals if goal in GOALS]
    labels = (_(goal.label) for goal in known)
    also = (" ".join(goal.also) for goal in known)
    times = (f"{length} min" for length in lengths)
    kinds = (_(TOOLS[tool]) for tool in tools if tool in TOOLS)
    words = [_(FORMS.get(form, form)), *times, *kinds, *areas, *labels, *also]
    return folded(" ".join(words))


def _tests(wanted: Wanted) -> list[Test]:
    """One test for each thing that is looked for, the quickest first."""
    tests: list[Test] = []
    if wanted.form:
        tests.append(lambda card: card.form == wanted.form)
    if wanted.tool:
        tests.append(lambda card: wanted.tool in card.tools)
    if wanted.area:
        tests.append(lambda card: wanted.area in card.areas)
    if wanted.most:
        tests.append(lambda card: card.shortest <= wanted.most)
    return tests + [partial(_tells, word) for word in _words(wanted)]


def is_called(card: "Card", wanted: Wanted) -> bool:
    """Whether the words that are looked for stand in its title."""
    return all(word in folded(card.title) for word in _words(wanted))


def _words(wanted: Wanted) -> list[str]:
    return [word for word in SEPARATORS.split(folded(wanted.words)) if word]


def _tells(word: str, card: "Card") -> bool:
    return word in card.told
