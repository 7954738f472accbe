"""What a frame of the session costs, from the playhead to the flip, and what share of a core.

`python -m bench.painting SCENE WIDTH HEIGHT FRAMES` paints so many of them in a window, and prints
each one's seconds; SCENE is one of those in `SCENES`.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bench import servers
from bench.figure import Figure, environment
from coach import paths
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.frame import BreathFrame, Frame, frame
from coach.score.playhead import Mode, Playhead

FPS = 60
BREATH_MS = 5_000
HURRIED_MS = 50
"""Between two frames of moving: three times as fast as it plays, so that all steps come."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure to keep: the scene, the window, and the most it may cost."""

    scene: str
    size: tuple[int, int]
    frames: int
    quick_frames: int
    most_ms: float = 0
    """That 99 of 100 frames take."""
    most_share: float = 0
    """Of one core, in percent, at 60 frames a second."""


PROMISES = (
    Promise("moving", (1280, 720), 12_000, 2_000, most_ms=8),
    Promise("moving", (2560, 1440), 6_000, 1_000, most_ms=16),
    Promise("playing", (1280, 720), 3_600, 600, most_share=25),
    Promise("paused", (1280, 720), 3_600, 600, most_share=5),
)
WORDS = {
    "moving": "everything moving",
    "playing": "steady play",
    "paused": "paused",
}


def measure(*, quick: bool) -> list[Figure]:
    """In a window under Xvfb, where pixels are copied as on a screen without a graphics card."""
    return [_measured(promise, quick=quick) for promise in PROMISES]


def _measured(promise: Promise, *, quick: bool) -> Figure:
    width, height = promise.size
    frames = promise.quick_frames if quick else promise.frames
    with servers.screen(f"{width}x{height}x24") as display:
        done = subprocess.run(
            [sys.executable, "-m", "bench.painting", promise.scene]
            + [str(number) for number in (width, height, frames)],
            env=environment(
                DISPLAY=display, SDL_VIDEODRIVER="x11", SDL_FRAMEBUFFER_ACCELERATION="0"
            ),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    taken_ms = sorted(float(line) * 1e3 for line in done.stdout.split())
    return _share(promise, taken_ms) if promise.most_share else _slowest(promise, taken_ms)


def _slowest(promise: Promise, taken_ms: list[float]) -> Figure:
    p99_ms = taken_ms[len(taken_ms) * 99 // 100]
    return Figure(
        f"a frame at {promise.size[0]}×{promise.size[1]}, {WORDS[promise.scene]}",
        f"p99 ≤ {promise.most_ms:.0f} ms",
        f"{p99_ms:.1f} ms",
        p99_ms <= promise.most_ms,
        f"median {taken_ms[len(taken_ms) // 2]:.1f} ms, the slowest of {len(taken_ms):,}"
        f" {taken_ms[-1]:.1f} ms",
    )


def _share(promise: Promise, taken_ms: list[float]) -> Figure:
    """What the process worked, of the time that these frames last."""
    share = sum(taken_ms) / (len(taken_ms) * 1_000 / FPS) * 100
    return Figure(
        f"a core at {promise.size[0]}×{promise.size[1]}, {WORDS[promise.scene]}",
        f"≤ {promise.most_share:.0f} %",
        f"{share:.1f} %",
        share <= promise.most_share,
        f"process time of {len(taken_ms):,} frames at {FPS} a second",
    )


def main() -> None:
    """Paints a shipped routine from its beginning."""
    import pygame  # noqa: PLC0415 -- only in the process that is measured

    from coach.screen.appearance import Appearance  # noqa: PLC0415
    from coach.screen.session.view import SessionView  # noqa: PLC0415

    scene, size = sys.argv[1], (int(sys.argv[2]), int(sys.argv[3]))
    pygame.display.init()
    pygame.font.init()
    window = pygame.Window("bench", size)
    view, pace = SessionView(Appearance()), pygame.Clock()
    clock = time.perf_counter if scene == "moving" else time.process_time
    start_s = clock()
    for moment in SCENES[scene](int(sys.argv[4])):
        now = moment()
        if view.paint(window.get_surface(), now):
            window.flip()
        view.prepare(size, now)
        pygame.event.pump()
        if scene != "moving":
            pace.tick(FPS)
        print(clock() - start_s)
        start_s = clock()


def _moving(count: int) -> Iterator[Callable[[], Frame]]:
    """The frames of a whole session, one after the other; breath and stroke always move."""
    score = _score()
    for at_ms in range(0, count * HURRIED_MS, HURRIED_MS):
        into = at_ms % BREATH_MS / BREATH_MS
        breath = BreathFrame(at_ms // BREATH_MS % 2 == 0, into)

        def moment(at_ms: int = at_ms, into: float = into, breath: BreathFrame = breath) -> Frame:
            now = frame(score, Playhead(at_ms=at_ms % score.total_ms))
            return replace(now, breath=breath, pressure=3, tempo=12, pulse=into)

        yield moment


def _playing(count: int) -> Iterator[Callable[[], Frame]]:
    """As it plays, from a minute on."""
    score = _score()
    for number in range(count):
        at_ms = 60_000 + number * 1_000 // FPS
        yield lambda at_ms=at_ms: frame(score, Playhead(at_ms=at_ms))  # type: ignore[misc]


def _paused(count: int) -> Iterator[Callable[[], Frame]]:
    score = _score()
    head = Playhead(at_ms=60_000, mode=Mode.PAUSED)
    for _number in range(count):
        yield lambda: frame(score, head)


def _score() -> Score:
    routine = read(paths.bundled("routines") / "swedish" / "swedish-solo.yaml").routine
    assert routine
    return compile_score(arrange(routine, Choices()), estimated)


SCENES: dict[str, Callable[[int], Iterator[Callable[[], Frame]]]] = {
    "moving": _moving,
    "playing": _playing,
    "paused": _paused,
}


if __name__ == "__main__":
    main()
