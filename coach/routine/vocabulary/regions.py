"""Regions of the body: where they are, how strong they may be worked, what reaches them alone.

Coordinates have y = 0 at the base of the skull and y = 1 at the fold of the buttocks, x = 0 at the
spine and x = 1 at the tip of the shoulder. They are our own drawing estimates, and nothing here has
been reviewed by a clinician.
"""

from dataclasses import dataclass

HANDS, BALL, ROLLER, CANE, TOWEL, STONE = (
    frozenset({kind}) for kind in ("hands", "ball", "roller", "cane", "towel", "stone")
)
POINTS = frozenset({"press_hold"})
FOAM = frozenset({"roll_foam"})
ROLLING = FOAM | {"roll_ball"}
TAPS = frozenset({"tapotement"})
DIGGING = frozenset({"stripping", "friction_cross"})
NOTHING: frozenset[str] = frozenset()
REST_OF_BACK = frozenset({"shoulders", "low back", "side", "hips"})
REST_OF_BODY = REST_OF_BACK | {"upper back", "neck", "legs", "arms"}


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
    reach: frozenset[str] = NOTHING
    """The kinds of tool with which somebody alone reaches it."""
    never: frozenset[str] = NOTHING
    """The strokes that are not done here, by whomever."""
    warms: frozenset[str] = NOTHING
    """The groups that light work here warms up besides its own (rule P03)."""
    tingles: bool = False
    """Whether a nerve lies below: who presses here must hear of tingling (rule P10)."""
    prenatal: int | None = 4
    """The strongest pressure in pregnancy; None where nothing is done then (rule R02)."""


