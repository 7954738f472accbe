"""What touches the body in a pose: which pictures, where, turned how, and how deep."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach.routine.vocabulary import REGIONS, Form
from coach.score.frame import Frame
from coach.screen.paint import Point
from coach.screen.scene.implements.shapes import SHAPES, Shape
from coach.screen.scene.implements.sprites import Look, turned_by
from coach.screen.scene.implements.stage import HOME, Stage, Track
from coach.screen.scene.motion import MOTIONS
from coach.screen.scene.moves import Pose
from coach.screen.theme import Theme

GIVER = -12.0
"""Where the giver's fingers point, who looks as we do: up, and a little to the middle."""
OWN: Mapping[str, float] = MappingProxyType(
    {
        "neck": -72,
        "shoulders": 168,
        "upper back": -76,
        "low back": -100,
        "side": -70,
        "hips": -118,
        "legs": 176,
        "arms": 112,
        "whole body": -76,
    }
)
"""Where one's own fingers point on the right, by group of region, in degrees clockwise from up:
from the side or over the shoulder. On the left it is the mirror image."""
THUMB_ROOT = (-13.0, 62.0)
THUMB_CLOSES = 30.0
HAND_CLOSES = 6.0
"""How far they turn as a kneading hand closes, in degrees."""
ONE_SIDED = 0.55
"""How large a roller is on one side only."""
OUTSIDE = 250.0
"""How far from the middle a wall stands, in millimetres."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One picture on the body."""

    look: Look
    at: Point
    depth: float = 0
    lift: float = 0
    tilt: float = 0
    contact: bool = True
    rolled: float | None = None
    """How far it has rolled, in pixels."""
    warmth: float = 0
    casts: bool = True


def touches(frame: Frame, pose: Pose, stage: Stage, theme: Theme) -> Iterator[Touch]:
    """Every picture of this moment, the lowest first."""
    sign = MOTIONS[frame.stroke].sign
    if sign:
        yield from _signs(sign, frame, pose, stage, theme)
        return
    shape = SHAPES.get(frame.tool or "")
    if shape is None or not stage.tracks:
        return
    if shape.art in {"wall", "chair"}:
        yield _beside_the_body(shape, stage, theme)
    elif shape.spans:
        yield _across_the_body(shape, pose, stage, theme)
    else:
        yield from _on_the_skin(shape, frame, pose, stage, theme)


def _signs(sign: str, frame: Frame, pose: Pose, stage: Stage, theme: Theme) -> Iterator[Touch]:
    x, y = stage.home
    sway = pose.forward * stage.scale
    if sign == "heat":
        stone = Look("stone", "stone", theme, stage.scale * 1.5)
        yield Touch(stone, (x, y), warmth=0.8)
        tool = SHAPES.get(frame.tool or "hand", SHAPES["hand"])
        art = "palm" if tool.reached else tool.art
        look = Look(art, tool.material, theme, stage.scale * 1.2, GIVER)
        yield Touch(look, (x + 20 * stage.scale, y - 8 * stage.scale + sway), lift=6)
    elif sign == "speech":
        look = Look(sign, "sign", theme, stage.scale)
        yield Touch(look, (stage.mouth[0], stage.mouth[1] + sway))
    else:
        look = Look(sign, "sign", theme, stage.scale * 1.3)
        yield Touch(look, (x + sway, y))


def _beside_the_body(shape: Shape, stage: Stage, theme: Theme) -> Touch:
    """A wall, a door frame, a chair: it stands still at the side."""
    track = stage.tracks[0]
    side = -1 if track.mirrored else 1
    x = stage.place.centerx + side * OUTSIDE * stage.scale
    look = Look(shape.art, shape.material, theme, stage.scale, 0, track.mirrored)
    return Touch(look, (x, track.at(0.5)[1]))


def _across_the_body(shape: Shape, pose: Pose, stage: Stage, theme: Theme) -> Touch:
    """A roller or a towel: over both sides, or smaller on one."""
    spots = [stage.spot(track, pose) for track in stage.tracks]
    at = sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)
    one = len(spots) == 1 and abs(at[0] - stage.place.centerx) > 40 * stage.scale
    size = stage.scale * shape.size * (ONE_SIDED if one else 1)
    look = Look(shape.art, shape.material, theme, size)
    rolled = pose.along * stage.tracks[0].length() if shape.rolls else None
    return Touch(look, at, pose.depth, rolled=rolled, warmth=pose.warmth)


