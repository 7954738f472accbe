"""How everything looks: colours, type and the size of things, relative to the window."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import fontpkg_lato
import pygame

Colour: TypeAlias = tuple[int, int, int]
Weight: TypeAlias = Literal["Light", "Regular", "Medium"]

MIN_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text against its ground."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours by what they are for, so that a second theme is one more row."""

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
    ground=(21, 17, 14),
    raised=(35, 28, 23),
    line=(74, 60, 48),
    ink=(244, 233, 217),
    soft=(190, 171, 148),
    glow=(240, 176, 102),
    on_glow=(34, 21, 10),
    spent=(136, 98, 58),
    air=(41, 58, 53),
    air_ink=(170, 206, 192),
    skin=(104, 80, 62),
    shade=(58, 44, 35),
)
"""Candle-dim: warm and dark, for a room where somebody rests."""


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=64)
def font(weight: Weight, px: int) -> pygame.font.Font:
    """Lato at this height in pixels, loaded once; each keeps a file open, so few are kept."""
    return pygame.font.Font(str(fontpkg_lato.ROOT / "files" / f"Lato-{weight}.ttf"), px)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
