"""How fast the mixer is on one core, and what it holds in memory; each in a process of its own.

`python -m bench.mixing ONSETS.json MINUTES BED` mixes so many minutes in chunks as live play does,
and prints the seconds it took and the most memory there was, in kilobytes. The seconds are those of
the mixing alone: the bed is decoded in another thread.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.figure import Figure, environment
from coach import paths
from coach.settings import NO_BED
from coach.units import MINUTE, to_samples

LEAST = 1_500
BED = "sea"
SHORT, LONG, QUICK = 10, 120, 30
RUNS = 3
FLAT = 1.10
"""Equal within a tenth: what grows is the list of the cues, not what is mixed."""
ROUTINE, WRITTEN = "swedish/swedish-solo.yaml", 10
"""Mixed again and again, in the timing of so many minutes."""


def measure(*, quick: bool) -> list[Figure]:
    """The median speed of some runs, and the memory of a long one against a short one."""
    long = QUICK if quick else LONG
    with tempfile.TemporaryDirectory() as folder:
        onsets = Path(folder) / "onsets.json"
        onsets.write_text(json.dumps(_onsets(long)), "utf-8")
        _seconds, short_kb = _run(onsets, SHORT, BED)
        runs = {bed: [_run(onsets, long, bed) for _ in range(RUNS)] for bed in (NO_BED, BED)}
    long_kb = median(kb for _seconds, kb in runs[BED])
    return [
        *(_speed(f"mixing on one core, bed: {bed}", long, runs[bed]) for bed in runs),
        Figure(
            f"memory, mixing {SHORT} and {long} minutes with a bed",
            "flat",
            f"{short_kb / 1024:.1f} and {long_kb / 1024:.1f} MB",
            long_kb <= short_kb * FLAT,
            "peak of the whole process, the mixer's clips and the bed's pieces included",
        ),
    ]


def _speed(what: str, minutes: int, runs: list[tuple[float, int]]) -> Figure:
    speed = minutes * 60 / median(seconds for seconds, _kb in runs)
    return Figure(
        what,
        f"≥ {LEAST:,}× real time",
        f"{speed:,.0f}×",
        speed >= LEAST,
        f"{minutes} minutes in live-size chunks, clips read from disk, CPU time",
    )


def _onsets(minutes: int) -> list[list[Any]]:
    """The sounds of a shipped routine, over and over: sample, id, file, channel."""
    from bench.recording import score_of  # noqa: PLC0415 -- not in the process that is measured
    from coach.session.assemble import chime_file  # noqa: PLC0415

    score, clips = score_of(paths.bundled("routines") / ROUTINE, WRITTEN)
    files = [(cue, clips[cue.phrase].path if cue.phrase else None) for cue in score.cues]
    rows = [
        (cue.at_ms + again * WRITTEN * MINUTE, str(file or chime_file(cue.text)), cue)
        for again in range(minutes // WRITTEN)
        for cue, file in files
    ]
    return [
        [to_samples(at_ms), i, file, cue.channel, to_samples(cue.length_ms)]
        for i, (at_ms, file, cue) in enumerate(rows)
    ]


def _run(onsets: Path, minutes: int, bed: str) -> tuple[float, int]:
    command = [sys.executable, "-m", "bench.mixing", str(onsets), str(minutes), bed]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes)


def main() -> None:
    """Mixes with what the audio process mixes with, chunk after chunk, and plays nothing."""
    from coach.sound import output  # noqa: PLC0415 -- pygame's, and only in this process
    from coach.sound.bed.opening import open_bed  # noqa: PLC0415
    from coach.sound.mix import Mixer, Onset  # noqa: PLC0415
    from coach.sound.sources import loaded  # noqa: PLC0415

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    rows, minutes = json.loads(Path(sys.argv[1]).read_text("utf-8")), int(sys.argv[2])
    limit = to_samples(minutes * MINUTE)
    mixer = Mixer(loaded, bed=open_bed(sys.argv[3], 0))
    mixer.add((Onset(*row) for row in rows if row[0] < limit), [], limit)
    start_s = time.thread_time()
    while mixer.at < limit:
        mixer.render(output.CHUNK)
    seconds = time.thread_time() - start_s
    print(seconds, most_kb())


def most_kb() -> int:
    """The most memory that this process ever had.

    Where there is a choice not by `getrusage`, which counts what its parent had when it forked.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


if __name__ == "__main__":
    main()
