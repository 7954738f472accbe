"""The window as a person uses it, on a real X server."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bench.servers import end, wait_until
from coach.cli.leading_up import others_like
from coach.routine.screening import QUESTIONS, needed
from coach.routine.vocabulary import Form
from coach.score.actions import Do
from coach.screen.opening import SIZE
from coach.screen.pages.page import Page
from coach.screen.session import bar
from coach.screen.session.places import places
from coach.session.afterwards import SAVE, again, another, ended, what_next
from coach.session.before_start.get_ready import BACK, GO, get_ready, when_to_stop
from coach.session.before_start.pages import question, to_library
from coach.session.before_start.welcome import welcome
from coach.session.feelings import SKIP, before
from coach.session.journal import NAME, Entry, entries
from coach.settings import Settings
from coach.units import SECOND, Ms
from tests.e2e.eyes_and_hands import (
    Person,
    Pixels,
    button,
    card_box,
    chip_box,
    control,
    has_card,
    is_asking,
    is_filled,
    is_on,
    leave_button,
    opened_card,
    playhead,
    start_button,
)
from tests.e2e.rig import ROUTINE, House
from tests.scores import routine_of

HIS = routine_of(ROUTINE)
"""What the first card offers."""
STEPS_AT: tuple[Ms, ...] = (0, 25 * SECOND, 50 * SECOND, 75 * SECOND, 100 * SECOND)
"""Where the routine's steps begin."""
TOTAL: Ms = 130 * SECOND
SILENT_AT: Ms = 35 * SECOND
"""A moment in the second step at which nothing is said."""
NEAR = 3
"""Columns, a third of a second, within which the playhead is at a place."""
DONE = Entry(
    datetime(2026, 1, 1, tzinfo=UTC), "0-second", HIS.title, "solo", TOTAL, 20 * SECOND, 5, 2,
    ("Glide over the shoulder top",), 4,
)  # fmt: skip
"""About what the journal has of it."""
AND_NOW = what_next(
    DONE, (to_library(), again(), *(another(*o) for o in others_like(HIS)(frozenset())[:1])), ""
)
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

    def is_well(self, felt: str) -> None:
        """By keys, from what is needed through all questions, as somebody without any trouble."""
        self.sees(get_ready(HIS))
        self.presses("Return", "Return", *("1" if q.id == "pain" else "n" for q in needed(HIS)))
        self.sees(before())
        self.presses(felt)

    def presses(self, *keys: str) -> None:
        """Keys, each of which leads on."""
        for key in keys:
            self.leads_on(partial(self.person.key, key))

    def is_well_by_mouse(self) -> None:
        """The same by clicks."""
        self.sees(get_ready(HIS))
        asked = [question(q, QUESTIONS, (), Form.SOLO) for q in needed(HIS)]
        for page in (get_ready(HIS), when_to_stop(), *asked):
            index = next((i for i, option in enumerate(page.options) if option.id == "no"), 0)
            self.leads_on(partial(self.person.click, button(page, index)))
        self.sees(before())
        self.clicks_on(before(), "4")

    def clicks_on(self, page: Page, id_: str) -> None:
        """An option of a page, which leads on."""
        index = [option.id for option in page.options].index(id_)
        self.leads_on(partial(self.person.click, button(page, index)))

    def sees_card(self, index: int) -> None:
        wait_until(lambda: opened_card(self.person.look()) == index, f"card {index} is open")

    def sees_session_beyond(self, column: int) -> None:
        wait_until(lambda: (self.column or 0) > column, f"the session is beyond column {column}")

    def sees_session_at(self, at_ms: Ms) -> None:
        wait_until(lambda: self.is_at(at_ms), f"the session is at {at_ms} ms")

    def is_at(self, at_ms: Ms) -> bool:
        return self.column is not None and abs(self.column - column_of(at_ms)) <= NEAR

    def stands_still(self) -> Pixels:
        """The picture once nothing moves any more."""
        self.person.wait_until_still()
        return self.person.look()

    @property
    def journal(self) -> tuple[Entry, ...]:
        """What was saved of their sessions."""
        return entries(self.house.routines.parent / NAME)[0]

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
        yield guest
    finally:
        end(guest.program)


