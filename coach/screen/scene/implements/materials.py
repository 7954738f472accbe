"""What tools are made of, in the colours of a theme."""

from dataclasses import dataclass
from functools import lru_cache

from coach.screen.theme import Colour, Theme, luminance, mixed

BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Material:
    """The colours of one material."""

    body: Colour
    edge: Colour
    light: Colour
    line: Colour


@lru_cache(maxsize=32)
def material(name: str, theme: Theme) -> Material:
    """The material of this name."""
    bright, dark = ends(theme)
    base, lighter = {
        "hand": (mixed(mixed(theme.skin, bright, 0.66), theme.glow, 0.10), 0.6),
        "rubber": (mixed(theme.spent, bright, 0.30), 0.5),
        "foam": (mixed(mixed(theme.air, dark, 0.2), bright, 0.12), 0.3),
        "wood": (mixed(theme.spent, dark, 0.15), 0.4),
        "cloth": (mixed(theme.skin, bright, 0.72), 0.6),
        "stone": (mixed(dark, theme.skin, 0.22), 0.3),
        "glass": (mixed(theme.skin, bright, 0.85), 0.6),
        "sign": (theme.air_ink, 0.4),
    }[name]
    shaded = theme.shade if luminance(base) > luminance(theme.shade) else dark
    return Material(
        body=base,
        edge=mixed(base, shaded, 0.6),
        light=mixed(base, bright, lighter),
        line=mixed(base, dark, 0.75),
    )


def ends(theme: Theme) -> tuple[Colour, Colour]:
    """The theme's lightest and darkest colour."""
    bright, dark = sorted((theme.ink, theme.ground), key=luminance, reverse=True)
    return bright, mixed(dark, BLACK, 0.3)
