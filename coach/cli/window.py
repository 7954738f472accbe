"""The library in its window: pick a routine, be led through it, rest, come back."""

from contextlib import closing
from typing import TYPE_CHECKING

from coach.language import _, use
from coach.screen.appearance import Appearance, wanted
from coach.screen.opening import Opened, first_picture
from coach.screen.pages.page import ClosedError, Option, Page, prose
from coach.settings import Preferences

if TYPE_CHECKING:
    from coach.cli.leading_up import Way
    from coach.cli.tuning import Tuned
    from coach.screen.window import Window
    from coach.session.headstart import Headstart


def browse(preferences: Preferences | None = None) -> None:
    """Open the window on the library."""
    preferences = preferences or Preferences()
    use(preferences.now.language)
    looks = wanted(preferences.now)
    window, tuned = _completed(first_picture(looks), looks, preferences)
    try:
        tell(window, preferences.notice)
        _pick_and_lead(window, tuned)
    except ClosedError:
        return
    finally:
        tuned.close()
        window.close()


def _completed(
    window: Opened, looks: Appearance, preferences: Preferences
) -> "tuple[Window, Tuned]":
    """What is shown in the window later takes longer to import than the first picture."""
    from coach.cli.tuning import Tuned
    from coach.screen.window import Window

    whole = Window(looks, window=window)
    return whole, Tuned(preferences, whole)


def tell(window: "Window", notice: str) -> None:
    """Something that somebody has to know once. Raises ClosedError."""
    if notice:
        window.ask(Page(_("One thing first"), (Option("go", _("Go on")),), prose(notice)))


def _pick_and_lead(window: "Window", tuned: "Tuned") -> None:
    from coach.cli.leading_up import greeted, led_up, unadapted
    from coach.cli.picking import cards, looked_for
    from coach.routine.library import find, library
    from coach.routine.vocabulary import GOALS
    from coach.screen.shelf.shelf import Look
    from coach.session.headstart import Headstart

    chosen, goal = "", ""
    known = greeted(window.ask, tuned)
    tuned.quiet()
    while known:
        entries = library(window.read_on)
        label = GOALS[goal].label if goal else ""
        choice = window.pick(cards(entries, goal, window.read_on), chosen, label)
        if choice is None:
            return
        if choice is Look.SETTINGS:
            tuned.settle()
            tuned.quiet()
            continue
        if isinstance(choice, Look):
            goals = choice is Look.GOALS
            goal = looked_for(window.ask, entries, goal, window.read_on) if goals else ""
            chosen = ""
            continue
        chosen, again = choice.id, True
        with closing(Headstart()) as headstart:
            while again:
                reading = find(chosen)
                headstart.speak(unadapted(reading, choice.minutes), tuned.now)
                way = led_up(reading, choice.minutes, known, window.ask)
                known = way.known
                chosen, again = _played(window, tuned, way, headstart)


def _played(
    window: "Window", tuned: "Tuned", way: "Way", headstart: "Headstart"
) -> tuple[str, bool]:
    """The routine to open the library on, and whether it is to be played again instead.

    Raises ClosedError when the window was closed meanwhile.
    """
    from coach.cli.performing import lead_in_window, rested

    if way.plan is None:
        return way.id, False
    led = lead_in_window(window, way.plan, tuned, headstart)
    if led.head.closed:
        raise ClosedError
    return rested(window.ask, way, led) if led.ended else (way.id, False)
