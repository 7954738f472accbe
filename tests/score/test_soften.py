"""After a step that hurt: what follows on the same part of the body is softer, or left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.vocabulary import REGIONS
from coach.score.arrange import plans
from coach.score.plan import Plan, PlannedStep
from coach.score.soften import SOFTER, comes_back, softened
from tests.scores import SHIPPED, one_step, plan_of, routine_of

PLANS = [plan for path in SHIPPED for _minutes, plan in plans(routine_of(path.read_text("utf-8")))]


def group_of(step: PlannedStep) -> str:
    return REGIONS[step.region].group if step.region else ""


@given(st.sampled_from(PLANS), st.data())
def test_nothing_there_is_as_strong_again_and_no_time_is_lost(
    plan: Plan, data: st.DataObject
) -> None:
    """Of every routine, wherever it hurts: same slots, and less there or nothing."""
    hurt = data.draw(st.sampled_from(plan.steps))
    after = softened(plan, hurt.number)
    assert after.total_ms == plan.total_ms
    for old, new in zip(plan.steps, after.steps, strict=True):
        assert (new.start_ms, new.length_ms) == (old.start_ms, old.length_ms)
        there = old.number > hurt.number and group_of(old) == group_of(hurt) != ""
        if not (there and old.pressure):
            assert new == old
        elif new.pressure is None:
            assert (new.stroke_id, new.instruction, new.cues) == ("rest", (), ())
        else:
            assert new.pressure == old.pressure - SOFTER >= 1
    assert comes_back(plan, hurt.number) == (after != plan)


def test_the_voice_asks_for_the_softer_number() -> None:
    """The words that name a pressure name the new one."""
    text = one_step(
        "stroke: press_hold, region: levator, tool: massage cane, sides: [left, right],"
        ' pressure: 5, say: "{Side} side. Press to {pressure}."'
    )
    plan = softened(plan_of(text), 2)
    assert [step.instruction[0].text for step in plan.steps[1:3]] == [
        "Left side. Press to five.",
        "Right side. Press to three.",
    ]


@pytest.mark.parametrize("step", [1, 4])
def test_where_nothing_was_worked_nothing_is_softened(step: int) -> None:
    """A rest hurts nobody's shoulder."""
    plan = plan_of()
    assert softened(plan, step) == replace(plan)
    assert not comes_back(plan, step)
