"""A session without a window: captions as lines, and a few keys typed with Enter."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from coach.score.actions import Action, Do
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen.session.sheet import sided
from coach.units import clock

TURN_S = 0.02
TYPED = {
    "": Do.PRESS,
    "n": Do.NEXT,
    "b": Do.PREVIOUS,
    "r": Do.REPEAT,
    "h": Do.HURTS,
    "q": Do.CLOSE,
}
HELP = "Enter: ready, pause, go on   n: next   b: back   r: repeat   h: this hurts   q: quit"


class Headless:
    """Writes what happens and takes typed lines; with nobody to ask it is always ready."""

    def __init__(
        self,
        write: Callable[[str], None],
        typed: Iterable[str],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._write = write
        self._sleep = sleep
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._alone = False
        self._waiting = False
        self._shown: dict[str, object] = {}
        self._listening = Thread(target=self._listen, args=(typed,), daemon=True)
        self._listening.start()

    def show(self, frame: Frame, notice: str = "") -> None:
        """Writes what is new since the last frame, and waits a little."""
        span = frame.bar[frame.step - 1]
        number = f"{frame.step}/{len(frame.bar)}"
        self._once("notice", notice)
        self._once("step", f"\n{clock(span.start_ms)}  {number}  {sided(frame.name, frame.side)}")
        self._once("caption", frame.caption and f"      {frame.caption}")
        self._once("mode", "" if frame.mode is Mode.PLAYING else f"      [{frame.mode}]")
        self._waiting = frame.mode in {Mode.WAITING, Mode.EASED, Mode.PAUSED}
        self._sleep(TURN_S)

    def actions(self) -> list[Action]:
        """What was typed; when the input has ended, a session that waits is told to go on."""
        found = []
        try:
            while True:
                line = self._lines.get_nowait()
                self._alone = self._alone or line is None
                if line is not None and line.strip().lower() in TYPED:
                    found.append(Action(TYPED[line.strip().lower()]))
        except Empty:
            return found or ([Action(Do.READY)] if self._alone and self._waiting else [])

    def line(self, _prompt: str = "") -> str:
        """The next line that is typed, in place of `input`. Raises EOFError."""
        line = self._lines.get()
        if line is None:
            raise EOFError
        return line

    def toggle_fullscreen(self) -> None:
        """There is no window to fill."""

    def trouble(self, lines: tuple[str, ...]) -> None:
        """Writes what is wrong with the file that is edited."""
        for line in lines:
            self._write(f"      {line}")

    def _once(self, what: str, text: str) -> None:
        if text and self._shown.get(what) != text:
            self._write(text)
        self._shown[what] = text

    def _listen(self, typed: Iterable[str]) -> None:
        with suppress(OSError, ValueError):
            for line in typed:
                self._lines.put(line)
        self._lines.put(None)
