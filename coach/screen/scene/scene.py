"""The picture of a step: the body, what works on it, and the breath, in one box.

What stands still is put together once and kept; what moves is painted over it, and the next time
only what it covered is put back.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from coach.language import N_, _
from coach.routine.vocabulary import REGIONS, Side
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.body import figure, raster
from coach.screen.lettering import Type, text
from coach.screen.paint import Point
from coach.screen.scene import motion
from coach.screen.scene.implements import arrows, marks, rolling
from coach.screen.scene.implements.materials import ends
from coach.screen.scene.implements.sprites import SOFTNESSES, shadow, sprite
from coach.screen.scene.implements.stage import Stage, letter_spots, stage_of
from coach.screen.scene.implements.touches import Touch, touches
from coach.screen.scene.motion import MOTIONS
from coach.screen.scene.moves import Pose

RESTING = (Mode.EASED, Mode.ENDED)
"""The states in which no step is shown."""
LETTERS = {Side.LEFT: N_("L"), Side.RIGHT: N_("R")}
LETTER = 21
"""So many letters, one on the other, are as high as the box."""
BREATHS = 0.27, 0.37
"""The radius of the breath empty and full, as a share of the picture's longer side."""
STREAK, SPOT = 34, 15
"""The radius of a trail's spots behind a travelling hand, and of others; millimetres."""
PLAIN = {STREAK: 0.3, SPOT: 0.6}
"""How plainly they show at most."""
FULLY = 0.7
"""The depth that is shown as the deepest: nothing here is pressed harder."""
BLACK = (0, 0, 0)
NOWHERE = pygame.Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What does not move: over the ground, and by itself for the breath to lie behind."""

    whole: pygame.Surface
    layer: pygame.Surface


class Scene:
    """Paints the picture of a frame into a box, and remembers what it covered there."""

    def __init__(self, looks: Appearance) -> None:
        self.looks = looks
        self._key: object = None
        self._standing: _Standing | None = None
        self._covered: list[pygame.Rect] = []

    def paint(
        self, surface: pygame.Surface, box: pygame.Rect, frame: Frame, *, fresh: bool
    ) -> None:
        """Makes the box show the frame; `fresh` where its content was lost."""
        if min(box.size) <= 0:
            return
        resting = frame.mode in RESTING
        stage = stage_of(frame, box.size, resting=resting)
        key = (box.size, stage, _lit(frame), None if resting else (frame.region, frame.stroke))
        if self._standing is None or key != self._key:
            self._standing, self._key = _standing(box.size, frame, stage, self.looks), key
            fresh = True
        within = surface.subsurface(box.clip(surface.get_rect()))
        moving = stage if not resting else None
        air = _air(within, moving) if moving and frame.breath else NOWHERE
        for rect in [within.get_rect()] if fresh else self._covered:
            if not air.contains(rect):
                within.blit(self._standing.whole, rect, rect)
        self._covered = []
        if moving:
            self._covered = list(_moving(within, self._standing, frame, moving, self.looks))


def sides_at_work(frame: Frame) -> tuple[Side, ...]:
    """The sides that the step works on; none where it names the middle or nothing."""
    if frame.mode in RESTING:
        return ()
    if frame.side is not Side.BOTH:
        return (frame.side,)
    paired = frame.region is not None and REGIONS[frame.region].paired
    return (Side.LEFT, Side.RIGHT) if paired else ()


def _lit(frame: Frame) -> tuple[Side, ...]:
    return tuple(map(figure.drawn, sides_at_work(frame)))


def _standing(
    size: tuple[int, int], frame: Frame, stage: Stage | None, looks: Appearance
) -> _Standing:
    whole = pygame.Surface(size)
    whole.fill(looks.theme.ground)
    layer = pygame.Surface(size, pygame.SRCALPHA)
    layer.fill((*looks.theme.ground, 0))
    if stage:
        _body(layer, frame, stage, looks)
        _letters(layer, frame, stage, looks)
        if frame.mode not in RESTING:
            _guide(layer, frame, stage, looks)
    whole.blit(layer, (0, 0))
    return _Standing(whole, layer)


def _body(layer: pygame.Surface, frame: Frame, stage: Stage, looks: Appearance) -> None:
    height = stage.place.height
    layer.blit(figure.body(stage.view, height, looks.theme), stage.place)
    if frame.region and frame.mode not in RESTING:
        light = figure.glow(stage.view, height, frame.region, frame.side, looks.theme.glow)
        if light:
            layer.blit(light, stage.place)


def _letters(layer: pygame.Surface, frame: Frame, stage: Stage, looks: Appearance) -> None:
    """L and R stand beside the shoulders; the side at work has its letter on a full disc."""
    lit = _lit(frame)
    px = round(min(layer.get_size()) / LETTER * min(1.5, max(1, looks.percent / 100)))
    for side, (x, y) in letter_spots(stage, px).items():
        box = pygame.Rect(0, 0, 2 * px, 2 * px)
        box.center = round(x), round(y)
        box.clamp_ip(layer.get_rect())
        if side in lit:
            disc = marks.shaped(box.size, _full_disc)
            layer.blit(raster.tinted(disc, looks.theme.glow), box)
        colour = looks.theme.on_glow if side in lit else looks.theme.soft
        style = Type(px, colour, "Medium")
        text(layer, box, _(LETTERS[side]), style, across="middle", down="middle")


def _full_disc(canvas: pygame.Surface) -> None:
    side = canvas.get_width()
    pygame.draw.circle(canvas, raster.WHITE, (side / 2, side / 2), side / 2)


def _guide(layer: pygame.Surface, frame: Frame, stage: Stage, looks: Appearance) -> None:
    """The way of a stroke that travels, faintly."""
    if not looks.still and MOTIONS[frame.stroke].travels and frame.region:
        for image, at in arrows.beads(stage, looks.theme):
            layer.blit(image, at)


def _moving(
    within: pygame.Surface, standing: _Standing, frame: Frame, stage: Stage, looks: Appearance
) -> Iterator[pygame.Rect]:
    """Paints what moves; says what it covers."""
    if frame.breath:
        yield _breath(within, standing, frame, stage, looks)
    pose = motion.still(frame) if looks.still else motion.pose(frame)
    if not looks.still:
        yield from _trail(within, frame, pose, stage, looks)
    placed = list(touches(frame, pose, stage, looks.theme))
    for touch in placed:
        yield from _under(within, touch, stage)
    for touch in placed:
        yield from _picture(within, touch)
    if frame.region:
        drawn = (
            arrows.still(frame, stage, looks.theme)
            if looks.still
            else arrows.leaning(pose, stage, looks.theme)
        )
        for image, at in drawn:
            yield within.blit(image, at)
    if pose.ring is not None:
        yield from _rings(within, pose, stage, looks)


def _breath(
    within: pygame.Surface, standing: _Standing, frame: Frame, stage: Stage, looks: Appearance
) -> pygame.Rect:
    """Air behind the body, which swells and falls; all that can be air is painted anew."""
    area, widest = _air(within, stage), _widest(within, stage)
    fullness = 0.5 if looks.still or frame.breath is None else frame.breath.fullness
    radius = marks.swelling(fullness, widest * BREATHS[0] / BREATHS[1], widest)
    part = within.subsurface(area)
    part.fill(looks.theme.ground)
    middle = stage.home[0] - area.left, stage.home[1] - area.top
    marks.breath(part, middle, radius, looks.theme)
    within.blit(standing.layer, area, area)
    return area


def _air(within: pygame.Surface, stage: Stage) -> pygame.Rect:
    """As far as the breath ever reaches."""
    side = 2 * math.ceil(_widest(within, stage)) + 4
    area = pygame.Rect(0, 0, side, side)
    area.center = round(stage.home[0]), round(stage.home[1])
    return area.clip(within.get_rect())


def _widest(within: pygame.Surface, stage: Stage) -> float:
    """The radius of a full breath."""
    return min(BREATHS[1] * max(stage.place.size), min(within.get_size()) / 2 - 1)


def _trail(
    within: pygame.Surface, frame: Frame, pose: Pose, stage: Stage, looks: Appearance
) -> Iterator[pygame.Rect]:
    """Where the stroke has just been, fading; what moves without a tool is a spot itself."""
    if not frame.region:
        return
    free, bright = not frame.tool, ends(looks.theme)[0]
    wide = STREAK if MOTIONS[frame.stroke].travels and not free else SPOT
    radius = max(3, round(wide * stage.scale))
    shown = [*motion.trail(frame), *([(pose, 1.0)] if free and pose.trail else [])]
    for before, plain in shown:
        strength = round(plain * marks.DOT_STEPS * PLAIN[wide])
        spot = marks.disc(radius, strength, bright)
        for track in stage.tracks if strength else ():
            yield within.blit(spot, _around(stage.spot(track, before), spot))


def _around(point: Point, image: pygame.Surface) -> tuple[int, int]:
    """Where the image's corner lies when its middle is there."""
    return round(point[0] - image.get_width() / 2), round(point[1] - image.get_height() / 2)


