"""The chips of the library: what can be pressed beside the cards, and where each one stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pygame

from coach.language import N_, _
from coach.screen.boxes import columns
from coach.screen.library import bodies
from coach.screen.library_layout import Places
from coach.screen.shelf.seek import AREAS, FORMS, TIMES, TOOLS, Wanted, is_wanted
from coach.screen.shelf.shelf import Shelf


class Chip(NamedTuple):
    """Something to press: a filter with its value, a kind of filter to unfold, or a thing to do."""

    kind: str
    value: str | int = ""


SEARCH, CLEAR, GOAL, SETTINGS = (Chip(kind) for kind in ("search", "clear", "goal", "settings"))
VALUES: dict[str, Sequence[str | int]] = {
    "most": TIMES,
    "form": tuple(FORMS),
    "tool": tuple(TOOLS),
    "area": tuple(AREAS),
}
"""The kinds of filter, each a field of `Wanted`, and what can be chosen of each."""
SHORT_FORMS = {"solo": N_("alone"), "partner": N_("for two")}
KINDS = {"area": N_("Where"), "most": N_("Time"), "form": N_("Who"), "tool": N_("Tool")}
WHAT_FOR = N_("What for?")
WIDTHS = {"form": 106, "tool": 43}
"""In units; a time takes what is left."""
FOLDED = ("area", "most", "form", "tool")
AREA = 40
AREAS_AT = {
    "neck": 0.13,
    "shoulders": 0.2,
    "upper back": 0.29,
    "side": 0.37,
    "low back": 0.45,
    "hips": 0.53,
    "arms": 0.61,
    "legs": 0.79,
}
"""How far down the figure their names stand, from head to foot."""
WIDEST_OPTION, OPTION, LOWEST_OPTION, GAP = 190, 46, 20, 8


def boxes(here: Places, shelf: Shelf, menu: str = "") -> dict[Chip, pygame.Rect]:
    """Every chip that is there, in the order of Tab; `menu` is the kind that is unfolded."""
    return dict(_placed(here, shelf, menu))


def label(chip: Chip, shelf: Shelf) -> str:
    """What is written on a chip, and told of one that shows a sign only."""
    match chip.kind:
        case "goal":
            return _(shelf.goal) or _(WHAT_FOR)
        case "clear":
            return _("Clear")
        case "settings":
            return _("Settings")
        case "menu":
            chosen = getattr(shelf.wanted, str(chip.value))
            return worded(str(chip.value), chosen) if chosen else _(KINDS[str(chip.value)])
        case "most":
            return _("{minutes} min").format(minutes=chip.value)
        case _:
            return worded(*chip)


def worded(kind: str, value: str | int) -> str:
    """A filter's value in words."""
    if kind == "most":
        return _("≤ {minutes} min").format(minutes=value)
    words = {"form": SHORT_FORMS, "tool": TOOLS, "area": AREAS}[kind]
    return _(words[str(value)])


def chosen(chip: Chip, shelf: Shelf) -> bool:
    """Whether it is looked for, or something of its kind."""
    if chip == GOAL:
        return bool(shelf.goal)
    if chip.kind == "menu":
        return bool(getattr(shelf.wanted, str(chip.value)))
    return chip.kind in VALUES and is_wanted(shelf.wanted, *chip)


def asked_for(wanted: Wanted, goal: str) -> list[str]:
    """Everything that is looked for, in words."""
    kinds = [(kind, getattr(wanted, kind)) for kind in VALUES]
    found = [worded(kind, value) for kind, value in kinds if value]
    return [*([wanted.words] if wanted.words else []), *found, *([_(goal)] if goal else [])]


def _placed(here: Places, shelf: Shelf, menu: str) -> Iterator[tuple[Chip, pygame.Rect]]:
    yield SEARCH, _search(here, shelf)
    if shelf.narrowed:
        yield CLEAR, here.clear
    yield SETTINGS, here.settings
    if here.wide:
        yield GOAL, here.goal
        yield from _open_filters(here)
        yield from _areas(here)
        return
    yield from _folded_filters(here)
    if menu:
        yield from _options(here, menu)


def _areas(here: Places) -> Iterator[tuple[Chip, pygame.Rect]]:
    """The names of the areas, each beside where it is on the figure, as far as there is room."""
    figure = bodies.place(here.figure)
    high, least = here.u(AREA), here.u(AREA + 5)
    middle = here.areas.top
    for area, share in AREAS_AT.items():
        middle = max(figure.top + round(share * figure.height), middle + least)
        box = pygame.Rect(here.areas.left, 0, here.areas.width, high)
        box.centery = middle
        yield Chip("area", area), box


def _search(here: Places, shelf: Shelf) -> pygame.Rect:
    """The search takes the room for «Clear» while there is nothing to clear."""
    return here.search if shelf.narrowed else here.search.union(here.clear)


def _open_filters(here: Places) -> Iterator[tuple[Chip, pygame.Rect]]:
    """All times, forms and tools side by side."""
    gap, between = here.u(5), here.u(12)
    fixed = {kind: here.u(width) for kind, width in WIDTHS.items()}
    taken = sum(len(VALUES[kind]) * (width + gap) for kind, width in fixed.items())
    time = (here.filters.width + gap - taken - 2 * between) // len(TIMES) - gap
    left = here.filters.left
    for kind in ("most", "form", "tool"):
        for value in VALUES[kind]:
            width = fixed.get(kind, time)
            yield Chip(kind, value), pygame.Rect(left, here.filters.top, width, here.filters.height)
            left += width + gap
        left += between


def _folded_filters(here: Places) -> Iterator[tuple[Chip, pygame.Rect]]:
    """One chip for each kind; a goal has a longer name than all others."""
    gap = here.u(GAP)
    each = (here.filters.width - gap * len(FOLDED)) * 2 // (2 * len(FOLDED) + 3)
    *some, goal = columns(here.filters, *[each] * len(FOLDED), 0, gap=gap)
    yield from ((Chip("menu", kind), box) for kind, box in zip(FOLDED, some, strict=True))
    yield GOAL, goal


def _options(here: Places, menu: str) -> Iterator[tuple[Chip, pygame.Rect]]:
    """Everything that can be chosen of one kind, in place of the cards."""
    values, gap = VALUES[menu], here.u(GAP)
    lines = max((here.list.height + gap) // (here.u(LOWEST_OPTION) + gap), 1)
    beside = min(here.list.width // here.u(WIDEST_OPTION * 0.75), len(values), 4)
    across = max(beside, -(-len(values) // lines))
    down = -(-len(values) // across)
    high = min(here.u(OPTION), (here.list.height - gap * (down - 1)) // down)
    width = min((here.list.width - gap * (across - 1)) // across, here.u(WIDEST_OPTION))
    for index, value in enumerate(values):
        row, place = divmod(index, across)
        left = here.list.left + place * (width + gap)
        yield Chip(menu, value), pygame.Rect(left, here.list.top + row * (high + gap), width, high)
