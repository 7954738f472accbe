"""The terminal's session: with nobody to ask, nothing stands still for ever."""

from collections.abc import Iterator
from threading import Event

import pytest

from coach.score.actions import Action, Do
from coach.score.frame import frame
from coach.score.playhead import Mode, Playhead
from coach.session.headless import Headless
from tests.scores import score_of

SCORE = score_of()


@pytest.mark.parametrize(
    ("mode", "asked"),
    [
        (Mode.WAITING, [Action(Do.READY)]),
        (Mode.EASED, [Action(Do.READY)]),
        (Mode.PAUSED, [Action(Do.READY)]),
        (Mode.PLAYING, []),
    ],
)
def test_without_input_every_standstill_goes_on(mode: Mode, asked: list[Action]) -> None:
    """Also the pause after a machine that slept: no key will ever be typed."""
    screen = Headless(lambda _text: None, [], sleep=lambda _s: None)
    screen._alone = True
    screen.show(frame(SCORE, Playhead(mode=mode)))
    assert screen.actions() == asked


def _typing_nothing(until: Event) -> Iterator[str]:
    until.wait()
    yield ""


def test_whoever_is_there_is_waited_for() -> None:
    """While the input is open, only the user ends a pause."""
    closed = Event()
    screen = Headless(lambda _text: None, _typing_nothing(closed), sleep=lambda _s: None)
    screen.show(frame(SCORE, Playhead(mode=Mode.PAUSED)))
    assert screen.actions() == []
    closed.set()


def _broken() -> Iterator[str]:
    yield from ()
    raise OSError("the terminal is gone")


def test_input_that_breaks_is_input_that_has_ended() -> None:
    """A session never waits for somebody who cannot answer any more."""
    screen = Headless(lambda _text: None, _broken(), sleep=lambda _s: None)
    screen.show(frame(SCORE, Playhead(mode=Mode.WAITING)))
    screen._listening.join()
    assert screen.actions() == [Action(Do.READY)]
