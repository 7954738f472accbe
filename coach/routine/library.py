"""The routines there are: the shipped ones and the user's own, broken ones included."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach import paths
from coach.errors import RoutineError, UsageError
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Problem
from coach.routine.read import Reading, read
from coach.routine.vocabulary import nearest
from coach.routine.yamltree import Place

SUFFIXES = {".yaml", ".yml"}


@dataclass(frozen=True)
class Entry:
    """One routine of the library; a broken one has problems and no routine."""

    reading: Reading
    origin: str
    """`shipped` or `yours`."""

    @property
    def id(self) -> str:
        return self.reading.id

    @property
    def title(self) -> str:
        return self.reading.routine.title if self.reading.routine else self.id

    @property
    def minutes(self) -> tuple[int, ...]:
        return minutes_of(self.reading.routine) if self.reading.routine else ()


def library() -> tuple[Entry, ...]:
    """Every routine by id; where the user has one with a shipped id, the user's is the one."""
    shipped = {entry.id: entry for entry in _entries(paths.bundled("routines"), "shipped")}
    yours = {entry.id: entry for entry in _entries(paths.user_routines(), "yours")}
    return tuple(entry for _id, entry in sorted({**shipped, **yours}.items()))


def find(name: str) -> Reading:
    """The routine with this id, or in this file. Raises RoutineError for a file that is not there,
    UsageError with the nearest id for a name that is none.
    """
    path = Path(name)
    if _is(path.is_file) or (path.suffix.lower() in SUFFIXES and not _is(path.exists)):
        return read(path)
    if _is(path.exists) and path.suffix.lower() in SUFFIXES:
        raise RoutineError(f"{path}: this is not a file", "Name a routine's file, or its id.")
    files = dict(_files(paths.bundled("routines"))) | dict(_files(paths.user_routines()))
    if name in files:
        return read(files[name])
    close = nearest(name, files)
    hint = f"Did you mean `{close}`?" if close else "`massage-coach list` shows what there is."
    raise UsageError(f"there is no routine `{name}`", hint)


def files_under(names: Iterable[str]) -> list[Path]:
    """The routine files that these files, folders and ids stand for. Raises like `find`."""
    found: list[Path] = []
    for name in names:
        inside = [path for _id, path in _files(Path(name))] if name else []
        found += inside or [find(name).path]
    return found


def tools_of(routine: Routine) -> tuple[str, ...]:
    """Everything that touches the skin, in the order of use."""
    tools = (step.tool for _where, step in written_steps(routine.steps) if step.tool)
    return tuple(dict.fromkeys(tools))


def _entries(folder: Path, origin: str) -> Iterator[Entry]:
    for _id, path in _files(folder):
        yield Entry(_read_anyway(path), origin)


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Ids and paths, without what is hidden; nothing when this is no folder."""
    if not _is(folder.is_dir):
        return []
    found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES)
    return [(p.stem, p) for p in found if not _hidden(p.relative_to(folder)) and _is(p.is_file)]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is(test: Callable[[], bool]) -> bool:
    """What a path answers to this test; one that cannot even be looked for is not it."""
    try:
        return test()
    except OSError:
        return False


def _read_anyway(path: Path) -> Reading:
    """A file that cannot even be opened is listed with that problem."""
    try:
        return read(path)
    except RoutineError as error:
        problem = Problem(1, 1, "file", error.message, error.hint)
        return Reading(path, None, (problem,), Place(0, 0))
