"""Every care rule: a routine that keeps it, and changes that break it, told where they stand."""

from pathlib import Path

import pytest

from coach.routine.care import NEVER_PLAYED, RULES, Rule, care_findings, is_overridable
from coach.routine.care.case import Elsewhere
from coach.routine.problems import Problem
from coach.routine.read import parse
from coach.routine.vocabulary import TYPES, Form
from tests.routine.care.bases import BASES, TRIPS, Trip

ROOT = Path(__file__).parents[3]
CASES = [(rule, number, trip) for rule, trips in TRIPS.items() for number, trip in enumerate(trips)]
each_trip = pytest.mark.parametrize(
    ("rule", "trip"), [(r, t) for r, _n, t in CASES], ids=[f"{r}-{n}" for r, n, _t in CASES]
)


def problems_of(text: str) -> tuple[Problem, ...]:
    """What the care rules find in a routine that can be read."""
    reading = parse(text, Path("test.yaml"))
    assert reading.routine, [problem.shown("test.yaml") for problem in reading.problems]
    return reading.located(care_findings(reading.routine))


def standing_at(text: str, problem: Problem) -> str:
    """What the file holds from the problem's line and column on."""
    return text.splitlines()[problem.line - 1][problem.column - 1 :]


@pytest.mark.parametrize("base", BASES)
def test_the_bases_break_no_rule(base: str) -> None:
    """Not even a hint: whatever a change breaks, it breaks by itself."""
    assert [problem.shown(base) for problem in problems_of(BASES[base])] == []


@each_trip
def test_each_change_breaks_its_rule(rule: str, trip: Trip) -> None:
    """Told with the rule's id, with something to change."""
    found = [problem for problem in problems_of(trip.text) if problem.rule == rule]
    assert found
    assert all(problem.hint and problem.message for problem in found)


@each_trip
def test_each_breach_is_told_where_it_stands(rule: str, trip: Trip) -> None:
    """An editor jumps to the value that must change, or to the step that lacks it."""
    found = [problem for problem in problems_of(trip.text) if problem.rule == rule]
    places = [standing_at(trip.text, problem) for problem in found]
    assert any(place.startswith(trip.at) for place in places), places


@each_trip
def test_each_base_is_one_its_rule_looks_at(rule: str, trip: Trip) -> None:
    """A routine that keeps a rule counts only where the rule is asked."""
    text = trip.text
    row = RULES[rule]
    assert any(f"type: {type_id}\n" in text for type_id in row.types)
    assert any(f"form: {form}\n" in text for form in row.forms)


def test_every_rule_is_tripped_or_held_elsewhere() -> None:
    """No row without a test, no test without a row."""
    own = {rule.id for rule in RULES.values() if not isinstance(rule.held_by, Elsewhere)}
    assert own == set(TRIPS)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rows_are_complete(rule: Rule) -> None:
    """One sentence, one source, and a type and form it is asked of."""
    assert rule.asks.endswith(".")
    assert rule.source
    assert set() < rule.types <= set(TYPES)
    assert set() < rule.forms <= {form.value for form in Form}


@pytest.mark.parametrize(
    "rule", [r for r in RULES.values() if isinstance(r.held_by, Elsewhere)], ids=lambda r: r.id
)
def test_what_is_held_elsewhere_is_there(rule: Rule) -> None:
    """The code and the tests that a row names exist."""
    held = rule.held_by
    assert isinstance(held, Elsewhere)
    for place in held.code.split(", "):
        path, _, name = place.partition(": ")
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), name
    for test in held.tests:
        path, _, name = test.partition("::")
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), name
        assert (ROOT / path).exists(), path


def test_nobody_overrides_the_ceilings_and_the_no_go_zones() -> None:
    """Whatever says how strong or where not cannot be accepted; the rest can."""
    assert {"P01", "P02", "P05"} == NEVER_PLAYED
    for rule in RULES.values():
        problem = Problem(1, 1, rule.id, "")
        assert is_overridable(problem) is (rule.id not in NEVER_PLAYED)
