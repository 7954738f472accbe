"""What is looked for: any order of it finds the same, taking it away brings everything back."""

import time
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.vocabulary import REGIONS, TOOLS
from coach.screen.shelf import seek, shelf
from coach.screen.shelf.seek import ANYTHING, Wanted, matching
from coach.screen.shelf.shelf import Card, stocked
from tests.screen.samples import CARDS

regions = st.lists(st.sampled_from(list(REGIONS)), max_size=4, unique=True).map(tuple)
tools = st.lists(st.sampled_from(list(seek.TOOLS)), max_size=3, unique=True).map(tuple)
lengths = st.lists(st.integers(1, 60), max_size=4, unique=True).map(tuple)
titles = st.sampled_from(["Warm stones", "Neck relief", "Rücken für zwei", "Thai", "Before sleep"])
types = st.sampled_from(["Swedish", "Thai", "Sports", ""])
drawn = st.builds(
    Card, st.uuids().map(str), titles, types, st.sampled_from(["solo", "partner"]), lengths,
    st.just("About it."), regions=regions, tools=tools,
)  # fmt: skip
stocks = st.lists(drawn, max_size=12).map(tuple)
changes = {
    "words": st.sampled_from(["", "neck", "RUCKEN", "thai  for", "10 min", "nothing has this"]),
    "most": st.sampled_from([0, *seek.TIMES]),
    "form": st.sampled_from(["", *seek.FORMS]),
    "tool": st.sampled_from(["", *seek.TOOLS]),
    "area": st.sampled_from(["", *seek.AREAS]),
}
wishes = st.builds(Wanted, **changes)


@given(stocks, wishes)
def test_one_filter_after_the_other_is_all_at_once_in_any_order(
    cards: tuple[Card, ...], wanted: Wanted
) -> None:
    """And what is found keeps its order."""
    at_once = matching(cards, wanted)
    for kinds in list(permutations(changes))[::17]:
        found = cards
        for kind in kinds:
            found = matching(found, replace(ANYTHING, **{kind: getattr(wanted, kind)}))
        assert found == at_once
    assert sorted(at_once, key=cards.index) == list(at_once)
    assert matching(cards, ANYTHING) == cards


@given(stocks, wishes, wishes, st.data())
def test_the_chosen_card_stays_chosen_while_it_is_there(
    cards: tuple[Card, ...], first: Wanted, second: Wanted, data: st.DataObject
) -> None:
    """Clearing brings all back, those of one type together."""
    state = stocked(cards)
    state = shelf.select(state, data.draw(st.integers(0, max(len(cards) - 1, 0))))
    for wanted in (first, second, ANYTHING):
        before = state.card
        state = shelf.sought(state, wanted)
        if before in state.cards:
            assert state.card == before
        starts = [group.start for group in state.groups]
        labels = [group.label for group in state.groups]
        assert [state.cards[start].type for start in starts] == labels
        assert len(set(labels)) == len(labels)
    assert state.cards == state.stock
    assert sorted(c.id for c in state.stock) == sorted(c.id for c in cards)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(most=5), ["many"]),
        (Wanted(most=10), ["swedish-solo", "swedish-partner", "half", "many"]),
        (Wanted(form="partner", area="hips"), ["stones"]),
        (Wanted(tool="stone"), ["stones"]),
        (Wanted(area="legs"), ["swedish-partner", "half"]),
        (Wanted(words="desk break"), ["swedish-solo"]),
        (Wanted(words="for two SWED"), ["swedish-partner"]),
        (Wanted(words="30 min"), ["swedish-solo", "stones"]),
        (Wanted(words="trigger point ball neck"), ["many"]),
    ],
)
def test_what_is_looked_for_is_found(wanted: Wanted, ids: list[str]) -> None:
    """By minutes, form, tool, area, and words from anywhere on the card and of its goals."""
    assert [card.id for card in matching(CARDS, wanted)] == ids


def test_what_is_called_so_is_chosen_before_what_is_only_good_for_it() -> None:
    """The order of the shelf stays; a card that was chosen and is found stays chosen."""
    good_for = Card("neck", "Neck relief", "Swedish", "solo", (5,), "", goals=("desk",))
    called = Card("desk", "Desk break", "Stretching", "solo", (3,), "")
    other = Card("other", "Stones", "Thai", "solo", (10,), "")
    for chosen, found in (("other", "desk"), ("neck", "neck")):
        state = stocked((good_for, called, other), chosen)
        card = shelf.sought(state, Wanted(words="desk")).card
        assert card is not None
        assert card.id == found


def test_every_part_of_the_body_and_every_tool_that_is_had_can_be_looked_for() -> None:
    """What is left out is everywhere, or nowhere in particular."""
    assert {row.group for row in REGIONS.values()} - set(seek.AREAS) == {"whole body"}
    assert {row.kind for row in TOOLS.values()} - set(seek.TOOLS) == {"wall", "none"}


def test_what_is_pressed_again_is_no_longer_looked_for() -> None:
    for kind, value in (("most", 10), ("area", "neck")):
        once = seek.toggled(ANYTHING, kind, value)
        assert seek.is_wanted(once, kind, value)
        assert seek.toggled(once, kind, value) == ANYTHING


def test_a_time_chooses_the_longest_that_fits_it() -> None:
    state = shelf.sought(stocked(CARDS, "many"), Wanted(most=30))
    assert shelf.choose(state) == shelf.Choice("many", 20)


def test_a_key_in_a_library_of_ten_thousand_is_answered_within_30_ms() -> None:
    """The quickest of some tries: what else runs on the machine does not count."""
    many = tuple(
        replace(CARDS[i % 6], id=f"{i}", title=f"{i} {CARDS[i % 6].title}") for i in range(10_000)
    )
    state = stocked(many)
    taken = []
    for words in ("s", "sw", "swe", "swed", "swe", "sw ne"):
        start_s = time.process_time()
        state = shelf.sought(state, Wanted(words, most=20))
        taken.append(time.process_time() - start_s)
    assert min(taken) < 0.030
