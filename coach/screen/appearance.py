"""How somebody wants things shown: in which colours, how large, and whether they may move."""

from dataclasses import dataclass

from coach.screen.theme import CANDLE, THEMES, Theme
from coach.settings import Settings

SMALLEST, LARGEST = 80, 200
"""The range of the text's size, in percent."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What every view is painted with."""

    theme: Theme = CANDLE
    percent: int = 100
    """The size of text, of what is usual for the window."""
    still: bool = False
    """Reduced motion: still pictures with arrows instead of moving ones."""

    def room(self, size: tuple[int, int]) -> tuple[int, int]:
        """A window's size as a layout of usual text sees it: larger text leaves less of it."""
        return size[0] * 100 // self.percent, size[1] * 100 // self.percent


USUAL = Appearance()


def wanted(settings: Settings) -> Appearance:
    """How somebody has set it."""
    return Appearance(THEMES[settings.theme], settings.text_size, settings.still)
