"""The session view: paints one frame. It reads no clock; what moves comes in with the frame."""

from dataclasses import replace
from functools import partial

import pygame

from coach.routine.evidence import AFTERWARDS
from coach.routine.vocabulary import REGIONS, Audience, Side
from coach.score.actions import Action, Do
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen import bar, dial, figure, measures, signs
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, text
from coach.screen.paint import pill, smooth
from coach.screen.places import Places, places
from coach.screen.theme import Colour, Theme
from coach.units import Ms, clock

SIDE_WORDS = {side: f"{side.value.capitalize()} side" for side in Side} | {Side.BOTH: "Both sides"}
NEXT_WORDS = {side: f", {side.value} side" for side in Side} | {Side.BOTH: ""}
HEADLINES = {Mode.EASED: "Let go, and breathe.", Mode.ENDED: "Well done. Rest a while."}
RESTING = (Mode.EASED, Mode.ENDED)
"""The states in which no step is shown."""
AUDIENCES = {Audience.GIVER: "Giver", Audience.RECEIVER: "Receiver", Audience.ALL: ""}
LETTER_AT = (1.12, -0.02)
QUESTION = "Leave this session?"
ANSWERS = ("Enter: leave", "Space: stay")
DIMMED = (70, 70, 70)
"""What the question leaves of the session's light, of 255."""


class SessionView:
    """Paints frames. What stands still is painted when it changes; what moves, each time."""

    def __init__(self, looks: Appearance) -> None:
        self.looks = looks
        self._standing: object = None
        self._last: object = None
        self._words: object = None

    def paint(self, surface: pygame.Surface, frame: Frame, notice: str = "") -> None:
        """Makes the surface show this moment; `notice` stands in the title's place while given.

        The surface keeps what was painted on it: it may be changed only between views.
        """
        where = (surface, surface.get_size(), notice)
        standing = (*where, _without_motion(frame))
        if (*where, frame) == self._last:
            return
        words = frame.caption, frame.audience
        if standing != self._standing or frame.asking:
            _paint_standing(surface, frame, notice, self.looks.theme)
        elif words != self._words:
            here = places(surface.get_size())
            surface.fill(self.looks.theme.ground, here.caption)
            _caption(surface, here, frame, self.looks.theme)
        _paint_moving(surface, frame, self.looks.theme)
        self._standing, self._last = standing, (*where, frame)
        self._words = words


def clicked(
    size: tuple[int, int], pos: tuple[int, int], total_ms: Ms, *, asking: bool
) -> Action | None:
    """What a click at this place asks for: a time on the bar, or leaving when that is asked.

    None anywhere else, where a click is the one key.
    """
    here = places(size)
    if asking:
        leave, _stay = _answers(_panel(size, here.scale))
        return Action(Do.CONFIRM) if leave.collidepoint(pos) else None
    if here.bar.collidepoint(pos):
        return Action(Do.SEEK, bar.ms_at(here.bar, pos[0], total_ms))
    return None


def _without_motion(frame: Frame) -> Frame:
    pulse = None if frame.pulse is None else 0.0
    breath = frame.breath and replace(frame.breath, fullness=0)
    return replace(
        frame,
        at_ms=0,
        left_ms=0,
        spent=0,
        pulse=pulse,
        breath=breath,
        caption="",
        audience=Audience.ALL,
    )


def _paint_standing(surface: pygame.Surface, frame: Frame, notice: str, theme: Theme) -> None:
    here = places(surface.get_size())
    surface.fill(theme.ground)
    _top_line(surface, here, frame, notice, theme)
    _figure(surface, here.figure, frame, theme)
    _headline(surface, here, frame, theme)
    if frame.mode not in RESTING:
        measures.paint_standing(surface, here.measures, frame, theme)
    _caption(surface, here, frame, theme)
    _following(surface, here, frame, theme)
    _foot(surface, here, frame, "" if here.title else notice, theme)


