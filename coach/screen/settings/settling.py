"""The settings screen: one row for each thing, changed at once; what a press does, where it stands.

Up and Down choose a row, Left and Right change it, and so does a click on the arrows. The one key
goes to the next value; held, it goes on to the next row.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import pygame

from coach.language import N_
from coach.screen.boxes import columns, rows
from coach.screen.keys import FOREIGN, HURTS_AFTER_MS
from coach.screen.pages import scroll
from coach.screen.pages.scroll import Grip
from coach.screen.pages.setting import LEAST_LINES, Size, usual_scale
from coach.screen.settings.rows import NOTHING_MORE, Offered, Row, stepped
from coach.screen.settings.rows import rows as rows_for
from coach.settings import Settings
from coach.units import Ms

TITLE = N_("Settings")
DONE = N_("Done")
TITLE_PX, ROW_PX, LABEL_PX, SMALL_PX, GAP_PX = 42, 46, 24, 17, 5
"""At a scale of 1."""
HELP = N_("Up, Down: choose · Left, Right: change · Esc: done")
COLUMN = 860
STACKED = 560
"""A narrower column, as usual text sees it, has each value under its label."""


@dataclass(frozen=True, slots=True)
class Settling:
    """The screen: what is set, which row is lit, and whether it is left."""

    settings: Settings
    offered: Offered = NOTHING_MORE
    at: int = 0
    """The last one is to be done."""
    scroll: int = 0
    done: bool = False
    closed: bool = False
    since_ms: Ms | None = None
    moved: bool = False
    grip: Grip | None = None
    """The finger that is down on rows that scroll."""

    @property
    def rows(self) -> tuple[Row, ...]:
        return rows_for(self.offered)

    @property
    def holding(self) -> bool:
        return self.since_ms is not None


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the parts of one row stand, unscrolled."""

    box: pygame.Rect
    label: pygame.Rect
    less: pygame.Rect
    value: pygame.Rect
    more: pygame.Rect


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands."""

    scale: float
    title: pygame.Rect
    view: pygame.Rect
    slots: tuple[Slot, ...]
    done: pygame.Rect
    help: pygame.Rect
    reach: int

    @property
    def boxes(self) -> tuple[pygame.Rect, ...]:
        """Of the rows, and of being done: all that can be lit."""
        return (*(slot.box for slot in self.slots), self.done)


Turn: TypeAlias = Callable[[Settling, pygame.Event, Size, Ms], Settling]


@lru_cache(maxsize=4)
def places(count: int, size: Size, percent: int) -> Places:
    """So many rows in a window of this size, the text so large."""
    scale = usual_scale(size)
    large = scale * percent / 100
    page = pygame.Rect((0, 0), size).inflate(-2 * round(28 * scale), -2 * round(20 * scale))
    column = page.copy()
    column.width = min(page.width, round(COLUMN * large))
    column.centerx = page.centerx
    small = round(SMALL_PX * 1.4 * large)
    help_px = small if page.height >= LEAST_LINES * small else 0
    title, view, help_ = rows(
        column, round(TITLE_PX * 1.4 * large), 0, help_px or 1, gap=small // 2
    )
    stacked = column.width < STACKED * large
    height, gap = round(ROW_PX * large) * (2 if stacked else 1), round(GAP_PX * large)
    tops = [view.top + index * (height + gap) for index in range(count + 1)]
    done = pygame.Rect(0, 0, min(view.width, round(300 * large)), round(ROW_PX * large))
    done.midtop = view.centerx, tops[count] + gap
    reach = max(done.bottom - view.bottom, 0)
    width = view.width - (scroll.gutter(large) if reach else 0)
    boxes = [pygame.Rect(view.left, top, width, height) for top in tops[:count]]
    slots = tuple(_slot(box, large, stacked=stacked) for box in boxes)
    return Places(large, title, view, slots, done, help_, reach)


def _slot(box: pygame.Rect, large: float, *, stacked: bool) -> Slot:
    inner = box.inflate(-2 * round(18 * large), 0)
    if stacked:
        label, control = rows(inner, inner.height // 2, 0)
    else:
        label, control = columns(inner, 0, inner.width // 2, gap=round(12 * large))
    less, value, more = columns(control, control.height, 0, control.height)
    return Slot(box, label, less, value, more)


def turn(state: Settling, event: pygame.Event, size: Size, now_ms: Ms) -> Settling:
    """The screen after this event."""
    if event.type == pygame.QUIT:
        return replace(state, done=True, closed=True)
    reading = _TURNS.get(event.type)
    return reading(state, event, size, now_ms) if reading else state


def held(state: Settling, now_ms: Ms, size: Size) -> Settling:
    """The one key, held: every second the next row."""
    if state.since_ms is None or now_ms - state.since_ms < HURTS_AFTER_MS:
        return state
    at = (state.at + 1) % (len(state.rows) + 1)
    return _shown(replace(state, at=at, since_ms=now_ms, moved=True), size)


def here_of(state: Settling, size: Size) -> Places:
    """Where everything stands now."""
    return places(len(state.rows), size, state.settings.text_size)


def _shown(state: Settling, size: Size) -> Settling:
    here = here_of(state, size)
    at = scroll.bounded(state.scroll, here.reach)
    shown = scroll.revealed(at, here.boxes[state.at], here.view, here.reach, here.scale)
    return replace(state, scroll=shown)


def _step(state: Settling, size: Size, by: int, *, around: bool = False) -> Settling:
    """Changes the lit row; what is lit stays in view whatever the new size of the text."""
    if state.at >= len(state.rows):
        return state
    row = state.rows[state.at]
    settings = stepped(row, state.settings, state.offered, by, around=around)
    return _shown(replace(state, settings=settings), size)


def _choose(state: Settling, size: Size, by: int) -> Settling:
    at = min(max(state.at + by, 0), len(state.rows))
    return _shown(replace(state, at=at), size)


def _use(state: Settling, size: Size) -> Settling:
    """What the one key does: the next value, or done."""
    if state.at == len(state.rows):
        return replace(state, done=True)
    return _step(state, size, 1, around=True)


def _key_down(state: Settling, event: pygame.Event, size: Size, now_ms: Ms) -> Settling:
    if event.mod & FOREIGN:
        return state
    if event.key == pygame.K_SPACE:
        return replace(state, since_ms=now_ms, moved=False)
    act = _KEYS.get(event.key)
    return act(state, size) if act else state


def _key_up(state: Settling, event: pygame.Event, size: Size, now_ms: Ms) -> Settling:
    return _release(state, event, size, now_ms) if event.key == pygame.K_SPACE else state


def _press(state: Settling, _event: pygame.Event, _size: Size, now_ms: Ms) -> Settling:
    return replace(state, since_ms=now_ms, moved=False)


def _release(state: Settling, _event: pygame.Event, size: Size, _now_ms: Ms) -> Settling:
    uses = state.holding and not state.moved
    state = replace(state, since_ms=None, moved=False)
    return _use(state, size) if uses else state


def _click(state: Settling, event: pygame.Event, size: Size, _now_ms: Ms) -> Settling:
    """On a row to that, and what is there; on the disc further on."""
    here = here_of(state, size)
    if event.button != pygame.BUTTON_LEFT or not here.view.collidepoint(event.pos):
        return state
    at = scroll.bounded(state.scroll, here.reach)
    if at < here.reach and scroll.disc(here.view, here.scale).collidepoint(event.pos):
        return _by(state, size, round(here.view.height * scroll.STEP))
    if here.reach:
        return replace(state, grip=Grip())
    return _tap(state, here, event.pos, size)


def _lift(state: Settling, event: pygame.Event, size: Size, _now_ms: Ms) -> Settling:
    grip, state = state.grip, replace(state, grip=None)
    return _tap(state, here_of(state, size), event.pos, size) if grip and grip.taps else state


def _tap(state: Settling, here: Places, spot: tuple[int, int], size: Size) -> Settling:
    pos = spot[0], spot[1] + scroll.bounded(state.scroll, here.reach)
    index = next((i for i, box in enumerate(here.boxes) if box.collidepoint(pos)), None)
    if index is None or not here.view.collidepoint(spot):
        return state
    return _clicked(replace(state, at=index), here, pos, size)


def _clicked(state: Settling, here: Places, pos: tuple[int, int], size: Size) -> Settling:
    """On an arrow one step; on a value the next one; on a row nothing more."""
    if state.at == len(here.slots):
        return replace(state, done=True)
    slot = here.slots[state.at]
    if slot.less.collidepoint(pos):
        return _step(state, size, -1)
    if slot.more.collidepoint(pos):
        return _step(state, size, 1)
    return _step(state, size, 1, around=True) if slot.value.collidepoint(pos) else state


def _hover(state: Settling, event: pygame.Event, size: Size, _now_ms: Ms) -> Settling:
    if event.dict.get("buttons", (0,))[0]:
        state = replace(state, grip=scroll.pulled(state.grip, event.rel[1]))
        return _by(state, size, -event.rel[1])
    here = here_of(state, size)
    pos = event.pos[0], event.pos[1] + scroll.bounded(state.scroll, here.reach)
    index = next((i for i, box in enumerate(here.boxes) if box.collidepoint(pos)), None)
    seen = here.view.collidepoint(event.pos)
    return state if index is None or not seen else replace(state, at=index)


def _wheel(state: Settling, event: pygame.Event, size: Size, _now_ms: Ms) -> Settling:
    return _by(state, size, -round(event.y * scroll.WHEEL * here_of(state, size).scale))


def _by(state: Settling, size: Size, pixels: int) -> Settling:
    reach = here_of(state, size).reach
    return replace(state, scroll=scroll.bounded(state.scroll + pixels, reach))


def _leave(state: Settling, _size: Size) -> Settling:
    return replace(state, done=True)


_KEYS: dict[int, Callable[[Settling, Size], Settling]] = {
    pygame.K_UP: lambda state, size: _choose(state, size, -1),
    pygame.K_DOWN: lambda state, size: _choose(state, size, 1),
    pygame.K_PAGEUP: lambda state, size: _choose(state, size, -1),
    pygame.K_PAGEDOWN: lambda state, size: _choose(state, size, 1),
    pygame.K_HOME: lambda state, size: _choose(state, size, -99),
    pygame.K_END: lambda state, size: _choose(state, size, 99),
    pygame.K_LEFT: lambda state, size: _step(state, size, -1),
    pygame.K_RIGHT: lambda state, size: _step(state, size, 1),
    pygame.K_RETURN: _use,
    pygame.K_KP_ENTER: _use,
    pygame.K_PERIOD: _use,
    pygame.K_F5: _use,
    pygame.K_ESCAPE: _leave,
    pygame.K_s: _leave,
}
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
