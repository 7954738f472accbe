"""The words a routine is written in, as tables, read by the models, the care rules, the score, the
drawing, the spoken words, the schema and the docs. A new stroke or region is one row.

Pressure is how strong it feels to the person, 0–10; tempo is per minute. Figures are those of the
practice literature as `docs/care.md` names it; nothing here has been reviewed by a clinician.
"""

from coach.language import ENGLISH
from coach.routine.vocabulary.conditions import CONDITIONS, Condition, Verdict
from coach.routine.vocabulary.goals import GOALS, Goal, Wish, goal_of
from coach.routine.vocabulary.positions import POSITIONS, Position
from coach.routine.vocabulary.regions import NO_GO, REGIONS, NoGo, Region
from coach.routine.vocabulary.strokes import STROKES, Bar, Stroke
from coach.routine.vocabulary.tongues import TONGUES, Tongue, tongue_of
from coach.routine.vocabulary.tools import TOOLS, Tool
from coach.routine.vocabulary.types import TYPES, MassageType
from coach.routine.vocabulary.words import (
    OPPOSITE,
    PACES,
    Audience,
    Countdown,
    Form,
    Pace,
    Side,
    nearest,
)

__all__ = [
    "CONDITIONS",
    "ENGLISH",
    "GOALS",
    "NO_GO",
    "OPPOSITE",
    "PACES",
    "POSITIONS",
    "REGIONS",
    "STROKES",
    "TONGUES",
    "TOOLS",
    "TYPES",
    "Audience",
    "Bar",
    "Condition",
    "Countdown",
    "Form",
    "Goal",
    "MassageType",
    "NoGo",
    "Pace",
    "Position",
    "Region",
    "Side",
    "Stroke",
    "Tongue",
    "Tool",
    "Verdict",
    "Wish",
    "goal_of",
    "nearest",
    "tongue_of",
]
