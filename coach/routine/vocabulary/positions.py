"""Positions: how the body is placed, and how to come into it."""

from dataclasses import dataclass

from coach.language import N_


@dataclass(frozen=True, slots=True)
class Position:
    """One way to place the body."""

    id: str
    label: str
    set_up: str
    """How somebody gets ready for it, in words for the ear."""
    down: bool = False
    """Whether it is on the floor or a bed; up from there takes 20 s at least (rule U09)."""
    family: str = "floor"
    """Positions of one family pass into each other without getting up (rule U09)."""
    on_the_back: bool = False
    """Whether the back lies on something (rule H03)."""
    prenatal_seconds: int = 0
    """How long at once in pregnancy (rule R03)."""


ANY_TIME = 24 * 3600

POSITIONS = {
    row.id: row
    for row in (
        Position(
            "seated",
            N_("sitting"),
            N_("Sit on a chair, feet flat on the floor."),
            family="chair",
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "standing",
            N_("standing"),
            N_("Stand with a chair or a wall in reach."),
            family="feet",
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "wall",
            N_("at the wall"),
            N_("Stand with your back to a free wall."),
            family="feet",
            prenatal_seconds=ANY_TIME,
        ),
        Position("floor", N_("on the floor"), N_("Make room on the floor, on a mat."), down=True),
        Position(
            "face-up",
            N_("lying on the back"),
            N_("Lie on your back, knees bent."),
            down=True,
            on_the_back=True,
        ),
        Position(
            "face-down",
            N_("lying face down"),
            N_("Lie face down, a pillow under the ankles."),
            down=True,
        ),
        Position(
            "side-lying",
            N_("lying on one side"),
            N_("Lie on your side, pillows under the head and between the knees."),
            down=True,
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "hands-and-knees",
            N_("on hands and knees"),
            N_("Kneel on all fours."),
            down=True,
            prenatal_seconds=120,
        ),
        Position("half-kneeling", N_("kneeling on one knee"), N_("Kneel on one knee."), down=True),
    )
}
