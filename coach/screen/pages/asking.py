"""A page in the window: what is highlighted, and what a press does.

Arrows and a held Space move the highlight; Enter, a short Space and a pedal take what is
highlighted; numbers, letters and clicks take an option at once; Esc goes back. What is longer than
the window is scrolled: by the wheel, by dragging, and by going on; an option that is not seen is
not taken by what takes the highlight, which first goes on to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame

from coach.screen.keys import FOREIGN, HURTS_AFTER_MS
from coach.screen.pages import scroll
from coach.screen.pages.page import Page, named
from coach.screen.pages.scroll import Grip
from coach.screen.pages.setting import Setting, Size, setting
from coach.units import Ms

UNSEEN_MS: Ms = 250
"""What is pressed so soon after a page appeared was not meant for it: a double click."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A page being asked: what is highlighted, and what it has led to."""

    page: Page
    opened_ms: Ms = 0
    at: int = 0
    percent: int = 100
    """The size of its text."""
    scroll: int = 0
    answer: str | None = None
    """What was chosen; None with `done` is to go back."""
    done: bool = False
    closed: bool = False
    since_ms: Ms | None = None
    """Since when the one key is held, or has last moved the highlight."""
    moved: bool = False
    """Whether the one key, still held, has moved the highlight: its release takes nothing."""
    grip: Grip | None = None
    """The finger that is down on a page that scrolls."""

    @property
    def holding(self) -> bool:
        return self.since_ms is not None


Turn: TypeAlias = Callable[[Asking, pygame.Event, Size, Ms], Asking]


def asked(page: Page, opened_ms: Ms, percent: int) -> Asking:
    """A page as it appears."""
    return Asking(page, opened_ms, page.first, percent)


