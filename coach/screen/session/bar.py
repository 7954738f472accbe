"""The whole session as one bar: a segment for each step, and where we are."""

from functools import lru_cache

import pygame

from coach.language import N_, _
from coach.routine.vocabulary import Side
from coach.score.frame import Frame
from coach.score.plan import Span
from coach.screen.lettering import SMALLEST_PX, Type, text
from coach.screen.paint import finely, pill, smooth
from coach.screen.theme import Colour, Theme
from coach.units import Ms

GAP_PX = 3
LETTERS = {
    Side.LEFT: N_("L"),
    Side.RIGHT: N_("R"),
    Side.BOTH: "",
    Side.UPPER: N_("U"),
    Side.OTHER: N_("O"),
}


def x_at(box: pygame.Rect, at_ms: Ms, total_ms: Ms) -> int:
    """The column of the window where this time stands."""
    return box.left + min(at_ms * box.width // total_ms, box.width - 1)


def ms_at(box: pygame.Rect, x: int, total_ms: Ms) -> Ms:
    """The time at a column of the window; beyond the ends it is the nearest end's."""
    return min(max(x - box.left, 0), box.width) * total_ms // box.width


def paint(surface: pygame.Surface, box: pygame.Rect, frame: Frame, theme: Theme) -> None:
    """The segments, spent up to the playhead, and the playhead over them."""
    letters = tuple([(side, _(letter)) for side, letter in LETTERS.items()])
    ahead = _strip(box.size, frame.bar, frame.step, letters, theme, spent=False)
    behind = _strip(box.size, frame.bar, frame.step, letters, theme, spent=True)
    x = x_at(box, frame.at_ms, frame.total_ms)
    surface.blit(ahead, box)
    surface.blit(behind, box, (0, 0, x - box.left, box.height))
    _playhead(surface, box, x, theme)


@lru_cache(maxsize=8)
def _strip(
    size: tuple[int, int],
    spans: tuple[Span, ...],
    step: int,
    letters: tuple[tuple[Side, str], ...],
    theme: Theme,
    *,
    spent: bool,
) -> pygame.Surface:
    """The bar as it looks where it is over, or still to come; the current step stands taller."""
    strip = pygame.Surface(size)
    looks = []
    for index, span in enumerate(spans, start=1):
        current = index == step
        box = _segment(size, span, spans[-1].end_ms, current=current)
        looks.append((box, span.side, *_colours(theme, current=current, spent=spent)))

    def draw(canvas: pygame.Surface) -> None:
        for box, _side, colour, _ink in looks:
            pill(canvas, colour, finely(box))

    smooth(strip, strip.get_rect(), theme.ground, draw)
    named = dict(letters)
    for box, side, _colour, ink in looks:
        _letter(strip, box, named[side], ink)
    return strip


def _segment(size: tuple[int, int], span: Span, total_ms: Ms, *, current: bool) -> pygame.Rect:
    width, height = size
    left, right = (width * at_ms // total_ms for at_ms in (span.start_ms, span.end_ms))
    gap = min(GAP_PX, (right - left) // 3)
    box = pygame.Rect(left, 0, max(right - left - gap, 1), height * (8 if current else 5) // 10)
    box.centery = height // 2
    return box


def _colours(theme: Theme, *, current: bool, spent: bool) -> tuple[Colour, Colour]:
    """Of a segment, and of the letter on it."""
    if not spent:
        return theme.line, theme.ink
    return (theme.glow, theme.on_glow) if current else (theme.spent, theme.ink)


def _letter(strip: pygame.Surface, box: pygame.Rect, letter: str, colour: Colour) -> None:
    """The side's, where the segment has room for it."""
    style = Type(round(box.height * 0.75), colour, "Medium")
    if box.width > 1.4 * box.height and style.px >= SMALLEST_PX:
        text(strip, box, letter, style, across="middle", down="middle")


def _playhead(surface: pygame.Surface, box: pygame.Rect, x: int, theme: Theme) -> None:
    line = pygame.Rect(0, box.top, max(4, box.height // 8), box.height)
    line.centerx = x
    line.clamp_ip(box)
    pygame.draw.rect(surface, theme.ground, line.inflate(4, 0).clip(box))
    pygame.draw.rect(surface, theme.ink, line, border_radius=line.width // 2)
