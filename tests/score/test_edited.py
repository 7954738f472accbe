"""A plan that changed under a session: what stays, and where the session is then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.edited import counterpart, kept_steps, same_place, softened_again
from coach.score.plan import Plan
from coach.score.soften import softened
from tests.scores import TWO_SIDES, plan_of
from tests.strategies import unhurried

PLAN = plan_of()
LONGER_FIRST = plan_of(TWO_SIDES.replace("seconds: 20, say", "seconds: 40, say"))
NEW_WORDS = plan_of(TWO_SIDES.replace("Let your breath go", "Breathe out slowly"))
WITHOUT_BALL = plan_of("\n".join(row for row in TWO_SIDES.split("\n") if "Fetch" not in row))


@pytest.mark.parametrize(
    ("new", "kept"),
    [(PLAN, 5), (LONGER_FIRST, 0), (NEW_WORDS, 1), (WITHOUT_BALL, 3)],
    ids=["nothing", "the first", "words", "one less"],
)
def test_what_comes_before_the_change_is_kept(new: Plan, kept: int) -> None:
    """Up to the first step that is another, or comes at another time."""
    assert kept_steps(PLAN, new) == kept


def test_a_side_keeps_its_place_when_the_steps_before_it_grow() -> None:
    """Ten seconds into the left shoulder stay ten seconds into it."""
    into_left = PLAN.steps[2].start_ms + 10_000
    assert same_place(PLAN, LONGER_FIRST, into_left) == into_left + 20_000
    assert counterpart(PLAN, LONGER_FIRST, 3) == 3


def test_a_step_taken_out_is_stood_for_by_what_comes_there() -> None:
    """The session goes on with the next step; a place beyond its end is its last moment."""
    late = PLAN.steps[3].end_ms - 1
    assert WITHOUT_BALL.step_at(same_place(PLAN, WITHOUT_BALL, late)).name == "Rest"


@unhurried
@given(st.data(), st.sampled_from([PLAN, LONGER_FIRST, NEW_WORDS, WITHOUT_BALL]))
def test_every_place_of_a_plan_has_one_in_another(data: st.DataObject, new: Plan) -> None:
    """Never outside of it; the same place where nothing changed; the end is the end."""
    at_ms = data.draw(st.integers(0, PLAN.total_ms))
    assert 0 <= same_place(PLAN, new, at_ms) <= new.total_ms
    assert same_place(PLAN, PLAN, at_ms) == at_ms
    assert same_place(PLAN, new, PLAN.total_ms) == new.total_ms


def test_what_hurt_stays_softer() -> None:
    """An edit does not bring back the pressure that was too much."""
    edited = softened_again(softened(PLAN, 2), NEW_WORDS, (2,))
    assert edited.steps[2].pressure == softened(PLAN, 2).steps[2].pressure == 3
