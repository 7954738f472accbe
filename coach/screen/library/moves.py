"""What keys and clickers do to the library; the mouse and fingers are in `pointing`.

The cross and the buttons of a gamepad arrive as the keys that `pads` makes of them; what is left of
them, and every pedal, takes what keys go to.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

import pygame

from coach.screen.appearance import Appearance
from coach.screen.keys import FOREIGN
from coach.screen.library import browsing, faults, pointing
from coach.screen.library.browsing import Browsing, Turn, Window
from coach.screen.library.chips import GOAL, SEARCH, SETTINGS, Chip, boxes
from coach.screen.library_layout import Places, Size, places
from coach.screen.shelf import shelf

LINE = 70
"""How far an arrow scrolls the problems of a routine, in units."""
ASIDE = 4
"""How much more it counts against a neighbour to lie aside than to lie far ahead."""

Way: TypeAlias = tuple[int, int]
"""A direction on the screen, right and down."""
Handler: TypeAlias = Callable[[Browsing, pygame.Event, Window], Turn]


def turn(state: Browsing, event: pygame.Event, size: Size, looks: Appearance) -> Turn:
    """The library after this event."""
    handler = _HANDLERS.get(event.type)
    return handler(state, event, (places(size, looks), size, looks)) if handler else Turn(state)


def _key(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    if event.mod & FOREIGN:
        return _with_ctrl(state, event, window[0])
    handler = _KEYS.get(event.key)
    return handler(state, event, window) if handler else Turn(state)


def _space(state: Browsing, _event: pygame.Event, window: Window) -> Turn:
    """In the search it is a letter like others."""
    return Turn(state) if state.focus == SEARCH else _take(state, window[0])


def _tab(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    return Turn(_next_stop(state, -1 if event.mod & pygame.KMOD_SHIFT else 1, window[0]))


def _with_ctrl(state: Browsing, event: pygame.Event, here: Places) -> Turn:
    """Letters belong to the search, so what has a letter of its own needs Ctrl."""
    chip = _LETTERS.get(event.key) if event.mod & pygame.KMOD_CTRL else None
    if chip is None or state.reading is not None:
        return Turn(state)
    return browsing.taken(state, chip, here)


def _text(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    """Letters are searched for; the full stop is the third key of a clicker, and takes."""
    if state.reading is not None:
        return Turn(state)
    if event.text == "." and not state.shelf.wanted.words:
        return _take(state, window[0])
    return Turn(browsing.typed(state, event.text, window[0]))


def _rubbed(state: Browsing, here: Places) -> Browsing:
    """The last letter gone; the problems of a routine are shut."""
    if state.reading is not None:
        return replace(state, reading=None)
    return browsing.erased(state, here) if state.shelf.wanted.words else state


def _take(state: Browsing, here: Places) -> Turn:
    if state.reading is not None:
        return Turn(replace(state, reading=None))
    if state.focus == SEARCH:
        return browsing.taken(state, None, here)
    return browsing.taken(state, state.focus, here)


def _go(state: Browsing, way: Way, window: Window) -> Turn:
    """Arrows, and the cross of a gamepad: along the cards, and from chip to chip."""
    here = window[0]
    if state.reading is not None:
        return Turn(faults.scrolled(state, way[1] * here.u(LINE), *window[1:]))
    if state.focus is None and state.shelf.cards and not state.menu:
        return Turn(_along_cards(state, way, here))
    return Turn(_from_chip(state, way, here))


def _along_cards(state: Browsing, way: Way, here: Places) -> Browsing:
    right, down = way
    if right:
        return replace(state, shelf=shelf.lengthen(state.shelf, right))
    if down < 0 and not state.shelf.selected:
        return _from_chip(state, way, here)
    return browsing.moved(state, down, here)


def _from_chip(state: Browsing, way: Way, here: Places) -> Browsing:
    """To the nearest chip that way, or to the list."""
    there: dict[Chip | None, pygame.Rect] = {}
    there.update(boxes(here, state.shelf, state.menu).items())
    if not state.menu:
        there[None] = here.list
    start = there.pop(state.focus, here.list)
    found = min(_ahead(start, there, way), default=(0.0, 0, state.focus), key=lambda row: row[:2])
    return replace(state, focus=found[2])


def _ahead(
    start: pygame.Rect, there: dict[Chip | None, pygame.Rect], way: Way
) -> Iterator[tuple[float, int, Chip | None]]:
    """What lies that way, with how far it is; in the order of the chips where that is the same."""
    for order, (chip, box) in enumerate(there.items()):
        far, aside = _apart(start, box, way)
        if far >= 0:
            yield far + ASIDE * aside, order, chip


def _apart(start: pygame.Rect, box: pygame.Rect, way: Way) -> tuple[float, float]:
    """How far ahead a box begins, negative where it does not lie ahead, and how far aside."""
    across = max(box.left - start.right, start.left - box.right, 0)
    down = max(box.top - start.bottom, start.top - box.bottom, 0)
    if way[0]:
        ahead = (box.left - start.right) if way[0] > 0 else (start.left - box.right)
        return ahead, down
    ahead = (box.top - start.bottom) if way[1] > 0 else (start.top - box.bottom)
    return ahead, across


def _page(state: Browsing, key: str, window: Window) -> Turn:
    """Page Down and Up are a clicker's keys: one card on, one back; Home and End, the ends."""
    here = window[0]
    if state.reading is not None:
        return Turn(faults.paged(state, key, *window[1:]))
    last = len(state.shelf.cards) - 1
    now = state.shelf.selected
    index = {"next": now + 1, "previous": now - 1, "first": 0, "last": last}[key]
    return Turn(browsing.chosen(state, index, here))


