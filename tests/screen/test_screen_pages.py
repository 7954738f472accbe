"""Pages: everything on them is seen at every size, and every way of pressing takes an option."""

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language import ENGLISH, known
from coach.screen.appearance import Appearance
from coach.screen.lettering import shape
from coach.screen.pages import asking as pages
from coach.screen.pages import scroll
from coach.screen.pages import view as page_view
from coach.screen.pages.asking import UNSEEN_MS, Asking
from coach.screen.pages.page import ClosedError, Option, Page, Scale, prose
from coach.screen.pages.setting import Setting, inside, setting
from coach.screen.theme import THEMES, Theme, font
from coach.screen.window import Window
from tests.screen.every_page import every_page
from tests.screen.samples import LONG, ODD_SIZES, SIZES

Event = pygame.event.Event
SIZE = (800, 480)
THREE = Page("Three?", (Option("a", "Yes", "y"), Option("b", "No", "n"), Option("c", "Not sure")))
NUMBERS = tuple(Option(str(n), str(n), str(n) if n < 10 else "") for n in range(11))
SCALED = Page(
    "How?", (*NUMBERS, Option("skip", "Skip", "s")), scale=Scale(11, "Well?", "0", "10"), first=11
)
PERCENTS = (80, 150, 200)


def key(code: int, kind: int = pygame.KEYDOWN) -> pygame.Event:
    return Event(kind, key=code, mod=0)


def press(state: Asking, *events: pygame.Event, at_ms: int = UNSEEN_MS) -> Asking:
    for event in events:
        state = pages.turn(state, event, SIZE, at_ms)
    return state


def written(here: Setting) -> list[pygame.Rect]:
    """The boxes of all lines."""
    return [
        pygame.Rect(line.pos, (font(line.weight, line.px).size(line.text)[0], line.px))
        for line in here.lines
    ]


def are_apart(boxes: list[pygame.Rect]) -> bool:
    return all(box.collidelist(boxes[i + 1 :]) == -1 for i, box in enumerate(boxes))


def is_said_whole(words: str, px: int, size: tuple[int, int]) -> bool:
    """Whether it is neither cut nor made much smaller."""
    return not words or "…" not in "".join(shape(words, "Medium", px, size).lines)


@pytest.mark.parametrize("language", known())
@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES[1:])
def test_every_page_is_set_without_an_overlap_or_a_cut(
    size: tuple[int, int], percent: int, language: str
) -> None:
    """All that is written, measured: in view, or reached by scrolling down to the last button."""
    window = pygame.Rect((0, 0), size)
    for page in every_page(language)[:: 1 if language == ENGLISH else 3]:
        here = setting(page, size, percent)
        lines = written(here)
        parts = [
            *lines,
            *here.buttons,
            here.question,
            here.low,
            here.high,
            *filter(None, [here.picture]),
        ]
        content = pygame.Rect(here.view.left, here.view.top, here.view.width, 0)
        content.height = here.view.height + here.reach
        assert all(content.contains(part) for part in parts if part.size != (0, 0)), page.title
        assert are_apart([part for part in parts if part.size != (0, 0)]), page.title
        edges = [here.view, here.progress, here.note, here.help]
        assert window.contains(here.view.unionall(edges[1:])), page.title
        assert are_apart([edge for edge in edges if edge.height]), page.title
        assert here.view.height > size[1] * 2 // 5, page.title
        for option, box in zip(page.options, here.buttons, strict=True):
            room = max(inside(box.width, here.label_px), box.width * 7 // 8 if page.scale else 0)
            assert is_said_whole(option.label, here.label_px, (room, box.height)), option
        assert is_said_whole(page.note, here.small_px, here.note.size), page.note
        assert is_said_whole(page.progress, here.small_px, here.progress.size), page.progress


@pytest.mark.parametrize("size", SIZES[1:3])
def test_text_of_usual_size_is_seen_whole_and_larger_text_is_larger(size: tuple[int, int]) -> None:
    """Nothing is scrolled before somebody asks for more than usual text."""
    for page in every_page():
        usual, large = setting(page, size), setting(page, size, 200)
        assert usual.whole, page.title
        assert large.lines[-1].px > usual.lines[-1].px, page.title


def test_down_reads_on_to_the_end_and_takes_nothing_unseen() -> None:
    """Space or Enter on what is not seen goes on; a wheel, a drag and the disc scroll too."""
    page = next(p for p in every_page() if setting(p, SIZE, 200).reach and len(p.options) == 1)
    here = setting(page, SIZE, 200)
    for code in (pygame.K_DOWN, pygame.K_PAGEDOWN, pygame.K_RETURN):
        state, presses = Asking(page, percent=200), 0
        while state.scroll < here.reach:
            state, presses = press(state, key(code)), presses + 1
            assert not state.done
        assert 1 < presses < 9
        assert press(state, key(pygame.K_RETURN)).done
        assert press(state, key(pygame.K_UP)).scroll < state.scroll
    start = Asking(page, percent=200)
    wheel = Event(pygame.MOUSEWHEEL, x=0, y=-1)
    drag = Event(pygame.MOUSEMOTION, pos=(400, 100), rel=(0, -50), buttons=(1, 0, 0))
    disc = scroll.disc(here.view, here.scale).center
    click = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=disc)
    assert all(0 < press(start, event).scroll <= here.reach for event in (wheel, drag, click))


