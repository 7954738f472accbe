"""The pictures of the body, and which of them shows a step best."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from coach.routine.vocabulary import Side
from coach.screen.body.art import art


class View(StrEnum):
    """How the body is seen."""

    BACK = "back"
    WHOLE = "whole"
    """From behind, head to foot."""
    FRONT = "front"
    SEATED = "seated"
    """From behind, on a stool."""
    SIDE = "side"
    """Lying on the left side, the back towards us: the right side is up."""
    TURNED = "turned"
    """The same, turned over: the left side is up."""

    __hash__ = str.__hash__


STANDING = (View.BACK, View.WHOLE, View.FRONT)
FIRST: dict[str, Sequence[View]] = {
    "seated": (View.SEATED, *STANDING),
    "side-lying": (View.SIDE, *STANDING),
    "face-up": (View.FRONT, *STANDING),
}
"""The views to try in turn for a position; for all others, `STANDING`."""


@lru_cache(maxsize=1024)
def view_of(region: str | None, position: str | None, side: Side | None = None) -> View:
    """The picture that shows this step best: of its position, or the next one with its region.

    Someone who lies on one side turns over for the side `OTHER`; give it to see that.
    """
    order = FIRST.get(position or "", STANDING)
    shows = [view for view in order if region is None or region in art(view.value).regions]
    view = shows[0] if shows else order[0]
    return View.TURNED if view is View.SIDE and side is Side.OTHER else view
