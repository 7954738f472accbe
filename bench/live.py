"""How exact a live session is through a real sound server, on a machine that is busy."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from bench import recording, servers
from bench.figure import Figure, environment
from bench.material import write_routine
from coach.units import SAMPLES_PER_MS, SECOND, clock

WHOLE_S, QUICK_S = 300, 40
SPREAD_MS = 12
HOGS = 2
_BUSY = "while True: pass"


def measure(*, quick: bool) -> list[Figure]:
    """Recorded from the server's sink while two processes never rest."""
    seconds = QUICK_S if quick else WHOLE_S
    with tempfile.TemporaryDirectory() as folder:
        routine = write_routine(Path(folder) / "live.yaml", seconds)
        wanted = recording.expected(*recording.score_of(routine))
        file = Path(folder) / "heard.raw"
        with servers.sound_server() as server, servers.recorder(server, file), _hogs():
            command = [sys.executable, str(servers.RUN), "play", str(routine)]
            command += ["--headless", "--accept-care-errors", "--voice", "system", "--bed", "none"]
            subprocess.run(
                command,
                env=environment(**server),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=True,
            )
        return [_judged(wanted, file, seconds)]


@contextmanager
def _hogs() -> Iterator[None]:
    hogs = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(HOGS)]
    try:
        yield
    finally:
        for hog in hogs:
            servers.end(hog)


def _judged(wanted: recording.Expected, file: Path, seconds: int) -> Figure:
    heard = recording.of_sound_server(file)
    found = recording.onsets(heard, wanted, recording.beginning(heard, wanted))
    late = np.array([onset.late for onset in found]) / SAMPLES_PER_MS
    p99_ms = float(np.percentile(np.abs(late - np.median(late)), 99))
    gaps = recording.gaps(found)
    return Figure(
        f"{clock(seconds * SECOND)} live through PulseAudio, {HOGS} processes hogging the cores",
        f"spread p99 ≤ {SPREAD_MS} ms, no gap",
        f"{p99_ms:.2f} ms, {gaps} gaps",
        p99_ms <= SPREAD_MS and gaps == 0,
        f"{len(found)} onsets, furthest {np.abs(late - np.median(late)).max():.2f} ms",
    )
