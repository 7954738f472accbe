"""A routine file, read: the routine if it is one, and every problem with its line and column."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from coach.errors import RoutineError
from coach.routine.consistency import Finding, findings, step_findings
from coach.routine.fields import unknown_word
from coach.routine.model import Breath, Cue, Repeat, Routine, Step
from coach.routine.problems import Path, Problem, has_errors
from coach.routine.vocabulary import nearest
from coach.routine.yamltree import MAX_BYTES, Place, build

_KEYS = {
    name: [field.alias or key for key, field in model.model_fields.items()]
    for name, model in (
        ("routine", Routine),
        ("step", Step),
        ("repeat", Repeat),
        ("cue", Cue),
        ("breath", Breath),
    )
}
_STEP = TypeAdapter(Step)


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
        raw = path.read_bytes()
    except OSError as error:
        raise RoutineError(f"{path}: {error.strerror or error}", _WHERE) from error
    try:
        text = raw[: MAX_BYTES + 1].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reading(path, None, (_undecodable(raw, error),), Place(0, 0))
    return parse(text, path)


def parse(text: str, path: FilePath) -> Reading:
    """Reads a routine from its text; `path` names it in messages and gives the id."""
    tree, place, problems = build(text)
    if tree is None and problems:
        return Reading(path, None, tuple(problems), place)
    routine, found = _validate(tree)
    odd = {(problem.line, problem.column) for problem in problems}
    further = (_located(finding, place) for finding in found)
    located = sorted([*problems, *(p for p in further if (p.line, p.column) not in odd)])
    return Reading(path, None if has_errors(located) else routine, tuple(located), place)


_WHERE = "`massage-coach list` shows the routines there are."


def _validate(tree: Any) -> tuple[Routine | None, list[Finding]]:
    try:
        routine = Routine.model_validate(tree)
    except ValidationError as error:
        return None, _explain(error, tree) + _sound_steps(tree)
    return routine, findings(routine)


def _sound_steps(tree: Any) -> list[Finding]:
    """What does not agree within the steps that are valid, though the routine as a whole is not."""
    steps = tree.get("steps") if isinstance(tree, dict) else None
    found: list[Finding] = []
    for index, raw in enumerate(steps if isinstance(steps, list) else ()):
        try:
            step = _STEP.validate_python(raw)
        except ValidationError:
            continue
        found += step_findings(("steps", index), step)
    return found


def _explain(error: ValidationError, tree: Any) -> list[Finding]:
    details = error.errors(include_url=False)
    places = [_path(detail["loc"]) for detail in details]
    return [
        _finding(detail, place, tree)
        for detail, place in zip(details, places, strict=True)
        if not (detail["type"] == "too_short" and _shadowed(place, places))
    ]


def _shadowed(place: Path, places: list[Path]) -> bool:
    """Whether a list only seems too short because its items were refused."""
    return any(len(other) > len(place) and other[: len(place)] == place for other in places)


def _path(loc: tuple[int | str, ...]) -> Path:
    """The place in the file: without the words by which the union of step and block is told."""
    return tuple(
        part
        for index, part in enumerate(loc)
        if not (part in {"step", "repeat"} and index and isinstance(loc[index - 1], int))
    )


def _finding(detail: ErrorDetails, where: Path, tree: Any) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(where, _value(tree, where[:-1]), detail["input"])
    if kind == "missing":
        return Finding(where[:-1], "missing", f"`{where[-1]}` is missing here")
    if kind == "word":
        what, words = context["what"], context["words"].split("\n")
        return Finding(where, "word", *unknown_word(what, detail["input"], words))
    if "hint" in context:
        return Finding(where, kind, context["message"], context["hint"])
    return Finding(where, "value", _plain_message(detail), _HINTS.get(kind, ""))


_HINTS = {
    "string_type": 'Put the text in double quotes: "…".',
    "bool_type": "Write true or false.",
    "int_type": "Write a whole number.",
    "float_type": "Write a number.",
    "model_type": "Write `key: value` lines here.",
    "tuple_type": "Write a list: [a, b], or lines that begin with a dash.",
}
_MESSAGES = {
    "string_type": "this must be text",
    "bool_type": "this must be true or false",
    "int_type": "this must be a whole number",
    "float_type": "this must be a number",
    "model_type": "this must be a group of keys",
    "tuple_type": "this must be a list",
    "too_short": "there must be at least {min_length}",
    "too_long": "there must be at most {max_length}",
    "string_too_long": "this text is longer than {max_length} characters",
    "greater_than_equal": "this must be {ge} or more",
    "less_than_equal": "this must be {le} or less",
    "greater_than": "this must be more than {gt}",
    "finite_number": "this must be an ordinary number",
}


def _plain_message(detail: ErrorDetails) -> str:
    message = _MESSAGES.get(detail["type"])
    limits = {
        key: f"{value:g}" for key, value in detail.get("ctx", {}).items() if _is_number(value)
    }
    return message.format(**limits) if message else detail["msg"]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _unknown_key(where: Path, parent: Any, value: Any) -> Finding:
    known = _KEYS[_kind(where, parent)]
    close = nearest(str(where[-1]), known)
    if value is None and close is None and isinstance(parent, dict) and len(parent) > 1:
        message = f"`{where[-1]}` stands here alone: a comma cut a text in two"
        return Finding(where, "comma", message, "Put the whole text in double quotes.")
    hint = f"Did you mean `{close}`?" if close else "Known here: " + ", ".join(known) + "."
    return Finding(where, "key", f"unknown key `{where[-1]}`", hint)


def _kind(where: Path, parent: Any) -> str:
    if len(where) == 1:
        return "routine"
    if "cues" in where:
        return "cue"
    if "breath" in where:
        return "breath"
    return "repeat" if isinstance(parent, dict) and "repeat" in parent else "step"


def _value(tree: Any, where: Path) -> Any:
    for part in where:
        tree = tree[part]
    return tree


def _located(finding: Finding, place: Place) -> Problem:
    at = place.find(finding.where)
    line, column = at.line, at.column
    if at.key and finding.rule in {"key", "comma"}:
        line, column = at.key.line, at.key.column
    return Problem(
        line + 1, column + 1, finding.rule, finding.message, finding.hint, finding.severity
    )


def _undecodable(raw: bytes, error: UnicodeDecodeError) -> Problem:
    before = raw[: error.start]
    line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
    hint = "Save the file as UTF-8."
    return Problem(line, column, "encoding", "the file is not UTF-8 text from here on", hint)
