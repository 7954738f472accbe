"""`python -m bench.stalled ROUTINE SEED`: leads through it with a screen that often stalls."""

import sys
import time
from pathlib import Path
from random import Random

from coach.routine.read import read
from coach.score.actions import Action
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.session.assemble import assembled
from coach.settings import NO_BED, Settings

FRAME_S = 1 / 60
STALL_S = 0.4
EVERY_S = 1.5
"""On average there is a stall this often."""


class StallingScreen:
    """Sixty frames a second; now and then one that keeps the whole interpreter busy for 400 ms."""

    def __init__(self, seed: int) -> None:
        self.stalls = 0
        self._chance = Random(seed)

    def show(self, frame: Frame, notice: str = "") -> None:  # noqa: ARG002 -- the contract
        """Waits for a frame, or stalls."""
        if frame.mode is Mode.PAUSED:
            sys.exit("the machine stood still for seconds, so the session paused: measure again")
        if self._chance.random() * EVERY_S > FRAME_S:
            time.sleep(FRAME_S)
            return
        self.stalls += 1
        end_s = time.monotonic() + STALL_S
        while time.monotonic() < end_s:
            pass

    def actions(self) -> list[Action]:
        """Nobody does anything."""
        return []

    def toggle_fullscreen(self) -> None:
        """There is nothing to fill."""

    def trouble(self, lines: tuple[str, ...]) -> None:
        """Nothing is edited here."""


def main() -> None:
    """Prints how often the screen stalled."""
    routine = read(Path(sys.argv[1])).routine
    assert routine
    screen = StallingScreen(int(sys.argv[2]))
    settings = Settings(voice="system", bed=NO_BED)
    with assembled(arrange(routine, Choices()), screen, settings=settings) as session:
        session.quit_at_end = True
        session.play()
    print(screen.stalls)


if __name__ == "__main__":
    main()
