"""A page in the window: where its text and buttons stand, how they look, what a press does.

Arrows and a held Space move the highlight; Enter, a short Space and a pedal take what is
highlighted; numbers, letters and clicks take an option at once; Esc goes back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame

from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.keys import FOREIGN, HURTS_AFTER_MS
from coach.screen.lettering import Type, text
from coach.screen.page import Page
from coach.screen.paint import FINE, pill, smooth
from coach.screen.setting import Setting, Size, setting
from coach.screen.theme import Theme, font
from coach.units import Ms

HELP = "Arrows, or Space held: choose · Space: take it · Esc: back"
UNSEEN_MS: Ms = 250
"""What is pressed so soon after a page appeared was not meant for it: a double click."""
EDGE = 2


@dataclass(frozen=True, slots=True)
class Asking:
    """A page being asked: what is highlighted, and what it has led to."""

    page: Page
    opened_ms: Ms = 0
    at: int = 0
    answer: str | None = None
    """What was chosen; None with `done` is to go back."""
    done: bool = False
    closed: bool = False
    since_ms: Ms | None = None
    """Since when the one key is held, or has last moved the highlight."""
    moved: bool = False
    """Whether the one key, still held, has moved the highlight: its release takes nothing."""

    @property
    def holding(self) -> bool:
        return self.since_ms is not None


Turn: TypeAlias = Callable[[Asking, pygame.Event, Size, Ms], Asking]


def turn(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    """The page after this event."""
    if event.type == pygame.QUIT:
        return replace(state, done=True, closed=True)
    reading = _TURNS.get(event.type)
    if reading is None or now_ms - state.opened_ms < UNSEEN_MS:
        return state
    return reading(state, event, size, now_ms)


def held(state: Asking, now_ms: Ms) -> Asking:
    """The page after the one key was held until now: every second the highlight goes on."""
    if state.since_ms is None or now_ms - state.since_ms < HURTS_AFTER_MS:
        return state
    at = (state.at + 1) % len(state.page.options)
    return replace(state, at=at, since_ms=now_ms, moved=True)


def paint(surface: pygame.Surface, state: Asking, looks: Appearance) -> None:
    """The whole picture of the page."""
    theme = looks.theme
    here = setting(state.page, surface.get_size())
    surface.fill(theme.ground)
    if here.sign:
        signs.paint(surface, here.sign, "warning", theme.glow, theme.ground)
    inks = {"title": theme.ink, "plain": theme.ink, "heading": theme.glow}
    for line in here.lines:
        image = font(line.weight, line.px).render(line.text, True, inks[line.rank])
        surface.blit(image, line.pos)
    for centre, radius in here.dots:
        pygame.draw.circle(surface, theme.soft, centre, radius)
    for index, box in enumerate(here.buttons):
        _paint_button(surface, box, state, index, theme)
    _paint_edges(surface, here, state.page, theme)


def _paint_edges(surface: pygame.Surface, here: Setting, page: Page, theme: Theme) -> None:
    """How far one is, above; the note and the help, below."""
    small = Type(max(round(17 * here.scale), 12), theme.soft)
    text(surface, here.progress, page.progress, small, across="right", down="middle")
    text(surface, here.note, page.note, small, across="middle", down="middle")
    text(surface, here.help, HELP, small, across="middle", down="middle")


def _paint_button(
    surface: pygame.Surface, box: pygame.Rect, state: Asking, index: int, theme: Theme
) -> None:
    lit = index == state.at
    ink, ground = (theme.on_glow, theme.glow) if lit else (theme.ink, theme.raised)

    def draw(canvas: pygame.Surface) -> None:
        pill(canvas, theme.glow if lit else theme.line, canvas.get_rect())
        pill(canvas, ground, canvas.get_rect().inflate(-2 * EDGE * FINE, -2 * EDGE * FINE))

    smooth(surface, box, theme.ground, draw)
    style = Type(round(box.height * 0.4), ink, "Medium" if lit else "Regular")
    inner = box.inflate(-round(box.height * 0.9), 0)
    option = state.page.options[index]
    text(surface, inner, option.label, style, across="middle", down="middle")


def _take(state: Asking, index: int) -> Asking:
    return replace(state, at=index, answer=state.page.options[index].id, done=True)


def _move(state: Asking, by: int) -> Asking:
    return replace(state, at=min(max(state.at + by, 0), len(state.page.options) - 1))


def _key_down(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    if event.mod & FOREIGN:
        return state
    if event.key == pygame.K_SPACE:
        return _press(state, event, size, now_ms)
    if event.key in _ENTERS:
        return _take(state, state.at)
    if event.key == pygame.K_ESCAPE:
        return replace(state, done=True)
    if event.key in _MOVES:
        return _move(state, _MOVES[event.key])
    return _named(state, pygame.key.name(event.key, use_compat=True).strip("[]").lower())


def _named(state: Asking, key: str) -> Asking:
    """The option with this number or letter, if there is one."""
    for index, option in enumerate(state.page.options):
        if key in {str(index + 1), option.key} - {""}:
            return _take(state, index)
    return state


def _key_up(state: Asking, event: pygame.Event, size: Size, now_ms: Ms) -> Asking:
    return _release(state, event, size, now_ms) if event.key == pygame.K_SPACE else state


def _press(state: Asking, _event: pygame.Event, _size: Size, now_ms: Ms) -> Asking:
    return replace(state, since_ms=now_ms, moved=False)


def _release(state: Asking, _event: pygame.Event, _size: Size, _now_ms: Ms) -> Asking:
    """What is highlighted is taken, unless the key was pressed for another page or has moved."""
    takes = state.holding and not state.moved
    state = replace(state, since_ms=None, moved=False)
    return _take(state, state.at) if takes else state


def _click(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    index = _button_at(state.page, size, event.pos)
    left = event.button == pygame.BUTTON_LEFT
    return _take(state, index) if left and index is not None else state


def _hover(state: Asking, event: pygame.Event, size: Size, _now_ms: Ms) -> Asking:
    index = _button_at(state.page, size, event.pos)
    return state if index is None else replace(state, at=index)


def _button_at(page: Page, size: Size, pos: tuple[int, int]) -> int | None:
    buttons = setting(page, size).buttons
    return next((i for i, box in enumerate(buttons) if box.collidepoint(pos)), None)


_ENTERS = (pygame.K_RETURN, pygame.K_KP_ENTER)
_MOVES = {pygame.K_UP: -1, pygame.K_LEFT: -1, pygame.K_DOWN: 1, pygame.K_RIGHT: 1}
_TURNS: dict[int, Turn] = {
    pygame.KEYDOWN: _key_down,
    pygame.KEYUP: _key_up,
    pygame.JOYBUTTONDOWN: _press,
    pygame.JOYBUTTONUP: _release,
    pygame.MOUSEBUTTONDOWN: _click,
    pygame.MOUSEMOTION: _hover,
    pygame.WINDOWFOCUSLOST: lambda state, _event, _size, _now_ms: replace(state, since_ms=None),
}
