"""How a page looks: its text, its buttons, its picture."""

from functools import lru_cache

import pygame

from coach.language import _
from coach.routine.vocabulary import Side
from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.body import figure
from coach.screen.body.views import View, view_of
from coach.screen.lettering import Type, text
from coach.screen.pages import scroll
from coach.screen.pages.asking import Asking
from coach.screen.pages.page import Page, Picture
from coach.screen.pages.setting import HELP, HELP_ON, Setting, inside, setting
from coach.screen.paint import FINE, pill, smooth
from coach.screen.theme import Colour, Theme, font

EDGE = 2
"""How wide the edge of a button is, at a scale of 1."""


def paint(surface: pygame.Surface, state: Asking, looks: Appearance) -> None:
    """The whole picture of the page."""
    theme = looks.theme
    here = setting(state.page, surface.get_size(), looks.percent)
    at = scroll.bounded(state.scroll, here.reach)
    surface.fill(theme.ground)
    surface.set_clip(_clip(here))
    _paint_text(surface, here, at, theme)
    for index, box in enumerate(here.buttons):
        _paint_button(surface, box.move(0, -at), state, index, here, theme)
    _paint_ends(surface, here, state.page, at, theme)
    surface.set_clip(None)
    if here.picture and state.page.picture:
        _paint_picture(surface, here.picture, state.page.picture, theme)
    scroll.paint_edges(surface, here.view, at, here.reach, theme, here.scale)
    _paint_edges(surface, here, state.page, theme)


def _clip(here: Setting) -> pygame.Rect | None:
    return here.view if here.reach else None


def _paint_text(surface: pygame.Surface, here: Setting, at: int, theme: Theme) -> None:
    if here.sign:
        signs.paint(surface, here.sign.move(0, -at), "warning", theme.glow, theme.ground)
    inks = {"title": theme.ink, "plain": theme.ink, "heading": theme.glow}
    for line in here.lines:
        image = font(line.weight, line.px).render(line.text, True, inks[line.rank])
        surface.blit(image, (line.pos[0], line.pos[1] - at))
    for (x, y), radius in here.dots:
        pygame.draw.circle(surface, theme.soft, (x, y - at), radius)


def _paint_edges(surface: pygame.Surface, here: Setting, page: Page, theme: Theme) -> None:
    """How far one is, above; the note and the help, below."""
    small = Type(here.small_px, theme.soft)
    text(surface, here.progress, page.progress, small, across="right", down="middle")
    text(surface, here.note, page.note, small, across="middle", down="middle")
    aid = _(HELP_ON) if here.reach else _(HELP)
    text(surface, here.help, aid, small, across="middle", down="middle")


def _paint_ends(surface: pygame.Surface, here: Setting, page: Page, at: int, theme: Theme) -> None:
    """What a scale asks, and what its ends mean, under them."""
    if page.scale:
        asked = Type(here.label_px, theme.glow)
        text(surface, here.question.move(0, -at), page.scale.question, asked, across="middle")
        small = Type(here.small_px, theme.soft)
        text(surface, here.low.move(0, -at), page.scale.low, small)
        text(surface, here.high.move(0, -at), page.scale.high, small, across="right")


def _paint_button(
    surface: pygame.Surface,
    box: pygame.Rect,
    state: Asking,
    index: int,
    here: Setting,
    theme: Theme,
) -> None:
    option = state.page.options[index]
    lit = index == state.at
    ink, ground = (theme.on_glow, theme.glow) if lit else (theme.ink, theme.raised)
    edge = theme.glow if lit else theme.soft if option.chosen else theme.line
    thick = EDGE * (2 if option.chosen else 1)

    mark = ink if option.chosen else None
    surface.blit(_button(box.size, edge, ground, theme.ground, thick, mark), box)
    style = Type(here.label_px, ink, "Medium" if lit or option.chosen else "Regular")
    inner = box.inflate(inside(box.width, here.label_px) - box.width, 0)
    inner = box.inflate(-box.width // 8, 0) if _is_number(state.page, index) else inner
    text(surface, inner, option.label, style, across="middle", down="middle")


def _is_number(page: Page, index: int) -> bool:
    return page.scale is not None and index < page.scale.count


@lru_cache(maxsize=16)
def _button(
    size: tuple[int, int],
    edge: Colour,
    inner: Colour,
    ground: Colour,
    thick: int,
    mark: Colour | None,
) -> pygame.Surface:
    """A button without its label; with a mark, one that is chosen."""
    image = pygame.Surface(size)

    def draw(canvas: pygame.Surface) -> None:
        pill(canvas, edge, canvas.get_rect())
        pill(canvas, inner, canvas.get_rect().inflate(-2 * thick * FINE, -2 * thick * FINE))
        if mark:
            _mark(canvas, mark)

    smooth(image, image.get_rect(), ground, draw)
    return image


def _mark(canvas: pygame.Surface, ink: Colour) -> None:
    """A line under what is chosen."""
    width, height = canvas.get_size()
    line = pygame.Rect(0, 0, min(width // 3, height), max(height // 16, 2))
    line.midbottom = width // 2, height * 9 // 10
    pill(canvas, ink, line)


def _paint_picture(
    surface: pygame.Surface, box: pygame.Rect, picture: Picture, theme: Theme
) -> None:
    view = view_of(None, picture.position)
    place = figure.fitted(view, box)
    if place.height:
        surface.blit(_drawn(picture, view, place.height, theme), place)


@lru_cache(maxsize=2)
def _drawn(picture: Picture, view: View, height: int, theme: Theme) -> pygame.Surface:
    """The body in its position, with the regions lit."""
    image = figure.body(view, height, theme).copy()
    for region in sorted(picture.regions):
        light = figure.glow(view, height, region, Side.BOTH, theme.glow)
        if light:
            image.blit(light, (0, 0))
    return image
