"""What the commands print: rich tables for people, plain data for programs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from coach.cli.shelving import Offer
from coach.routine.problems import Problem
from coach.routine.vocabulary import TOOLS, TYPES
from coach.score.cues import Cue, Score
from coach.sound.voices import Voice
from coach.units import clock, spell_seconds

if TYPE_CHECKING:
    from coach.cli.doctor import Examined


def routines(offers: Iterable[Offer]) -> Table:
    """The library, or what of it is offered."""
    table = _table("id", "title", "type", "form", "minutes", "needs")
    for offer in offers:
        row = offer.entry.summary
        table.add_row(
            f"[bold]{escape(offer.entry.id)}[/bold]",
            escape(row.title) + "".join(_marks(offer)),
            TYPES[row.type].label if row.type else "",
            row.form or "",
            ", ".join(str(length) for length in row.lengths),
            ", ".join(tool for tool in row.tools if TOOLS[tool].kind != "hands"),
        )
    return table


def _marks(offer: Offer) -> Iterator[str]:
    """What must be said of a routine beside its title."""
    if offer.owner:
        yield f" [cyan]({offer.owner})[/cyan]"
    if offer.adapted:
        yield " [dim](adapted for you)[/dim]"
    if offer.entry.summary.is_broken:
        yield " [red](broken: massage-coach check)[/red]"


def score(whole: Score) -> Table:
    """Every cue at its time, under its step."""
    plan = whole.plan
    table = _table("time", "cue", "length", "text")
    table.title = f"{plan.title}, {clock(plan.total_ms)}"
    cues = _by_step(whole)
    for step in plan.steps:
        side = "" if step.side.value == "both" else f", {step.side}"
        heading = f"[bold]{escape(step.name)}{side}[/bold]"
        table.add_row(
            clock(step.start_ms), f"{step.number}", spell_seconds(step.length_ms), heading
        )
        for cue in cues.get(step.number, []):
            length = spell_seconds(cue.length_ms)
            table.add_row(_tenths(cue), cue.kind, length, escape(cue.text), style="dim")
    return table


def score_data(whole: Score) -> dict[str, Any]:
    """The score as plain data; step indexes count from 1."""
    return {
        "title": whole.plan.title,
        "total_ms": whole.total_ms,
        "steps": [
            {
                "index": step.number,
                "name": step.name,
                "start_ms": step.start_ms,
                "end_ms": step.end_ms,
                "stroke": step.stroke_id,
                "region": step.region,
                "side": step.side.value,
                "tool": step.tool,
                "pressure": step.pressure,
                "tempo": step.tempo,
            }
            for step in whole.plan.steps
        ],
        "cues": [
            {
                "at_ms": cue.at_ms,
                "kind": cue.kind,
                "text": cue.text,
                "length_ms": cue.length_ms,
                "step": cue.step,
            }
            for cue in whole.cues
        ],
    }


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


def voices(found: Iterable[Voice]) -> Table:
    """The voices, and how to name them."""
    table = _table("--voice", "name", "language")
    for voice in found:
        table.add_row(f"{voice.engine}:{escape(voice.id)}", escape(voice.name), voice.language)
    table.add_row("silent", "captions only", "")
    return table


def findings(examined: Iterable["Examined"]) -> Table:
    """What works and what does not."""
    table = _table("", "what", "found")
    for row in examined:
        sign = "[green]works[/green]" if row.works else "[red]fails[/red]"
        table.add_row(sign, row.what, escape(row.found))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, title_justify="left", header_style="dim")
    for index, column in enumerate(columns):
        table.add_column(column, no_wrap=index == 0)
    return table


def _by_step(whole: Score) -> dict[int, list[Cue]]:
    found: dict[int, list[Cue]] = {}
    for cue in whole.cues:
        found.setdefault(cue.step, []).append(cue)
    return found


def _tenths(cue: Cue) -> str:
    return f"{clock(cue.at_ms)}.{cue.at_ms % 1000 // 100}"
