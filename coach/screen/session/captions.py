"""The captions view, for who does not hear: all that sounds as words, and what comes next."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from coach.language import N_, _
from coach.routine.vocabulary import Audience
from coach.score.frame import Frame, Heard
from coach.score.playhead import Mode
from coach.score.sentences import sentences
from coach.screen import signs
from coach.screen.appearance import Appearance
from coach.screen.boxes import columns, rows
from coach.screen.lettering import Type, fits, text
from coach.screen.paint import smooth_pill
from coach.screen.session import dial
from coach.screen.session.overview import foot, headline, timeline, top_line
from coach.screen.session.places import Places
from coach.screen.session.places import places as usual_places
from coach.screen.session.sheet import AUDIENCES, Sheet, chip, spoken
from coach.screen.theme import Theme
from coach.units import SECOND, clock

CHIMES = {
    "start": N_("Chime: we begin"),
    "change": N_("Chime: the next part"),
    "side": N_("Chime: the other side"),
    "end": N_("Chime: the end"),
}
COUNTED = (3, 2, 1)
NAME_PX, NOW_PX, BEFORE_PX, COMING_PX, WHO_PX = 40, 44, 26, 26, 22
"""The sizes of text, in units."""
NOW_SHARE, NOW_LINES = 0.6, 3
"""Of the captions' place, for the words of now, and the least of it, in lines."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands in the captions' place."""

    before: tuple[Heard, ...]
    now: Heard | None
    live: bool
    """Whether it sounds at this moment, or did last."""


def lines_of(frame: Frame) -> Lines:
    """The words of now and those before; of a countdown, only where it stands."""
    said = frame.said
    if frame.caption and (not said or said[-1].text != frame.caption):
        said = (*said, Heard(frame.at_ms, "say", frame.caption, frame.audience, frame.step))
    now = said[-1] if said else None
    live = bool(frame.caption) or (now is not None and now.kind in {"chime", "tick"})
    return Lines(tuple([line for line in said[:-1] if not line.count]), now, live)


def in_words(heard: Heard) -> str:
    """What sounds, as it is read."""
    if heard.kind == "tick" or heard.count:
        return "  ·  ".join(map(str, COUNTED))
    return _(CHIMES[heard.text]) if heard.kind == "chime" else heard.text


@lru_cache(maxsize=8)
def places(size: tuple[int, int], percent: int = 100) -> Places:
    """The usual places, of which the captions take what measures and dial leave."""
    here = usual_places(size, percent)
    figure = pygame.Rect(0, 0, 0, 0) if here.figure.left >= here.name.left else here.figure
    lower = (here.side, here.dial, here.measures, here.caption, here.following)
    main = here.name.unionall([box for box in lower if box])
    head = min(here.px(136), main.height // 4)
    top, _gap, caption, coming = rows(
        main, head, here.px(14), 0, min(here.px(46), main.height // 8)
    )
    titles, ring = columns(top, 0, min(head, top.width // 5), gap=here.px(18))
    name, side = rows(titles, titles.height * 11 // 20, 0, gap=here.px(4))
    return Places(
        here.scale, title=here.title, volume=here.volume, figure=figure,
        name=name, side=side, dial=ring, caption=caption, following=coming,
        elapsed=here.elapsed, bar=here.bar, total=here.total, hint=here.hint,
    )  # fmt: skip


def paint_standing(
    surface: pygame.Surface, here: Places, frame: Frame, notice: str, looks: Appearance
) -> None:
    """What to do stands small over the captions."""
    top_line(surface, here, frame, notice, looks.theme)
    headline(surface, here, frame, looks.theme, NAME_PX)
    foot(surface, here, frame, "" if here.title.width else notice, looks.theme)


def paint_words(surface: pygame.Surface, here: Places, frame: Frame, looks: Appearance) -> None:
    """The words of now large, and over them, as far as there is room, those before."""
    theme = looks.theme
    surface.fill(theme.ground, here.caption)
    lines = lines_of(frame)
    least = min(here.px(NOW_LINES * NOW_PX * 1.25), here.caption.height)
    height = max(round(here.caption.height * NOW_SHARE), least)
    above = pygame.Rect(here.caption.topleft, (here.caption.width, here.caption.height - height))
    now = pygame.Rect(above.bottomleft, (here.caption.width, height))
    _before(surface, above, lines.before, here, theme)
    if lines.now is None:
        return
    mark, words = columns(now, here.px(6), 0, gap=here.px(20))
    smooth_pill(surface, mark, theme.glow if lines.live else theme.line, theme.ground)
    colour = theme.ink if lines.live else theme.soft
    if lines.now.count:
        _counted(surface, words, lines.now.count, theme)
    else:
        _spoken(surface, words, lines.now, Type(here.px(NOW_PX), colour), here, theme)


def paint_moving(surface: pygame.Surface, here: Places, frame: Frame, looks: Appearance) -> None:
    """The time left, what is heard next and when, and where we are."""
    dial.paint(surface, here.dial, frame, looks.theme)
    _coming(surface, here, frame, looks.theme)
    timeline(surface, here, frame, looks.theme)


def _before(
    surface: pygame.Surface,
    box: pygame.Rect,
    lines: tuple[Heard, ...],
    here: Places,
    theme: Theme,
) -> None:
    """From the bottom to the top, the latest last."""
    style = Type(here.px(BEFORE_PX), theme.soft)
    left = box.left + here.px(26)
    bottom = box.bottom - here.px(12)
    for heard in reversed(lines):
        place = pygame.Rect(left, box.top, box.right - left, max(bottom - box.top, 0))
        words = _told(heard)
        if not fits(words, style, place.size):
            return
        bottom = text(surface, place, words, style, down="bottom").top - here.px(8)


def _told(heard: Heard) -> str:
    """What sounds, after whom it is for."""
    who = _(AUDIENCES[heard.audience])
    return f"{who}: {in_words(heard)}" if who else in_words(heard)


def _spoken(
    surface: pygame.Surface,
    box: pygame.Rect,
    heard: Heard,
    style: Type,
    here: Places,
    theme: Theme,
) -> None:
    """Words, after whom they are for; a chime after its sign."""
    if heard.audience is not Audience.ALL:
        plate, box = rows(box, here.px(36), 0, gap=here.px(8))
        small = Type(here.px(WHO_PX), theme.ink)
        chip(surface, plate, _(AUDIENCES[heard.audience]), small, theme.line, theme.ground)
    if heard.kind == "chime":
        bell, box = columns(box, here.px(NOW_PX), 0, gap=here.px(20))
        signs.paint(surface, bell, "bell", style.colour, theme.ground)
    words = in_words(heard)
    text(surface, box, words, spoken(words, style, box.size), down="middle")


def _counted(surface: pygame.Surface, box: pygame.Rect, count: int, theme: Theme) -> None:
    """Three digits; the one it stands at is on a disc. None goes out before the next is lit."""
    side = min(box.height, box.width // 4)
    for digit, place in zip(COUNTED, columns(box, side, side, side, gap=side // 4), strict=True):
        disc = pygame.Rect(0, 0, side, side)
        disc.center = place.centerx, box.centery
        lit = digit == count
        if lit:
            smooth_pill(surface, disc, theme.glow, theme.ground)
        style = Type(side * 3 // 5, theme.on_glow if lit else theme.soft, "Medium")
        text(surface, disc, str(digit), style, across="middle", down="middle")


def _coming(surface: pygame.Surface, here: Places, frame: Frame, theme: Theme) -> None:
    """What is heard next, or how it begins, after the time until then."""
    surface.fill(theme.ground, here.following)
    if frame.coming is None or frame.mode not in {Mode.PLAYING, Mode.PAUSED}:
        return
    until = clock(max(frame.coming.at_ms - frame.at_ms, 0) + SECOND - 1)
    when, what = columns(here.following, here.px(120), 0, gap=here.px(16))
    soon = Type(here.px(COMING_PX), theme.soft)
    text(surface, when, _("in {time}").format(time=until), soon, down="middle")
    whole = _told(frame.coming)
    parts = (whole, sentences(whole)[0])
    words = next((part for part in parts if fits(part, soon, what.size)), "")
    text(surface, what, words, soon, down="middle")


SHEET = Sheet(places, paint_standing, lines_of, paint_words, paint_moving)
