"""What a new routine is made of: for each type and form a few steps, all of them on a chair or at
the wall, gentle, and within the rules of care.
"""

from dataclasses import dataclass

from coach.routine.vocabulary import Form

BOTH = ("left", "right")


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a new routine, without its seconds."""

    name: str
    stroke: str
    say: str
    """To whoever does it: the giver, in partner form."""
    again: str = ""
    region: str = ""
    tool: str = ""
    sides: tuple[str, ...] = ()
    pressure: int = 0
    tempo: float = 0
    more: tuple[str, ...] = ()
    """Further lines of the file, as they stand there."""
    seconds: int = 0
    """Per side, of a step that is done once; 0 for the steps that fill the time."""

    @property
    def units(self) -> int:
        """How many times it is done, once for each side."""
        return max(len(self.sides), 1)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The steps of a new routine of one type and form."""

    filling: tuple[Move, ...]
    """They fill the time, in rounds; the first ones where there is little."""
    before: tuple[Move, ...] = ()
    after: tuple[Move, ...] = ()
    """Done once, as far as there is time."""
    position: str = "seated"
    set_up: str = ""
    needs: tuple[str, ...] = ()


# fmt: off
GLIDE_TOP = Move("Glide over the shoulder top", "effleurage", "{Side} shoulder. Glide from your neck out over the top.", "{Side} shoulder, the same way.", "upper_trap", "opposite hand", BOTH, 3, 12)
KNEAD_TOP = Move("Knead the shoulder top", "petrissage", "{Side} shoulder. Squeeze the top softly, and let go.", "{Side} shoulder. Squeeze, let go.", "upper_trap", "opposite hand", BOTH, 3, 20)
LEAN_TOP = Move("Press the shoulder top", "compression", "{Side} shoulder. Press the palm down as you breathe out.", "{Side} shoulder. Press, let go.", "upper_trap", "opposite palm", BOTH, 3, 7.5)
CIRCLE_NECK = Move("Circle behind the neck", "friction_circular", "Both hands behind your neck. Small circles, beside the spine.", "Behind the neck. Small circles.", "neck_side_back", "finger pads", (), 2, 30)
GLIDE_NECK = Move("Glide down the neck", "effleurage", "Both palms behind your neck. Glide softly down to the shoulders.", "Neck again. Glide down.", "neck_side_back", "palms", (), 2, 10)
GLIDE_LOW = Move("Glide over the low back", "effleurage", "Both palms on your low back. Glide down to the hips.", "Low back again. Glide down.", "erector_lumbar", "palms", (), 3, 12)
LEAN_LOW = Move("Press the low back", "compression", "Both palms on your low back. Press softly as you breathe out.", "Low back. Press, let go.", "erector_lumbar", "palms", (), 3, 7.5)
KNEAD_ARM = Move("Knead the forearm", "petrissage", "{Side} forearm. Squeeze from the wrist up, and let go.", "{Side} forearm. Squeeze, let go.", "forearm", "opposite hand", BOTH, 3, 20)
LEAN_ARM = Move("Press the forearm", "compression", "{Side} forearm on your thigh. Press softly as you breathe out.", "{Side} forearm. Press, let go.", "forearm", "opposite palm", BOTH, 3, 7.5)
PRESS_TOP = Move("Press and wait", "press_hold", "{Side} shoulder top. Press one tender spot, and wait.", "{Side} shoulder. Press, wait.", "upper_trap", "opposite hand", BOTH, 4, seconds=30)
PRESS_BLADE = Move("Press behind the shoulder", "press_hold", "{Side} shoulder, on the blade. Press one spot, and wait.", "{Side} blade. Press, wait.", "infraspinatus_teres", "opposite hand", BOTH, 4, seconds=30)
LEAN_EAR = Move("Lean the ear away", "stretch_static", "{Side} side of the neck. Lean your head away, and wait.", "{Side} side. Lean away.", "upper_trap", sides=BOTH, seconds=30)

