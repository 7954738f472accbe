"""The pictures that the next step needs, made a little at a time while this one is shown.

They are kept where all pictures are kept; whoever shows the step finds them there.
"""

from collections.abc import Iterator
from dataclasses import replace

from coach.score.frame import Frame
from coach.screen.appearance import Appearance
from coach.screen.body import figure
from coach.screen.scene import motion
from coach.screen.scene.implements.sprites import SOFTNESSES, shadow, sprite
from coach.screen.scene.implements.stage import stage_of
from coach.screen.scene.implements.touches import Touch, touches

STOPS = 8
"""So many places of a stroke are prepared: a hand turns as it goes."""


def prepare(size: tuple[int, int], frame: Frame, looks: Appearance) -> Iterator[None]:
    """Makes what the step after the frame's needs in a box of this size, a few ms at a time."""
    then = _next(frame)
    stage = stage_of(then, size, resting=False) if then and min(size) > 0 else None
    yield
    if then is None or stage is None:
        return
    height = stage.place.height
    yield from figure.prepare(stage.view, height, looks.theme)
    if then.region:
        figure.glow(stage.view, height, then.region, then.side, looks.theme.glow)
        yield
    for part in range(STOPS):
        pose = motion.pose(replace(then, pulse=part / STOPS))
        for touch in touches(then, pose, stage, looks.theme):
            yield from _made(touch)


def _next(frame: Frame) -> Frame | None:
    work = frame.next_work
    if work is None:
        return None
    return replace(
        frame,
        stroke=work.stroke,
        side=work.side,
        region=work.region,
        tool=work.tool,
        position=work.position,
    )


def _made(touch: Touch) -> Iterator[None]:
    sprite(touch.look, touch.at, touch.tilt)
    yield
    for softness in range(SOFTNESSES) if touch.casts else ():
        shadow(touch.look, softness)
        yield
