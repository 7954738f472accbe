"""What is wrong with a broken routine, line by line: where, what, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from coach.language import _
from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import clean, wrap
from coach.screen.library import cards
from coach.screen.library.browsing import Browsing
from coach.screen.library.brush import Brush, button, style, write
from coach.screen.library_layout import Size, places
from coach.screen.paint import fade
from coach.screen.scripts import Face
from coach.screen.shelf.shelf import Card
from coach.screen.theme import Weight

WIDEST = 900
HEAD, FOOT, BETWEEN = 84, 54, 20
SIZES = {"place": 17, "message": 23, "hint": 19}
WEIGHTS: dict[str, Weight] = {"place": "Medium", "message": "Regular", "hint": "Regular"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    top: int
    text: str
    rank: str
    """place, message or hint."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where everything on the page stands."""

    scale: float
    head: pygame.Rect
    list: pygame.Rect
    back: pygame.Rect
    foot: pygame.Rect
    lines: tuple[Line, ...]
    height: int
    """Of all lines."""
    heights: tuple[tuple[str, int], ...]
    """How high a line of each rank is."""


def back_place(size: Size, looks: Appearance) -> pygame.Rect:
    """Where the way back to the cards is."""
    return _frame(size, looks)[3]


def scrolled(state: Browsing, by: int, size: Size, looks: Appearance) -> Browsing:
    """The list moved by so many pixels, never past its ends."""
    card = state.shelf.card
    if card is None or state.reading is None:
        return state
    here = setting(card, size, looks)
    furthest = max(here.height - here.list.height, 0)
    return replace(state, reading=min(max(state.reading + by, 0), furthest))


def paged(state: Browsing, key: str, size: Size, looks: Appearance) -> Browsing:
    """A page on or back, or to an end."""
    page = _frame(size, looks)[2].height * 9 // 10
    far = 10**9
    by = {"next": page, "previous": -page, "first": -far, "last": far}[key]
    return scrolled(state, by, size, looks)


def paint(surface: pygame.Surface, card: Card, scroll: int, looks: Appearance) -> None:
    """The whole page."""
    theme = looks.theme
    here = setting(card, surface.get_size(), looks)
    brush = Brush(here.scale, theme)
    surface.fill(theme.ground)
    _paint_head(surface, here, card, brush)
    surface.set_clip(here.list)
    colours = {"place": theme.glow, "message": theme.ink, "hint": theme.soft}
    high = dict(here.heights)
    for line in here.lines:
        top = here.list.top + line.top - scroll
        if here.list.top - high[line.rank] < top < here.list.bottom:
            letters = Face(WEIGHTS[line.rank], brush.px(SIZES[line.rank]))
            surface.blit(letters.render(line.text, colours[line.rank]), (here.list.left, top))
    surface.set_clip(None)
    _paint_fades(surface, here, scroll, brush)
    button(surface, here.back, _("Back"), brush)
    write(
        surface,
        here.foot,
        _("Mend the file, then open the library anew."),
        style(brush, 16, theme.soft),
        "right",
    )


@lru_cache(maxsize=4)
def setting(card: Card, size: Size, looks: Appearance) -> Setting:
    """The page of a routine in a window of this size."""
    scale, head, area, back, foot = _frame(size, looks)
    brush = Brush(scale, looks.theme)
    heights = {r: Face(WEIGHTS[r], brush.px(px)).get_linesize() for r, px in SIZES.items()}
    lines: list[Line] = []
    top = 0
    for rank, words in _told(card):
        if rank == "place" and lines:
            top += brush.u(BETWEEN)
        letters = Face(WEIGHTS[rank], brush.px(SIZES[rank]))
        for line in wrap(clean(words), letters, area.width):
            lines.append(Line(top, line, rank))
            top += heights[rank]
    return Setting(scale, head, area, back, foot, tuple(lines), top, tuple(heights.items()))


def _told(card: Card) -> Iterator[tuple[str, str]]:
    """Every problem as its place, the message and what mends it."""
    name = card.origin.replace("\\", "/").rpartition("/")[2] or card.id
    for problem in card.problems:
        yield "place", f"{name}:{problem.line}:{problem.column}"
        yield "message", problem.message
        if problem.hint:
            yield "hint", problem.hint


def _frame(
    size: Size, looks: Appearance
) -> tuple[float, pygame.Rect, pygame.Rect, pygame.Rect, pygame.Rect]:
    """The scale, the heading, the list, the button and the words beside it."""
    scale = places(size, looks).scale
    page = pygame.Rect((0, 0), size).inflate(-2 * round(24 * scale), -2 * round(16 * scale))
    page.width, page.centerx = min(page.width, round(WIDEST * scale)), size[0] // 2
    low = size[1] / scale < 420
    head, area, foot = rows(
        page, round((HEAD * 2 // 3 if low else HEAD) * scale), 0,
        round((44 if low else FOOT) * scale), gap=round(8 * scale),
    )  # fmt: skip
    back, words = columns(foot, round(150 * scale), 0, gap=round(20 * scale))
    return scale, head, area, back, words


def _paint_head(surface: pygame.Surface, here: Setting, card: Card, brush: Brush) -> None:
    """The sign, the name, and how many problems in which file."""
    theme = brush.theme
    sign, words = columns(here.head, min(here.head.height, brush.u(56)), 0, gap=brush.u(18))
    signs.paint(surface, sign, "warning", theme.glow, theme.ground)
    title, under = rows(words, words.height * 3 // 5, 0)
    write(surface, title, card.title, style(brush, 34, theme.ink, "Light"))
    told = f"{cards.trouble(card)}: {card.origin or card.id}"
    write(surface, under, told, style(brush, 17, theme.soft))


def _paint_fades(surface: pygame.Surface, here: Setting, scroll: int, brush: Brush) -> None:
    high = brush.u(30)
    top = pygame.Rect(here.list.left, here.list.top, here.list.width, high)
    if scroll > 0:
        fade(surface, top, brush.theme.ground, upwards=True)
    if scroll < here.height - here.list.height:
        bottom = top.move(0, here.list.height - high)
        fade(surface, bottom, brush.theme.ground, upwards=False)
