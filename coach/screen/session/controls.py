"""The controls of a session, for mouse and touch: each a sign over the key that does the same."""

from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from coach.language import N_, _
from coach.score.actions import Do
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen import signs
from coach.screen.boxes import columns, rows
from coach.screen.keys import KEYS
from coach.screen.lettering import SMALLEST_PX, Type, fits, text
from coach.screen.paint import FINE, finely
from coach.screen.theme import Colour, Theme

LEAST_PX = 44
"""The least side of what is touched (WCAG 2.2, 2.5.5)."""
SIDE, GAP, PAD = 50, 8, 4
"""A control's side, the gap between two and around all, in units of text."""


@dataclass(frozen=True, slots=True)
class Control:
    """One of them: its sign, and the words for it."""

    do: Do
    sign: str
    words: str

    @property
    def key(self) -> str:
        """The first key of the table that does the same."""
        return next(row.name for row in KEYS if row.do is self.do)


CONTROLS = (
    Control(Do.PREVIOUS, "previous", N_("Back to the start, or the step before")),
    Control(Do.PRESS, "pause", N_("Pause")),
    Control(Do.NEXT, "next", N_("Next step")),
    Control(Do.REPEAT, "repeat", N_("Say it again")),
    Control(Do.QUIETER, "quieter", N_("Quieter")),
    Control(Do.LOUDER, "louder", N_("Louder")),
    Control(Do.DISTANCE, "distance", N_("To be read from afar")),
    Control(Do.CAPTIONS, "captions", N_("Captions")),
    Control(Do.FULLSCREEN, "full", N_("Full screen")),
    Control(Do.LEAVE, "leave", N_("Leave")),
)
PRESSED = {
    Mode.PAUSED: ("play", N_("Go on")),
    Mode.WAITING: ("play", N_("I am ready")),
    Mode.EASED: ("play", N_("Go on with the next part")),
    Mode.ENDED: ("check", N_("Finish")),
}
"""What the one key's control shows instead while the session stands."""


def of(frame: Frame) -> tuple[Control, ...]:
    """The controls as they are now."""
    sign, words = PRESSED.get(frame.mode, ("pause", N_("Pause")))
    return tuple([replace(c, sign=sign, words=words) if c.do is Do.PRESS else c for c in CONTROLS])


def placed(area: pygame.Rect, scale: float) -> tuple[pygame.Rect, list[pygame.Rect]]:
    """The panel, at the bottom of the area or rising over its top, and its controls' places.

    They are as small as they must be to stand in one line, and in the area, but not smaller.
    """
    gap, pad = round(GAP * scale), round(PAD * scale)
    abreast = (area.width - 2 * pad + gap) // len(CONTROLS) - gap
    side = max(LEAST_PX, min(round(SIDE * scale), abreast, area.height))
    most = max((area.width - 2 * pad + gap) // (side + gap), 1)
    count = -(-len(CONTROLS) // most)
    across = -(-len(CONTROLS) // count)
    panel = pygame.Rect(0, 0, across * (side + gap) - gap, count * (side + gap) - gap)
    panel.midbottom = area.centerx, area.bottom
    lines = rows(panel, *[side] * count, gap=gap)
    boxes = [box for line in lines for box in columns(line, *[side] * across, gap=gap)]
    return panel.inflate(2 * pad, 2 * pad), boxes[: len(CONTROLS)]


def under(area: pygame.Rect, scale: float, at: tuple[int, int] | None) -> Control | None:
    """The control at this point."""
    if at is None:
        return None
    boxes = placed(area, scale)[1]
    return next((c for c, box in zip(CONTROLS, boxes, strict=True) if box.collidepoint(at)), None)


def paint(
    surface: pygame.Surface,
    area: pygame.Rect,
    frame: Frame,
    at: tuple[int, int] | None,
    *,
    scale: float,
    theme: Theme,
    shown: float,
) -> None:
    """The panel, so much of it as is shown; the control under the pointer is lit and named."""
    panel, _boxes = placed(area, scale)
    pointed = under(area, scale, at)
    keys = tuple([_(control.key) for control in CONTROLS])
    image = _panel(area.size, scale, of(frame), keys, pointed and pointed.do, theme)
    image.set_alpha(round(255 * shown))
    surface.blit(image, panel)


def named(
    area: pygame.Rect, scale: float, frame: Frame, at: tuple[int, int] | None
) -> tuple[str, pygame.Rect] | None:
    """What the control at this point is called, and its place."""
    pointed = under(area, scale, at)
    if pointed is None:
        return None
    index = CONTROLS.index(pointed)
    return _(of(frame)[index].words), placed(area, scale)[1][index]


@lru_cache(maxsize=8)
def _panel(
    size: tuple[int, int],
    scale: float,
    controls: tuple[Control, ...],
    keys: tuple[str, ...],
    pointed: Do | None,
    theme: Theme,
) -> pygame.Surface:
    panel, boxes = placed(pygame.Rect((0, 0), size), scale)
    image = plate(panel.size, theme.raised, theme.line, round(16 * scale))
    for control, key, box in zip(controls, keys, boxes, strict=True):
        place = box.move(-panel.left, -panel.top)
        _control(image, place, control.sign, key, theme, lit=control.do == pointed)
    return image


def _control(
    image: pygame.Surface, box: pygame.Rect, mark: str, words: str, theme: Theme, *, lit: bool
) -> None:
    ground = theme.raised
    if lit:
        ground = theme.line
        pygame.draw.rect(image, ground, box, border_radius=box.width // 5)
    sign = pygame.Rect(0, 0, box.width * 2 // 5, box.width * 2 // 5)
    sign.midtop = box.centerx, box.top + box.height // 7
    signs.paint(image, sign, mark, theme.ink, ground)
    key = pygame.Rect(box.left + 2, 0, box.width - 4, box.height // 3)
    key.bottom = box.bottom - box.height // 16
    style = Type(max(round(box.height * 0.25), SMALLEST_PX), theme.ink if lit else theme.soft)
    if fits(words, style, key.size):
        text(image, key, words, style, across="middle", down="middle")


def plate(size: tuple[int, int], colour: Colour, edge: Colour, radius: int) -> pygame.Surface:
    """A panel with round corners, to be laid over a picture."""
    canvas = pygame.Surface((size[0] * FINE, size[1] * FINE), pygame.SRCALPHA)
    canvas.fill((*edge, 0))
    whole = finely(pygame.Rect((0, 0), size))
    pygame.draw.rect(canvas, edge, whole, border_radius=radius * FINE)
    pygame.draw.rect(
        canvas, colour, whole.inflate(-2 * FINE, -2 * FINE), border_radius=(radius - 1) * FINE
    )
    return pygame.transform.smoothscale(canvas, size)
