"""The library in its window: pick a routine, be led through it, come back."""

from coach.screen.page import ClosedError
from coach.screen.window import Window


def browse() -> None:
    """Opens the window, and greets before anything slow is read. Raises DisplayError."""
    window = Window()
    try:
        window.greet()
        _pick_and_lead(window)
    except ClosedError:
        return
    finally:
        window.close()


def _pick_and_lead(window: Window) -> None:
    from coach.cli.leading_up import greeted, led_up
    from coach.cli.performing import lead_in_window
    from coach.cli.shelving import cards, looked_for
    from coach.routine.library import find, library
    from coach.routine.vocabulary import GOALS
    from coach.screen.shelf import Look

    chosen, goal = "", ""
    known = greeted(window.ask)
    while known:
        entries = library(window.read_on)
        label = GOALS[goal].label if goal else ""
        choice = window.pick(cards(entries, goal), chosen, label)
        if choice is None:
            return
        if isinstance(choice, Look):
            goal = looked_for(window.ask, entries, goal) if choice is Look.GOALS else ""
            chosen = ""
            continue
        way = led_up(find(choice.id), choice.minutes, known, window.ask)
        known, chosen = way.known, way.id
        if way.plan and lead_in_window(window, way.plan).closed:
            return
