"""The library view: a list of cards, the chosen one open, and what keys and clicks do to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeAlias

import pygame

from coach.screen import cards, shelf
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.keys import FOREIGN
from coach.screen.lettering import Type, text
from coach.screen.shelf import Choice, Look, Shelf
from coach.screen.theme import Colour, Theme

TITLE = "Massage Coach"
READING = "Reading the routines…"
NONE_FOUND = "There are no routines here."
HONEST = "For comfort. Not reviewed by a clinician, and no replacement for one."
WHAT_FOR = "What for?"
HELP = "Up, Down: choose · Left, Right: minutes · Space: start · G: what for? · Esc: leave"
GOAL_HELP = "Up, Down: choose · Left, Right: minutes · Space: start · G: what for? · Esc: all"
Size: TypeAlias = tuple[int, int]

PAGE = 5
"""Cards for Page Up and Page Down."""
WHEEL = 90
"""How far one notch of the wheel scrolls, in units of the list."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of the library stand."""

    scale: float
    title: pygame.Rect
    goal: pygame.Rect
    count: pygame.Rect
    list: pygame.Rect
    note: pygame.Rect
    help: pygame.Rect

    @property
    def view(self) -> int:
        """The height of the list that is seen, in its own units."""
        return int(self.list.height / self.scale)


@dataclass(frozen=True, slots=True)
class Turn:
    """What an event led to: a new state, and whether the library is left, with a choice or not."""

    shelf: Shelf
    done: bool = False
    choice: Choice | Look | None = None


