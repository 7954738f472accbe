"""The moves that strokes are made of: pure. A moment comes in, a pose goes out.

Lengths are millimetres on the body, angles degrees clockwise. A stroke's working half is the first
half of its pulse. What is slower than one stroke follows the session's own time.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from coach.screen.paint import ease
from coach.units import SECOND, Ms

LIGHT = 0.12
"""How deep a returning hand is, as a share of its working depth."""
SINK_MS: Ms = 3_500
RELEASE_MS: Ms = 1_500
"""How a hold begins, and how it ends."""
DRIFT_MS: Ms = 16 * SECOND
"""Small strokes wander along the region and back in this time."""
SLOW_DRIFT_MS: Ms = 60 * SECOND
"""The same of hands that must not slide."""
SHIMMER_MS: Ms = 6 * SECOND
SWAY_MS: Ms = 4 * SECOND
TAP = 11
CIRCLE = 10
"""The radius: circles of about two centimetres."""
PLACES = 5
"""Where presses are set down, from one end of the way to the other."""
FIRST_PUSH_MS: Ms = 12 * SECOND
PUSH_MS: Ms = 7_500
PUSH_EVERY_MS: Ms = 23_500
RELAX_MS: Ms = 9 * SECOND
"""What must be left after a push to relax and stretch in."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the hands or the tool are, and what they do there."""

    along: float = 0.5
    """On the way, 0 its beginning, 1 its end."""
    forward: float = 0
    """Besides that, in the way's direction."""
    across: float = 0
    """Besides that, to the right of the way's direction."""
    depth: float = 0
    """0 no pressure, 1 the strongest there is."""
    squeeze: tuple[float, float] = (0, 0)
    """How far each of two hands is closed, 0 to 1."""
    lift: tuple[float, float] = (0, 0)
    """How high each is above the skin."""
    apart: float = 0
    """How far two hands have moved from each other."""
    turn: float = 0
    trail: float = 0
    """How plainly the way behind it shows, 0 to 1."""
    ring: float | None = None
    """The part of a hold that is over, 0 to 1."""
    lean: float = 0
    """How far a stretch has gone, 0 to 1."""
    push: float = 0
    """How hard is pushed against it, 0 to 1."""
    warmth: float = 0
    contact: bool = True


class Moment(NamedTuple):
    """What a motion is made of."""

    pulse: float
    strokes: float
    """How many are done, whole at the beginning of each; of those that a breath may shift, only
    the one under way."""
    at_ms: Ms
    into_ms: float
    left_ms: Ms
    spent: float
    strength: float
    """The pressure, 0 to 1."""
    hands: int
    turns: int
    """After so many strokes it is the same hand's turn again."""


def wave(share: float) -> float:
    """0 at the beginning of each whole, 1 in its middle, smoothly."""
    return (1 - math.cos(math.tau * share)) / 2


def plateau(share: float, rise: float = 0.3) -> float:
    """Up, level, down: 0 at 0 and at 1."""
    return ease(min(1, max(0, share / rise))) * ease(min(1, max(0, (1 - share) / rise)))


def there_and_back(share: float, full: float, over: float) -> float:
    """Up until `full`, lingering there, and down again until `over`."""
    down = max(0, over - share) / (over - full)
    return ease(min(1, share / full)) * ease(min(1, down))


def _held(now: Moment) -> float:
    """A hold: sinks in slowly, stays, lets go at the end."""
    return ease(min(1, now.into_ms / SINK_MS)) * ease(min(1, now.left_ms / RELEASE_MS))


def _drift(now: Moment, every_ms: Ms = DRIFT_MS) -> float:
    return 0.2 + 0.6 * wave(now.at_ms / every_ms)


def glide(now: Moment, warmth: float = 0) -> Pose:
    """Out with weight, back hardly touching and a little to the side."""
    out = now.pulse < 0.5
    share = (now.pulse * 2) % 1
    weight = LIGHT + (1 - LIGHT) * plateau(share) if out else LIGHT
    return Pose(
        along=ease(share) if out else 1 - ease(share),
        across=0 if out else 14 * wave(share),
        depth=now.strength * weight,
        trail=plateau(share) if out else 0,
        lift=(0, 0) if out else (4 * wave(share), 4 * wave(share)),
        warmth=warmth and _shimmer(now),
    )


def knead(now: Moment) -> Pose:
    first, second = wave(now.pulse), wave(now.pulse + 0.5)
    strongest = first if now.hands == 1 else max(first, second)
    return Pose(
        along=_drift(now),
        depth=now.strength * (0.3 + 0.7 * strongest),
        squeeze=(first, second),
        turn=7 * math.sin(math.tau * now.pulse),
    )


def circle(now: Moment) -> Pose:
    angle = math.tau * now.pulse
    return Pose(
        along=_drift(now),
        forward=CIRCLE * math.cos(angle),
        across=CIRCLE * math.sin(angle),
        depth=now.strength * (0.8 + 0.2 * math.cos(angle)),
        trail=1,
    )


