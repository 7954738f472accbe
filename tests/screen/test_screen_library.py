"""The library: whatever is pressed, one card is chosen, and only a card that plays is started."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.cli.picking import cards as shipped_cards
from coach.routine.library import library as all_entries
from coach.routine.problems import Problem
from coach.routine.vocabulary import REGIONS, TYPES, Side
from coach.screen import greeting, lettering, library
from coach.screen.appearance import Appearance
from coach.screen.body import figure
from coach.screen.body.art import art
from coach.screen.library import bodies, browsing, cards, chips, faults, pointing, tokens
from coach.screen.library.browsing import Browsing, Turn
from coach.screen.library.brush import Brush
from coach.screen.library.chips import CLEAR, SEARCH, SETTINGS, Chip
from coach.screen.pads import Device, as_key
from coach.screen.shelf import seek, shelf
from coach.screen.shelf.seek import ANYTHING, Wanted
from coach.screen.shelf.shelf import Card, Choice, Look, stocked
from coach.screen.theme import THEMES, Weight
from tests.screen.samples import CARDS, LONG, ODD_SIZES, SIZES

Event = pygame.event.Event
Size = tuple[int, int]
SMALL, WIDE = (800, 480), (1280, 720)
USUAL = Appearance()
PERCENTS = (80, 100, 200)
ASKED_SIZES = tuple(size for size in SIZES if size[0] >= SMALL[0])
"""Those that text of any size must fit."""
KEYS = (
    pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END,
    pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_TAB, pygame.K_BACKSPACE,
)  # fmt: skip
TAKES = (pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_F5)
PAD = {0: Device.HAT_PAD}
both_sizes = pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)

stocks = st.lists(st.sampled_from(CARDS), max_size=20, unique=True).map(tuple)
sizes = st.sampled_from(SIZES + ODD_SIZES)
looks = st.sampled_from([Appearance(percent=percent) for percent in PERCENTS])
places = st.tuples(st.integers(0, 2560), st.integers(0, 1440))
key_events = st.sampled_from(KEYS + TAKES + (pygame.K_ESCAPE,)).map(
    lambda key: Event(pygame.KEYDOWN, key=key, mod=0)
)
text_events = st.sampled_from(["s", "n", " ", "ü", "."]).map(
    lambda text: Event(pygame.TEXTINPUT, text=text)
)
mouse_events = st.builds(
    lambda kind, pos: Event(kind, button=1, pos=pos, buttons=(1, 0, 0)),
    st.sampled_from([pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION]),
    places,
)
wheel_events = st.integers(-5, 5).map(lambda y: Event(pygame.MOUSEWHEEL, y=y))
pad_events = st.integers(0, 5).map(
    lambda button: Event(pygame.JOYBUTTONDOWN, button=button, instance_id=button % 2)
)
hat_events = st.sampled_from([(0, 1), (0, -1), (1, 0), (-1, 0), (0, 0), (1, 1)]).map(
    lambda value: Event(pygame.JOYHATMOTION, value=value, instance_id=0)
)
events = key_events | text_events | mouse_events | wheel_events | pad_events | hat_events


def opened(
    size: Size = SMALL,
    chosen: str = "",
    wanted: Wanted = ANYTHING,
    how: Appearance = USUAL,
    stock: tuple[Card, ...] = CARDS,
    **more: Any,
) -> Browsing:
    """The library as it opens."""
    state = replace(Browsing(stocked(stock, chosen, wanted=wanted)), **more)
    return library.revealed(state, library.places(size, how))


def does(state: Browsing, *story: pygame.Event, size: Size = SMALL) -> Turn:
    """After all these events, or after the one that left the library."""
    turn = Turn(state)
    for event in story:
        turn = library.turn(turn.state, as_key(event, PAD), size, USUAL)
        if turn.done:
            break
    return turn


def key(code: int, mod: int = 0) -> pygame.Event:
    return Event(pygame.KEYDOWN, key=code, mod=mod)


def typed(words: str) -> list[pygame.Event]:
    return [Event(pygame.TEXTINPUT, text=letter) for letter in words]


def click(pos: tuple[float, float]) -> list[pygame.Event]:
    at = (int(pos[0]), int(pos[1]))
    return [
        Event(pygame.MOUSEMOTION, pos=at, buttons=(0, 0, 0)),
        Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at),
        Event(pygame.MOUSEBUTTONUP, button=1, pos=at),
    ]


def hat(x: int, y: int) -> pygame.Event:
    return Event(pygame.JOYHATMOTION, value=(x, y), instance_id=0)


def pad(button: int) -> pygame.Event:
    return Event(pygame.JOYBUTTONDOWN, button=button, instance_id=0)


PEDAL = Event(pygame.JOYBUTTONDOWN, button=1, instance_id=9)


def box_of(state: Browsing, index: int, size: Size = SMALL) -> pygame.Rect:
    return dict(library.visible(state.shelf, library.places(size, USUAL)))[index]


def chip_box(state: Browsing, chip: Chip, size: Size = SMALL) -> pygame.Rect:
    return chips.boxes(library.places(size, USUAL), state.shelf, state.menu)[chip]


@settings(deadline=None, max_examples=60)
@given(stocks, st.lists(events, max_size=25), sizes, looks)
def test_whatever_is_pressed_the_state_stays_whole(
    stock: tuple[Card, ...], story: list[pygame.Event], size: Size, how: Appearance
) -> None:
    turn = Turn(opened(size, how=how, stock=stock))
    here = library.places(size, how)
    for event in story:
        turn = library.turn(turn.state, as_key(event, PAD), size, how)
        now = turn.state.shelf
        assert len(now.stock) == len(stock)
        assert now.cards == seek.matching(now.stock, now.wanted)
        assert 0 <= now.selected < max(len(now.cards), 1)
        assert now.scroll == shelf.scrolled(now, 0, here.measure).scroll
        assert turn.state.focus in {None, *chips.boxes(here, now, turn.state.menu)}
        assert turn.state.reading is None or now.cards[now.selected].problems
        if turn.done:
            if isinstance(turn.choice, Choice):
                card = next(card for card in now.cards if card.id == turn.choice.id)
                assert card.playable
                assert turn.choice.minutes in card.lengths
            return


@settings(deadline=None)
@given(stocks, st.lists(st.sampled_from(KEYS), max_size=20), sizes, looks)
def test_after_a_key_the_chosen_card_is_seen_whole(
    stock: tuple[Card, ...], keys: list[int], size: Size, how: Appearance
) -> None:
    here = library.places(size, how)
    state = opened(size, how=how, stock=stock)
    for code in keys:
        state = library.turn(state, key(code), size, how).state
        if state.shelf.cards and here.measure.view >= here.measure.open:
            box = dict(library.visible(state.shelf, here))[state.shelf.selected]
            assert here.list.inflate(0, 4).contains(box)


def reached(step: list[pygame.Event], size: Size) -> set[str]:
    """The cards that this opens, one after the other from the first."""
    state, found = opened(size), set[str]()
    for _card in CARDS:
        assert state.shelf.card
        found.add(state.shelf.card.id)
        state = does(state, *step, size=size).state
    return found


@both_sizes
@pytest.mark.parametrize("step", [key(pygame.K_DOWN), key(pygame.K_PAGEDOWN), hat(0, -1)], ids=str)
def test_every_card_is_reached_by_keys_by_a_clicker_and_by_a_gamepad(
    step: pygame.Event, size: Size
) -> None:
    assert reached([step], size) == {card.id for card in CARDS}


@both_sizes
def test_every_card_is_reached_by_the_mouse(size: Size) -> None:
    """The next one is always seen in part, or comes with the wheel."""
    state, found = opened(size), set[str]()
    for index in range(len(CARDS)):
        here = library.places(size, USUAL)
        while index not in dict(library.visible(state.shelf, here)):
            state = does(state, Event(pygame.MOUSEWHEEL, y=-1), size=size).state
        box = box_of(state, index, size).clip(here.list)
        state = (
            does(state, *click(box.midtop if index else box.center), size=size).state
            if index
            else state
        )
        assert state.shelf.card
        found.add(state.shelf.card.id)
    assert found == {card.id for card in CARDS}


@both_sizes
@pytest.mark.parametrize("way", ["keys", "gamepad", "mouse"])
def test_every_filter_is_reached_in_every_way(way: str, size: Size) -> None:
    """By arrows from the first card, by the cross of a gamepad, and by clicks."""
    for kind, values in chips.VALUES.items():
        for value in values:
            state = opened(size)
            state = _filtered(state, Chip(kind, value), way, size)
            assert seek.is_wanted(state.shelf.wanted, kind, value), (kind, value)


def _filtered(state: Browsing, chip: Chip, way: str, size: Size) -> Browsing:
    menu = Chip("menu", chip.kind)
    there = chips.boxes(library.places(size, USUAL), state.shelf)
    for wanted in (menu, chip) if menu in there else (chip,):
        if way == "mouse":
            state = does(state, *click(chip_box(state, wanted, size).center), size=size).state
        else:
            state = _gone_to(state, wanted, way, size)
            take = pad(0) if way == "gamepad" else key(pygame.K_RETURN)
            state = does(state, take, size=size).state
    return state


def _gone_to(state: Browsing, chip: Chip, way: str, size: Size) -> Browsing:
    """With keys going to this chip, by the shortest way there is."""
    ways = {
        "keys": [key(code) for code in (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT)],
        "gamepad": [hat(*value) for value in ((0, 1), (0, -1), (-1, 0), (1, 0))],
    }[way]
    seen, edge = {state.focus}, [state]
    while edge:
        state = edge.pop(0)
        if state.focus == chip:
            return state
        for event in ways:
            after = does(state, event, size=size).state
            if after.focus not in seen:
                seen.add(after.focus)
                edge.append(after)
    raise AssertionError(f"{chip} is not reached")


def test_keys_move_and_choose() -> None:
    state = opened()
    down = does(state, key(pygame.K_DOWN)).state
    assert (down.shelf.selected, does(down, key(pygame.K_UP)).state.shelf.selected) == (1, 0)
    assert does(state, key(pygame.K_END)).state.shelf.selected == len(CARDS) - 1
    longer = does(state, key(pygame.K_RIGHT)).state
    assert does(longer, key(pygame.K_SPACE)).choice == Choice("swedish-solo", 20)
    shorter = does(longer, key(pygame.K_LEFT), key(pygame.K_RETURN))
    assert shorter.choice == Choice("swedish-solo", 10)


@pytest.mark.parametrize("event", [*map(key, TAKES), pad(0), pad(7), PEDAL, *typed(".")], ids=str)
def test_the_taking_key_of_everything_starts_the_chosen_card(event: pygame.Event) -> None:
    """Keys, pedals, a gamepad, and the third key of a clicker."""
    assert does(opened(chosen="stones"), event).choice == Choice("stones", 30)


@pytest.mark.parametrize("card", ["broken", "half"])
@pytest.mark.parametrize("event", [key(pygame.K_RETURN), pad(0)], ids=str)
@pytest.mark.parametrize("back", [key(pygame.K_ESCAPE), key(pygame.K_RETURN), pad(1)], ids=str)
def test_a_broken_card_shows_its_problems_and_shuts_them(
    card: str, event: pygame.Event, back: pygame.Event
) -> None:
    """It is never started."""
    reading = does(opened(chosen=card), event)
    assert (reading.done, reading.state.reading) == (False, 0)
    assert does(reading.state, back).state == opened(chosen=card)


def test_the_problems_are_opened_and_shut_by_clicks() -> None:
    state = opened(chosen="broken")
    card = next(card for card in CARDS if card.id == "broken")
    start = cards.parts(box_of(state, state.shelf.selected), card, brush_of(SMALL)).start
    reading = does(state, *click(start.center)).state
    assert reading.reading == 0
    assert does(reading, *click((5, 5))).state.reading == 0
    assert does(reading, *click(faults.back_place(SMALL, USUAL).center)).state.reading is None


def brush_of(size: Size) -> Brush:
    return Brush(library.places(size, USUAL).scale, USUAL.theme)


@given(st.lists(st.sampled_from([*KEYS[:8]]), max_size=12), st.integers(1, 60))
def test_all_of_many_problems_can_be_read(keys: list[int], count: int) -> None:
    """Every line comes into view, and none is scrolled past its end."""
    problems = tuple(Problem(i, 1, "key", f"number {i}", "mend it") for i in range(count))
    card = Card("x", "x", "", "", (), "", problems, "x.yaml")
    state = opened(stock=(card,), reading=0)
    for code in keys:
        state = does(state, key(code)).state
    end = does(state, key(pygame.K_END)).state
    here = faults.setting(card, SMALL, USUAL)
    assert end.reading == max(here.height - here.list.height, 0)
    assert 0 <= (state.reading or 0) <= (end.reading or 0)
    told = " ".join(line.text for line in here.lines)
    assert all(f"x.yaml:{i}:1 number {i} mend it" in told for i in range(count))


def test_escape_goes_back_one_thing_at_a_time() -> None:
    """Out of the search, then of the filters, then of the library."""
    state = opened(wanted=Wanted("sw", form="solo"))
    first = does(state, key(pygame.K_ESCAPE))
    assert (first.state.shelf.wanted, first.done) == (Wanted(form="solo"), False)
    second = does(first.state, pad(1))
    assert (second.state.shelf.wanted, second.done) == (ANYTHING, False)
    third = does(second.state, key(pygame.K_ESCAPE))
    assert (third.done, third.choice) == (True, None)
    assert does(state, Event(pygame.QUIT)).done


def test_letters_typed_anywhere_are_searched_for() -> None:
    """With spaces inside, and taken back letter by letter; Enter starts what is found."""
    found = does(opened(chosen="half"), *typed("warm st")).state
    assert found.shelf.wanted.words == "warm st"
    assert [card.id for card in found.shelf.cards] == ["stones"]
    assert does(found, key(pygame.K_SPACE)).state == found
    assert does(found, key(pygame.K_RETURN)).choice == Choice("stones", 30)
    again = does(found, *[key(pygame.K_BACKSPACE)] * 9).state
    assert again.shelf.wanted == ANYTHING
    assert again.shelf.cards == again.shelf.stock


def test_a_space_alone_and_keys_of_the_system_search_for_nothing() -> None:
    assert does(opened(), *typed(" ")).state == opened()
    for mod in (pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META):
        assert does(opened(), key(pygame.K_DOWN, mod)).state == opened()


@both_sizes
def test_tab_goes_round_through_every_kind_of_thing(size: Size) -> None:
    """And back again with Shift."""
    state, seen = opened(size), []
    for _stop in range(12):
        state = does(state, key(pygame.K_TAB), size=size).state
        seen.append(state.focus.kind if state.focus else "list")
    kinds = dict.fromkeys(
        chip.kind for chip in chips.boxes(library.places(size, USUAL), state.shelf)
    )
    assert set(seen) == {"list", *kinds}
    there_and_back = [key(pygame.K_TAB), key(pygame.K_TAB, pygame.KMOD_SHIFT)]
    assert does(opened(size), *there_and_back, size=size).state == opened(size)


def test_a_click_chooses_and_a_second_one_starts() -> None:
    first = does(opened(), *click(box_of(opened(), 1).center))
    assert (first.state.shelf.selected, first.done) == (1, False)
    second = does(first.state, *click(box_of(first.state, 1).midtop))
    assert second.choice == Choice("swedish-partner", 10)


def test_minutes_are_chosen_by_a_click() -> None:
    state = opened()
    thirty = cards.parts(box_of(state, 0), CARDS[0], brush_of(SMALL)).chips[2]
    turn = does(state, *click(thirty.center))
    assert not turn.done
    assert shelf.choose(turn.state.shelf) == Choice("swedish-solo", 30)


def test_a_finger_scrolls_without_choosing() -> None:
    """The list follows it, and the end of the drag is no tap."""
    state = opened()
    x, y = box_of(state, 1).center
    drag = [
        Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)),
        Event(pygame.MOUSEMOTION, pos=(x, y - 60), buttons=(1, 0, 0)),
        Event(pygame.MOUSEBUTTONUP, button=1, pos=(x, y - 60)),
    ]
    after = does(state, *drag)
    assert (after.done, after.state.shelf.selected) == (False, 0)
    assert abs(after.state.shelf.scroll * library.places(SMALL, USUAL).scale - 60) <= 1
    assert does(state, Event(pygame.MOUSEWHEEL, y=-1)).state.shelf.scroll > 0


@pytest.mark.parametrize("area", seek.AREAS)
def test_a_press_on_the_body_looks_for_the_area(area: str) -> None:
    """And its name is lit while the mouse is over it; a second press looks for everything again."""
    where = bodies.place(library.places(WIDE, USUAL).figure)
    region = next(
        name
        for name in art(bodies.TALL.value).regions
        if REGIONS[name].group == area and name not in bodies.WIDE
    )
    x, y = figure.spot(bodies.TALL, where.height, region, Side.LEFT)
    pos = (where.left + x, where.top + y)
    once = does(opened(WIDE), *click(pos), size=WIDE).state
    assert once.shelf.wanted == Wanted(area=area)
    assert once.over == Chip("area", area)
    assert does(once, *click(pos), size=WIDE).state.shelf.wanted == ANYTHING


def test_beside_the_body_there_is_nothing_to_press() -> None:
    here = library.places(WIDE, USUAL)
    assert not bodies.area_at(bodies.place(here.figure), (here.figure.left, here.figure.top))
    assert does(opened(WIDE), *click(here.title.center), size=WIDE).state.shelf.wanted == ANYTHING


def test_where_nothing_is_found_one_press_brings_everything_back() -> None:
    nothing = opened(wanted=Wanted("no such thing", most=5))
    assert not nothing.shelf.cards
    again = browsing.again_place(library.places(SMALL, USUAL)).center
    for story in (
        [key(pygame.K_RETURN)],
        [pad(0)],
        click(again),
        click(chip_box(nothing, CLEAR).center),
    ):
        assert does(nothing, *story).state.shelf.wanted == ANYTHING


def test_an_empty_shelf_only_lets_one_leave() -> None:
    empty = opened(stock=())
    for code in (*KEYS, *TAKES):
        turn = does(empty, key(code))
        assert not turn.done
        assert not turn.state.shelf.cards
    assert does(empty, key(pygame.K_ESCAPE)).done


def test_settings_are_a_key_and_a_click_away() -> None:
    for size in (SMALL, WIDE):
        by_key = does(opened(size), key(pygame.K_COMMA, pygame.KMOD_CTRL), size=size)
        by_click = does(
            opened(size), *click(chip_box(opened(size), SETTINGS, size).center), size=size
        )
        assert by_key.choice is by_click.choice is Look.SETTINGS


def test_the_minutes_asked_for_are_kept_where_a_card_has_them() -> None:
    state = does(opened(), key(pygame.K_RIGHT), key(pygame.K_RIGHT)).state.shelf
    found = [shelf.choose(shelf.select(state, index)) for index in range(len(CARDS))]
    assert [c.minutes if c else None for c in found] == [30, 20, None, None, 30, 20]


def test_a_smaller_window_folds_what_it_has_no_place_for() -> None:
    """Keys go on from the list then, and the same is looked for."""
    state = opened(WIDE, wanted=Wanted(area="neck"), focus=Chip("area", "hips"))
    smaller = does(state, Event(pygame.WINDOWSIZECHANGED), size=SMALL).state
    assert (smaller.focus, smaller.shelf.wanted) == (None, Wanted(area="neck"))


def states(size: Size, how: Appearance) -> Iterator[Browsing]:
    """Everything that the library can look like."""
    for card in CARDS:
        yield opened(size, card.id, how=how)
    yield opened(size, "broken", how=how, reading=0)
    yield opened(
        size, wanted=Wanted("warm", 30, "partner", "stone", "upper back"), how=how, focus=SEARCH
    )
    yield opened(size, wanted=Wanted("zzz", 5, "partner", "roller", "shoulders"), how=how)
    yield replace(opened(size, how=how), shelf=stocked(CARDS, goal="A break from the desk"))
    for kind, values in chips.VALUES.items():
        if not library.places(size, how).wide:
            yield opened(size, how=how, menu=kind, focus=Chip(kind, values[-1]))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Card, ...]:
    """The cards of our own library."""
    with pytest.MonkeyPatch.context() as home:
        home.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        return shipped_cards(all_entries(), "")


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", ASKED_SIZES, ids=str)
def test_nothing_on_the_library_is_cut(
    size: Size, percent: int, shipped: tuple[Card, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all our routines, and whatever is looked for."""
    original = lettering.shape

    def shape(words: str, weight: Weight, px: int, box: Size) -> lettering.Shaped:
        shaped = original(words, weight, px, box)
        if words and box != (0, 0):  # that is how a part is left out
            assert shaped.lines, (words, box)
            assert not shaped.lines[-1].endswith(lettering.ELLIPSIS) or "…" in words, words
            assert shaped.px >= 10, words
        return shaped

    monkeypatch.setattr(lettering, "shape", shape)
    how = Appearance(percent=percent)
    ours = (opened(size, card.id, how=how, stock=shipped) for card in shipped)
    for state in (*states(size, how), *ours):
        library.paint(pygame.Surface(size), state, how)
    greeting.paint(pygame.Surface(size), how)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES + ODD_SIZES, ids=str)
