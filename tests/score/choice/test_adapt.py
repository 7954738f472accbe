"""Adapting a routine to what somebody has: nothing they must not have, and why is said."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import LengthError, NotOfferedError, TooLittleLeftError, UsageError
from coach.routine.care import care_findings
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine
from coach.routine.problems import Severity
from coach.routine.read import read
from coach.routine.timing import Timed, Timing, total_ms, written
from coach.routine.vocabulary import CONDITIONS, TYPES, Condition, Verdict
from coach.routine.vocabulary.conditions import conditions_typed
from coach.score.arrange import arrange
from coach.score.choice.adapt import PRESSING, STRETCHING, conditions_of, is_work
from coach.score.choice.careful import ENOUGH, Maker
from coach.score.choice.changes import Kind, told
from coach.score.choice.choose import Choices, choose, suitable
from coach.units import MINUTE, SECOND
from tests.scores import SHIPPED, one_step, plan_of, routine_of
from tests.strategies import unhurried

FORBIDDING = {Verdict.BLOCK, Verdict.URGENT}
PLAYABLE = [row for row in CONDITIONS.values() if row.verdict not in FORBIDDING]


@cache
def routine_in(path: Path) -> Routine:
    """The routine of a shipped file."""
    routine = read(path).routine
    assert routine is not None
    return routine


def is_offered(routine: Routine, row: Condition) -> bool:
    """Whether the table lets somebody have this type and form."""
    wrong_type = routine.type in row.types or (row.only and routine.type not in row.only)
    return not wrong_type and routine.form not in row.forms


def assert_kept(timed: Timed, row: Condition) -> None:
    """Nothing in the step is against what the table says of a condition."""
    step, plus = timed.step, timed.tool.plus if timed.tool else 0
    most = min([row.cap, *(cap for region, cap in row.region_caps if region == step.region)])
    assert not timed.pressure or timed.pressure + plus <= most
    assert timed.stroke.barred_as is None or timed.stroke.barred_as not in row.bars
    assert step.stroke not in row.strokes
    assert step.tool not in row.tools
    assert step.region not in row.regions
    assert timed.position not in row.positions
    assert step.region not in row.pressed or step.stroke not in PRESSING
    assert step.region not in row.unstretched or step.stroke not in STRETCHING
    assert (step.temperature or 0) <= row.hottest


def assert_adapted(routine: Routine, minutes: int, rows: tuple[Condition, ...]) -> bool:
    """Either it is refused, or it lasts as long, and every step keeps every limit.

    Gives whether it is done.
    """
    try:
        made = Maker(routine, rows).made(minutes)
    except TooLittleLeftError:
        return False
    if made is None:
        return False
    timing, _reasons = made
    for timed in timing:
        least, most = timed.stroke.seconds
        assert least * SECOND <= timed.length_ms <= most * SECOND
        assert timed.pressure <= (timed.step.pressure or 0)
        for row in rows:
            assert_kept(timed, row)
    if routine.lengths:
        assert total_ms(timing) == minutes * MINUTE
    assert work_ms(timing) > 0
    errors = care_findings(routine, [(minutes, timing)])
    assert [f.message for f in errors if f.severity is Severity.ERROR] == []
    return True


def work_ms(timing: Timing) -> int:
    """How long it works on the body."""
    return sum(timed.total_ms for timed in timing if is_work(timed))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_condition_is_kept_at_every_written_length(path: Path) -> None:
    """No step ever breaks a limit, and the length holds, or the routine is refused."""
    routine = routine_in(path)
    for row in PLAYABLE:
        if is_offered(routine, row):
            for minutes in minutes_of(routine):
                assert_adapted(routine, minutes, (row,))


@settings(unhurried, max_examples=120)
@given(
    st.sampled_from(SHIPPED),
    st.lists(st.sampled_from(PLAYABLE), min_size=2, max_size=3, unique_by=lambda row: row.id),
    st.integers(5, 40),
)
def test_several_conditions_add_up(path: Path, rows: list[Condition], minutes: int) -> None:
    """All of their limits hold at once, at any length."""
    routine = routine_in(path)
    if all(is_offered(routine, row) for row in rows):
        assert_adapted(routine, minutes, tuple(rows))


def test_nobody_is_left_with_nothing() -> None:
    """For every condition that does not forbid massage there is a routine."""
    routines = {path.stem: routine_in(path) for path in SHIPPED}
    for row in PLAYABLE:
        assert suitable(routines, Choices(None, frozenset({row.id}))), row.id


@pytest.mark.parametrize("row", CONDITIONS.values(), ids=lambda row: row.id)
def test_what_forbids_is_refused_and_nothing_else(row: Condition) -> None:
    """With the verdict, the reason and where to turn."""
    refused = 0
    for path in SHIPPED:
        routine = routine_in(path)
        try:
            choose(routine, Choices(None, frozenset({row.id})))
        except NotOfferedError as error:
            refused += 1
            found = (error.verdict, row.label in error.message, error.hint)
            assert found == (row.verdict, True, row.advice)
            assert row.verdict in FORBIDDING or not is_offered(routine, row)
        except (TooLittleLeftError, LengthError):
            pass
        else:
            assert row.verdict not in FORBIDDING
            assert is_offered(routine, row)
    assert refused == len(SHIPPED) or row.verdict not in FORBIDDING


HIPS = """
title: Hips and shoulders
type: swedish
form: solo
lengths: [5]
position: seated
steps:
  - {name: Settle, stroke: settle, seconds: 40}
  - {name: Glide, stroke: effleurage, region: forearm, tool: hands, seconds: 120, pressure: 3}
  - {name: Go to the wall, stroke: transition, seconds: 10, position: wall}
  - name: Press the buttock
    stroke: press_hold
    region: glute_max
    tool: tennis ball on wall
    sides: [left, right]
    seconds: 20
    pressure: 4
  - {name: Sit down, stroke: transition, seconds: 10, position: seated}
  - {name: Roll, stroke: mobilise, region: shoulders, seconds: 30}
  - {name: Rest, stroke: rest, seconds: 50}
