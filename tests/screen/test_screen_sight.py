"""What reaches the eye, measured on the pixels: text stands out, and nothing is told by colour."""

import sys
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import pygame
import pytest

from coach.routine.vocabulary import Audience, Side
from coach.score.playhead import Mode
from coach.screen import lettering
from coach.screen import library as shelf_view
from coach.screen.appearance import Appearance
from coach.screen.lettering import Type
from coach.screen.library.chips import Chip
from coach.screen.pages import view as page_view
from coach.screen.pages.asking import asked
from coach.screen.pages.setting import setting
from coach.screen.session import veil
from coach.screen.session.sheet import View
from coach.screen.shelf.seek import ANYTHING, Wanted
from coach.screen.shelf.shelf import stocked
from coach.screen.theme import (
    HIGH_CONTRAST,
    MIN_CONTRAST,
    THEMES,
    Colour,
    contrast,
    font,
    luminance,
)
from coach.session import feelings
from tests.screen.colours import CONES
from tests.screen.every_page import every_page
from tests.screen.likeness import Pixels, apart, shrunk
from tests.screen.pictures import SCREENS, SIZE, Painter, painted, session
from tests.screen.samples import CARDS, frame

SHARES = np.linspace(0, 1, 4096)
LINEAR = np.array([luminance((value, value, value)) for value in range(256)])
"""Of a channel's value, the light of it."""
CODED = np.searchsorted(LINEAR, SHARES).astype(np.uint8)
"""And back."""
EYES = {**CONES, "no colour": np.tile([0.2126, 0.7152, 0.0722], (3, 1))}
"""On linear RGB; the last sees relative luminance (WCAG 2.2)."""
TITLES = ("Welcome to Massage Coach", "When to stop", "Please get help now", "And now")


def _lit(index: int) -> Painter:
    """A page with this option lit."""

    def paint(surface: pygame.Surface, looks: Appearance) -> None:
        state = replace(asked(feelings.before(), 0, looks.percent), at=index)
        page_view.paint(surface, state, looks)

    return paint


def _shelf(wanted: Wanted, focus: Chip | None = None, chosen: str = "stones") -> Painter:
    """The library where this is looked for, and keys go there."""

    def paint(surface: pygame.Surface, looks: Appearance) -> None:
        here = shelf_view.places(surface.get_size(), looks)
        state = shelf_view.Browsing(stocked(CARDS, chosen, wanted=wanted), focus)
        shelf_view.paint(surface, shelf_view.revealed(state, here), looks)

    return paint


ALIKE: dict[str, list[Painter]] = {
    "mode": [session(frame(mode)) for mode in Mode],
    "side": [session(frame(side=side)) for side in Side],
    "side from afar": [session(frame(side=side), View.DISTANCE) for side in Side],
    "the part that is worked": [
        session(frame(region=region, tool=None, tempo=None, pulse=None))
        for region in (None, "upper_trap", "erector_lumbar", "glute_max")
    ],
    "how hard": [session(frame(pressure=pressure)) for pressure in (2, 3, 4)],
    "how far": [session(frame(at_ms=at_ms, step=2)) for at_ms in (31_000, 54_000)],
    "sound": [session(frame()), session(frame(muted=True))],
    "for whom": [session(frame(audience=audience)) for audience in Audience],
    "what is lit": [_lit(index) for index in (3, 4, 11)],
    "what is looked for": [_shelf(Wanted(area=area)) for area in ("", "neck", "hips")],
    "a filter": [_shelf(Wanted(most=most)) for most in (0, 30)],
    "where keys go": [_shelf(ANYTHING, Chip("most", most)) for most in (5, 10)],
    "what is broken": [_shelf(ANYTHING, chosen="broken"), _shelf(ANYTHING, chosen="half")],
}
"""Things that mean different things, and must not be told by colour alone."""
every_theme = pytest.mark.parametrize("theme", THEMES)


