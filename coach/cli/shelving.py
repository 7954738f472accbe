"""What stands on the shelf: every routine, or those that serve a goal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from coach.routine.library import Entry
from coach.routine.vocabulary import GOALS, TYPES, Goal
from coach.screen.shelf import Card

if TYPE_CHECKING:
    from coach.screen.page import Ask

YOURS, YOURS_INSTEAD = "yours", "yours, instead of ours"
"""What marks a routine of the user's own, and one that hides a shipped one of the same id."""


class Offer(NamedTuple):
    """A routine that is offered."""

    entry: Entry
    adapted: bool = False
    """Whether it is changed for whoever has what they look for."""

    @property
    def owner(self) -> str:
        """Whose it is, where that must be said."""
        if self.entry.origin != YOURS:
            return ""
        return YOURS_INSTEAD if self.entry.replaces_shipped else YOURS


def offers(entries: Iterable[Entry], goal: Goal | None = None) -> tuple[Offer, ...]:
    """What serves a goal, what is made for it first; everything without one."""
    if goal is None:
        return tuple(map(Offer, entries))
    found = _adaptable(entries, goal) if goal.condition else _tagged(entries, goal)
    return tuple(sorted(found, key=lambda offer: not _is_for(offer.entry, goal)))


def _tagged(entries: Iterable[Entry], goal: Goal) -> Iterator[Offer]:
    return (Offer(entry) for entry in entries if _is_for(entry, goal))


def _is_for(entry: Entry, goal: Goal) -> bool:
    return (goal.instead or goal.id) in entry.summary.good_for


def _adaptable(entries: Iterable[Entry], goal: Goal) -> Iterator[Offer]:
    from coach.score.choice.serving import is_changed, is_for_others

    for entry in entries:
        routine = None if entry.summary.is_broken else entry.read().routine
        if routine and (_is_for(entry, goal) or is_for_others(routine, goal)):
            changed = is_changed(routine, goal)
            if changed is not None:
                yield Offer(entry, changed)


def looked_for(ask: "Ask", entries: Iterable[Entry], goal: str) -> str:
    """The goal that is chosen on pages, or the one that is offered instead of it.

    It is still the same one when none is chosen, and empty for everything.
    """
    from coach.session.before_start.what_for import ALL, what_for

    found = what_for(ask, lambda wanted: len(offers(entries, wanted)))
    if found is None:
        return goal
    return "" if found == ALL else GOALS[found].instead or found


def cards(entries: Iterable[Entry], goal: str) -> tuple[Card, ...]:
    """The routines as the library shows them."""
    return tuple(map(_card, offers(entries, GOALS[goal] if goal else None)))


def _card(offer: Offer) -> Card:
    entry, row = offer.entry, offer.entry.summary
    return Card(
        id=entry.id,
        title=row.title,
        type=TYPES[row.type].label if row.type else "",
        form=row.form or "",
        lengths=row.lengths,
        about=row.about or "",
        problems=len(row.problems) if row.is_broken else 0,
        origin=entry.file,
        owner=offer.owner,
    )
