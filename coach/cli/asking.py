"""A page in the terminal: its text, its options by number, and a line read for an answer."""

import sys
from collections.abc import Callable
from typing import Any, Protocol

from coach.language import N_, _
from coach.screen.pages.page import ClosedError, Page, named

HELP = N_("Type a number, or b to go back.")
BACK = "b"


def can_ask() -> bool:
    """Whether somebody sits at the terminal."""
    return sys.stdin.isatty()


class Console(Protocol):
    """What lines are printed to."""

    def print(self, words: str, /, *, markup: bool, style: str) -> Any:
        """Prints a line."""


class Terminal:
    """Asks pages in the terminal."""

    def __init__(self, console: Console, read: Callable[[str], str] | None = None) -> None:
        """`read` gives a line for a prompt; by default it is typed here."""
        self._console = console
        self._input = read

    def ask(self, page: Page) -> str | None:
        """Prints the page and gives what was chosen; None is to go back. Raises ClosedError."""
        self.tell(page)
        self._list(page)
        while True:
            word = self._read()
            if word == BACK:
                return None
            index = named(page.options, word)
            if index is not None:
                return page.options[index].id
            self.say(_(HELP))

    def _list(self, page: Page) -> None:
        """The options; of a scale only its ends, and the keys of what follows it."""
        first = page.scale.count if page.scale else 0
        if page.scale:
            self.say(page.scale.question)
            self.say(f"  {page.scale.low} … {page.scale.high}")
        for number, option in enumerate(page.options[first:], start=1):
            self.say(f"  {option.key if page.scale else number}  {option.label}")

    def tell(self, page: Page) -> None:
        """Prints a page without its options."""
        progress = f"  ({page.progress})" if page.progress else ""
        self.say(f"\n{page.title}{progress}", style="bold")
        for block in page.blocks:
            if block.heading:
                self.say(f"\n{block.heading}", style="bold")
            for line in block.lines:
                self.say(f"  {'· ' if block.listed else ''}{line}")
        self.say(page.note, style="dim")

    def _read(self) -> str:
        try:
            return (self._input or input)("> ").strip().casefold()
        except EOFError:
            raise ClosedError from None

    def say(self, words: str, style: str = "") -> None:
        """Prints a line, unless it is empty."""
        if words:
            self._console.print(words, markup=False, style=style)
