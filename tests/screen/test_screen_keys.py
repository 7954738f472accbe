"""Keys, clicks and pedals become actions; the one key counts at once and, held, says it hurts."""

from functools import partial

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.actions import Action, Do
from coach.screen.keys import HURTS_AFTER_MS, KEYS, Hold, Key, held, translate
from coach.units import Ms

Event = pygame.event.Event
PRESS, HURTS = Action(Do.PRESS), Action(Do.HURTS)
SPACE_DOWN = Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0)
SPACE_UP = Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0)
CLICK = partial(Event, pygame.MOUSEBUTTONDOWN, pos=(100, 100))


def no_bar(_pos: tuple[int, int]) -> Action | None:
    return None


def meaning(event: pygame.Event) -> tuple[Action, ...]:
    return translate(event, Hold(), 0, no_bar)[1]


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.name)
def test_every_key_of_the_table_gives_exactly_its_action(row: Key) -> None:
    mod = pygame.KMOD_LSHIFT if row.shift else pygame.KMOD_NONE
    assert meaning(Event(pygame.KEYDOWN, key=row.key, mod=mod)) == (Action(row.do),)


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.name)
@pytest.mark.parametrize("mod", [pygame.KMOD_LCTRL, pygame.KMOD_RALT, pygame.KMOD_LMETA])
def test_shortcuts_of_the_system_are_left_alone(row: Key, mod: int) -> None:
    assert meaning(Event(pygame.KEYDOWN, key=row.key, mod=mod)) == ()


@given(st.integers(0, 2**31 - 1))
def test_no_other_key_does_anything(key: int) -> None:
    known = {row.key for row in KEYS}
    assert key in known or meaning(Event(pygame.KEYDOWN, key=key, mod=0)) == ()


def test_the_table_has_each_key_once_and_reaches_everything_but_a_seek() -> None:
    assert len({(row.key, row.shift) for row in KEYS}) == len(KEYS)
    assert {row.do for row in KEYS} == set(Do) - {Do.SEEK, Do.CLOSE}
    assert all(row.name and row.words for row in KEYS)


@pytest.mark.parametrize(
    ("event", "actions"),
    [
        (CLICK(button=1), (PRESS,)),
        (CLICK(button=3), (PRESS,)),
        (CLICK(button=4), ()),
        (Event(pygame.JOYBUTTONDOWN, button=0), (PRESS,)),
        (Event(pygame.FINGERDOWN, x=0.5, y=0.5), ()),
        (Event(pygame.FINGERUP, x=0.5, y=0.5), ()),
        (Event(pygame.QUIT), (Action(Do.CLOSE),)),
        (Event(pygame.MOUSEMOTION, pos=(1, 1)), ()),
    ],
    ids=str,
)
def test_the_other_inputs(event: pygame.Event, actions: tuple[Action, ...]) -> None:
    assert meaning(event) == actions


def test_a_touch_counts_once_though_sdl_reports_it_twice() -> None:
    touch = [Event(pygame.FINGERDOWN, x=0.1, y=0.1), CLICK(button=1, touch=True)]
    assert sum((meaning(event) for event in touch), ()) == (PRESS,)


@pytest.mark.parametrize(
    ("key", "do"),
    [
        (pygame.K_PAGEDOWN, Do.NEXT), (pygame.K_PAGEUP, Do.PREVIOUS), (pygame.K_b, Do.PAUSE),
        (pygame.K_F5, Do.PAUSE), (pygame.K_ESCAPE, Do.LEAVE),
    ],
)  # fmt: skip
def test_a_presenter_leads_through_a_session(key: int, do: Do) -> None:
    assert meaning(Event(pygame.KEYDOWN, key=key, mod=0)) == (Action(do),)


def test_a_click_on_the_bar_seeks_and_is_no_press() -> None:
    hold, actions = translate(CLICK(button=1), Hold(), 0, lambda pos: Action(Do.SEEK, pos[0] * 10))
    assert actions == (Action(Do.SEEK, 1000),)
    assert held(hold, 10_000)[1] == ()


DOWN_AND_UP = [
    (SPACE_DOWN, SPACE_UP),
    (CLICK(button=1), Event(pygame.MOUSEBUTTONUP, button=1, pos=(0, 0))),
    (Event(pygame.JOYBUTTONDOWN, button=2), Event(pygame.JOYBUTTONUP, button=2)),
]


@given(
    pair=st.sampled_from(DOWN_AND_UP),
    since_ms=st.integers(0, 10**9),
    length_ms=st.integers(0, 3 * HURTS_AFTER_MS),
    polls=st.lists(st.integers(0, 4 * HURTS_AFTER_MS)),
)
def test_held_for_a_second_it_hurts_once_whenever_one_looks(
    pair: tuple[pygame.Event, pygame.Event], since_ms: Ms, length_ms: Ms, polls: list[Ms]
) -> None:
    hold, done = translate(pair[0], Hold(), since_ms, no_bar)
    assert done == (PRESS,)
    for poll_ms in sorted(ms for ms in polls if ms <= length_ms):
        hold, told = held(hold, since_ms + poll_ms)
        done += told
    hold, told = translate(pair[1], hold, since_ms + length_ms, no_bar)
    done += told
    for poll_ms in sorted(ms for ms in polls if ms > length_ms):
        hold, told = held(hold, since_ms + poll_ms)
        done += told
    assert done == ((PRESS, HURTS) if length_ms >= HURTS_AFTER_MS else (PRESS,))


@given(st.lists(st.tuples(st.sampled_from(DOWN_AND_UP), st.booleans(), st.integers(0, 2500))))
def test_however_presses_overlap_no_press_hurts_twice(
    story: list[tuple[tuple[pygame.Event, pygame.Event], bool, int]],
) -> None:
    hold, now_ms = Hold(), 0
    done: tuple[Action, ...] = ()
    for pair, is_down, wait_ms in story:
        now_ms += wait_ms
        hold, told = translate(pair[0] if is_down else pair[1], hold, now_ms, no_bar)
        done += told
    assert done.count(HURTS) <= done.count(PRESS)


def test_losing_the_focus_ends_the_hold() -> None:
    hold, _ = translate(SPACE_DOWN, Hold(), 0, no_bar)
    hold, _ = translate(Event(pygame.WINDOWFOCUSLOST), hold, 500, no_bar)
    assert held(hold, 5_000)[1] == ()


def test_another_key_let_go_does_not_end_the_hold() -> None:
    hold, _ = translate(SPACE_DOWN, Hold(), 0, no_bar)
    hold, _ = translate(Event(pygame.KEYUP, key=pygame.K_m, mod=0), hold, 500, no_bar)
    assert held(hold, 1_000)[1] == (HURTS,)