REGIONS = {
    row.id: row
    for row in (
        Region("suboccipital", "the base of your skull", "neck", (0.05, 0.20), (0.0, 0.04), solo_cap=3, partner_cap=3, reach=HANDS | BALL, never=POINTS | ROLLING | TAPS),
        Region("neck_side_back", "the back of your neck", "neck", (0.05, 0.18), (0.02, 0.13), solo_cap=3, partner_cap=3, reach=HANDS | TOWEL | STONE, never=POINTS | ROLLING | TAPS),
        Region("upper_trap", "shoulder top", "shoulders", (0.15, 0.75), (0.11, 0.19), solo_cap=5, partner_cap=5, reach=HANDS | CANE | BALL | STONE, never=FOAM),
        Region("levator", "inner top corner of the blade", "shoulders", (0.25, 0.35), (0.16, 0.22), solo_cap=5, partner_cap=6, reach=HANDS | CANE | BALL, never=FOAM | TAPS),
        Region("mid_trap_rhomboid", "between blade and spine", "upper back", (0.12, 0.34), (0.20, 0.42), solo_cap=6, partner_cap=6, reach=BALL | CANE),
        Region("lower_trap", "below the inner blade", "upper back", (0.08, 0.28), (0.38, 0.58), solo_cap=5, partner_cap=5, reach=BALL | STONE),
        Region("infraspinatus_teres", "on the shoulder blade", "upper back", (0.38, 0.80), (0.24, 0.42), solo_cap=5, partner_cap=6, reach=HANDS | BALL | STONE),
        Region("erector_thoracic", "long muscles of the upper back", "upper back", (0.07, 0.22), (0.16, 0.60), solo_cap=5, partner_cap=6, reach=BALL | ROLLER | TOWEL),
        Region("erector_lumbar", "long muscles of the low back", "low back", (0.08, 0.28), (0.60, 0.82), solo_cap=4, partner_cap=5, reach=HANDS | BALL | STONE, never=FOAM | TAPS | DIGGING),
        Region("multifidus_ls", "deep low back beside the spine", "low back", (0.05, 0.12), (0.66, 0.85), solo_cap=3, partner_cap=4, reach=HANDS, never=POINTS | ROLLING | TAPS),
        Region("ql", "side of the low back", "low back", (0.25, 0.48), (0.62, 0.73), solo_cap=4, partner_cap=4, reach=BALL, never=FOAM | TAPS | DIGGING),
        Region("lat_side", "side of the back", "side", (0.50, 0.85), (0.30, 0.65), solo_cap=4, partner_cap=5, reach=HANDS | ROLLER),
        Region("serratus_side", "side ribs", "side", (0.62, 0.80), (0.32, 0.50), solo_cap=3, partner_cap=3, reach=HANDS, never=POINTS | ROLLING | TAPS),
        Region("sacrum", "flat bone at the base of the spine", "low back", (0.0, 0.15), (0.80, 0.93), paired=False, solo_cap=2, partner_cap=3, reach=HANDS | STONE, never=POINTS | ROLLING | TAPS, prenatal=2),
        Region("glute_max", "buttock", "hips", (0.15, 0.65), (0.80, 1.0), solo_cap=6, partner_cap=6, reach=HANDS | BALL | ROLLER, tingles=True),
        Region("glute_med", "side-back of the hip", "hips", (0.50, 0.80), (0.74, 0.86), solo_cap=6, partner_cap=6, reach=HANDS | BALL, tingles=True),
        Region("piriformis", "deep centre of the buttock", "hips", (0.25, 0.55), (0.84, 0.92), solo_cap=5, partner_cap=5, reach=HANDS | BALL, tingles=True),
        Region("hamstring", "back of the thigh", "legs", (0.15, 0.60), (1.02, 1.28), solo_cap=5, partner_cap=5, reach=HANDS | ROLLER, never=POINTS | TAPS, prenatal=None),
        Region("calf", "calf", "legs", reach=HANDS | ROLLER, never=POINTS | TAPS, prenatal=None),
        Region("thigh_outer", "outer thigh", "legs", (0.55, 0.75), (1.02, 1.25), reach=HANDS | ROLLER, prenatal=None),
        Region("inner_thigh", "inner thigh", "legs", solo_cap=0, partner_cap=0, prenatal=None),
        Region("foot", "sole of the foot", "legs", reach=HANDS | BALL, prenatal=None),
        Region("chest_front", "front of the chest", "shoulders", solo_cap=0, partner_cap=0),
        Region("hip_flexor", "front of the hip", "hips", solo_cap=0, partner_cap=0),
        Region("forearm", "forearm", "arms", (1.0, 1.3), (0.62, 0.88), reach=HANDS | STONE),
        Region("hand", "hand", "arms", (1.15, 1.4), (0.90, 1.02), reach=HANDS | STONE, prenatal=2),
        Region("shoulders", "shoulders", "shoulders", (0.15, 0.95), (0.10, 0.30), paired=False, solo_cap=0, partner_cap=0, warms=frozenset({"upper back"})),
        Region("rotation_low_back", "turning the low back", "low back", (0.08, 0.45), (0.58, 0.84), solo_cap=0, partner_cap=0),
        Region("whole_back", "whole back", "upper back", (0.07, 0.80), (0.10, 0.88), paired=False, solo_cap=3, partner_cap=4, reach=TOWEL, never=POINTS | ROLLING | TAPS, warms=REST_OF_BACK),
        Region("whole_body", "whole body", "whole body", (0.07, 0.85), (0.05, 1.0), paired=False, solo_cap=0, partner_cap=0, warms=REST_OF_BODY),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoGo:
    """A place that no routine works on, and why. Steps cannot name it."""

    id: str
    label: str
    why: str
    instead: str = ""
    """A region nearby that can be worked on."""


NO_GO = {
    row.id: row
    for row in (
        NoGo("spine", "the spine itself", "bone, discs and the cord lie there", "erector_thoracic"),
        NoGo(
            "neck_front",
            "the front of the neck",
            "an artery and the windpipe lie there",
            "neck_side_back",
        ),
        NoGo(
            "collarbone",
            "the hollow above the collarbone",
            "nerves and the lung lie there",
            "upper_trap",
        ),
        NoGo("armpit", "the armpit", "nerves and vessels lie there", "lat_side"),
        NoGo(
            "kidneys", "below the lowest ribs", "the kidneys have no cover there", "erector_lumbar"
        ),
        NoGo("behind_knee", "the back of the knee", "vessels and nerves lie there", "hamstring"),
        NoGo("inner_elbow", "the inside of the elbow", "vessels and nerves lie there", "forearm"),
        NoGo("groin", "the groin", "vessels and nerves lie there", "hip_flexor"),
        NoGo("belly", "the belly", "that is not what this program is for"),
        NoGo("breast", "the breast", "that is not what this program is for"),
        NoGo("face", "the face", "that is not what this program is for"),
    )
}
