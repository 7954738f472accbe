"""A new routine passes every check, whatever its type, form and minutes."""

from pathlib import Path

import pytest

from coach.errors import UsageError
from coach.routine.beginnings import BEGINNINGS
from coach.routine.care import care_findings
from coach.routine.consistency import minutes_of
from coach.routine.problems import Severity
from coach.routine.read import parse
from coach.routine.starter import SHORTEST, longest, starter
from coach.routine.vocabulary import TYPES, Form
from coach.score.arrange import plans
from coach.score.check import speech_findings

kinds = pytest.mark.parametrize(("type_", "form"), BEGINNINGS, ids=str)


def test_every_type_and_form_has_a_beginning() -> None:
    """None is left to write alone."""
    assert set(BEGINNINGS) == {(type_, form.value) for type_ in TYPES for form in Form}


@kinds
def test_a_new_routine_passes_strictly_at_every_minute(type_: str, form: str) -> None:
    """Neither the reader, nor the rules of care, nor its words have anything to complain of."""
    for minutes in range(SHORTEST, longest(type_) + 1):
        reading = parse(starter("mine", "x.json", type_, form, minutes), Path("mine.yaml"))
        assert reading.routine, (minutes, reading.problems)
        assert minutes_of(reading.routine) == (minutes,)
        assert (reading.routine.type, reading.routine.form) == (type_, form)
        found = [*speech_findings(plans(reading.routine)), *care_findings(reading.routine)]
        told = [*reading.problems, *reading.located(found)]
        grave = [problem for problem in told if problem.severity is not Severity.HINT]
        assert [problem.shown("mine.yaml") for problem in grave] == [], minutes


@kinds
def test_a_new_routine_explains_its_keys(type_: str, form: str) -> None:
    """Each once, where it stands first."""
    text = starter("mine", "x.json", type_, form, 12)
    assert text.count("# spoken text: always in quotes") == 1
    assert f"is the most for {type_}" in text or type_ == "stretching"


@pytest.mark.parametrize("minutes", [-1, 0, 2, 46, 61])
def test_minutes_that_cannot_be_had_are_told(minutes: int) -> None:
    """With those that can."""
    with pytest.raises(UsageError) as wrong:
        starter("mine", "x.json", "thai", "solo", minutes)
    assert wrong.value.hint == "Choose 3 to 45."
