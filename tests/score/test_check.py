"""What the check says of words and their seconds."""

from hypothesis import given
from hypothesis import strategies as st

from coach.routine.problems import Severity
from coach.score.check import SLOWED, speech_findings
from coach.score.compile import lay_out
from coach.score.cues import Phrase
from coach.units import Ms
from tests.scores import one_step, plan_of
from tests.strategies import unhurried

WORDS = 400


def by_word(phrase: Phrase) -> Ms:
    """A voice that needs exactly 400 ms a word."""
    return len(phrase.text.split()) * WORDS * (100 - phrase.hurry) // 100


def slower(phrase: Phrase) -> Ms:
    return round(by_word(phrase) * SLOWED)


@unhurried
@given(st.integers(1, 60), st.integers(1, 20), st.integers(15, 60), st.integers(5, 95))
def test_words_are_told_of_that_the_slowest_voice_has_no_room_for(
    first: int, second: int, seconds: int, at: int
) -> None:
    """Exactly those that fit as they are and not so much longer: a warning; worse is an error."""
    cue = f'cues: [{{at: {at}%, say: "{"word " * second}"}}]'
    more = f'stroke: effleurage, region: calf, tool: palms, say: "{"word " * first}", {cue}'
    plan = plan_of(one_step(more, f"{seconds}", kind="swedish"))
    misfits, slow = (lay_out(plan.steps[1], voice)[1] for voice in (by_word, slower))
    found = {f.rule: f.severity for f in speech_findings([(1, plan)], by_word)}
    assert ("speech.slow" in found) == (not misfits and bool(slow))
    assert bool({"speech.overrun", "speech.collision"} & set(found)) == bool(misfits)
    assert found.get("speech.slow", Severity.WARNING) is Severity.WARNING
