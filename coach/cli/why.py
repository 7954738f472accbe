"""What is known of a goal, as the terminal shows it, and as plain data."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.markup import escape

from coach.errors import UsageError
from coach.routine.evidence import (
    EVIDENCE,
    MEANS,
    NOT_REVIEWED,
    SOURCES,
    TIPS,
    Evidence,
    promise,
    summary,
)
from coach.routine.vocabulary import GOALS, Goal, Wish, goal_of


def known(word: str | None) -> list[Evidence]:
    """What is known of a goal, by its id or another word for it, or of a tip; without one, of all.

    Raises UsageError for what is neither.
    """
    if word is None:
        return [*EVIDENCE.values(), *TIPS.values()]
    tip = TIPS.get(word.strip().lower())
    try:
        return [tip or EVIDENCE[goal_of(word).id]]
    except UsageError as error:
        raise UsageError(error.message, f"{error.hint} Tips: {', '.join(TIPS)}.") from None


def listing() -> Iterator[str]:
    """Every goal and every tip on a line of its own, in markup."""
    for wish in Wish:
        yield f"[bold]{wish}[/bold]"
        yield from (_line(EVIDENCE[goal.id]) for goal in GOALS.values() if goal.wish is wish)
        yield ""
    yield "[bold]Usual advice[/bold]"
    yield from map(_line, TIPS.values())
    yield "\n[dim]More: massage-coach why GOAL. To play: massage-coach list --for GOAL.[/dim]"


def _line(row: Evidence) -> str:
    return f"  {row.id:<13} {escape(summary(row))}"


def told(row: Evidence) -> Iterator[str]:
    """What is known of one, line by line, in markup."""
    title = GOALS[row.id].label if row.id in GOALS else row.id.capitalize()
    yield f"[bold]{title}[/bold]: {row.say}\n"
    for finding in row.findings:
        yield f"[bold]{finding.strength.capitalize()}:[/bold] {escape(finding.words)}"
        for source in (SOURCES[id_] for id_ in finding.sources):
            yield f"  [dim]{source.text}\n  {source.link}[/dim]"
    yield ""
    strengths = dict.fromkeys(finding.strength for finding in row.findings)
    yield from (f"[dim]{strength}: {MEANS[strength]}[/dim]" for strength in strengths)
    yield f"[dim]{NOT_REVIEWED}[/dim]"


def data(rows: Iterable[Evidence]) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [
        {
            "id": row.id,
            "strength": row.strength,
            "say": row.say,
            "findings": [
                {
                    "words": finding.words,
                    "strength": finding.strength,
                    "sources": [
                        {"text": SOURCES[id_].text, "link": SOURCES[id_].link}
                        for id_ in finding.sources
                    ],
                }
                for finding in row.findings
            ],
        }
        for row in rows
    ]


def beside(goal: Goal) -> Iterator[str]:
    """What belongs beside a list of routines for a goal."""
    yield from promise(goal)
    if goal.condition:
        week = " (with your week)" if ":" in goal.told else ""
        yield f"Say what you have, and what is not for you is left out: --with {goal.told}{week}"
    yield f"What is known: massage-coach why {goal.id}"
