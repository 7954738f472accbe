"""What the mouse does to the library, and a finger, of which SDL makes a mouse."""

from dataclasses import replace
from typing import TypeAlias

import pygame

from coach.screen.library import bodies, browsing, cards, faults
from coach.screen.library.browsing import Browsing, Grip, Turn, Window
from coach.screen.library.brush import Brush
from coach.screen.library.chips import GOAL, SEARCH, Chip, boxes
from coach.screen.library_layout import Places
from coach.screen.shelf import shelf
from coach.screen.shelf.shelf import Shelf

Point: TypeAlias = tuple[int, int]

WHEEL = 90
"""How far one notch of the wheel scrolls, in units of the list."""
STILL = 8
"""A press that moves by fewer units than this is a tap, not a drag."""


def wheel(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    here = window[0]
    if state.reading is not None:
        return Turn(faults.scrolled(state, -event.y * here.u(WHEEL), *window[1:]))
    return Turn(_scrolled(state, -event.y * WHEEL, here))


def _scrolled(state: Browsing, by: int, here: Places) -> Browsing:
    return replace(state, shelf=shelf.scrolled(state.shelf, by, here.measure))


def press(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    """A chip acts when it is pressed; the list is held, and acts when it is let go unmoved."""
    if event.button != pygame.BUTTON_LEFT:
        return Turn(state)
    if state.reading is not None:
        return Turn(_press_problems(state, event.pos, window))
    here = window[0]
    chip = _pointed(state, event.pos, here)
    return (
        _press_chip(state, chip, event.pos, here) if chip else _press_list(state, event.pos, here)
    )


def _press_problems(state: Browsing, pos: Point, window: Window) -> Browsing:
    if faults.back_place(*window[1:]).collidepoint(pos):
        return replace(state, reading=None)
    return replace(state, grip=Grip(pos, state.reading or 0))


def _press_list(state: Browsing, pos: Point, here: Places) -> Turn:
    """Beside what is unfolded it is folded again; in an empty list there is one thing to press."""
    if state.menu:
        return Turn(replace(state, menu="", focus=None))
    if not state.shelf.cards:
        clears = state.shelf.narrowed and browsing.again_place(here).collidepoint(pos)
        return browsing.cleared(state, here) if clears else Turn(state)
    if here.list.collidepoint(pos):
        return Turn(replace(state, grip=Grip(pos, state.shelf.scroll)))
    return Turn(state)


def _press_chip(state: Browsing, chip: Chip, pos: Point, here: Places) -> Turn:
    """The cross at the end of the search empties it."""
    if chip == SEARCH:
        box = boxes(here, state.shelf)[SEARCH]
        wanted = state.shelf.wanted
        if wanted.words and pos[0] > box.right - box.height:
            return Turn(browsing.sought(state, replace(wanted, words=""), here))
        return Turn(replace(state, focus=SEARCH, menu=""))
    after = browsing.taken(state, chip, here)
    unfolded = chip.kind == "menu" or chip == GOAL
    return after if unfolded else replace(after, state=replace(after.state, focus=None))


def _pointed(state: Browsing, pos: Point, here: Places) -> Chip | None:
    """The chip at a place, or the area of the figure."""
    chip = browsing.chip_at(state, pos, here)
    if chip is None and here.wide and here.figure.collidepoint(pos):
        area = bodies.area_at(bodies.place(here.figure), pos)
        return Chip("area", area) if area else None
    return chip


def motion(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    here = window[0]
    if state.grip is None:
        reading = state.reading is not None
        return Turn(replace(state, over=None if reading else _pointed(state, event.pos, here)))
    up = state.grip.pos[1] - event.pos[1]
    if not state.grip.moved and abs(up) < here.u(STILL):
        return Turn(state)
    state = replace(state, grip=replace(state.grip, moved=True))
    grip = state.grip
    assert grip
    if state.reading is not None:
        return Turn(faults.scrolled(replace(state, reading=grip.scroll), up, *window[1:]))
    held = replace(state, shelf=replace(state.shelf, scroll=grip.scroll))
    return Turn(_scrolled(held, round(up / here.scale), here))


def let_go(state: Browsing, event: pygame.Event, window: Window) -> Turn:
    grip = state.grip
    state = replace(state, grip=None)
    if grip is None or grip.moved or event.button != pygame.BUTTON_LEFT:
        return Turn(state)
    if state.reading is not None:
        return Turn(state)
    return _tapped(state, event.pos, window)


def _tapped(state: Browsing, pos: Point, window: Window) -> Turn:
    """A tap on a card opens it, on the open card starts it, on its minutes sets them."""
    here, _size, looks = window
    for index, box in browsing.visible(state.shelf, here):
        if box.collidepoint(pos):
            if index != state.shelf.selected:
                return Turn(browsing.chosen(state, index, here))
            brush = Brush(here.scale, looks.theme)
            set_ = _with_minutes(state.shelf, box, pos, brush)
            now = replace(state, shelf=set_ or state.shelf, focus=None)
            return Turn(now) if set_ else browsing.taken(now, None, here)
    return Turn(replace(state, focus=None))


def _with_minutes(now: Shelf, box: pygame.Rect, pos: Point, brush: Brush) -> Shelf | None:
    """With the minutes at this place; None where there are none."""
    card = now.cards[now.selected]
    chips = zip(cards.parts(box, card, brush).chips, card.lengths, strict=False)
    hit = (length for place, length in chips if place.collidepoint(pos))
    length = next(hit, None)
    return None if length is None else replace(now, minutes=length)