ROLL_BLADE = Move("Roll beside the shoulder blade", "roll_ball", "{Side} side. Ball between spine and blade. Bend your knees slowly.", "{Side} blade. Roll slowly.", "mid_trap_rhomboid", "tennis ball on wall", BOTH, 3, 12)
ROLL_SEAT = Move("Roll the buttock", "roll_ball", "{Side} buttock on the ball. Roll slowly. Tingling means stop.", "{Side} buttock. Roll slowly.", "glute_max", "tennis ball on wall", BOTH, 4, 12)
ROLL_LOW = Move("Roll beside the low spine", "roll_ball", "{Side} low back on the soft ball, off the spine. Roll slowly.", "{Side} low back. Roll slowly.", "erector_lumbar", "soft ball on wall", BOTH, 3, 12)

STRETCH_NECK = Move("Stretch the neck", "stretch_static", "{Side} side. Lean your head away, to a mild pull.", "{Side} side. Lean away.", "upper_trap", sides=BOTH)
STRETCH_SIDE = Move("Stretch the side", "stretch_static", "{Side} arm up. Lean over to a mild pull.", "{Side} arm up. Lean over.", "lat_side", sides=BOTH)
TURN_BACK = Move("Turn the back", "stretch_static", "{Side} side. Turn that way, slowly, to a mild pull.", "{Side} side. Turn slowly.", "rotation_low_back", sides=BOTH)

OPEN_BACK = Move("Glide up the back", "effleurage", "Stand behind, knees soft, back straight. Glide both palms up.", "Glide up the back once more.", "whole_back", "palms", (), 2, 8)
BRISK_BACK = Move("Glide briskly up the back", "effleurage", "Stand behind, knees soft, back straight. Glide both palms briskly up.", "Glide briskly up once more.", "whole_back", "palms", (), 3, 20)
LEAN_BACK = Move("Lean along the back", "compression", "Stand behind, knees soft, arms straight. Lean both palms beside the spine.", "Lean along the back once more.", "whole_back", "palms", (), 2, 7.5)
KNEAD_TOPS = Move("Knead both shoulder tops", "petrissage", "Both shoulder tops. Squeeze softly, and let go.", "Shoulder tops again.", "upper_trap", "thumbs and fingers", (), 3, 20)
LEAN_TOPS = Move("Lean on the shoulder tops", "compression", "One palm on each shoulder top. Lean as they breathe out.", "Shoulder tops. Lean.", "upper_trap", "palms", (), 3, 7.5)
CIRCLE_BLADES = Move("Circle beside the blades", "friction_circular", "Small circles between the blades and the spine.", "Circles beside the blades.", "mid_trap_rhomboid", "finger pads", (), 3, 30)
FOREARM_BACK = Move("Glide with the forearms", "effleurage", "Forearms beside the spine. Glide up, as slowly as you can.", "Forearms up, slowly.", "erector_thoracic", "forearms", (), 4, 6)
LEAN_LOWS = Move("Lean on the low back", "compression", "Both palms on the low back. Lean softly, let go.", "Low back. Lean softly.", "erector_lumbar", "palms", (), 3, 7.5)
GLIDE_LOWS = Move("Glide over the low back", "effleurage", "Both palms on the low back. Glide softly up and out.", "Low back. Glide softly.", "erector_lumbar", "palms", (), 2, 8)
PRESS_TOPS = Move("Press and wait", "press_hold", "A thumb on a tender spot of each shoulder top. Wait.", region="upper_trap", tool="thumbs", pressure=4, seconds=30)

TEST_STONES = Move("Test the stones", "check_heat", "Forty-five degrees at most. Hold a stone for a count of five. Hot means off.", tool="thermometer", seconds=30)
REST_STONES = Move("Rest stones on the shoulders", "stone_place", "Lay a towel, folded double. Set one stone on each shoulder.", region="upper_trap", tool="warm stones", pressure=1, more=("temperature: 45", "cloth_layers: 2", "cues:", '  - {at: 30s, say: "Warm, or hot? Hot means off."}'), seconds=45)
LOOK = Move("Look at the skin", "check_heat", "Lift them off. Patchy red means no more heat.", tool="hand", seconds=15)
STONE_ARM = Move("Glide a stone on the forearm", "stone_glide", "{Side} forearm. Glide the stone up from the wrist. Keep it moving.", "{Side} forearm. Keep it moving.", "forearm", "warm stone", BOTH, 3, 10, ("temperature: 45",))
STONE_TOP = Move("Glide a stone on the shoulder", "stone_glide", "{Side} shoulder. Glide the stone outward. Keep it moving.", "{Side} shoulder. Keep it moving.", "upper_trap", "warm stone", BOTH, 3, 10, ("temperature: 45",))
# fmt: on

