"""The compiled scores of the shipped routines, as text."""

from pathlib import Path

import pytest

from coach.routine.consistency import minutes_of
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.units import clock
from tests.goldens import assert_golden
from tests.scores import SHIPPED


def written(score: Score) -> str:
    """Every step and cue on a line."""
    lines = [f"{score.plan.title}, {clock(score.total_ms)}"]
    for step in score.plan.steps:
        lines.append(f"\n{step.start_ms:>8}  {step.number}. {step.name} ({step.side})")
        cues = [cue for cue in score.cues if cue.step == step.number]
        lines += [f"{cue.at_ms:>8}  {cue.kind:<8} {cue.length_ms:>6}  {cue.text}" for cue in cues]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_scores_of_shipped_routines_are_the_golden_ones(path: Path) -> None:
    """At every written length; the words decide the cues, estimated lengths the times."""
    routine = read(path).routine
    assert routine
    scores = [
        compile_score(arrange(routine, Choices(minutes)), estimated)
        for minutes in minutes_of(routine)
    ]
    assert_golden(f"scores/{path.stem}.txt", "\n".join(map(written, scores)))
