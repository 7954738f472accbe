"""What keys, clicks, pedals and the window itself mean: events in, actions out, nothing done.

Space, a click anywhere, a pedal and a gamepad's first button are the one key: a press counts at
once, and held for a second it says that this hurts. Touch arrives as the mouse clicks that SDL
makes of it, so finger events are left alone and count once.

Presenters send Page Up and Page Down, B or a full stop to blank the screen, and F5 to begin; some
send Escape every second time instead.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame

from coach.language import N_
from coach.score.actions import Action, Do
from coach.screen import pads
from coach.screen.pads import NOTHING, Plugged
from coach.units import SECOND, Ms

HURTS_AFTER_MS: Ms = SECOND
"""How long the one key is held until it says that this hurts."""
FOREIGN = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META
"""With these held a key belongs to the system."""
CLICKS = (pygame.BUTTON_LEFT, pygame.BUTTON_MIDDLE, pygame.BUTTON_RIGHT)

Point: TypeAlias = tuple[int, int]
Clicked = Callable[[Point], Action | None]
"""What a click at this place asks for; None where it is the one key."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what it does; `shift` says whether that is with Shift held."""

    key: int
    do: Do
    name: str
    words: str
    shift: bool = False


KEYS = (
    Key(pygame.K_SPACE, Do.PRESS, N_("Space"), N_("ready, pause or go on; held: this hurts")),
    Key(pygame.K_RETURN, Do.READY, N_("Enter"), N_("I am ready")),
    Key(pygame.K_KP_ENTER, Do.READY, N_("Enter on the number pad"), N_("I am ready")),
    Key(pygame.K_p, Do.PAUSE, "P", N_("pause or go on")),
    Key(pygame.K_b, Do.PAUSE, "B", N_("pause or go on")),
    Key(pygame.K_F5, Do.PAUSE, N_("F5"), N_("pause or go on")),
    Key(pygame.K_RIGHT, Do.NEXT, N_("Right"), N_("next step")),
    Key(pygame.K_PAGEDOWN, Do.NEXT, N_("Page Down"), N_("next step")),
    Key(pygame.K_LEFT, Do.PREVIOUS, N_("Left"), N_("start of this step, or the one before")),
    Key(pygame.K_PAGEUP, Do.PREVIOUS, N_("Page Up"), N_("start of this step, or the one before")),
    Key(pygame.K_COMMA, Do.BACK, ",", N_("10 seconds back")),
    Key(pygame.K_LEFT, Do.BACK, N_("Shift Left"), N_("10 seconds back"), shift=True),
    Key(pygame.K_PERIOD, Do.FORWARD, ".", N_("10 seconds on")),
    Key(pygame.K_RIGHT, Do.FORWARD, N_("Shift Right"), N_("10 seconds on"), shift=True),
    Key(pygame.K_UP, Do.LOUDER, N_("Up"), N_("louder")),
    Key(pygame.K_DOWN, Do.QUIETER, N_("Down"), N_("quieter")),
    Key(pygame.K_m, Do.MUTE, "M", N_("sound off or on")),
    Key(pygame.K_r, Do.REPEAT, "R", N_("say it again")),
    Key(pygame.K_h, Do.HURTS, "H", N_("this hurts")),
    Key(pygame.K_d, Do.DISTANCE, "D", N_("distance view, or back")),
    Key(pygame.K_c, Do.CAPTIONS, "C", N_("captions view, or back")),
    Key(pygame.K_f, Do.FULLSCREEN, "F", N_("full screen or window")),
    Key(pygame.K_F11, Do.FULLSCREEN, N_("F11"), N_("full screen or window")),
    Key(pygame.K_s, Do.SETTINGS, "S", N_("settings")),
    Key(pygame.K_ESCAPE, Do.LEAVE, N_("Esc"), N_("leave")),
    Key(pygame.K_y, Do.CONFIRM, "Y", N_("yes")),
)
_DO = {(row.key, row.shift): row.do for row in KEYS}


@dataclass(frozen=True, slots=True)
class Hold:
    """The one key held down: since when, by which button or key, and whether it has said so."""

    since_ms: Ms | None = None
    by: object = None
    told: bool = False


Outcome: TypeAlias = tuple[Hold, tuple[Action, ...]]


def translate(
    event: pygame.Event, hold: Hold, now_ms: Ms, clicked: Clicked, plugged: Plugged = NOTHING
) -> Outcome:
    """What this event means, now that it is `now_ms` on any steady clock."""
    hold, told = held(hold, now_ms)
    if event.type in pads.DOWN:
        hold, actions = _pad_down(event, hold, now_ms, plugged)
        return hold, told + actions
    reading = _READINGS.get(event.type)
    hold, actions = reading(event, hold, now_ms, clicked) if reading else (hold, ())
    return hold, told + actions


def held(hold: Hold, now_ms: Ms) -> Outcome:
    """`hurts`, once, when the one key has been held for long enough."""
    if hold.since_ms is None or hold.told or now_ms - hold.since_ms < HURTS_AFTER_MS:
        return hold, ()
    return replace(hold, told=True), (Action(Do.HURTS),)


def of_key(key: int, mod: int) -> Do | None:
    """What a key does with these modifiers; Shift counts only where a row asks for it."""
    if mod & FOREIGN:
        return None
    shift = bool(mod & pygame.KMOD_SHIFT)
    return _DO.get((key, shift), _DO.get((key, False)))


def _key_down(event: pygame.Event, hold: Hold, now_ms: Ms, _clicked: Clicked) -> Outcome:
    do = of_key(event.key, event.mod)
    if do is Do.PRESS:
        return _press(("key", event.key), now_ms)
    return hold, (Action(do),) if do else ()


def _key_up(event: pygame.Event, hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    return _release(hold, ("key", event.key))


def _button_down(event: pygame.Event, hold: Hold, now_ms: Ms, clicked: Clicked) -> Outcome:
    if event.button not in CLICKS:
        return hold, ()
    action = clicked(event.pos)
    if action:
        return hold, (action,)
    return _press(("mouse", event.button), now_ms)


def _button_up(event: pygame.Event, hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    return _release(hold, ("mouse", event.button))


def _pad_down(event: pygame.Event, hold: Hold, now_ms: Ms, plugged: Plugged) -> Outcome:
    do = pads.meaning(event, plugged)
    if do is Do.PRESS:
        return _press(("pedal", event.button), now_ms)
    return hold, (Action(do),) if do else ()


def _pedal_up(event: pygame.Event, hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    return _release(hold, ("pedal", event.button))


def _unplugged(_event: pygame.Event, _hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    """Nothing that is gone can be held."""
    return Hold(), ()


def _focus_lost(_event: pygame.Event, _hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    """Its release may go to another window and never be seen here."""
    return Hold(), ()


def _quit(_event: pygame.Event, hold: Hold, _now_ms: Ms, _clicked: Clicked) -> Outcome:
    return hold, (Action(Do.CLOSE),)


def _press(by: object, now_ms: Ms) -> Outcome:
    return Hold(now_ms, by), (Action(Do.PRESS),)


def _release(hold: Hold, by: object) -> Outcome:
    return Hold() if hold.by == by else hold, ()


_READINGS = {
    pygame.KEYDOWN: _key_down,
    pygame.KEYUP: _key_up,
    pygame.MOUSEBUTTONDOWN: _button_down,
    pygame.MOUSEBUTTONUP: _button_up,
    pygame.JOYBUTTONUP: _pedal_up,
    pygame.JOYDEVICEREMOVED: _unplugged,
    pygame.WINDOWFOCUSLOST: _focus_lost,
    pygame.QUIT: _quit,
}