def turn(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    """The page after this event."""
    if event.type == pygame.QUIT:
        return replace(state, done=True, closed=True)
    reading = _TURNS.get(event.type)
    if reading is None or now_ms - state.opened_ms < UNSEEN_MS:
        return state
    return reading(state, event, size, now_ms)


def held(state: Asking, now_ms: Ms, size: Size) -> Asking:
    """The page after the one key was held until now: every second the highlight goes on."""
    if state.since_ms is None or now_ms - state.since_ms < HURTS_AFTER_MS:
        return state
    state = replace(state, since_ms=now_ms, moved=True)
    here = _here(state, size)
    if _is_seen(state, here):
        state = replace(state, at=(state.at + 1) % len(state.page.options))
        return state if _is_seen(state, here) else _shown(state, here)
    return _scrolled(state, here, scroll.STEP)


def _here(state: Asking, size: Size) -> Setting:
    return setting(state.page, size, state.percent)


def _is_seen(state: Asking, here: Setting) -> bool:
    """Whether what is lit is seen whole, or as much of it as can be."""
    box = here.buttons[state.at]
    at = scroll.bounded(state.scroll, here.reach)
    return scroll.revealed(at, box, here.view, here.reach, here.scale) == at


def _shown(state: Asking, here: Setting) -> Asking:
    """With what is lit in view."""
    at = scroll.bounded(state.scroll, here.reach)
    box = here.buttons[state.at]
    return replace(state, scroll=scroll.revealed(at, box, here.view, here.reach, here.scale))


def _scrolled(state: Asking, here: Setting, share: float) -> Asking:
    """Moved on by a share of what is seen, or back when negative."""
    by = round(share * here.view.height)
    return replace(state, scroll=scroll.bounded(state.scroll + by, here.reach))


def _take(state: Asking, index: int) -> Asking:
    return replace(state, at=index, answer=state.page.options[index].id, done=True)


def _take_lit(state: Asking, here: Setting) -> Asking:
    """What is lit; where that is not seen, one goes on to it first."""
    return _take(state, state.at) if _is_seen(state, here) else _towards(state, here)


def _towards(state: Asking, here: Setting) -> Asking:
    """On, as far as one reads at once, to what is lit."""
    box = here.buttons[state.at]
    above = box.top - scroll.bounded(state.scroll, here.reach) < here.view.top
    return _scrolled(state, here, -scroll.STEP if above else scroll.STEP)


def _moved(state: Asking, here: Setting, index: int, *, back: bool) -> Asking:
    """To another option; first on to what is lit, and back from the first one to the text."""
    if back and index == state.at:
        return _scrolled(state, here, -scroll.STEP)
    if not back and not _is_seen(state, here):
        return _towards(state, here)
    return _shown(replace(state, at=index), here)


def _along(state: Asking, here: Setting, by: int) -> Asking:
    index = min(max(state.at + by, 0), len(state.page.options) - 1)
    return _moved(state, here, index, back=by < 0)


def _across_rows(state: Asking, here: Setting, by: int) -> Asking:
    """The nearest option of the next row, or along where there is none."""
    box = here.buttons[state.at]
    beyond = [b.top for b in here.buttons if (b.top - box.top) * by > 0]
    if not beyond:
        return _along(state, here, by)
    top = min(beyond, key=lambda y: abs(y - box.top))
    row = [i for i, b in enumerate(here.buttons) if b.top == top]
    nearest = min(row, key=lambda i: abs(here.buttons[i].centerx - box.centerx))
    return _moved(state, here, nearest, back=by < 0)


def _key_down(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    if event.mod & FOREIGN:
        return state
    if event.key == pygame.K_SPACE:
        return _press(state, event, size, now_ms)
    if event.key == pygame.K_ESCAPE:
        return replace(state, done=True)
    move = _MOVES.get(event.key)
    if move:
        return move(state, _here(state, size))
    name = pygame.key.name(event.key, use_compat=True).strip("[]").lower()
    index = named(state.page.options, name)
    return state if index is None else _take(state, index)


def _key_up(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    return _release(state, event, size, now_ms) if event.key == pygame.K_SPACE else state


def _press(state: Asking, _event: pygame.Event, _size: Size, now_ms: Ms) -> Asking:
    return replace(state, since_ms=now_ms, moved=False)


def _release(state: Asking, _event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    """What is highlighted is taken, unless the key was pressed for another page or has moved."""
    takes = state.holding and not state.moved
    state = replace(state, since_ms=None, moved=False)
    return _take_lit(state, _here(state, size)) if takes else state


def _click(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    if event.button != pygame.BUTTON_LEFT:
        return state
    here = _here(state, size)
    on = scroll.disc(here.view, here.scale)
    if state.scroll < here.reach and on.collidepoint(event.pos):
        return _scrolled(state, here, scroll.STEP)
    return replace(state, grip=Grip()) if here.reach else _tap(state, here, event.pos)


def _lift(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    grip, state = state.grip, replace(state, grip=None)
    return _tap(state, _here(state, size), event.pos) if grip and grip.taps else state


def _tap(state: Asking, here: Setting, pos: tuple[int, int]) -> Asking:
    index = _button_at(state, here, pos)
    return state if index is None else _take(state, index)


def _hover(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    """The highlight follows the mouse; dragged, the page moves with it."""
    here = _here(state, size)
    if event.dict.get("buttons", (0,))[0]:
        by = -event.rel[1]
        state = replace(state, grip=scroll.pulled(state.grip, by))
        return replace(state, scroll=scroll.bounded(state.scroll + by, here.reach))
    index = _button_at(state, here, event.pos)
    return state if index is None else replace(state, at=index)


def _wheel(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    here = _here(state, size)
    by = -round(event.y * scroll.WHEEL * here.scale)
    return replace(state, scroll=scroll.bounded(state.scroll + by, here.reach))


def _button_at(state: Asking, here: Setting, pos: tuple[int, int]) -> int | None:
    if here.reach and not here.view.collidepoint(pos):
        return None
    at = pos[0], pos[1] + scroll.bounded(state.scroll, here.reach)
    return next((i for i, box in enumerate(here.buttons) if box.collidepoint(at)), None)


_MOVES: dict[int, Callable[[Asking, Setting], Asking]] = {
    pygame.K_RETURN: _take_lit,
    pygame.K_KP_ENTER: _take_lit,
    pygame.K_UP: lambda state, here: _across_rows(state, here, -1),
    pygame.K_DOWN: lambda state, here: _across_rows(state, here, 1),
    pygame.K_LEFT: lambda state, here: _along(state, here, -1),
    pygame.K_RIGHT: lambda state, here: _along(state, here, 1),
    pygame.K_PAGEUP: lambda state, here: _along(state, here, -1),
    pygame.K_PAGEDOWN: lambda state, here: _along(state, here, 1),
    pygame.K_PERIOD: _take_lit,
    pygame.K_F5: _take_lit,
}
"""With what a presenter sends: Page Up, Page Down, a full stop or F5."""
_TURNS: dict[int, Turn] = {
    pygame.KEYDOWN: _key_down,
    pygame.KEYUP: _key_up,
    pygame.JOYBUTTONDOWN: _press,
    pygame.JOYBUTTONUP: _release,
    pygame.MOUSEBUTTONDOWN: _click,
    pygame.MOUSEBUTTONUP: _lift,
    pygame.MOUSEMOTION: _hover,
    pygame.MOUSEWHEEL: _wheel,
    pygame.WINDOWFOCUSLOST: lambda state, _event, _size, _now_ms: replace(state, since_ms=None),
}
