"""What stands on the shelf of the library: all routines, or those that serve a goal."""

from collections.abc import Container, Mapping
from typing import TypeAlias

from coach.routine.library import YOURS, YOURS_INSTEAD, Entry, shipped_ids
from coach.routine.vocabulary import GOALS, TYPES
from coach.score.serving import serving
from coach.screen.page import Ask
from coach.screen.shelf import Card
from coach.session.what_for import ALL, what_for

Entries: TypeAlias = Mapping[str, Entry]
"""By id."""


def looked_for(ask: Ask, entries: Entries, goal: str) -> str:
    """The goal that is chosen on pages, or still the same one; empty for everything."""
    found = what_for(ask, lambda wanted: len(serving_goal(entries, wanted.id)))
    if found is None:
        return goal
    return "" if found == ALL else found


def serving_goal(entries: Entries, goal: str) -> Entries:
    """What serves a goal; everything without one."""
    if not goal:
        return entries
    routines = {id_: entry.reading.routine for id_, entry in entries.items()}
    sound = {id_: routine for id_, routine in routines.items() if routine}
    return {row.id: entries[row.id] for row in serving(sound, GOALS[goal])}


def cards(entries: Entries) -> tuple[Card, ...]:
    """The routines as the library shows them."""
    shipped = shipped_ids()
    return tuple(_card(entry, shipped) for entry in entries.values())


def _card(entry: Entry, shipped: Container[str]) -> Card:
    routine = entry.reading.routine
    hides = YOURS_INSTEAD if entry.id in shipped else YOURS
    return Card(
        id=entry.id,
        title=entry.title,
        type=TYPES[routine.type].label if routine else "",
        form=routine.form if routine else "",
        lengths=entry.minutes,
        about=(routine.about if routine else "") or "",
        problems=0 if routine else len(entry.reading.problems),
        origin=str(entry.reading.path),
        owner=hides if entry.origin == YOURS else "",
    )
