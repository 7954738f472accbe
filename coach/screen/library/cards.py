"""One card of the library, closed or open: where its parts stand, and how they look."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.language import _, counted
from coach.screen import signs
from coach.screen.boxes import columns, rows
from coach.screen.library import bodies, tokens
from coach.screen.library.brush import Brush, button, chip, panel, style, write
from coach.screen.shelf.seek import FORMS
from coach.screen.shelf.shelf import Card, minutes

PADDING, GAP = 14, 16
CHIP, START = (92, 44), 142
NARROW = 600
"""Below this width in units the minutes have a larger share of it."""
LOW = 190
"""An open card lower than this leaves out what it is about."""
MAP, LARGE_MAP, LOW_MAP = 76, 190, 96
KEPT = 32
"""Pictures of closed cards that are kept: twice what is seen at once."""
NO_BOX = pygame.Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of an open card stand; what there is no room for is empty."""

    map: pygame.Rect
    title: pygame.Rect
    meta: pygame.Rect
    about: pygame.Rect
    chips: tuple[pygame.Rect, ...]
    """One for each length."""
    start: pygame.Rect
    """What starts it, or shows the problems of a broken one."""


def parts(box: pygame.Rect, card: Card, brush: Brush) -> Parts:
    """The parts of an open card of this size."""
    inner = box.inflate(-2 * brush.u(PADDING + 4), -2 * brush.u(PADDING))
    low = box.height < brush.u(LOW)
    high = min(inner.height, brush.u(LOW_MAP if low else LARGE_MAP))
    small, words = columns(inner, bodies.map_width(high), 0, gap=brush.u(GAP))
    chip_high = brush.u(CHIP[1] - 6 if low else CHIP[1])
    if low:
        head = max(inner.height - chip_high - brush.u(5), 2)
        title, meta = rows(pygame.Rect(words.topleft, (words.width, head)), head * 11 // 20, 0)
        about_it, actions = NO_BOX, rows(words, 0, chip_high)[1]
    else:
        heights = brush.u(38), brush.u(26), 0, chip_high
        title, meta, about_it, actions = rows(words, *heights, gap=brush.u(7))
    start = columns(actions, 0, min(brush.u(START), actions.width * 2 // 5))[1]
    return Parts(small, title, meta, about_it, _chips(actions, start, card, brush), start)


def _chips(
    actions: pygame.Rect, start: pygame.Rect, card: Card, brush: Brush
) -> tuple[pygame.Rect, ...]:
    if card.problems or not card.lengths:
        return ()
    gap = brush.u(7)
    room = start.left - gap - actions.left
    width = min(brush.u(CHIP[0]), room // len(card.lengths) - gap)
    return tuple(columns(actions, *[max(width, 1)] * len(card.lengths), gap=gap))


def trouble(card: Card) -> str:
    """What a broken card says."""
    return counted("{count} problem", "{count} problems", len(card.problems))


def about(card: Card) -> str:
    """What a card tells when it is open: of a broken one, the first thing to mend."""
    if not card.problems:
        return card.about
    first = card.problems[0]
    return _("Line {line}: {message}").format(line=first.line, message=first.message)


def times(card: Card) -> str:
    """The lengths in a row."""
    lengths = " · ".join(map(str, card.lengths))
    return _("{minutes} min").format(minutes=lengths) if lengths else ""


def meta(card: Card) -> str:
    """Form and whose it is, as people say them."""
    found = (_(FORMS.get(card.form, card.form)), _(card.owner))
    return ", ".join(part for part in found if part)


def paint_closed(surface: pygame.Surface, box: pygame.Rect, card: Card, brush: Brush) -> None:
    """A card that is not chosen."""
    words = meta(card), trouble(card) if card.problems else times(card)
    surface.blit(_closed(card, words, box.size, brush), box)


def paint_open(
    surface: pygame.Surface, box: pygame.Rect, card: Card, brush: Brush, wanted: int, *, lit: bool
) -> None:
    """The chosen card at the minutes wanted; `lit` says whether keys go to it."""
    theme = brush.theme
    panel(surface, box, brush, theme.glow if lit else theme.spent)
    here = parts(box, card, brush)
    _paint_map(surface, here.map, card, brush)
    write(surface, here.title, card.title, style(brush, 28, theme.ink, "Medium"))
    _paint_meta(surface, here.meta, card, meta(card), brush)
    write(surface, here.about, about(card), style(brush, 18, theme.ink))
    now = minutes(card, wanted)
    for place, length in zip(here.chips, card.lengths, strict=False):
        words = _("{minutes} min").format(minutes=length)
        chip(surface, place, words, brush, filled=length == now)
    if card.problems:
        beside = pygame.Rect(here.title.left, here.start.top, 0, here.start.height)
        beside.width = max(here.start.left - brush.u(GAP) - beside.left, 0)
        write(surface, beside, trouble(card), style(brush, 19, theme.ink))
        button(surface, here.start, _("Show"), brush)
    elif card.lengths:
        button(surface, here.start, _("Start"), brush)


@lru_cache(maxsize=KEPT)
def _closed(
    card: Card, words: tuple[str, str], size: tuple[int, int], brush: Brush
) -> pygame.Surface:
    """Its picture; the words are those beside its signs, and those at its right end."""
    image = pygame.Surface(size)
    theme, box = brush.theme, image.get_rect()
    image.fill(theme.ground)
    panel(image, box, brush, theme.raised)
    high = min(brush.u(MAP), box.height - 2 * brush.u(4))
    inner = pygame.Rect(0, 0, box.width - 2 * brush.u(PADDING + 4), high)
    inner.center = box.center
    small, rest = columns(inner, bodies.map_width(high), 0, gap=brush.u(GAP))
    _paint_map(image, small, card, brush)
    share = 32 if box.width < brush.u(NARROW) else 24
    left, right = columns(rest, 0, rest.width * share // 100, gap=brush.u(10))
    left = left.inflate(0, -min(brush.u(10), left.height // 8))
    title, under = rows(left, left.height * 11 // 20, 0)
    write(image, title, card.title, style(brush, 23, theme.ink))
    _paint_meta(image, under, card, words[0], brush)
    ink = theme.ink if card.problems else theme.soft
    write(image, right, words[1], style(brush, 19, ink), "right")
    return image


def _paint_map(surface: pygame.Surface, box: pygame.Rect, card: Card, brush: Brush) -> None:
    """What it works on; of a broken one, the sign of that."""
    theme = brush.theme
    if card.problems:
        sign = box.inflate(0, -box.height // 4)
        signs.paint(surface, sign, "warning", theme.glow, theme.raised)
    elif box.height > 0:
        image = bodies.small_map(card.regions, box.height, theme)
        surface.blit(image, image.get_rect(center=box.center))


def _paint_meta(
    surface: pygame.Surface, box: pygame.Rect, card: Card, words: str, brush: Brush
) -> None:
    """Form and tools as signs, then the words where there is room."""
    colour = brush.theme.soft
    side = min(box.height, brush.u(22))
    left = box.left
    for token in (card.form, *card.tools):
        if token in tokens.TOKENS and left + side <= box.right:
            spot = pygame.Rect(left, box.top, side, box.height)
            tokens.paint(surface, spot, token, colour)
            left += side + brush.u(8)
    left += brush.u(3) if left > box.left else 0
    beside = pygame.Rect(left, box.top, box.right - left, box.height)
    if beside.width >= brush.u(110):
        write(surface, beside, words, style(brush, 16, colour))
