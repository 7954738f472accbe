"""Whether anything is late in a long session, while its screen stalls again and again."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench import recording
from bench.figure import Figure, environment
from bench.material import write_routine
from coach.units import SECOND, clock

SEED = 20_240
WHOLE_S, QUICK_S = 3_600, 360
_SPEED = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIODELAY": "2"}
"""SDL writes what would be heard to a file, about nine times as fast."""


def measure(*, quick: bool) -> list[Figure]:
    """A session recorded to the sample through SDL's disk driver, against its score."""
    seconds = QUICK_S if quick else WHOLE_S
    with tempfile.TemporaryDirectory() as folder:
        routine = write_routine(Path(folder) / "long.yaml", seconds)
        file = Path(folder) / "heard.raw"
        command = [sys.executable, "-m", "bench.stalled", str(routine), str(SEED)]
        done = subprocess.run(
            command,
            env=environment(SDL_DISKAUDIOFILE=str(file), **_SPEED),
            stdout=subprocess.PIPE,
            check=True,
        )
        return [_judged(routine, file, seconds, stalls=int(done.stdout))]


def _judged(routine: Path, file: Path, seconds: int, *, stalls: int) -> Figure:
    wanted = recording.expected(*recording.score_of(routine))
    heard = recording.of_disk_driver(file)
    offset = recording.beginning(heard, wanted)
    late = [found.late for found in recording.onsets(heard, wanted, offset)]
    strange = recording.first_difference(heard, wanted, offset)
    drift = max(late) - min(late)
    same = "every sample as mixed" if strange is None else f"different from sample {strange} on"
    return Figure(
        f"onsets of {len(late)} chimes and clips in {clock(seconds * SECOND)}, UI stalled",
        "the same to the sample",
        f"drift {drift} samples",
        drift == 0 and strange is None,
        f"{stalls} stalls of 400 ms; {same}",
    )
