"""The journal as it is printed: a table for people, plain data for programs."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table

from coach.language import _
from coach.session.journal import Entry
from coach.units import MINUTE


def table(entries: Iterable[Entry]) -> Table:
    """One line a session, its time as it is here."""
    heads = (_("when"), _("routine"), _("minutes"), _("steps"), _("before"), _("after"), _("hurt"))
    rows = Table(*heads, box=None, pad_edge=False)
    for entry in entries:
        rows.add_row(*_cells(entry))
    return rows


def data(entry: Entry) -> dict[str, Any]:
    """One session, its time in UTC."""
    return {
        "ended_at": entry.ended_at.isoformat(),
        "routine": entry.routine,
        "title": entry.title,
        "form": entry.form,
        "minutes_planned": round(entry.planned_ms / MINUTE, 1),
        "minutes_done": round(entry.done_ms / MINUTE, 1),
        "steps_planned": entry.steps_planned,
        "steps_done": entry.steps_done,
        "hurt": entry.hurt,
        "before": entry.before,
        "after": entry.after,
    }


def _cells(entry: Entry) -> tuple[str, ...]:
    felt = ("" if number is None else str(number) for number in (entry.before, entry.after))
    return (
        entry.ended_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        entry.title.replace("[", r"\["),
        f"{entry.minutes}/{round(entry.planned_ms / MINUTE)}",
        f"{entry.steps_done}/{entry.steps_planned}",
        *felt,
        ", ".join(dict.fromkeys(entry.hurt)).replace("[", r"\["),
    )
