"""Exports as the command line makes them: what is refused, what is told, how far it is."""

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach import paths
from coach.cli.asking import Terminal
from coach.cli.consoles import err, out
from coach.cli.faults import require_language, sound
from coach.cli.leading_up import Wishes as Told
from coach.cli.leading_up import led_up_by_command
from coach.errors import CoachError, Exit, RoutineError, UsageError
from coach.export.bake import baked
from coach.export.current import Marks, mark_of
from coach.export.formats import REMINDER, USUAL, format_of
from coach.export.piece import Wishes
from coach.export.target import replaced, require_no_folder
from coach.export.whole import Wanted, make_all
from coach.language import known, used
from coach.routine.library import find, library
from coach.routine.read import Reading
from coach.routine.translations import in_language
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.plan import Plan
from coach.screen.pages.page import Page
from coach.session.before_start.get_ready import when_to_stop
from coach.settings import Settings
from coach.units import clock

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
"""What ends a program from outside; there is no SIGHUP on Windows."""
TOLD = WRITTEN, CURRENT, SKIPPED, FAILED = ("written", "current", "skipped", "failed")
"""What can become of a routine when the whole library is exported."""


class Asked(NamedTuple):
    """What the command says beside the routine."""

    minutes: int | None
    codes: frozenset[str]
    """What somebody has."""
    agreed: bool
    accepts_care_errors: bool
    wishes: Wishes
    settings: Settings
    language: str = ""
    """What the command itself asked for, as the settings have it too."""


def export_one(name: str, output: Path | None, ending: str, asked: Asked) -> None:
    """Makes one file, with its progress in a terminal. Raises CoachError."""
    reading = find(name)
    target = target_of(output, reading.id, ending)
    made = format_of(target.name)
    _require_understood(target.suffix.lower(), asked.wishes)
    plan = allowed(reading, asked, _Alone(out()))
    with ended_cleanly(), _progress() as progress:
        words = progress.add_task("Preparing the words", total=None)
        piece = baked(
            reading.id,
            plan,
            asked.settings,
            made.words,
            lambda done, of: progress.update(words, completed=done, total=of),
        )
        progress.remove_task(words)
        writing = progress.add_task(f"Writing {target.name}", total=1)
        with replaced(target) as part:
            made.write(
                piece, part, asked.wishes, lambda done: progress.update(writing, completed=done)
            )
    for line in piece.conceded:
        err().print(line, markup=False)
    size = target.stat().st_size / 1_000_000
    out().print(f"{target}  {clock(plan.total_ms)}, {size:.1f} MB", markup=False)


def export_all(folder: Path, ending: str, asked: Asked) -> int:
    """Makes every routine's file that is not there as it would be made now; tells what was done.

    The exit code says whether any failed. Raises CoachError.
    """
    format_of(f"any{ending}")
    _require_understood(ending, asked.wishes)
    paths.ensure(folder)
    marks, tally = Marks(folder), Counter[str]()
    wanted = []
    for file in _wanted(folder, ending, asked, tally):
        if marks.is_current(file.target, file.mark):
            tally[CURRENT] += 1
        else:
            wanted.append(file)
    with ended_cleanly(), _progress() as progress:
        task = progress.add_task("Writing", total=1)
        making = make_all(
            wanted, asked.settings, asked.wishes, lambda part: progress.update(task, completed=part)
        )
        for made in making:
            tally[FAILED if made.failed else WRITTEN] += 1
            if made.failed:
                _tell_trouble(made.wanted.id, made.failed, made.hint)
            else:
                if not made.spare:
                    marks.keep(made.wanted.target, made.wanted.mark)
                out().print(f"{made.wanted.target}", markup=False)
            for line in made.conceded:
                err().print(f"{made.wanted.id}: {line}", markup=False)
    out().print(", ".join(f"{tally[what]} {what}" for what in TOLD), markup=False)
    return Exit.INPUT if tally[FAILED] else Exit.FINE


def _wanted(folder: Path, ending: str, asked: Asked, tally: Counter[str]) -> Iterator[Wanted]:
    """A file for each routine of the library that may be had; of the others it is told why not."""
    _Alone(out()).tell(when_to_stop())
    for entry in library():
        try:
            plan = allowed(entry.read(), asked, _Brief(out(), entry.id))
        except RoutineError as error:
            _tell_trouble(entry.id, error.message, error.hint)
            tally[SKIPPED] += 1
            continue
        mark = mark_of(plan, asked.settings, asked.wishes, ending)
        yield Wanted(entry.id, plan, folder / f"{entry.id}{ending}", mark)


class _Alone(Terminal):
    """Tells nothing of keys: nobody listens to them where a file is played."""

    def tell(self, page: Page) -> None:
        super().tell(replace(page, note=""))


class _Brief(Terminal):
    """Tells of each routine only what is particular to it."""

    def __init__(self, console: "Console", id_: str) -> None:
        super().__init__(console)
        self._id = id_

    def tell(self, page: Page) -> None:
        """Was told once for all of them."""

    def say(self, words: str, style: str = "") -> None:
        super().say(words and f"{self._id}: {words}", style)


def _tell_trouble(id_: str, message: str, hint: str) -> None:
    err().print(f"{id_}: {message}", markup=False)
    if hint:
        err().print(f"    {hint}", markup=False, style="dim")


def _require_understood(ending: str, wishes: Wishes) -> None:
    """Raises UsageError for wishes of a reminder that is none, or that nobody understands."""
    if ending != REMINDER:
        if wishes.every or wishes.at:
            hint = f"Name a file that ends in {REMINDER}: -o evening{REMINDER}"
            raise UsageError("--every and --at are for reminders", hint)
        return
    from coach.export.reminder import days_of, normal, time_of

    days_of(normal(wishes.every))
    time_of(wishes.at)


def ending_of(format_: str | None) -> str:
    """The ending that `--format` names, with or without its point."""
    return f".{format_.lower().removeprefix('.')}" if format_ else USUAL


def target_of(output: Path | None, id_: str, ending: str) -> Path:
    """Where to write: the file that is named, or one named after the routine.

    Raises CoachError when its folder is not there.
    """
    named = f"{id_}{ending}"
    target = Path(named) if output is None else output / named if output.is_dir() else output
    if not target.absolute().parent.is_dir():
        raise CoachError(f"there is no folder {target.parent}", "Make it first.")
    require_no_folder(target)
    return target


def allowed(reading: Reading, asked: Asked, terminal: Terminal) -> Plan:
    """The plan, if somebody may have it; tells when to stop and what was changed.

    Raises RoutineError as `play` does.
    """
    if asked.language:
        require_language(sound(reading), asked.language, known())
    routine = in_language(sound(reading), used())
    plan = arrange(routine, Choices(asked.minutes, asked.codes))
    told = Told(plan, asked.minutes, asked.codes, asked.agreed, asked.accepts_care_errors)
    led_up_by_command(reading, told, None, terminal)
    return plan


@contextmanager
def ended_cleanly() -> Iterator[None]:
    """Has a signal from outside end this as an error does: nothing half is left. One that is
    ignored, as after `nohup`, stays so.
    """

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name)]
    usual = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    before = {number: signal.signal(number, end) for number in usual}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _progress() -> "Progress":
    """How far it is and how long it still takes, in a terminal."""
    from rich.progress import Progress

    return Progress(console=err(), transient=True, disable=not err().is_terminal)
