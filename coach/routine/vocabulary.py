"""The words a routine is written in, as tables: one row each, read by the models, the score,
the drawing, the spoken words, the schema and the docs. A new stroke or region is one row.

Figures are the fact base's: pressure is how strong it feels to the person, 0–10; tempo is per
minute; region coordinates have y = 0 at the base of the skull and y = 1 at the fold of the
buttocks, x = 0 at the spine and x = 1 at the tip of the shoulder. They are our own drawing
estimates, and nothing here has been reviewed by a clinician.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Form(StrEnum):
    """Alone, or a giver and a receiver."""

    SOLO = "solo"
    PARTNER = "partner"


class Side(StrEnum):
    """The body's own side; in a back view the body's left is on the viewer's left."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    __hash__ = str.__hash__  # the enum's own is a Python call, and sides are looked up often


OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


class Countdown(StrEnum):
    """How the last seconds of a step are counted."""

    VOICE = "voice"
    BELL = "bell"
    SILENT = "silent"


class Audience(StrEnum):
    """Whom a spoken text addresses."""

    ALL = "all"
    GIVER = "giver"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a text is spoken, over words and the silences between its sentences together."""

    id: str
    words_per_minute: int
    pause_ms: int
    """Silence between two sentences."""


PACES = {
    row.id: row
    for row in (
        Pace("relaxed", 95, 1_300),
        Pace("technique", 118, 600),
        Pace("safety", 120, 450),
    )
}


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


STROKES = {
    row.id: row
    for row in (
        Stroke("settle", "settling", "relaxed", on_region=False),
        Stroke("effleurage", "gliding", tempo=(6, 30)),
        Stroke("petrissage", "kneading", tempo=(15, 40)),
        Stroke("friction_circular", "small circles", tempo=(30, 60)),
        Stroke("friction_cross", "cross-fibre rubbing", tempo=(40, 80)),
        Stroke("tapotement", "tapping", tempo=(60, 240)),
        Stroke("vibration", "rocking", tempo=(40, 80)),
        Stroke("compression", "palm presses", tempo=(4, 40)),
        Stroke(
            "press_hold",
            "press and wait",
            half_way="Breathe out. Let it soften.",
            release="And release.",
        ),
        Stroke("stripping", "slow deep line", tempo=(2, 12)),
        Stroke("myofascial_spread", "slow skin drag"),
        Stroke("roll_ball", "ball rolling", tempo=(12, 20)),
        Stroke("roll_foam", "foam rolling", tempo=(12, 30)),
        Stroke(
            "stretch_static",
            "held stretch",
            half_way="Breathe out. Ease into it.",
            release="And ease out.",
        ),
        Stroke("stretch_cr", "press, relax, stretch", release="And relax."),
        Stroke("stretch_passive", "stretch moved by a partner", release="And ease out."),
        Stroke("stone_place", "resting warm stone"),
        Stroke("stone_glide", "moving warm stone", tempo=(6, 12)),
        Stroke("lymph_light", "very light skin stretch", tempo=(5, 7)),
        Stroke("mobilise", "moving it yourself", tempo=(6, 15), on_region=False),
        Stroke("check_heat", "heat check", "safety", on_region=False, working=False),
        Stroke("check_in", "question", "safety", on_region=False, working=False, answer_ms=4_000),
        Stroke("transition", "changing position", on_region=False, working=False),
        Stroke("switch_side", "changing sides", on_region=False, working=False),
        Stroke("rest", "resting", "relaxed", on_region=False),
    )
}


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the body that can be worked on. Caps are the strongest pressure offered."""

    id: str
    label: str
    group: str
    x: tuple[float, float] = (0, 0)
    y: tuple[float, float] = (0, 0)
    """Where it is drawn; an empty box is not on the back figure."""
    paired: bool = True
    solo_cap: int = 4
    partner_cap: int = 4


