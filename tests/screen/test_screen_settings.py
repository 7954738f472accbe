"""The settings screen: everything can be set by keys, mouse, a finger or one key, and is seen."""

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language import _
from coach.screen.appearance import wanted
from coach.screen.lettering import shape
from coach.screen.pages import scroll
from coach.screen.pages.page import ClosedError
from coach.screen.settings import settling as settings_view
from coach.screen.settings import view as settings_paint
from coach.screen.settings.rows import NOTHING_MORE, ROWS, Offered, rows, stepped, told
from coach.screen.settings.settling import LABEL_PX, Settling, here_of, turn
from coach.screen.theme import THEMES
from coach.screen.window import Window
from coach.settings import CHECKS, Settings, load, save
from coach.settings import THEMES as NAMES
from tests.screen.samples import SIZES

Event = pygame.event.Event
SIZE = (800, 480)
OFFERED = Offered(
    (("usual", "The usual one"), ("a", "English (Great Britain)"), ("silent", "None")),
    (("none", "None"), ("voice-only", "Voice only"), ("sea", "Slow sea"), ("/music", "music")),
)
NAMED = [row.name for row in rows(OFFERED)]


def key(code: int, kind: int = pygame.KEYDOWN) -> pygame.Event:
    return Event(kind, key=code, mod=0)


def press(state: Settling, *codes: int) -> Settling:
    for code in codes:
        state = turn(state, key(code), SIZE, 0)
    return state


@pytest.mark.parametrize("name", NAMED)
def test_every_row_goes_through_all_its_values_and_back(name: str) -> None:
    """By Left and Right to its ends; each value can be kept, and is told in other words."""
    start = Settling(Settings(), OFFERED, NAMED.index(name))
    row = start.rows[start.at]
    lowest = press(start, *[pygame.K_LEFT] * 30)
    seen, state = [lowest.settings], lowest
    while (state := press(state, pygame.K_RIGHT)).settings != seen[-1]:
        seen.append(state.settings)
    values = [getattr(settings, name) for settings in seen]
    assert values == list(row.values(OFFERED))
    assert all(CHECKS[name](value) for value in values)
    assert len({told(row, settings, OFFERED) for settings in seen}) == len(seen)


@given(st.integers(80, 120), st.integers(80, 200))
def test_a_step_goes_on_from_any_value(rate: int, text_size: int) -> None:
    """Also from one that an option gave, between two steps."""
    settings = Settings(rate=rate, text_size=text_size)
    for row in (row for row in ROWS if row.name in {"rate", "text_size"}):
        value = getattr(settings, row.name)
        more = getattr(stepped(row, settings, OFFERED, 1), row.name)
        less = getattr(stepped(row, settings, OFFERED, -1), row.name)
        last = max(row.values(OFFERED))
        assert less < value < more or value in {80, last}
        assert less <= value <= more


def test_a_change_of_the_volume_ends_silence() -> None:
    """What is muted says so, and is heard again at once."""
    state = Settling(Settings(muted=True, volume=40), OFFERED, NAMED.index("volume"))
    assert told(state.rows[state.at], state.settings, OFFERED) == "muted"
    assert press(state, pygame.K_RIGHT).settings == Settings(volume=40)


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("size", SIZES)
def test_everything_is_seen_or_reached_at_every_size(size: tuple[int, int], percent: int) -> None:
    """No row over another, no value cut; what is lit is in view and free of the disc."""
    for theme in NAMES:
        settings = Settings(text_size=percent, theme=theme)
        state = Settling(settings, OFFERED)
        for at in range(len(NAMED) + 1):
            here = here_of(state, size)
            scrolled = scroll.bounded(state.scroll, here.reach)
            box = here.boxes[state.at].move(0, -scrolled)
            assert state.at == at
            assert here.view.contains(box)
            disc = scroll.disc(here.view, here.scale)
            assert not here.reach or not disc.colliderect(box) or at == len(NAMED)
            settings_paint.paint(pygame.Surface(size), state, wanted(settings))
            state = turn(state, key(pygame.K_DOWN), size, 0)
    assert all(one.collidelist(here.boxes[i + 1 :]) == -1 for i, one in enumerate(here.boxes))
    px = round(LABEL_PX * here.scale)
    for row, slot in zip(rows(OFFERED), here.slots, strict=True):
        value = told(row, settings, OFFERED)
        for words, place in ((_(row.label), slot.label), (value, slot.value)):
            assert "…" not in "".join(shape(words, "Medium", px, place.size).lines), words


