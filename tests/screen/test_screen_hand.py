"""The controls come when the mouse moves or a finger touches, stay three seconds, and fade."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.actions import Action, Do
from coach.screen.session.hand import (
    FADE_MS,
    RISE_MS,
    STAY_MS,
    Hand,
    Over,
    after,
    is_awake,
    moved,
    over,
)

Event = pygame.event.Event
times = st.integers(0, 10**9)


def test_nothing_lies_over_the_picture_until_a_hand_comes() -> None:
    assert over(Hand(), 10**9, still=False) == Over()


@given(times)
def test_they_rise_stay_and_fade(now_ms: int) -> None:
    hand = moved(Hand(), (5, 6), now_ms)
    shown = [
        over(hand, now_ms + ms, still=False).controls
        for ms in (0, RISE_MS // 2, RISE_MS, STAY_MS, STAY_MS + FADE_MS // 2, STAY_MS + FADE_MS)
    ]
    assert shown == [0, pytest.approx(0.5), 1, 1, pytest.approx(0.5), 0]


@given(times, st.integers(0, STAY_MS + 2 * FADE_MS))
def test_a_hand_that_comes_again_makes_nothing_blink(now_ms: int, wait_ms: int) -> None:
    """What is half there goes on from there."""
    hand, then_ms = moved(Hand(), (5, 6), now_ms), now_ms + wait_ms
    before = over(hand, then_ms, still=False).controls
    again = over(moved(hand, (6, 6), then_ms), then_ms, still=False).controls
    assert abs(before - again) <= 0.1


@given(times, st.integers(0, 10_000))
def test_without_motion_they_are_there_or_not(now_ms: int, wait_ms: int) -> None:
    hand = moved(Hand(), (5, 6), now_ms, still=True)
    assert over(hand, now_ms + wait_ms, still=True).controls == (wait_ms < STAY_MS)


def test_what_fades_can_no_longer_be_pressed() -> None:
    hand = moved(Hand(), (5, 6), 1_000)
    assert is_awake(hand, 1_000 + STAY_MS - 1)
    assert not is_awake(hand, 1_000 + STAY_MS)
    assert over(hand, 1_000 + STAY_MS, still=False).at is None


def test_a_finger_shows_them_by_its_touch_and_not_before() -> None:
    """Or its first touch would press a control that nobody had seen."""
    slid = after(Hand(), Event(pygame.MOUSEMOTION, pos=(1, 1), touch=True), (), 50)
    assert slid == Hand()
    down = Event(pygame.MOUSEBUTTONDOWN, pos=(1, 1), button=1, touch=True)
    assert is_awake(after(slid, down, (), 50), 60)
    assert is_awake(after(slid, Event(pygame.MOUSEMOTION, pos=(1, 1)), (), 50), 60)


def test_a_key_that_leads_elsewhere_shows_where_and_no_other_key_does() -> None:
    key = Event(pygame.KEYDOWN, key=pygame.K_RIGHT, mod=0)
    led = over(after(Hand(), key, (Action(Do.NEXT),), 700), 700 + RISE_MS, still=False)
    assert led == Over(controls=0, label=1)
    assert after(Hand(), key, (Action(Do.MUTE),), 700) == Hand()


def test_a_pointer_that_left_points_nowhere() -> None:
    hand = moved(Hand(), (5, 6), 0)
    assert after(hand, Event(pygame.WINDOWLEAVE), (), 10).at is None