def rub(now: Moment, reach: float, turn: float = 0) -> Pose:
    """To and fro across the way."""
    swing = math.sin(math.tau * now.pulse)
    return Pose(along=_drift(now), across=reach * swing, depth=now.strength, turn=turn * swing)


def tap(now: Moment) -> Pose:
    """Two hands take turns, so that each moves at half the tempo; nothing changes its light."""
    first = wave(now.strokes / now.turns)
    return Pose(
        along=_drift(now),
        depth=now.strength,
        lift=(TAP * first, TAP * (1 - first if now.hands > 1 else first)),
    )


def press(now: Moment) -> Pose:
    """Leans in, waits, releases; then the hands wander to the next place."""
    weight = there_and_back(now.pulse, 0.45, 0.8)
    moved = math.floor(now.strokes) + ease(max(0, now.pulse - 0.8) / 0.2)
    return Pose(
        along=0.15 + 0.7 * _to_and_fro(moved / (PLACES - 1)),
        forward=7 * weight,
        depth=now.strength * (LIGHT / 2 + (1 - LIGHT / 2) * weight),
        lift=(5 * plateau(max(0, now.pulse - 0.8) / 0.2),) * 2,
    )


def _to_and_fro(at: float) -> float:
    """0 to 1 and back to 0, every two."""
    return 1 - abs(1 - at % 2)


def hold(now: Moment) -> Pose:
    return Pose(depth=now.strength * _held(now), ring=now.spent)


def slow_line(now: Moment) -> Pose:
    """Slow and deep for most of the time, and back in the air."""
    out = now.pulse < 0.75
    share = now.pulse / 0.75 if out else (now.pulse - 0.75) / 0.25
    return Pose(
        along=ease(share) if out else 1 - ease(share),
        depth=now.strength * plateau(share, 0.15) if out else 0,
        trail=plateau(share, 0.15) if out else 0,
        lift=(0, 0) if out else (9 * wave(share), 9 * wave(share)),
        contact=out,
    )


def spread(now: Moment) -> Pose:
    """The hands move apart over the first part of the hold, and wait."""
    gone = ease(min(1, now.spent / 0.6)) * ease(min(1, now.left_ms / RELEASE_MS))
    return Pose(apart=60 * gone, depth=now.strength * _held(now), ring=now.spent, trail=gone)


def roll(now: Moment) -> Pose:
    speed = abs(math.sin(math.tau * now.pulse))
    return Pose(along=0.1 + 0.8 * wave(now.pulse), depth=now.strength, trail=speed)


def stretch(now: Moment) -> Pose:
    return Pose(lean=_held(now), forward=14 * _held(now), ring=now.spent)


def push_and_relax(now: Moment) -> Pose:
    """A stretch that is pushed against now and then, and goes further each time."""
    pushes = [at for at in _pushes(now) if at <= now.into_ms]
    pushing = plateau((now.into_ms - pushes[-1]) / PUSH_MS, 0.15) if pushes else 0
    over = [min(1, max(0, now.into_ms - at - PUSH_MS) / SINK_MS) for at in pushes]
    lean = _held(now) * min(1, 0.45 + 0.3 * sum(map(ease, over)))
    return Pose(lean=lean, forward=14 * lean - 6 * pushing, push=pushing, ring=now.spent)


def _pushes(now: Moment) -> list[Ms]:
    """When pushes begin: as the routines say it, and none that could not be relaxed after."""
    if not math.isfinite(now.into_ms):
        return []
    last_ms = now.into_ms + now.left_ms - PUSH_MS - RELAX_MS
    return list(range(FIRST_PUSH_MS, max(FIRST_PUSH_MS, int(last_ms)) + 1, PUSH_EVERY_MS))


def rest_warm(now: Moment) -> Pose:
    return Pose(depth=now.strength, warmth=_shimmer(now))


def _shimmer(now: Moment) -> float:
    return 0.6 + 0.4 * wave(now.at_ms / SHIMMER_MS)


def draw_skin(now: Moment) -> Pose:
    """Draws the skin along, lets it come back by itself, and waits without any pressure."""
    weight = there_and_back(now.pulse, 0.45, 0.82)
    free = max(0, now.pulse - 0.82) / 0.18
    return Pose(
        along=_drift(now, SLOW_DRIFT_MS),
        forward=16 * weight,
        depth=now.strength * weight,
        trail=weight,
        lift=(6 * wave(free), 6 * wave(free)),
        contact=weight > 0,
    )


def sway(now: Moment) -> Pose:
    """The body moves by itself, to and fro."""
    return Pose(along=wave(now.pulse), trail=1, contact=False)


def touch(now: Moment) -> Pose:
    return Pose(depth=now.strength)


def bob(now: Moment) -> Pose:
    sway = math.sin(math.tau * now.at_ms / SWAY_MS)
    return Pose(forward=6 * sway, contact=False)
