"""How long the first picture takes, seen from outside: in the memory of the X server.

A bare pygame script with a window of the same size and one blit is what it is compared with: as it
comes, which opens a software OpenGL, and, the stricter comparison, told to copy pixels as we do.
All are started by turns, each in a fresh process.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import BinaryIO

from bench import servers
from bench.figure import Figure, environment

MOST = 2.5
TURNS, QUICK_TURNS = 15, 5
SIZE = (1280, 720)
LIMIT_S = 20.0
LOOK_S = 0.001
BARE = f"""\
import pygame
pygame.display.init()
window = pygame.display.set_mode({SIZE}, pygame.RESIZABLE)
picture = pygame.Surface({SIZE})
picture.fill((40, 30, 20))
window.blit(picture, (0, 0))
pygame.display.flip()
while not pygame.event.get(pygame.QUIT):
    pygame.time.wait(20)
"""


def measure(*, quick: bool) -> list[Figure]:
    """The medians of the ratios within one turn; the first turn only warms the disk cache."""
    with tempfile.TemporaryDirectory() as folder:
        shape = f"{SIZE[0]}x{SIZE[1]}x24"
        with servers.screen(shape, "-fbdir", folder) as display:
            start = Start(display, Path(folder) / "Xvfb_screen0")
            turns = [_turn(start) for _ in range(1 + (QUICK_TURNS if quick else TURNS))][1:]
    ratio = median(ours / copying for ours, copying, _ in turns)
    usual = median(ours / plain for ours, _, plain in turns)
    ours_s, copying_s, plain_s = (median(column) for column in zip(*turns, strict=True))
    return [
        Figure(
            "launch to the first frame under Xvfb, against a bare pygame window",
            f"≤ {MOST}×",
            f"{ratio:.2f}×",
            ratio <= MOST,
            f"{ours_s * 1e3:.0f} ms against {copying_s * 1e3:.0f} ms; {usual:.2f}× against"
            f" {plain_s * 1e3:.0f} ms as pygame comes; {len(turns)} turns",
        )
    ]


def _turn(start: "Start") -> tuple[float, float, float]:
    """The seconds of ours, of the bare script that copies pixels, and of that as it comes."""
    return (
        start.seconds(str(servers.RUN)),
        start.seconds("-c", BARE, SDL_FRAMEBUFFER_ACCELERATION="0"),
        start.seconds("-c", BARE),
    )


class Start:
    """Starts Python on a display and looks at the memory of its screen."""

    def __init__(self, display: str, memory: Path) -> None:
        self._display = display
        self._memory = memory

    def seconds(self, *words: str, **more: str) -> float:
        """From the start of the process until its picture is there."""
        with self._memory.open("rb", buffering=0) as screen:
            servers.wait_until(lambda: not _is_lit(screen), "the screen is dark")
            surrounding = environment(DISPLAY=self._display, SDL_VIDEODRIVER="x11", **more)
            start_s = time.perf_counter()
            process = subprocess.Popen([sys.executable, *words], env=surrounding)
            try:
                while not _is_lit(screen):
                    assert time.perf_counter() - start_s < LIMIT_S, "no picture came"
                    time.sleep(LOOK_S)
                return time.perf_counter() - start_s
            finally:
                servers.end(process)


def _is_lit(screen: BinaryIO) -> bool:
    """Whether something was drawn in the middle of the screen."""
    screen.seek(-SIZE[0] * SIZE[1] * 2, 2)
    return any(screen.read(SIZE[0] * 4))
