"""The ring: what is left of the step, the breath, and the state the session is in.

Each state has its own shape of ring and its own word.
"""

from dataclasses import dataclass

import pygame

from coach.screen import signs
from coach.screen.lettering import Type, text
from coach.screen.paint import FINE, arc, ease, on_circle, smooth
from coach.screen.theme import Theme
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.units import SECOND, clock

BEADS = 28
DASHES = 40
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
    Mode.PLAYING: Face("arc", "left", timed=True),
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
    """The dial in the largest circle that the box holds, on its left."""
    side = min(box.size)
    square = pygame.Rect(box.left, box.top, side, side)
    square.centery = box.centery
    face = face_of(frame)

    def draw(canvas: pygame.Surface) -> None:
        if frame.breath:
            _breath(canvas, frame.breath, theme)
        RINGS[face.ring](canvas, 1 - frame.spent, theme)

    smooth(surface, square, theme.ground, draw)
    _middle(surface, square, face, frame, theme)
