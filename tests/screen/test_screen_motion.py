"""Every stroke has a motion that is smooth, comes round again, and shows the pressure."""

from collections.abc import Iterator
from dataclasses import astuple, replace
from itertools import pairwise

import pytest

from coach.routine.vocabulary import STROKES
from coach.score.frame import Frame
from coach.screen.scene.motion import MOTIONS, pose, still, trail
from coach.screen.scene.moves import FIRST_PUSH_MS, PUSH_MS, Pose
from coach.units import MINUTE, SECOND, Ms
from tests.screen.samples import frame

LENGTH_MS = 40 * SECOND
WAY_MM = 300
"""A long way on the back: what `along` is worth."""
TOOLS_TRIED = ("palms", "palm")
PACED = [(row.id, tempo) for row in STROKES.values() for tempo in sorted({*row.tempo}) if tempo]
HELD = [row.id for row in STROKES.values() if not row.tempo[1]]
HOLDS = [row.id for row in STROKES.values() if row.release]
JUMP_MM = 14
"""The most that anything moves from one frame to the next: less than the width of a finger."""
JUMP = 0.16


def at(stroke: str, into_ms: float, tempo: float = 0, **changes: object) -> Frame:
    """The stroke so far into a step of LENGTH_MS."""
    shown = frame(
        stroke=stroke, tempo=tempo or None, pulse=into_ms * tempo / MINUTE % 1 if tempo else None,
        at_ms=round(into_ms), spent=into_ms / LENGTH_MS, left_ms=round(LENGTH_MS - into_ms),
        tool="palms", pressure=5,
    )  # fmt: skip
    return replace(shown, **changes)  # type: ignore[arg-type]


def lengths(one: Pose) -> tuple[float, ...]:
    """Everything of it that is a length, in millimetres."""
    return (one.along * WAY_MM, one.forward, one.across, one.apart, *one.lift)


def shares(one: Pose) -> tuple[float, ...]:
    """Everything that goes from 0 to 1."""
    ring = one.ring or 0
    return (one.depth, *one.squeeze, one.trail, ring, one.lean, one.push, one.warmth)


