"""The session on the screen, in one of its views. Reads no clock; what moves comes in with a frame.

It is painted in layers: what stands, the words, what moves, and what comes and goes over all. Only
the layers that changed are painted again.
"""

from collections.abc import Iterator
from dataclasses import replace

import pygame

from coach.routine.vocabulary import Audience
from coach.score.actions import Action, Do
from coach.score.frame import BreathFrame, Frame
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.scene import ahead
from coach.screen.scene.scene import Scene
from coach.screen.session import bar, captions, controls, distance, film, overlay, overview, veil
from coach.screen.session.hand import Over
from coach.screen.session.places import Places
from coach.screen.session.sheet import Sheet, View

SHEETS: dict[View, Sheet] = {
    View.USUAL: overview.SHEET,
    View.DISTANCE: distance.SHEET,
    View.CAPTIONS: captions.SHEET,
    View.FILM: film.SHEET,
}
CHOOSES = {Do.DISTANCE: View.DISTANCE, Do.CAPTIONS: View.CAPTIONS}
"""What leads to a view, and from there back to the usual one."""
NOTHING_OVER = Over()


def chosen(view: View, do: Do) -> View:
    """The view after this was done; most of what is done changes none."""
    asked = CHOOSES.get(do, view)
    return View.USUAL if do in CHOOSES and view is asked else asked


class SessionView:
    """Paints frames. What stands still is painted when it changes; what moves, each time."""

    def __init__(self, looks: Appearance) -> None:
        self.looks = looks
        self._scene = Scene(looks)
        self._last: object = None
        self._where: object = None
        self._standing: object = None
        self._words: object = None
        self._covered: pygame.Surface | None = None
        """What the overlay lies on, without what moves."""
        self._awaited: object = None
        self._preparing: Iterator[None] = iter(())

    def paint(
        self,
        surface: pygame.Surface,
        frame: Frame,
        notice: str = "",
        *,
        view: View = View.USUAL,
        over: Over = NOTHING_OVER,
    ) -> bool:
        """Makes the surface show this moment; a `notice` takes the place of the least that is said.

        The surface keeps what was painted on it: it may be changed only between views. Tells
        whether anything had to be painted.
        """
        where = (surface, surface.get_size(), notice, view)
        if (*where, frame, over) == self._last:
            return False
        sheet = SHEETS[view]
        here = sheet.places(surface.get_size(), self.looks.percent)
        self._uncover(surface, here, where)
        halted = frame.asking or frame.mode is Mode.PAUSED
        standing = (*where, frame if halted else _without_motion(frame))
        fresh = standing != self._standing
        words = sheet.worded(frame)
        if fresh:
            surface.fill(self.looks.theme.ground)
            sheet.standing(surface, here, frame, notice, self.looks)
        if fresh or words != self._words:
            sheet.words(surface, here, frame, self.looks)
        if fresh or not halted:
            self._move(surface, sheet, here, frame, fresh=fresh)
        if fresh and halted:
            _veil(surface, here, frame, view, self.looks)
        self._cover(surface, here, frame, over)
        self._standing, self._words, self._last = standing, words, (*where, frame, over)
        return True

    def prepare(self, size: tuple[int, int], frame: Frame, *, view: View = View.USUAL) -> None:
        """Makes a little of the next step's pictures, so that it begins without a halt.

        To be called between two frames; it takes a few milliseconds.
        """
        place = SHEETS[view].places(size, self.looks.percent).figure
        awaited = place.size, frame.next_work
        if awaited != self._awaited:
            self._awaited = awaited
            self._preparing = ahead.prepare(place.size, frame, self.looks)
        next(self._preparing, None)

    def _move(
        self, surface: pygame.Surface, sheet: Sheet, here: Places, frame: Frame, *, fresh: bool
    ) -> None:
        self._scene.paint(surface, here.figure, frame, fresh=fresh)
        sheet.moving(surface, here, frame, self.looks)

    def _cover(self, surface: pygame.Surface, here: Places, frame: Frame, over: Over) -> None:
        """Lays the controls over what is there, and keeps that."""
        if not (over.controls or over.label) or frame.asking:
            return
        place = overlay.area(here, surface.get_size())
        self._covered = surface.subsurface(place).copy()
        overlay.paint(surface, here, frame, over, self.looks.theme)

    def _uncover(self, surface: pygame.Surface, here: Places, where: object) -> None:
        if self._covered and where == self._where:
            surface.blit(self._covered, overlay.area(here, surface.get_size()))
        self._covered, self._where = None, where


def clicked(
    size: tuple[int, int],
    pos: tuple[int, int],
    total_ms: int,
    *,
    asking: bool,
    percent: int = 100,
    view: View = View.USUAL,
    awake: bool = False,
) -> Action | None:
    """What a click at this place asks for: a control while they are there, a time on the bar, or
    leaving when that is asked.

    None anywhere else, where a click is the one key.
    """
    here = SHEETS[view].places(size, percent)
    if asking:
        leave, _stay = veil.answers(size, here.scale)
        return Action(Do.CONFIRM) if leave.collidepoint(pos) else None
    control = controls.under(overlay.strip(here, size), here.scale, pos) if awake else None
    if control:
        return Action(control.do)
    if here.bar.collidepoint(pos):
        return Action(Do.SEEK, bar.ms_at(here.bar, pos[0], total_ms))
    return None


def _without_motion(frame: Frame) -> Frame:
    pulse = None if frame.pulse is None else 0.0
    breath = frame.breath and BreathFrame(breathing_in=True, fullness=0)
    return replace(
        frame,
        at_ms=0,
        left_ms=0,
        spent=0,
        pulse=pulse,
        breath=breath,
        caption="",
        audience=Audience.ALL,
        said=(),
        coming=None,
    )


def _veil(
    surface: pygame.Surface, here: Places, frame: Frame, view: View, looks: Appearance
) -> None:
    if frame.asking:
        veil.paint_question(surface, here.scale, looks.theme)
    elif view is not View.DISTANCE:
        veil.paint_pause(surface, frame, here.scale, looks.theme)
