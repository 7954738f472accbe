"""The shelf in the window: its cards, and what is looked for there."""

from collections.abc import Iterable
from functools import cache

from coach.cli.shelving import Offer, offers
from coach.language import used
from coach.routine.index import Progress, quiet
from coach.routine.library import Entry
from coach.routine.vocabulary import GOALS, TOOLS, TYPES
from coach.screen.pages.page import Ask
from coach.screen.shelf.shelf import Card
from coach.session.before_start.what_for import ALL, what_for

PLACES = {type_: place for place, type_ in enumerate(TYPES)}
EVERYWHERE = ("wall", "none")
"""Kinds of tool that nobody looks for."""


def looked_for(ask: Ask, entries: Iterable[Entry], goal: str, progress: Progress = quiet) -> str:
    """The goal that is chosen on pages, or the one that is offered instead of it.

    It is still the same one when none is chosen, and empty for everything.
    """
    found = what_for(ask, lambda wanted: len(offers(entries, wanted, progress)))
    if found is None:
        return goal
    return "" if found == ALL else GOALS[found].instead or found


def cards(entries: Iterable[Entry], goal: str, progress: Progress = quiet) -> tuple[Card, ...]:
    """The routines as the library shows them: those for a goal as they are offered, all by type."""
    found = offers(entries, GOALS[goal] if goal else None, progress)
    return tuple(map(_card, found if goal else sorted(found, key=_place)))


def _place(offer: Offer) -> int:
    """Where its type comes; what has none comes last."""
    return PLACES.get(offer.entry.summary.type or "", len(PLACES))


def _card(offer: Offer) -> Card:
    entry = offer.entry.shown_in(used())
    row = entry.summary
    return Card(
        id=entry.id,
        title=row.title,
        type=TYPES[row.type].label if row.type else "",
        form=row.form or "",
        lengths=row.lengths,
        about=row.about or "",
        problems=row.problems if row.is_broken else (),
        origin=entry.file.path,
        owner=offer.owner,
        regions=row.regions,
        tools=_kinds(row.tools),
        goals=row.good_for,
    )


@cache
def _kinds(tools: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of tool that a routine is done with; a wall and a chair are everywhere."""
    kinds = dict.fromkeys(TOOLS[tool].kind for tool in tools)
    return tuple(kind for kind in kinds if kind not in EVERYWHERE)
