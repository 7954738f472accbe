"""The usual view: one look tells what, where, which side, how hard, how long, and what is next."""

import pygame

from coach.language import _
from coach.routine.evidence import AFTERWARDS
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, fits, text
from coach.screen.scene.scene import RESTING
from coach.screen.session import bar, dial, measures
from coach.screen.session.places import Places, places
from coach.screen.session.sheet import (
    AUDIENCES,
    HEADLINES,
    Sheet,
    chip,
    side_word,
    sided,
    spoken,
)
from coach.screen.theme import Theme
from coach.units import clock

NAME_PX, SIDE_PX, DETAIL_PX, CAPTION_PX, SMALL_PX = 50, 32, 27, 30, 22
"""The sizes of text, in units."""


def paint_standing(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, looks: Appearance
) -> None:
    """What changes with the step or the state."""
    theme = looks.theme
    top_line(surface, here, frame, notice, theme)
    headline(surface, here, frame, theme)
    if frame.mode is Mode.WAITING:
        _before_pressing(surface, here, theme)
    elif frame.mode not in RESTING:
        measures.paint_standing(surface, here.measures, frame, here.scale, theme)
    _following(surface, here, frame, theme)
    foot(surface, here, frame, "" if here.title.width else notice, theme)


def paint_moving(surface: pygame.Surface, here: Places, frame: Frame, looks: Appearance) -> None:
    """Each part fills its own box, and so covers what it showed before."""
    dial.paint(surface, here.dial, frame, looks.theme)
    if frame.mode not in (*RESTING, Mode.WAITING):
        measures.paint_moving(surface, here.measures, frame, here.scale, looks.theme)
    timeline(surface, here, frame, looks.theme)


def words_of(frame: Frame) -> tuple[str, str]:
    """Whom the caption is for, and the caption: the words under way.

    At a wait it is what was said last, for that is to be done; at the end, what to do then.
    """
    if frame.caption:
        return _(AUDIENCES[frame.audience]), frame.caption
    if frame.mode is Mode.ENDED:
        return "", _(AFTERWARDS)
    said = [line for line in frame.said if line.kind == "say" and line.step == frame.step]
    if frame.mode is Mode.WAITING and said:
        return _(AUDIENCES[said[-1].audience]), said[-1].text
    return "", ""


def paint_words(surface: pygame.Surface, here: Places, frame: Frame, looks: Appearance) -> None:
    """The caption, after the name of whom it is for."""
    surface.fill(looks.theme.ground, here.caption)
    who, words = words_of(frame)
    box = here.caption
    if who:
        label, box = columns(box, here.px(134), 0, gap=here.px(18))
        small = Type(here.px(SMALL_PX), looks.theme.ink)
        plate = rows(label, here.px(38), 0)[0]
        chip(surface, plate, who, small, looks.theme.line, looks.theme.ground)
    style = Type(here.px(CAPTION_PX), looks.theme.ink)
    text(surface, box, words, spoken(words, style, box.size))


def top_line(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, theme: Theme
) -> None:
    """The routine and the step's number, or a notice, and how loud it is."""
    small = Type(here.px(SMALL_PX), theme.soft)
    sign, level = ("muted", _("muted")) if frame.muted else ("loud", f"{frame.volume} %")
    written = text(surface, here.volume, level, small, across="right", down="middle")
    ear = pygame.Rect(0, 0, here.px(SMALL_PX), here.px(SMALL_PX))
    ear.midright = written.left - here.px(10), here.volume.centery
    if here.volume.width:
        signs.paint(surface, ear, sign, theme.soft, theme.ground)
    if notice and not frame.preparing:
        _notice(surface, here.title, notice, Type(small.px, theme.ink), theme)
        return
    step = _("{title}  ·  {step} of {steps}")
    title = step.format(title=frame.title, step=frame.step, steps=len(frame.bar))
    text(surface, here.title, notice or title, small, down="middle")


