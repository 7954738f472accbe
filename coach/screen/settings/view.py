"""How the settings screen looks."""

from functools import lru_cache

import pygame

from coach.language import _
from coach.screen.appearance import Appearance
from coach.screen.lettering import Type, text
from coach.screen.pages import scroll
from coach.screen.paint import FINE, pill, smooth
from coach.screen.settings.rows import Row, share, told
from coach.screen.settings.settling import (
    DONE,
    HELP,
    LABEL_PX,
    SMALL_PX,
    TITLE,
    TITLE_PX,
    Places,
    Settling,
    Slot,
    here_of,
)
from coach.screen.theme import Colour, Theme

RADIUS, EDGE = 14, 2


def paint(surface: pygame.Surface, state: Settling, looks: Appearance) -> None:
    """The whole picture of the screen."""
    theme = looks.theme
    here = here_of(state, surface.get_size())
    at = scroll.bounded(state.scroll, here.reach)
    surface.fill(theme.ground)
    title = Type(round(TITLE_PX * here.scale), theme.ink, "Light")
    text(surface, here.title, _(TITLE), title, down="middle")
    surface.set_clip(here.view if here.reach else None)
    for index, (row, slot) in enumerate(zip(state.rows, here.slots, strict=True)):
        _paint_row(surface, slot, at, state, row, here, theme, lit=index == state.at)
    _paint_done(surface, here.done.move(0, -at), here, theme, lit=state.at == len(here.slots))
    surface.set_clip(None)
    scroll.paint_edges(surface, here.view, at, here.reach, theme, here.scale)
    small = Type(round(SMALL_PX * here.scale), theme.soft)
    text(surface, here.help, _(HELP), small, across="middle", down="middle")


def _paint_row(
    surface: pygame.Surface,
    slot: Slot,
    at: int,
    state: Settling,
    row: Row,
    here: Places,
    theme: Theme,
    *,
    lit: bool,
) -> None:
    box = slot.box.move(0, -at)
    if not box.colliderect(surface.get_clip()):
        return
    edge = theme.glow if lit else theme.raised
    radius = round(RADIUS * here.scale)
    surface.blit(_panel(box.size, theme.raised, edge, theme.ground, radius), box)
    px = round(LABEL_PX * here.scale)
    label = Type(px, theme.ink, "Medium" if lit else "Regular")
    text(surface, slot.label.move(0, -at), _(row.label), label, down="middle")
    value = slot.value.move(0, -at)
    if row.is_number:
        _paint_line(surface, value, share(row, state.settings, state.offered), theme)
        value = value.move(0, -value.height // 12)
    words = told(row, state.settings, state.offered)
    text(surface, value, words, Type(px, theme.ink), across="middle", down="middle")
    ink = theme.glow if lit else theme.soft
    for place, way in ((slot.less, -1), (slot.more, 1)):
        _paint_arrow(surface, place.move(0, -at), way, ink, theme.raised)


@lru_cache(maxsize=4)
def _panel(
    size: tuple[int, int], inner: Colour, edge: Colour, ground: Colour, radius: int
) -> pygame.Surface:
    """A row without what stands in it."""
    image = pygame.Surface(size)

    def draw(canvas: pygame.Surface) -> None:
        whole = canvas.get_rect()
        pygame.draw.rect(canvas, edge, whole, border_radius=radius * FINE)
        inside = whole.inflate(-2 * EDGE * FINE, -2 * EDGE * FINE)
        pygame.draw.rect(canvas, inner, inside, border_radius=radius * FINE)

    smooth(image, image.get_rect(), ground, draw)
    return image


def _paint_line(surface: pygame.Surface, box: pygame.Rect, part: float, theme: Theme) -> None:
    """How far a number is from its least to its most."""
    line = pygame.Rect(0, 0, box.width * 3 // 5, max(box.height // 14, 3))
    line.midbottom = box.centerx, box.bottom - box.height // 8

    def draw(canvas: pygame.Surface) -> None:
        whole = canvas.get_rect()
        pill(canvas, theme.line, whole)
        full = whole.copy()
        full.width = max(round(whole.width * part), whole.height)
        pill(canvas, theme.glow, full)

    smooth(surface, line, theme.raised, draw)


def _paint_arrow(
    surface: pygame.Surface, place: pygame.Rect, way: int, ink: Colour, ground: Colour
) -> None:
    image = _arrow(place.height * 2 // 5, way, ink, ground)
    surface.blit(image, image.get_rect(center=place.center))


@lru_cache(maxsize=8)
def _arrow(px: int, way: int, ink: Colour, ground: Colour) -> pygame.Surface:
    """To what is less, or to what is more."""
    image = pygame.Surface((px, px))

    def draw(canvas: pygame.Surface) -> None:
        side = canvas.get_width()
        tip, tail = (0.68, 0.36) if way > 0 else (0.32, 0.64)
        points = [(side * x, side * y) for x, y in ((tail, 0.16), (tip, 0.5), (tail, 0.84))]
        for point in points:
            pygame.draw.circle(canvas, ink, point, side / 14)
        pygame.draw.lines(canvas, ink, False, points, max(side // 7, 2))

    smooth(image, image.get_rect(), ground, draw)
    return image


def _paint_done(
    surface: pygame.Surface, box: pygame.Rect, here: Places, theme: Theme, *, lit: bool
) -> None:
    ink, ground = (theme.on_glow, theme.glow) if lit else (theme.ink, theme.raised)

    def draw(canvas: pygame.Surface) -> None:
        pill(canvas, theme.glow if lit else theme.line, canvas.get_rect())
        pill(canvas, ground, canvas.get_rect().inflate(-2 * EDGE * FINE, -2 * EDGE * FINE))

    smooth(surface, box, theme.ground, draw)
    style = Type(round(LABEL_PX * here.scale), ink, "Medium")
    text(surface, box, _(DONE), style, across="middle", down="middle")
