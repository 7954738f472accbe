"""Text never leaves its box; it shrinks first, and is cut only when even that is not enough."""

import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.screen.lettering import ELLIPSIS, SMALLEST_PX, Type, shape, text
from coach.screen.theme import font

words = st.text(max_size=300) | st.text("aeWm., ", max_size=300)
boxes = st.builds(
    pygame.Rect, st.integers(0, 50), st.integers(0, 50), st.integers(0, 900), st.integers(0, 300)
)


@settings(deadline=None)
@given(words, boxes, st.integers(6, 90), st.sampled_from(["left", "middle", "right"]),
       st.sampled_from(["top", "middle", "bottom"]))  # fmt: skip
def test_nothing_is_painted_outside_the_box(
    said: str, box: pygame.Rect, px: int, across: str, down: str
) -> None:
    surface = pygame.Surface((1000, 400))
    written = text(surface, box, said, Type(px, (255, 255, 255)), across=across, down=down)  # type: ignore[arg-type]
    assert box.contains(written) or written.size == (0, 0)
    surface.fill((0, 0, 0), box)
    assert pygame.mask.from_threshold(surface, (255, 255, 255), (250,) * 3).count() == 0


@settings(deadline=None)
@given(words, st.integers(20, 900), st.integers(20, 300), st.integers(11, 60))
def test_every_line_fits(said: str, width: int, height: int, px: int) -> None:
    shaped = shape(said, "Regular", px, (width, height))
    face = font("Regular", shaped.px)
    assert all(face.size(line)[0] <= width for line in shaped.lines)
    assert len(shaped.lines) * face.get_linesize() <= height
    assert SMALLEST_PX <= shaped.px <= px or shaped.px == px


@settings(deadline=None)
@given(st.lists(st.text("abcdefgäß", min_size=1, max_size=12), min_size=1, max_size=30))
def test_with_room_every_word_is_there_in_order(said: list[str]) -> None:
    shaped = shape(" ".join(said), "Regular", 20, (500, 2000))
    assert " ".join(shaped.lines).split() == said
    assert shaped.px == 20


def test_a_long_text_shrinks_before_it_is_cut() -> None:
    roomy = shape("Glide over the shoulder top", "Medium", 40, (300, 60))
    assert roomy.px < 40
    assert ELLIPSIS not in roomy.lines[-1]
    tight = shape("Glide over the shoulder top " * 5, "Medium", 40, (300, 60))
    assert tight.lines[-1].endswith(ELLIPSIS)


def test_what_cannot_be_drawn_becomes_a_space() -> None:
    shaped = shape("a\x00b\ud800c\n d", "Regular", 20, (400, 40))
    assert shaped.lines == ("a b c d",)
