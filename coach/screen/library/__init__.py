"""The library in the window: cards by type, what is looked for among them, and the one chosen."""

from coach.screen.library.browsing import Browsing, Turn, card_box, revealed, visible
from coach.screen.library.moves import turn
from coach.screen.library.view import paint
from coach.screen.library_layout import Places, places

__all__ = [
    "Browsing",
    "Places",
    "Turn",
    "card_box",
    "paint",
    "places",
    "revealed",
    "turn",
    "visible",
]
