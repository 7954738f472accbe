"""The ring: what is left of the step, the breath, and the state the session is in.

Each state has its own shape of ring and its own word.
"""

from dataclasses import dataclass

import pygame

from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen import signs
from coach.screen.lettering import Type, text
from coach.screen.paint import Point, arc, ease, on_circle, smooth
from coach.screen.theme import Theme
from coach.units import SECOND, clock

BEADS = 28
DASHES = 30
OUTER, INNER = 0.985, 0.885
"""The ring's edges, as shares of the dial's radius."""
LOWEST_BREATH, FULL_BREATH = 0.44, 0.84
"""The radius of the breath, as a share of the dial's: empty and full."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a state looks: its ring, its sign, its word; `timed` shows the time left."""

    ring: str
    word: str
    sign: str = ""
    timed: bool = False


FACES = {
    Mode.PLAYING: Face("arc", "", timed=True),
    Mode.PAUSED: Face("dashes", "paused", "pause", timed=True),
    Mode.WAITING: Face("beads", "Ready?", "press"),
    Mode.EASED: Face("thin", "Stopped", "calm"),
    Mode.ENDED: Face("full", "Done", "check"),
}
PREPARING = Face("thin", "Preparing the voice", "dots")


def face_of(frame: Frame) -> Face:
    """The look of this moment."""
    preparing = frame.preparing and frame.mode is Mode.PLAYING
    return PREPARING if preparing else FACES[frame.mode]


def time_left(frame: Frame) -> str:
    """What is left of the step, rounded up: 0:01 stands until it is over."""
    return clock(frame.left_ms + SECOND - 1)


def paint(surface: pygame.Surface, box: pygame.Rect, frame: Frame, theme: Theme) -> None:
    """The dial in the largest circle that fits, at the left of the box."""
    side = min(box.size)
    square = pygame.Rect(box.left, box.top, side, side)
    square.centery = box.centery
    face = face_of(frame)

    def draw(canvas: pygame.Surface) -> None:
        RINGS[face.ring](canvas, 1 - frame.spent, theme)
        if frame.breath and face.timed:
            _breath(canvas, frame.breath, theme)
        if face.sign:
            signs.SIGNS[face.sign](_sign_place(canvas), theme.ink)

    smooth(surface, square, theme.ground, draw)
    _words(surface, square, face, frame, theme)


def _words(
    surface: pygame.Surface, dial: pygame.Rect, face: Face, frame: Frame, theme: Theme
) -> None:
    """The time in the middle, the word under it; a word alone takes both places."""
    middle, under = _part(dial, 0.5, 0.74, 0.38), _part(dial, 0.76, 0.5, 0.16)
    px = round(dial.height * 0.12)
    if face.timed:
        time = Type(round(dial.height * 0.29), theme.ink)
        text(surface, middle, time_left(frame), time, across="middle", down="middle")
        text(surface, under, face.word, Type(px, theme.soft), across="middle", down="middle")
    else:
        both = _part(dial, 0.6, 0.72, 0.36)
        text(
            surface, both, face.word, Type(px + px // 4, theme.ink), across="middle", down="middle"
        )


def _part(dial: pygame.Rect, down: float, width: float, height: float) -> pygame.Rect:
    """A box in the middle of the dial, `down` its height; all are shares of the dial."""
    box = pygame.Rect(0, 0, int(dial.width * width), int(dial.height * height))
    box.center = dial.centerx, round(dial.top + dial.height * down)
    return box


def _sign_place(canvas: pygame.Surface) -> pygame.Surface:
    side = canvas.get_width()
    place = pygame.Rect(0, 0, side * 0.15, side * 0.15)
    place.center = side // 2, round(side * 0.27)
    return canvas.subsurface(place)


def _breath(canvas: pygame.Surface, breath: BreathFrame, theme: Theme) -> None:
    middle = canvas.get_rect().center
    share = LOWEST_BREATH + (FULL_BREATH - LOWEST_BREATH) * ease(breath.fullness)
    pygame.draw.circle(canvas, theme.air, middle, share * middle[0])


def _arc(canvas: pygame.Surface, left: float, theme: Theme) -> None:
    """The time left, shrinking clockwise towards the top.

    Cut out of whole discs, whose edges come out smoother than a polygon's.
    """
    middle = canvas.get_rect().center
    outer, inner = OUTER * middle[0], INNER * middle[0]
    pygame.draw.circle(canvas, theme.glow, middle, outer)
    pygame.draw.polygon(canvas, theme.line, _wedge(middle, middle[0] * 1.5, 1 - left))
    pygame.draw.circle(
        canvas, theme.ground, middle, middle[0] * 1.5, round(middle[0] * 1.5 - outer)
    )
    pygame.draw.circle(canvas, theme.ground, middle, inner)
    for turn in (0, 1 - left) if left > 0 else ():
        end = on_circle(middle, (outer + inner) / 2, turn)
        pygame.draw.circle(canvas, theme.glow, end, (outer - inner) / 2)


def _wedge(middle: Point, radius: float, turn: float) -> list[Point]:
    """A slice from the top to this turn, which covers a circle of two thirds its radius."""
    count = 12
    return [middle, *(on_circle(middle, radius, turn * i / count) for i in range(count + 1))]


def _dashes(canvas: pygame.Surface, left: float, theme: Theme) -> None:
    """The same, standing still: broken up."""
    radius = canvas.get_width() / 2
    band = radius * (OUTER - INNER)
    for dash in range(DASHES):
        turns = (dash + 0.36) / DASHES, (dash + 0.64) / DASHES
        colour = theme.soft if turns[1] > 1 - left else theme.line
        arc(canvas, colour, (radius, radius), radius * OUTER, width=band, turns=turns)


def _beads(canvas: pygame.Surface, _left: float, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    for bead in range(BEADS):
        spot = on_circle((radius, radius), radius * 0.93, bead / BEADS)
        pygame.draw.circle(canvas, theme.glow, spot, radius * 0.035)


def _thin(canvas: pygame.Surface, _left: float, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    middle = canvas.get_rect().center
    pygame.draw.circle(canvas, theme.soft, middle, OUTER * radius, max(2, round(radius * 0.02)))


def _full(canvas: pygame.Surface, _left: float, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    width = round(radius * (OUTER - INNER))
    pygame.draw.circle(canvas, theme.glow, canvas.get_rect().center, OUTER * radius, width)


RINGS = {"arc": _arc, "dashes": _dashes, "beads": _beads, "thin": _thin, "full": _full}
