"""How every stroke of the vocabulary moves: pure. A frame comes in, a pose goes out.

Where on the body that is, is the scene's business.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from coach.routine.vocabulary import TOOLS
from coach.score.frame import Frame
from coach.screen.scene import moves
from coach.screen.scene.moves import Moment, Pose
from coach.units import MINUTE

STRONGEST = 10
TRAIL = 12
"""So many places of a trail, each so much of a stroke after the one before it."""
TRAIL_STEP = 0.025


@dataclass(frozen=True, slots=True)
class Motion:
    """One row: how a stroke moves, and which arrow says so in a still picture."""

    move: Callable[[Moment], Pose]
    arrow: str = ""
    sign: str = ""
    """What stands for a stroke that touches nothing."""
    travels: bool = False
    """Whether it runs the length of the way: then the way is shown."""
    trails: bool = False
    """Whether it leaves a trail."""


MOTIONS: Mapping[str, Motion] = MappingProxyType(
    {
        "settle": Motion(moves.touch),
        "effleurage": Motion(moves.glide, "way", travels=True, trails=True),
        "petrissage": Motion(moves.knead, "squeeze"),
        "friction_circular": Motion(moves.circle, "circle", trails=True),
        "friction_cross": Motion(partial(moves.rub, reach=13), "across"),
        "tapotement": Motion(moves.tap, "taps"),
        "vibration": Motion(partial(moves.rub, reach=9, turn=3), "across"),
        "compression": Motion(moves.press, "press"),
        "press_hold": Motion(moves.hold, "press"),
        "stripping": Motion(moves.slow_line, "way", travels=True, trails=True),
        "myofascial_spread": Motion(moves.spread, "apart"),
        "roll_ball": Motion(moves.roll, "both ways", travels=True, trails=True),
        "roll_foam": Motion(moves.roll, "both ways", travels=True, trails=True),
        "stretch_static": Motion(moves.stretch, "lean"),
        "stretch_cr": Motion(moves.push_and_relax, "lean"),
        "stretch_passive": Motion(moves.stretch, "lean"),
        "stone_place": Motion(moves.rest_warm),
        "stone_glide": Motion(partial(moves.glide, warmth=1), "way", travels=True, trails=True),
        "lymph_light": Motion(moves.draw_skin, "way", trails=True),
        "mobilise": Motion(moves.sway, "both ways", travels=True, trails=True),
        "check_heat": Motion(moves.bob, sign="heat"),
        "check_in": Motion(moves.bob, sign="speech"),
        "transition": Motion(moves.bob, sign="turn"),
        "switch_side": Motion(moves.bob, sign="swap"),
        "rest": Motion(moves.touch),
    }
)
"""One row for each stroke of the vocabulary."""


def pose(frame: Frame) -> Pose:
    """What is seen at this moment of the frame's stroke."""
    return MOTIONS[frame.stroke].move(_moment(frame))


def trail(frame: Frame) -> Iterator[tuple[Pose, float]]:
    """Where the stroke has just been, the oldest first, and how plainly that shows, 0 to 1."""
    motion = MOTIONS[frame.stroke]
    if not motion.trails or frame.pulse is None:
        return
    now = _moment(frame)
    for step in range(TRAIL, 0, -1):
        back = TRAIL_STEP * step
        before = motion.move(now._replace(pulse=(now.pulse - back) % 1, strokes=now.strokes - back))
        yield before, before.trail * (1 - step / (TRAIL + 1))


def still(frame: Frame) -> Pose:
    """The same in one picture: in the middle of the way, at work; only a ring goes on filling."""
    now = _moment(frame)
    long_ms = moves.SINK_MS
    held = now._replace(
        pulse=0.25, strokes=0.25, at_ms=0, into_ms=long_ms, left_ms=long_ms, spent=1
    )
    middle = replace(MOTIONS[frame.stroke].move(held), along=0.5, forward=0, across=0, turn=0)
    ring = None if middle.ring is None else frame.spent
    return replace(middle, depth=now.strength or middle.depth, lift=(0, 0), ring=ring)


def _moment(frame: Frame) -> Moment:
    into_ms = frame.left_ms * frame.spent / (1 - frame.spent) if frame.spent < 1 else math.inf
    pulse = frame.pulse or 0
    counted = frame.tempo and not frame.breath and math.isfinite(into_ms)
    done = into_ms * frame.tempo / MINUTE if frame.tempo and counted else pulse
    hands = 1 if frame.tool in TOOLS and TOOLS[frame.tool].one_handed else 2
    return Moment(
        pulse=pulse,
        strokes=round(done - pulse) + pulse,
        at_ms=frame.at_ms,
        into_ms=into_ms,
        left_ms=frame.left_ms,
        spent=frame.spent,
        strength=(frame.pressure or 0) / STRONGEST,
        hands=hands,
        turns=hands if counted else 1,
    )
