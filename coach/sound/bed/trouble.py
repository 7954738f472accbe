"""What can be wrong with a bed, told to whoever asked for it; a session goes on without."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from coach.language import N_, _


class Trouble(StrEnum):
    """What is wrong."""

    GONE = "gone"
    SKIPPED = "skipped"
    MISSING = "missing"
    NOTHING = "nothing"


Told: TypeAlias = Callable[[Trouble, str], None]
"""Hears what is wrong, and the name of what it is wrong with."""
_WORDS = {
    Trouble.GONE: N_("No background: {name} is not there."),
    Trouble.SKIPPED: N_("Left out of the background, it cannot be played: {name}"),
    Trouble.MISSING: N_(
        "Left out of the background: {name} is played with pip install 'massage-coach[export]'"
    ),
    Trouble.NOTHING: N_("No background: there is no music in {name} that can be played."),
}


def in_words(trouble: Trouble, name: str) -> str:
    """The same for people."""
    return _(_WORDS[trouble]).format(name=name)
