"""One card of the library, closed or open. Sizes follow from the card's own box."""

import pygame

from coach.screen import signs
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Across, Type, text
from coach.screen.paint import FINE, pill, smooth
from coach.screen.shelf import OPEN, ROW, Card, minutes
from coach.screen.theme import Colour, Theme

FORMS = {"solo": "alone", "partner": "with a partner"}
UNPLAYABLE = "It cannot be played yet."
PADDING = 22
CHIP = (96, 46)
START_WIDTH = 150
NO_BOX = pygame.Rect(0, 0, 0, 0)
RADIUS, EDGE = 14, 3


def paint(
    surface: pygame.Surface, box: pygame.Rect, card: Card, theme: Theme, wanted: int | None
) -> None:
    """The card; open when the minutes wanted are given."""
    if wanted is None:
        _paint_closed(surface, box, card, theme)
    else:
        _paint_open(surface, box, card, theme, wanted)


def chips(box: pygame.Rect, count: int) -> list[pygame.Rect]:
    """Where the minutes stand on an open card."""
    _, _, _, actions = _open_rows(box)
    scale = box.height / OPEN
    gap = round(10 * scale)
    room = actions.width - round(START_WIDTH * scale) - 2 * gap
    width = min(round(CHIP[0] * scale), room // max(count, 1) - gap)
    return columns(actions, *[max(width, 1)] * count, gap=gap)


def start_place(box: pygame.Rect) -> pygame.Rect:
    """Where the start stands on an open card."""
    actions = _open_rows(box)[3]
    return columns(actions, 0, round(START_WIDTH * box.height / OPEN))[1]


def meta(card: Card) -> str:
    """Type, form and whose it is, as people say them."""
    parts = (card.type, FORMS.get(card.form, card.form), card.owner)
    return ", ".join(part for part in parts if part)


def trouble(card: Card) -> str:
    """What a broken card says."""
    return "1 problem" if card.problems == 1 else f"{card.problems} problems"


def advice(card: Card) -> str:
    """What to do about a broken card."""
    return f"run: massage-coach check {card.origin or card.id}"


def times(card: Card) -> str:
    """The lengths in a row."""
    return " · ".join(map(str, card.lengths)) + " min" if card.lengths else ""


def _paint_closed(surface: pygame.Surface, box: pygame.Rect, card: Card, theme: Theme) -> None:
    scale = box.height / ROW
    _panel(surface, box, theme.raised, theme.raised, theme)
    inner = box.inflate(-2 * round(PADDING * scale), -round(18 * scale))
    words, right = columns(inner, 0, inner.width * 3 // 10, gap=round(16 * scale))
    title, under = rows(words, inner.height * 11 // 20, 0) if meta(card) else (words, NO_BOX)
    text(surface, title, card.title, Type(round(25 * scale), theme.ink), down="middle")
    text(surface, under, meta(card), Type(round(18 * scale), theme.soft), down="middle")
    px = round(21 * scale)
    if card.problems:
        _trouble(surface, right, card, px, theme, across="right")
    else:
        text(surface, right, times(card), Type(px, theme.soft), across="right", down="middle")


def _paint_open(
    surface: pygame.Surface, box: pygame.Rect, card: Card, theme: Theme, wanted: int
) -> None:
    scale = box.height / OPEN
    _panel(surface, box, theme.raised, theme.glow, theme)
    title, under, about, actions = _open_rows(box)
    text(surface, title, card.title, Type(round(32 * scale), theme.ink, "Medium"), down="middle")
    text(surface, under, meta(card), Type(round(20 * scale), theme.soft), down="middle")
    about_it = advice(card) if card.problems else card.about
    text(surface, about, about_it, Type(round(21 * scale), theme.ink), down="middle")
    if card.problems:
        _paint_broken(surface, actions, card, theme, scale)
    else:
        _paint_actions(surface, box, card, theme, wanted)


def _paint_broken(
    surface: pygame.Surface, actions: pygame.Rect, card: Card, theme: Theme, scale: float
) -> None:
    what, how = columns(actions, round(180 * scale), 0, gap=round(16 * scale))
    px = round(21 * scale)
    _trouble(surface, what, card, px, theme, across="left")
    text(surface, how, UNPLAYABLE, Type(px, theme.soft), across="right", down="middle")


def _paint_actions(
    surface: pygame.Surface, box: pygame.Rect, card: Card, theme: Theme, wanted: int
) -> None:
    """The minutes, the chosen ones filled, and the start."""
    chosen = minutes(card, wanted)
    for chip, length in zip(chips(box, len(card.lengths)), card.lengths, strict=True):
        _chip(surface, chip, f"{length} min", theme.raised, theme, filled=length == chosen)
    _button(surface, start_place(box), "Start", theme)


def _open_rows(box: pygame.Rect) -> list[pygame.Rect]:
    """Title, type and form, what it is about, and what can be done."""
    scale = box.height / OPEN
    inner = box.inflate(-2 * round(PADDING * scale), -2 * round(PADDING * scale))
    heights = (round(part * scale) for part in (42, 28, 0, CHIP[1]))
    return rows(inner, *heights, gap=round(10 * scale))


def _panel(
    surface: pygame.Surface, box: pygame.Rect, colour: Colour, edge: Colour, theme: Theme
) -> None:
    def draw(canvas: pygame.Surface) -> None:
        whole = canvas.get_rect()
        pygame.draw.rect(canvas, edge, whole, border_radius=RADIUS * FINE)
        inside = whole.inflate(-EDGE * FINE, -EDGE * FINE)
        pygame.draw.rect(canvas, colour, inside, border_radius=RADIUS * FINE)

    smooth(surface, box, theme.ground, draw)


def paint_pill(
    surface: pygame.Surface, box: pygame.Rect, words: str, theme: Theme, *, filled: bool
) -> None:
    """A small button beside the title; filled where something is chosen by it."""
    _chip(surface, box, words, theme.ground, theme, filled=filled)


def _chip(
    surface: pygame.Surface,
    box: pygame.Rect,
    words: str,
    ground: Colour,
    theme: Theme,
    *,
    filled: bool,
) -> None:
    """A length or a goal; the chosen one is filled and bolder."""
    width = 0 if filled else EDGE * FINE // 2
    colour = theme.spent if filled else theme.line

    def draw(canvas: pygame.Surface) -> None:
        pill(canvas, colour, canvas.get_rect(), width)

    smooth(surface, box, ground, draw)
    ink = theme.ink if filled else theme.soft
    style = Type(round(box.height * 0.44), ink, "Medium" if filled else "Regular")
    text(surface, box.inflate(-box.height // 3, 0), words, style, across="middle", down="middle")


def _button(surface: pygame.Surface, box: pygame.Rect, words: str, theme: Theme) -> None:
    def draw(canvas: pygame.Surface) -> None:
        pill(canvas, theme.glow, canvas.get_rect())

    smooth(surface, box, theme.raised, draw)
    style = Type(round(box.height * 0.5), theme.on_glow, "Medium")
    text(surface, box, words, style, across="middle", down="middle")


def _trouble(
    surface: pygame.Surface, box: pygame.Rect, card: Card, px: int, theme: Theme, *, across: Across
) -> None:
    """The warning sign and how many problems there are."""
    sign_px = px * 6 // 5
    _, words = columns(box, sign_px, 0, gap=sign_px // 2)
    written = text(surface, words, trouble(card), Type(px, theme.ink), across=across, down="middle")
    sign = pygame.Rect(0, 0, sign_px, sign_px)
    sign.midright = written.left - sign_px // 2, box.centery
    signs.paint(surface, sign, "warning", theme.glow, theme.raised)
