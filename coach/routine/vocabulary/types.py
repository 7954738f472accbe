"""Types of massage."""

from dataclasses import dataclass

from coach.language import N_
from coach.routine.vocabulary.words import Countdown


@dataclass(frozen=True, slots=True)
class MassageType:
    """A kind of massage: the strongest pressure it may ask for, and how its holds are counted."""

    id: str
    label: str
    cap: int
    hold_countdown: Countdown
    mean: float = 7
    """The average pressure it should not exceed, over the seconds that press (rule P08)."""
    asked_from: float = 4
    """The pressure from which somebody who receives is asked again and again (rule Q02)."""
    ask_every_s: int = 420
    """The longest time between two questions then (rule Q02)."""


TYPES = {
    row.id: row
    for row in (
        MassageType("swedish", N_("Swedish"), 6, Countdown.BELL, 4),
        MassageType("deep-tissue", N_("Deep tissue"), 7, Countdown.VOICE, 5.5),
        MassageType("sports", N_("Sports"), 7, Countdown.VOICE),
        MassageType("trigger-point", N_("Trigger point"), 7, Countdown.VOICE, 5),
        MassageType("hot-stone", N_("Hot stone"), 5, Countdown.BELL, asked_from=1, ask_every_s=300),
        MassageType("thai", N_("Thai"), 6, Countdown.BELL),
        MassageType(
            "prenatal", N_("Prenatal"), 4, Countdown.BELL, 3, asked_from=1, ask_every_s=300
        ),
        MassageType("stretching", N_("Stretching"), 4, Countdown.VOICE),
    )
}
