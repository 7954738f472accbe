"""Goals in the window: a filter of the library like the others, and pages that are seen whole."""

from dataclasses import replace

import pygame
import pytest
from pygame.event import Event

from coach.routine.evidence import AFTERWARDS
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.screen import library
from coach.screen.appearance import Appearance
from coach.screen.library import chips
from coach.screen.library.browsing import Browsing
from coach.screen.pages.setting import setting
from coach.screen.shelf.seek import ANYTHING, Wanted
from coach.screen.shelf.shelf import Card, Choice, Look, stocked
from coach.screen.window import Window
from coach.session.before_start.what_for import about, goals, known, wishes

CARDS = (Card("one", "One", "Swedish", "solo", (10,), ""),)
ALL, NONE = Browsing(stocked(CARDS)), Browsing(stocked(()))
CALM = Browsing(stocked(CARDS, goal="Calm down"))
SIZES = [(1280, 720), (800, 480), (480, 320)]
LOOKS = Appearance()
sizes = pytest.mark.parametrize("size", SIZES, ids=str)


def key(code: int, state: Browsing, mod: int = 0) -> library.Turn:
    return library.turn(state, Event(pygame.KEYDOWN, key=code, mod=mod), SIZES[0], LOOKS)


@pytest.mark.parametrize("state", [ALL, NONE, CALM])
def test_one_key_asks_what_for(state: Browsing) -> None:
    """Whatever stands on the shelf; with Ctrl, for letters are searched for."""
    turn = key(pygame.K_g, state, pygame.KMOD_CTRL)
    assert (turn.done, turn.choice) == (True, Look.GOALS)


@sizes
def test_so_does_a_click_on_its_chip(size: tuple[int, int]) -> None:
    box = chips.boxes(library.places(size, LOOKS), ALL.shelf)[chips.GOAL]
    event = Event(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=box.center)
    turn = library.turn(ALL, event, size, LOOKS)
    assert (turn.done, turn.choice) == (True, Look.GOALS)


def test_escape_leaves_a_goal_before_it_leaves_the_library() -> None:
    """Everything is shown again first."""
    assert key(pygame.K_ESCAPE, CALM).choice is Look.EVERYTHING
    assert key(pygame.K_ESCAPE, ALL) == library.Turn(ALL, done=True)


def test_a_goal_is_one_filter_among_others() -> None:
    """They narrow it further, and one key takes them all away."""
    both = Browsing(stocked(CARDS, goal="Calm down", wanted=Wanted(tool="ball")))
    assert not both.shelf.cards
    turn = key(pygame.K_RETURN, both)
    assert (turn.choice, turn.state.shelf.wanted) == (Look.EVERYTHING, ANYTHING)


@sizes
def test_the_chip_tells_the_goal(size: tuple[int, int]) -> None:
    """Its picture changes with it."""
    pictures = []
    for state in (ALL, CALM):
        surface = pygame.Surface(size)
        library.paint(surface, state, LOOKS)
        box = chips.boxes(library.places(size, LOOKS), state.shelf)[chips.GOAL]
        pictures.append(pygame.image.tobytes(surface.subsurface(box), "RGB"))
    assert pictures[0] != pictures[1]


@sizes
@pytest.mark.parametrize("goal", GOALS.values(), ids=lambda goal: goal.id)
def test_all_of_a_goal_is_seen(goal: Goal, size: tuple[int, int]) -> None:
    """What may be said of it, and what is known, in every size of window."""
    assert setting(about(goal, 9), size).whole
    assert setting(known(goal), size).whole


@sizes
def test_the_pages_of_goals_have_room_for_their_buttons(size: tuple[int, int]) -> None:
    """None is lower than a finger."""
    for page in (wishes(), *map(goals, Wish)):
        assert all(box.height >= 24 for box in setting(page, size).buttons)


def test_the_end_says_to_drink_when_thirsty_and_to_come_back() -> None:
    """As often as it feels good, not so and so often."""
    assert "thirsty" in AFTERWARDS
    assert "as often as it feels good" in AFTERWARDS


def test_what_is_looked_for_stays_while_a_goal_is_chosen() -> None:
    """The window remembers it from one look at the library to the next."""
    two = (*CARDS, replace(CARDS[0], id="two", title="Two"))
    window = Window()
    pygame.event.clear()
    try:
        pygame.event.post(Event(pygame.TEXTINPUT, text="tw"))
        pygame.event.post(Event(pygame.KEYDOWN, key=pygame.K_g, mod=pygame.KMOD_CTRL))
        assert window.pick(two) is Look.GOALS
        pygame.event.post(Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
        assert window.pick(two, goal="Calm down") == Choice("two", 10)
    finally:
        window.close()
