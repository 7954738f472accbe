"""What a new routine is to be: told by options, or asked where somebody sits at the terminal."""

from typing import NamedTuple

from rich.console import Console
from rich.prompt import IntPrompt, Prompt

from coach.cli.asking import can_ask
from coach.errors import UsageError
from coach.routine.starter import FORM, MINUTES, SHORTEST, TYPE, longest
from coach.routine.vocabulary import TYPES, Form

NAME = "my-evening"


class Wanted(NamedTuple):
    """A name, or a path, and what the routine is to be."""

    name: str
    type: str = TYPE
    form: str = FORM
    minutes: int = MINUTES


def wanted(
    name: str | None, type_: str | None, form: str | None, minutes: int | None, console: Console
) -> Wanted:
    """What the options tell; without any of them, what is answered, where somebody can be asked.

    Raises UsageError without a name, EOFError when the input ends under a question.
    """
    told = type_ or form or minutes
    if not told and can_ask():
        return _asked(name, console)
    if name is None:
        raise UsageError("a routine needs a name", f"massage-coach new {NAME}")
    return Wanted(name, type_ or TYPE, form or FORM, MINUTES if minutes is None else minutes)


def _asked(name: str | None, console: Console) -> Wanted:
    if name is None:
        name = Prompt.ask("Its name", console=console, default=NAME)
    type_ = Prompt.ask("Type", console=console, choices=list(TYPES), default=TYPE)
    forms = [form.value for form in Form]
    form = Prompt.ask("Alone or for two", console=console, choices=forms, default=FORM)
    return Wanted(name, type_, form, _asked_minutes(type_, console))


def _asked_minutes(type_: str, console: Console) -> int:
    question = f"Minutes, {SHORTEST} to {longest(type_)}"
    while True:
        minutes = IntPrompt.ask(question, console=console, default=MINUTES)
        if SHORTEST <= minutes <= longest(type_):
            return minutes
