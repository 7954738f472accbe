"""Strokes: what hands or the body do, how fast, how long and how strong it may be."""

from dataclasses import dataclass
from enum import StrEnum


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
        Stroke("settle", "settling", "relaxed", on_region=False, cap=1),
        Stroke("effleurage", "gliding", tempo=(6, 30)),
        Stroke("petrissage", "kneading", tempo=(15, 40)),
        Stroke("friction_circular", "small circles", tempo=(30, 60)),
        Stroke("friction_cross", "cross-fibre rubbing", tempo=(40, 80), seconds=(10, 60)),
        Stroke(
            "tapotement",
            "tapping",
            tempo=(60, 240),
            seconds=(10, 45),
            cap=3,
            barred_as=Bar.TAPPING,
            prenatal=None,
        ),
        Stroke("vibration", "rocking", tempo=(40, 80), seconds=(10, 60), cap=3),
        Stroke("compression", "palm presses", tempo=(4, 40), seconds=(10, 160)),
        Stroke(
            "press_hold",
            "press and wait",
            half_way="Breathe out. Let it soften.",
            release="And release.",
            seconds=(15, 90),
            barred_as=Bar.PRESSES,
            prenatal=3,
        ),
        Stroke("stripping", "slow deep line", tempo=(2, 12), seconds=(10, 120)),
        Stroke("myofascial_spread", "slow skin drag", seconds=(60, 180), cap=4),
        Stroke("roll_ball", "ball rolling", tempo=(12, 20), seconds=(10, 90)),
        Stroke(
            "roll_foam",
            "foam rolling",
            tempo=(12, 30),
            seconds=(20, 120),
            cap=5,
            barred_as=Bar.ROLLER,
            prenatal=None,
        ),
        Stroke(
            "stretch_static",
            "held stretch",
            half_way="Breathe out. Ease into it.",
            release="And ease out.",
            seconds=(10, 60),
            cap=0,
            barred_as=Bar.END_RANGE,
        ),
        Stroke(
            "stretch_cr",
            "press, relax, stretch",
            release="And relax.",
            seconds=(20, 90),
            cap=0,
            barred_as=Bar.PUSHING,
        ),
        Stroke(
            "stretch_passive",
            "stretch moved by a partner",
            release="And ease out.",
            seconds=(10, 45),
            cap=0,
            barred_as=Bar.END_RANGE,
        ),
        Stroke(
            "stone_place",
            "resting warm stone",
            seconds=(30, 180),
            cap=1,
            barred_as=Bar.HEAT,
            prenatal=None,
        ),
        Stroke(
            "stone_glide",
            "moving warm stone",
            tempo=(6, 12),
            seconds=(10, 120),
            cap=5,
            barred_as=Bar.HEAT,
            hottest=48,
            prenatal=None,
        ),
        Stroke("lymph_light", "very light skin stretch", tempo=(5, 7), seconds=(30, 180), cap=2),
        Stroke("mobilise", "moving it yourself", tempo=(6, 15), on_region=False, cap=0),
        Stroke(
            "check_heat",
            "heat check",
            "safety",
            on_region=False,
            working=False,
            cap=0,
            barred_as=Bar.HEAT,
        ),
        Stroke(
            "check_in",
            "question",
            "safety",
            on_region=False,
            working=False,
            answer_ms=4_000,
            seconds=(10, 40),
            cap=0,
        ),
        Stroke(
            "transition",
            "changing position",
            on_region=False,
            working=False,
            seconds=(10, 40),
            cap=0,
        ),
        Stroke(
            "switch_side",
            "changing sides",
            on_region=False,
            working=False,
            seconds=(10, 60),
            cap=0,
        ),
        Stroke("rest", "resting", "relaxed", on_region=False, cap=2),
    )
}
