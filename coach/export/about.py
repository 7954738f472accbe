"""What a file is told about the piece beside its sound: chapters, title, what it is and is not."""

from typing import NamedTuple

from coach.export.piece import Piece
from coach.language import N_, _
from coach.routine.vocabulary import TYPES
from coach.score.plan import Plan
from coach.screen.session.sheet import sided
from coach.units import Ms

ARTIST = "Massage Coach"
GENRE = "Wellness"
HONEST = N_("For comfort. Not reviewed by a clinician, and no replacement for one.")
COVER_PX = 800
LANGUAGES = {
    "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pl": "pol",
    "pt": "por", "sv": "swe",
}  # fmt: skip
ANY_LANGUAGE = "und"


class Chapter(NamedTuple):
    """A stretch of the piece, a step."""

    start_ms: Ms
    end_ms: Ms
    title: str


class About(NamedTuple):
    """What a player shows."""

    title: str
    comment: str
    language: str
    """As two letters."""
    chapters: tuple[Chapter, ...]


def about(piece: Piece) -> About:
    """All of that for a piece."""
    plan = piece.score.plan
    comment = " ".join([f"{_(TYPES[plan.type_id].label)}.", _(HONEST), *map(_, plan.advice)])
    return About(plan.title, comment, plan.language, chapters(plan))


def three_letters(language: str) -> str:
    """A language as ISO 639-2 names it, which most files ask for."""
    return LANGUAGES.get(language.partition("-")[0], ANY_LANGUAGE)


def chapters(plan: Plan) -> tuple[Chapter, ...]:
    """Every step, with its side."""
    return tuple(
        Chapter(span.start_ms, span.end_ms, sided(span.name, span.side)) for span in plan.bar
    )
