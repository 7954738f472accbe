"""The pages of `docs`: their examples are read, and what they tell is whole."""

import re
from pathlib import Path

import pytest

from coach.routine.care import care_findings
from coach.routine.evidence import page
from coach.routine.model import Cue, Repeat, Routine, Step
from coach.routine.problems import Severity
from coach.routine.read import parse
from coach.score.arrange import plans
from coach.score.check import speech_findings
from tests.goldens import assert_file

DOCS = Path(__file__).parents[1] / "docs"
FORMAT = (DOCS / "format.md").read_text(encoding="utf-8")
EXAMPLES = [
    text for text in re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL) if "title:" in text
]


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_every_example_of_the_format_is_a_sound_routine(text: str) -> None:
    """It reads without a word of complaint, its words fit, and it harms nobody."""
    reading = parse(text, Path("example.yaml"))
    assert reading.routine, reading.problems
    found = [*speech_findings(plans(reading.routine)), *care_findings(reading.routine)]
    told = [*reading.problems, *(problem for problem in reading.located(found))]
    assert [p.shown("example.yaml") for p in told if p.severity is not Severity.HINT] == []


def test_the_examples_begin_with_four_lines() -> None:
    """Nothing shorter is needed."""
    assert len(EXAMPLES[0].splitlines()) == 4


def test_the_format_page_has_every_key() -> None:
    """A key that nobody tells of is not there."""
    keys = {key for model in (Routine, Step, Cue, Repeat) for key in model.model_fields}
    assert {key for key in keys if f"`{key}`" not in FORMAT} == set()


def test_the_page_of_the_evidence_is_the_table() -> None:
    """`UPDATE_GOLDEN=1` writes it anew."""
    assert_file(DOCS / "evidence.md", page())
