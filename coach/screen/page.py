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
    """A letter that chooses it; its number does too, counted from 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together."""

    lines: tuple[str, ...]
    heading: str = ""
    listed: bool = False
    """Whether each line is a thing of its own, with a dot before it."""


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


Ask: TypeAlias = Callable[[Page], str | None]
"""Shows a page and gives the id of what was chosen, or None for going back.

Raises ClosedError when there is nobody to ask any more.
"""


class ClosedError(Exception):
    """The window, or the terminal's input, was closed under a question."""


def prose(*lines: str) -> tuple[Block, ...]:
    """One block of plain lines; empty ones are left out."""
    return (Block(tuple(line for line in lines if line)),)
