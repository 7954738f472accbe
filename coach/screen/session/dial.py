"""The ring: what is left of the step, the breath, and the state the session is in.

Each state has its own shape of ring and its own word.
"""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.language import N_, _
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen import signs
from coach.screen.lettering import SMALLEST_PX, Type, fits, text
from coach.screen.paint import FINE, Point, arc, dot, ease, on_circle, smooth
from coach.screen.theme import Theme, mixed
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
    Mode.PAUSED: Face("dashes", N_("paused"), "pause", timed=True),
    Mode.WAITING: Face("beads", N_("Ready?"), "press"),
    Mode.EASED: Face("thin", N_("Stopped"), "calm"),
    Mode.ENDED: Face("full", N_("Done"), "check"),
}
PREPARING = Face("thin", N_("Preparing"), "dots")


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
    face, left = face_of(frame), 1 - frame.spent
    if face.ring == "arc":
        _arc(surface, square, left, theme)
    else:
        lit = round(left * DASHES) if face.ring == "dashes" else DASHES
        surface.blit(_picture(side, face.ring, face.sign, lit, theme), square)
    if frame.breath and face.timed:
        _breath(surface, square, frame.breath, theme)
    _words(surface, square, face, frame, theme)


def _words(
    surface: pygame.Surface, dial: pygame.Rect, face: Face, frame: Frame, theme: Theme
) -> None:
    """The time in the middle, the word under it; a word alone takes both places.

    Where there is no room for a word the ring and its sign stand for it.
    """
    middle, under = _part(dial, 0.5, 0.74, 0.38), _part(dial, 0.76, 0.5, 0.16)
    px = round(dial.height * 0.12)
    if face.timed:
        time = Type(round(dial.height * 0.29), theme.ink)
        text(surface, middle, time_left(frame), time, across="middle", down="middle")
        word, small = _(face.word), Type(px, theme.soft)
        if under.height > SMALLEST_PX * 5 // 4 and fits(word, small, under.size):
            text(surface, under, word, small, across="middle", down="middle")
    else:
        both = _part(dial, 0.6, 0.72, 0.36)
        word, large = _(face.word), Type(max(px + px // 4, SMALLEST_PX), theme.ink)
        if fits(word, large, both.size):
            text(surface, both, word, large, across="middle", down="middle")


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


def _breath(surface: pygame.Surface, dial: pygame.Rect, breath: BreathFrame, theme: Theme) -> None:
    """A disc whose edge alone is smoothed, which is what costs; it grows by parts of a pixel."""
    share = LOWEST_BREATH + (FULL_BREATH - LOWEST_BREATH) * ease(breath.fullness)
    radius = int(share * dial.width / 2)
    part = share * dial.width / 2 - radius
    pygame.draw.aacircle(surface, mixed(theme.ground, theme.air, part), dial.center, radius + 1, 1)
    pygame.draw.circle(surface, theme.air, dial.center, radius)
    pygame.draw.aacircle(surface, theme.air, dial.center, radius, 1)


def _arc(surface: pygame.Surface, dial: pygame.Rect, left: float, theme: Theme) -> None:
    """The time left, shrinking clockwise towards the top.

    The colours are laid down roughly, and everything but a smooth ring is covered again.
    """
    within = surface.subsurface(dial)
    middle = dial.width / 2, dial.height / 2
    within.fill(theme.glow)
    pygame.draw.polygon(within, theme.line, _wedge(middle, dial.width, 1 - left))
    within.blit(_cover(dial.width, theme), (0, 0))
    for turn in (0, 1 - left) if left > 0 else ():
        end = on_circle(middle, middle[0] * (OUTER + INNER) / 2, turn)
        dot(within, end, max(round(middle[0] * (OUTER - INNER)), 1), theme.glow)


@lru_cache(maxsize=4)
def _cover(side: int, theme: Theme) -> pygame.Surface:
    """The ground, with a hole the shape of the ring."""
    canvas = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    canvas.fill((*theme.ground, 255))
    middle = canvas.get_rect().center
    pygame.draw.circle(canvas, (*theme.ground, 0), middle, OUTER * middle[0])
    pygame.draw.circle(canvas, (*theme.ground, 255), middle, INNER * middle[0])
    cover = pygame.transform.smoothscale(canvas, (side, side))
    cover.set_alpha(255, pygame.RLEACCEL)  # but for its edges it is clear or opaque
    return cover


@lru_cache(maxsize=8)
def _picture(side: int, ring: str, sign: str, lit: int, theme: Theme) -> pygame.Surface:
    """A ring that stands, with its sign; of its dashes so many are lit."""
    image = pygame.Surface((side, side))

    def draw(canvas: pygame.Surface) -> None:
        RINGS[ring](canvas, lit, theme)
        if sign:
            signs.SIGNS[sign](_sign_place(canvas), theme.ink)

    smooth(image, image.get_rect(), theme.ground, draw)
    return image


def _wedge(middle: Point, radius: float, turn: float) -> list[Point]:
    """A slice from the top to this turn, which covers a circle of half its radius."""
    count = 12
    return [middle, *(on_circle(middle, radius, turn * i / count) for i in range(count + 1))]


def _dashes(canvas: pygame.Surface, lit: int, theme: Theme) -> None:
    """The same, standing still: broken up."""
    radius = canvas.get_width() / 2
    band = radius * (OUTER - INNER)
    for dash in range(DASHES):
        turns = (dash + 0.36) / DASHES, (dash + 0.64) / DASHES
        colour = theme.soft if dash >= DASHES - lit else theme.line
        arc(canvas, colour, (radius, radius), radius * OUTER, width=band, turns=turns)


def _beads(canvas: pygame.Surface, _lit: int, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    for bead in range(BEADS):
        spot = on_circle((radius, radius), radius * 0.93, bead / BEADS)
        pygame.draw.circle(canvas, theme.glow, spot, radius * 0.035)


def _thin(canvas: pygame.Surface, _lit: int, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    middle = canvas.get_rect().center
    pygame.draw.circle(canvas, theme.soft, middle, OUTER * radius, max(2, round(radius * 0.02)))


def _full(canvas: pygame.Surface, _lit: int, theme: Theme) -> None:
    radius = canvas.get_width() / 2
    width = round(radius * (OUTER - INNER))
    pygame.draw.circle(canvas, theme.glow, canvas.get_rect().center, OUTER * radius, width)


RINGS = {"dashes": _dashes, "beads": _beads, "thin": _thin, "full": _full}
