"""The library as a value: its cards, which one is chosen, and how far the list is scrolled.

Lengths in the list are in units of the drawing, whatever the size of the window.
"""

from dataclasses import dataclass, replace
from enum import Enum

ROW, OPEN, GAP = 80, 252, 10
"""The height of a card, of the chosen card, and the space between two."""
PEEK = 40
"""What is seen of the next card, where the list fades out."""
USUAL_MINUTES = 10


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
    problems: int = 0
    """How many errors keep it from being played."""
    origin: str = ""
    """Where its file lies, as `check` takes it."""
    owner: str = ""
    """Whose it is, where that must be said: yours."""

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


@dataclass(frozen=True, slots=True)
class Shelf:
    """The state of the library screen."""

    cards: tuple[Card, ...]
    selected: int = 0
    wanted: int = USUAL_MINUTES
    """Minutes asked for last; a card without them offers its nearest."""
    scroll: int = 0
    goal: str = ""
    """What all its cards are for, as people read it; empty when it holds everything."""

    @property
    def card(self) -> Card | None:
        return self.cards[self.selected] if self.cards else None


def minutes(card: Card, wanted: int) -> int | None:
    """The card's length nearest to what is wanted; None when it has none."""
    return min(card.lengths, key=lambda length: (abs(length - wanted), length), default=None)


def select(shelf: Shelf, index: int) -> Shelf:
    """This card, or the first or last when there is none such."""
    return replace(shelf, selected=min(max(index, 0), max(len(shelf.cards) - 1, 0)))


def move(shelf: Shelf, by: int) -> Shelf:
    """So many cards down, or up when negative."""
    return select(shelf, shelf.selected + by)


def lengthen(shelf: Shelf, by: int) -> Shelf:
    """The chosen card's next longer length, or the next shorter."""
    if shelf.card is None or not shelf.card.lengths:
        return shelf
    lengths = sorted(shelf.card.lengths)
    now = minutes(shelf.card, shelf.wanted)
    at = min(max(lengths.index(now or lengths[0]) + by, 0), len(lengths) - 1)
    return replace(shelf, wanted=lengths[at])


def choose(shelf: Shelf) -> Choice | None:
    """The chosen card at its minutes; None when it cannot be played."""
    card = shelf.card
    if card is None or not card.playable:
        return None
    return Choice(card.id, minutes(card, shelf.wanted) or 0)


def top_of(shelf: Shelf, index: int) -> int:
    """Where a card begins in the list."""
    return index * (ROW + GAP) + (OPEN - ROW if index > shelf.selected else 0)


def height_of(shelf: Shelf, index: int) -> int:
    """How tall a card is: the chosen one is open."""
    return OPEN if index == shelf.selected else ROW


def scrolled(shelf: Shelf, by: int, view: int) -> Shelf:
    """The list moved by so much under a view of this height, never past its ends."""
    furthest = max(top_of(shelf, len(shelf.cards)) - GAP - view, 0)
    return replace(shelf, scroll=min(max(shelf.scroll + by, 0), furthest))


def reveal(shelf: Shelf, view: int) -> Shelf:
    """Scrolled as little as shows the chosen card whole, and that the list goes on."""
    top = top_of(shelf, shelf.selected)
    scroll = min(max(shelf.scroll, top + OPEN + PEEK - view), top - PEEK)
    return scrolled(replace(shelf, scroll=scroll), 0, view)