def test_the_parts_keep_apart(size: Size, percent: int) -> None:
    """What can be pressed, the list and the words around it; and on a card, its own parts."""
    how = Appearance(percent=percent)
    here = library.places(size, how)
    for state in states(size, how):
        if state.reading is not None:
            continue
        there = list(chips.boxes(here, state.shelf, state.menu).values())
        there += [here.title, here.note, here.help, here.figure]
        _keep_apart(pygame.Rect((0, 0), size), [*there, here.list] if not state.menu else there)
    box = pygame.Rect(here.list.topleft, (here.list.width, here.u(here.measure.open)))
    for card in CARDS:
        on = cards.parts(box, card, Brush(here.scale, how.theme))
        _keep_apart(box, [on.map, on.title, on.meta, on.about, on.start, *on.chips])


def _keep_apart(around: pygame.Rect, boxes: list[pygame.Rect]) -> None:
    found = [box for box in boxes if min(box.size) > 0]
    assert all(around.contains(box) for box in found)
    for i, box in enumerate(found):
        assert box.collidelist(found[i + 1 :]) == -1, (box, found[i + 1 :])


def test_our_own_cards_tell_what_they_work_on_and_with(shipped: tuple[Card, ...]) -> None:
    """And stand by type in the order of the types."""
    assert all(card.areas for card in shipped)
    assert all(card.areas <= {*seek.AREAS, "whole body"} for card in shipped)
    assert {tool for card in shipped for tool in card.tools} <= set(seek.TOOLS)
    labels = [row.label for row in TYPES.values()]
    assert [group.label for group in stocked(shipped).groups] == labels


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_what_is_chosen_what_is_lit_and_what_is_broken_is_seen(theme: Any) -> None:
    """No two of these look alike, in any theme."""
    pictures, how = set(), Appearance(theme)
    seen = [
        *states(WIDE, how),
        opened(WIDE, focus=Chip("most", 5)),
        opened(WIDE, over=Chip("area", "hips")),
        opened(WIDE, stock=()),
        replace(opened(WIDE), shelf=replace(stocked(CARDS), minutes=30)),
    ]
    for state in seen:
        surface = pygame.Surface(WIDE)
        library.paint(surface, state, how)
        pictures.add(pygame.image.tobytes(surface, "RGB"))
    assert len(pictures) == len(seen)


