"""Many files at once, in processes over all cores."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

from coach.export import target as targets
from coach.export.piece import Wishes
from coach.export.worker import job
from coach.score.plan import Plan
from coach.settings import Settings
from coach.sound.child import Child, ChildGoneError

WORKER = "coach.export.worker"
TURN_S = 0.05


class Wanted(NamedTuple):
    """A file to be made."""

    id: str
    plan: Plan
    target: Path
    mark: str


class Made(NamedTuple):
    """What became of it."""

    wanted: Wanted
    failed: str = ""
    hint: str = ""
    conceded: Sequence[str] = ()
    spare: bool = False
    """Whether another voice spoke than the one that was meant."""


def make_all(
    wanted: Sequence[Wanted], settings: Settings, wishes: Wishes, progress: Callable[[float], None]
) -> Iterator[Made]:
    """Makes them, each as soon as a core is free; gives each when it is there or has failed.

    Whatever ends this early ends its processes too, and leaves no half file.
    """
    waiting, over = deque(wanted), 0
    crew = [_Maker(settings, wishes) for _ in range(min(os.cpu_count() or 1, len(wanted)))]
    try:
        while over < len(wanted):
            for maker in crew:
                if maker.wanted is None and waiting:
                    maker.begin(waiting.popleft())
                made = maker.made()
                if made:
                    over += 1
                    yield made
            progress((over + sum(maker.part for maker in crew)) / len(wanted))
            sleep(TURN_S)
    finally:
        for maker in crew:
            maker.end()


class _Maker:
    """A process, and what it is making."""

    def __init__(self, settings: Settings, wishes: Wishes) -> None:
        self.wanted: Wanted | None = None
        self.part = 0.0
        self._settings, self._wishes = settings, wishes
        self._child = Child(WORKER)

    def begin(self, wanted: Wanted) -> None:
        """Makes this one now."""
        self.wanted = wanted
        message = job(wanted.id, wanted.plan, wanted.target, self._settings, self._wishes)
        with suppress(ChildGoneError):  # which `made` hears of
            self._child.send(message)

    def made(self) -> Made | None:
        """What became of it, when that is known."""
        try:
            while self.wanted and (message := self._child.receive(0)):
                self.part = message.get("part", 0.0)
                if "failed" in message:
                    return self._over(Made(self.wanted, **message))
        except ChildGoneError as gone:
            self.end()
            self._child = Child(WORKER)
            return self._over(Made(self.wanted, str(gone))) if self.wanted else None
        return None

    def end(self) -> None:
        """At once; what it was making is not there."""
        self._child.kill()
        if self.wanted:
            targets.clear(self.wanted.target)

    def _over(self, made: Made) -> Made:
        self.wanted = None
        return made
