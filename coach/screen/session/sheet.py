"""What a way to show a session consists of, and the words that all of them use."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import pygame

from coach.language import N_, _
from coach.routine.vocabulary import Audience, Side
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.lettering import Type, extent, fits, text
from coach.screen.paint import smooth_pill
from coach.screen.scene.scene import sides_at_work
from coach.screen.session.places import Places
from coach.screen.theme import Colour

SIDE_WORDS = {
    Side.LEFT: N_("Left side"),
    Side.RIGHT: N_("Right side"),
    Side.BOTH: N_("Both sides"),
    Side.UPPER: N_("Upper side"),
    Side.OTHER: N_("Other side"),
}
NEXT_WORDS = {
    Side.LEFT: N_("{name}, left side"),
    Side.RIGHT: N_("{name}, right side"),
    Side.BOTH: "{name}",
    Side.UPPER: N_("{name}, upper side"),
    Side.OTHER: N_("{name}, other side"),
}
AUDIENCES = {Audience.GIVER: N_("Giver"), Audience.RECEIVER: N_("Receiver"), Audience.ALL: ""}
HEADLINES = {Mode.EASED: N_("Let go, and breathe."), Mode.ENDED: N_("Well done. Rest a while.")}
SMALLER = 0.5


class View(StrEnum):
    """The ways to show a session."""

    USUAL = "usual"
    DISTANCE = "distance"
    """Three things, to be read from four metres."""
    CAPTIONS = "captions"
    """Everything that is heard, to be read."""
    FILM = "film"
    """For a file: it shows nothing to be pressed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one of them is painted, in layers; each fills the places of its own before it paints."""

    places: Callable[[tuple[int, int], int], Places]
    standing: Callable[[pygame.Surface, Places, Frame, str, Appearance], None]
    """All that changes with the step or the state, on the cleared surface; with a notice."""
    worded: Callable[[Frame], object]
    """What the words show: as long as it is the same they stand."""
    words: Callable[[pygame.Surface, Places, Frame, Appearance], None]
    """What is in the caption's place."""
    moving: Callable[[pygame.Surface, Places, Frame, Appearance], None]
    """All that may change with each frame."""


def sided(name: str, side: Side) -> str:
    """A step's name with its side."""
    return _(NEXT_WORDS[side]).format(name=name)


def side_word(frame: Frame) -> str:
    """The side at work in words; nothing where there is none."""
    return _(SIDE_WORDS[frame.side]) if sides_at_work(frame) else ""


def spoken(words: str, style: Type, size: tuple[int, int]) -> Type:
    """The style for words that are spoken: half as large where there are too many of them."""
    return style if fits(words, style, size) else replace(style, px=round(style.px * SMALLER))


def chip(
    surface: pygame.Surface, box: pygame.Rect, words: str, style: Type, fill: Colour, ground: Colour
) -> pygame.Rect:
    """Words on a pill, at the left of the box, as wide as they need; returns its place."""
    inner = box.inflate(-box.height, 0)
    style = replace(style, px=min(style.px, box.height * 4 // 5))
    if not words or min(inner.size) <= 0:
        return pygame.Rect(box.topleft, (0, 0))
    width, _height = extent(words, style, inner.size)
    plate = pygame.Rect(box.left, box.top, width + box.height, box.height)
    smooth_pill(surface, plate, fill, ground)
    text(surface, inner, words, style, down="middle")
    return plate