def _next_stop(state: Browsing, by: int, here: Places) -> Browsing:
    """Tab goes from one kind of chip to the next, and to the list."""
    if state.reading is not None:
        return state
    kinds = dict.fromkeys(chip.kind for chip in boxes(here, state.shelf, state.menu))
    stops: list[str | None] = [*kinds, *([] if state.menu else [None])]
    now = state.focus.kind if state.focus else None
    kind = stops[(stops.index(now) + by) % len(stops)] if now in stops else stops[0]
    found = boxes(here, state.shelf, state.menu)
    return replace(state, focus=next((chip for chip in found if chip.kind == kind), None))


def _resized(state: Browsing, _event: pygame.Event, window: Window) -> Turn:
    """What a new layout has no place for is folded."""
    here = window[0]
    state = replace(state, menu="", over=None, grip=None)
    if state.focus not in boxes(here, state.shelf):
        state = replace(state, focus=None)
    return Turn(browsing.revealed(state, here))


def _taking(state: Browsing, _event: pygame.Event, window: Window) -> Turn:
    return _take(state, window[0])


def _going(way: Way) -> Handler:
    return lambda state, _event, window: _go(state, way, window)


def _paging(where: str) -> Handler:
    return lambda state, _event, window: _page(state, where, window)


_LETTERS = {pygame.K_g: GOAL, pygame.K_f: SEARCH, pygame.K_COMMA: SETTINGS}
_KEYS: dict[int, Handler] = {
    pygame.K_UP: _going((0, -1)),
    pygame.K_DOWN: _going((0, 1)),
    pygame.K_LEFT: _going((-1, 0)),
    pygame.K_RIGHT: _going((1, 0)),
    pygame.K_PAGEDOWN: _paging("next"),
    pygame.K_PAGEUP: _paging("previous"),
    pygame.K_HOME: _paging("first"),
    pygame.K_END: _paging("last"),
    pygame.K_RETURN: _taking,
    pygame.K_KP_ENTER: _taking,
    pygame.K_F5: _taking,  # begins the show on a clicker
    pygame.K_SPACE: _space,
    pygame.K_TAB: _tab,
    pygame.K_BACKSPACE: lambda state, _event, window: Turn(_rubbed(state, window[0])),
    pygame.K_ESCAPE: lambda state, _event, window: browsing.back(state, window[0]),
}
_HANDLERS: dict[int, Handler] = {
    pygame.QUIT: lambda state, _event, _window: Turn(state, done=True),
    pygame.KEYDOWN: _key,
    pygame.TEXTINPUT: _text,
    pygame.JOYBUTTONDOWN: _taking,
    pygame.MOUSEWHEEL: pointing.wheel,
    pygame.MOUSEBUTTONDOWN: pointing.press,
    pygame.MOUSEBUTTONUP: pointing.let_go,
    pygame.MOUSEMOTION: pointing.motion,
    pygame.WINDOWSIZECHANGED: _resized,
}
