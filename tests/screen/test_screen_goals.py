"""Goals in the window: the small button of the library, and pages that are seen whole."""

import pygame
import pytest
from pygame.event import Event

from coach.routine.evidence import AFTERWARDS
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.screen import library
from coach.screen.appearance import Appearance
from coach.screen.setting import setting
from coach.screen.shelf import Card, Look, Shelf
from coach.session.before_start.what_for import about, goals, known, wishes

CARDS = (Card("one", "One", "Swedish", "solo", (10,), ""),)
SIZES = [(1280, 720), (800, 480), (480, 320)]
sizes = pytest.mark.parametrize("size", SIZES, ids=str)


def key(code: int, state: Shelf) -> library.Turn:
    return library.turn(state, Event(pygame.KEYDOWN, key=code, mod=0), SIZES[0])


@pytest.mark.parametrize("state", [Shelf(CARDS), Shelf(()), Shelf(CARDS, goal="Calm down")])
def test_one_key_asks_what_for(state: Shelf) -> None:
    """Whatever stands on the shelf."""
    turn = key(pygame.K_g, state)
    assert (turn.done, turn.choice) == (True, Look.GOALS)


@sizes
def test_so_does_a_click_on_the_small_button(size: tuple[int, int]) -> None:
    """It keeps clear of everything else."""
    here = library.places(size)
    event = Event(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=here.goal.center)
    turn = library.turn(Shelf(CARDS), event, size)
    assert (turn.done, turn.choice) == (True, Look.GOALS)
    for other in (here.title, here.count, here.list):
        assert not here.goal.colliderect(other)


def test_escape_leaves_a_goal_before_it_leaves_the_library() -> None:
    """Everything is shown again first."""
    assert key(pygame.K_ESCAPE, Shelf(CARDS, goal="Calm down")).choice is Look.EVERYTHING
    assert key(pygame.K_ESCAPE, Shelf(CARDS)) == library.Turn(Shelf(CARDS), done=True)


@sizes
def test_the_button_tells_the_goal(size: tuple[int, int]) -> None:
    """Its picture changes with it."""
    pictures = []
    for state in (Shelf(CARDS), Shelf(CARDS, goal="Calm down")):
        surface = pygame.Surface(size)
        library.paint(surface, state, Appearance())
        box = library.places(size).goal
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
