"""What is laid over a session that stands: the pause, and the question whether to leave."""

from functools import partial

import pygame

from coach.language import N_, _
from coach.score.frame import Frame
from coach.screen import signs
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, text
from coach.screen.paint import pill, smooth, smooth_pill
from coach.screen.session.controls import LEAST_PX
from coach.screen.theme import Colour, Theme
from coach.units import SECOND, clock

QUESTION = N_("Leave this session?")
ANSWERS = (N_("Enter: leave"), N_("Space: stay"))
QUESTION_SIZE, PAUSE_SIZE = (560, 230), (640, 310)
"""The panels, in units of text."""
DIMMED = (70, 70, 70)
"""What the question leaves of the session's light, of 255."""
FOG = 150
"""How much of the ground lies over what is paused, of 255."""


def paint_pause(surface: pygame.Surface, frame: Frame, scale: float, theme: Theme) -> None:
    """Everything in a mist, and a calm panel: what to press, that nothing is lost, what is left."""
    mist = pygame.Surface(surface.get_size())
    mist.fill(theme.ground)
    mist.set_alpha(FOG)
    surface.blit(mist, (0, 0))
    scale = _within(surface.get_size(), scale, PAUSE_SIZE)
    panel = _panel(surface.get_size(), scale, PAUSE_SIZE)
    _plate(surface, panel, scale, theme)
    inner = panel.inflate(-round(80 * scale), -round(56 * scale))
    head, kept, left, _gap, plate = rows(
        inner, inner.height * 3 // 10, inner.height // 6, inner.height // 6, 0,
        inner.height * 11 // 40,
    )  # fmt: skip
    sign, title = columns(head, round(52 * scale), 0, gap=round(22 * scale))
    signs.paint(surface, sign, "pause", theme.ink, theme.raised)
    text(surface, title, _("Paused"), Type(round(46 * scale), theme.ink, "Medium"), down="middle")
    soft = Type(round(25 * scale), theme.soft)
    text(surface, kept, _("Nothing is lost: it goes on at this very word."), soft, down="middle")
    text(surface, left, _still_to_come(frame), soft, down="middle")
    smooth_pill(surface, plate, theme.glow, theme.raised)
    words = Type(round(27 * scale), theme.on_glow, "Medium")
    press = _("Space, click or tap: go on")
    text(surface, plate, press, words, across="middle", down="middle")


def paint_question(surface: pygame.Surface, scale: float, theme: Theme) -> None:
    """Everything else dimmed, and a calm panel in the middle."""
    surface.fill(DIMMED, special_flags=pygame.BLEND_RGB_MULT)
    scale = _within(surface.get_size(), scale, QUESTION_SIZE)
    panel = _panel(surface.get_size(), scale, QUESTION_SIZE)
    _plate(surface, panel, scale, theme)
    question = panel.inflate(-panel.width // 9, -panel.height // 4)
    question.height = panel.height // 3
    big, small = Type(round(36 * scale), theme.ink, "Medium"), Type(round(26 * scale), theme.ink)
    text(surface, question, _(QUESTION), big, across="middle", down="middle")
    for box, answer in zip(answers(surface.get_size(), scale), ANSWERS, strict=True):
        smooth(surface, box, theme.raised, partial(_outline, colour=theme.soft))
        inner = box.inflate(-box.height // 2, 0)
        text(surface, inner, _(answer), small, across="middle", down="middle")


def answers(size: tuple[int, int], scale: float) -> list[pygame.Rect]:
    """The buttons of the question, to leave and to stay."""
    scale = _within(size, scale, QUESTION_SIZE)
    panel = _panel(size, scale, QUESTION_SIZE)
    inner = panel.inflate(-panel.width // 9, -panel.height // 4)
    lower = rows(inner, panel.height // 3, 0)[1]
    lower.inflate_ip(0, max(LEAST_PX - lower.height, 0))
    return columns(lower, (lower.width - panel.width // 20) // 2, 0, gap=panel.width // 20)


def _still_to_come(frame: Frame) -> str:
    left = clock(frame.total_ms - frame.at_ms + SECOND - 1)
    return _("{time} of {total} still to come.").format(time=left, total=clock(frame.total_ms))


def _within(size: tuple[int, int], scale: float, drawn: tuple[int, int]) -> float:
    """The scale at which a panel is no larger than the window."""
    return min(scale, 0.96 * size[0] / drawn[0], 0.96 * size[1] / drawn[1])


def _panel(size: tuple[int, int], scale: float, drawn: tuple[int, int]) -> pygame.Rect:
    """In the middle."""
    panel = pygame.Rect(0, 0, round(drawn[0] * scale), round(drawn[1] * scale))
    panel.center = size[0] // 2, size[1] // 2
    return panel


def _plate(surface: pygame.Surface, panel: pygame.Rect, scale: float, theme: Theme) -> None:
    radius = round(22 * scale)
    pygame.draw.rect(surface, theme.line, panel.inflate(4, 4), border_radius=radius + 2)
    pygame.draw.rect(surface, theme.raised, panel, border_radius=radius)


def _outline(canvas: pygame.Surface, colour: Colour) -> None:
    pill(canvas, colour, canvas.get_rect(), 2)
