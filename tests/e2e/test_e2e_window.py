"""The window as a person uses it, on a real X server."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from bench.servers import end, wait_until
from coach.routine.screening import QUESTIONS, needed
from coach.routine.vocabulary import Form
from coach.screen import bar
from coach.screen.opening import SIZE
from coach.screen.page import Page
from coach.screen.places import places
from coach.session.before_start.get_ready import get_ready, when_to_stop
from coach.session.before_start.pages import question
from coach.session.before_start.welcome import welcome
from coach.session.feelings import before
from coach.settings import Settings
from coach.units import SECOND, Ms
from tests.e2e.eyes_and_hands import (
    Person,
    button,
    card_box,
    is_asking,
    is_on,
    opened_card,
    playhead,
    start_button,
)
from tests.e2e.rig import ROUTINE, House
from tests.scores import routine_of

HIS = routine_of(ROUTINE)
"""What the first card offers."""
STEPS_AT: tuple[Ms, ...] = (0, 25 * SECOND, 50 * SECOND)
"""Where the routine's first steps begin."""
TOTAL: Ms = 130 * SECOND
SILENT_AT: Ms = 35 * SECOND
"""A moment in the second step at which nothing is said."""
NEAR = 3
"""Columns, a third of a second, within which the playhead is at a place."""
BESIDE = places(SIZE).figure.center
"""A place that is not on the bar."""


class Guest:
    """Somebody who has started the program on the library, and what they see there."""

    def __init__(self, house: House, display: str) -> None:
        self.house = house
        self.program = house.start(DISPLAY=display, SDL_AUDIODRIVER="dummy")
        self.person = Person(display, self.program.pid)

    def sees(self, page: Page) -> None:
        wait_until(lambda: is_on(self.person.look(), page), f"«{page.title}» is shown")

    def leads_on(self, act: Callable[[], None]) -> None:
        """Does something on a page until another comes; right after one came it does not count."""
        before = self.person.look()
        for _attempt in range(5):
            act()
            with suppress(TimeoutError):
                wait_until(lambda: bool((self.person.look() != before).any()), "it counts", 2)
                return
        raise TimeoutError("nothing leads on from this page")

    def is_well(self) -> None:
        """By keys, from what is needed through all questions, as somebody without any trouble."""
        self.sees(get_ready(HIS))
        for key in ("Return", "Return", *("1" if q.id == "pain" else "n" for q in needed(HIS))):
            self.leads_on(partial(self.person.key, key))
        self.sees(before())
        self.leads_on(partial(self.person.key, "Return"))

    def is_well_by_mouse(self) -> None:
        """The same by clicks."""
        self.sees(get_ready(HIS))
        asked = [question(q, QUESTIONS, (), Form.SOLO) for q in needed(HIS)]
        for page in (get_ready(HIS), when_to_stop(), *asked):
            index = next((i for i, option in enumerate(page.options) if option.id == "no"), 0)
            self.leads_on(partial(self.person.click, button(page, index)))
        self.leads_on(partial(self.person.click, button(before(), 4)))

    def sees_card(self, index: int) -> None:
        wait_until(lambda: opened_card(self.person.look()) == index, f"card {index} is open")

    def sees_session_beyond(self, column: int) -> None:
        wait_until(lambda: (self.column or 0) > column, f"the session is beyond column {column}")

    def sees_session_at(self, at_ms: Ms) -> None:
        wait_until(lambda: self.is_at(at_ms), f"the session is at {at_ms} ms")

    def is_at(self, at_ms: Ms) -> bool:
        return self.column is not None and abs(self.column - column_of(at_ms)) <= NEAR

    @property
    def column(self) -> int | None:
        return playhead(self.person.look())

    def leaves(self) -> None:
        """The program has ended well, and with it everything that it had started."""
        ended = self.house.ended(self.program, limit_s=20)
        assert (ended.code, ended.out, ended.err) == (0, "", "")


def column_of(at_ms: Ms) -> int:
    return bar.x_at(places(SIZE).bar, at_ms, TOTAL)


@pytest.fixture
def guest(house: House, display: str) -> Iterator[Guest]:
    """Their own two routines stand before all others in the library."""
    house.routines.mkdir(parents=True)
    for name in ("0-first", "0-second"):
        (house.routines / f"{name}.yaml").write_text(ROUTINE, "utf-8")
    guest = Guest(house, display)
    try:
        guest.person.wait_for_window()
        guest.sees(welcome(Settings()))
        guest.leads_on(partial(guest.person.key, "Return"))
        guest.sees_card(0)
        yield guest
    finally:
        end(guest.program)


def test_everything_goes_by_keyboard(guest: Guest) -> None:
    """Pick, start, pause, skip, go on, say that it hurts, leave with a question, quit."""
    person = guest.person
    person.key("Down")
    guest.sees_card(1)
    person.key("Return")
    guest.is_well()
    guest.sees_session_beyond(column_of(SECOND))
    person.key("space")
    person.wait_until_still()
    person.key("Right")
    guest.sees_session_at(STEPS_AT[1])
    person.wait_until_still()
    person.key("space")
    guest.sees_session_beyond(column_of(STEPS_AT[1] + SECOND))
    person.hold("space")
    guest.sees_session_at(STEPS_AT[2])
    person.let_go("space")
    person.wait_until_still()
    person.key("Return")
    guest.sees_session_beyond(column_of(STEPS_AT[2] + SECOND))
    person.key("Escape")
    wait_until(lambda: is_asking(person.look()), "the question whether to leave")
    person.key("Return")
    guest.sees_card(1)
    person.key("Escape")
    guest.leaves()


def test_everything_goes_by_mouse(guest: Guest) -> None:
    """Open a card, start it, pause, go to a place on the bar, go on, close the window."""
    person = guest.person
    person.click(card_box(1, opened=0).center)
    guest.sees_card(1)
    person.click(start_button(1))
    guest.is_well_by_mouse()
    guest.sees_session_beyond(column_of(SECOND))
    person.click(BESIDE)
    person.wait_until_still()
    wait_until(lambda: _went_there_by_click(guest), "a click on the bar goes there")
    person.click(BESIDE)
    guest.sees_session_beyond(column_of(SILENT_AT + SECOND))
    person.close_window()
    guest.leaves()


def _went_there_by_click(guest: Guest) -> bool:
    """A step whose words are not baked yet is entered at its start: then it is clicked again."""
    guest.person.click((column_of(SILENT_AT), places(SIZE).bar.centery))
    guest.person.wait_until_still()
    return guest.is_at(SILENT_AT)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [(), ("play", "{routine}")])
def test_without_a_screen_it_says_so(house: House, routine: Path, words: tuple[str, ...]) -> None:
    """It says what is missing and what goes without it, and nothing is left running."""
    ended = house.run(*(word.format(routine=routine) for word in words))
    assert ended.code == 3
    assert "No screen" in ended.err
    assert "--headless" in ended.err
    assert "Traceback" not in ended.err