def run(stroke: str, tempo: float, tool: str, until_ms: Ms = 20_000) -> Iterator[Pose]:
    """The poses at sixty a second."""
    for count in range(until_ms * 60 // SECOND):
        yield pose(at(stroke, count * SECOND / 60, tempo, tool=tool))


def test_every_stroke_has_one_motion() -> None:
    """The table of motions is the vocabulary's."""
    assert set(MOTIONS) == set(STROKES)


@pytest.mark.parametrize("tool", TOOLS_TRIED)
@pytest.mark.parametrize(("stroke", "tempo"), PACED)
def test_a_paced_stroke_looks_different_all_along(stroke: str, tempo: float, tool: str) -> None:
    """Eight moments of one period are eight poses."""
    start_ms = MINUTE / tempo * 2
    poses = [
        pose(at(stroke, start_ms + MINUTE / tempo * part / 8, tempo, tool=tool))
        for part in range(8)
    ]
    assert len(set(map(astuple, poses))) == 8


@pytest.mark.parametrize("stroke", HELD)
def test_a_stroke_without_a_tempo_changes_slowly_or_waits(stroke: str) -> None:
    """A hold is seen to sink in and to go on; signs sway; only resting is still."""
    poses = {astuple(pose(at(stroke, into))) for into in (500, 2_000, 20_000, 39_500)}
    assert len(poses) == (1 if stroke in {"settle", "rest"} else 4)


@pytest.mark.parametrize(("stroke", "tempo"), PACED)
def test_a_period_ends_where_it_began(stroke: str, tempo: float) -> None:
    """At one moment of the session, the beginning of a pulse and its end are one pose."""
    now = at(stroke, 12_000, tempo)
    first, last = pose(replace(now, pulse=0.0)), pose(replace(now, pulse=1 - 1e-9))
    assert lengths(first) == pytest.approx(lengths(last), abs=0.01)
    assert shares(first) == pytest.approx(shares(last), abs=0.01)


@pytest.mark.parametrize("tool", TOOLS_TRIED)
@pytest.mark.parametrize(("stroke", "tempo"), [*PACED, *((stroke, 0) for stroke in HELD)])
def test_nothing_jumps(stroke: str, tempo: float, tool: str) -> None:
    """From frame to frame at sixty a second, whatever the tempo."""
    for before, after in pairwise(run(stroke, tempo, tool)):
        steps = zip(lengths(before), lengths(after), strict=True)
        assert max(abs(b - a) for a, b in steps) < JUMP_MM
        parts = zip(shares(before), shares(after), strict=True)
        assert max(abs(b - a) for a, b in parts) < JUMP
        assert abs(after.turn - before.turn) < 3


@pytest.mark.parametrize("stroke", [row.id for row in STROKES.values() if row.cap > 0])
def test_depth_grows_with_the_pressure(stroke: str) -> None:
    """Harder is deeper, at the deepest of a stroke and in a still picture."""
    tempo = STROKES[stroke].tempo[0]
    moments = range(4_000, 30_000, 250)
    deepest = [
        max(pose(at(stroke, into, tempo, pressure=pressure)).depth for into in moments)
        for pressure in (1, 3, 5, 7)
    ]
    stills = [still(at(stroke, 8_000, tempo, pressure=p)).depth for p in (1, 3, 5, 7)]
    assert deepest == sorted(set(deepest))
    assert stills == sorted(set(stills))
    assert 0 < deepest[0] < deepest[-1] <= 1


@pytest.mark.parametrize("stroke", HOLDS)
def test_the_ring_of_a_hold_fills(stroke: str) -> None:
    """It is as full as the hold is over."""
    assert [pose(at(stroke, into)).ring for into in (0, 10_000, 30_000)] == [0, 0.25, 0.75]


@pytest.mark.parametrize(("stroke", "tempo"), [("effleurage", 8), ("stone_glide", 6)])
def test_a_glide_works_on_the_way_out_and_comes_back_light(stroke: str, tempo: float) -> None:
    """Out in the first half of its pulse, deeper than at any time on the way back."""
    now = at(stroke, 15_000, tempo)
    out, back = pose(replace(now, pulse=0.25)), pose(replace(now, pulse=0.75))
    assert pose(replace(now, pulse=0.05)).along < out.along < pose(replace(now, pulse=0.45)).along
    assert pose(replace(now, pulse=0.55)).along > back.along > pose(replace(now, pulse=0.95)).along
    assert back.depth < out.depth / 4


def test_two_hands_knead_and_tap_in_turn() -> None:
    """As one closes the other opens; as one comes down the other goes up."""
    for pulse in (0.1, 0.3, 0.6, 0.9):
        kneading = pose(replace(at("petrissage", 12_000, 20), pulse=pulse))
        assert sum(kneading.squeeze) == pytest.approx(1)
        tapping = pose(replace(at("tapotement", 12_000, 240), pulse=pulse))
        assert sum(tapping.lift) == pytest.approx(sum(pose(at("tapotement", 0, 240)).lift))


def test_a_push_comes_when_the_routines_say_so_and_the_stretch_goes_further() -> None:
    """No push before, one after twelve seconds, then more stretch than there was."""
    before, during = FIRST_PUSH_MS - 1_000, FIRST_PUSH_MS + PUSH_MS / 2
    assert pose(at("stretch_cr", before)).push == 0
    assert pose(at("stretch_cr", during)).push == pytest.approx(1)
    relaxed = pose(at("stretch_cr", during + PUSH_MS + 3_000))
    assert relaxed.push == 0
    assert relaxed.lean > pose(at("stretch_cr", before)).lean


@pytest.mark.parametrize("stroke", sorted(STROKES))
def test_a_still_picture_stands_still(stroke: str) -> None:
    """Whatever the moment: only the ring goes on."""
    tempo = STROKES[stroke].tempo[0]
    one, other = still(at(stroke, 7_000, tempo)), still(at(stroke, 19_300, tempo))
    assert replace(one, ring=None) == replace(other, ring=None)


def test_a_trail_lies_where_the_stroke_was() -> None:
    """Behind the hand, plainer the nearer."""
    now = replace(at("effleurage", 12_000, 10), pulse=0.4)
    behind = list(trail(now))
    assert [p.along for p, _ in behind] == sorted(p.along for p, _ in behind)
    assert behind[-1][0].along < pose(now).along
    assert not list(trail(at("petrissage", 12_000, 20)))
