"""What comes over a session: each control is there for mouse and finger, and names itself."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.vocabulary import Side
from coach.score.actions import Action, Do
from coach.score.plan import Span
from coach.score.playhead import Mode
from coach.screen.appearance import Appearance
from coach.screen.keys import KEYS
from coach.screen.session import controls, overlay
from coach.screen.session.hand import Over
from coach.screen.session.sheet import View
from coach.screen.session.view import SHEETS, SessionView, chosen, clicked
from tests.screen.samples import BAR, ODD_SIZES, SIZES, frame
from tests.screen.written import Shaping

every_size = pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
every_view = pytest.mark.parametrize("view", View)


def boxes(size: tuple[int, int], view: View, percent: int = 100) -> list[pygame.Rect]:
    here = SHEETS[view].places(size, percent)
    return controls.placed(overlay.strip(here, size), here.scale)[1]


@every_size
@every_view
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_each_is_large_enough_for_a_finger_and_none_covers_another(
    size: tuple[int, int], view: View, percent: int
) -> None:
    found = boxes(size, view, percent)
    assert len(found) == len(controls.CONTROLS)
    for index, box in enumerate(found):
        assert min(box.size) >= 44
        assert pygame.Rect((0, 0), size).contains(box)
        assert box.collidelist(found[index + 1 :]) < 0


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
@every_view
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_they_stand_in_one_line_and_leave_the_bar_to_be_clicked(
    size: tuple[int, int], view: View, percent: int
) -> None:
    found = boxes(size, view, percent)
    assert len({box.top for box in found}) == 1
    assert SHEETS[view].places(size, percent).bar.collidelist(found) < 0


@every_size
@every_view
def test_a_click_on_each_does_what_its_key_does(size: tuple[int, int], view: View) -> None:
    for control, box in zip(controls.CONTROLS, boxes(size, view), strict=True):
        asked = clicked(size, box.center, 1_000, asking=False, view=view, awake=True)
        assert asked == Action(control.do)
        assert control.key in {row.name for row in KEYS if row.do is control.do}


@every_view
def test_what_is_not_shown_cannot_be_hit(view: View) -> None:
    """Where no bar stands, the click is the one key."""
    bar = SHEETS[view].places((1280, 720), 100).bar
    for box in boxes((1280, 720), view):
        if not bar.colliderect(box):
            assert clicked((1280, 720), box.center, 1_000, asking=False, view=view) is None


def test_everything_but_confirming_can_be_done_by_mouse() -> None:
    mouse = {control.do for control in controls.CONTROLS}
    assert {Do.PRESS, Do.NEXT, Do.PREVIOUS, Do.REPEAT, Do.LOUDER, Do.QUIETER, Do.LEAVE} <= mouse
    assert {Do.DISTANCE, Do.CAPTIONS, Do.FULLSCREEN} <= mouse


@pytest.mark.parametrize("mode", Mode)
def test_the_first_says_what_a_press_does_now(mode: Mode) -> None:
    press = next(c for c in controls.of(frame(mode)) if c.do is Do.PRESS)
    assert (press.sign == "pause") is (mode is Mode.PLAYING)


@pytest.mark.parametrize("view", View)
def test_views_are_chosen_and_left_by_the_same_key(view: View) -> None:
    for do, there in ((Do.DISTANCE, View.DISTANCE), (Do.CAPTIONS, View.CAPTIONS)):
        assert chosen(view, do) is (View.USUAL if view is there else there)
    assert chosen(view, Do.NEXT) is view


@settings(deadline=None, max_examples=30)
@given(st.integers(0, BAR[-1].end_ms - 1))
def test_the_plate_over_the_bar_names_the_step_there(at_ms: int) -> None:
    span = overlay.span_at(frame(), at_ms)
    assert span.start_ms <= at_ms < span.end_ms


def test_the_very_beginning_of_the_bar_has_its_plate(shapings: list[Shaping]) -> None:
    here = SHEETS[View.USUAL].places((1280, 720), 100)
    over = Over(1, 0, (here.bar.left, here.bar.centery))
    SessionView(Appearance()).paint(pygame.Surface((1280, 720)), frame(), over=over)
    assert set(overlay.label_of(BAR[0])) <= {it.words for it in shapings}


def test_a_plate_has_name_side_and_time() -> None:
    assert overlay.label_of(Span(65_000, 90_000, "Knead", Side.RIGHT)) == (
        "Knead", "Right side  ·  1:05 – 1:30",
    )  # fmt: skip
    assert overlay.label_of(Span(0, 5_000, "Rest", Side.BOTH)) == ("Rest", "0:00 – 0:05")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_what_is_pointed_at_is_named_whole(
    size: tuple[int, int], percent: int, shapings: list[Shaping]
) -> None:
    here = SHEETS[View.USUAL].places(size, percent)
    view = SessionView(Appearance(percent=percent))
    points = [box.center for box in boxes(size, View.USUAL, percent)]
    clear = [at for at in (here.bar.midtop, here.bar.midbottom) if here.bar.collidepoint(at)]
    for at in (*points, *clear):
        view.paint(pygame.Surface(size), frame(), over=Over(1, 0, at))
    named = {it.words for it in shapings}
    assert {control.words for control in controls.CONTROLS} <= named
    assert all(it.is_whole for it in shapings)


def test_a_key_that_seeks_shows_the_step_it_led_to(shapings: list[Shaping]) -> None:
    surface = pygame.Surface((1280, 720))
    SessionView(Appearance()).paint(surface, frame(), over=Over(0, 1, None))
    assert "Step 2" in {it.words for it in shapings}