def test_a_finger_that_scrolls_takes_nothing() -> None:
    """It goes down on an option to pull the page; what takes is a tap, when it lifts."""
    page = next(p for p in every_page() if setting(p, SIZE, 200).reach and len(p.options) == 1)
    here = setting(page, SIZE, 200)
    state = Asking(page, percent=200, scroll=here.reach)
    pos = here.buttons[0].centerx, here.buttons[0].centery - here.reach
    down = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)
    pull = Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 60), buttons=(1, 0, 0))
    lift = Event(pygame.MOUSEBUTTONUP, button=1, pos=pos)
    pulled = press(press(state, down), pull)
    assert pulled.scroll < here.reach
    assert not press(pulled, lift).done
    assert press(press(state, down), lift).done


@pytest.mark.parametrize(
    ("codes", "answer"),
    [
        ([pygame.K_0], "0"),
        ([pygame.K_7], "7"),
        ([pygame.K_KP4], "4"),
        ([pygame.K_RETURN], "skip"),
        ([pygame.K_UP, pygame.K_RETURN], "5"),
        ([pygame.K_UP, *[pygame.K_RIGHT] * 5, pygame.K_RETURN], "10"),
        ([pygame.K_UP, pygame.K_DOWN, pygame.K_RETURN], "skip"),
        ([pygame.K_PAGEUP, pygame.K_PERIOD], "10"),
    ],
)
def test_a_number_of_a_scale_is_one_press(codes: list[int], answer: str) -> None:
    """By its own key, or by arrows from what is lit at first."""
    state = press(pages.asked(SCALED, 0, 100), *map(key, codes))
    assert (state.done, state.answer) == (True, answer)


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(SIZES + ODD_SIZES), st.integers(1, 12), st.booleans())
def test_any_page_is_painted_at_any_size(size: tuple[int, int], count: int, grave: bool) -> None:
    """Also one that is far too long."""
    options = tuple(Option(str(i), f"{i} {LONG[: i * 9]}") for i in range(count))
    page = Page(LONG, options, prose(LONG, LONG), progress="1 of 2", note=LONG, grave=grave)
    for at in (0, count - 1):
        for percent in (100, 200):
            looks = Appearance(percent=percent)
            page_view.paint(pygame.Surface(size), Asking(page, at=at, percent=percent), looks)


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
        state = pages.held(state, now_ms, SIZE)
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


@pytest.mark.parametrize("theme", THEMES.values())
def test_what_is_lit_and_what_is_chosen_is_seen_without_colours(theme: Theme) -> None:
    """Every move changes the picture, and a chosen option has a mark besides its shade."""
    looks = set()
    chosen = replace(THREE, options=(*THREE.options[:2], replace(THREE.options[2], chosen=True)))
    for page, at in ((THREE, 0), (THREE, 1), (THREE, 2), (chosen, 0)):
        surface = pygame.Surface(SIZE)
        page_view.paint(surface, Asking(page, at=at), Appearance(theme))
        looks.add(pygame.image.tobytes(pygame.transform.grayscale(surface), "RGB"))
    assert len(looks) == 4


def test_a_picture_stands_where_there_is_room_and_gives_way_to_text() -> None:
    """At usual size on a usual window; not in a small one, not for large text."""
    pictured = [page for page in every_page() if page.picture]
    assert len(pictured) > 10
    for page in pictured:
        assert setting(page, (1280, 720)).picture
        assert not setting(page, (480, 320)).picture
        assert not setting(page, (800, 480), 200).picture


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


def test_a_wish_to_close_is_not_lost_behind_an_answer(window: Window) -> None:
    """Both in one moment: the answer counts, and what comes next is closed."""
    for event in (key(pygame.K_n), Event(pygame.QUIT)):
        pygame.event.post(event)
    assert window.ask(THREE) == "b"
    with pytest.raises(ClosedError):
        window.ask(THREE)
