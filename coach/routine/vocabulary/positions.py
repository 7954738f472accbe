"""Positions: how the body is placed, and how to come into it."""

from dataclasses import dataclass


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
            "sitting",
            "Sit on a chair, feet flat on the floor.",
            family="chair",
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "standing",
            "standing",
            "Stand with a chair or a wall in reach.",
            family="feet",
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "wall",
            "at the wall",
            "Stand with your back to a free wall.",
            family="feet",
            prenatal_seconds=ANY_TIME,
        ),
        Position("floor", "on the floor", "Make room on the floor, on a mat.", down=True),
        Position(
            "face-up",
            "lying on the back",
            "Lie on your back, knees bent.",
            down=True,
            on_the_back=True,
        ),
        Position(
            "face-down", "lying face down", "Lie face down, a pillow under the ankles.", down=True
        ),
        Position(
            "side-lying",
            "lying on one side",
            "Lie on your side, pillows under the head and between the knees.",
            down=True,
            prenatal_seconds=ANY_TIME,
        ),
        Position(
            "hands-and-knees",
            "on hands and knees",
            "Kneel on all fours.",
            down=True,
            prenatal_seconds=120,
        ),
        Position("half-kneeling", "kneeling on one knee", "Kneel on one knee.", down=True),
    )
}
