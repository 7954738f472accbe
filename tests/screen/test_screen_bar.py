"""A click on the bar asks for the time that the bar shows there."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.actions import Action, Do
from coach.screen.session import bar
from coach.screen.session.places import places
from coach.screen.session.view import clicked
from coach.screen.theme import CANDLE
from tests.screen.samples import SIZES, frame

boxes = st.builds(
    pygame.Rect, st.integers(0, 99), st.just(0), st.integers(1, 2500), st.integers(12, 40)
)


@given(boxes, st.integers(1, 4 * 3_600_000), st.data())
def test_a_click_where_a_time_stands_maps_back_to_it_within_a_pixel(
    box: pygame.Rect, total_ms: int, data: st.DataObject
) -> None:
    at_ms = data.draw(st.integers(0, total_ms))
    x = bar.x_at(box, at_ms, total_ms)
    assert box.left <= x < box.right
    assert abs(bar.ms_at(box, x, total_ms) - at_ms) <= total_ms / box.width + 1


@given(boxes, st.integers(1, 10**7), st.integers(-5000, 5000))
def test_a_column_of_the_window_is_always_a_time_of_the_session(
    box: pygame.Rect, total_ms: int, x: int
) -> None:
    assert 0 <= bar.ms_at(box, x, total_ms) <= total_ms


@pytest.mark.parametrize("size", SIZES)
def test_only_the_bar_seeks(size: tuple[int, int]) -> None:
    box = places(size).bar

    def asked(*pos: int) -> Action | None:
        return clicked(size, (pos[0], pos[1]), 1000, asking=False)

    assert asked(*box.topleft) == Action(Do.SEEK, 0)
    assert asked(*box.center) in {Action(Do.SEEK, 499), Action(Do.SEEK, 500)}
    assert asked(box.centerx, box.top - 1) is None
    assert asked(box.left - 1, box.centery) is None


@pytest.mark.parametrize("size", SIZES)
def test_while_the_question_is_open_only_its_yes_leaves(size: tuple[int, int]) -> None:
    """Whoever has only a mouse can leave; a click on the bar behind it does not."""
    clicks = {
        (x, y): clicked(size, (x, y), 1000, asking=True)
        for x in range(0, size[0], 10)
        for y in range(0, size[1], 10)
    }
    leaving = [at for at, action in clicks.items() if action]
    assert {clicks[at] for at in leaving} == {Action(Do.CONFIRM)}
    assert max(x for x, _y in leaving) <= size[0] // 2
    assert len(leaving) * 100 > 2_000


def test_the_playhead_moves_and_stays_in_the_bar() -> None:
    box = pygame.Rect(20, 10, 300, 30)
    pictures = set()
    for at_ms in (0, 100_000, 300_000, frame().total_ms):
        surface = pygame.Surface((340, 50))
        bar.paint(surface, box, frame(at_ms=at_ms), CANDLE)
        pictures.add(pygame.image.tobytes(surface, "RGB"))
        surface.fill((0, 0, 0), box)
        assert pygame.transform.average_color(surface)[:3] == (0, 0, 0)
    assert len(pictures) == 4
