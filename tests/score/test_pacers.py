"""The pacers of a step: in time with the picture, and out of the way of everything else."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.vocabulary import STROKES
from coach.score.compile import compile_score
from coach.score.cues import Cue, Score
from coach.score.estimate import estimated
from coach.score.frame import Frame, frame
from coach.score.pacers import QUIET_END_MS, WANTED, pacers, sounding
from coach.score.plan import Breath, PlannedStep
from coach.score.playhead import Playhead
from coach.score.soften import softened
from coach.settings import PACERS
from coach.units import SECOND, Ms
from tests.scores import one_step, plan_of, score_of

MOVING = sorted(id_ for id_, stroke in STROKES.items() if stroke.tempo != (0, 0))
STILL = sorted(set(STROKES) - set(MOVING))
PLAN = plan_of(one_step("stroke: effleurage, region: calf, tool: palms, pressure: 3"))
BREATHS = st.none() | st.builds(Breath, st.integers(1_000, 9_000), st.integers(1_000, 9_000))


def step(tempo: float | None, breath: Breath | None, length_ms: Ms) -> PlannedStep:
    """The step of interest, which moves so."""
    return PLAN.steps[1]._replace(tempo=tempo, breath=breath, length_ms=length_ms)


def shown(paced: PlannedStep, at_ms: Ms) -> Frame:
    plan = replace(PLAN, steps=(PLAN.steps[0], paced))
    return frame(Score.empty(plan), Playhead(at_ms=at_ms))


def of(kind: str, cues: tuple[Cue, ...]) -> list[Cue]:
    return [cue for cue in cues if cue.kind == kind]


STEPS = st.builds(step, st.floats(2, 300), BREATHS, st.integers(3 * SECOND, 40 * SECOND))


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_a_pulse_comes_where_the_picture_begins_a_stroke(paced: PlannedStep) -> None:
    """To the millisecond, each of them, and none between."""
    pulses = of("stroke", pacers(paced))
    for cue in pulses:
        now = shown(paced, cue.at_ms).pulse
        assert now is not None
        assert min(now, 1 - now) <= (0.51 + 1e-6) / 60_000 * 330
    for before, after in pairwise(pulses):
        assert before.end_ms < after.at_ms
        between = range(before.at_ms + 1, after.at_ms - 1, (after.at_ms - before.at_ms) // 7)
        phases = [shown(paced, ms).pulse or 0 for ms in between]
        assert phases == sorted(phases)


@given(STEPS)
def test_the_end_of_a_step_belongs_to_the_change(paced: PlannedStep) -> None:
    """No pulse in its last two seconds, and up to there all of them."""
    pulses = of("stroke", pacers(paced))
    assert all(cue.end_ms <= paced.end_ms - QUIET_END_MS for cue in pulses)
    if len(pulses) > 1:
        period_ms = pulses[1].at_ms - pulses[0].at_ms
        assert pulses[0].at_ms - paced.start_ms < period_ms + 1
        following_ms = pulses[-1].end_ms + period_ms
        assert following_ms > paced.end_ms - QUIET_END_MS - 2


@given(STEPS)
def test_a_swell_is_half_a_breath_exactly(paced: PlannedStep) -> None:
    """In as the picture fills, out as it empties, one upon the other, and whole breaths only."""
    swells = of("breath", pacers(paced))
    assert bool(swells) == bool(paced.breath and paced.breath.cycle_ms <= paced.length_ms)
    assert [cue.text for cue in swells] == ["in", "out"] * (len(swells) // 2)
    for before, after in pairwise(swells):
        assert before.end_ms == after.at_ms
    for cue in swells:
        first, last = (shown(paced, ms).breath for ms in (cue.at_ms, cue.end_ms - 1))
        assert first
        assert last
        assert {first.breathing_in, last.breathing_in} == {cue.text == "in"}
        assert (first.fullness < last.fullness) is (cue.text == "in")
    if swells:
        left_ms = paced.end_ms - swells[-1].end_ms
        assert 0 <= left_ms < swells[0].length_ms + swells[1].length_ms


@pytest.mark.parametrize("stroke", STROKES)
def test_only_what_moves_has_a_pulse(stroke: str) -> None:
    """Whatever tempo an author wrote."""
    paced = step(12, None, 60_000)._replace(stroke_id=stroke)
    assert bool(of("stroke", pacers(paced))) is (stroke in MOVING)
    assert not pacers(step(None, None, 60_000))


def test_brisk_pulses_are_light() -> None:
    """However quick the strokes, they sound for a quarter of the time at most."""
    lengths = [pacers(step(tempo, None, 30_000))[0].length_ms for tempo in (6, 60, 100, 240)]
    assert lengths == [240, 240, 150, 62]


BREATHING = score_of(
    one_step(
        "stroke: effleurage, region: calf, tool: palms, pressure: 3, tempo: 12,"
        " breath: {in: 4, out: 6}, say: Glide."
    )
)


def test_nobody_reads_a_pacer() -> None:
    """Frames, captions and the cues themselves are the same with and without them."""
    without = replace(
        BREATHING, parts=tuple(part and replace(part, pacers=()) for part in BREATHING.parts)
    )
    assert any(part and part.pacers for part in BREATHING.parts)
    assert BREATHING.cues == without.cues
    for at_ms in range(0, BREATHING.total_ms, 250):
        head = Playhead(at_ms=at_ms)
        assert frame(BREATHING, head) == frame(without, head)
        assert BREATHING.spoken_at(at_ms) == without.spoken_at(at_ms)


@pytest.mark.parametrize("pacer", PACERS)
def test_what_is_heard_is_what_is_set(pacer: str) -> None:
    """In order, with everything that is not a pacer."""
    for part in filter(None, BREATHING.parts):
        heard = sounding(part, pacer)
        assert [cue for cue in heard if cue.channel != "pacer"] == list(part.cues)
        wanted = [cue for cue in part.pacers if cue.kind in WANTED[pacer]]
        assert [cue for cue in heard if cue.channel == "pacer"] == wanted
        assert [cue.at_ms for cue in heard] == sorted(cue.at_ms for cue in heard)


def test_every_setting_is_known() -> None:
    assert tuple(WANTED) == PACERS


def test_a_step_that_became_a_rest_is_paced_no_longer() -> None:
    """What hurt is not counted on."""
    routine = one_step(
        "stroke: effleurage, region: calf, tool: palms, sides: [left, right],"
        " pressure: 2, tempo: 12"
    )
    plan = softened(plan_of(routine), 2)
    parts = compile_score(plan, estimated).parts
    assert [bool(part and part.pacers) for part in parts] == [False, True, False, False]
