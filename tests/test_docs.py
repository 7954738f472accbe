"""The pages of `docs`: their examples are read, and what they tell is whole."""

import re
from pathlib import Path

import pytest

from coach.routine.care import care_findings
from coach.routine.evidence import page
from coach.routine.model import Cue, Repeat, Routine, Step
from coach.routine.pauses import LONGEST_MS, SHORTEST_MS, pause_ms
from coach.routine.problems import Severity
from coach.routine.read import parse
from coach.score.arrange import plans
from coach.score.check import speech_findings
from coach.score.numbers import cardinal
from coach.score.readings import spoken
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


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the format page."""
    section = FORMAT.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:3] == "| `"]
    assert rows
    return rows


def test_figures_are_said_as_the_format_page_has_them() -> None:
    for written, said in _rows("Figures, signs and abbreviations"):
        for text in re.findall("`([^`]+)`", written):
            assert spoken(text).rstrip(".") in said


def test_silences_last_as_the_format_page_has_them() -> None:
    table = {sign: cells[1] for cells in _rows("Silence between words")
             for sign in re.findall("`([^`]+)`", cells[0])}  # fmt: skip
    assert table["[breath]"].startswith(f"{cardinal(pause_ms('[breath]') // 1000)} seconds")
    assert table["…"] == table["..."]
    assert table["…"].startswith(f"{cardinal(pause_ms('…') // 1000)} seconds")
    assert f"`{SHORTEST_MS / 1000:g}s` to `{LONGEST_MS / 1000:g}s`" in table["[pause 4s]"]


def test_the_page_of_the_evidence_is_the_table() -> None:
    """`UPDATE_GOLDEN=1` writes it anew."""
    assert_file(DOCS / "evidence.md", page())
