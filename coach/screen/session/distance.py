"""The distance view: what to do, where, and how long still, to be read from four metres.

How large that is: a letter that somebody with 20/20 vision can just read is 5 minutes of arc high
(ISO 8596); for 20/40, which many have without their glasses, it is 10. Seen from 4 m that is
4 000 mm * tan(10') = 11.6 mm. A 13-inch screen of 16:9 is 330 mm * 16 / sqrt(16² + 9²) = 288 mm
wide; so even the small letters, which are as high as the x, take 4 % of the window's width.
"""

import math
from functools import lru_cache

import pygame

from coach.language import N_, _
from coach.routine.vocabulary import STROKES
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, text
from coach.screen.scene.scene import RESTING
from coach.screen.session import dial
from coach.screen.session.overview import foot
from coach.screen.session.places import FIGURE_SHARE, TALL, Places
from coach.screen.session.sheet import Sheet, chip, side_word

AWAY_MM, ACUITY_ARCMIN = 4_000, 10
PANEL_MM = 13 * 25.4 * 16 / math.hypot(16, 9)
LETTER_SHARE = AWAY_MM * math.tan(math.radians(ACUITY_ARCMIN / 60)) / PANEL_MM
"""The height of a letter that can be read, as a share of the window's width."""
X_HEIGHT = 0.5
"""Of Lato's size: how high its x is."""
LEAST_SCALE = 0.6
"""Of the little there is beside the three things."""
STATES = {
    Mode.PAUSED: N_("Paused"),
    Mode.WAITING: N_("Ready? Press"),
    Mode.EASED: N_("Let go, breathe"),
    Mode.ENDED: N_("Well done"),
}
UNTIMED = (*RESTING, Mode.WAITING)


@lru_cache(maxsize=8)
def places(size: tuple[int, int], _percent: int = 100) -> Places:
    """The figure on one side, or in the middle of a tall window; the words as large as they can be.

    The usual size of text means nothing here.
    """
    if size[0] < TALL * size[1]:
        return _tall(size, max(size[0] / 700, LEAST_SCALE))
    return _wide(size, max(min(size[0] / 1280, size[1] / 720), LEAST_SCALE))


def px_for(width: int) -> int:
    """The size of text whose smallest letters can be read from afar."""
    return math.ceil(width * LETTER_SHARE / X_HEIGHT)


def what_to_do(frame: Frame) -> str:
    """Up to three words: the stroke, or the state where nothing is to be stroked."""
    if frame.preparing and frame.mode is Mode.PLAYING:
        return _("One moment")
    return _(STATES[frame.mode]) if frame.mode in STATES else _(STROKES[frame.stroke].call)


def paint_standing(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, looks: Appearance
) -> None:
    """What to do, and on which side: on a plate."""
    theme, px = looks.theme, min(px_for(surface.get_width()), here.name.height * 4 // 5)
    text(surface, here.name, what_to_do(frame), Type(px, theme.ink, "Medium"), down="bottom")
    plate = pygame.Rect(here.side.topleft, (here.side.width, min(here.side.height, px * 5 // 4)))
    plate.centery = here.side.centery
    px = min(px, plate.height * 4 // 5)
    if side_word(frame):
        style = Type(px, theme.on_glow, "Medium")
        chip(surface, plate, side_word(frame), style, theme.glow, theme.ground)
    elif frame.mode not in RESTING:
        text(surface, plate, _(frame.region_label), Type(px, theme.glow, "Medium"), down="middle")
    if notice or frame.mode is not Mode.PLAYING:
        foot(surface, here, frame, notice, theme)


def paint_words(surface: pygame.Surface, here: Places, _frame: Frame, _looks: Appearance) -> None:
    """None: they are heard."""


def paint_moving(surface: pygame.Surface, here: Places, frame: Frame, looks: Appearance) -> None:
    """The time left in the step."""
    surface.fill(looks.theme.ground, here.dial)
    if frame.mode in UNTIMED:
        return
    style = Type(
        here.dial.height, looks.theme.soft if frame.mode is Mode.PAUSED else looks.theme.ink
    )
    text(surface, here.dial, dial.time_left(frame), style, down="middle")


def _wide(size: tuple[int, int], scale: float) -> Places:
    figure, page = columns(pygame.Rect((0, 0), size), round(size[0] * FIGURE_SHARE), 0)
    page = page.inflate(-round(64 * scale), -round(32 * scale))
    name, side, time, hint = rows(
        page, round(page.height * 0.38), round(page.height * 0.21), 0, round(40 * scale)
    )
    return Places(scale, figure=figure, name=name, side=side, dial=time, hint=hint)


def _tall(size: tuple[int, int], scale: float) -> Places:
    page = pygame.Rect((0, 0), size).inflate(-round(40 * scale), -round(40 * scale))
    name, side, figure, time, hint = rows(
        page, page.height // 5, page.height // 9, 0, page.height // 4, round(40 * scale)
    )
    return Places(scale, figure=figure, name=name, side=side, dial=time, hint=hint)


SHEET = Sheet(places, paint_standing, lambda _frame: None, paint_words, paint_moving)
