"""Goals: what somebody may want from a routine, or has heard that massage does.

What is known of each stands in `coach/routine/evidence.py`.
"""

from dataclasses import dataclass
from enum import StrEnum

from coach.errors import UsageError
from coach.language import N_
from coach.routine.vocabulary.words import nearest


class Wish(StrEnum):
    """The sorts of goals, as they are offered one after the other."""

    FEEL = N_("How I want to feel")
    BODY = N_("What bothers me")
    LIFE = N_("What my days are like")
    ILLNESS = N_("What I live with")
    SAID = N_("What is said of massage")


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody may want from a routine."""

    id: str
    label: str
    wish: Wish
    lasting: bool = False
    """Whether it is about pain that stays: a routine for it ends with movement (rule C04)."""
    condition: str = ""
    """What somebody who looks for it has: routines are adapted to it before they are offered."""
    typed: str = ""
    """How that is told to `--with`, where the id alone is not enough."""
    instead: str = ""
    """The goal whose routines are offered, where no routine is for this one."""
    also: tuple[str, ...] = ()
    """Other words that may be typed for it."""

    @property
    def told(self) -> str:
        """What `--with` takes for it; empty where there is nothing to tell."""
        return self.typed or self.condition


GOALS = {
    row.id: row
    for row in (
        Goal("relax", N_("Calm down"), Wish.FEEL, also=("stress", "calm", "anxiety")),
        Goal("sleep", N_("Wind down for sleep"), Wish.FEEL),
        Goal("comfort", N_("Feel comforted"), Wish.FEEL, also=("emotional", "emotions", "touch")),
        Goal("together", N_("Time together"), Wish.FEEL, also=("couple", "two")),
        Goal("tension", N_("Ease tension"), Wish.BODY, also=("knots", "stiffness", "pain")),
        Goal("neck", N_("Neck and shoulders"), Wish.BODY, also=("shoulders", "neck-pain")),
        Goal(
            "low-back",
            N_("Low back comfort"),
            Wish.BODY,
            lasting=True,
            condition="low-back-pain",
            also=("low-back-pain", "back-pain"),
        ),
        Goal("mobility", N_("Move more freely"), Wish.BODY, also=("flexibility",)),
        Goal("desk", N_("A break from the desk"), Wish.LIFE, also=("office",)),
        Goal("recovery", N_("After exercise"), Wish.LIFE, also=("sports", "athletes", "sport")),
        Goal(
            "pregnancy",
            N_("In pregnancy"),
            Wish.LIFE,
            condition="pregnant",
            typed="pregnant:22",
            also=("pregnant", "prenatal"),
        ),
        Goal(
            "lasting-pain", N_("Pain that stays"), Wish.LIFE, lasting=True, also=("chronic-pain",)
        ),
        Goal("sciatica", N_("Sciatica"), Wish.ILLNESS, condition="sciatica"),
        Goal("fibromyalgia", N_("Fibromyalgia"), Wish.ILLNESS, condition="fibromyalgia"),
        Goal("arthritis", N_("Arthritis"), Wish.ILLNESS, condition="arthritis"),
        Goal("scoliosis", N_("Scoliosis"), Wish.ILLNESS, condition="scoliosis"),
        Goal("posture", N_("Posture"), Wish.SAID, instead="desk"),
        Goal("circulation", N_("Circulation"), Wish.SAID, instead="relax", also=("blood-flow",)),
        Goal("immune", N_("Immune system"), Wish.SAID, instead="comfort", also=("immunity",)),
        Goal("lymph", N_("Lymph"), Wish.SAID, instead="comfort", also=("lymphatic", "drainage")),
    )
}

_ALSO = {word: row.id for row in GOALS.values() for word in row.also}


def goal_of(word: str) -> Goal:
    """The row of an id, or of another word for it. Raises UsageError for what is not known."""
    wanted = word.strip().lower().replace(" ", "-")
    row = GOALS.get(_ALSO.get(wanted, wanted))
    if row is None:
        close = nearest(wanted, [*GOALS, *_ALSO])
        hint = f"Did you mean `{close}`?" if close else f"Known: {', '.join(GOALS)}."
        raise UsageError(f"`{word}` is not a known goal", hint)
    return row
