"""How long a piece is, and how to play it, in words."""

import shlex

from coach.export.piece import Piece
from coach.language import counted
from coach.score.plan import Plan
from coach.units import MINUTE


def minutes(plan: Plan) -> str:
    """`20 minutes`."""
    return counted("{count} minute", "{count} minutes", max(round(plan.total_ms / MINUTE), 1))


def command(piece: Piece) -> str:
    """What starts the same session, to be pasted into a shell."""
    whole, rest = divmod(piece.score.total_ms, MINUTE)
    return f"massage-coach play {shlex.quote(piece.id)}" + ("" if rest else f" --minutes {whole}")
