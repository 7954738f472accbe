"""How everything looks: colours, type and the size of things, relative to the window."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import fontpkg_lato
import pygame

from coach.language import N_

Colour: TypeAlias = tuple[int, int, int]
Weight: TypeAlias = Literal["Light", "Regular", "Medium"]

MIN_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text against its ground."""
HIGH_CONTRAST = 7.0
"""WCAG 2.2, 1.4.6: the same, for those who see little."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours by what they are for, so that another theme is one more row."""

    label: str
    ground: Colour
    raised: Colour
    """Cards and panels."""
    line: Colour
    """Tracks, outlines and whatever is still to come."""
    ink: Colour
    soft: Colour
    """Text of second rank."""
    glow: Colour
    """What is lit: the region, the time left, the choice made."""
    on_glow: Colour
    spent: Colour
    """What is over."""
    air: Colour
    """The breath, as a full disc under text."""
    air_ink: Colour
    skin: Colour
    shade: Colour
    """The figure's edges and lines."""


CANDLE = Theme(
    label=N_("Candle light"),
    ground=(21, 17, 14),
    raised=(35, 28, 23),
    line=(72, 58, 46),
    ink=(244, 233, 217),
    soft=(190, 171, 148),
    glow=(240, 176, 102),
    on_glow=(34, 21, 10),
    spent=(136, 98, 58),
    air=(30, 60, 62),
    air_ink=(170, 206, 192),
    skin=(108, 80, 62),
    shade=(58, 44, 35),
)
"""Warm and dark, for a room where somebody rests."""

DAYLIGHT = Theme(
    label=N_("Daylight"),
    ground=(248, 243, 235),
    raised=(255, 252, 247),
    line=(222, 209, 190),
    ink=(44, 33, 25),
    soft=(100, 82, 67),
    glow=(160, 66, 20),
    on_glow=(255, 247, 238),
    spent=(226, 164, 112),
    air=(172, 214, 216),
    air_ink=(32, 96, 88),
    skin=(218, 179, 152),
    shade=(184, 142, 114),
)
"""Paper and terracotta, for a bright room."""

CONTRAST = Theme(
    label=N_("High contrast"),
    ground=(0, 0, 0),
    raised=(24, 24, 24),
    line=(88, 88, 88),
    ink=(255, 255, 255),
    soft=(222, 222, 222),
    glow=(255, 222, 30),
    on_glow=(0, 0, 0),
    spent=(118, 76, 0),
    air=(0, 62, 92),
    air_ink=(150, 226, 255),
    skin=(78, 58, 46),
    shade=(44, 32, 26),
)
"""Every text at least 7:1, every sign 4.5:1."""

THEMES = {"candle": CANDLE, "light": DAYLIGHT, "contrast": CONTRAST}
"""By the ids that are kept; the first is the usual one."""


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """The one colour with so much of the other in it, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache(maxsize=64)
def font(weight: Weight, px: int) -> pygame.font.Font:
    """Lato at this height in pixels, loaded once; each keeps a file open, so few are kept."""
    return pygame.font.Font(str(fontpkg_lato.ROOT / "files" / f"Lato-{weight}.ttf"), px)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