def test_everything_goes_by_keyboard(guest: Guest) -> None:
    """From the first page to the journal, once more, out of that with a question, and home."""
    person = guest.person
    guest.presses("Return")
    guest.sees_card(0)
    person.key("Down")
    guest.sees_card(1)
    assert has_card(person.look(), 2, opened=1)
    person.write("two quiet")
    wait_until(lambda: not has_card(person.look(), 2, opened=1), "what is like that is shown")
    person.key("Return")
    guest.is_well(felt="4")
    _plays_by_keyboard(guest)
    guest.sees(ended(DONE))
    guest.presses("7", "s")
    guest.sees(AND_NOW)
    _was_saved(guest, hurt=("Glide over the shoulder top",))
    guest.presses("a")
    guest.sees(get_ready(HIS))
    guest.presses("Return", "Return")
    guest.sees_session_beyond(column_of(SECOND))
    person.key("Escape")
    wait_until(lambda: is_asking(person.look()), "the question whether to leave")
    person.key("Return")
    guest.sees_card(1)
    person.key("Escape")
    wait_until(lambda: has_card(person.look(), 2, opened=1), "all routines are shown")
    person.key("Escape")
    guest.leaves()


def _plays_by_keyboard(guest: Guest) -> None:
    """Pause, the views, the next step, this hurts, to stay after all, and to the end."""
    person = guest.person
    guest.sees_session_beyond(column_of(SECOND))
    person.key("space")
    views = {}
    for key in ("", "d", "c", "c"):
        person.key(key) if key else None
        views[guest.stands_still().tobytes()] = key
    assert list(views.values()) == ["c", "d", "c"], "the usual one, from afar, captions, and back"
    person.key("Right")
    guest.sees_session_at(STEPS_AT[1])
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
    person.key("space")
    for at_ms in STEPS_AT[3:]:
        person.key("Right")
        guest.sees_session_beyond(column_of(at_ms))
    person.key("Right")
    guest.sees_session_at(TOTAL)
    person.key("space")


def test_everything_goes_by_mouse(guest: Guest) -> None:
    """The same by clicks on cards, chips, buttons, the controls and the bar."""
    person = guest.person
    guest.clicks_on(welcome(Settings()), GO)
    guest.sees_card(0)
    alone = chip_box("form", "solo")
    person.click(alone.center)
    wait_until(lambda: is_filled(person.look(), alone), "what is done alone is shown")
    person.click(card_box(1, opened=0).center)
    guest.sees_card(1)
    person.click(start_button(1))
    guest.is_well_by_mouse()
    _plays_by_mouse(guest)
    guest.sees(ended(replace(DONE, hurt=())))
    guest.clicks_on(ended(replace(DONE, hurt=())), "7")
    guest.clicks_on(ended(replace(DONE, hurt=())), SAVE)
    guest.sees(AND_NOW)
    _was_saved(guest, hurt=())
    guest.clicks_on(AND_NOW, BACK)
    guest.sees_card(1)
    person.click(start_button(1))
    guest.sees(get_ready(HIS))
    guest.clicks_on(get_ready(HIS), GO)
    guest.clicks_on(before(), SKIP)
    guest.sees_session_beyond(column_of(SECOND))
    person.click(control(Do.LEAVE))
    wait_until(lambda: is_asking(person.look()), "the question whether to leave")
    person.click(leave_button())
    guest.sees_card(1)
    person.close_window()
    guest.leaves()


def _plays_by_mouse(guest: Guest) -> None:
    """Pause anywhere, to a place on the bar, on by the control, and to the end."""
    person = guest.person
    guest.sees_session_beyond(column_of(SECOND))
    person.click(BESIDE)
    person.wait_until_still()
    wait_until(lambda: _went_there_by_click(guest, SILENT_AT), "a click on the bar goes there")
    person.click(control(Do.PRESS))
    guest.sees_session_beyond(column_of(SILENT_AT + SECOND))
    wait_until(lambda: _went_there_by_click(guest, TOTAL), "a click on its end goes to the end")
    person.click(BESIDE)


def _was_saved(guest: Guest, hurt: tuple[str, ...]) -> None:
    """One session stands in the journal, as it was."""
    (entry,) = guest.journal
    assert (entry.routine, entry.before, entry.after) == ("0-second", 4, 7)
    assert (entry.steps_planned, entry.hurt) == (5, hurt)
    assert 0 < entry.done_ms < TOTAL


def _went_there_by_click(guest: Guest, at_ms: Ms) -> bool:
    """A step whose words are not baked yet is entered at its start: then it is clicked again."""
    box = places(SIZE).bar
    guest.person.click((min(column_of(at_ms), box.right - 1), box.centery))
    guest.person.wait_until_still()
    return guest.is_at(at_ms)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [(), ("play", "{routine}")])
def test_without_a_screen_it_says_so(house: House, routine: Path, words: tuple[str, ...]) -> None:
    """It says what is missing and what goes without it, and nothing is left running."""
    ended = house.run(*(word.format(routine=routine) for word in words))
    assert ended.code == 3
    assert "No screen" in ended.err
    assert "--headless" in ended.err
    assert "Traceback" not in ended.err
