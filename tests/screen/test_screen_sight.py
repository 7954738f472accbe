"""What reaches the eye, measured on the pixels: text stands out, and nothing is told by colour."""

import sys
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from coach.routine.vocabulary import Audience, Side
from coach.score.playhead import Mode
from coach.screen import lettering, page_view, veil
from coach.screen import library as shelf_view
from coach.screen.appearance import Appearance
from coach.screen.lettering import Type
from coach.screen.library.chips import Chip
from coach.screen.pages import asked
from coach.screen.seek import ANYTHING, Wanted
from coach.screen.setting import setting
from coach.screen.sheet import View
from coach.screen.shelf import stocked
from coach.screen.theme import HIGH_CONTRAST, MIN_CONTRAST, THEMES, Colour, contrast, font
from coach.session import feelings
from tests.screen.colours import CONES
from tests.screen.every_page import every_page
from tests.screen.likeness import likeness, shrunk
from tests.screen.pictures import SCREENS, SIZE, Painter, painted, session
from tests.screen.samples import CARDS, frame

LIGHT = np.array([0.2126, 0.7152, 0.0722])
EYES = {**CONES, "no colour at all": np.tile(LIGHT, (3, 1))}
"""On linear RGB."""
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
    """They are not set by the brush for texts in boxes, but line by line."""
    page = next(page for page in every_page() if page.title == title)
    looks, surface = Appearance(THEMES[theme]), pygame.Surface(SIZE)
    page_view.paint(surface, asked(page, 0, looks.percent), looks)
    inks = {"heading": looks.theme.glow}
    for line in setting(page, SIZE).lines:
        box = pygame.Rect(line.pos, font(line.weight, line.px).size(line.text))
        it = Written(line.text, box, inks.get(line.rank, looks.theme.ink))
        assert _contrast(surface, it) >= (HIGH_CONTRAST if theme == "contrast" else MIN_CONTRAST)


@every_theme
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("what", ALIKE)
def test_what_differs_differs_for_every_eye(what: str, eye: str, theme: str) -> None:
    """Also for one that sees no colour."""
    looks = Appearance(THEMES[theme])
    pictures = [_as_seen(_painted(one, looks), eye) for one in ALIKE[what]]
    for one, other in combinations(pictures, 2):
        assert not likeness(one, shrunk(other)).holds


def _painted(paint: Painter, looks: Appearance) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    paint(surface, looks)
    return surface


def _as_seen(surface: pygame.Surface, eye: str) -> pygame.Surface:
    """The picture as an eye sees it, at half its size."""
    little = shrunk(surface) / 255
    linear = np.where(little <= 0.04045, little / 12.92, ((little + 0.055) / 1.055) ** 2.4)
    light = np.clip(linear @ EYES[eye].T, 0, 1)
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    pixels = (coded * 255).round().astype(np.uint8).swapaxes(0, 1)
    return pygame.transform.scale(pygame.surfarray.make_surface(pixels), SIZE)


def _contrast(surface: pygame.Surface, it: Written) -> float:
    """Of the pixel that has most of the ink, and the colour that most around it have."""
    pixels = _pixels(surface, it.box)
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    ground = colours[counts.argmax()]
    ink = colours[np.abs(colours.astype(int) - it.colour).sum(axis=1).argmin()]
    return contrast(tuple(map(int, ground)), tuple(map(int, ink)))  # type: ignore[arg-type]


def _pixels(surface: pygame.Surface, box: pygame.Rect) -> NDArray[np.uint8]:
    part = surface.subsurface(box.clip(surface.get_rect()))
    return np.frombuffer(pygame.image.tobytes(part, "RGB"), np.uint8).reshape(-1, 3)
