"""Nothing that people read or hear claims what massage is not shown to do.

The table of the evidence and its page may name a claim to say that it is not shown; their own tests
hold them to that. The rules of care must name what they look for.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coach import paths
from coach.routine.care.claims import BANNED_IN
from coach.routine.vocabulary import ENGLISH, GOALS, STROKES, TONGUES
from tests.catalogues import FOUND, catalogue
from tests.claims import claim_in
from tests.test_language import forms

ROOT = Path(__file__).parents[1]
ROUTINES = sorted(paths.bundled("routines").rglob("*.yaml"))
RULES = ROOT / "coach" / "routine" / "care"
THE_RULES = {RULES / "claims.py", RULES / "plain.py", RULES / "rules.py"}
EVIDENCE = ROOT / "coach" / "routine" / "evidence.py"
MODULES = sorted({*(ROOT / "coach").rglob("*.py")} - THE_RULES - {EVIDENCE})
PAGES = sorted(
    {ROOT / "README.md", *(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "evidence.md"}
)
NAMES = {*STROKES, *GOALS, *(word for row in GOALS.values() for word in (row.label, *row.also))}
"""Words to look for something by: ids, and what goals are called."""


def test_a_claim_would_be_found() -> None:
    """In a sentence, whatever its case; what somebody has and what we deny are none."""
    assert claim_in("It Flushes out toxins.")
    assert claim_in("Massage treats sciatica.")
    assert not claim_in("With sciatica? It does not diagnose or treat.")
    for claim in ("Heilung garantiert", "Es entgiftet", "löst Schlacken", "regt die Lymphe an"):
        assert claim_in(claim, "de")
    assert claim_in("Gut für das Immunsystem.", "de")
    assert not claim_in("Keine Diagnose, keine Behandlung. Bei Schmerz hör auf.", "de")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_string_of_the_program_claims_anything(module: Path) -> None:
    """Docstrings are for programmers; all other strings may be shown or said."""
    found = [text for text in _strings(module) if text not in NAMES and claim_in(text)]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_no_page_claims_anything(page: Path) -> None:
    """Rows of the rule table name what they forbid."""
    lines = page.read_text(encoding="utf-8").splitlines()
    rules = page.name == "care.md"
    assert [
        line for line in lines if not (rules and line.startswith("| ")) and claim_in(line)
    ] == []


@pytest.mark.parametrize("language", sorted(BANNED_IN.keys() - {ENGLISH}))
def test_no_translation_claims_more_than_its_text(language: str) -> None:
    """Neither of the window's texts, nor of the program's own words, nor of our routines."""
    texts = dict(TONGUES[language].sentences)
    (path,) = [path for path in FOUND if path.parts[-3] == language]
    texts |= {"; ".join(forms(row.id)): "; ".join(forms(row.string)) for row in catalogue(path)}
    for routine in ROUTINES:
        blocks = yaml.safe_load(routine.read_text("utf-8")).get("translations", {})
        texts |= blocks.get(language, {})
    claims = {text: told for text, told in texts.items() if claim_in(told or "", language)}
    assert {text: told for text, told in claims.items() if not claim_in(text)} == {}


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_no_routine_claims_anything(path: Path) -> None:
    """In no text of its own, the comments beside them included; goals are ids."""
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("good_for:")]
    assert [line for line in lines if claim_in(line)] == []
    assert set(yaml.safe_load(text)["good_for"]) <= set(GOALS)


def test_only_goals_that_are_not_shown_are_called_by_a_claim() -> None:
    """And no routine of ours says that it is good for one."""
    for goal in GOALS.values():
        assert goal.instead or not claim_in(goal.label)
    tagged = {goal for path in ROUTINES for goal in yaml.safe_load(path.read_text())["good_for"]}
    assert not {goal for goal in tagged if GOALS[goal].instead}


def test_the_first_pages_say_what_this_is() -> None:
    """For comfort, reviewed by no clinician, and when to see one."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for text in (
        readme,
        "\n".join(_strings(ROOT / "coach" / "session" / "before_start" / "welcome.py")),
    ):
        for words in ("omfort", "reviewed", "octor"):
            assert words in text


def _strings(module: Path) -> Iterator[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield from [node.value] if isinstance(node.value, str) else []