REGIONS = {
    row.id: row
    for row in (
        Region("suboccipital", "the base of your skull", "neck", (0.05, 0.20), (0.0, 0.04), True, 3, 3),
        Region("neck_side_back", "the back of your neck", "neck", (0.05, 0.18), (0.02, 0.13), True, 3, 3),
        Region("upper_trap", "shoulder top", "shoulders", (0.15, 0.75), (0.11, 0.19), True, 5, 5),
        Region("levator", "inner top corner of the blade", "shoulders", (0.25, 0.35), (0.16, 0.22), True, 5, 6),
        Region("mid_trap_rhomboid", "between blade and spine", "upper back", (0.12, 0.34), (0.20, 0.42), True, 6, 6),
        Region("lower_trap", "below the inner blade", "upper back", (0.08, 0.28), (0.38, 0.58), True, 5, 5),
        Region("infraspinatus_teres", "on the shoulder blade", "upper back", (0.38, 0.80), (0.24, 0.42), True, 5, 6),
        Region("erector_thoracic", "long muscles of the upper back", "upper back", (0.07, 0.22), (0.16, 0.60), True, 5, 6),
        Region("erector_lumbar", "long muscles of the low back", "low back", (0.08, 0.28), (0.60, 0.82), True, 4, 5),
        Region("multifidus_ls", "deep low back beside the spine", "low back", (0.05, 0.12), (0.66, 0.85), True, 3, 4),
        Region("ql", "side of the low back", "low back", (0.25, 0.48), (0.62, 0.73), True, 4, 4),
        Region("lat_side", "side of the back", "side", (0.50, 0.85), (0.30, 0.65), True, 4, 5),
        Region("serratus_side", "side ribs", "side", (0.75, 0.95), (0.32, 0.50), True, 3, 3),
        Region("sacrum", "flat bone at the base of the spine", "low back", (0.0, 0.15), (0.80, 0.93), False, 2, 3),
        Region("glute_max", "buttock", "hips", (0.15, 0.65), (0.80, 1.0), True, 6, 6),
        Region("glute_med", "side-back of the hip", "hips", (0.50, 0.80), (0.74, 0.86), True, 6, 6),
        Region("piriformis", "deep centre of the buttock", "hips", (0.25, 0.55), (0.84, 0.92), True, 5, 5),
        Region("hamstring", "back of the thigh", "legs", (0.15, 0.60), (1.02, 1.28), True, 5, 5),
        Region("calf", "calf", "legs"),
        Region("thigh_outer", "outer thigh", "legs", (0.55, 0.75), (1.02, 1.25)),
        Region("inner_thigh", "inner thigh", "legs", solo_cap=0, partner_cap=0),
        Region("foot", "sole of the foot", "legs"),
        Region("chest_front", "front of the chest", "shoulders", solo_cap=0, partner_cap=0),
        Region("hip_flexor", "front of the hip", "hips", solo_cap=0, partner_cap=0),
        Region("forearm", "forearm", "arms", (1.0, 1.3), (0.62, 0.88)),
        Region("hand", "hand", "arms", (1.15, 1.4), (0.90, 1.02)),
        Region("shoulders", "shoulders", "shoulders", (0.15, 0.95), (0.10, 0.30), False, 0, 0),
        Region("rotation_low_back", "turning the low back", "low back", (0.0, 0.45), (0.58, 0.84), False, 0, 0),
        Region("whole_back", "whole back", "upper back", (0.07, 0.80), (0.10, 0.88), False, 3, 4),
        Region("whole_body", "whole body", "whole body", (0.07, 0.85), (0.05, 1.0), False, 0, 0),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tool:
    """What touches the skin. A one-handed tool cannot work both sides at once."""

    id: str
    kind: str
    """What is drawn: hands, ball, roller, cane, towel, stone, wall or none."""
    one_handed: bool = False


TOOLS = {
    row.id: row
    for row in (
        Tool("both hands", "hands"),
        Tool("hands", "hands"),
        Tool("hand", "hands", True),
        Tool("opposite hand", "hands", True),
        Tool("still hands", "hands"),
        Tool("still hand", "hands", True),
        Tool("palms", "hands"),
        Tool("palm", "hands", True),
        Tool("flat palm", "hands", True),
        Tool("opposite palm", "hands", True),
        Tool("broad palms", "hands"),
        Tool("palms with oil", "hands"),
        Tool("palms and fingers", "hands"),
        Tool("thumbs and fingers", "hands"),
        Tool("thumbs", "hands"),
        Tool("supported thumb", "hands", True),
        Tool("pincer grip", "hands", True),
        Tool("fingertips", "hands"),
        Tool("finger pads", "hands"),
        Tool("flat knuckles", "hands"),
        Tool("knuckles", "hands"),
        Tool("loose fist", "hands", True),
        Tool("fists", "hands"),
        Tool("cupped hands", "hands"),
        Tool("loose cupped hands", "hands"),
        Tool("forearm", "hands", True),
        Tool("forearms", "hands"),
        Tool("soft ball on wall", "ball", True),
        Tool("tennis ball on wall", "ball", True),
        Tool("tennis ball on floor", "ball", True),
        Tool("lacrosse ball on wall", "ball", True),
        Tool("two balls in a sock", "ball"),
        Tool("foam roller", "roller"),
        Tool("massage cane", "cane", True),
        Tool("towel", "towel"),
        Tool("doorway", "wall"),
        Tool("wall", "wall"),
        Tool("chair", "wall"),
        Tool("warm stone", "stone", True),
        Tool("warm stones", "stone"),
        Tool("small warm stone", "stone", True),
        Tool("heat pack", "stone"),
        Tool("thermometer", "none"),
    )
}


@dataclass(frozen=True, slots=True)
class MassageType:
    """A kind of massage: the strongest pressure it may ask for, and how its holds are counted."""

    id: str
    label: str
    cap: int
    hold_countdown: Countdown


TYPES = {
    row.id: row
    for row in (
        MassageType("swedish", "Swedish", 6, Countdown.BELL),
        MassageType("deep-tissue", "Deep tissue", 7, Countdown.VOICE),
        MassageType("sports", "Sports", 7, Countdown.VOICE),
        MassageType("trigger-point", "Trigger point", 7, Countdown.VOICE),
        MassageType("hot-stone", "Hot stone", 5, Countdown.BELL),
        MassageType("thai", "Thai", 6, Countdown.BELL),
        MassageType("prenatal", "Prenatal", 4, Countdown.BELL),
        MassageType("stretching", "Stretching", 4, Countdown.VOICE),
    )
}


POSITIONS = (
    "seated",
    "standing",
    "wall",
    "floor",
    "face-up",
    "face-down",
    "side-lying",
    "hands-and-knees",
    "half-kneeling",
)


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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None when none is close."""
    found = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None
