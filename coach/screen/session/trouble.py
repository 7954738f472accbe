"""What is wrong with a file that is edited while it plays: a panel over the session."""

from functools import lru_cache

import pygame

from coach.language import _, counted
from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, text
from coach.screen.theme import Theme

MOST = 4
"""Problems that are shown; mending them shows the next."""
WIDTH, LINE, PADDING, EDGE = 800, 40, 20, 6


def paint(surface: pygame.Surface, lines: tuple[str, ...], looks: Appearance) -> None:
    """The panel, at the foot in the middle; nothing without lines."""
    if not lines:
        return
    panel = _picture(surface.get_size(), _headline(len(lines)), lines[:MOST], looks)
    place = panel.get_rect(midbottom=surface.get_rect().midbottom)
    surface.blit(panel, place)


@lru_cache(maxsize=1)
def _picture(
    size: tuple[int, int], told: str, shown: tuple[str, ...], looks: Appearance
) -> pygame.Surface:
    scale = min(size[0] / 1280, size[1] / 720) * looks.percent / 100
    theme = looks.theme
    height = round((LINE * (len(shown) + 1) + PADDING) * scale)
    panel = pygame.Surface((min(round(WIDTH * scale), size[0]), min(height, size[1])))
    panel.fill(theme.raised)
    panel.fill(theme.glow, (0, 0, panel.get_width(), round(EDGE * scale)))
    inner = panel.get_rect().inflate(-2 * PADDING * scale, -PADDING * scale)
    head, *places = rows(inner, *[inner.height // (len(shown) + 1)] * (len(shown) + 1))
    _paint_headline(panel, head, told, theme)
    for place, line in zip(places, shown, strict=True):
        text(panel, place, line, Type(place.height // 2, theme.ink), down="middle")
    return panel


def _headline(count: int) -> str:
    told = counted("{count} problem in the file.", "{count} problems in the file.", count)
    going_on = _("The last good version plays on.")
    return f"{told} {going_on}"


def _paint_headline(panel: pygame.Surface, box: pygame.Rect, told: str, theme: Theme) -> None:
    sign, words = columns(box, box.height, 0, gap=box.height // 4)
    signs.paint(panel, sign.inflate(0, -box.height // 3), "warning", theme.glow, theme.raised)
    text(panel, words, told, Type(round(box.height * 0.55), theme.glow, "Medium"), down="middle")
