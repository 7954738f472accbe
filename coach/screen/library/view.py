"""How the library looks."""

import pygame

from coach.language import N_, _, counted
from coach.screen.appearance import Appearance
from coach.screen.boxes import rows
from coach.screen.greeting import paint_frame
from coach.screen.lettering import text
from coach.screen.library import bodies, cards, faults, tokens
from coach.screen.library.browsing import Browsing, again_place, card_box, visible
from coach.screen.library.brush import Brush, button, chip, pill, ring, style, write
from coach.screen.library.chips import (
    CLEAR,
    SEARCH,
    SETTINGS,
    Chip,
    asked_for,
    boxes,
    chosen,
    label,
    worded,
)
from coach.screen.library_layout import Places, places
from coach.screen.paint import fade
from coach.screen.shelf import shelf
from coach.screen.shelf.shelf import Shelf

NONE_FOUND = N_("There are no routines here.")
NOTHING_LIKE_IT = N_("Nothing is all of that at once.")
SEARCH_HERE = N_("Type to search")
BROKEN = N_("Cannot be played yet")
HELP = N_("Up, Down: choose · Left, Right: minutes · Enter: start · Tab: filters · Esc: leave")
CHIP_HELP = N_("Arrows: go on · Enter: choose · Esc: back")
SEARCH_HELP = N_("Enter: start the one that is open · Down: filters · Esc: clear")
TOKEN_SIDE = 23


def paint(surface: pygame.Surface, state: Browsing, looks: Appearance) -> None:
    """The whole picture of the library."""
    if state.reading is not None and state.shelf.card:
        faults.paint(surface, state.shelf.card, state.reading, looks)
        return
    here = places(surface.get_size(), looks)
    brush = Brush(here.scale, looks.theme)
    paint_frame(surface, here, looks)
    write(surface, here.help, _aid(state), style(brush, 15, looks.theme.soft))
    _paint_figure(surface, here, state, brush)
    _paint_list(surface, here, state, brush)
    for one, box in boxes(here, state.shelf, state.menu).items():
        _paint_chip(surface, box, one, state, brush)
        if state.focus == one != SEARCH:
            ring(surface, box, brush)


def _aid(state: Browsing) -> str:
    """What the keys do now, or what the sign under the mouse means."""
    told = state.over or state.focus
    if told and told.kind in {"tool", "most"}:
        return worded(*told)
    if told == SETTINGS:
        return label(SETTINGS, state.shelf)
    if state.focus == SEARCH:
        return _(SEARCH_HELP)
    return _(CHIP_HELP) if state.focus else _(HELP)


def _paint_figure(surface: pygame.Surface, here: Places, state: Browsing, brush: Brush) -> None:
    """What is looked for is lit, and faintly what keys or the mouse are on."""
    if not here.wide:
        return
    near = state.over or state.focus
    over = str(near.value) if near and near.kind == "area" else ""
    bodies.paint(surface, bodies.place(here.figure), state.shelf.wanted.area, over, brush.theme)


def _paint_list(surface: pygame.Surface, here: Places, state: Browsing, brush: Brush) -> None:
    if state.menu:
        return
    if not state.shelf.cards:
        _paint_nothing(surface, here, state, brush)
        return
    surface.set_clip(here.list)
    _paint_heads(surface, here, state.shelf, brush)
    for index, box in visible(state.shelf, here):
        card = state.shelf.cards[index]
        if index == state.shelf.selected:
            minutes, lit = state.shelf.minutes, state.focus in {None, SEARCH}
            cards.paint_open(surface, box, card, brush, minutes, lit=lit)
        else:
            cards.paint_closed(surface, box, card, brush)
    surface.set_clip(None)
    _paint_fades(surface, here, state.shelf, brush)


def _paint_heads(surface: pygame.Surface, here: Places, now: Shelf, brush: Brush) -> None:
    """Every type over its first card."""
    high = here.u(here.measure.head)
    for group in now.groups:
        below = card_box(now, here, group.start).top - here.u(here.measure.gap) // 2
        place = pygame.Rect(here.list.left, below - high, here.list.width, high)
        if place.colliderect(here.list):
            words = _(group.label) or _(BROKEN)
            write(surface, place, words, style(brush, 18, brush.theme.glow, "Medium"))