def _paint_moving(surface: pygame.Surface, frame: Frame, theme: Theme) -> None:
    """Each part fills its own box, and so covers what it showed before."""
    here = places(surface.get_size())
    dial.paint(surface, here.dial, frame, theme)
    if frame.mode not in RESTING:
        measures.paint_moving(surface, here.measures, frame, theme)
    bar.paint(surface, here.bar, frame, theme)
    _elapsed(surface, here, frame, theme)
    if frame.asking:
        _question(surface, here.scale, theme)


def _top_line(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, theme: Theme
) -> None:
    px = round(here.title.height * 0.62)
    sign, level = ("muted", "muted") if frame.muted else ("loud", f"{frame.volume} %")
    written = text(surface, here.volume, level, Type(px, theme.soft), across="right", down="middle")
    ear = pygame.Rect(0, 0, px, px)
    ear.midright = written.left - px // 2, here.volume.centery
    signs.paint(surface, ear, sign, theme.soft, theme.ground)
    if notice and not frame.preparing:
        _notice(surface, here.title, notice, px, theme)
    elif notice:
        text(surface, here.title, notice, Type(px, theme.soft), down="middle")
    else:
        title = f"{frame.title}  ·  {frame.step} of {len(frame.bar)}"
        text(surface, here.title, title, Type(px, theme.soft), down="middle")


