"""What the commands print: rich tables for people, plain data for programs.

Rich is imported where a table is made: a long list is printed without it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.shelving import Offer
from coach.routine.library import SAME_ID
from coach.routine.problems import Problem, has_errors
from coach.routine.vocabulary import TOOLS, TYPES
from coach.units import clock, spell_seconds

if TYPE_CHECKING:
    from rich.table import Table

    from coach.cli.doctor import Examined
    from coach.score.cues import Cue, Score
    from coach.sound.voices import Voice


MOST_IN_TABLE = 100
"""Rows that Rich lays out in no time; it takes some milliseconds for each."""
WIDEST = 60
"""Letters of a column; what is longer moves the rest of its own line only."""
Paint = Callable[[str, str], str]
"""Gives a text a style."""


def routines(offers: Sequence[Offer]) -> "Table | str":
    """The library, or what of it is offered: a table, or plain lines when there are many."""
    if len(offers) > MOST_IN_TABLE:
        return "\n".join(_aligned([_COLUMNS, *(_cells(offer, _as_it_is) for offer in offers)]))
    table = _table(*_COLUMNS)
    for offer in offers:
        table.add_row(*_cells(offer, _marked_up))
    return table


_COLUMNS = ("id", "title", "type", "form", "minutes", "needs")


def _cells(offer: Offer, paint: Paint) -> tuple[str, ...]:
    row = offer.entry.summary
    return (
        paint(offer.entry.id, "bold"),
        paint(row.title, "none") + "".join(paint(*mark) for mark in _marks(offer)),
        TYPES[row.type].label if row.type else "",
        row.form or "",
        ", ".join(map(str, row.lengths)),
        ", ".join([tool for tool in row.tools if TOOLS[tool].kind != "hands"]),
    )


def _marked_up(text: str, style: str) -> str:
    from rich.markup import escape

    return f"[{style}]{escape(text)}[/]"


def _as_it_is(text: str, _style: str) -> str:
    return text


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [min(max(map(_width, column)), WIDEST) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield " ".join([cell + " " * (width - _width(cell)) for cell, width in cells]).rstrip()


def _width(text: str) -> int:
    """How many columns of a terminal it takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _marks(offer: Offer) -> Iterator[tuple[str, str]]:
    """What must be said of a routine beside its title, and in which style."""
    if offer.owner:
        yield f" ({offer.owner})", "cyan"
    if offer.adapted:
        yield " (adapted for you)", "dim"
    problems = offer.entry.summary.problems
    if any(problem.rule == SAME_ID for problem in problems):
        yield f" ({problems[0].message})", "red"
    elif has_errors(problems):
        state = "broken" if offer.entry.summary.is_broken else "against rules of care"
        yield f" ({state}: massage-coach check)", "red"


def score(whole: "Score") -> "Table":
    """Every cue at its time, under its step."""
    from rich.markup import escape

    from coach.screen.session.sheet import sided

    plan = whole.plan
    table = _table("time", "cue", "length", "text")
    table.title = f"{plan.title}, {clock(plan.total_ms)}"
    cues = _by_step(whole)
    for step in plan.steps:
        heading = f"[bold]{escape(sided(step.name, step.side))}[/bold]"
        table.add_row(
            clock(step.start_ms), f"{step.number}", spell_seconds(step.length_ms), heading
        )
        for cue in cues.get(step.number, []):
            length = spell_seconds(cue.length_ms)
            table.add_row(_tenths(cue), cue.kind, length, escape(cue.text), style="dim")
    return table


def problem_data(found: Iterable[tuple[Path, Iterable[Problem]]]) -> list[dict[str, Any]]:
    """Problems as plain data."""
    return [
        {
            "path": str(path),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
        }
        for path, problems in found
        for problem in problems
    ]


def voices(found: "Iterable[tuple[Voice, bool]]") -> "Table":
    """The voices, whether each is sound, and how to name them."""
    from rich.markup import escape

    table = _table("--voice", "name", "language")
    for voice, is_sound in found:
        mark = "" if is_sound else " [red](not to be used)[/red]"
        named = f"{voice.engine}:{escape(voice.id)}", f"{escape(voice.name)}{mark}"
        table.add_row(*named, voice.language)
    table.add_row("silent", "captions only", "")
    return table


def findings(examined: Iterable["Examined"]) -> "Table":
    """What works and what does not."""
    from rich.markup import escape

    table = _table("", "what", "found")
    for row in examined:
        sign = "[green]works[/green]" if row.works else "[red]fails[/red]"
        table.add_row(sign, row.what, escape(row.found))
    return table


def _table(*columns: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, title_justify="left", header_style="dim")
    for index, column in enumerate(columns):
        table.add_column(column, no_wrap=index == 0)
    return table


def _by_step(whole: "Score") -> "dict[int, list[Cue]]":
    found: dict[int, list[Cue]] = {}
    for cue in whole.cues:
        found.setdefault(cue.step, []).append(cue)
    return found


def _tenths(cue: "Cue") -> str:
    return f"{clock(cue.at_ms)}.{cue.at_ms % 1000 // 100}"
