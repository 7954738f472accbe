"""Pages: everything on them is seen at every size, and every way of pressing takes an option."""

from collections.abc import Iterator

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import NotOfferedError
from coach.routine.screening import FOLLOW_UPS, QUESTIONS
from coach.routine.vocabulary import CONDITIONS, Form
from coach.screen import pages
from coach.screen.appearance import Appearance
from coach.screen.page import ClosedError, Option, Page, prose
from coach.screen.pages import UNSEEN_MS, Asking
from coach.screen.setting import setting
from coach.screen.window import Window
from coach.session.before_start import pages as before_pages
from coach.session.before_start.get_ready import WELCOME, get_ready, when_to_stop
from tests.scores import TWO_SIDES, routine_of
from tests.screen.samples import LONG, ODD_SIZES, SIZES

Event = pygame.event.Event
SIZE = (800, 480)
THREE = Page("Three?", (Option("a", "Yes", "y"), Option("b", "No", "n"), Option("c", "Not sure")))
OTHERS = [("a", "Warm stones for two, side by side"), ("b", "Prenatal"), ("c", "Before sleep")]
PAGES = (
    WELCOME,
    when_to_stop(),
    get_ready(routine_of(TWO_SIDES)),
    before_pages.WHO_RECEIVES,
    *(before_pages.question(q, QUESTIONS, ((q.id, ""),), Form.PARTNER) for q in QUESTIONS),
    *(
        before_pages.question(q, QUESTIONS, ((QUESTIONS[0].id, ""),), Form.SOLO)
        for q in FOLLOW_UPS.values()
    ),
    *(before_pages.stopped(row) for row in CONDITIONS.values()),
    *(before_pages.agreement(row, Form.PARTNER) for row in CONDITIONS.values()),
    *(
        before_pages.not_this_one(NotOfferedError("warn", f"«Two sides» is not offered, because of"
        f" {row.label}: Trigger point is not for you now", row.advice), OTHERS)
        for row in CONDITIONS.values()
    ),
)  # fmt: skip


def key(code: int, kind: int = pygame.KEYDOWN) -> pygame.Event:
    return Event(kind, key=code, mod=0)


def press(state: Asking, *events: pygame.Event, at_ms: int = UNSEEN_MS) -> Asking:
    for event in events:
        state = pages.turn(state, event, SIZE, at_ms)
    return state


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_ours_is_seen_whole(size: tuple[int, int]) -> None:
    """At every size: no line beyond the text's place, no button over another or outside."""
    for page in PAGES:
        here = setting(page, size)
        assert here.whole, page.title
        window = pygame.Rect((0, 0), size)
        top = min(box.top for box in here.buttons)
        assert all(window.contains(box) for box in here.buttons)
        assert pygame.Rect(here.buttons[0]).collidelist(here.buttons[1:]) == -1
        assert all(line.pos[1] + line.px <= top for line in here.lines)
        assert all(0 <= line.pos[0] < size[0] for line in here.lines)


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(SIZES + ODD_SIZES), st.integers(1, 12), st.booleans())
def test_any_page_is_painted_at_any_size(size: tuple[int, int], count: int, grave: bool) -> None:
    """Also one that is far too long."""
    options = tuple(Option(str(i), f"{i} {LONG[: i * 9]}") for i in range(count))
    page = Page(LONG, options, prose(LONG, LONG), progress="1 of 2", note=LONG, grave=grave)
    for at in (0, count - 1):
        pages.paint(pygame.Surface(size), Asking(page, at=at), Appearance())


