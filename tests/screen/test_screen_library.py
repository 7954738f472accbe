"""The library: whatever is pressed, one card is chosen, and only a card that plays is started."""

from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.screen import cards, lettering, library, shelf
from coach.screen.appearance import Appearance
from coach.screen.shelf import Card, Choice, Look, Shelf
from coach.screen.theme import Weight
from tests.screen.samples import CARDS, LONG, ODD_SIZES, SIZES

Event = pygame.event.Event
SIZE = (800, 480)
KEYS = (
    pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END,
    pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_a,
)  # fmt: skip
shelves = st.lists(st.sampled_from(CARDS), max_size=20).map(lambda found: Shelf(tuple(found)))
sizes = st.sampled_from(SIZES + ODD_SIZES)
key_events = st.sampled_from(KEYS).map(lambda key: Event(pygame.KEYDOWN, key=key, mod=0))
wheel_events = st.integers(-5, 5).map(lambda y: Event(pygame.MOUSEWHEEL, y=y))
click_events = st.tuples(st.integers(0, 2560), st.integers(0, 1440)).map(
    lambda pos: Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)
)
stories = st.lists(key_events | wheel_events | click_events, max_size=30)


def press(state: Shelf, key: int, size: tuple[int, int] = SIZE) -> library.Turn:
    return library.turn(state, Event(pygame.KEYDOWN, key=key, mod=0), size)


def click(state: Shelf, pos: tuple[int, int], size: tuple[int, int] = SIZE) -> library.Turn:
    return library.turn(state, Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos), size)


def box_of(state: Shelf, index: int, size: tuple[int, int] = SIZE) -> pygame.Rect:
    return dict(library.visible(state, library.places(size)))[index]


def with_card(index: int) -> Shelf:
    view = library.places(SIZE).view
    return shelf.reveal(shelf.select(Shelf(CARDS), index), view)


@settings(deadline=None)
@given(shelves, stories, sizes)
def test_whatever_is_pressed_the_state_stays_whole(
    state: Shelf, story: list[pygame.Event], size: tuple[int, int]
) -> None:
    turn = library.Turn(state)
    for event in story:
        turn = library.turn(turn.shelf, event, size)
        now = turn.shelf
        assert now.cards == state.cards
        assert 0 <= now.selected < max(len(now.cards), 1)
        assert now.scroll == shelf.scrolled(now, 0, library.places(size).view).scroll
        if turn.done:
            if turn.choice is Look.GOALS:
                return
            assert isinstance(turn.choice, Choice)
            card = next(card for card in now.cards if card.id == turn.choice.id)
            assert card.playable
            assert turn.choice.minutes in card.lengths
            return


@settings(deadline=None)
@given(shelves, st.lists(st.sampled_from(KEYS), max_size=20), sizes)
def test_after_a_key_the_chosen_card_is_seen_whole(
    state: Shelf, keys: list[int], size: tuple[int, int]
) -> None:
    here = library.places(size)
    for key in keys:
        state = press(state, key, size).shelf
        if state.cards and here.view >= shelf.OPEN:
            box = dict(library.visible(state, here))[state.selected]
            assert here.list.inflate(0, 4).contains(box)


def test_keys_move_and_choose() -> None:
    state = Shelf(CARDS)
    assert press(state, pygame.K_DOWN).shelf.selected == 1
    assert press(state, pygame.K_UP).shelf.selected == 0
    assert press(state, pygame.K_END).shelf.selected == len(CARDS) - 1
    assert press(state, pygame.K_PAGEDOWN).shelf.selected == 5
    longer = press(state, pygame.K_RIGHT).shelf
    assert press(longer, pygame.K_SPACE).choice == Choice("swedish-solo", 20)
    assert press(press(longer, pygame.K_LEFT).shelf, pygame.K_RETURN).choice == Choice(
        "swedish-solo", 10
    )


@pytest.mark.parametrize("key", [pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER])
@pytest.mark.parametrize("index", [2, 3])
def test_a_broken_card_cannot_be_started(key: int, index: int) -> None:
    assert not CARDS[index].playable
    assert press(with_card(index), key) == library.Turn(with_card(index))
    assert not click(with_card(index), box_of(with_card(index), index).center).done


def test_leaving_is_no_choice() -> None:
    assert press(Shelf(CARDS), pygame.K_ESCAPE) == library.Turn(Shelf(CARDS), done=True)
    assert library.turn(Shelf(CARDS), Event(pygame.QUIT), SIZE).done