def headline(
    surface: pygame.Surface, here: Places, frame: Frame, theme: Theme, name_px: int = NAME_PX
) -> None:
    """The step's name, and under it the side on a plate and where and with what that is."""
    name = _(HEADLINES[frame.mode]) if frame.mode in HEADLINES else frame.name
    px = min(here.px(name_px), here.name.height * 2 // 3)
    text(surface, here.name, name, Type(px, theme.ink, "Medium"), down="bottom")
    rest = here.side
    if word := side_word(frame):
        plate = here.side.inflate(0, -here.side.height // 8)
        style = Type(here.px(SIDE_PX), theme.on_glow, "Medium")
        plate = chip(surface, plate, word, style, theme.glow, theme.ground)
        gap = here.px(18)
        rest = pygame.Rect(
            plate.right + gap, rest.top, max(rest.right - plate.right - gap, 0), rest.height
        )
    style = Type(here.px(DETAIL_PX), theme.soft)
    details = (detail_of(frame), _(frame.region_label))
    shown = next((words for words in details if fits(words, style, rest.size)), "")
    text(surface, rest, shown, style, down="middle")


def detail_of(frame: Frame) -> str:
    """Where and with what; after a stop what comes then, at the end what it was."""
    if frame.mode is Mode.ENDED:
        return frame.title
    if frame.mode is Mode.EASED:
        return _("Then: {step}").format(step=sided(frame.name, frame.side))
    return ", ".join(_(part) for part in (frame.region_label, frame.tool) if part)


def timeline(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    """The session as a bar, between the time that is over and the whole."""
    if not here.bar.width:
        return
    bar.paint(surface, here.bar, frame, theme)
    style = Type(here.px(SMALL_PX), theme.soft)
    surface.fill(theme.ground, here.elapsed)
    text(surface, here.elapsed, clock(frame.at_ms), style, down="middle")
    surface.fill(theme.ground, here.total)
    text(surface, here.total, clock(frame.total_ms), style, across="right", down="middle")


def foot(surface: pygame.Surface, here: Places, frame: Frame, notice: str, theme: Theme) -> None:
    """What the one key does now; a small window, which has no title, says its notice here."""
    style = Type(here.px(SMALL_PX), theme.soft if frame.mode is Mode.PLAYING else theme.ink)
    words = notice or _(frame.hint).replace("   ", "  ·  ")
    if frame.muted and not here.volume.width:
        words = _("{words}  ·  sound off").format(words=words)
    text(surface, here.hint, words, style, across="middle", down="middle")


def _notice(
    surface: pygame.Surface, box: pygame.Rect, words: str, style: Type, theme: Theme
) -> None:
    if not box.width:
        return
    sign, rest = columns(box, box.height, 0, gap=style.px // 2)
    signs.paint(surface, sign, "warning", theme.glow, theme.ground)
    text(surface, rest, words, style, down="middle")


def _before_pressing(surface: pygame.Surface, here: Places, theme: Theme) -> None:
    """In the measures' place: that there is no hurry, and what is then to be pressed."""
    box = here.measures
    height = min(here.px(64), box.height // 2)
    words, plate = rows(box.inflate(0, -box.height // 6), 0, height, gap=here.px(14))
    calm = _("Take your time. When you are ready:")
    soft = Type(here.px(CAPTION_PX), theme.soft)
    if fits(calm, soft, words.size):
        text(surface, words, calm, soft, down="bottom")
    style = Type(here.px(DETAIL_PX), theme.on_glow, "Medium")
    chip(surface, plate, _("Space, click or tap"), style, theme.glow, theme.ground)


def _following(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    """What is next, its name apart from the word for it."""
    if frame.mode in RESTING or not here.following.width:
        return
    if not frame.next_name:
        text(surface, here.following, _("The last part"), _next_type(here, theme), down="middle")
        return
    label = text(surface, here.following, _("Next"), _next_type(here, theme), down="middle")
    gap = here.px(14)
    rest = here.following.copy()
    rest.left, rest.width = label.right + gap, max(here.following.right - label.right - gap, 0)
    style = Type(here.px(26), theme.ink)
    text(surface, rest, sided(frame.next_name, frame.next_side), style, down="middle")


def _next_type(here: Places, theme: Theme) -> Type:
    return Type(here.px(SMALL_PX), theme.soft)


SHEET = Sheet(places, paint_standing, words_of, paint_words, paint_moving)
