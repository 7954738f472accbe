"""How long an export takes beside encoding its finished samples alone, and what memory it needs.

`python -m bench.export FILE ROUTINE BED [MINUTES]` writes one file, its words baked before, and
prints the most memory there was, in kilobytes. With minutes it first mixes all of them into a file
beside it, and prints how long it takes to encode those, and how long to export.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from bench.figure import Figure, environment
from bench.mixing import most_kb
from coach import paths
from coach.export.audio import CODINGS
from coach.export.bake import baked
from coach.export.encoded import add_sound, opened, pour_sound
from coach.export.formats import Words, format_of
from coach.export.piece import Piece, Wishes
from coach.export.render import CHUNK, chunks
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.settings import Settings
from coach.sound.arrays import Stereo
from coach.units import MINUTE, SECOND

ROUTINE, MINUTES, QUICK = "swedish/swedish-solo.yaml", 30, 20
SHORT, LONG = 10, 120
RUNS = 3
FLAT = 1.10
MOST = {".flac": 1.5, ".mp3": 1.15, ".m4b": 1.15, ".opus": 1.15}
BED = "sea"


def measure(*, quick: bool) -> list[Figure]:
    """The median ratio of some runs for each format, and the memory of two lengths."""
    minutes = QUICK if quick else MINUTES
    return [*(_speed(ending, most, minutes) for ending, most in MOST.items()), _memory(quick=quick)]


def peak_kb(folder: Path, minutes: int, bed: str) -> int:
    """The most memory that a process needs for so many minutes."""
    from bench.material import write_routine  # noqa: PLC0415 -- only its YAML is needed here

    routine = write_routine(folder / f"{minutes}.yaml", minutes * MINUTE // SECOND)
    return int(_run(folder / "x.flac", routine, bed)[0])


def _speed(ending: str, most: float, minutes: int) -> Figure:
    routine = paths.bundled("routines") / ROUTINE
    with tempfile.TemporaryDirectory() as folder:
        runs = _run(Path(folder) / f"x{ending}", routine, BED, str(minutes))
    alone, whole = median(runs[:RUNS]), median(runs[RUNS : 2 * RUNS])
    return Figure(
        f"{minutes} minutes to {ending[1:].upper()}, clips warm",
        f"≤ {most:g}× encoding alone",
        f"{whole / alone:.2f}×",
        whole <= most * alone,
        f"{whole:.1f} s; with the bed `{BED}`, chapters, cover and words",
    )


def _memory(*, quick: bool) -> Figure:
    long = MINUTES if quick else LONG
    with tempfile.TemporaryDirectory() as folder:
        short_kb, long_kb = (peak_kb(Path(folder), minutes, BED) for minutes in (SHORT, long))
    return Figure(
        f"memory, exporting {SHORT} and {long} minutes",
        "equal within 10 %",
        f"{short_kb / 1024:.0f} and {long_kb / 1024:.0f} MB",
        long_kb <= short_kb * FLAT,
        f"peak of the whole process, to FLAC with the bed `{BED}`",
    )


def _run(*words: Path | str) -> list[float]:
    command = [sys.executable, "-m", "bench.export", *map(str, words)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    return [float(word) for word in done.stdout.split()]


def main() -> None:
    """What is measured in a process of its own."""
    path, routine, bed, *minutes = sys.argv[1:]
    target = Path(path)
    piece = _piece(Path(routine), bed, int(minutes[0]) if minutes else None)
    write = format_of(target.name).write

    def export() -> None:
        write(piece, target, Wishes(), lambda _done: None)

    if minutes:
        finished = _mixed(piece, target.with_suffix(".raw"))
        alone, whole = [], []
        for _ in range(RUNS):
            alone.append(_seconds(lambda: _encode(finished, target)))
            whole.append(_seconds(export))
        print(*alone, *whole)
    else:
        export()
    print(most_kb())


def _piece(path: Path, bed: str, minutes: int | None) -> Piece:
    routine = read(path).routine
    assert routine
    settings = Settings(voice="system", bed=bed)
    plan = arrange(routine, Choices(minutes))
    return baked("x", plan, settings, Words.HEARD, lambda _done, _of: None)


def _mixed(piece: Piece, path: Path) -> Stereo:
    with path.open("wb") as file:
        for samples in chunks(piece):
            file.write(samples.tobytes())
    return np.memmap(path, np.float32, "r").reshape(-1, 2)


def _encode(samples: Stereo, path: Path) -> None:
    parts = (samples[at : at + CHUNK] for at in range(0, len(samples), CHUNK))
    with opened(path) as file:
        for _done_ms in pour_sound(file, add_sound(file, CODINGS[path.suffix]), parts):
            pass


def _seconds(work: Callable[[], None]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


if __name__ == "__main__":
    main()
