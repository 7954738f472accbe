"""Routines of the library as pieces without sound."""

from coach.export.piece import Piece
from coach.routine.library import find
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.estimate import estimated
from coach.settings import Settings


def shipped(id_: str, minutes: int | None) -> Piece:
    """One of them at one of its lengths; without one, at its first."""
    routine = find(id_).routine
    assert routine
    plan = arrange(routine, Choices(minutes))
    return Piece(id_, compile_score(plan, estimated), lambda _cue: None, Settings())
