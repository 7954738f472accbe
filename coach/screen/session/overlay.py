"""What comes and goes over a session: the controls, and plates that name what is pointed at."""

from bisect import bisect_right

import pygame

from coach.language import _
from coach.routine.vocabulary import Side
from coach.score.frame import Frame
from coach.score.plan import Span
from coach.screen.lettering import Type, extent, text
from coach.screen.session import bar, controls
from coach.screen.session.hand import Over
from coach.screen.session.places import Places
from coach.screen.session.sheet import SIDE_WORDS
from coach.screen.theme import Theme
from coach.units import Ms, clock

NAME_PX, DETAIL_PX, PLATE_WIDTH = 22, 19, 640
"""The sizes of text on a plate and the most it is wide, in units."""


def strip(here: Places, size: tuple[int, int]) -> pygame.Rect:
    """Where the controls stand: the foot of the page, in the width of what is read there.

    Where that is too little, it is the foot of the window, below the bar.
    """
    foot = here.hint.unionall((here.elapsed, here.total)) if here.bar.width else here.hint
    area = pygame.Rect(foot.left, here.hint.top, foot.width, here.hint.height)
    panel, _boxes = controls.placed(area, here.scale)
    pad = here.px(controls.PAD)
    if panel.width > foot.width or panel.top < here.hint.top - 2 * pad:
        top = max(here.bar.bottom + pad, here.hint.top - pad)
        area.update(2 * pad, top, size[0] - 4 * pad, size[1] - top - 2 * pad)
    return area


def area(here: Places, size: tuple[int, int]) -> pygame.Rect:
    """All that may be covered."""
    panel, _boxes = controls.placed(strip(here, size), here.scale)
    top = min(panel.top, here.bar.top if here.bar.width else panel.top) - _plate_height(here)
    page = strip(here, size).union(panel).inflate(here.px(24), 0)
    return pygame.Rect(page.left, top, page.width, size[1] - top).clip(pygame.Rect((0, 0), size))


def paint(surface: pygame.Surface, here: Places, frame: Frame, over: Over, theme: Theme) -> None:
    """The controls, so far as they have come, and the plate over what is pointed at."""
    place = strip(here, surface.get_size())
    if over.controls:
        controls.paint(
            surface, place, frame, over.at, scale=here.scale, theme=theme, shown=over.controls
        )
    pointed = controls.named(place, here.scale, frame, over.at) if over.controls else None
    if pointed:
        words, box = pointed
        panel, _boxes = controls.placed(place, here.scale)
        _plate(surface, here, (words,), (box.centerx, panel.top), theme, over.controls)
    elif (at_ms := pointed_ms(here, frame, over)) is not None:
        _plate_of_step(surface, here, frame, at_ms, theme, over.controls)
    elif over.label and here.bar.width:
        _plate_of_step(surface, here, frame, frame.at_ms, theme, over.label)


def pointed_ms(here: Places, frame: Frame, over: Over) -> Ms | None:
    """The time of the session under the pointer; None when it is elsewhere."""
    if over.at is None or not over.controls or not here.bar.collidepoint(over.at):
        return None
    return bar.ms_at(here.bar, over.at[0], frame.total_ms)


def label_of(span: Span) -> tuple[str, str]:
    """A step of the bar in words: its name, and its side and time."""
    times = f"{clock(span.start_ms)} \N{EN DASH} {clock(span.end_ms)}"
    side = "" if span.side is Side.BOTH else _(SIDE_WORDS[span.side])
    return span.name, "  ·  ".join(part for part in (side, times) if part)


def span_at(frame: Frame, at_ms: Ms) -> Span:
    """The step of the bar at a time of the session."""
    index = bisect_right(frame.bar, at_ms, key=lambda span: span.start_ms) - 1
    return frame.bar[max(index, 0)]


def _plate_of_step(
    surface: pygame.Surface, here: Places, frame: Frame, at_ms: Ms, theme: Theme, shown: float
) -> None:
    at = bar.x_at(here.bar, at_ms, frame.total_ms), here.bar.top
    _plate(surface, here, label_of(span_at(frame, at_ms)), at, theme, shown)


def _plate(
    surface: pygame.Surface,
    here: Places,
    lines: tuple[str, ...],
    at: tuple[int, int],
    theme: Theme,
    shown: float,
) -> None:
    """Lines of text on a plate whose foot is over this point, wholly inside the window."""
    styles = (
        Type(here.px(NAME_PX), theme.ink, "Medium"),
        Type(here.px(DETAIL_PX), theme.soft),
    )
    most = min(here.px(PLATE_WIDTH), area(here, surface.get_size()).width - here.px(32))
    row = here.px(NAME_PX) * 13 // 10
    sizes = [extent(w, s, (most, row)) for w, s in zip(lines, styles, strict=False)]
    pad = here.px(14)
    width = max(width for width, _height in sizes) + 2 * pad
    image = controls.plate((width, row * len(lines) + pad), theme.raised, theme.line, here.px(10))
    for i, (words, style) in enumerate(zip(lines, styles, strict=False)):
        box = pygame.Rect(pad, pad // 2 + i * row, width - 2 * pad, row)
        text(image, box, words, style, across="middle", down="middle")
    place = image.get_rect(midbottom=(at[0], at[1] - here.px(8)))
    place.clamp_ip(area(here, surface.get_size()))
    image.set_alpha(round(255 * shown))
    surface.blit(image, place)


def _plate_height(here: Places) -> int:
    return 2 * (here.px(NAME_PX) * 13 // 10) + here.px(14) + here.px(8)
