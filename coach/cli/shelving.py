"""What stands on the shelf: every routine, or those that serve a goal.

Whether somebody who has something can do a routine is known only when it was adapted to them, which
takes longer than to read it; so the answers are remembered.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach import paths
from coach.language import N_
from coach.routine.index import Index, Progress, quiet, remembered
from coach.routine.library import Entry

if TYPE_CHECKING:
    from coach.routine.vocabulary import Goal

YOURS, YOURS_INSTEAD = N_("yours"), N_("yours, instead of ours")
"""What marks a routine of the user's own, and one that hides a shipped one of the same id."""
PRENATAL, PREGNANCY = "prenatal", "pregnancy"
ROOMS = ("routine", "score")
"""Whose sources decide how a routine is adapted."""


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


class Served(StrEnum):
    """How a routine serves somebody who has something."""

    AS_WRITTEN = "as written"
    ADAPTED = "adapted"
    NOT = "not"
    UNKNOWN = "unknown"
    """It cannot be read any more."""


def offers(
    entries: Iterable[Entry], goal: "Goal | None" = None, progress: Progress = quiet
) -> tuple[Offer, ...]:
    """What serves a goal, what is made for it first; everything without one.

    What must be read for it `progress` hears of; what it raises ends the reading.
    """
    if goal is None:
        return tuple(map(Offer, entries))
    found = _adaptable(entries, goal, progress) if goal.condition else _tagged(entries, goal)
    return tuple(sorted(found, key=lambda offer: not _is_for(offer.entry, goal)))


def _tagged(entries: Iterable[Entry], goal: "Goal") -> Iterator[Offer]:
    return (Offer(entry) for entry in entries if _is_for(entry, goal))


def _is_for(entry: Entry, goal: "Goal") -> bool:
    return (goal.instead or goal.id) in entry.summary.good_for


def _adaptable(entries: Iterable[Entry], goal: "Goal", progress: Progress) -> Iterator[Offer]:
    likely = [entry for entry in entries if _is_likely(entry, goal)]
    index = Index(paths.cache() / f"for-{goal.id}.index", ROOMS)
    files = [entry.file for entry in likely]
    answers = remembered(files, partial(_served, goal=goal), index, progress, lasts=_is_known)
    for entry, answer in zip(likely, answers, strict=True):
        if answer in {Served.AS_WRITTEN, Served.ADAPTED}:
            yield Offer(entry, answer == Served.ADAPTED)


def _is_likely(entry: Entry, goal: "Goal") -> bool:
    """As far as its summary tells: what is made for pregnancy is for nothing else."""
    for_others = entry.summary.type != PRENATAL or goal.id == PREGNANCY
    return not entry.summary.is_broken and (for_others or _is_for(entry, goal))


def _served(path: str, goal: "Goal") -> Served:
    """Reads a routine, and adapts it to somebody who has what the goal is about."""
    from coach.routine.summary import read_anyway
    from coach.score.choice.serving import is_changed

    routine = read_anyway(Path(path)).routine
    if routine is None:
        return Served.UNKNOWN
    changed = is_changed(routine, goal)
    if changed is None:
        return Served.NOT
    return Served.ADAPTED if changed else Served.AS_WRITTEN


def _is_known(answer: str) -> bool:
    return answer != Served.UNKNOWN