_WARM_UP = (TEST_STONES, REST_STONES, LOOK)
_LEANING = "Sit astride a chair, or on a stool at a table, arms and head on a pillow."
_STONES = ("two towels", "a bowl of warm water")

_ALONE = {
    "swedish": Beginning((GLIDE_TOP, GLIDE_LOW, CIRCLE_NECK, KNEAD_ARM)),
    "deep-tissue": Beginning((ROLL_BLADE, ROLL_SEAT, ROLL_LOW), position="wall"),
    "sports": Beginning((KNEAD_TOP, KNEAD_ARM, GLIDE_LOW), after=(LEAN_EAR,)),
    "trigger-point": Beginning((KNEAD_TOP, GLIDE_LOW, KNEAD_ARM), after=(PRESS_TOP, PRESS_BLADE)),
    "hot-stone": Beginning((GLIDE_NECK, STONE_ARM, GLIDE_LOW, STONE_TOP), _WARM_UP, needs=_STONES),
    "thai": Beginning((LEAN_TOP, LEAN_LOW, LEAN_ARM), after=(LEAN_EAR,)),
    "prenatal": Beginning((GLIDE_TOP, GLIDE_LOW, KNEAD_ARM, GLIDE_NECK)),
    "stretching": Beginning((STRETCH_NECK, STRETCH_SIDE, TURN_BACK)),
}
_FOR_TWO = {
    "swedish": Beginning((OPEN_BACK, KNEAD_TOPS, GLIDE_LOWS, CIRCLE_BLADES)),
    "deep-tissue": Beginning((OPEN_BACK, KNEAD_TOPS, FOREARM_BACK, LEAN_LOWS)),
    "sports": Beginning((BRISK_BACK, KNEAD_TOPS, CIRCLE_BLADES, LEAN_LOWS)),
    "trigger-point": Beginning((OPEN_BACK, KNEAD_TOPS, CIRCLE_BLADES), after=(PRESS_TOPS,)),
    "hot-stone": Beginning(
        (OPEN_BACK, STONE_TOP, GLIDE_LOWS, CIRCLE_BLADES), _WARM_UP, needs=_STONES
    ),
    "thai": Beginning((LEAN_BACK, LEAN_TOPS, LEAN_LOWS)),
    "prenatal": Beginning((OPEN_BACK, KNEAD_TOPS, GLIDE_LOWS)),
    "stretching": Beginning((STRETCH_NECK, STRETCH_SIDE, TURN_BACK)),
}
BEGINNINGS = {
    **{(type_, Form.SOLO.value): row for type_, row in _ALONE.items()},
    **{(type_, Form.PARTNER.value): row for type_, row in _FOR_TWO.items()},
}
"""By type and form."""


def settling(form: str) -> Move:
    """How it begins; with a partner what is agreed comes first."""
    if form == Form.PARTNER:
        more = ("cues:", '  - {at: 55%, say: "Breathe slowly, both of you."}')
        words = "Your words: lighter, firmer, stop. Seven of ten is the limit."
        return Move("Settle together", "settle", words, more=more, seconds=45)
    return Move("Settle", "settle", "Feet flat. Let your shoulders drop.", seconds=25)


# fmt: off
ASK = Move("Ask about the pressure", "check_in", "Lighter, same or firmer?", seconds=12)
MOVE = Move("Roll the shoulders", "mobilise", "Roll both shoulders, slowly, up and back.", tempo=10, seconds=30)
REST = Move("Rest", "rest", "Rest. Let your breath go slowly.", more=("breath: {in: 4, out: 6}",))
# fmt: on