def test_an_empty_shelf_only_lets_one_leave() -> None:
    for key in (*KEYS, pygame.K_SPACE):
        assert press(Shelf(()), key) == library.Turn(Shelf(()))
    assert press(Shelf(()), pygame.K_ESCAPE).done


def test_a_click_chooses_and_a_second_one_starts() -> None:
    state = Shelf(CARDS)
    first = click(state, box_of(state, 1).center)
    assert (first.shelf.selected, first.done) == (1, False)
    second = click(first.shelf, box_of(first.shelf, 1).midtop)
    assert second.choice == Choice("swedish-partner", 10)


def test_minutes_are_chosen_by_a_click() -> None:
    state = with_card(0)
    thirty = cards.chips(box_of(state, 0), 3)[2]
    turn = click(state, thirty.center)
    assert not turn.done
    assert shelf.choose(turn.shelf) == Choice("swedish-solo", 30)


def test_the_minutes_asked_for_are_kept_where_a_card_has_them() -> None:
    state = press(press(Shelf(CARDS), pygame.K_RIGHT).shelf, pygame.K_RIGHT).shelf
    choices = [shelf.choose(shelf.select(state, index)) for index in range(len(CARDS))]
    assert [choice.minutes if choice else None for choice in choices] == [
        30,
        20,
        None,
        None,
        30,
        20,
    ]


def test_the_wheel_scrolls_without_choosing() -> None:
    turn = library.turn(Shelf(CARDS), Event(pygame.MOUSEWHEEL, y=-1), SIZE)
    assert turn.shelf.selected == 0
    assert turn.shelf.scroll > 0


def test_a_pedal_starts() -> None:
    assert library.turn(Shelf(CARDS), Event(pygame.JOYBUTTONDOWN, button=0), SIZE).choice


def test_a_broken_card_says_what_to_do() -> None:
    assert cards.trouble(CARDS[2]) == "3 problems"
    assert cards.trouble(CARDS[3]) == "1 problem"
    assert cards.advice(CARDS[2]) == "run: massage-coach check /home/ada/routines/broken.yaml"


@pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
@pytest.mark.parametrize("index", range(len(CARDS)))
def test_nothing_on_the_library_is_cut(
    size: tuple[int, int], index: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = lettering.shape

    def shape(words: str, weight: Weight, px: int, box: tuple[int, int]) -> lettering.Shaped:
        shaped = original(words, weight, px, box)
        if min(box) > 0 and words:
            assert shaped.lines, words
            assert not shaped.lines[-1].endswith(lettering.ELLIPSIS) or "…" in words, words
            assert shaped.px >= 9, words
        return shaped

    monkeypatch.setattr(lettering, "shape", shape)
    state = shelf.reveal(shelf.select(Shelf(CARDS), index), library.places(size).view)
    surface = pygame.Surface(size)
    library.paint(surface, state, Appearance())
    library.paint_greeting(surface, Appearance())


@pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
def test_the_parts_keep_apart(size: tuple[int, int]) -> None:
    here = library.places(size)
    parts = [here.title, here.count, here.list, here.note, here.help]
    found = [box for box in parts if min(box.size) > 0]
    assert all(pygame.Rect((0, 0), size).contains(box) for box in found)
    assert not any(a.colliderect(b) for i, a in enumerate(found) for b in found[i + 1 :])
    for count in range(1, 9):
        box = pygame.Rect(here.list.left, here.list.top, here.list.width, 150)
        chips = cards.chips(box, count)
        assert all(box.contains(chip) for chip in chips)
        assert chips[-1].right < cards.start_place(box).left


def test_what_is_chosen_and_what_is_broken_is_seen() -> None:
    pictures = set()
    states = [with_card(0), with_card(1), with_card(2), replace(with_card(0), wanted=30), Shelf(())]
    for state in states:
        surface = pygame.Surface(SIZE)
        library.paint(surface, state, Appearance())
        pictures.add(pygame.image.tobytes(surface, "RGB"))
    assert len(pictures) == len(states)


def test_long_and_strange_texts_are_painted_all_the_same() -> None:
    odd = Card("x", LONG, LONG, "trio", tuple(range(1, 60)), LONG, 0, LONG)
    surface = pygame.Surface((480, 320))
    library.paint(surface, Shelf((odd, replace(odd, problems=1), odd)), Appearance())
    library.paint(surface, Shelf((odd, replace(odd, problems=1), odd), 1), Appearance())
