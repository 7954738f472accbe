"""What the screen's tests paint: one session's frames in every state, and a shelf of cards."""

from dataclasses import replace
from typing import Any

from coach.routine.problems import Problem
from coach.routine.vocabulary import Audience, Form, Side
from coach.score.frame import HINTS, BreathFrame, Frame
from coach.score.plan import Span
from coach.score.playhead import Mode
from coach.screen.shelf.shelf import Card

SIZES = ((480, 320), (800, 480), (1280, 720), (1920, 1080), (2560, 1440))
ODD_SIZES = ((960, 1080), (600, 1000), (1280, 400), (480, 1440), (2560, 320))

SECONDS = (30, 25, 25, 40, 40, 35, 35, 30, 30, 45, 10, 45, 30, 30, 30, 30, 10, 35, 45)
SIDES = (Side.BOTH, Side.LEFT, Side.RIGHT)
BAR = tuple(
    Span(sum(SECONDS[:i]) * 1000, sum(SECONDS[: i + 1]) * 1000, f"Step {i + 1}", SIDES[i % 3])
    for i in range(len(SECONDS))
)

PLAYING = Frame(
    title="Swedish back massage",
    mode=Mode.PLAYING,
    asking=False,
    at_ms=36_400,
    total_ms=BAR[-1].end_ms,
    bar=BAR,
    step=2,
    name="Glide over the shoulder top",
    stroke="effleurage",
    side=Side.LEFT,
    region="upper_trap",
    region_label="shoulder top",
    tool="opposite hand",
    position="seated",
    form=Form.SOLO,
    pressure=3,
    tempo=12,
    pulse=0.3,
    breath=None,
    left_ms=18_600,
    spent=0.256,
    caption="Left shoulder. Glide from your neck out over the top, slowly.",
    audience=Audience.ALL,
    next_name="Glide over the shoulder top",
    next_side=Side.RIGHT,
    volume=80,
    muted=False,
    hint=HINTS[Mode.PLAYING],
    preparing=False,
)


def frame(mode: Mode = Mode.PLAYING, **changes: Any) -> Frame:
    """The sample moment with these changes."""
    return replace(replace(PLAYING, mode=mode, hint=HINTS[mode]), **changes)


STATES = {
    "playing": frame(),
    "settling": frame(
        step=1, name="Settle", side=Side.BOTH, region=None, region_label="", tool=None,
        pressure=None, tempo=None, pulse=None, breath=BreathFrame(True, 0.7),
    ),
    "breathing": frame(
        step=12, name="Glide down the low back", side=Side.BOTH, region="erector_lumbar",
        region_label="long muscles of the low back", tool="both hands", pressure=3.5, tempo=120,
        breath=BreathFrame(False, 0.9),
    ),
    "paused": frame(Mode.PAUSED, caption=""),
    "waiting": frame(Mode.WAITING, left_ms=1, spent=0.999, caption=""),
    "eased": frame(Mode.EASED, caption="Stopping. Let go, and breathe."),
    "ended": frame(Mode.ENDED, at_ms=BAR[-1].end_ms, step=19, left_ms=0, spent=1, next_name=""),
    "preparing": frame(preparing=True, caption=""),
    "asking": frame(asking=True),
    "muted": frame(muted=True),
    "for the giver": frame(audience=Audience.GIVER),
    "front": frame(region="chest_front", region_label="front of the chest"),
}  # fmt: skip

LONG = (
    "Ask now whether this pressure is good, and wait for the answer, and then go on; "
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
) * 3

UNKNOWN_KEY = Problem(4, 5, "key", "`stroek` is not a key of a step", "Did you mean `stroke`?")
TOO_MUCH = Problem(19, 3, "speech", f"the words need more than there is: {LONG}", LONG)

CARDS = (
    Card("swedish-solo", "Swedish back massage", "Swedish", "solo", (10, 20, 30), "With a towel.",
         regions=("upper_trap", "erector_lumbar"), tools=("hands", "towel"),
         goals=("relax", "desk")),
    Card("swedish-partner", "Swedish for two", "Swedish", "partner", (20, 10), "Oil and time.",
         owner="yours", regions=("whole_back", "upper_trap", "hamstring"), tools=("hands",)),
    Card("broken", "broken", "", "", (), "", (UNKNOWN_KEY, TOO_MUCH, UNKNOWN_KEY),
         "/home/ada/routines/broken.yaml"),
    Card("half", "Half a routine", "Thai", "partner", (10, 20), "With one error.", (UNKNOWN_KEY,),
         "half.yaml", regions=("foot", "calf")),
    Card("stones", "Warm stones", "Hot stone", "partner", (30,), "Test every stone yourself.",
         regions=("erector_thoracic", "glute_max"), tools=("hands", "stone"), goals=("sleep",)),
    Card("many", "Points at the wall", "Trigger point", "solo", (5, 10, 15, 20, 45, 60), "A ball.",
         regions=("suboccipital", "mid_trap_rhomboid", "forearm"), tools=("ball", "cane")),
)  # fmt: skip
