"""Strokes: what hands or the body do, how fast, how long and how strong it may be."""

from dataclasses import dataclass
from enum import StrEnum

from coach.language import N_


class Bar(StrEnum):
    """A kind of stroke that some people must not have; their condition bars it."""

    HEAT = "heat"
    TAPPING = "tapping"
    ROLLER = "roller"
    PRESSES = "presses"
    """Waiting on one point."""
    END_RANGE = "end-range"
    """Stretches to where the joint ends."""
    PUSHING = "pushing"
    """Pushing against a hold, which raises the blood pressure."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One thing that hands or the body do."""

    id: str
    label: str
    pace: str = "technique"
    call: str = ""
    """What to do, in up to three words: to be read from afar."""
    tempo: tuple[float, float] = (0, 0)
    """The range per minute that is taught; (0, 0) for still strokes."""
    on_region: bool = True
    """Whether a step of this stroke must name a region."""
    working: bool = True
    """Whether silence must dominate it: at most 40 % of its slot may be speech."""
    answer_ms: int = 0
    """Silence that a question needs at the end, for the receiver's answer."""
    half_way: str = ""
    """Said half-way through long holds."""
    release: str = ""
    """Said as a hold ends; a stroke with a release is a hold."""
    seconds: tuple[int, int] = (10, 240)
    """The least and the most of one step, per side (practice rules U05, T01–T06, P09)."""
    cap: int = 7
    """The strongest pressure it is done with."""
    hottest: int = 45
    """°C of the warmest stone it may hold (rule H01)."""
    prenatal: int | None = 4
    """The strongest pressure in pregnancy; None where it is not done then (rule R02)."""
    barred_as: Bar | None = None
    """What kind it is for those who must not have it."""


STROKES = {
    row.id: row
    for row in (
        Stroke("settle", "settling", "relaxed", call=N_("Settle in"), on_region=False, cap=1),
        Stroke("effleurage", "gliding", call=N_("Glide"), tempo=(6, 30)),
        Stroke("petrissage", "kneading", call=N_("Knead"), tempo=(15, 40)),
        Stroke("friction_circular", "small circles", call=N_("Small circles"), tempo=(30, 60)),
        Stroke(
            "friction_cross",
            "cross-fibre rubbing",
            call=N_("Rub across"),
            tempo=(40, 80),
            seconds=(10, 60),
        ),
        Stroke(
            "tapotement",
            "tapping",
            call=N_("Tap lightly"),
            tempo=(60, 240),
            seconds=(10, 45),
            cap=3,
            barred_as=Bar.TAPPING,
            prenatal=None,
        ),
        Stroke(
            "vibration", "rocking", call=N_("Rock gently"), tempo=(40, 80), seconds=(10, 60), cap=3
        ),
        Stroke(
            "compression",
            "palm presses",
            call=N_("Press and release"),
            tempo=(4, 40),
            seconds=(10, 160),
        ),
        Stroke(
            "press_hold",
            "press and wait",
            call=N_("Press and wait"),
            half_way="Breathe out. Let it soften.",
            release="And release.",
            seconds=(15, 90),
            barred_as=Bar.PRESSES,
            prenatal=3,
        ),
        Stroke(
            "stripping",
            "slow deep line",
            call=N_("Slow deep line"),
            tempo=(2, 12),
            seconds=(10, 120),
        ),
        Stroke(
            "myofascial_spread",
            "slow skin drag",
            call=N_("Drag the skin"),
            seconds=(60, 180),
            cap=4,
        ),
        Stroke(
            "roll_ball", "ball rolling", call=N_("Roll the ball"), tempo=(12, 20), seconds=(10, 90)
        ),
        Stroke(
            "roll_foam",
            "foam rolling",
            call=N_("Roll slowly"),
            tempo=(12, 30),
            seconds=(20, 120),
            cap=5,
            barred_as=Bar.ROLLER,
            prenatal=None,
        ),
        Stroke(
            "stretch_static",
            "held stretch",
            call=N_("Hold the stretch"),
            half_way="Breathe out. Ease into it.",
            release="And ease out.",
            seconds=(10, 60),
            cap=0,
            barred_as=Bar.END_RANGE,
        ),
        Stroke(
            "stretch_cr",
            "press, relax, stretch",
            call=N_("Press, relax, stretch"),
            release="And relax.",
            seconds=(20, 90),
            cap=0,
            barred_as=Bar.PUSHING,
        ),
        Stroke(
            "stretch_passive",
            "stretch moved by a partner",
            call=N_("Stretch them gently"),
            release="And ease out.",
            seconds=(10, 45),
            cap=0,
            barred_as=Bar.END_RANGE,
        ),
        Stroke(
            "stone_place",
            "resting warm stone",
            call=N_("Rest the stone"),
            seconds=(30, 180),
            cap=1,
            barred_as=Bar.HEAT,
            prenatal=None,
        ),
        Stroke(
            "stone_glide",
            "moving warm stone",
            call=N_("Glide the stone"),
            tempo=(6, 12),
            seconds=(10, 120),
            cap=5,
            barred_as=Bar.HEAT,
            hottest=48,
            prenatal=None,
        ),
        Stroke(
            "lymph_light",
            "very light skin stretch",
            call=N_("Feather-light strokes"),
            tempo=(5, 7),
            seconds=(30, 180),
            cap=2,
        ),
        Stroke(
            "mobilise",
            "moving it yourself",
            call=N_("Move gently"),
            tempo=(6, 15),
            on_region=False,
            cap=0,
        ),
        Stroke(
            "check_heat",
            "heat check",
            "safety",
            call=N_("Test the heat"),
            on_region=False,
            working=False,
            cap=0,
            barred_as=Bar.HEAT,
        ),
        Stroke(
            "check_in",
            "question",
            "safety",
            call=N_("A question"),
            on_region=False,
            working=False,
            answer_ms=4_000,
            seconds=(10, 40),
            cap=0,
        ),
        Stroke(
            "transition",
            "changing position",
            call=N_("Change position"),
            on_region=False,
            working=False,
            seconds=(10, 40),
            cap=0,
        ),
        Stroke(
            "switch_side",
            "changing sides",
            call=N_("Change sides"),
            on_region=False,
            working=False,
            seconds=(10, 60),
            cap=0,
        ),
        Stroke("rest", "resting", "relaxed", call=N_("Rest"), on_region=False, cap=2),
    )
}
