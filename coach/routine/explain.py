"""What the models refuse, told to the author: the right rule, place and hint, each mistake once."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coach.routine.consistency import Finding
from coach.routine.fields import unknown_word
from coach.routine.model import Breath, Cue, Repeat, Routine, Step
from coach.routine.problems import Path
from coach.routine.vocabulary import NO_GO, NoGo, nearest

MOST = 100
"""More refusals than this are not explained: nobody reads them, and looking up words takes time."""

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


def explain(error: ValidationError, tree: Any) -> list[Finding]:
    """The findings behind a refusal; what only follows from another one is left out."""
    details = error.errors(include_url=False)[:MOST]
    refused = [(_path(detail["loc"]), detail) for detail in details]
    inside = {where[:-1] for where, _detail in refused}
    guessed = {
        (*where[:-1], _guess(where, tree))
        for where, detail in refused
        if detail["type"] == "extra_forbidden"
    }
    found = [
        _finding(detail, where, tree)
        for where, detail in refused
        if not (detail["type"] == "missing" and where in guessed)
        and not (detail["type"] == "too_short" and _seems_empty(where, inside))
    ]
    return list(dict.fromkeys(found))


def _path(loc: tuple[int | str, ...]) -> Path:
    """The place in the file: without the words by which the union of step and block is told."""
    return tuple(
        part
        for index, part in enumerate(loc)
        if not (part in {"step", "repeat"} and _is_item(loc[:index]))
    )


def _is_item(loc: tuple[int | str, ...]) -> bool:
    return len(loc) > 1 and isinstance(loc[-1], int) and loc[-2] == "steps"


def _seems_empty(where: Path, inside: set[Path]) -> bool:
    """Whether a list only seems too short because its items were refused."""
    return any(path[: len(where)] == where for path in inside)


def _finding(detail: ErrorDetails, where: Path, tree: Any) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in {"extra_forbidden", "missing"}:
        return _wrong_key(kind, where, tree)
    if kind == "word":
        what, words = context["what"], context["words"].split("\n")
        if what == "region" and (place := _no_go(detail["input"])):
            return _never_worked_on(where, place)
        return Finding(where, "word", *unknown_word(what, detail["input"], words))
    if "hint" in context:
        return Finding(where, kind, context["message"], context["hint"])
    return Finding(where, "value", _plain_message(detail, where), _hint(kind, where))


def _no_go(word: object) -> NoGo | None:
    """The place that no routine works on, if this is its name."""
    return NO_GO.get(str(word).strip().lower().replace(" ", "_").replace("-", "_"))


def _never_worked_on(where: Path, place: NoGo) -> Finding:
    message = f"{place.label} is never worked on: {place.why}"
    nearby = f"Work nearby: region: {place.instead}." if place.instead else "Leave this step out."
    return Finding(where, "P02", message, nearby)


def _wrong_key(kind: str, where: Path, tree: Any) -> Finding:
    parent, key = _value(tree, where[:-1]), where[-1]
    if "stroke" in parent and ("repeat" in parent or "steps" in parent):
        other = "repeat" if "repeat" in parent else "steps"
        message = f"a step cannot have `{other}`: that makes a block of several steps"
        return Finding((*where[:-1], other), "kind", message, _BLOCK)
    if kind == "missing":
        return Finding(where[:-1], "missing", f"`{key}` is missing here", _example(where))
    close, known = _guess(where, tree), _KEYS[_kind(where, parent)]
    hint = f"Did you mean `{close}`?" if close else "Known here: " + ", ".join(known) + "."
    return Finding(where, "key", f"unknown key `{key}`", hint)


_BLOCK = "Write the block as `- repeat: 2` and `steps:`, and the step below it with its own dash."


def _guess(where: Path, tree: Any) -> str | None:
    """The key that was meant by the one at this place."""
    return nearest(str(where[-1]), _KEYS[_kind(where, _value(tree, where[:-1]))])


def _kind(where: Path, parent: Any) -> str:
    if len(where) == 1:
        return "routine"
    if "cues" in where:
        return "cue"
    if "breath" in where:
        return "breath"
    return "repeat" if "repeat" in parent or "steps" in parent else "step"


def _value(tree: Any, where: Path) -> Any:
    for part in where:
        tree = tree[part]
    return tree


_MESSAGES = {
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "model_type": "must be `key: value` lines",
    "mapping_type": "must be `key: value` lines",
    "tuple_type": "must be a list",
    "too_short": "is empty",
    "too_long": "holds more than {max_length}",
    "string_too_long": "is longer than {max_length} characters",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "greater_than": "must be more than {gt}",
}
_HINTS = {
    "string_type": 'Put the text in double quotes: "…".',
    "string_too_long": "Use fewer words; what comes later in a step can be a cue.",
    "bool_type": "Write true or false, without quotes.",
    "too_long": "Leave some out.",
}
_EXAMPLES = {
    "title": 'title: "Slow shoulders"',
    "type": "type: swedish",
    "form": "form: solo",
    "lengths": "lengths: [10, 20, 30], which are minutes",
    "good_for": "good_for: [relax, desk]",
    "steps": "steps: and below it one step after the other, each with a dash",
    "name": "name: Glide over the shoulder top",
    "stroke": "stroke: effleurage",
    "sides": "sides: [left, right]; without it, both at once",
    "seconds": "seconds: 30, or one number for each length: [30, 45, 60]",
    "pressure": "pressure: 3, on a scale from 0 to 10",
    "tempo": "tempo: 12, which is strokes per minute",
    "repeat": "repeat: 2, a number from 2 to 20",
    "cues": 'cues: and below it lines such as - {at: 50%, say: "Breathe out."}',
    "breath": "breath: {in: 4, out: 6}",
    "in": "breath: {in: 4, out: 6}",
    "out": "breath: {in: 4, out: 6}",
}


def _plain_message(detail: ErrorDetails, where: Path) -> str:
    message = _MESSAGES.get(detail["type"])
    limits = {
        key: f"{value:g}" for key, value in detail.get("ctx", {}).items() if _is_number(value)
    }
    return f"{_named(where)} {message.format(**limits)}" if message else detail["msg"]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _named(where: Path) -> str:
    if not where:
        return "a routine"
    item = isinstance(where[-1], int)
    return f"each of `{where[-2]}`" if item else f"`{where[-1]}`"


def _hint(kind: str, where: Path) -> str:
    return _HINTS.get(kind) or _example(where or ("title",))


def _example(where: Path) -> str:
    keys: Iterator[str] = (part for part in reversed(where) if isinstance(part, str))
    example = _EXAMPLES.get(next(keys))
    return f"For example {example}." if example else "Leave the key out, or mend its value."
