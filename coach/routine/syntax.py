"""Why a text cannot be read, said for people: what the YAML parser's words mean, and where."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from coach.routine.problems import Problem

UNSEEN_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML but not to editors: every line number after one would be wrong."""

_LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Syntax:
    """Words of the parser, and what to say in their place."""

    words: str
    message: str
    hint: str
    at_opening: bool = False
    """Whether the mistake stands where the parser began, not where it gave up."""
    rule: str = "yaml"


SHALLOW = "A routine is a title, a few words about it, and a list of steps."
TOO_DEEP = _Syntax("nesting depth", "this is nested too deeply", SHALLOW, rule="depth")
"""The parser's own limit, from libyaml 0.2.6 on; ours is met first unless it looks far ahead."""
_QUOTE = "Put the whole text in double quotes."
_COLUMN = "Begin all keys of a step in one column."
_TAB = _Syntax("found a tab", "a tab stands here", "Indent with spaces, not tabs.")
_SYNTAX = (
    _Syntax(
        "mapping values are not allowed",
        "a colon is not expected here",
        "A text with a colon in it needs double quotes; a key needs a space after its colon;"
        " all keys of a step begin in one column.",
    ),
    _Syntax(
        "did not find expected key",
        "a new key is expected here",
        f"{_QUOTE} Or is a quote or a bracket missing before this place?",
    ),
    _Syntax("expected '-' indicator", "a dash is expected here", _COLUMN),
    _Syntax(
        "did not find expected ','",
        "a comma or a closing bracket is missing before this place",
        "Close every bracket and quote; put texts with quotes or colons in double quotes.",
    ),
    _Syntax(
        "could not find expected ':'",
        "this line is no `key: value`",
        "A colon and a space stand between a key and its value.",
        at_opening=True,
    ),
    _TAB,
    _Syntax(
        "unexpected end of stream",
        "the quote that opens here is never closed",
        "End the text with the same quote.",
        at_opening=True,
    ),
    _Syntax(
        "unknown escape character",
        "a backslash has a meaning of its own in double quotes",
        "Leave it out, or write it twice.",
    ),
    _Syntax(
        "did not find expected node content",
        "a value is missing before this sign",
        f"Is there a comma too many? If the sign begins a text: {_QUOTE}",
    ),
    TOO_DEEP,
    _Syntax("cannot start any token", "no value begins with this sign", _QUOTE),
    _Syntax("alphabetic or numeric", "`*` and `&` have a meaning of their own here", _QUOTE),
    _Syntax("mapping keys are not allowed", "no value begins with `?`", _QUOTE),
    _Syntax(
        "block sequence entries are not allowed",
        "a dash is not expected here",
        f"Begin all dashes of a list in one column. If the dash begins a text: {_QUOTE}",
    ),
)


def syntax_problem(text: str, error: yaml.MarkedYAMLError) -> Problem:
    """What the parser stumbled over in this text."""
    what = error.problem or "this is not YAML"
    row = next((row for row in _SYNTAX if row.words in what), None) or _Syntax(
        what, what, "Look at the indentation, quotes and brackets here and in the line above."
    )
    marks = (error.context_mark, error.problem_mark)
    mark = next((mark for mark in (marks if row.at_opening else marks[::-1]) if mark), None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = _LINE_BREAK.split(text)
    if line >= len(lines):  # the parser ends every text with a line break of its own
        line, column = len(lines) - 1, len(lines[-1])
    if lines[line][column : column + 1] == "\t":
        row = _TAB
    return Problem(line + 1, column + 1, row.rule, row.message, row.hint)


def unreadable_problem(text: str, error: Any) -> Problem:
    """A character that YAML refuses; the reader names it, and the first of its kind is the one."""
    character = error.character if isinstance(error.character, int) else 0
    return unseen_problem(text, max(text.find(chr(character)), 0))


def unseen_problem(text: str, index: int) -> Problem:
    """The character at this index is one that nobody sees."""
    message = f"a character that nobody sees (U+{ord(text[index]):04X}) cannot stand here"
    return Problem(*position(text[:index]), "text", message, "Delete it and type the place anew.")


def position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows this text."""
    *full, last = _LINE_BREAK.split(before)
    return len(full) + 1, len(last) + 1


_YES_NO = {"yes", "no", "on", "off", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF"}
_LEADING_ZERO = re.compile(r"[-+]?0\d+")
_NOT_A_NUMBER = re.compile(r"[-+]?\.?(?:nan|inf|infinity)", re.IGNORECASE)


def is_odd(text: str) -> bool:
    """Whether programs read this unquoted word differently."""
    return bool(text in _YES_NO or _LEADING_ZERO.fullmatch(text) or _NOT_A_NUMBER.fullmatch(text))


def odd_scalar(text: str) -> tuple[str, str]:
    """Message and hint for an unquoted word that programs read differently."""
    if text in _YES_NO:
        meant = "true" if text.lower() in {"yes", "on"} else "false"
        return f"`{text}` is read differently by different programs", f'Write {meant}, or "{text}".'
    if _LEADING_ZERO.fullmatch(text):
        digits = text.lstrip("+-0") or "0"
        return f"`{text}` begins with a zero", f"Write {digits}, or minutes and seconds as 1:30."
    return f"`{text}` is not a number here", "Write a plain number."
