"""How fast a session becomes a video, in real times: its pictures, its sound and its captions."""

import tempfile
import time
from pathlib import Path

from bench.figure import Figure
from bench.material import write_routine
from coach.export.bake import baked
from coach.export.formats import Words
from coach.export.piece import Piece, Wishes
from coach.export.video import FPS, write
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.settings import Settings

LEAST = 4.0
SECONDS, QUICK_SECONDS = 600, 60
HEIGHT = 720


def measure(*, quick: bool) -> list[Figure]:
    """The words are baked before, by the system's voice; everything else counts."""
    seconds = QUICK_SECONDS if quick else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "video.mp4"
        piece = _piece(write_routine(path.with_suffix(".yaml"), seconds))
        start_s, before_s = time.perf_counter(), time.process_time()
        write(piece, path, Wishes(height=HEIGHT), lambda _part: None)
        took_s, worked_s = time.perf_counter() - start_s, time.process_time() - before_s
        size = path.stat().st_size
    return [
        Figure(
            f"video {HEIGHT}p{FPS}",
            f"≥ {LEAST:.0f}× real time",
            f"{seconds / took_s:.1f}×",
            seconds / took_s >= LEAST,
            f"{worked_s / seconds / FPS * 1e3:.1f} ms of the processor for a picture,"
            f" {size / 1e6 / seconds * 60:.1f} MB a minute",
        )
    ]


def _piece(path: Path) -> Piece:
    routine = read(path).routine
    assert routine
    plan, settings = arrange(routine, Choices()), Settings(voice="system")
    return baked("video", plan, settings, Words.HEARD, lambda _done, _of: None)
