"""Baking ahead: which voice made which step."""

import time

import pytest

from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.session.prepare import Preparer
from coach.units import Ms
from tests.doubles import CannedBaker
from tests.scores import plan_of

PLAN = plan_of()
PATIENCE_S = 30.0


def slowly(phrase: Phrase) -> Ms:
    """The clip lengths of another voice."""
    return estimated(phrase) + 100


def until_done(preparer: Preparer) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while preparer.done < len(PLAN.steps):
        assert time.monotonic() < give_up, "it never got ready"
        time.sleep(0.001)


def test_what_nobody_took_yet_is_made_anew_with_the_new_voice() -> None:
    """A step's words are as long as the clips that are there for them."""
    preparer = Preparer(PLAN, lambda: CannedBaker(estimated))
    preparer.start()
    until_done(preparer)
    preparer.revoice(PLAN, 3, lambda: CannedBaker(slowly))
    until_done(preparer)
    parts = preparer.parts()
    preparer.close()
    assert sorted(part.step for part in parts) == [step.number for step in PLAN.steps]
    said = [cue for part in parts for cue in part.cues if cue.phrase]
    assert said
    assert all(cue.length_ms == slowly(cue.phrase) for cue in said if cue.phrase)


@pytest.mark.parametrize("other", [None, "fails"])
def test_where_the_new_voice_says_nothing_the_old_one_is_not_heard(other: str | None) -> None:
    """Whether captions alone were wished for, or the voice fails, which is told."""
    failing = CannedBaker(slowly, fails_after=0) if other else None
    preparer = Preparer(PLAN, lambda: CannedBaker(estimated))
    preparer.start()
    until_done(preparer)
    said = next(cue.phrase for part in preparer.parts() for cue in part.cues if cue.phrase)
    preparer.revoice(PLAN, 1, lambda: failing)
    until_done(preparer)
    parts = preparer.parts()
    preparer.close()
    assert {part.step for part in parts} == {step.number for step in PLAN.steps[1:]}
    assert not any(cue.phrase for part in parts for cue in part.cues)
    assert preparer.clip_of(said), "a step that was kept can be repeated"
    assert bool(preparer.notice) == bool(other)
