"""The care rules over everything: shipped routines, any routine at all, any timing."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from coach import paths
from coach.routine.care import NEVER_PLAYED, RULES, care_findings
from coach.routine.model import Routine, Step, written_steps
from coach.routine.problems import Severity
from coach.routine.read import parse, read
from coach.routine.timing import all_written
from coach.routine.vocabulary import NO_GO, REGIONS, STROKES, TOOLS, TYPES, Form, NoGo
from tests.routine.care.bases import BASES, PRENATAL, SOLO
from tests.strategies import routines, unhurried

FILES = sorted(paths.bundled("routines").rglob("*.yaml"))
MOST_ON_ONE_SIDE = 0.7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_routines_break_no_rule(path: Path) -> None:
    """No error and no warning, at any length; a hint is an author's choice."""
    reading = read(path)
    assert reading.routine
    found = reading.located(care_findings(reading.routine))
    grave = [problem for problem in found if problem.severity is not Severity.HINT]
    assert [problem.shown(path.name) for problem in grave] == []


def test_neither_side_is_always_the_first() -> None:
    """Over the library, both begin about as often (rule D04)."""
    begun = [_first_side(path) for path in FILES]
    sided = [side for side in begun if side in {"left", "right"}]
    if len(sided) >= 10:
        assert 1 - MOST_ON_ONE_SIDE <= sided.count("left") / len(sided) <= MOST_ON_ONE_SIDE


def _first_side(path: Path) -> str:
    routine = read(path).routine
    assert routine
    return next((step.sides[0] for _where, step in written_steps(routine.steps) if step.sides), "")


@pytest.mark.parametrize("place", NO_GO)
def test_no_routine_works_on_a_no_go_zone(place: str) -> None:
    """Whoever names one reads why not, and what is near it (rule P02)."""
    reading = parse(SOLO.replace("region: upper_trap", f"region: {place}"), Path("test.yaml"))
    (problem,) = reading.problems
    assert (reading.routine, problem.rule, problem.severity) == (None, "P02", Severity.ERROR)
    assert NO_GO[place].why in problem.message
    assert NO_GO[place].instead in problem.hint
    line = SOLO.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("upper_trap")


@pytest.mark.parametrize("spelling", ["Neck front", "neck-front", "NECK_FRONT"])
def test_a_no_go_zone_is_known_in_other_spellings(spelling: str) -> None:
    """It is not taken for a slip of the pen."""
    text = SOLO.replace("region: upper_trap", f"region: {spelling}")
    assert [problem.rule for problem in parse(text, Path("test.yaml")).problems] == ["P02"]


@pytest.mark.parametrize("place", NO_GO.values(), ids=lambda place: place.id)
def test_what_is_near_a_no_go_zone_can_be_worked_on(place: NoGo) -> None:
    """Hints name regions that exist; no-go zones are none."""
    assert not place.instead or place.instead in REGIONS
    assert place.id not in REGIONS


@pytest.mark.parametrize("base", BASES)
def test_the_base_routine_has_nothing_to_mend(base: str) -> None:
    """The reader has no objection either."""
    assert parse(BASES[base], Path("test.yaml")).problems == ()


def test_of_someone_on_one_side_the_whole_back_has_a_side() -> None:
    """The side that is up; a left and a right it has not (rule D03)."""
    assert parse(PRENATAL, Path("test.yaml")).routine
    wrong = PRENATAL.replace("palm, sides: [upper]", "palm, sides: [left]", 1)
    assert [problem.rule for problem in parse(wrong, Path("test.yaml")).problems] == ["side"]


def test_a_breach_at_several_lengths_is_told_once() -> None:
    """For the first of them, in minutes."""
    long = SOLO.replace("form: solo", "form: solo\nlengths: [15, 16]")
    long = long.replace("stroke: rest, seconds: 90", "stroke: rest, seconds: [280, 340]")
    found = [f for f in care_findings(_routine(long)) if f.rule == "U07"]
    assert [f.message.split(",")[0] for f in found] == ["at 15 min"]


def test_other_timings_can_be_checked() -> None:
    """What was left out or shortened for somebody is checked as it will be done."""
    routine = _routine(SOLO)
    ((minutes, timing),) = all_written(routine)
    cold = tuple(timed for timed in timing if timed.step.name not in {"Move", "Tap"})
    assert "P03" in {finding.rule for finding in care_findings(routine, [(minutes, cold)])}
    assert care_findings(routine, [(minutes, timing)]) == []
    assert care_findings(routine, [(minutes, ())]) == []


def _routine(text: str) -> Routine:
    routine = parse(text, Path("test.yaml")).routine
    assert routine
    return routine


@given(routine=routines())
@settings(unhurried, max_examples=60)
def test_any_routine_can_be_checked(routine: Routine) -> None:
    """Every finding names a rule and a place in the routine, and is told once."""
    found = care_findings(routine)
    assert len({(f.where, f.rule, f.severity) for f in found}) == len(found)
    for finding in found:
        assert finding.rule in RULES
        assert finding.message
        assert finding.hint
        assert finding.where[0] in {*Routine.model_fields}


@given(routine=routines())
@settings(unhurried, max_examples=60)
def test_no_pressure_above_a_cap_goes_untold(routine: Routine) -> None:
    """Exactly the steps above the lowest of their caps are told, and nobody may play them."""
    told = {f.where[:-1] for f in care_findings(routine) if f.rule in NEVER_PLAYED}
    felt = {
        timed.where: timed.pressure + (timed.tool.plus if timed.tool and timed.pressure else 0)
        for _minutes, timing in all_written(routine)
        for timed in timing
    }
    steps = dict(written_steps(routine.steps))
    assert told == {where for where in felt if felt[where] > _lowest_cap(routine, steps[where])}


def _lowest_cap(routine: Routine, step: Step) -> float:
    caps = [7, TYPES[routine.type].cap, STROKES[step.stroke].cap]
    if step.region:
        row = REGIONS[step.region]
        caps.append(row.solo_cap if routine.form == Form.SOLO else row.partner_cap)
    return min(caps)


def test_hard_tools_are_the_lacrosse_balls() -> None:
    """The tools that count for more than is written."""
    assert [tool.id for tool in TOOLS.values() if tool.plus] == ["lacrosse ball on wall"]
