"""The page of the care rules is the table of the care rules."""

import os
from pathlib import Path

from coach.routine.care import RULES
from coach.routine.care.case import Elsewhere
from coach.routine.care.rules import Rule
from tests.routine.care.bases import TRIPS

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "care.md"
HEAD = "| rule | a breach is | what it asks | source | code | tests |\n|---|---|---|---|---|---|\n"
RULE_TEST = "tests/routine/care/test_rules.py"


def rows() -> str:
    """The table as the page has it."""
    return HEAD + "".join(_row(rule) for rule in RULES.values())


def _row(rule: Rule) -> str:
    cells = [rule.id, rule.severity.value, _asked(rule), rule.source, _code(rule), _tests(rule)]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _asked(rule: Rule) -> str:
    told = rule.held_by.told if isinstance(rule.held_by, Elsewhere) else ""
    other = told and told != rule.id
    return f"{rule.asks} Told as `{told}`." if other else rule.asks


def _code(rule: Rule) -> str:
    if isinstance(rule.held_by, Elsewhere):
        return f"`{rule.held_by.code}`"
    checks = [check.check for check in rule.held_by]
    named = [f"`{c.__module__.removeprefix('coach.routine.')}.{c.__name__}`" for c in checks]
    return ", ".join(dict.fromkeys(named))


def _tests(rule: Rule) -> str:
    if isinstance(rule.held_by, Elsewhere):
        return ", ".join(f"`{test}`" for test in rule.held_by.tests)
    trips = TRIPS[rule.id]
    ids = ", ".join(f"{rule.id}-{number}" for number in range(len(trips)))
    bases = ", ".join(dict.fromkeys(f"`{trip.base}`" for trip in trips))
    return f"`{RULE_TEST}`: tripped by {ids}; passed by {bases}"


def test_the_page_holds_every_rule() -> None:
    """Row by row as the program has them; `UPDATE_GOLDEN=1` writes them anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(HEAD)
    after = rest[rest.index("\n\n") :] if "\n\n" in rest else "\n"
    renewed = before + rows().rstrip("\n") + after
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(renewed, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == renewed, "UPDATE_GOLDEN=1 writes the table anew"


def test_the_page_says_that_no_clinician_reviewed_it() -> None:
    """Before anything else."""
    assert "clinician" in PAGE.read_text(encoding="utf-8").split("\n\n")[1]
