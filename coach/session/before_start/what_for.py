"""What somebody wants from a routine, asked by pages, and what is known of it."""

from collections.abc import Callable

from coach.language import _, counted
from coach.routine.evidence import EVIDENCE, NOT_REVIEWED, Evidence, promise
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.screen.pages.page import Ask, Block, Option, Page, prose

ALL, SHOW, KNOWN, BACK = "all", "show", "known", "back"

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
    everything = Option(ALL, _("All routines"), "a")
    return Page(_("What for?"), (*(Option(wish, _(wish)) for wish in Wish), everything))


def goals(wish: Wish) -> Page:
    """The goals of one sort."""
    offered = (goal for goal in GOALS.values() if goal.wish is wish)
    return Page(_(wish), tuple(Option(goal.id, _(goal.label)) for goal in offered))


def about(goal: Goal, count: int) -> Page:
    """What may be said of a goal, and how sure that is."""
    show = counted("Show {count} routine", "Show {count} routines", count)
    return Page(
        _(goal.label),
        (Option(SHOW, show), Option(KNOWN, _("What is known"), "w")),
        prose(*promise(goal)),
        note=_(NOT_REVIEWED),
    )


def known(goal: Goal) -> Page:
    """What was found, how strong it is and where it stands."""
    row = EVIDENCE[goal.id]
    found = tuple(f"{_(f.strength).capitalize()}: {_(f.words)}" for f in row.findings)
    links = _("Links: massage-coach why {goal}").format(goal=goal.id)
    return Page(
        _("{goal}: what is known").format(goal=_(goal.label)),
        (Option(BACK, _("Back")),),
        (Block(found, listed=True), _standing(row)),
        note=f"{_(NOT_REVIEWED)} {links}",
    )


def _standing(row: Evidence) -> Block:
    return Block(tuple(source.text for source in row.sources), _("Where it stands"), listed=True)