def _on_the_skin(
    shape: Shape, frame: Frame, pose: Pose, stage: Stage, theme: Theme
) -> Iterator[Touch]:
    """Hands, balls, stones: one on each way, or two beside each other on a single one."""
    if shape.pair and len(stage.tracks) == 1:
        track, turn = stage.tracks[0], _turn(shape, frame, stage.tracks[0])
        for index, side in enumerate((1, -1)):
            beside = turned_by((side * shape.beside / 2, 0), turn)
            yield from _one(shape, frame, pose, stage, theme, track, index, beside, side < 0)
        return
    tracks = stage.tracks[: 2 if shape.pair else 1]
    for index, (track, beside) in enumerate(zip(tracks, _apart(shape, pose, stage), strict=False)):
        yield from _one(shape, frame, pose, stage, theme, track, index, beside, track.mirrored)


def _apart(shape: Shape, pose: Pose, stage: Stage) -> tuple[Point, Point]:
    """How two hands keep out of each other's way where their ways come close: in millimetres."""
    one, other = stage.spot(stage.tracks[0], pose), stage.spot(stage.tracks[-1], pose)
    far = math.dist(one, other) or 1
    missing = max(0, shape.beside - far / stage.scale) / 2
    x, y = (one[0] - other[0]) / far * missing, (one[1] - other[1]) / far * missing
    return (x, y), (-x, -y)


def _one(
    shape: Shape,
    frame: Frame,
    pose: Pose,
    stage: Stage,
    theme: Theme,
    track: Track,
    index: int,
    beside: Point,
    mirrored: bool,
) -> Iterator[Touch]:
    """One hand or tool; `beside` is its place besides the way, in millimetres."""
    x, y = stage.spot(track, pose)
    tx, ty = track.heading(pose.along)
    turn = _turn(shape, frame, track)
    apart = pose.apart / 2 * (-1 if index else 1)
    away = turned_by((0, pose.lift[index]), turn)
    shift = (beside[0] + tx * apart + away[0], beside[1] + ty * apart + away[1])
    at = x + shift[0] * stage.scale, y + shift[1] * stage.scale
    crossed = (frame.tool or "").startswith("opposite")
    hidden = shape.reached and frame.form is Form.SOLO
    size = stage.scale * shape.size
    look = Look(shape.art, shape.material, theme, size, turn, mirrored != crossed, hidden)
    hand = -1 if look.mirrored else 1
    closed = pose.squeeze[index]
    tilt = (pose.turn + HAND_CLOSES * closed) * hand if shape.reached else 0
    rolled = pose.along * track.length() if shape.rolls else None
    touch = Touch(look, at, pose.depth, pose.lift[index], tilt, pose.contact, rolled, pose.warmth)
    if shape.art == "grip":
        yield _thumb(touch, closed, hand, stage.scale)
    yield touch


def _thumb(hand: Touch, closed: float, side: int, scale: float) -> Touch:
    """The thumb of a kneading hand, under it; it closes towards the fingers."""
    look = hand.look
    root = turned_by((THUMB_ROOT[0] * side, THUMB_ROOT[1]), look.turn + hand.tilt)
    at = hand.at[0] + root[0] * scale, hand.at[1] + root[1] * scale
    thumb = Look("grip-thumb", look.material, look.theme, look.scale, look.turn, look.mirrored)
    tilt = hand.tilt + (THUMB_CLOSES * closed - THUMB_CLOSES / 3) * side
    return Touch(thumb, at, 0, hand.lift, tilt, contact=False, casts=False)


def _turn(shape: Shape, frame: Frame, track: Track) -> float:
    """Where its fingers point; what nobody holds is not turned."""
    if not shape.reached:
        return 0
    group = REGIONS[frame.region or HOME].group
    turn = GIVER if frame.form is Form.PARTNER else OWN.get(group, GIVER)
    return -turn if track.mirrored else turn
