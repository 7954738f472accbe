"""What somebody did and how it felt, one row a session; only what they chose to save.

It lies in one SQLite file in the user's data folder and holds nothing about their health. A row is
there whole or not at all. A file that is damaged is set aside under another name, never dropped.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from coach import paths
from coach.errors import CoachError
from coach.language import _
from coach.units import MINUTE, Ms

NAME = "journal.sqlite"
PATIENCE_S = 5.0
"""How long another program may hold the file."""
MIGRATIONS: Sequence[str] = (
    """CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        ended_at TEXT NOT NULL,
        routine TEXT NOT NULL,
        title TEXT NOT NULL,
        form TEXT NOT NULL,
        planned_ms INTEGER NOT NULL,
        done_ms INTEGER NOT NULL,
        steps_planned INTEGER NOT NULL,
        steps_done INTEGER NOT NULL,
        hurt TEXT NOT NULL,
        before INTEGER CHECK (before BETWEEN 0 AND 10),
        after INTEGER CHECK (after BETWEEN 0 AND 10)
    ) STRICT""",
)
"""What makes each version of the file from the one before; the first from an empty one."""
COLUMNS = (
    "ended_at", "routine", "title", "form", "planned_ms", "done_ms", "steps_planned",
    "steps_done", "hurt", "before", "after",
)  # fmt: skip
UNIT = "\x1f"
"""Stands between the names of steps."""

Row = tuple[str, str, str, str, int, int, int, int, str, int | None, int | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One session."""

    ended_at: datetime
    """In UTC, to the second."""
    routine: str
    """Its id."""
    title: str
    form: str
    planned_ms: Ms
    done_ms: Ms
    """What was played of it."""
    steps_planned: int
    steps_done: int
    hurt: tuple[str, ...] = ()
    """The names of the steps that hurt."""
    before: int | None = None
    """How it felt, from 0 to 10; 10 is at ease."""
    after: int | None = None

    @property
    def minutes(self) -> int:
        """What was played, in whole minutes."""
        return round(self.done_ms / MINUTE)


def file() -> Path:
    """Where it lies."""
    return paths.user_data() / NAME


def keep(entry: Entry, path: Path) -> str:
    """Writes a session down; a notice when a damaged file had to be set aside for it.

    Raises CoachError when it cannot be written.
    """
    marks = ", ".join("?" * len(COLUMNS))
    command = f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES ({marks})"
    _done, notice = _with_journal(path, lambda journal: journal.execute(command, _row(entry)))
    return notice


def entries(path: Path) -> tuple[tuple[Entry, ...], str]:
    """Every session, the latest first, and a notice as `keep` gives. Raises CoachError."""
    if not path.exists():
        return (), ""
    command = f"SELECT {', '.join(COLUMNS)} FROM session ORDER BY ended_at DESC, id DESC"
    return _with_journal(
        path, lambda journal: tuple(_entry(row) for row in journal.execute(command))
    )


def delete(path: Path) -> int:
    """Removes the journal, and what was set aside of it; gives how many files. Raises CoachError.

    What was written to disk may be found there until it is written over.
    """
    found = [path, *_set_aside(path)]
    there = [one for one in found if one.exists()]
    try:
        for one in [*there, *(_log_of(one) for one in there)]:
            one.unlink(missing_ok=True)
    except OSError as trouble:
        raise _unusable(path, trouble.strerror or str(trouble)) from None
    return len(there)


def _with_journal(path: Path, work: Callable[[sqlite3.Connection], T]) -> tuple[T, str]:
    """Does the work in one go; once more with a new file if this one turns out damaged."""
    try:
        with _opened(path) as journal:
            return work(journal), ""
    except sqlite3.DatabaseError as trouble:
        if not _is_damage(trouble):
            raise _unusable(path, str(trouble)) from None
    try:
        aside = _put_aside(path)
        with _opened(path) as journal:
            done = work(journal)
    except (sqlite3.Error, OSError) as trouble:
        raise _unusable(path, str(trouble)) from None
    notice = _("Your journal was damaged. It now lies at {path}, and a new one was begun.")
    return done, notice.format(path=aside)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in its newest version, in one transaction."""
    try:
        paths.ensure(path.parent)
    except OSError as trouble:
        raise _unusable(path, trouble.strerror or str(trouble)) from None
    with closing(sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)) as journal:
        journal.execute("PRAGMA synchronous = FULL")
        journal.execute("BEGIN IMMEDIATE")
        _migrate(journal, path)
        yield journal
        journal.execute("COMMIT")


def _migrate(journal: sqlite3.Connection, path: Path) -> None:
    (version,) = journal.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise _unusable(path, _("a newer version of this program wrote it"))
    for command in MIGRATIONS[version:]:
        journal.execute(command)
    journal.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _is_damage(trouble: sqlite3.Error) -> bool:
    """Whether the file is at fault, and not the disk or another program; a foreign one is too."""
    code = getattr(trouble, "sqlite_errorcode", 0) & 0xFF
    foreign = code == sqlite3.SQLITE_ERROR
    return foreign or code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _put_aside(path: Path) -> Path:
    """Renames the file and what it had not finished. Raises OSError."""
    stem = f"{path.stem}-damaged"
    names = (path.with_name(f"{stem}-{number}{path.suffix}") for number in range(1, 10_000))
    aside = next(name for name in names if not name.exists())
    path.rename(aside)
    if _log_of(path).exists():
        _log_of(path).rename(_log_of(aside))
    return aside


def _set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}"))


def _log_of(path: Path) -> Path:
    """What SQLite keeps beside a file while it writes, to undo it after a crash."""
    return path.with_name(f"{path.name}-journal")


def _unusable(path: Path, reason: str) -> CoachError:
    message = _("The journal {path} cannot be used: {reason}.")
    return CoachError(message.format(path=path, reason=reason))


def _row(entry: Entry) -> Row:
    ended_at = entry.ended_at.astimezone(UTC).isoformat(timespec="seconds")
    what = entry.routine, entry.title, entry.form
    much = entry.planned_ms, entry.done_ms, entry.steps_planned, entry.steps_done
    return (ended_at, *what, *much, UNIT.join(entry.hurt), entry.before, entry.after)


def _entry(row: Row) -> Entry:
    ended_at, routine, title, form, planned_ms, done_ms, planned, done, hurt, before, after = row
    return Entry(
        datetime.fromisoformat(ended_at), routine, title, form, planned_ms, done_ms, planned, done,
        tuple(hurt.split(UNIT)) if hurt else (), before, after,
    )  # fmt: skip
