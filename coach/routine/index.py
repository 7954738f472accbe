"""What is found out of routine files, remembered between runs: an unchanged file is not read.

An index is one file: a line that says what wrote it, then JSON. Of SQLite, pickle and JSON, JSON
was the quickest to load whole, and it runs nothing. The first line holds a digest of the sources
that have a say, because a summary carries their verdicts and their words, and a number to be raised
by hand would be forgotten; and a checksum of the rest, so that what is read is what was written.
Any other file in its place is as good as none.

A file is trusted to be unchanged when its stamp is, but one written just before it was read may
have been written again within the same tick of the clock: it is read anew until it is older.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from coach import __version__, paths
from coach.memory import file_time_ns, write_whole
from coach.routine.folder import File, Stamp

if TYPE_CHECKING:
    from coach.routine.problems import Problem

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
    regions: tuple[str, ...] = ()
    """Where most of its time is spent, the most first."""
    about: str | None = None
    level: str | None = None
    translated: tuple[tuple[str, str, str | None], ...] = ()
    """Title and `about` in other languages, each by its short name."""
    problems: "tuple[Problem, ...]" = ()
    """The reader's, and the errors of care."""

    @property
    def is_broken(self) -> bool:
        """Whether there is no routine in the file."""
        return self.form is None

    def shown_in(self, language: str) -> "Summary":
        """The same with title and `about` in this language, where they are translated."""
        for other, title, about in self.translated:
            if other == language:
                return self._replace(title=title, about=about)
        return self


class Index(NamedTuple):
    """Where it is remembered what was found out of files."""

    path: Path
    rooms: tuple[str, ...]
    """The packages of `coach` whose sources have a say in it."""


Stamped = list[Any]
"""The stamp of a file, as JSON has it, and what was found out of the file."""


def quiet(_done: int, _of: int) -> None:
    """For nobody who waits."""


def summaries(
    files: Iterable[File], read: Callable[[str], Summary], folder: Path, progress: Progress = quiet
) -> list[Summary]:
    """The summary of each file: remembered in this folder, otherwise from `read`.

    Raises what `remembered` does.
    """
    rows = remembered(
        files,
        lambda path: _row(read(path)),
        Index(folder / NAME, ("routine",)),
        progress,
        lasts=_was_opened,
    )
    return [_summary(row) for row in rows]


def remembered(
    files: Iterable[File],
    find_out: Callable[[str], Any],
    index: Index,
    progress: Progress = quiet,
    *,
    lasts: Callable[[Any], bool],
) -> list[Any]:
    """What JSON can say of each file: from the index while it is unchanged, otherwise found out.

    The index is brought up to date, even when an exception ends the reading: what was found until
    then is remembered, if it `lasts` as long as its file. Raises only what `find_out` and
    `progress` raise; an index that cannot be written is given up.
    """
    files = list(files)
    known = _recalled(index)
    rows = {f.path: known[f.path] for f in files if _is_current(known.get(f.path), f.stamp)}
    changed = [file for file in files if file.path not in rows]
    now_ns = _now_ns(index.path.parent) if changed else 0
    new: dict[str, Stamped] = {}
    try:
        for done, file in enumerate(changed, 1):
            new[file.path] = [[*file.stamp], find_out(file.path)]
            progress(done, len(changed))
    finally:
        settled = {f.path for f in changed if f.stamp.changed_ns <= now_ns - TICK_NS}
        lasting = {p: row for p, row in new.items() if p in settled and lasts(row[1])}
        if lasting or len(rows) < len(known):
            _remember(index, rows | lasting)
    rows |= new
    return [rows[file.path][1] for file in files]


def _is_current(row: Stamped | None, stamp: Stamp) -> bool:
    return row is not None and tuple(row[0]) == stamp


def _was_opened(row: list[Any]) -> bool:
    """Whether the file's stamp tells of any change of its summary: of a file that could not be
    opened it does not tell when it can be.
    """
    return all(problem[2] != UNOPENED for problem in row[-1])


def _now_ns(folder: Path) -> int:
    """The time by which stamps are judged; where nothing can be written, before all of them."""
    try:
        return file_time_ns(paths.ensure(folder))
    except OSError:
        return 0


def _recalled(index: Index) -> dict[str, Stamped]:
    try:
        head, _, body = index.path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    rows: dict[str, Stamped] = json.loads(body) if head == _head(index, body) else {}
    return rows


def _remember(index: Index, rows: dict[str, Stamped]) -> None:
    body = json.dumps(rows).encode()
    with suppress(OSError):
        write_whole(index.path, _head(index, body) + b"\n" + body)


def _head(index: Index, body: bytes) -> bytes:
    return f"massage-coach {__version__} {_sources(index.rooms):08x} {crc32(body):08x}".encode()


@cache
def _sources(rooms: tuple[str, ...]) -> int:
    """A digest of every module in these packages."""
    digest = 0
    for room in rooms:
        for source in sorted((_COACH / room).rglob("*.py")):
            digest = crc32(source.read_bytes(), digest)
    return digest


def _row(summary: Summary) -> list[Any]:
    *plain, problems = summary
    return [*plain, [[p.line, p.column, p.rule, p.message, p.hint, p.severity] for p in problems]]


def _summary(row: list[Any]) -> Summary:
    title, type_, form, lengths, good_for, tools, regions, about, level, translated, problems = row
    told = tuple(starmap(_problem, problems))
    lists = tuple(lengths), tuple(good_for), tuple(tools), tuple(regions)
    others = tuple(map(tuple, translated))
    return Summary(title, type_, form, *lists, about, level, others, told)


def _problem(
    line: int, column: int, rule: str, message: str, hint: str, severity: str
) -> "Problem":
    from coach.routine.problems import Problem, Severity  # noqa: PLC0415 -- most files have none

    return Problem(line, column, rule, message, hint, Severity(severity))


_COACH = Path(__file__).parents[1]
