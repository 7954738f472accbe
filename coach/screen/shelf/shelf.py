"""The library as a value: its cards, what is looked for among them, and which one is chosen.

Lengths in the list are in units of the drawing, whatever the size of the window.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from coach.routine.problems import Problem
from coach.screen.library_layout import Measure
from coach.screen.shelf import seek
from coach.screen.shelf.seek import ANYTHING, Wanted

USUAL_MINUTES = 10
ENDLESS = 10**6
"""Minutes that nobody has: of a routine that cannot be played."""


@dataclass(frozen=True, slots=True)
class Card:
    """A routine as the library shows it."""

    id: str
    title: str
    type: str
    """As people read it: Swedish, Deep tissue …"""
    form: str
    """solo or partner."""
    lengths: tuple[int, ...]
    """Minutes."""
    about: str
    problems: tuple[Problem, ...] = ()
    """What keeps it from being played."""
    origin: str = ""
    """Where its file lies, as `check` takes it."""
    owner: str = ""
    """Whose it is, where that must be said: yours."""
    regions: tuple[str, ...] = ()
    """What it works on, what it works on longest first."""
    tools: tuple[str, ...] = ()
    """The kinds of tool it uses."""
    goals: tuple[str, ...] = ()
    """The ids of what it is good for."""
    areas: frozenset[str] = field(init=False, compare=False, repr=False)
    shortest: int = field(init=False, compare=False, repr=False)
    told: str = field(init=False, compare=False, repr=False)
    """What is compared with the words that somebody looks for."""

    def __post_init__(self) -> None:
        """Made once, for ten thousand cards are looked through at every key."""
        object.__setattr__(self, "areas", seek.areas_of(self.regions))
        object.__setattr__(self, "shortest", min(self.lengths, default=ENDLESS))
        object.__setattr__(self, "told", seek.told(self))

    @property
    def playable(self) -> bool:
        return not self.problems and bool(self.lengths)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen to be played."""

    id: str
    minutes: int


class Look(Enum):
    """What to look for on the shelf instead of playing something."""

    GOALS = "goals"
    EVERYTHING = "everything"
    SETTINGS = "settings"


class Group(NamedTuple):
    """Cards of one type, one after the other, from this one on."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The state of the library screen. `stocked` makes one."""

    stock: tuple[Card, ...]
    """Every card, those of one type together."""
    cards: tuple[Card, ...]
    """Those that are like what is wanted."""
    groups: tuple[Group, ...]
    selected: int = 0
    minutes: int = USUAL_MINUTES
    """Minutes asked for last; a card without them offers what is next below."""
    scroll: int = 0
    goal: str = ""
    """What all its cards are for, as people read it; empty when it holds everything."""
    wanted: Wanted = ANYTHING

    @property
    def card(self) -> Card | None:
        return self.cards[self.selected] if self.cards else None

    @property
    def narrowed(self) -> bool:
        """Whether something is looked for."""
        return bool(self.goal) or self.wanted != ANYTHING


def stocked(
    cards: Iterable[Card], chosen: str = "", goal: str = "", wanted: Wanted = ANYTHING
) -> Shelf:
    """These cards on a shelf, by type in the order in which the types come; `chosen` is open."""
    places: dict[str, int] = {}
    ordered = [(places.setdefault(card.type, len(places)), card) for card in cards]
    stock = tuple([card for _place, card in sorted(ordered, key=lambda pair: pair[0])])
    shelf = Shelf(stock, stock, (), goal=goal)
    shelf = replace(shelf, selected=_index_of(stock, chosen))
    return sought(shelf, wanted)


def sought(shelf: Shelf, wanted: Wanted) -> Shelf:
    """What is like that; the chosen card stays the chosen one where it is."""
    cards = seek.matching(shelf.stock, wanted)
    chosen = shelf.card.id if shelf.card else ""
    asked = shelf.minutes if wanted.most in {0, shelf.wanted.most} else wanted.most
    return replace(
        shelf,
        cards=cards,
        groups=_groups(cards),
        selected=_best(cards, chosen, wanted),
        minutes=asked,
        wanted=wanted,
    )


def minutes(card: Card, wanted: int) -> int | None:
    """The card's longest length within what is wanted, else its shortest; None without any."""
    within = [length for length in card.lengths if length <= wanted]
    return max(within) if within else min(card.lengths, default=None)


def select(shelf: Shelf, index: int) -> Shelf:
    """This card, or the first or last when there is none such."""
    return replace(shelf, selected=min(max(index, 0), max(len(shelf.cards) - 1, 0)))


def lengthen(shelf: Shelf, by: int) -> Shelf:
    """The chosen card's next longer length, or the next shorter."""
    if shelf.card is None or not shelf.card.lengths:
        return shelf
    lengths = sorted(shelf.card.lengths)
    at = lengths.index(minutes(shelf.card, shelf.minutes) or 0) + by
    return replace(shelf, minutes=lengths[min(max(at, 0), len(lengths) - 1)])


def choose(shelf: Shelf) -> Choice | None:
    """The chosen card at its minutes; None when it cannot be played."""
    card = shelf.card
    if card is None or not card.playable:
        return None
    return Choice(card.id, minutes(card, shelf.minutes) or 0)


def top_of(shelf: Shelf, index: int, measure: Measure) -> int:
    """Where a card begins in the list."""
    heads = bisect_right(shelf.groups, (index, "\U0010ffff"))
    grown = measure.open - measure.row if index > shelf.selected else 0
    return index * (measure.row + measure.gap) + heads * (measure.head + measure.gap) + grown


def height_of(shelf: Shelf, index: int, measure: Measure) -> int:
    """How tall a card is: the chosen one is open."""
    return measure.open if index == shelf.selected else measure.row


def scrolled(shelf: Shelf, by: int, measure: Measure) -> Shelf:
    """The list moved by so much, never past its ends."""
    whole = top_of(shelf, len(shelf.cards), measure) - measure.gap
    furthest = max(whole - measure.view, 0)
    return replace(shelf, scroll=min(max(shelf.scroll + by, 0), furthest))


def reveal(shelf: Shelf, measure: Measure) -> Shelf:
    """Scrolled as little as shows the chosen card whole, and that the list goes on."""
    top = top_of(shelf, shelf.selected, measure)
    least = top + measure.open + measure.peek - measure.view
    most = top - max(measure.peek, _head_over(shelf, measure))
    scroll = min(max(shelf.scroll, least), max(most, 0))
    return scrolled(replace(shelf, scroll=scroll), 0, measure)


def _head_over(shelf: Shelf, measure: Measure) -> int:
    """The heading over the chosen card, where there is one and room for it."""
    first = any(group.start == shelf.selected for group in shelf.groups)
    room = measure.view - measure.open
    return min(measure.head + measure.gap, max(room, 0)) if first else 0


def _groups(cards: tuple[Card, ...]) -> tuple[Group, ...]:
    found: list[Group] = []
    for index, card in enumerate(cards):
        if not found or found[-1].label != card.type:
            found.append(Group(index, card.type))
    return tuple(found)


def _best(cards: tuple[Card, ...], chosen: str, wanted: Wanted) -> int:
    """The card that was chosen where it is still there, else one whose title is looked for."""
    if any(card.id == chosen for card in cards):
        return _index_of(cards, chosen)
    return next((i for i, card in enumerate(cards) if seek.is_called(card, wanted)), 0)


def _index_of(cards: tuple[Card, ...], id_: str) -> int:
    return next((index for index, card in enumerate(cards) if card.id == id_), 0)
