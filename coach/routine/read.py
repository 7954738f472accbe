"""A routine file, read: the routine if it is one, and every problem with its line and column."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from coach.errors import RoutineError
from coach.routine.consistency import Around, Finding, findings, growing_lengths, step_findings
from coach.routine.explain import explain
from coach.routine.model import Routine, Step
from coach.routine.problems import Path, Problem, has_errors
from coach.routine.recordings import FOLDER
from coach.routine.syntax import position
from coach.routine.translations import translation_findings
from coach.routine.vocabulary import Form
from coach.routine.yamltree import MAX_BYTES, Place, build, too_large


@dataclass(frozen=True)
class Reading:
    """What reading a file gave; `routine` is None when an error stands in its way."""

    path: FilePath
    routine: Routine | None
    problems: tuple[Problem, ...]
    place: Place

    @property
    def id(self) -> str:
        return self.path.stem

    def located(self, found: Iterable[Finding]) -> tuple[Problem, ...]:
        """These findings at their lines and columns, in the order of the file."""
        return tuple(sorted(_located(finding, self.place) for finding in found))


def read(path: FilePath) -> Reading:
    """Reads a file. Raises RoutineError only when the file itself cannot be opened."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RoutineError(f"{path}: {error.strerror or error}", _WHERE) from error
    return decode(raw, path)


def decode(raw: bytes, path: FilePath) -> Reading:
    """Reads a routine from the bytes of its file."""
    if len(raw) > MAX_BYTES:
        return Reading(path, None, (too_large(),), Place(0, 0))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reading(path, None, (_undecodable(error),), Place(0, 0))
    return parse(text, path)


def parse(text: str, path: FilePath) -> Reading:
    """Reads a routine from its text; `path` names it in messages and gives the id."""
    tree, place, problems = build(text)
    if tree is None and problems:
        return Reading(path, None, tuple(problems), place)
    routine, found = _validate(tree, path.parent)
    located = _once_each(problems, [_located(finding, place) for finding in found])
    return Reading(path, None if has_errors(located) else routine, tuple(located), place)


_WHERE = "`massage-coach list` shows the routines there are."


def _once_each(odd: list[Problem], found: list[Problem]) -> list[Problem]:
    """One problem where a scalar is odd and therefore refused; that a word is unknown says more."""
    words = {(problem.line, problem.column) for problem in found if problem.rule == "word"}
    odd = [problem for problem in odd if (problem.line, problem.column) not in words]
    told = {(problem.line, problem.column) for problem in odd}
    return sorted([*odd, *(p for p in found if (p.line, p.column) not in told)])


def _validate(tree: Any, folder: FilePath) -> tuple[Routine | None, list[Finding]]:
    try:
        routine = Routine.model_validate(tree, context={FOLDER: folder.as_posix()})
    except ValidationError as error:
        return None, explain(error, tree) + _sound_parts(tree)
    return routine, [*findings(routine), *translation_findings(routine)]


def _sound_parts(tree: Any) -> list[Finding]:
    """What does not agree among the parts that are valid, though the routine as a whole is not."""
    if not isinstance(tree, dict):
        return []
    form, lengths = tree.get("form"), tree.get("lengths", [])
    minutes = isinstance(lengths, list) and all(type(length) is int for length in lengths)
    around = Around(form if form in list(Form) else None, tuple(lengths) if minutes else None)
    found = growing_lengths(around)
    for where, step in _sound_steps(tree.get("steps"), ("steps",)):
        found += step_findings(where, step, around)
    return found


def _sound_steps(parts: Any, where: Path) -> Iterator[tuple[Path, Step]]:
    for index, raw in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(raw, dict) and "steps" in raw:
            yield from _sound_steps(raw["steps"], (*where, index, "steps"))
            continue
        with suppress(ValidationError):
            yield (*where, index), Step.model_validate(raw)


def _located(finding: Finding, place: Place) -> Problem:
    at = place.find(finding.where)
    line, column = at.line, at.column
    if at.key and _is_about_key(finding):
        line, column = at.key.line, at.key.column
    return Problem(
        line + 1, column + 1, finding.rule, finding.message, finding.hint, finding.severity
    )


def _is_about_key(finding: Finding) -> bool:
    """Whether it is told where the key stands, and not what the key has."""
    block = finding.where[:1] == ("translations",)
    return finding.rule in {"key", "kind"} or (block and finding.rule in _OF_A_KEY)


_OF_A_KEY = frozenset({"translation", "language", "voice"})
"""What is wrong with a language, or with a text that is none, and not with a translation."""


def _undecodable(error: UnicodeDecodeError) -> Problem:
    where = position(error.object[: error.start].decode("utf-8"))
    hint = "Save the file as UTF-8."
    return Problem(*where, "encoding", "the file is not UTF-8 text from here on", hint)