def _notice(surface: pygame.Surface, box: pygame.Rect, words: str, px: int, theme: Theme) -> None:
    sign, rest = columns(box, box.height, 0, gap=px // 2)
    signs.paint(surface, sign, "warning", theme.glow, theme.ground)
    text(surface, rest, words, Type(px, theme.ink), down="middle")


def _figure(surface: pygame.Surface, box: pygame.Rect, frame: Frame, theme: Theme) -> None:
    height = figure.height_in(box)
    if height <= 0:
        return
    place = pygame.Rect((0, 0), figure.size(height))
    place.center = box.center
    surface.blit(figure.body(height, theme), place)
    if frame.region and frame.mode not in RESTING:
        light = figure.glow(height, frame.region, figure.drawn(frame.side), theme.glow)
        if light:
            surface.blit(light, place)
    for side in (Side.LEFT, Side.RIGHT):
        _side_letter(surface, place, side, frame, theme)


def _side_letter(
    surface: pygame.Surface, place: pygame.Rect, side: Side, frame: Frame, theme: Theme
) -> None:
    """L and R stand over the shoulders; the side at work has its letter on a full disc."""
    at = figure.spot(
        (-LETTER_AT[0] if side is Side.LEFT else LETTER_AT[0], LETTER_AT[1]), place.height
    )
    px = place.height // 20
    box = pygame.Rect(0, 0, 2 * px, 2 * px)
    box.center = place.left + round(at[0]), place.top + round(at[1])
    lit = side in map(figure.drawn, sides_at_work(frame))
    if lit:
        smooth(
            surface, box, theme.ground, lambda canvas: pill(canvas, theme.glow, canvas.get_rect())
        )
    colour = theme.on_glow if lit else theme.soft
    text(
        surface,
        box,
        side.value[0].upper(),
        Type(px, colour, "Medium"),
        across="middle",
        down="middle",
    )


def sides_at_work(frame: Frame) -> tuple[Side, ...]:
    """The sides that the step names; none for a step on the middle or on nothing."""
    if frame.mode in RESTING:
        return ()
    if frame.side is not Side.BOTH:
        return (frame.side,)
    paired = frame.region is not None and REGIONS[frame.region].paired
    return (Side.LEFT, Side.RIGHT) if paired else ()


def _headline(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    """The step's name, and under it the side as a large word and where that is."""
    name = HEADLINES.get(frame.mode, frame.name)
    text(surface, here.name, name, Type(round(46 * here.scale), theme.ink, "Medium"), down="bottom")
    side = SIDE_WORDS[frame.side] if sides_at_work(frame) else ""
    word = Type(round(38 * here.scale), theme.glow, "Medium")
    written = text(surface, here.side, side, word, down="middle")
    rest = here.side.copy()
    if side:
        rest.left = written.right + round(24 * here.scale)
        rest.width = here.side.right - rest.left
    detail = Type(round(26 * here.scale), theme.soft)
    text(surface, rest, detail_of(frame), detail, down="middle")


def detail_of(frame: Frame) -> str:
    """Where and with what; after a stop what comes then, at the end what it was."""
    if frame.mode is Mode.ENDED:
        return frame.title
    if frame.mode is Mode.EASED:
        return f"Then: {frame.name}{NEXT_WORDS[frame.side]}"
    return ", ".join(part for part in (frame.region_label, frame.tool) if part)


def _caption(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    """The words under way, after the name of whom they are for; at the end what to do then."""
    style = Type(round(30 * here.scale), theme.ink)
    who = AUDIENCES[frame.audience]
    if not who or not frame.caption:
        afterwards = AFTERWARDS if frame.mode is Mode.ENDED else ""
        text(surface, here.caption, frame.caption or afterwards, style)
        return
    label, words = columns(here.caption, round(130 * here.scale), 0, gap=round(20 * here.scale))
    chip = rows(label, round(38 * here.scale), 0)[0]
    smooth(
        surface, chip, theme.ground, lambda canvas: pill(canvas, theme.soft, canvas.get_rect(), 3)
    )
    small = Type(round(22 * here.scale), theme.ink)
    text(surface, chip, who, small, across="middle", down="middle")
    text(surface, words, frame.caption, style)


def _following(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    if frame.mode in RESTING:
        return
    words = (
        f"Next: {frame.next_name}{NEXT_WORDS[frame.next_side]}"
        if frame.next_name
        else "The last part"
    )
    style = Type(round(here.following.height * 0.7), theme.soft)
    text(surface, here.following, words, style, down="middle")


def _foot(surface: pygame.Surface, here: Places, frame: Frame, notice: str, theme: Theme) -> None:
    """What the one key does now; a small window, which has no title, says its notice here."""
    px = round(here.hint.height * 0.7)
    hint = theme.soft if frame.mode is Mode.PLAYING else theme.ink
    text(
        surface,
        here.hint,
        notice or frame.hint.replace("   ", " · "),
        Type(px, hint),
        across="middle",
        down="middle",
    )
    total = clock(frame.total_ms)
    text(surface, here.total, total, Type(px, theme.soft), across="right", down="middle")


def _elapsed(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    px = round(here.elapsed.height * 0.7)
    surface.fill(theme.ground, here.elapsed)
    text(surface, here.elapsed, clock(frame.at_ms), Type(px, theme.soft), down="middle")


def _question(surface: pygame.Surface, scale: float, theme: Theme) -> None:
    """Everything else dimmed, and a calm panel in the middle."""
    surface.fill(DIMMED, special_flags=pygame.BLEND_RGB_MULT)
    panel = _panel(surface.get_size(), scale)
    pygame.draw.rect(surface, theme.raised, panel, border_radius=round(20 * scale))
    question = panel.inflate(-panel.width // 9, -panel.height // 4)
    question.height = panel.height // 3
    big, small = Type(round(36 * scale), theme.ink, "Medium"), Type(round(26 * scale), theme.soft)
    text(surface, question, QUESTION, big, across="middle", down="middle")
    for box, answer in zip(_answers(panel), ANSWERS, strict=True):
        smooth(surface, box, theme.raised, partial(_outline, colour=theme.soft))
        text(surface, box, answer, small, across="middle", down="middle")


def _outline(canvas: pygame.Surface, colour: Colour) -> None:
    pill(canvas, colour, canvas.get_rect(), 2)


def _panel(size: tuple[int, int], scale: float) -> pygame.Rect:
    panel = pygame.Rect(0, 0, round(560 * scale), round(220 * scale))
    panel.center = size[0] // 2, size[1] // 2
    return panel


def _answers(panel: pygame.Rect) -> list[pygame.Rect]:
    """The buttons, to leave and to stay."""
    inner = panel.inflate(-panel.width // 9, -panel.height // 4)
    lower = rows(inner, panel.height // 3, 0)[1]
    return columns(lower, (lower.width - panel.width // 20) // 2, 0, gap=panel.width // 20)
