"""What the library costs: to list ten thousand routines, to read them first, to check our own."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from bench.figure import ROOT, Figure, environment
from coach import paths
from coach.routine.care import care_findings
from coach.routine.folder import files_in
from coach.routine.index import summaries
from coach.routine.read import read
from coach.routine.summary import summarise
from coach.routine.timing import all_written
from coach.score.arrange import plans
from coach.score.check import speech_findings

MANY, QUICK_MANY = 10_000, 500
LISTS, CHECKS = 5, 9
FOR = ("--for", "sciatica")
MOST_S = 1.0
LEAST_PER_S = 100
MOST_GROWTH = 1.2
"""By how much more the second half of many files may cost than the first: it grows linearly."""


def measure(*, quick: bool) -> list[Figure]:
    """The shipped routines checked, and copies of them in a library of somebody's own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        count = QUICK_MANY if quick else MANY
        _write_copies(home / "massage-coach" / "routines", count)
        return [_checked(), _indexed(home, count), _listed(home, count), _served(home, count)]


def _write_copies(folder: Path, count: int) -> None:
    """Each with a title of its own, fifty to a folder."""
    texts = [(file.stem, file.read_text("utf-8")) for file in _shipped()]
    for number, (stem, text) in enumerate(islice(cycle(texts), count)):
        inside = paths.ensure(folder / f"{number // 50}")
        own = text.replace("title: ", f"title: {number} ", 1)
        (inside / f"{stem}-{number}.yaml").write_text(own, "utf-8")


def _shipped() -> list[Path]:
    return [Path(file.path) for file in files_in(paths.bundled("routines"))]


def _checked() -> Figure:
    files = _shipped()
    taken = median(_timed_check(files) for _ in range(CHECKS))
    per_s = len(files) / taken
    return Figure(
        "checking the shipped library, rules of care included, on one core",
        f"≥ {LEAST_PER_S} routines a second",
        f"{per_s:.0f}",
        per_s >= LEAST_PER_S,
        f"{len(files)} routines at all their lengths, {taken / len(files) * 1e3:.1f} ms each",
    )


def _timed_check(files: list[Path]) -> float:
    start = time.perf_counter()
    for file in files:
        routine = read(file).routine
        assert routine, f"{file} is broken"
        timings = all_written(routine)
        speech_findings(plans(routine, timings))
        care_findings(routine, timings)
    return time.perf_counter() - start


def _indexed(home: Path, count: int) -> Figure:
    """The first reading, half by half."""
    files = files_in(home / "massage-coach" / "routines")
    moments = list(_moments(home, count))
    first, second = moments[1] - moments[0], moments[2] - moments[1]
    growth = second / first
    return Figure(
        f"reading {count} routines for the first time",
        "grows linearly",
        f"{(first + second) / len(files) * 1e3:.1f} ms each",
        growth <= MOST_GROWTH,
        f"the second half takes {growth:.2f}× as long as the first",
    )


def _moments(home: Path, count: int) -> Iterator[float]:
    """When the reading begins, when half is read, and when all is."""
    half: list[float] = []

    def hear(done: int, _of: int) -> None:
        if done == count // 2:
            half.append(time.perf_counter())

    yield time.perf_counter()
    files = files_in(home / "massage-coach" / "routines")
    summaries(files, summarise, paths.ensure(home / "cache"), hear)
    yield from half
    yield time.perf_counter()


def _listed(home: Path, count: int) -> Figure:
    """The whole command, from the shell and back; its first run adds what is not yet indexed."""
    few = home / "few"
    _write_copies(few / "massage-coach" / "routines", count // 10)
    _timed_list(few)
    _timed_list(home)
    taken = median(_timed_list(home) for _ in range(LISTS))
    taken_few = median(_timed_list(few) for _ in range(LISTS))
    return Figure(
        f"`list --json` of {count} routines of one's own, indexed",
        f"< {MOST_S:.0f} s",
        f"{taken:.2f} s",
        taken < MOST_S,
        f"{taken_few:.2f} s for a tenth of them",
    )


def _served(home: Path, count: int) -> Figure:
    """The same for somebody who has something, of a tenth: its first run adapts every routine."""
    few = home / "few"
    first = _timed_list(few, *FOR)
    taken = median(_timed_list(few, *FOR) for _ in range(LISTS))
    return Figure(
        f"`list {' '.join(FOR)} --json` of {count // 10} routines of one's own, remembered",
        f"< {MOST_S:.0f} s",
        f"{taken:.2f} s",
        taken < MOST_S,
        f"{first:.1f} s the first time",
    )


def _timed_list(home: Path, *words: str) -> float:
    home_is = {"XDG_DATA_HOME": str(home), "MASSAGE_COACH_CACHE": str(home / "cache")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "list", "--json", *words],
        env=environment(**home_is),
        stdout=subprocess.PIPE,
        check=True,
    )
    taken = time.perf_counter() - start
    assert json.loads(done.stdout)
    return taken