def test_every_sign_can_be_told_from_every_other() -> None:
    for side in (18, 40):
        drawn = {
            pygame.image.tobytes(tokens.picture(t, side, (255, 255, 255)), "RGBA")
            for t in tokens.TOKENS
        }
        assert len(drawn) == len(tokens.TOKENS)
    assert {*seek.FORMS, *seek.TOOLS} <= set(tokens.TOKENS)


def test_long_and_strange_texts_are_painted_all_the_same() -> None:
    many = (Problem(1, 1, LONG, LONG, LONG),) * 40
    odd = Card("x", LONG, LONG, "trio", tuple(range(1, 60)), LONG, (), LONG, LONG, ("whole_body",))
    stock = (odd, replace(odd, id="y", problems=many), replace(odd, id="z"))
    for size in (SIZES[0], WIDE, ODD_SIZES[-2]):
        for chosen in "xy":
            state = opened(size, chosen, stock=stock)
            library.paint(pygame.Surface(size), state, USUAL)
        library.paint(pygame.Surface(size), replace(state, reading=0), USUAL)


def test_of_ten_thousand_cards_only_those_on_the_screen_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To paint a frame, to scroll, and to find what was clicked."""
    looked_at = []
    original = browsing.card_box

    def card_box(now: shelf.Shelf, here: library.Places, index: int) -> pygame.Rect:
        looked_at.append(index)
        return original(now, here, index)

    monkeypatch.setattr(browsing, "card_box", card_box)
    many = tuple(replace(CARDS[i % 6], id=f"{i}") for i in range(10_000))
    state = opened(WIDE, "7777", stock=many)
    library.paint(pygame.Surface(WIDE), state, USUAL)
    does(state, Event(pygame.MOUSEWHEEL, y=-3), *click((900, 400)), size=WIDE)
    assert len(looked_at) < 100


def test_a_drag_begins_beyond_what_a_tap_moves() -> None:
    """A finger never lies quite still."""
    state = opened()
    x, y = box_of(state, 1).center
    shaky = [
        Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)),
        Event(pygame.MOUSEMOTION, pos=(x + 2, y + pointing.STILL // 2), buttons=(1, 0, 0)),
        Event(pygame.MOUSEBUTTONUP, button=1, pos=(x + 2, y + pointing.STILL // 2)),
    ]
    assert does(state, *shaky).state.shelf.selected == 1
