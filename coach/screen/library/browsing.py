"""The library as somebody uses it: the shelf, where keys go to, and what is open over it."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame

from coach.screen.appearance import Appearance
from coach.screen.library.chips import CLEAR, GOAL, SEARCH, SETTINGS, VALUES, Chip, boxes
from coach.screen.library_layout import Places, Size
from coach.screen.shelf import seek, shelf
from coach.screen.shelf.seek import ANYTHING, Wanted
from coach.screen.shelf.shelf import Choice, Look, Shelf

Window: TypeAlias = tuple[Places, Size, Appearance]
"""What an event is judged by: the layout, and what it was made from."""
LOOKS = {GOAL: Look.GOALS, SETTINGS: Look.SETTINGS}
"""What leads out of the library, to come back to it."""
LONGEST = 60
"""Letters that are searched for at most."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where the list is held, by a finger or the mouse, and how far it was scrolled then."""

    pos: tuple[int, int]
    scroll: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Browsing:
    """The state of the library in its window."""

    shelf: Shelf
    focus: Chip | None = None
    """What keys go to; None is the list."""
    menu: str = ""
    """The kind of filter that is unfolded over the cards."""
    over: Chip | None = None
    """What the mouse is over."""
    grip: Grip | None = None
    reading: int | None = None
    """How far the problems of the chosen card are scrolled, in pixels; None while they are shut."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What an event led to: a new state, and whether the library is left, with a choice or not."""

    state: Browsing
    done: bool = False
    choice: Choice | Look | None = None


def revealed(state: Browsing, here: Places) -> Browsing:
    """Scrolled so that the chosen card is seen."""
    return replace(state, shelf=shelf.reveal(state.shelf, here.measure))


def moved(state: Browsing, by: int, here: Places) -> Browsing:
    """So many cards on; keys go to the list."""
    return chosen(state, state.shelf.selected + by, here)


def chosen(state: Browsing, index: int, here: Places) -> Browsing:
    """With this card chosen; keys go to the list."""
    now = replace(state, shelf=shelf.select(state.shelf, index), focus=None, menu="")
    return revealed(now, here)


def sought(state: Browsing, wanted: Wanted, here: Places) -> Browsing:
    """With something else looked for."""
    now = revealed(replace(state, shelf=shelf.sought(state.shelf, wanted)), here)
    return now if now.focus in boxes(here, now.shelf, now.menu) else replace(now, focus=None)


def typed(state: Browsing, text: str, here: Places) -> Browsing:
    """With this behind the words that are searched for; a space alone begins none."""
    words = state.shelf.wanted.words
    if text.isspace() and (not words or state.focus != SEARCH):
        return state
    wanted = replace(state.shelf.wanted, words=(words + text)[:LONGEST])
    return replace(sought(replace(state, menu=""), wanted, here), focus=SEARCH)


def erased(state: Browsing, here: Places) -> Browsing:
    """Without the last letter that is searched for."""
    wanted = replace(state.shelf.wanted, words=state.shelf.wanted.words[:-1])
    return replace(sought(replace(state, menu=""), wanted, here), focus=SEARCH)


def cleared(state: Browsing, here: Places) -> Turn:
    """With nothing looked for any more; a goal is given back to whoever chose the cards for it."""
    now = sought(replace(state, focus=None, menu=""), ANYTHING, here)
    goal = bool(state.shelf.goal)
    return Turn(now, done=goal, choice=Look.EVERYTHING if goal else None)


def back(state: Browsing, here: Places) -> Turn:
    """One step back: out of what is open, then out of what is looked for, then out of it all."""
    wanted = state.shelf.wanted
    if state.reading is not None:
        return Turn(replace(state, reading=None))
    if state.menu:
        return Turn(replace(state, menu="", focus=Chip("menu", state.menu)))
    if wanted.words:
        return Turn(sought(replace(state, focus=None), replace(wanted, words=""), here))
    if state.shelf.narrowed:
        return cleared(state, here)
    return Turn(state, done=True)


def taken(state: Browsing, chip: Chip | None, here: Places) -> Turn:
    """What pressing this leads to; None is the chosen card."""
    if chip is None:
        return _card_taken(state, here)
    if chip in LOOKS:
        return Turn(state, done=True, choice=LOOKS[chip])
    if chip == CLEAR:
        return cleared(state, here)
    if chip == SEARCH:
        return Turn(replace(state, focus=SEARCH, menu=""))
    return Turn(_unfolded(state, chip) if chip.kind == "menu" else _filtered(state, chip, here))


def _filtered(state: Browsing, chip: Chip, here: Places) -> Browsing:
    """With this looked for, or no longer; what was unfolded for it is folded again."""
    wanted = seek.toggled(state.shelf.wanted, *chip)
    focus = Chip("menu", chip.kind) if state.menu else chip
    return sought(replace(state, menu="", focus=focus), wanted, here)


def _card_taken(state: Browsing, here: Places) -> Turn:
    """A card that can be played is; of a broken one the problems open; without any, all return."""
    card = state.shelf.card
    if card is None:
        return cleared(state, here)
    if card.problems:
        return Turn(replace(state, reading=0))
    choice = shelf.choose(state.shelf)
    return Turn(state, done=choice is not None, choice=choice)


def _unfolded(state: Browsing, chip: Chip) -> Browsing:
    """The values of a kind, the one that is looked for first in line for keys; or shut again."""
    kind = str(chip.value)
    if state.menu == kind:
        return replace(state, menu="", focus=chip)
    wanted = getattr(state.shelf.wanted, kind)
    return replace(state, menu=kind, focus=Chip(kind, wanted or VALUES[kind][0]))


def chip_at(state: Browsing, pos: tuple[int, int], here: Places) -> Chip | None:
    """The chip at a place of the window."""
    found = boxes(here, state.shelf, state.menu)
    grown = here.u(2)
    hit = (c for c, box in found.items() if box.inflate(grown, grown).collidepoint(pos))
    return next(hit, None)


def visible(state: Shelf, here: Places) -> list[tuple[int, pygame.Rect]]:
    """The cards that are seen at least in part, and where in the window."""
    found: list[tuple[int, pygame.Rect]] = []
    index = _first_seen(state, here)
    while index < len(state.cards):
        box = card_box(state, here, index)
        if box.top >= here.list.bottom:
            break
        if box.bottom > here.list.top:
            found.append((index, box))
        index += 1
    return found


def card_box(state: Shelf, here: Places, index: int) -> pygame.Rect:
    """Where a card is in the window, or beyond its edge."""
    measure = here.measure
    top = here.u(shelf.top_of(state, index, measure) - state.scroll)
    height = here.u(shelf.height_of(state, index, measure))
    return pygame.Rect(here.list.left, here.list.top + top, here.list.width, height)


def _first_seen(state: Shelf, here: Places) -> int:
    """The first card whose end is below the upper edge of the list."""
    low, high = 0, len(state.cards)
    while low < high:
        middle = (low + high) // 2
        if card_box(state, here, middle).bottom <= here.list.top:
            low = middle + 1
        else:
            high = middle
    return low


def again_place(here: Places) -> pygame.Rect:
    """Where everything is shown again, while nothing is."""
    place = pygame.Rect(0, 0, min(here.u(240), here.list.width), here.u(50))
    place.midtop = here.list.centerx, here.list.top + here.list.height * 55 // 100
    place.bottom = min(place.bottom, here.list.bottom)
    return place