@lru_cache(maxsize=8)
def places(size: tuple[int, int]) -> Places:
    """The layout for a window of this size: one column in the middle."""
    scale = max(min(size[0] / 1180, size[1] / 720), 0.62)
    page = pygame.Rect((0, 0), size).inflate(-2 * round(28 * scale), -2 * round(24 * scale))
    column = page.copy()
    column.width = min(page.width, round(900 * scale))
    column.centerx = page.centerx
    narrow = column.width < 600
    foot = round(44 * scale) if narrow else round(64 * scale)
    top, middle, bottom = rows(column, round(60 * scale), 0, foot, gap=round(14 * scale))
    widths = (round(part * scale) for part in (0, 250, 104))
    title, goal, count = columns(top, *widths, gap=round(12 * scale))
    goal = goal.inflate(0, -round(16 * scale))
    note, aid = rows(bottom, bottom.height if narrow else bottom.height // 2, 0)
    return Places(scale, title, goal, count, middle, note, aid)


def turn(state: Shelf, event: pygame.Event, size: Size) -> Turn:
    """The library after this event."""
    reading = _TURNS.get(event.type)
    return reading(state, event, size) if reading else Turn(state)


def paint(surface: pygame.Surface, state: Shelf, looks: Appearance) -> None:
    """The whole picture of the library."""
    theme = looks.theme
    here = places(surface.get_size())
    _paint_frame(surface, here, theme, GOAL_HELP if state.goal else HELP)
    cards.paint_pill(surface, here.goal, state.goal or WHAT_FOR, theme, filled=bool(state.goal))
    _paint_count(surface, here, state, theme)
    surface.set_clip(here.list)
    for index, box in visible(state, here):
        open_ = index == state.selected
        cards.paint(surface, box, state.cards[index], theme, state.wanted if open_ else None)
    surface.set_clip(None)
    _paint_fades(surface, here, state, theme)
    if not state.cards:
        _paint_instead(surface, here, NONE_FOUND, theme)


def leaves(event: pygame.Event) -> bool:
    """Whether this ends the library, whatever it shows."""
    escaped = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
    return escaped or event.type == pygame.QUIT


def paint_greeting(surface: pygame.Surface, looks: Appearance, how_far: str = "") -> None:
    """The library before its routines are known."""
    theme = looks.theme
    here = places(surface.get_size())
    _paint_frame(surface, here, theme, HELP)
    _paint_instead(surface, here, f"{READING} {how_far}".strip(), theme)


def visible(state: Shelf, here: Places) -> Iterator[tuple[int, pygame.Rect]]:
    """The cards that are seen at least in part, and where in the window."""
    for index in range(len(state.cards)):
        top = round((shelf.top_of(state, index) - state.scroll) * here.scale)
        height = round(shelf.height_of(state, index) * here.scale)
        box = pygame.Rect(here.list.left, here.list.top + top, here.list.width, height)
        if box.colliderect(here.list):
            yield index, box


def _key(state: Shelf, event: pygame.Event, size: Size) -> Turn:
    if event.mod & FOREIGN:
        return Turn(state)
    if event.key == pygame.K_ESCAPE:
        return Turn(state, done=True, choice=Look.EVERYTHING if state.goal else None)
    if event.key == pygame.K_g:
        return Turn(state, done=True, choice=Look.GOALS)
    if event.key in _STARTS:
        return _start(state)
    change = _CHANGES.get(event.key)
    return _revealed(change(state), size) if change else Turn(state)


def _wheel(state: Shelf, event: pygame.Event, size: Size) -> Turn:
    return Turn(shelf.scrolled(state, -event.y * WHEEL, places(size).view))


def _revealed(state: Shelf, size: Size) -> Turn:
    return Turn(shelf.reveal(state, places(size).view))


def _start(state: Shelf) -> Turn:
    choice = shelf.choose(state)
    return Turn(state, done=choice is not None, choice=choice)


def _click(state: Shelf, event: pygame.Event, size: Size) -> Turn:
    """A click on a card opens it, on the open card starts it, on its minutes sets them."""
    here = places(size)
    if event.button != pygame.BUTTON_LEFT:
        return Turn(state)
    if here.goal.collidepoint(event.pos):
        return Turn(state, done=True, choice=Look.GOALS)
    if not here.list.collidepoint(event.pos):
        return Turn(state)
    for index, box in visible(state, here):
        if box.collidepoint(event.pos):
            return _click_card(state, index, box, event.pos, here.view)
    return Turn(state)


def _click_card(
    state: Shelf, index: int, box: pygame.Rect, pos: tuple[int, int], view: int
) -> Turn:
    if index != state.selected:
        return Turn(shelf.reveal(shelf.select(state, index), view))
    lengths = state.cards[index].lengths
    for chip, length in zip(cards.chips(box, len(lengths)), lengths, strict=True):
        if chip.collidepoint(pos):
            return Turn(replace(state, wanted=length))
    return _start(state)


def _paint_frame(surface: pygame.Surface, here: Places, theme: Theme, aid: str) -> None:
    """What stays whatever the list shows."""
    surface.fill(theme.ground)
    title = Type(round(40 * here.scale), theme.ink, "Light")
    text(surface, here.title, TITLE, title, down="middle")
    small = Type(max(round(17 * here.scale), 12), theme.soft)
    text(surface, here.note, HONEST, small, across="middle", down="middle")
    text(surface, here.help, aid, small, across="middle", down="middle")


def _paint_count(surface: pygame.Surface, here: Places, state: Shelf, theme: Theme) -> None:
    if state.cards:
        count = f"{state.selected + 1} of {len(state.cards)}"
        style = Type(round(20 * here.scale), theme.soft)
        text(surface, here.count, count, style, across="right", down="middle")


def _paint_instead(surface: pygame.Surface, here: Places, words: str, theme: Theme) -> None:
    style = Type(round(26 * here.scale), theme.soft)
    text(surface, here.list, words, style, across="middle", down="middle")


def _paint_fades(surface: pygame.Surface, here: Places, state: Shelf, theme: Theme) -> None:
    """Where the list goes on, it fades out."""
    fade = _fade((here.list.width, round(shelf.PEEK * here.scale)), theme.ground)
    if state.scroll > 0:
        surface.blit(pygame.transform.flip(fade, False, True), here.list)
    if shelf.scrolled(state, 1, here.view).scroll > state.scroll:
        surface.blit(fade, (here.list.left, here.list.bottom - fade.get_height()))


@lru_cache(maxsize=2)
def _fade(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    image = pygame.Surface(size, pygame.SRCALPHA)
    for y in range(size[1]):
        image.fill((*colour, 255 * y // size[1]), (0, y, size[0], 1))
    return image


_STARTS = (pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER)
_CHANGES: dict[int, Callable[[Shelf], Shelf]] = {
    pygame.K_UP: partial(shelf.move, by=-1),
    pygame.K_DOWN: partial(shelf.move, by=1),
    pygame.K_PAGEUP: partial(shelf.move, by=-PAGE),
    pygame.K_PAGEDOWN: partial(shelf.move, by=PAGE),
    pygame.K_HOME: lambda state: shelf.select(state, 0),
    pygame.K_END: lambda state: shelf.select(state, len(state.cards) - 1),
    pygame.K_LEFT: partial(shelf.lengthen, by=-1),
    pygame.K_RIGHT: partial(shelf.lengthen, by=1),
}
_TURNS: dict[int, Callable[[Shelf, pygame.Event, Size], Turn]] = {
    pygame.QUIT: lambda state, _event, _size: Turn(state, done=True),
    pygame.KEYDOWN: _key,
    pygame.JOYBUTTONDOWN: lambda state, _event, _size: _start(state),
    pygame.MOUSEWHEEL: _wheel,
    pygame.MOUSEBUTTONDOWN: _click,
    pygame.WINDOWSIZECHANGED: lambda state, _event, size: _revealed(state, size),
}
