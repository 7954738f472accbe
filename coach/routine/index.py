"""What lists show of every routine file, remembered between runs: an unchanged file is not read.

The index is one file: a line that says what wrote it, then JSON. Of SQLite, pickle and JSON, JSON
was the quickest to load whole, and it runs nothing. The first line holds a digest of this room's
sources, because a summary carries their verdicts and their words, and a number to be raised by hand
would be forgotten; and a checksum of the rest, so that what is read is what was written. Any other
file in its place is as good as none.

A file is trusted to be unchanged when its stamp is, but one written just before it was read may
have been written again within the same tick of the clock: it is read anew until it is older.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from coach import __version__, paths
from coach.memory import file_time_ns, write_whole
from coach.routine.folder import File, Stamp
from coach.routine.problems import Problem, Severity

NAME = "library.index"
UNOPENED = "file"
"""The rule that a file breaks which cannot be opened."""
TICK_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT)."""

Progress = Callable[[int, int], None]
"""Hears how many files are read, of how many."""


class Summary(NamedTuple):
    """What lists show of a routine file; a broken one has problems and nothing else."""

    title: str
    type: str | None = None
    form: str | None = None
    lengths: tuple[int, ...] = ()
    """Minutes."""
    good_for: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    about: str | None = None
    level: str | None = None
    problems: tuple[Problem, ...] = ()
    """The reader's, and the errors of care."""

    @property
    def is_broken(self) -> bool:
        """Whether there is no routine in the file."""
        return self.form is None


Row = list[Any]
"""A summary as JSON has it, after the stamp of its file."""


def quiet(_done: int, _of: int) -> None:
    """For nobody who waits."""


def summaries(
    files: Iterable[File], read: Callable[[str], Summary], index: Path, progress: Progress = quiet
) -> list[Summary]:
    """The summary of each file: from the index while it is unchanged, otherwise from `read`.

    The index is brought up to date, even when an exception ends the reading: what was read until
    then is remembered. Raises only what `read` and `progress` raise; an index that cannot be
    written is given up.
    """
    files = list(files)
    known = _recalled(index)
    rows = {f.path: known[f.path] for f in files if _is_current(known.get(f.path), f.stamp)}
    changed = [file for file in files if file.path not in rows]
    now_ns = _now_ns(index.parent) if changed else 0
    new: dict[str, Row] = {}
    try:
        for done, file in enumerate(changed, 1):
            new[file.path] = [file.stamp, *_row(read(file.path))]
            progress(done, len(changed))
    finally:
        lasting = {path: row for path, row in new.items() if _is_lasting(row, now_ns)}
        _remember(index, rows | lasting, known)
    rows |= new
    return [_summary(rows[file.path]) for file in files]


def _is_current(row: Row | None, stamp: Stamp) -> bool:
    return row is not None and tuple(row[0]) == stamp


def _is_lasting(row: Row, now_ns: int) -> bool:
    """Whether the file's stamp will tell of any change: of one that was just written it will not,
    and of one that could not be opened it will not tell when it can be.
    """
    stamp, *_plain, problems = row
    opened = all(rule != UNOPENED for _line, _column, rule, *_rest in problems)
    return opened and stamp.changed_ns <= now_ns - TICK_NS


def _now_ns(folder: Path) -> int:
    """The time by which stamps are judged; where nothing can be written, before all of them."""
    try:
        return file_time_ns(paths.ensure(folder))
    except OSError:
        return 0


def _recalled(index: Path) -> dict[str, Row]:
    try:
        head, _, body = index.read_bytes().partition(b"\n")
    except OSError:
        return {}
    rows: dict[str, Row] = json.loads(body) if head == _head(body) else {}
    return rows


def _remember(index: Path, rows: dict[str, Row], known: dict[str, Row]) -> None:
    if rows == known:
        return
    body = json.dumps(rows).encode()
    with suppress(OSError):
        write_whole(index, _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    return f"massage-coach {__version__} {_sources():08x} {crc32(body):08x}".encode()


@cache
def _sources() -> int:
    """A digest of every module that has a say in a summary."""
    digest = 0
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest = crc32(source.read_bytes(), digest)
    return digest


def _row(summary: Summary) -> Row:
    *plain, problems = summary
    return [*plain, [[p.line, p.column, p.rule, p.message, p.hint, p.severity] for p in problems]]


def _summary(row: Row) -> Summary:
    _stamp, title, type_, form, lengths, good_for, tools, about, level, problems = row
    told = tuple([_problem(*problem) for problem in problems])
    lists = tuple(lengths), tuple(good_for), tuple(tools)
    return Summary(title, type_, form, *lists, about, level, told)


def _problem(line: int, column: int, rule: str, message: str, hint: str, severity: str) -> Problem:
    return Problem(line, column, rule, message, hint, Severity(severity))
