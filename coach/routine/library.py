"""The routines there are: the shipped ones and the user's own, broken ones included.

Lists are made from summaries. The reader and the rules take longer to import than ten thousand
summaries to load, so they are imported only where a file is read, and words where one is compared.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach import paths
from coach.errors import RoutineError, UsageError
from coach.routine.folder import SUFFIXES, File, files_in
from coach.routine.index import Progress, Summary, quiet, summaries

if TYPE_CHECKING:
    from coach.routine.read import Reading

SAME_ID = "id"
"""The rule that a second file of the same name breaks."""


class Entry(NamedTuple):
    """One routine of the library, as lists show it."""

    file: File
    origin: str
    """`shipped` or `yours`."""
    summary: Summary
    replaces_shipped: bool = False
    """Whether it is the user's own in place of a shipped one with the same id."""

    @property
    def id(self) -> str:
        return self.file.id

    @property
    def path(self) -> Path:
        return Path(self.file.path)

    def shown_in(self, language: str) -> "Entry":
        """The same in this language, as far as it is translated."""
        row = self.summary
        return self._replace(summary=row.shown_in(language)) if row.translated else self

    def read(self) -> "Reading":
        """The file in full, as it is now; one that cannot be opened has that as its problem."""
        from coach.routine.summary import read_anyway  # noqa: PLC0415 -- see above

        return read_anyway(self.path)


def library(progress: Progress = quiet) -> tuple[Entry, ...]:
    """Every routine by id; where the user has one with a shipped id, the user's is the one.

    Of files with the same id in one folder the first by path is the one; the others are broken.
    What is not in the index is read, which `progress` hears of; what it raises ends the reading.
    """
    shipped, yours = files_in(paths.bundled("routines")), files_in(paths.user_routines())
    found = summaries([*shipped, *yours], _summarise, paths.cache(), progress)
    theirs = {e.file.id: e for e in _entries(shipped, found[: len(shipped)], "shipped")}
    mine = list(_entries(yours, found[len(shipped) :], "yours", theirs))
    for entry in mine:
        theirs.pop(entry.file.id, None)
    return tuple(sorted([*theirs.values(), *mine], key=lambda entry: entry.file.id))


def is_shipped(path: Path) -> bool:
    """Whether a routine's file is one of ours, and not somebody's own."""
    return path.resolve().is_relative_to(paths.bundled("routines").resolve())


def find(name: str) -> "Reading":
    """The routine with this id, or in this file. Raises RoutineError for a file that is not there,
    UsageError with the nearest id for a name that is none.
    """
    from coach.routine.read import read  # noqa: PLC0415 -- see above

    return read(_found(name))


def files_under(names: Iterable[str]) -> list[Path]:
    """The routine files that these files, folders and ids stand for, not yet looked into.

    Raises UsageError for a name that is none.
    """
    found: list[Path] = []
    for name in names:
        inside = files_in(Path(name)) if name and _is(Path(name).is_dir) else []
        found += [Path(file.path) for file in inside] or [_found(name)]
    return found


def _found(name: str) -> Path:
    path = Path(name)
    if _is(path.is_file) or (path.suffix.lower() in SUFFIXES and not _is(path.exists)):
        return path
    if _is(path.exists) and path.suffix.lower() in SUFFIXES:
        raise RoutineError(f"{path}: this is not a file", "Name a routine's file, or its id.")
    from coach.routine.vocabulary import nearest  # noqa: PLC0415 -- see above

    files = {file.id: file.path for file in reversed(_all_files())}
    if name in files:
        return Path(files[name])
    close = nearest(name, files)
    hint = f"Did you mean `{close}`?" if close else "`massage-coach list` shows what there is."
    raise UsageError(f"there is no routine `{name}`", hint)


def _all_files() -> list[File]:
    """Those first that win over others with the same id."""
    return [*files_in(paths.user_routines()), *files_in(paths.bundled("routines"))]


def _entries(
    files: Iterable[File],
    found: Iterable[Summary],
    origin: str,
    replaced: Container[str] = (),
) -> Iterator[Entry]:
    first: dict[str, str] = {}
    for file, summary in zip(files, found, strict=True):
        other = first.setdefault(file.id, file.path)
        row = summary if other == file.path else _doubled(file.id, other)
        yield Entry(file, origin, row, file.id in replaced)


def _doubled(id_: str, other: str) -> Summary:
    """Of a file whose name another one has already."""
    from coach.routine.problems import Problem  # noqa: PLC0415 -- see above

    hint = "Rename one of the two: a routine is called by the name of its file."
    return Summary(id_, problems=(Problem(1, 1, SAME_ID, f"the same id as {other}", hint),))


def _is(test: Callable[[], bool]) -> bool:
    """What a path answers to this test; one that cannot even be looked for is not it."""
    try:
        return test()
    except OSError:
        return False


def _summarise(path: str) -> Summary:
    from coach.routine.summary import summarise  # noqa: PLC0415 -- see above

    return summarise(path)
