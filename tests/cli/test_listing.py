"""How the library is told in a terminal: few routines as a table, many as lines, and the wait."""

import io

import pytest
from rich.console import Console
from rich.table import Table

from coach.cli import tables
from coach.cli.indexing import MANY, indexing
from coach.cli.shelving import Offer, offers
from coach.routine.folder import File, Stamp
from coach.routine.index import Summary
from coach.routine.library import SAME_ID, Entry
from coach.routine.problems import Problem

CALM = Summary("Calm", "swedish", "solo", (5, 10), ("relax",), ("palms", "tennis ball on wall"))


def file(number: int) -> File:
    return File(f"/{number}.yaml", f"calm-{number}", Stamp(1, 1, 1))


def offered(count: int, summary: Summary = CALM) -> tuple[Offer, ...]:
    return offers([Entry(file(n), "yours", summary) for n in range(count)])


def printed(count: int, summary: Summary = CALM) -> list[str]:
    shown = tables.routines(offered(count, summary))
    console = Console(file=io.StringIO(), width=200, record=True)
    console.print(shown, markup=isinstance(shown, Table))
    return [line.rstrip() for line in console.export_text().splitlines()]


def test_a_table_and_lines_say_the_same() -> None:
    """Only the layout differs."""
    few, many = printed(tables.MOST_IN_TABLE), printed(tables.MOST_IN_TABLE + 1)
    assert isinstance(tables.routines(offered(1)), Table)
    assert [line.split() for line in many[:-1]] == [line.split() for line in few]


def test_lines_stand_in_columns() -> None:
    """Each as wide as its widest, whatever is written in it."""
    head, *rows = printed(tables.MOST_IN_TABLE + 20, CALM._replace(title="肩 Calm"))
    assert len({row.index("Swedish") for row in rows}) == 1
    assert head.index("type") == rows[0].index("Swedish") + 1  # one letter is two columns wide


def test_what_is_wrong_is_told_beside_the_title() -> None:
    """Broken, doubled, or against the rules of care."""
    problem = Problem(1, 1, "P01", "too strong")
    doubled = Problem(1, 1, SAME_ID, "the same id as /0.yaml")
    assert "(broken: massage-coach check)" in printed(1, Summary("T", problems=(problem,)))[1]
    careless = printed(1, CALM._replace(problems=(problem,)))[1]
    assert "(against rules of care: massage-coach check)" in careless
    assert "(the same id as /0.yaml)" in printed(1, Summary("T", problems=(doubled,)))[1]


@pytest.mark.parametrize(
    ("of", "terminal", "shown"), [(MANY, True, True), (MANY - 1, True, False), (MANY, False, False)]
)
def test_a_long_reading_is_shown_in_a_terminal(of: int, terminal: bool, shown: bool) -> None:
    """A short one is not, and neither is any where nobody watches."""
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
    with indexing(lambda: console) as hear:
        for done in range(1, of + 1):
            hear(done, of)
    assert isinstance(console.file, io.StringIO)
    assert bool(console.file.getvalue()) is shown
