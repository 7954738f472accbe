"""When a hand is at the mouse: the controls come up, stay a while, and fade. Time is handed in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame

from coach.score.actions import Action, Do
from coach.screen.paint import ease
from coach.units import Ms

RISE_MS, STAY_MS, FADE_MS = 160, 3_000, 700
LABEL_STAY_MS = 2_200
"""How long it is said where a key has led to."""
SHADES = 24
"""So many steps a fade has: a picture that is the same is not painted again."""
SEEKS = (Do.NEXT, Do.PREVIOUS, Do.BACK, Do.FORWARD)
POINTING = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN)

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hand:
    """What is known of it: where it points, since when it is there, and what it did last."""

    at: Point | None = None
    rose_ms: Ms = 0
    moved_ms: Ms | None = None
    sought_ms: Ms | None = None
    """When a key led to another time of the session."""


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over the picture: how much of it there is, 0 to 1."""

    controls: float = 0.0
    label: float = 0.0
    """The name of the step that a key has led to."""
    at: Point | None = None


def after(
    hand: Hand, event: pygame.Event, actions: Sequence[Action], now_ms: Ms, *, still: bool = False
) -> Hand:
    """What is known after an event, which meant these actions.

    A finger's own movement shows nothing: it is at a place when it touches that, not before.
    """
    if event.type == pygame.WINDOWLEAVE:
        return replace(hand, at=None)
    touching = event.type == pygame.MOUSEMOTION and event.dict.get("touch", False)
    if event.type in POINTING and not touching:
        return moved(hand, event.pos, now_ms, still=still)
    if any(action.do in SEEKS for action in actions):
        return replace(hand, sought_ms=now_ms)
    return hand


def moved(hand: Hand, at: Point, now_ms: Ms, *, still: bool = False) -> Hand:
    """The pointer is somewhere else, or a finger came down."""
    risen = _shown(hand.rose_ms, hand.moved_ms, STAY_MS, now_ms, still=still)
    return replace(hand, at=at, rose_ms=now_ms - round(risen * RISE_MS), moved_ms=now_ms)


def is_awake(hand: Hand, now_ms: Ms) -> bool:
    """Whether the controls are there to be used: they are not once they fade."""
    return hand.moved_ms is not None and now_ms - hand.moved_ms < STAY_MS


def over(hand: Hand, now_ms: Ms, *, still: bool) -> Over:
    """What is to be shown now; `still` leaves the easing out."""
    controls = _shown(hand.rose_ms, hand.moved_ms, STAY_MS, now_ms, still=still)
    sought_ms = hand.sought_ms or 0
    label = _shown(sought_ms, hand.sought_ms, LABEL_STAY_MS, now_ms, still=still)
    at = hand.at if is_awake(hand, now_ms) else None
    return Over(_shade(controls), _shade(label), at)


def _shown(rose_ms: Ms, last_ms: Ms | None, stay_ms: Ms, now_ms: Ms, *, still: bool) -> float:
    if last_ms is None:
        return 0.0
    if still:
        return float(now_ms - last_ms < stay_ms)
    rising = (now_ms - rose_ms) / RISE_MS
    fading = (last_ms + stay_ms + FADE_MS - now_ms) / FADE_MS
    return min(max(min(rising, fading), 0.0), 1.0)


def _shade(share: float) -> float:
    return round(ease(share) * SHADES) / SHADES