def _paint_nothing(surface: pygame.Surface, here: Places, state: Browsing, brush: Brush) -> None:
    """That there is nothing, what was looked for, and the way back to all."""
    theme, again = brush.theme, again_place(here)
    above = pygame.Rect(here.list.topleft, (here.list.width, again.top - here.list.top))
    if not state.shelf.narrowed:
        write(surface, here.list, _(NONE_FOUND), style(brush, 24, theme.soft), "middle")
        return
    asked = " · ".join(asked_for(state.shelf.wanted, state.shelf.goal))
    above.height -= above.height // 8
    first, second = rows(above, 0, min(above.height // 2, brush.u(60)))
    text(
        surface,
        first,
        _(NOTHING_LIKE_IT),
        style(brush, 26, theme.ink),
        across="middle",
        down="bottom",
    )
    write(surface, second, asked, style(brush, 19, theme.soft), "middle")
    button(surface, again, _("Clear all of it"), brush)
    if state.focus is None:
        ring(surface, again, brush)


def _paint_fades(surface: pygame.Surface, here: Places, now: Shelf, brush: Brush) -> None:
    """Where the list goes on, it fades out."""
    measure = here.measure
    if not measure.peek:
        return
    place = pygame.Rect(here.list.topleft, (here.list.width, here.u(measure.peek)))
    if now.scroll > 0:
        fade(surface, place, brush.theme.ground, upwards=True)
    if shelf.scrolled(now, 1, measure).scroll > now.scroll:
        place.bottom = here.list.bottom
        fade(surface, place, brush.theme.ground, upwards=False)


def _paint_chip(
    surface: pygame.Surface, box: pygame.Rect, one: Chip, state: Browsing, brush: Brush
) -> None:
    if one == SEARCH:
        _paint_search(surface, box, state, brush)
        return
    filled, lit = chosen(one, state.shelf), one in {state.over, state.focus}
    bare = one == SETTINGS or (one.kind == "tool" and not state.menu)
    words = "" if bare else label(one, state.shelf)
    token = {"tool": str(one.value), "form": str(one.value), "settings": "settings"}.get(one.kind)
    if not token:
        chip(surface, box, words, brush, filled=filled, lit=lit or one == CLEAR)
        return
    chip(surface, box, "", brush, filled=filled, lit=lit)
    _paint_worded_token(surface, box, token, words, brush, filled=filled, lit=lit)


def _paint_worded_token(
    surface: pygame.Surface,
    box: pygame.Rect,
    token: str,
    words: str,
    brush: Brush,
    *,
    filled: bool,
    lit: bool,
) -> None:
    """A sign, and beside it what it means where there is room."""
    theme = brush.theme
    ink = theme.on_glow if filled else theme.ink if lit else theme.soft
    side = min(brush.u(TOKEN_SIDE), box.height - 4)
    sign = pygame.Rect(0, 0, side, side)
    sign.center = box.center
    if words:
        sign.left = box.left + brush.u(11)
        beside = pygame.Rect(sign.right + brush.u(4), box.top, 0, box.height)
        beside.width = box.right - brush.u(8) - beside.left
        write(surface, beside, words, style(brush, 16, ink, "Medium" if filled else "Regular"))
    tokens.paint(surface, sign, token, ink)


def _paint_search(surface: pygame.Surface, box: pygame.Rect, state: Browsing, brush: Brush) -> None:
    """The sign, the words or what to do, how many there are, and a cross to empty it."""
    theme, words = brush.theme, state.shelf.wanted.words
    edge = theme.glow if words or state.focus == SEARCH else theme.line
    pill(surface, box, brush, theme.raised, edge)
    sign = pygame.Rect(box.left + box.height // 4, box.top, box.height // 2, box.height)
    tokens.paint(surface, sign, "seek", theme.soft)
    inner = pygame.Rect(sign.right + brush.u(8), box.top, 0, box.height)
    inner.width = box.right - box.height // 3 - inner.left
    if words:
        cross = pygame.Rect(box.right - box.height, box.top, box.height, box.height)
        tokens.paint(surface, cross.inflate(0, -box.height // 2), "cross", theme.soft)
        inner.width = cross.left - inner.left
    count = write(surface, inner, _count(state.shelf), style(brush, 17, theme.soft), "right")
    inner.width = max(count.left - brush.u(12) - inner.left, 1)
    shown, ink = (words, theme.ink) if words else (_(SEARCH_HERE), theme.soft)
    written = write(surface, inner, shown, style(brush, 20, ink))
    if state.focus == SEARCH:
        left = written.right + 2 if words else inner.left - 3
        caret = pygame.Rect(left, box.top + box.height // 4, brush.line, box.height // 2)
        pygame.draw.rect(surface, theme.glow, caret)


def _count(now: Shelf) -> str:
    if len(now.cards) == len(now.stock):
        return counted("{count} routine", "{count} routines", len(now.stock))
    return _("{found} of {all}").format(found=len(now.cards), all=len(now.stock))