@dataclass(frozen=True)
class Written:
    """A text on the window: where it lies, and in which colour it was set."""

    words: str
    box: pygame.Rect
    colour: Colour


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Every text that is set on the window from now on and that nothing was laid over later."""
    seen: list[Written] = []
    original = lettering.text

    def text(
        surface: pygame.Surface, box: pygame.Rect, words: str, style: Type, **how: Any
    ) -> pygame.Rect:
        inked = original(surface, box, words, style, **how)
        clip = surface.get_clip()
        if surface.get_size() == SIZE and words and clip.contains(inked):
            seen.append(Written(words, inked, style.colour))
        return inked

    for name, module in list(sys.modules.items()):
        if name.startswith("coach.screen.") and vars(module).get("text") is original:
            monkeypatch.setattr(module, "text", text)
    for name in ("paint_pause", "paint_question"):
        monkeypatch.setattr(veil, name, _clearing(seen, getattr(veil, name)))
    return seen


def _clearing(seen: list[Written], paint: Any) -> Any:
    def painting(*args: Any) -> None:
        seen.clear()
        paint(*args)

    return painting


@every_theme
@pytest.mark.parametrize("screen", SCREENS)
def test_every_text_stands_out_from_what_is_really_around_it(
    screen: str, theme: str, written: list[Written]
) -> None:
    looks = Appearance(THEMES[theme])
    surface = painted(screen, looks)
    least = HIGH_CONTRAST if theme == "contrast" else MIN_CONTRAST
    seen = [it for it in written if screen != "library" or not _fading(it.box, looks)]
    assert seen or screen == "broken-routine"
    assert [it for it in seen if _contrast(surface, it) < least] == []


def _fading(box: pygame.Rect, looks: Appearance) -> bool:
    """Whether it lies where the list goes on, and fades out."""
    here = shelf_view.places(SIZE, looks)
    peek = here.u(here.measure.peek)
    return here.list.contains(box) and not here.list.inflate(0, -2 * peek).contains(box)


@every_theme
@pytest.mark.parametrize("title", TITLES)
def test_the_words_of_a_page_stand_out(title: str, theme: str) -> None:
    """Those that stand in no box, but line by line."""
    page = next(page for page in every_page() if page.title == title)
    looks, surface = Appearance(THEMES[theme]), pygame.Surface(SIZE)
    page_view.paint(surface, asked(page, 0, looks.percent), looks)
    inks = {"heading": looks.theme.glow}
    for line in setting(page, SIZE).lines:
        box = pygame.Rect(line.pos, font(line.weight, line.px).size(line.text))
        it = Written(line.text, box, inks.get(line.rank, looks.theme.ink))
        assert _contrast(surface, it) >= (HIGH_CONTRAST if theme == "contrast" else MIN_CONTRAST)


@every_theme
@pytest.mark.parametrize("what", ALIKE)
def test_what_differs_differs_for_every_eye(what: str, theme: str) -> None:
    """Also for one that sees no colour."""
    looks = Appearance(THEMES[theme])
    pictures = [shrunk(_painted(one, looks)) for one in ALIKE[what]]
    for eye in EYES:
        seen = [_as_seen(picture, eye) for picture in pictures]
        assert not any(apart(one, other).holds for one, other in combinations(seen, 2)), eye


def test_what_is_told_by_colour_alone_is_found() -> None:
    """Two colours of the same light are one to an eye without colours."""
    red, green = (200, 60, 60), (0, 125, 60)
    one, other = (np.full((360, 640, 3), colour, np.uint8) for colour in (red, green))
    assert not apart(_as_seen(one, "usual"), _as_seen(other, "usual")).holds
    assert apart(_as_seen(one, "no colour"), _as_seen(other, "no colour")).holds


def _painted(paint: Painter, looks: Appearance) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    paint(surface, looks)
    return surface


def _as_seen(picture: Pixels, eye: str) -> Pixels:
    """The picture as an eye sees it."""
    light = np.clip(LINEAR[picture] @ EYES[eye].T, 0, 1)
    seen: Pixels = CODED[(light * (len(CODED) - 1)).astype(int)]
    return seen


def _contrast(surface: pygame.Surface, it: Written) -> float:
    """Of the pixel that has most of the ink, and the colour that most around it have."""
    part = surface.subsurface(it.box.clip(surface.get_rect()))
    found, counts = np.unique(pygame.surfarray.array2d(part), return_counts=True)
    colours = [_colour(surface, int(value)) for value in found]
    far = np.abs(np.array(colours) - it.colour).sum(axis=1)
    return contrast(colours[counts.argmax()], colours[far.argmin()])


def _colour(surface: pygame.Surface, value: int) -> Colour:
    red, green, blue, _alpha = surface.unmap_rgb(value)
    return red, green, blue
