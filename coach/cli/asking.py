"""A page in the terminal: its text, its options by number, and a line read for an answer."""

import sys
from typing import Any, Protocol

from coach.screen.page import ClosedError, Page

HELP = "Type a number, or b to go back."
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

    def __init__(self, console: Console) -> None:
        self._console = console

    def ask(self, page: Page) -> str | None:
        """Prints the page and gives what was chosen; None is to go back. Raises ClosedError."""
        self.tell(page)
        for number, option in enumerate(page.options, start=1):
            self.say(f"  {number}  {option.label}")
        while True:
            word = self._read()
            if word == BACK:
                return None
            for number, option in enumerate(page.options, start=1):
                if word in {str(number), option.key, option.label.casefold()} - {""}:
                    return option.id
            self.say(HELP)

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
            return input("> ").strip().casefold()
        except EOFError:
            raise ClosedError from None

    def say(self, words: str, style: str = "") -> None:
        """Prints a line, unless it is empty."""
        if words:
            self._console.print(words, markup=False, style=style)
