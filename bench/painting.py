"""What a frame of the session costs at 1280x720, from the playhead to the flip, all of it moving.

`python -m bench.painting FRAMES` paints so many of them in a window and prints each one's seconds.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from bench import servers
from bench.figure import Figure, environment
from coach import paths
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.estimate import estimated
from coach.score.frame import BreathFrame, Frame, frame
from coach.score.playhead import Playhead

MOST_MS = 8.0
FRAMES, QUICK_FRAMES = 12_000, 2_000
SIZE = (1280, 720)
BREATH_MS = 5_000
FRAME_MS = 50
"""Between two frames: three times as fast as it plays, so that all steps of ten minutes come."""


def measure(*, quick: bool) -> list[Figure]:
    """In a window under Xvfb, where pixels are copied as on a screen without a graphics card."""
    frames = QUICK_FRAMES if quick else FRAMES
    with servers.screen(f"{SIZE[0]}x{SIZE[1]}x24") as display:
        done = subprocess.run(
            [sys.executable, "-m", "bench.painting", str(frames)],
            env=environment(
                DISPLAY=display, SDL_VIDEODRIVER="x11", SDL_FRAMEBUFFER_ACCELERATION="0"
            ),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    taken_ms = sorted(float(line) * 1e3 for line in done.stdout.split())
    p99_ms = taken_ms[len(taken_ms) * 99 // 100]
    return [
        Figure(
            f"a frame at {SIZE[0]}×{SIZE[1]}, everything moving",
            f"p99 ≤ {MOST_MS:.0f} ms",
            f"{p99_ms:.1f} ms",
            p99_ms <= MOST_MS,
            f"median {taken_ms[len(taken_ms) // 2]:.1f} ms, the slowest of {frames:,}"
            f" {taken_ms[-1]:.1f} ms",
        )
    ]


def main() -> None:
    """Paints a shipped routine from its beginning, with a breath and a tempo in every frame."""
    import pygame  # noqa: PLC0415 -- only in the process that is measured

    from coach.screen.appearance import Appearance  # noqa: PLC0415
    from coach.screen.session import SessionView  # noqa: PLC0415

    pygame.display.init()
    pygame.font.init()
    window = pygame.Window("bench", SIZE)
    view = SessionView(Appearance())
    start_s = time.perf_counter()
    for moment in _moments(int(sys.argv[1])):
        view.paint(window.get_surface(), moment)
        window.flip()
        print(time.perf_counter() - start_s)
        pygame.event.pump()
        start_s = time.perf_counter()


def _moments(count: int) -> Iterator[Frame]:
    """The frames of a whole session, one after the other; breath and stroke always move."""
    routine = read(paths.bundled("routines") / "swedish" / "swedish-solo.yaml").routine
    assert routine
    score = compile_score(arrange(routine, Choices()), estimated)
    for at_ms in range(0, count * FRAME_MS, FRAME_MS):
        now = frame(score, Playhead(at_ms=at_ms % score.total_ms))
        into = at_ms % BREATH_MS / BREATH_MS
        breath = BreathFrame(at_ms // BREATH_MS % 2 == 0, into)
        yield replace(now, breath=breath, pressure=3, tempo=12, pulse=into)


if __name__ == "__main__":
    main()
