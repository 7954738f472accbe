"""How far the library is read, for whoever watches a terminal."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from coach.routine.index import Progress, quiet

if TYPE_CHECKING:
    from rich.console import Console

MANY = 100
"""From so many files on, reading takes long enough to be shown."""


@contextmanager
def indexing(console_of: Callable[[], "Console"]) -> Iterator[Progress]:
    """Hears how far the reading is, and shows it in a terminal when there is much to read."""
    tell: Progress = quiet

    def hear(done: int, of: int) -> None:
        nonlocal tell
        if tell is quiet and of >= MANY and console_of().is_terminal:
            tell = stack.enter_context(_bar(console_of()))
        tell(done, of)

    with ExitStack() as stack:
        yield hear


@contextmanager
def _bar(console: "Console") -> Iterator[Progress]:
    from rich.progress import MofNCompleteColumn
    from rich.progress import Progress as Bar

    columns = (*Bar.get_default_columns(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Reading the routines", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
