"""What reading and checking a routine costs, against a bare load of the same bytes."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from bench.figure import Figure
from coach import paths
from coach.routine.read import read
from coach.score.arrange import plans
from coach.score.check import speech_findings

TIMES, QUICK_TIMES = 200, 30
MOST = 2.0


def measure(*, quick: bool) -> list[Figure]:
    """The shipped routines, each by turns: what the check does, and what PyYAML's C loader does."""
    files = sorted(paths.bundled("routines").rglob("*.yaml"))
    times = QUICK_TIMES if quick else TIMES
    anew = [_measured(file, times, _forgetters()) for file in files]
    again = [_measured(file, times, ()) for file in files]
    found = _ratio(anew)
    slowest = max(ours / bare for ours, bare in anew)
    return [
        Figure(
            "reading and checking the shipped routines, against a bare CSafeLoader load",
            f"≤ {MOST:.0f}×",
            f"{found:.2f}×",
            found <= MOST,
            f"all {len(files)} together ({sum(ours for ours, _ in anew) * 1e3:.0f} ms), each with"
            f" words never met before; {slowest:.2f}× the slowest;"
            f" {_ratio(again):.2f}× when the words are known from the last time",
        )
    ]


def _ratio(measured: list[tuple[float, float]]) -> float:
    return sum(ours for ours, _ in measured) / sum(bare for _, bare in measured)


def _measured(
    file: Path, times: int, forget: tuple[Callable[[], None], ...]
) -> tuple[float, float]:
    """The median seconds of both, by turns; what was remembered of the last time is forgotten."""
    raw = file.read_bytes()
    ours, bare = [], []
    gc.collect()
    for _ in range(times):
        for clear in forget:
            clear()
        ours.append(_timed(lambda: _check(file)))
        bare.append(_timed(lambda: yaml.load(raw, yaml.CSafeLoader)))
    return median(ours), median(bare)


def _check(file: Path) -> None:
    routine = read(file).routine
    assert routine
    speech_findings(plans(routine))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _forgetters() -> tuple[Callable[[], None], ...]:
    """What empties every cache of a function in the rooms that read and check."""
    ours = ("coach.routine.", "coach.score.")
    modules = [module for name, module in sys.modules.items() if name.startswith(ours)]
    values = [value for module in modules for value in vars(module).values()]
    return tuple({value.cache_clear for value in values if hasattr(value, "cache_clear")})
