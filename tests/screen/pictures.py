"""Every screen of the program, painted once: the same for the tests that look at all of them."""

from collections.abc import Callable
from functools import partial

import pygame

from coach.cli.picking import cards
from coach.routine.library import find, library
from coach.routine.screening import QUESTIONS
from coach.routine.vocabulary import CONDITIONS, Audience, Form, Side, Verdict
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen import library as shelf_view
from coach.screen.appearance import Appearance
from coach.screen.pages import view as page_view
from coach.screen.pages.asking import asked
from coach.screen.pages.page import Page
from coach.screen.session.hand import Over
from coach.screen.session.sheet import View
from coach.screen.session.view import NOTHING_OVER, SessionView
from coach.screen.settings import view as settings_paint
from coach.screen.settings.rows import Offered
from coach.screen.settings.settling import Settling
from coach.screen.shelf.shelf import Card, stocked
from coach.screen.theme import THEMES
from coach.session import afterwards, feelings
from coach.session.before_start import pages
from coach.session.before_start.get_ready import get_ready, when_to_stop
from coach.session.before_start.welcome import welcome
from coach.settings import Settings
from tests.screen.every_page import DONE
from tests.screen.samples import CARDS, STATES, frame

Painter = Callable[[pygame.Surface, Appearance], object]
SIZE = (1280, 720)
OFFERED = Offered(
    (("usual", "The usual one"), ("silent", "None")), (("none", "None"), ("sea", "Slow sea"))
)
FOR_TWO = frame(
    name="Lean on the low back", stroke="compression", side=Side.BOTH, region="erector_lumbar",
    region_label="long muscles of the low back", tool="palms", position="face-down",
    form=Form.PARTNER, pressure=5, audience=Audience.GIVER, breath=BreathFrame(False, 0.6),
    caption="Lean in slowly as they breathe out.",
)  # fmt: skip
SHOWN = "swedish-solo"


def painted(name: str, looks: Appearance) -> pygame.Surface:
    """One of the screens in a usual window."""
    surface = pygame.Surface(SIZE)
    SCREENS[name](surface, looks)
    return surface


def session(now: Frame, view: View = View.USUAL, over: Over = NOTHING_OVER) -> Painter:
    """A moment of a session."""
    return lambda surface, looks: SessionView(looks).paint(surface, now, view=view, over=over)


def _page(page: Callable[[], Page]) -> Painter:
    """A page, made when it is painted: so it speaks the language of that moment."""
    return lambda surface, looks: page_view.paint(surface, asked(page(), 0, looks.percent), looks)


def _library(
    surface: pygame.Surface,
    looks: Appearance,
    *,
    stock: Callable[[], tuple[Card, ...]],
    chosen: str,
    reading: int | None = None,
) -> None:
    here = shelf_view.places(surface.get_size(), looks)
    state = shelf_view.Browsing(stocked(stock(), chosen), reading=reading)
    shelf_view.paint(surface, shelf_view.revealed(state, here), looks)


def _settings(surface: pygame.Surface, looks: Appearance) -> None:
    theme = next(name for name, theme in THEMES.items() if theme == looks.theme)
    settings = Settings(theme=theme, text_size=looks.percent)
    settings_paint.paint(surface, Settling(settings, OFFERED, 1), looks)


def _get_ready() -> Page:
    routine = find(SHOWN).routine
    assert routine
    return get_ready(routine)


def _refusal() -> Page:
    urgent = (row for row in CONDITIONS.values() if row.verdict is Verdict.URGENT)
    return pages.stopped(next(urgent))


SCREENS: dict[str, Painter] = {
    "first-run": _page(lambda: welcome(Settings())),
    "library": partial(_library, stock=lambda: cards(library(), ""), chosen=SHOWN),
    "broken-routine": partial(_library, stock=lambda: CARDS, chosen="broken", reading=0),
    "settings": _settings,
    "get-ready": _page(_get_ready),
    "when-to-stop": _page(when_to_stop),
    "question": _page(lambda: pages.question(QUESTIONS[0], QUESTIONS, (), Form.SOLO)),
    "refusal": _page(_refusal),
    "feelings": _page(feelings.before),
    "session": session(STATES["playing"]),
    "session-for-two": session(FOR_TWO),
    "session-paused": session(STATES["paused"]),
    "session-waiting": session(STATES["waiting"]),
    "session-eased": session(STATES["eased"]),
    "session-ended": session(STATES["ended"]),
    "session-leaving": session(frame(Mode.PLAYING, asking=True)),
    "session-controls": session(frame(), over=Over(1.0, 0.0, (640, 560))),
    "distance": session(STATES["playing"], View.DISTANCE),
    "captions": session(STATES["playing"], View.CAPTIONS),
    "end": _page(lambda: afterwards.ended(DONE)),
}
"""By the names of their kept pictures."""