"""


def test_what_is_left_out_is_told_with_its_reason() -> None:
    """And its seconds go to the others, its ways there are spared."""
    chosen = choose(routine_of(HIPS), Choices(5, frozenset({"sciatica"})))
    lines = told(chosen.changes)
    assert lines[0] == "Left out: Press the buttock, because of sciatica."
    assert [timed.step.name for timed in chosen.timing] == ["Settle", "Glide", "Roll", "Rest"]
    assert total_ms(chosen.timing) == 5 * MINUTE
    assert chosen.verdict is Verdict.WARN
    assert chosen.advice == (CONDITIONS["sciatica"].advice,)


def test_what_is_softened_is_told_with_its_reason() -> None:
    """Seconds stay as they are written when nothing is left out."""
    routine = routine_of(HIPS.replace("pressure: 4", "pressure: 5"))
    chosen = choose(routine, Choices(5, frozenset({"fibromyalgia", "after-birth"})))
    (press, *_others) = [c for c in chosen.changes if c.kind is Kind.SOFTENED]
    assert (press.from_pressure, press.to_pressure) == (5, 3)
    assert press.because == CONDITIONS["after-birth"].label
    assert [timed.length_ms for timed in chosen.timing] == [
        timed.length_ms for timed in written(routine, 0)
    ]
    assert chosen.verdict is Verdict.OK_FIRST


def test_a_hollow_routine_is_refused() -> None:
    """Under sixty percent of its work another routine is better (rule C01)."""
    hollow = HIPS.replace("seconds: 20", "seconds: 50").replace("seconds: 120", "seconds: 60")
    with pytest.raises(TooLittleLeftError, match="47 %"):
        choose(routine_of(hollow), Choices(5, frozenset({"sciatica"})))
    assert ENOUGH == 0.6


@pytest.mark.parametrize("id_", ["sciatica", "leg-pain-cough"])
def test_sciatica_takes_away_what_could_reach_the_nerve(id_: str) -> None:
    """No press, roll or stretch of the deep buttock and the back of the thigh (rule C05)."""
    row = CONDITIONS[id_]
    assert {"hamstring", "piriformis"} <= row.unstretched | row.regions
    assert {"erector_lumbar", "ql", "multifidus_ls", "hamstring"} <= row.pressed
    assert "piriformis" in row.regions


def test_heat_is_not_offered_to_whom_it_could_burn() -> None:
    """Whoever must not have heat is not offered the type that is all heat (rule H04)."""
    for row in PLAYABLE:
        if any(bar.value == "heat" for bar in row.bars):
            assert "hot-stone" in row.types or row.only == {"prenatal"}, row.id


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("sciatica", {"sciatica"}),
        (" Sciatica , stenosis,", {"sciatica", "disc"}),
        ("pregnant:22", {"pregnant"}),
        ("pregnant:13", {"pregnant"}),
        ("pregnant:12", {"pregnant-early"}),
        ("high-blood-pressure", {"blood-pressure"}),
        ("", set()),
    ],
)
def test_conditions_are_typed_as_people_name_them(typed: str, ids: set[str]) -> None:
    """Commas between them, other words for the same, weeks after a pregnancy."""
    assert conditions_typed(typed) == ids


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("sciatca", "Did you mean `sciatica`?"),
        ("pregnant", "pregnant:22"),
        ("pregnant:0", "pregnant:22"),
        ("pregnant:soon", "pregnant:22"),
        ("pregnant:43", "pregnant:22"),
        ("hiccups", "Known: "),
    ],
)
def test_what_is_not_known_is_refused_with_a_hint(typed: str, hint: str) -> None:
    """Wrong usage, never a condition that is passed over."""
    with pytest.raises(UsageError) as refused:
        conditions_typed(typed)
    assert hint in refused.value.hint


def test_the_gravest_condition_speaks_first() -> None:
    """Among several, whatever their order."""
    rows = conditions_of({"arthritis", "clot", "sciatica", "chest-signs", "cancer"})
    assert [row.id for row in rows] == ["chest-signs", "clot", "cancer", "sciatica", "arthritis"]


def test_rows_are_complete_and_typeable() -> None:
    """Every row has words for people and a source; every word for it is unique."""
    words = list(chain(CONDITIONS, *(row.also for row in CONDITIONS.values())))
    assert len(set(words)) == len(words)
    for row in CONDITIONS.values():
        assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", word) for word in (row.id, *row.also))
        assert row.label
        assert row.source
        assert row.advice.endswith(".")
        assert row.types | row.only <= set(TYPES)


def test_the_voice_asks_for_the_pressure_that_is_meant() -> None:
    """A softened step says the softer number, wherever its words name it."""
    text = one_step(
        "stroke: compression, region: mid_trap_rhomboid, tool: tennis ball on wall,"
        ' sides: [left, right], pressure: 4.5, say: "{Side} side. Lean to {pressure}."',
        kind="swedish",
    )
    said = [step.instruction[0].text for step in plan_of(text).steps[1:3]]
    assert said == ["Left side. Lean to four and a half.", "Right side. Lean to four and a half."]
    chosen = choose(routine_of(text), Choices(conditions=frozenset({"blood-thinners"})))
    assert {timed.pressure for timed in chosen.timing if timed.step.pressure} == {3}
    softer = arrange(routine_of(text), Choices(conditions=frozenset({"blood-thinners"})))
    assert softer.steps[1].instruction[0].text == "Left side. Lean to three."
