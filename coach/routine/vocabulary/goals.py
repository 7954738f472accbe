"""Goals: what somebody may want from a routine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody may want from a routine."""

    id: str
    label: str


GOALS = {
    row.id: row
    for row in (
        Goal("relax", "Calm down"),
        Goal("sleep", "Wind down for sleep"),
        Goal("tension", "Ease tension"),
        Goal("neck", "Neck and shoulders"),
        Goal("low-back", "Low back comfort"),
        Goal("desk", "A break from the desk"),
        Goal("mobility", "Move more freely"),
        Goal("recovery", "After exercise"),
        Goal("together", "Time together"),
    )
}
