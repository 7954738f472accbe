"""The cover of a file: the figure with what the routine works on, its title, its minutes."""

from collections import Counter

from coach.export.piece import Piece
from coach.export.playing import minutes
from coach.language import _
from coach.routine.vocabulary import REGIONS, TYPES
from coach.score.plan import Plan
from coach.screen import offscreen
from coach.screen.body.views import View, view_of
from coach.screen.theme import CANDLE


def cover(piece: Piece, size: int) -> bytes:
    """A square picture, so many pixels wide, as a JPEG."""
    plan = piece.score.plan
    below = f"{_(TYPES[plan.type_id].label)}  ·  {minutes(plan)}"
    shown = offscreen.Cover(plan.title, below, body_of(plan), worked(plan))
    return offscreen.cover(shown, size, CANDLE)


def worked(plan: Plan) -> tuple[str, ...]:
    """The regions that are worked on, those for longest last; wide ones only where all are."""
    lengths = Counter[str]()
    for step in plan.steps:
        if step.region:
            lengths[step.region] += step.length_ms
    by_length = [region for region, _length in reversed(lengths.most_common())]
    return tuple([region for region in by_length if not REGIONS[region].warms] or by_length)


def body_of(plan: Plan) -> View:
    """The view in which most of the work is done."""
    lengths = Counter[View]()
    for step in plan.steps:
        if step.region:
            lengths[view_of(step.region, step.position)] += step.length_ms
    found = lengths.most_common(1)
    return found[0][0] if found else View.BACK
