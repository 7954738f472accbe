"""What somebody wants from a routine, asked by pages, and what is known of it."""

from collections.abc import Callable

from coach.routine.evidence import EVIDENCE, NOT_REVIEWED, Evidence, promise
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.screen.page import Ask, Block, Option, Page, prose

ALL, SHOW, KNOWN, BACK = "all", "show", "known", "back"
EVERYTHING = Option(ALL, "All routines", "a")

CountOf = Callable[[Goal], int]
"""How many routines there are for a goal."""


def what_for(ask: Ask, count_of: CountOf) -> str | None:
    """The id of the goal that was chosen, ALL for every routine, or None to leave it as it is.

    Raises ClosedError from `ask`.
    """
    while (wish := ask(wishes())) not in {None, ALL}:
        while goal := ask(goals(Wish(wish))):
            if _is_wanted(GOALS[goal], ask, count_of):
                return goal
    return wish


def _is_wanted(goal: Goal, ask: Ask, count_of: CountOf) -> bool:
    """Whether its routines are to be shown; what is known of it may be read first."""
    while (answer := ask(about(goal, count_of(goal)))) == KNOWN:
        ask(known(goal))
    return answer == SHOW


def wishes() -> Page:
    """The sorts of goals."""
    return Page("What for?", (*(Option(wish, wish) for wish in Wish), EVERYTHING))


def goals(wish: Wish) -> Page:
    """The goals of one sort."""
    offered = (goal for goal in GOALS.values() if goal.wish is wish)
    return Page(wish, tuple(Option(goal.id, goal.label) for goal in offered))


def about(goal: Goal, count: int) -> Page:
    """What may be said of a goal, and how sure that is."""
    what = "1 routine" if count == 1 else f"{count} routines"
    return Page(
        goal.label,
        (Option(SHOW, f"Show {what}"), Option(KNOWN, "What is known", "w")),
        prose(*promise(goal)),
        note=NOT_REVIEWED,
    )


def known(goal: Goal) -> Page:
    """What was found, how strong it is and where it stands."""
    row = EVIDENCE[goal.id]
    found = tuple(f"{f.strength.capitalize()}: {f.words}" for f in row.findings)
    return Page(
        f"{goal.label}: what is known",
        (Option(BACK, "Back"),),
        (Block(found, listed=True), _standing(row)),
        note=f"{NOT_REVIEWED} Links: massage-coach why {goal.id}",
    )


def _standing(row: Evidence) -> Block:
    return Block(tuple(source.text for source in row.sources), "Where it stands", listed=True)
