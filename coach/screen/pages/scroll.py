"""What is too long for its place: how far it is moved up, and the signs that it goes on."""

from dataclasses import dataclass

import pygame

from coach.screen.paint import FINE, fade, pill, smooth
from coach.screen.theme import Theme

FADE_PX, THUMB_PX, DISC_PX = 28, 4, 38
"""The fade at an edge, the bar that shows how far one is, and the disc that goes on: at a scale
of 1.
"""
WHEEL = 60
"""Pixels that one notch of the wheel scrolls, at a scale of 1."""
STEP = 0.7
"""The part of what is seen that one press goes on by."""
SLIP_PX = 8
"""A finger that moves less than this has tapped."""


@dataclass(frozen=True, slots=True)
class Grip:
    """A finger that went down on what can be scrolled: it takes something only when it lifts."""

    pulled: int = 0
    """How far it has moved, there and back, in pixels."""

    @property
    def taps(self) -> bool:
        """Whether it has not scrolled."""
        return self.pulled < SLIP_PX


def pulled(grip: Grip | None, by: int) -> Grip | None:
    """The same finger, moved by so much."""
    return grip and Grip(grip.pulled + abs(by))


def bounded(scroll: int, reach: int) -> int:
    """A scroll that is possible."""
    return min(max(scroll, 0), reach)


def revealed(scroll: int, box: pygame.Rect, view: pygame.Rect, reach: int, scale: float) -> int:
    """Scrolled as little as shows a box, which stands where it would be unscrolled, free of the
    disc and the fades.
    """
    free = box.inflate(0, 2 * round(DISC_PX * scale))
    return bounded(min(max(scroll, free.bottom - view.bottom), free.top - view.top), reach)


def gutter(scale: float) -> int:
    """What is left free at the right of what is scrolled: the disc stands there."""
    return round((DISC_PX + 6) * scale)


def disc(view: pygame.Rect, scale: float) -> pygame.Rect:
    """Where a click goes on, while there is more."""
    px = round(DISC_PX * scale)
    box = pygame.Rect(0, 0, px, px)
    box.bottomright = view.right, view.bottom
    return box


def paint_edges(
    surface: pygame.Surface,
    view: pygame.Rect,
    scroll: int,
    reach: int,
    theme: Theme,
    scale: float,
) -> None:
    """Fades where it goes on, a bar that shows how far one is, and the disc to go on."""
    if not reach:
        return
    edge = pygame.Rect(view.left, view.top, view.width, round(FADE_PX * scale))
    if scroll > 0:
        fade(surface, edge, theme.ground, upwards=True)
    if scroll < reach:
        edge.bottom = view.bottom
        fade(surface, edge, theme.ground, upwards=False)
        _paint_disc(surface, disc(view, scale), theme)
    _paint_thumb(surface, view, scroll, reach, theme, scale)


def _paint_thumb(
    surface: pygame.Surface, view: pygame.Rect, scroll: int, reach: int, theme: Theme, scale: float
) -> None:
    width = max(round(THUMB_PX * scale), 2)
    height = max(view.height * view.height // (view.height + reach), 4 * width)
    top = view.top + (view.height - height) * scroll // reach
    thumb = pygame.Rect(view.right + 2 * width, top, width, height)
    pygame.draw.rect(surface, theme.soft, thumb, border_radius=width // 2)


def _paint_disc(surface: pygame.Surface, box: pygame.Rect, theme: Theme) -> None:
    def draw(canvas: pygame.Surface) -> None:
        whole = canvas.get_rect()
        pill(canvas, theme.line, whole)
        pill(canvas, theme.raised, whole.inflate(-2 * FINE, -2 * FINE))
        side = whole.width
        arrow = [(side * x, side * y) for x, y in ((0.3, 0.42), (0.5, 0.64), (0.7, 0.42))]
        pygame.draw.lines(canvas, theme.ink, False, arrow, max(side // 12, 2))

    smooth(surface, box, theme.ground, draw)
