"""The score as data: windows, growth, what is said when."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coach.score.compile import compile_step
from coach.score.cues import CHIMES, Score
from coach.score.estimate import estimated
from tests.scores import plan_of, score_of

SCORE = score_of()


@given(st.permutations(range(5)))
def test_a_score_grown_in_any_order_is_the_same_score(order: list[int]) -> None:
    """Baking may jump ahead to where the user went."""
    plan = plan_of()
    score = Score.empty(plan)
    for index in order:
        score = score.with_parts([compile_step(plan, plan.steps[index], estimated)])
    assert score.cues == SCORE.cues
    assert None not in score.parts


def test_an_unfinished_score_is_ready_up_to_its_first_gap() -> None:
    """The sound may not run into a step whose words are still being baked."""
    plan = plan_of()
    score = Score.empty(plan).with_parts(
        compile_step(plan, plan.steps[i], estimated) for i in (0, 1, 3)
    )
    assert score.ready_until(0) == plan.steps[2].start_ms
    assert score.ready_until(plan.steps[3].start_ms) == plan.steps[4].start_ms
    assert SCORE.ready_until(0) == SCORE.total_ms


def test_what_is_said_is_found_at_every_millisecond_of_it() -> None:
    """The caption is up from a text's first millisecond to its last."""
    for cue in SCORE.cues:
        if cue.channel == "voice":
            assert SCORE.spoken_at(cue.at_ms) == cue
            assert SCORE.spoken_at(cue.end_ms - 1) == cue
            assert SCORE.spoken_at(cue.at_ms - 1) != cue
            assert SCORE.spoken_at(cue.end_ms) != cue


def test_chime_lengths_are_those_of_the_files() -> None:
    """The table in the score and the files in `audio/` say the same."""
    manifest = json.loads((Path(__file__).parents[2] / "audio" / "manifest.json").read_text())
    rows = manifest["chimes"]
    named = rows.items() if isinstance(rows, dict) else ((row["name"], row) for row in rows)
    files = {Path(name).stem: row["length_ms"] for name, row in named}
    assert files == CHIMES
