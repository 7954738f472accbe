"""YAML text into plain values that remember where they stood.

One pass over the parser's events builds both, and guards while it builds: nothing is constructed
from a file that is too deep or too large, and an alias counts for all it would expand to. Plain
scalars follow the YAML 1.2 core schema, so `1:30` stays text for the field to read; what means
different things to different readers (`no`, `0130`, `.nan`) is refused with a hint.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from coach.routine.problems import Path, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}")
_YES_NO = {"yes", "no", "on", "off", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF"}
_LEADING_ZERO = re.compile(r"[-+]?0\d+")
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(?:nan|inf|infinity)", re.IGNORECASE)


@dataclass(slots=True)
class Place:
    """Where a value begins (line and column from 0), where its key does, and its parts."""

    line: int
    column: int
    parts: "Parts | None" = None
    key: Any = None
    """The mark of the key; None in lists."""

    def find(self, path: Path) -> "Place":
        """The deepest place on the way to this path that the text really has."""
        place = self
        for step in path:
            found = (place.parts or {}).get(step)
            if found is None:
                break
            place = found
        return place


Parts = dict[str | int, Place]


class _RefusedError(Exception):
    """Reading stops here."""

    def __init__(self, mark: Any, rule: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(mark.line + 1, mark.column + 1, rule, message, hint)


def build(text: str) -> tuple[Any, Place, list[Problem]]:
    """The values, their places, and every problem found on the way.

    A text that is not YAML, or that a guard refuses, gives None and the one problem.
    """
    if len(text) > MAX_BYTES:
        limit = f"the file is larger than {MAX_BYTES // 1000} kB"
        return None, Place(0, 0), [Problem(1, 1, "size", limit, "A routine is a few kilobytes.")]
    try:
        return _Builder(_LOADER(text)).document()
    except _RefusedError as refused:
        return None, Place(0, 0), [refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, Place(0, 0), [_syntax_problem(error)]
    except yaml.reader.ReaderError as error:
        return None, Place(0, 0), [_unreadable(text, error)]


class _Builder:
    """Turns events into values and places; one instance reads one text."""

    def __init__(self, parser: Any) -> None:
        self._next = parser.get_event
        self._anchors: dict[str, tuple[Any, Place, int]] = {}
        self._nodes = 0
        self._depth = 0
        self._problems: list[Problem] = []

    def document(self) -> tuple[Any, Place, list[Problem]]:
        self._next()
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            raise _RefusedError(first.start_mark, "empty", "the file is empty", _STARTER)
        value, place = self._node(self._next())
        self._next()
        another = self._next()
        if not isinstance(another, yaml.StreamEndEvent):
            raise _RefusedError(
                another.start_mark, "yaml", "a second document begins here", _ONE_EACH
            )
        return value, place, self._problems

    def _node(self, event: Any) -> tuple[Any, Place]:
        if type(event) is yaml.AliasEvent:
            return self._alias(event)
        before = self._nodes
        built = self._scalar(event) if type(event) is yaml.ScalarEvent else self._collection(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = *built, self._nodes - before + 1
        return built

    def _collection(self, event: Any) -> tuple[Any, Place]:
        if event.tag is not None:
            _refuse_tag(event)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _RefusedError(event.start_mark, "depth", "this is nested too deeply", _SHALLOW)
        mapping = type(event) is yaml.MappingStartEvent
        values, parts = self._mapping() if mapping else self._sequence()
        self._depth -= 1
        self._count(event, len(values))
        mark = event.start_mark
        return values, Place(mark.line, mark.column, parts)

    def _sequence(self) -> tuple[list[Any], Parts]:
        values: list[Any] = []
        parts: Parts = {}
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, parts[len(values)] = self._node(event)
            values.append(value)
        return values, parts

    def _mapping(self) -> tuple[dict[str, Any], Parts]:
        values: dict[str, Any] = {}
        parts: Parts = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = _key(event)
            if key in values:
                self._complain(event.start_mark, "duplicate", f"the key `{key}` is here twice")
            values[key], part = self._node(self._next())
            part.key = event.start_mark
            parts[key] = part
        return values, parts

    def _alias(self, event: Any) -> tuple[Any, Place]:
        if event.anchor not in self._anchors:
            message = f"`*{event.anchor}` stands for nothing above it"
            raise _RefusedError(event.start_mark, "yaml", message)
        value, place, size = self._anchors[event.anchor]
        self._count(event, size)
        return value, Place(place.line, place.column, place.parts)

    def _scalar(self, event: Any) -> tuple[Any, Place]:
        if event.tag is not None:
            _refuse_tag(event)
        mark = event.start_mark
        value = event.value if event.style else self._plain(event, event.value)
        return value, Place(mark.line, mark.column)

    def _plain(self, event: Any, text: str) -> Any:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] in "0123456789-+.":
            return self._number(event, text)
        if text in _YES_NO or _NOT_A_NUMBER.fullmatch(text):
            self._odd(event, text)
        return text

    def _number(self, event: Any, text: str) -> Any:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if _LEADING_ZERO.fullmatch(text) or _NOT_A_NUMBER.fullmatch(text):
            self._odd(event, text)
        return text

    def _odd(self, event: Any, text: str) -> None:
        message, hint = _odd_scalar(text)
        self._complain(event.start_mark, "scalar", message, hint)

    def _complain(self, mark: Any, rule: str, message: str, hint: str = "") -> None:
        self._problems.append(Problem(mark.line + 1, mark.column + 1, rule, message, hint))

    def _count(self, event: Any, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _RefusedError(event.start_mark, "size", "the file expands to too much", _SHALLOW)


_STARTER = "`massage-coach new NAME` writes a routine to begin with."
_ONE_EACH = "One file holds one routine: remove the `---`."
_SHALLOW = "A routine is a title, a few words about it, and a list of steps."
_BRACES = "Placeholders such as {side} belong inside quoted text."


def _key(event: Any) -> str:
    if type(event) is not yaml.ScalarEvent:
        raise _RefusedError(event.start_mark, "yaml", "a key must be a plain word", _BRACES)
    if event.tag is not None:
        _refuse_tag(event)
    return str(event.value)


def _refuse_tag(event: Any) -> None:
    if event.tag != "!":
        message = f"tags such as `{event.tag}` are not used here"
        raise _RefusedError(event.start_mark, "yaml", message, "Leave the tag out.")


def _odd_scalar(text: str) -> tuple[str, str]:
    if text in _YES_NO:
        meant = "true" if text.lower() in {"yes", "on"} else "false"
        return f"`{text}` is read differently by different programs", f'Write {meant}, or "{text}".'
    if _LEADING_ZERO.fullmatch(text):
        digits = text.lstrip("+-0") or "0"
        return f"`{text}` begins with a zero", f"Write {digits}, or minutes and seconds as 1:30."
    return f"`{text}` is not a number here", "Write a plain number."


def _syntax_problem(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = error.problem or "this is not YAML"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(line, column, "yaml", what, _syntax_hint(what))


def _syntax_hint(what: str) -> str:
    if "mapping values are not allowed" in what:
        return "A colon inside a text ends it: put the whole text in double quotes."
    if "did not find expected" in what:
        return "Look for a missing quote, bracket or space just before this place."
    if "\\t" in what or "tab" in what:
        return "Indent with spaces, not tabs."
    return "Look at the indentation, quotes and brackets here and in the line above."


def _unreadable(text: str, error: Any) -> Problem:
    at = text.find(chr(error.character)) if isinstance(error.character, int) else -1
    before = text[: max(at, 0)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = "a character here cannot be part of a routine"
    return Problem(line, column, "text", message, "Delete it; it may be invisible.")