def test_the_mouse_sets_everything() -> None:
    """The arrows step, a value goes to the next, a row is lit, and Done leaves."""
    size = (900, 1000)
    start = Settling(Settings(volume=50), OFFERED)
    here = here_of(start, size)
    slot = here.slots[NAMED.index("volume")]
    for place, volume in ((slot.less, 40), (slot.more, 60), (slot.value, 60), (slot.label, 50)):
        click = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place.center)
        state = turn(start, click, size, 0)
        assert (state.at, state.settings.volume) == (NAMED.index("volume"), volume)
    hover = Event(pygame.MOUSEMOTION, pos=slot.label.center, buttons=(0, 0, 0), rel=(0, 0))
    assert turn(start, hover, size, 0).at == NAMED.index("volume")
    done = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=here.done.center)
    assert turn(start, done, size, 0).done


def test_a_finger_that_scrolls_sets_nothing() -> None:
    """Large text has more rows than fit: pulled they move, and a tap still sets."""
    size = (1280, 720)
    start = Settling(Settings(volume=50, text_size=200), OFFERED, at=NAMED.index("volume"))
    here = here_of(start, size)
    assert here.reach
    pos = here.slots[NAMED.index("volume")].more.center
    down = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)
    pull = Event(pygame.MOUSEMOTION, pos=pos, rel=(0, -40), buttons=(1, 0, 0))
    lift = Event(pygame.MOUSEBUTTONUP, button=1, pos=pos)
    tapped = turn(turn(start, down, size, 0), lift, size, 0)
    pulled = turn(turn(turn(start, down, size, 0), pull, size, 0), lift, size, 0)
    assert (tapped.settings.volume, pulled.settings.volume) == (60, 50)
    assert pulled.scroll > 0


@pytest.mark.parametrize("pedal", [True, False])
def test_one_key_reaches_everything(pedal: bool) -> None:
    """Held, it goes from row to row; a short press takes the next value, round and round."""
    down = Event(pygame.JOYBUTTONDOWN, button=0) if pedal else key(pygame.K_SPACE)
    up = Event(pygame.JOYBUTTONUP, button=0) if pedal else key(pygame.K_SPACE, pygame.KEYUP)
    state = turn(Settling(Settings(), OFFERED), down, SIZE, 0)
    for now_ms in range(1_000, 1_000 * (len(NAMED) + 1), 1_000):
        state = settings_view.held(state, now_ms, SIZE)
    state = turn(state, up, SIZE, 20_000)
    assert (state.at, state.settings, state.done) == (len(NAMED), Settings(), False)
    assert turn(turn(state, down, SIZE, 0), up, SIZE, 100).done
    first = Settling(Settings(), OFFERED)
    for voice in ("a", "silent", "usual"):
        first = turn(turn(first, down, SIZE, 0), up, SIZE, 100)
        assert first.settings.voice == voice


def test_themes_are_those_that_can_be_kept() -> None:
    assert set(THEMES) == set(NAMES)


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window()
    pygame.event.clear()
    yield opened
    opened.close()


def test_the_window_wears_what_is_set_at_once(window: Window) -> None:
    """And tells each change; what comes after is painted so."""
    told: list[Settings] = []
    for name, code in (("theme", pygame.K_RIGHT), ("text_size", pygame.K_RIGHT)):
        rows_down = [row.name for row in rows(NOTHING_MORE)].index(name)
        for press_ in [pygame.K_DOWN] * rows_down + [code, pygame.K_ESCAPE]:
            pygame.event.post(key(press_))
        settled = window.settle(told[-1] if told else Settings(), told.append)
    assert told == [Settings(theme="light"), Settings(theme="light", text_size=110)]
    assert settled == told[-1]
    window.greet()
    assert window.surface.get_at((1, 1))[:3] == THEMES["light"].ground
    pygame.event.post(key(pygame.K_F11))
    pygame.event.post(key(pygame.K_ESCAPE))
    assert window.settle(settled, told.append) == replace(settled, fullscreen=True)
    assert window.full
    pygame.event.post(Event(pygame.QUIT))
    with pytest.raises(ClosedError):
        window.settle(settled, told.append)


def test_what_was_set_can_be_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("config") / "settings.json"
    state = Settling(Settings(), OFFERED)
    for _name in NAMED:
        state = press(state, pygame.K_RIGHT, pygame.K_DOWN)
    save(state.settings, path)
    assert load(path) == (state.settings, "")
