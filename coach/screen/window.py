"""The window itself: the only place that opens a display, and the only one that paces frames."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pygame

from coach.language import _, use
from coach.score.actions import Action
from coach.score.frame import Frame
from coach.score.playhead import Mode
from coach.screen import keys, library, pads
from coach.screen.appearance import USUAL, Appearance, wanted
from coach.screen.greeting import leaves
from coach.screen.opening import greet, opened
from coach.screen.pages import asking as pages
from coach.screen.pages import view as page_view
from coach.screen.pages.page import ClosedError, Page
from coach.screen.session import hand, trouble
from coach.screen.session import view as session
from coach.screen.session.sheet import View
from coach.screen.settings import settling as settings_view
from coach.screen.settings import view as settings_paint
from coach.screen.settings.rows import NOTHING_MORE, Offered
from coach.screen.settings.settling import Settling
from coach.screen.shelf.seek import ANYTHING
from coach.screen.shelf.shelf import Card, Choice, Look, stocked
from coach.settings import Settings
from coach.units import Ms

FPS = 60
IDLE_MS = 250
"""How long the library waits for an event before it looks whether Ctrl-C was pressed."""
TOLD_EVERY_MS: Ms = 200
"""How often it is shown how many routines are read."""
FULLSCREEN = (pygame.K_f, pygame.K_F11)


def steady_ms() -> Ms:
    """The time on a clock that never jumps."""
    return time.monotonic_ns() // 1_000_000


class Window:
    """A window on the library or on a session. Raises DisplayError where there is no screen."""

    def __init__(
        self,
        looks: Appearance = USUAL,
        now: Callable[[], Ms] = steady_ms,
        window: pygame.Window | None = None,
    ) -> None:
        """`now` is any steady clock; it only measures how long a key is held.

        `window` is one that is open already.
        """
        self._window = window or opened()
        self._looks = looks
        self._now = now
        self._view = session.SessionView(looks)
        self._trouble: tuple[str, ...] = ()
        self._pace = pygame.Clock()
        self._hold = keys.Hold()
        self._joysticks = pads.Joysticks()
        self._hand = hand.Hand()
        self._showing = View.USUAL
        self._exposed = False
        self._total_ms: Ms = 0
        self._asking = False
        self._full = False
        self._shown: object = None
        """What of a page is in the window already."""
        self._told_ms: Ms = 0
        self._sought = ANYTHING

    @property
    def surface(self) -> pygame.Surface:
        """What the window shows after the next flip."""
        return self._window.get_surface()

    def greet(self) -> None:
        """A first picture, for the moment until the routines are read."""
        greet(self._window, self._looks)
        self._told_ms = self._now()

    def read_on(self, done: int, of: int) -> None:
        """Shows now and then how many routines are read. Raises ClosedError when nobody waits."""
        if self._now() - self._told_ms < TOLD_EVERY_MS:
            return
        greet(self._window, self._looks, _("{done} of {all}").format(done=done, all=of))
        self._told_ms = self._now()
        if any(leaves(event) for event in self._events()):
            raise ClosedError

    def show(self, frame: Frame, notice: str = "") -> None:
        """Paints this moment, and waits so that there are at most 60 in a second."""
        self._total_ms, self._asking = frame.total_ms, frame.asking
        pygame.display.set_allow_screensaver(frame.mode is not Mode.PLAYING)
        over = hand.over(self._hand, self._now(), still=self._looks.still)
        pygame.mouse.set_visible(over.controls > 0)
        view = self._showing
        if self._view.paint(self.surface, frame, notice, view=view, over=over) or self._exposed:
            trouble.paint(self.surface, self._trouble, self._looks)
            self._window.flip()
        self._exposed = False
        self._view.prepare(self._window.size, frame, view=view)
        self._pace.tick(FPS)

    def trouble(self, lines: tuple[str, ...]) -> None:
        """Shows what is wrong with the file that is edited, over the session, until told anew."""
        self._trouble = lines
        self._view = session.SessionView(self._looks)

    def actions(self) -> list[Action]:
        """What the user did since the last call, in order."""
        done: list[Action] = []
        for event in self._events():
            now_ms, plugged = self._now(), self._joysticks.plugged
            self._hold, actions = keys.translate(event, self._hold, now_ms, self._clicked, plugged)
            still = self._looks.still
            self._hand = hand.after(self._hand, event, actions, now_ms, still=still)
            done.extend(actions)
        self._hold, actions = keys.held(self._hold, self._now())
        for action in done:
            self._showing = session.chosen(self._showing, action.do)
        return [action for action in (*done, *actions) if action.do not in session.CHOOSES]

    def pick(
        self, cards: tuple[Card, ...], chosen: str = "", goal: str = ""
    ) -> Choice | Look | None:
        """Shows the library, `chosen` open, until something is picked; None is to leave.

        `goal` is what these cards are for, where they are not all.
        """
        self._hold = keys.Hold()
        pygame.display.set_allow_screensaver(True)
        shelf = stocked(cards, chosen, goal, self._sought)
        here = library.places(self._window.size, self._looks)
        turn = library.Turn(library.revealed(library.Browsing(shelf), here))
        self._view = session.SessionView(self._looks)
        self._shown = None
        pygame.key.start_text_input()
        while not turn.done:
            state = turn.state
            self._show_new(state, partial(library.paint, self.surface, state, self._looks))
            turn = self._turned(turn)
        pygame.key.stop_text_input()
        self._sought = turn.state.shelf.wanted
        return turn.choice

    def ask(self, page: Page) -> str | None:
        """Shows a page until something is chosen, and gives its id; None is to go back.

        Raises ClosedError when the window is closed instead.
        """
        pygame.display.set_allow_screensaver(True)
        state = pages.asked(page, self._now(), self._looks.percent)
        self._view = session.SessionView(self._looks)
        self._shown = None
        while not state.done:
            self._show_new(state, partial(page_view.paint, self.surface, state, self._looks))
            state = self._pressed(state)
        self._hold = keys.Hold()
        if state.closed:
            raise ClosedError
        return state.answer

    def wear(self, settings: Settings) -> None:
        """From now on everything is shown as it is set."""
        use(settings.language)
        self._looks = wanted(settings)
        self._view = session.SessionView(self._looks)
        if settings.fullscreen != self._full:
            self.toggle_fullscreen()

    @property
    def full(self) -> bool:
        """Whether it fills the screen."""
        return self._full

    def settle(
        self,
        settings: Settings,
        changed: Callable[[Settings], None],
        offered: Offered = NOTHING_MORE,
    ) -> Settings:
        """Shows what can be set until that is done; each change is worn, and told, at once.

        Raises ClosedError when the window is closed instead.
        """
        pygame.display.set_allow_screensaver(True)
        state = Settling(replace(settings, fullscreen=self._full), offered)
        self._shown = None
        while not state.done:
            self._show_new(state, partial(settings_paint.paint, self.surface, state, self._looks))
            before = state.settings
            state = self._settled(state)
            if state.settings != before:
                self.wear(state.settings)
                changed(state.settings)
        self._view = session.SessionView(self._looks)
        self._hold = keys.Hold()
        if state.closed:
            raise ClosedError
        return state.settings

    def toggle_fullscreen(self) -> None:
        """The whole screen, or a window again."""
        self._full = not self._full
        if self._full:
            self._window.set_fullscreen(desktop=True)
        else:
            self._window.set_windowed()

    def close(self) -> None:
        """Closes the window; it cannot be used after that."""
        self._window.destroy()
        pygame.joystick.quit()
        pygame.display.quit()

    def _show_new(self, what: object, paint: Callable[[], None]) -> None:
        """Paints what is not shown already, at most 60 times in a second."""
        shown = what, self._window.size, self._looks
        if shown != self._shown or self._exposed:
            paint()
            self._window.flip()
        self._shown, self._exposed = shown, False
        self._pace.tick(FPS)

    def _pressed(self, state: pages.Asking) -> pages.Asking:
        """The page after everything that has happened; it waits unless a key is held."""
        state = pages.held(state, self._now(), self._window.size)
        for event in self._seen(wait=not state.holding):
            state = pages.turn(state, event, self._window.size, self._now())
            if state.done:
                break
        return state

    def _settled(self, state: Settling) -> Settling:
        """The settings after everything that has happened; the window has taken its own key."""
        state = settings_view.held(state, self._now(), self._window.size)
        for event in self._seen(wait=not state.holding):
            state = settings_view.turn(state, event, self._window.size, self._now())
            if event.type == pygame.KEYDOWN and event.key in FULLSCREEN:
                state = replace(state, settings=replace(state.settings, fullscreen=self._full))
            if state.done:
                break
        return state

    def _turned(self, turn: library.Turn) -> library.Turn:
        """The library after everything that has happened, once something has; it needs its F."""
        for event in self._seen(wait=True, full=FULLSCREEN[1:]):
            turn = library.turn(turn.state, event, self._window.size, self._looks)
            if turn.done:
                break
        return turn

    def _seen(self, *, wait: bool, full: tuple[int, ...] = FULLSCREEN) -> Iterator[pygame.Event]:
        """Every event, after the window itself took what is for it: the keys for full screen.

        Whoever stops listening early leaves the rest unheard, but for the wish to close.
        """
        pygame.mouse.set_visible(True)
        left = self._events(wait=wait)
        try:
            while left:
                event = pads.as_key(left.pop(0), self._joysticks.plugged)
                if event.type == pygame.KEYDOWN and event.key in full:
                    self.toggle_fullscreen()
                yield event
        finally:
            if any(event.type == pygame.QUIT for event in left):
                pygame.event.post(pygame.Event(pygame.QUIT))

    def _events(self, *, wait: bool = False) -> list[pygame.Event]:
        if not pygame.joystick.get_init():
            pygame.joystick.init()
        events = [pygame.event.wait(IDLE_MS)] if wait else []
        events += pygame.event.get()
        for event in events:
            self._joysticks.take(event)
            self._exposed |= event.type == pygame.WINDOWEXPOSED
            if event.type == pygame.WINDOWSIZECHANGED:
                self._view = session.SessionView(self._looks)
        return events

    def _clicked(self, pos: tuple[int, int]) -> Action | None:
        return session.clicked(
            self._window.size,
            pos,
            self._total_ms,
            asking=self._asking,
            percent=self._looks.percent,
            view=self._showing,
            awake=hand.is_awake(self._hand, self._now()),
        )
