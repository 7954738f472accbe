"""The library before it is read: the first picture, made of little, so that it comes at once."""

import pygame

from coach.language import N_, _
from coach.screen.appearance import Appearance
from coach.screen.lettering import Across, Type, text
from coach.screen.library_layout import Places, places

TITLE = "Massage Coach"
READING = N_("Reading the routines…")
HONEST = N_("For comfort. Not reviewed by a clinician, and no replacement for one.")


def paint(surface: pygame.Surface, looks: Appearance, how_far: str = "") -> None:
    """What there is to show while the routines are read."""
    here = places(surface.get_size(), looks)
    paint_frame(surface, here, looks)
    words = f"{_(READING)} {how_far}".strip()
    style = Type(here.px(26), looks.theme.soft)
    text(surface, here.list, words, style, across="middle", down="middle")


def paint_frame(surface: pygame.Surface, here: Places, looks: Appearance) -> None:
    """What stays whatever the library shows."""
    theme = looks.theme
    surface.fill(theme.ground)
    text(surface, here.title, TITLE, Type(here.px(36), theme.ink, "Light"), down="middle")
    small = Type(here.px(14), theme.soft)
    across: Across = "left" if here.wide else "middle"
    text(surface, here.note, _(HONEST), small, across=across, down="middle")


def leaves(event: pygame.Event) -> bool:
    """Whether this ends the library while it is still being read."""
    escaped = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
    return escaped or event.type == pygame.QUIT
