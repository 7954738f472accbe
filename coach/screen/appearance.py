"""How somebody wants things shown: in which colours, how large, and whether they may move."""

from dataclasses import dataclass

from coach.screen.theme import CANDLE, THEMES, Theme
from coach.settings import Settings


@dataclass(frozen=True, slots=True)
class Appearance:
    """What every view is painted with."""

    theme: Theme = CANDLE
    percent: int = 100
    """The size of text, of what is usual for the window."""
    still: bool = False
    """Reduced motion: still pictures with arrows instead of moving ones."""


USUAL = Appearance()


def wanted(settings: Settings) -> Appearance:
    """How somebody has set it."""
    return Appearance(THEMES[settings.theme], settings.text_size, settings.still)