@pytest.mark.parametrize(
    ("codes", "answer"),
    [
        ([pygame.K_RETURN], "a"),
        ([pygame.K_RIGHT, pygame.K_KP_ENTER], "b"),
        ([pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN], "c"),
        ([pygame.K_DOWN, pygame.K_UP, pygame.K_LEFT, pygame.K_RETURN], "a"),
        ([pygame.K_3], "c"),
        ([pygame.K_KP2], "b"),
        ([pygame.K_n], "b"),
        ([pygame.K_9, pygame.K_x, pygame.K_y], "a"),
        ([pygame.K_ESCAPE], None),
    ],
)
def test_the_keyboard_takes_an_option_or_goes_back(codes: list[int], answer: str | None) -> None:
    """Arrows and Enter, numbers, letters, Escape."""
    state = press(Asking(THREE), *map(key, codes))
    assert (state.done, state.answer) == (True, answer)


@pytest.mark.parametrize("pedal", [True, False])
def test_the_one_key_reaches_every_option(pedal: bool) -> None:
    """Held, it moves on every second, round and round; a short press takes what is lit."""
    down = Event(pygame.JOYBUTTONDOWN, button=0) if pedal else key(pygame.K_SPACE)
    up = Event(pygame.JOYBUTTONUP, button=0) if pedal else key(pygame.K_SPACE, pygame.KEYUP)
    state = press(Asking(THREE), down, at_ms=1_000)
    for now_ms, at in ((1_999, 0), (2_000, 1), (3_000, 2), (4_000, 0), (5_000, 1)):
        state = pages.held(state, now_ms)
        assert state.at == at
    state = press(state, up, at_ms=5_100)
    assert not state.done
    assert press(state, down, up, at_ms=6_000).answer == "b"


def test_a_key_held_since_another_page_takes_nothing() -> None:
    """Its release belongs to where it was pressed; so does one after the window lost the focus."""
    assert not press(Asking(THREE), key(pygame.K_SPACE, pygame.KEYUP)).done
    lost = Event(pygame.WINDOWFOCUSLOST)
    up = key(pygame.K_SPACE, pygame.KEYUP)
    assert not press(Asking(THREE), key(pygame.K_SPACE), lost, up).done


def test_what_is_pressed_before_the_page_was_seen_does_not_count() -> None:
    """A double click answers one question."""
    early = press(Asking(THREE, opened_ms=1_000), key(pygame.K_n), at_ms=1_000 + UNSEEN_MS - 1)
    assert not early.done
    assert press(early, Event(pygame.QUIT), at_ms=1_000).closed


@given(st.integers(0, 2))
def test_a_click_takes_what_it_hits(index: int) -> None:
    """The mouse lights a button, and takes it; beside them it does nothing."""
    pos = setting(THREE, SIZE).buttons[index].center
    state = press(Asking(THREE), Event(pygame.MOUSEMOTION, pos=pos))
    assert (state.at, state.done) == (index, False)
    click = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)
    assert press(Asking(THREE), click).answer == "abc"[index]
    beside = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(1, 1))
    assert press(Asking(THREE), beside) == Asking(THREE)


def test_the_lit_button_is_seen() -> None:
    """Every move changes the picture."""
    looks = set()
    for at in range(3):
        surface = pygame.Surface(SIZE)
        pages.paint(surface, Asking(THREE, at=at), Appearance())
        looks.add(pygame.image.tobytes(surface, "RGB"))
    assert len(looks) == 3


class Ticking:
    """A clock that goes on by more than a page needs to be seen, whenever it is read."""

    def __init__(self) -> None:
        self.now_ms = 0

    def __call__(self) -> int:
        self.now_ms += UNSEEN_MS
        return self.now_ms


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window(now=Ticking())
    pygame.event.clear()
    yield opened
    opened.close()


def test_the_window_asks_and_gives_what_was_chosen(window: Window) -> None:
    """An option, going back, or nobody there any more; a held Space goes on by itself."""
    for code, answer in ((pygame.K_n, "b"), (pygame.K_ESCAPE, None)):
        pygame.event.post(key(code))
        assert window.ask(THREE) == answer
    pygame.event.post(Event(pygame.QUIT))
    with pytest.raises(ClosedError):
        window.ask(THREE)
