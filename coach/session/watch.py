"""Watches a routine's file, and tells what it says whenever somebody has saved it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from stat import S_ISREG
from threading import Event, Thread
from typing import TypeAlias

from coach.score.plan import Plan

LOOK_EVERY_S = 0.1
"""A save is seen after two looks at most: the second one finds that the file is whole."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited file gives: a plan, or what stands in its way, a line each."""

    plan: Plan | None
    problems: tuple[str, ...] = ()


Stamp: TypeAlias = tuple[int, int, int] | None


class Watcher:
    """Looks at a file in a thread of its own from `start` on; `read` makes a plan of it."""

    def __init__(
        self, path: Path, read: Callable[[Path], Edit], every_s: float = LOOK_EVERY_S
    ) -> None:
        self._path = path
        self._read = read
        self._every_s = every_s
        self._edits: SimpleQueue[Edit] = SimpleQueue()
        self._stop = Event()
        self._read_at = stamp(path)
        self._thread = Thread(target=self._work, name="watch", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def edit(self) -> Edit | None:
        """The latest edit since this was last asked."""
        latest = None
        try:
            while True:
                latest = self._edits.get_nowait()
        except Empty:
            return latest

    def close(self) -> None:
        """Looks no more."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        seen = self._read_at
        while not self._stop.wait(self._every_s):
            before, seen = seen, stamp(self._path)
            if seen is None or seen != before or seen == self._read_at:
                continue
            self._read_at = seen
            self._edits.put(self._read(self._path))


def stamp(path: Path) -> Stamp:
    """What changes when a file is saved; None while there is no such file, as in mid-save.

    A pipe or a folder in its place is no such file: reading a pipe might never end.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    if not S_ISREG(status.st_mode):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