def _under(within: pygame.Surface, touch: Touch, stage: Stage) -> Iterator[pygame.Rect]:
    """The dent it makes, or its warmth, and its shadow."""
    depth = min(1.0, touch.depth / FULLY) if touch.contact else 0
    strength = round(depth * 0.75 * marks.DOT_STEPS)
    if strength:
        dent = marks.disc(max(4, round((34 + 30 * depth) * stage.scale)), strength, BLACK)
        yield within.blit(dent, _around(touch.at, dent))
    if touch.warmth:
        warm = marks.disc(
            round(105 * stage.scale),
            round(touch.warmth * marks.DOT_STEPS),
            touch.look.theme.glow,
        )
        yield within.blit(warm, _around(touch.at, warm))
    if touch.casts:
        high = (1 - depth) * 6 + touch.lift * 0.7
        cast = shadow(touch.look, min(SOFTNESSES - 1, round((1 - depth) * (SOFTNESSES - 1))))
        x, y = touch.at
        down = round(y + (2 + high) * stage.scale)
        yield within.blit(cast.image, cast.place((round(x + high * 0.4 * stage.scale), down)))


def _picture(within: pygame.Surface, touch: Touch) -> Iterator[pygame.Rect]:
    shown, pixel = sprite(touch.look, touch.at, touch.tilt)
    yield within.blit(shown.image, shown.place(pixel))
    if touch.rolled is not None and touch.look.art in rolling.ROLLS:
        lines = rolling.grooves(touch.look, rolling.phase(touch.look, touch.rolled))
        within.blit(lines, _around(touch.at, lines))


def _rings(
    within: pygame.Surface, pose: Pose, stage: Stage, looks: Appearance
) -> Iterator[pygame.Rect]:
    """How much of a hold is over, round each place that is held."""
    radius = max(8, round(marks.RING * stage.scale))
    image = marks.ring(radius, round((pose.ring or 0) * marks.RING_STEPS), looks.theme)
    spots = [stage.spot(track, pose) for track in stage.tracks] or [stage.home]
    if math.dist(spots[0], spots[-1]) < 2.4 * radius:
        spots = [((spots[0][0] + spots[-1][0]) / 2, (spots[0][1] + spots[-1][1]) / 2)]
    for place in spots:
        yield within.blit(image, _around(place, image))
