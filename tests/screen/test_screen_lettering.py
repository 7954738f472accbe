"""Text never leaves its box; it shrinks first, and is cut only when even that is not enough."""

from pathlib import Path

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.screen import scripts
from coach.screen.lettering import ELLIPSIS, SMALLEST_PX, Type, fits, shape, text
from coach.screen.scripts import Face, Run, is_right_to_left, runs

words = st.text(max_size=300) | st.text("aeWm., ", max_size=300)
boxes = st.builds(
    pygame.Rect, st.integers(0, 50), st.integers(0, 50), st.integers(0, 900), st.integers(0, 300)
)


@settings(deadline=None)
@example("yÈ", pygame.Rect(0, 0, 9, 11), 9, "left", "top")
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
    face = Face("Regular", shaped.px)
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


@pytest.fixture
def one_font_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system whose only font is the one that pygame brings along: it has a ∆, ours has none."""
    path = Path(pygame.__file__).with_name(pygame.font.get_default_font())
    monkeypatch.setattr(scripts, "_files", lambda: (str(path),))
    monkeypatch.setattr(scripts, "_found", {})
    for cached in (scripts._foreign, scripts.runs):
        cached.cache_clear()


def drawn(words: str) -> bytes:
    return pygame.image.tobytes(Face("Regular", 40).render(words, (255, 255, 255)), "RGBA")


@pytest.mark.usefixtures("one_font_more")
def test_letters_that_we_lack_are_drawn_in_a_font_of_the_system() -> None:
    assert [run.script for run in runs("a \u2206")] == ["", "INCREMENT"]
    assert drawn("\u2206") != drawn("\ue123")
    assert drawn("\ue123") == drawn("\ue124"), "what no font has is drawn alike"


@pytest.mark.usefixtures("one_font_more")
def test_a_line_from_right_to_left_keeps_its_numbers_and_names() -> None:
    line = "עיסוי 12 Swedish כתף"
    assert is_right_to_left(line)
    visual = [run.letters.strip() for run in runs(line)]
    assert visual == ["כתף", "12 Swedish", "עיסוי"]
    assert [run.right_to_left for run in runs(line)] == [True, False, True]
    assert not is_right_to_left("12 (Massage)")
    assert runs("Größe: 3") == (Run("Größe: 3"),)


@pytest.mark.usefixtures("one_font_more")
def test_a_text_from_right_to_left_begins_at_the_right() -> None:
    surface, box = pygame.Surface((300, 40)), pygame.Rect(0, 0, 300, 40)
    assert text(surface, box, "כתף", Type(20, (255, 255, 255))).right == box.right
    assert text(surface, box, "Neck", Type(20, (255, 255, 255))).left == box.left


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_a_line_is_cut_into_runs_without_losing_a_letter(line: str) -> None:
    assert sorted("".join(run.letters for run in runs(line))) == sorted(line)


def test_a_text_fits_exactly_when_it_is_shown_whole() -> None:
    style = Type(40, (0, 0, 0))
    assert fits("Glide over the shoulder top", style, (300, 60))
    assert not fits("Glide over the shoulder top " * 5, style, (300, 60))
    assert not fits("Glide", style, (0, 0))
