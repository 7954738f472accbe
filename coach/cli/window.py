"""The library in its window: pick a routine, be led through it, come back."""

from typing import TYPE_CHECKING

from coach.screen.window import Window

if TYPE_CHECKING:
    from coach.routine.library import Entry
    from coach.screen.shelf import Card


def browse() -> None:
    """Opens the window, and greets before anything slow is read. Raises DisplayError."""
    window = Window()
    try:
        window.greet()
        _pick_and_lead(window)
    finally:
        window.close()


def _pick_and_lead(window: Window) -> None:
    from coach.cli.performing import lead_in_window
    from coach.routine.library import library
    from coach.score.arrange import arrange
    from coach.score.choose import Choices

    chosen = ""
    while True:
        entries = {entry.id: entry for entry in library()}
        choice = window.pick(tuple(_card(entry) for entry in entries.values()), chosen)
        routine = entries[choice.id].reading.routine if choice else None
        if choice is None or routine is None:
            return
        chosen = choice.id
        plan = arrange(routine, Choices(choice.minutes))
        if lead_in_window(window, plan).closed:
            return


def _card(entry: "Entry") -> "Card":
    from coach.routine.vocabulary import TYPES
    from coach.screen.shelf import Card

    routine = entry.reading.routine
    return Card(
        id=entry.id,
        title=entry.title,
        type=TYPES[routine.type].label if routine else "",
        form=routine.form if routine else "",
        lengths=entry.minutes,
        about=(routine.about if routine else "") or "",
        problems=0 if routine else len(entry.reading.problems),
        origin=str(entry.reading.path),
    )
