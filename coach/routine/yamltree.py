"""YAML text into plain values that remember where they stood.

One pass over the parser's events builds both, and guards while it builds: nothing is constructed
from a file that is too deep or too large, and an alias counts for all it would expand to. Plain
scalars follow the YAML 1.2 core schema, so `1:30` stays text for the field to read; what means
different things to different readers (`no`, `0130`, `.nan`) is refused with a hint.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from coach.routine.problems import Path, Problem
from coach.routine.syntax import (
    SHALLOW,
    TOO_DEEP,
    UNSEEN_BREAKS,
    is_odd,
    odd_scalar,
    syntax_problem,
    unreadable_problem,
    unseen_problem,
)

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}")


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

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _refused(mark: Any, rule: str, message: str, hint: str) -> _RefusedError:
    return _RefusedError(Problem(mark.line + 1, mark.column + 1, rule, message, hint))


def build(text: str) -> tuple[Any, Place, list[Problem]]:
    """The values, their places, and every problem found on the way.

    A text that is not YAML, or that a guard refuses, gives None and the one problem.
    """
    try:
        _refuse_unfit(text)
        return _Builder(_LOADER(text)).document()
    except _RefusedError as refused:
        problem = refused.problem
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(text, error)
    except yaml.reader.ReaderError as error:
        problem = unreadable_problem(text, error)
    except UnicodeEncodeError as error:
        problem = unseen_problem(text, error.start)
    return None, Place(0, 0), [problem]


def _refuse_unfit(text: str) -> None:
    """Refuses what need not even be parsed."""
    if len(text) > MAX_BYTES:
        raise _RefusedError(too_large())
    unseen = [text.index(sign) for sign in UNSEEN_BREAKS if sign in text]
    if unseen:
        raise _RefusedError(unseen_problem(text, min(unseen)))


def too_large() -> Problem:
    """The problem of a file with more than `MAX_BYTES`."""
    message = f"the file is larger than {MAX_BYTES // 1000} kB"
    return Problem(1, 1, "size", message, "A routine is a few kilobytes.")


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that aliases may stand for, and what each of them costs."""

    value: Any
    place: Place
    nodes: int
    height: int


