"""`python -m bench [NAME ...]`: the figures that the program must reach, measured.

Names: drift, live, reading, library, mixing, voice, export, launch, painting, steady, video.
Without names, all of them: forty minutes on an otherwise idle machine. Exits with 1 when a figure
is missed.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.table import Table

from bench import (
    drift,
    export,
    launch,
    library,
    live,
    mixing,
    painting,
    reading,
    servers,
    steady,
    video,
    voice,
)
from bench.figure import Figure

err = Console(stderr=True)


class Measure(Protocol):
    """What every module of measurements has."""

    def __call__(self, *, quick: bool) -> list[Figure]:
        """Measures; quickly with less to measure."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A measurement, and the programs of the system that it needs."""

    measure: Measure
    needs: tuple[str, ...] = ()


BENCHES = {
    "drift": Bench(drift.measure),
    "live": Bench(live.measure, servers.SOUND_PROGRAMS),
    "reading": Bench(reading.measure),
    "library": Bench(library.measure),
    "mixing": Bench(mixing.measure),
    "voice": Bench(voice.measure),
    "export": Bench(export.measure),
    "launch": Bench(launch.measure, servers.SCREEN_PROGRAMS),
    "painting": Bench(painting.measure, servers.SCREEN_PROGRAMS),
    "steady": Bench(steady.measure, servers.SCREEN_PROGRAMS),
    "video": Bench(video.measure),
}


def main() -> None:
    """Measures what is asked for and prints it."""
    wanted = _arguments()
    figures = []
    for name in wanted.names or BENCHES:
        with err.status(f"measuring {name}"):
            figures += _measured(name, quick=wanted.quick)
    if wanted.markdown:
        _print_markdown(figures)
    else:
        Console().print(_table(figures))
    sys.exit(not all(figure.kept for figure in figures))


def _arguments() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m bench", description=__doc__, formatter_class=form)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    parser.add_argument("--quick", action="store_true", help="less to measure, for a first look")
    parser.add_argument("--markdown", action="store_true", help="the rows of the README's table")
    wanted = parser.parse_args()
    strange = [name for name in wanted.names if name not in BENCHES]
    if strange:
        parser.error(f"there is no `{strange[0]}`; known: {', '.join(BENCHES)}")
    return wanted


def _measured(name: str, *, quick: bool) -> list[Figure]:
    bench = BENCHES[name]
    missing = servers.missing(bench.needs)
    if missing:
        err.print(f"{name} is left out: this machine has no {', '.join(missing)}")
        return []
    return bench.measure(quick=quick)


def _table(figures: Iterable[Figure]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("", "what", "must be", "measured", ""):
        table.add_column(column)
    for figure in figures:
        sign = "[green]✓[/green]" if figure.kept else "[red]✗[/red]"
        details = f"[dim]{figure.details}[/dim]"
        table.add_row(sign, figure.what, figure.must_be, f"[bold]{figure.found}[/bold]", details)
    return table


def _print_markdown(figures: Iterable[Figure]) -> None:
    print("| what | must be | measured |")
    print("|---|---|---|")
    for figure in figures:
        missed = "" if figure.kept else " (missed)"
        print(f"| {figure.what} | {figure.must_be} | {figure.found}{missed} |")


if __name__ == "__main__":
    main()
