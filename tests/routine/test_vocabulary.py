"""The tables: what every reader of a row may rely on."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from coach.routine.vocabulary import (
    GOALS,
    OPPOSITE,
    PACES,
    POSITIONS,
    REGIONS,
    STROKES,
    TOOLS,
    TYPES,
    Countdown,
    Region,
    Side,
    Stroke,
    Tool,
    nearest,
)

TABLES: dict[str, Mapping[str, Any]] = {
    "paces": PACES,
    "strokes": STROKES,
    "regions": REGIONS,
    "tools": TOOLS,
    "types": TYPES,
    "goals": GOALS,
}
GROUPS = {"neck", "shoulders", "upper back", "low back", "side", "hips", "legs", "arms"}
"""Where the library and the figure sort regions; `whole_body` is a group of its own."""
LATIN = re.compile(
    r"\b(trap\w*|rhomboid\w*|levator|scapul\w*|infraspinat\w*|supraspinat\w*|teres|erector\w*"
    r"|multifid\w*|ql|quadratus|lumb\w+|thorac\w+|cervical\w*|lats?|latissimus|serrat\w*|sacr\w+"
    r"|glut\w*|piriform\w*|sub-?occipit\w*|occiput|psoas|iliac\w*|pector\w*|gastrocnem\w*|soleus"
    r"|biceps|triceps|deltoid\w*|fascia\w*|medial|lateral|anterior|posterior)\b",
    re.IGNORECASE,
)
"""Words of anatomy that nobody should have to know (practice rule A06)."""
PLAIN = re.compile(r"[a-z][a-z0-9_ -]*")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_stands_under_its_id(table: str) -> None:
    """No id is used twice, so that no row hides another."""
    rows = TABLES[table]
    assert [row.id for row in rows.values()] == list(rows)


@pytest.mark.parametrize("table", TABLES)
def test_every_id_can_be_written_without_quotes(table: str) -> None:
    """Small letters, digits and joints: nothing that YAML reads as something else."""
    for id_ in TABLES[table]:
        assert PLAIN.fullmatch(id_)
        assert id_ not in {"yes", "no", "on", "off", "true", "false", "null"}


@pytest.mark.parametrize("stroke", STROKES.values(), ids=lambda stroke: stroke.id)
def test_strokes_agree_with_themselves(stroke: Stroke) -> None:
    """Their tempo is a range or still, their pace is one that exists, questions leave time."""
    slow, fast = stroke.tempo
    assert (slow, fast) == (0, 0) or 0 < slow < fast <= 300
    assert stroke.pace in PACES
    assert stroke.label == stroke.label.lower().strip()
    assert stroke.answer_ms >= 0
    assert not (stroke.answer_ms and stroke.working)
    assert stroke.release or not stroke.half_way


@pytest.mark.parametrize("table", ["strokes", "types", "goals"])
def test_labels_are_unique(table: str) -> None:
    """What is shown tells one row from another."""
    labels = Counter(row.label for row in TABLES[table].values())
    assert labels.most_common(1)[0][1] == 1


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.id)
def test_regions_have_a_box_on_the_figure_or_none(region: Region) -> None:
    """Boxes lie between the head and the knees, and between the spine and the arm's side."""
    (left, right), (top, bottom) = region.x, region.y
    if (region.x, region.y) == ((0, 0), (0, 0)):
        return
    assert 0 <= left < right <= 1.4
    assert 0 <= top < bottom <= 1.3


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.id)
def test_nothing_paired_lies_on_the_spine(region: Region) -> None:
    """What has a left and a right keeps clear of the strip that no one presses."""
    if region.paired and region.y != (0, 0):
        assert region.x[0] >= 0.05


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.id)
def test_caps_are_on_the_scale_and_below_pain(region: Region) -> None:
    """No region is offered more than seven of ten, and the sensitive ones much less."""
    assert 0 <= region.solo_cap <= 7
    assert 0 <= region.partner_cap <= 7
    assert region.group in GROUPS | {"whole body"}


def test_the_places_to_be_careful_with_are_capped_low() -> None:
    """Under the skull, the neck, the side ribs and the sacrum: three at most."""
    for id_ in ("suboccipital", "neck_side_back", "serratus_side", "sacrum"):
        assert max(REGIONS[id_].solo_cap, REGIONS[id_].partner_cap) <= 3


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.id)
def test_labels_speak_plainly(region: Region) -> None:
    """No muscle Latin in what listeners hear (practice rule A06)."""
    assert not LATIN.search(region.label)
    assert region.label == region.label.strip()


def test_groups_are_all_used() -> None:
    """No group is without a region."""
    assert {region.group for region in REGIONS.values()} == GROUPS | {"whole body"}


def test_tools_are_drawn_in_one_of_the_known_ways() -> None:
    """What is drawn follows from the row."""
    kinds = {"hands", "ball", "roller", "cane", "towel", "stone", "wall", "none"}
    assert {tool.kind for tool in TOOLS.values()} == kinds


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: tool.id)
def test_of_hands_only_the_singular_is_one_handed(tool: Tool) -> None:
    """Whoever writes `palms` means both, whoever writes `palm` means one."""
    plural = re.search(r"s\b", tool.id) is not None
    if tool.kind == "hands":
        assert tool.one_handed is not plural


def test_types_cap_pressure_and_count_holds() -> None:
    """The strongest a type may ask for is within the scale's safe part."""
    for row in TYPES.values():
        assert 4 <= row.cap <= 7
        assert row.hold_countdown in {Countdown.VOICE, Countdown.BELL}


def test_paces_are_slow() -> None:
    """Between the relaxed pace and the safety pace, never a talking speed."""
    for row in PACES.values():
        assert 85 <= row.words_per_minute <= 125
        assert row.pause_ms >= 300


def test_sides_have_an_opposite_except_both() -> None:
    """Left and right answer each other, and so do the sides of someone who lies on one."""
    assert {*Side} - {*OPPOSITE} == {Side.BOTH}
    assert all(OPPOSITE[OPPOSITE[side]] is side is not OPPOSITE[side] for side in OPPOSITE)


def test_positions_are_unique_words() -> None:
    """A position is one word in small letters."""
    assert len(set(POSITIONS)) == len(POSITIONS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", position) for position in POSITIONS)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("efleurage", "effleurage"),
        ("Effleurage", "effleurage"),
        ("effleurage ", "effleurage"),
        ("press-hold", "press_hold"),
        ("stretch", "stretch_cr"),
        ("shiatsu", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_near(given: str, found: str | None) -> None:
    """A slip finds its word; something else finds nothing."""
    assert nearest(given, STROKES) == found