class _Builder:
    """Turns events into values and places; one instance reads one text."""

    def __init__(self, parser: Any) -> None:
        self._next = parser.get_event
        self._anchors: dict[str, _Anchored] = {}
        self._nodes = 0
        self._depth = 0
        self._deepest = 0
        self._problems: list[Problem] = []

    def document(self) -> tuple[Any, Place, list[Problem]]:
        self._next()
        first = self._next()
        if isinstance(first, StreamEndEvent):
            raise _refused(first.start_mark, "empty", "the file is empty", _STARTER)
        value, place = self._node(self._next())
        self._next()
        another = self._next()
        if not isinstance(another, StreamEndEvent):
            raise _refused(another.start_mark, "yaml", "a second document begins here", _ONE_EACH)
        return value, place, self._problems

    def _node(self, event: Any) -> tuple[Any, Place]:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            return self._anchored(event)
        return self._scalar(event) if kind is ScalarEvent else self._collection(event)

    def _anchored(self, event: Any) -> tuple[Any, Place]:
        nodes, deepest = self._nodes, self._deepest
        self._deepest = self._depth
        scalar = type(event) is ScalarEvent
        value, place = self._scalar(event) if scalar else self._collection(event)
        height = self._deepest - self._depth
        self._anchors[event.anchor] = _Anchored(value, place, self._nodes - nodes + 1, height)
        self._deepest = max(self._deepest, deepest)
        return value, place

    def _collection(self, event: Any) -> tuple[Any, Place]:
        if event.tag is not None:
            _refuse_tag(event)
        self._reach(event, 1)
        self._depth += 1
        mapping = type(event) is MappingStartEvent
        values, parts = self._mapping(event) if mapping else self._sequence()
        self._depth -= 1
        self._count(event, len(values))
        mark = event.start_mark
        return values, Place(mark.line, mark.column, parts)

    def _sequence(self) -> tuple[list[Any], Parts]:
        values: list[Any] = []
        parts: Parts = {}
        while type(event := self._next()) is not SequenceEndEvent:
            value, parts[len(values)] = self._node(event)
            values.append(value)
        return values, parts

    def _mapping(self, start: Any) -> tuple[dict[str, Any], Parts]:
        values: dict[str, Any] = {}
        parts: Parts = {}
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.tag is not None:
                _refuse_key(event)
            key, mark = event.value, event.start_mark
            if key in values:
                self._twice(mark, key, parts[key].key)
            values[key], part = self._node(self._next())
            part.key = mark
            parts[key] = part
        if start.flow_style and len(values) > 1 and None in values.values():
            values = self._mended(values, parts)
        return values, parts

    def _twice(self, mark: Any, key: str, first: Any) -> None:
        hint = f"Keep one of the two; the first stands in line {first.line + 1}."
        self._complain(mark, "duplicate", f"the key `{key}` is here twice", hint)

    def _mended(self, values: dict[str, Any], parts: Parts) -> dict[str, Any]:
        """The values of a mapping in braces without the keys that are the rest of a text."""
        rest = next(key for key, value in values.items() if value is None)
        message = f"`{rest}` stands here without a value: did a comma cut a text in two?"
        self._complain(parts[rest].key, "comma", message, _QUOTES)
        return {key: value for key, value in values.items() if value is not None}

    def _alias(self, event: Any) -> tuple[Any, Place]:
        if event.anchor not in self._anchors:
            message = f"`*{event.anchor}` stands for nothing above it"
            raise _refused(event.start_mark, "yaml", message, _STARRED)
        found = self._anchors[event.anchor]
        self._count(event, found.nodes)
        self._reach(event, found.height)
        return found.value, Place(found.place.line, found.place.column, found.place.parts)

    def _scalar(self, event: Any) -> tuple[Any, Place]:
        if event.tag is not None:
            _refuse_tag(event)
        value, mark = event.value, event.start_mark
        if not event.style:
            value, odd = _meaning(value)
            if odd:
                self._complain(mark, "scalar", *odd_scalar(event.value))
        return value, Place(mark.line, mark.column)

    def _complain(self, mark: Any, rule: str, message: str, hint: str = "") -> None:
        self._problems.append(Problem(mark.line + 1, mark.column + 1, rule, message, hint))

    def _reach(self, event: Any, levels: int) -> None:
        """Goes so many levels down from here. Raises when that is too deep."""
        reached = self._depth + levels
        if reached > MAX_DEPTH:
            raise _refused(event.start_mark, TOO_DEEP.rule, TOO_DEEP.message, TOO_DEEP.hint)
        self._deepest = max(self._deepest, reached)

    def _count(self, event: Any, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _refused(event.start_mark, "size", "the file expands to too much", SHALLOW)


_STARTER = "`massage-coach new NAME` writes a routine to begin with."
_ONE_EACH = "One file holds one routine: remove the `---`."
_QUOTES = "Put the whole text in double quotes."
_STARRED = "Put a text that begins with `*` in double quotes."
_TAGGED = "Leave it out, or put a text that begins with `!` in double quotes."
_BRACES = "Placeholders such as {side} belong inside quoted text."


@lru_cache(maxsize=4096)
def _meaning(plain: str) -> tuple[Any, bool]:
    """The value of an unquoted scalar, and whether programs read it differently."""
    if plain in _CONSTANTS:
        return _CONSTANTS[plain], False
    if _INTEGER.fullmatch(plain):
        return int(plain), False
    if _DECIMAL.fullmatch(plain):
        return float(plain), False
    return plain, is_odd(plain)


def _refuse_key(event: Any) -> None:
    if type(event) is not ScalarEvent:
        raise _refused(event.start_mark, "yaml", "a key must be a plain word", _BRACES)
    _refuse_tag(event)


def _refuse_tag(event: Any) -> None:
    if event.tag != "!":
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"tags such as `{tag}` are not used here"
        raise _refused(event.start_mark, "yaml", message, _TAGGED)
