"""Whether memory stays flat: an hour of sessions, painted faster than it plays.

`python -m bench.steady SECONDS` paints so many seconds of sessions, each frame of a second that
looks unlike the one before, and prints the memory that the process has, in kB, now and then.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from bench import servers
from bench.figure import Figure, environment
from coach import paths
from coach.routine.read import read
from coach.routine.vocabulary import Side
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.frame import Frame, frame
from coach.score.playhead import Mode, Playhead

ROUTINES = ("swedish/swedish-solo", "hot-stone/hot-stone-partner", "stretching/desk-break")
SIZES = ((800, 480), (1280, 720), (1920, 1080))
HOUR_S, QUICK_S = 3_600, 900
LOOKS_EVERY_S = 60
MOST_GROWTH_KB = 8_000
PER_SECOND = 4
PARTS = range(PER_SECOND)
"""The frames of a second: as many as tell whether each leaves something behind."""


def measure(*, quick: bool) -> list[Figure]:
    """Every step of three routines, on each side, in each view, at three sizes, over and over."""
    seconds = QUICK_S if quick else HOUR_S
    with servers.screen("1920x1080x24") as display:
        done = subprocess.run(
            [sys.executable, "-m", "bench.steady", str(seconds)],
            env=environment(DISPLAY=display, SDL_VIDEODRIVER="x11"),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    memory_kb = [int(line) for line in done.stdout.split()]
    third = len(memory_kb) // 3
    before_kb, after_kb = max(memory_kb[third : 2 * third]), max(memory_kb[2 * third :])
    growth_kb = max(after_kb - before_kb, 0)
    return [
        Figure(
            f"memory, {seconds // 60} minutes of sessions painted",
            f"grows ≤ {MOST_GROWTH_KB // 1000} MB",
            f"{growth_kb / 1000:.1f} MB",
            growth_kb <= MOST_GROWTH_KB,
            f"from the middle third to the last; at most {after_kb / 1000:.0f} MB in all",
        )
    ]


def main() -> None:
    """Paints, and tells its memory."""
    import pygame  # noqa: PLC0415 -- only in the process that is measured

    from coach.screen.appearance import Appearance  # noqa: PLC0415
    from coach.screen.session.sheet import View  # noqa: PLC0415
    from coach.screen.session.view import SessionView  # noqa: PLC0415

    pygame.display.init()
    pygame.font.init()
    window = pygame.Window("bench", SIZES[0])
    view, views, sizes = SessionView(Appearance()), cycle(View), cycle(SIZES)
    for second, moments in zip(range(int(sys.argv[1])), _seconds(), strict=False):
        if second % LOOKS_EVERY_S == 0:
            print(_resident_kb())
            window.size, showing = next(sizes), next(views)
            view = SessionView(Appearance())
        for moment in moments:
            if view.paint(window.get_surface(), moment, view=showing):
                window.flip()
            pygame.event.pump()
    print(_resident_kb())


def _seconds() -> Iterator[list[Frame]]:
    """The frames of one second after the other: of each step a few, then of the next routine."""
    scores = cycle([_score(name) for name in ROUTINES])
    for turn, score in zip(count(), scores, strict=False):
        for step in score.plan.steps:
            side = list(Side)[turn % len(Side)]
            mode = Mode.PAUSED if step.number % 7 == 0 else Mode.PLAYING
            times = [step.start_ms + part * step.length_ms // PER_SECOND for part in PARTS]
            yield [replace(_at(score, at_ms, mode), side=side) for at_ms in times]


def _at(score: Score, at_ms: int, mode: Mode) -> Frame:
    return frame(score, Playhead(at_ms=at_ms, mode=mode))


def _score(name: str) -> Score:
    routine = read(paths.bundled("routines") / f"{name}.yaml").routine
    assert routine
    return compile_score(arrange(routine, Choices()), estimated)


def _resident_kb() -> int:
    """The memory of this process (Linux)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
