"""The frame: strokes keep their tempo, and meet the out-breath where that is near."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.cues import Score
from coach.score.frame import Frame, frame
from coach.score.pacers import MOST_IN_BREATH, OFF_TEMPO, strokes_in_breath
from coach.score.plan import Breath
from coach.score.playhead import Playhead
from coach.units import MINUTE, SECOND, Ms
from tests.scores import one_step, score_of

FRAME_MS = 17
START_MS = 30 * SECOND
"""When the step of interest begins."""


def gliding(tempo: float, breath: str = "") -> Score:
    more = f"stroke: effleurage, region: calf, tool: palms, pressure: 3, tempo: {tempo}"
    return score_of(one_step(more + (f", breath: {breath}" if breath else "")))


def shown(score: Score, into_ms: Ms) -> Frame:
    return frame(score, Playhead(at_ms=START_MS + into_ms))


def pulse(score: Score, into_ms: Ms) -> float:
    found = shown(score, into_ms).pulse
    assert found is not None
    return found


def strokes(score: Score, until_ms: Ms) -> int:
    """How often a stroke begins."""
    pulses = [pulse(score, ms) for ms in range(0, until_ms, FRAME_MS)]
    return sum(after < before for before, after in pairwise(pulses))


def test_without_a_breath_a_stroke_begins_with_the_step() -> None:
    """Ten in a minute are six seconds each."""
    score = gliding(10)
    assert [pulse(score, ms) for ms in (0, 1_500, 3_000, 6_000)] == [0, 0.25, 0.5, 0]


@pytest.mark.parametrize("tempo", [6, 6.5, 5.5])
def test_one_stroke_in_a_breath_works_while_the_breath_goes_out(tempo: float) -> None:
    """Its first half is the out-breath, whole; its second the in-breath."""
    score = gliding(tempo, "{in: 4, out: 6}")
    for ms in range(0, 40_000, FRAME_MS):
        now = shown(score, ms)
        assert now.breath is not None
        assert now.pulse is not None
        assert (now.pulse < 0.5) is not now.breath.breathing_in


def test_several_strokes_in_a_breath_begin_as_it_goes_out() -> None:
    """Twelve in a minute are two in a breath of ten seconds."""
    score = gliding(12, "{in: 4, out: 6}")
    assert [pulse(score, ms) for ms in (4_000, 9_000, 14_000)] == [0, 0, 0]
    assert pulse(score, 6_500) == 0.5


@pytest.mark.parametrize("tempo", [9, 24])
def test_strokes_that_would_leave_their_tempo_or_are_quick_keep_to_themselves(tempo: float) -> None:
    """They run from the step's beginning, as without a breath."""
    free, guided = gliding(tempo), gliding(tempo, "{in: 5, out: 5}")
    assert [pulse(free, ms) for ms in range(0, 30_000, 100)] == [
        pulse(guided, ms) for ms in range(0, 30_000, 100)
    ]


@given(
    tempo=st.floats(2, 60),
    in_ms=st.integers(2 * SECOND, 10 * SECOND),
    out_ms=st.integers(2 * SECOND, 12 * SECOND),
)
def test_strokes_with_the_breath_stay_near_their_tempo(tempo: float, in_ms: Ms, out_ms: Ms) -> None:
    """Whatever the breath: within a tenth, and few."""
    breath = Breath(in_ms, out_ms)
    count = strokes_in_breath(tempo, breath)
    assert 0 <= count <= MOST_IN_BREATH
    if count:
        assert count * MINUTE / breath.cycle_ms == pytest.approx(tempo, rel=OFF_TEMPO + 1e-9)


@pytest.mark.parametrize("breath", ["", "{in: 5, out: 5}"])
@pytest.mark.parametrize("tempo", [6, 12, 18, 30])
def test_a_pulse_runs_evenly_through_each_stroke(tempo: float, breath: str) -> None:
    """It never jumps but from the end of a stroke to the beginning of the next."""
    score = gliding(tempo, breath)
    most = 2 * FRAME_MS * tempo / MINUTE
    for ms in range(0, 30_000, FRAME_MS):
        step = (pulse(score, ms + FRAME_MS) - pulse(score, ms)) % 1
        assert 0 < step < most
    assert strokes(score, 30_000) == pytest.approx(tempo / 2, abs=1)


def test_a_breath_fills_and_empties() -> None:
    """In for four seconds, out for six."""
    score = gliding(6, "{in: 4, out: 6}")
    breaths = [shown(score, ms).breath for ms in (0, 2_000, 4_000, 7_000)]
    assert [b and (b.breathing_in, b.fullness) for b in breaths] == [
        (True, 0), (True, 0.5), (False, 1), (False, 0.5),
    ]  # fmt: skip
