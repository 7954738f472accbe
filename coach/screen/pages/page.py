"""A page: something to read, and one thing to choose. Plain values, for a window or a terminal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that can be chosen."""

    id: str
    label: str
    key: str = ""
    """A letter that chooses it; its number does too, counted from 1, unless that is a key."""
    chosen: bool = False
    """Whether it is how things are now."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together."""

    lines: tuple[str, ...]
    heading: str = ""
    listed: bool = False
    """Whether each line is a thing of its own, with a dot before it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The first options of a page as one row, from a low end to a high one; others follow."""

    count: int
    question: str
    low: str
    high: str
    """What the ends mean."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A body that shows how to set up, or what is worked."""

    position: str | None = None
    """An id of `POSITIONS`."""
    regions: frozenset[str] = frozenset()
    """Ids of `REGIONS`, lit."""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of text and the options under it, at least one."""

    title: str
    options: tuple[Option, ...]
    blocks: tuple[Block, ...] = ()
    progress: str = ""
    """How far one is: «3 of 12»."""
    note: str = ""
    """Small, at the foot."""
    grave: bool = False
    """Whether it carries the warning sign."""
    scale: Scale | None = None
    picture: Picture | None = None
    """Left out where there is no room for it, and in the terminal."""
    first: int = 0
    """The option that is lit when the page appears."""


Ask: TypeAlias = Callable[[Page], str | None]
"""Shows a page and gives the id of what was chosen, or None for going back.

Raises ClosedError when there is nobody to ask any more.
"""


class ClosedError(Exception):
    """The window, or the terminal's input, was closed under a question."""


def named(options: tuple[Option, ...], word: str) -> int | None:
    """The place of the option that a word means: its key, or its label, or else its number."""
    if not word:
        return None
    for words in ([o.key for o in options], [o.label.casefold() for o in options]):
        if word in words:
            return words.index(word)
    numbers = [str(number) for number in range(1, len(options) + 1)]
    return numbers.index(word) if word in numbers else None


def sentence(words: str) -> str:
    """The words with a capital before them and a full stop after them."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def prose(*lines: str) -> tuple[Block, ...]:
    """One block of plain lines; empty ones are left out."""
    return (Block(tuple(line for line in lines if line)),)
