"""What is printed to. A console comes with Rich, which is imported where one is asked for: a long
list is printed without it.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@cache
def out() -> "Console":
    """For what was asked for."""
    from rich.console import Console

    return Console(soft_wrap=True, highlight=False)


@cache
def err() -> "Console":
    """For what is told beside it."""
    from rich.console import Console

    return Console(stderr=True, soft_wrap=True, highlight=False)
