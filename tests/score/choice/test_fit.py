"""Fitting a routine to a time: exact, within every step's limits, every change told."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.errors import LengthError
from coach.routine.care import care_findings
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine
from coach.routine.problems import Severity
from coach.routine.read import read
from coach.routine.timing import Timing, all_written, total_ms
from coach.score.arrange import arrange
from coach.score.check import speech_findings
from coach.score.choice.changes import Kind, told
from coach.score.choice.choose import Choices, Chosen, choose
from coach.score.choice.share import Part, bounded, shared
from coach.units import MINUTE, SECOND
from tests.scores import SHIPPED, routine_of
from tests.strategies import routines, unhurried

shipped = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)


@cache
def shipped_routine(path: Path) -> Routine:
    """The routine of a shipped file."""
    routine = read(path).routine
    assert routine is not None
    return routine


@cache
def fits(path: Path) -> dict[int, Chosen]:
    """A shipped routine at every whole minute from its shortest to its longest."""
    routine = shipped_routine(path)
    offered = minutes_of(routine)
    return {m: choose(routine, Choices(m)) for m in range(offered[0], offered[-1] + 1)}


def assert_sound(timing: Timing) -> None:
    """Every step has whole seconds or whole breaths, within its stroke's limits."""
    for timed in timing:
        least, most = timed.stroke.seconds
        assert least * SECOND <= timed.length_ms <= most * SECOND, timed
        breath = timed.step.breath
        assert timed.length_ms % (breath.in_ + breath.out if breath else SECOND) == 0, timed


@shipped
def test_every_minute_between_shortest_and_longest_is_exact(path: Path) -> None:
    """To the millisecond, with every step within its limits and no breath cut off."""
    for minutes, chosen in fits(path).items():
        if shipped_routine(path).lengths:
            assert total_ms(chosen.timing) == minutes * MINUTE
        assert_sound(chosen.timing)


@shipped
def test_no_fitted_minute_breaks_a_care_rule(path: Path) -> None:
    """What is right as it is written stays right in between."""
    routine = shipped_routine(path)
    found = care_findings(routine, [(m, chosen.timing) for m, chosen in fits(path).items()])
    assert [f.message for f in found if f.severity is not Severity.HINT] == []


@shipped
def test_words_have_room_at_every_fitted_minute(path: Path) -> None:
    """No cue collides with another or runs past its slot."""
    routine = shipped_routine(path)
    plans = [(minutes, arrange(routine, Choices(minutes))) for minutes in fits(path)]
    found = speech_findings(plans)
    assert [f.message for f in found if f.severity is not Severity.HINT] == []


@shipped
def test_beginning_and_end_are_always_done(path: Path) -> None:
    """However short, it settles first and rests last, as it is written."""
    routine = shipped_routine(path)
    (_minutes, timing), *_ = all_written(routine)
    for chosen in fits(path).values():
        assert chosen.timing[0].where == timing[0].where
        assert chosen.timing[-1].where == timing[-1].where


@shipped
def test_written_lengths_are_done_as_written(path: Path) -> None:
    """Nothing is changed that nobody asked to change."""
    for minutes, timing in all_written(shipped_routine(path)):
        assert fits(path)[minutes] == Chosen(timing)


@shipped
def test_every_change_is_told(path: Path) -> None:
    """A step that lasts otherwise than at the nearest written length is named, and no other."""
    routine = shipped_routine(path)
    written = dict(all_written(routine))
    for minutes, chosen in fits(path).items():
        near = written[min(written, key=lambda length: abs(length - minutes))]
        before = {timed.where: timed.length_ms for timed in near}
        after = {timed.where: timed.length_ms for timed in chosen.timing}
        differing = [w for w in {**before, **after} if before.get(w) != after.get(w)]
        for_time = [change for change in chosen.changes if change.kind is not Kind.SOFTENED]
        assert len(for_time) == len(differing)
        assert not any(change.because for change in for_time)


@settings(unhurried, max_examples=25)
@given(routines(), st.integers(-2, 90))
def test_any_routine_is_exact_or_refused(routine: Routine, minutes: int) -> None:
    """A length that cannot be had is refused with lengths that can."""
    chosen, possible = chosen_or_possible(routine, minutes)
    if chosen is None:
        assert minutes not in possible
        assert all(choose(routine, Choices(length)).timing for length in possible[:1])
    elif minutes in minutes_of(routine):
        assert chosen.timing == dict(all_written(routine))[minutes]
    else:
        assert total_ms(chosen.timing) == minutes * MINUTE
        for timed in chosen.timing[:-1]:
            assert timed.length_ms <= timed.stroke.seconds[1] * SECOND


def chosen_or_possible(
    routine: Routine, minutes: int
) -> tuple[Chosen, tuple[int, ...]] | tuple[None, tuple[int, ...]]:
    """What is done in so many minutes, or the minutes that are offered instead."""
    try:
        return choose(routine, Choices(minutes)), ()
    except LengthError as error:
        return None, error.possible


LONG_AND_SHORT = """
title: Long and short
type: swedish
form: solo
lengths: [4, 8]
position: seated
steps:
  - {name: Settle, stroke: settle, seconds: [40, 60], breath: {in: 4, out: 6}}
  - {name: Glide, stroke: effleurage, region: forearm, tool: hands, seconds: [120, 202]}
  - {name: Stand up, stroke: transition, seconds: [0, 20], position: standing}
  - name: Knead
    stroke: petrissage
    region: glute_max
    tool: loose fist
    sides: [left, right]
    seconds: [0, 24]
    pressure: 3
  - {name: Sit down, stroke: transition, seconds: [0, 20], position: seated}
  - {name: Roll, stroke: mobilise, region: shoulders, seconds: [30, 40]}
  - {name: Rest, stroke: rest, seconds: [50, 90], breath: {in: 4, out: 6}}
"""


def names(chosen: Chosen) -> list[str]:
    """What is done, in order."""
    return [timed.step.name for timed in chosen.timing]


def test_changes_of_position_that_lead_nowhere_go_too() -> None:
    """Nobody stands up only to sit down again."""
    chosen = choose(routine_of(LONG_AND_SHORT), Choices(5))
    assert names(chosen) == ["Settle", "Glide", "Roll", "Rest"]
    assert total_ms(chosen.timing) == 5 * MINUTE


def test_a_step_comes_in_when_it_has_enough_of_its_time() -> None:
    """Near the longer length it is done, on both sides alike, and the way to it."""
    chosen = choose(routine_of(LONG_AND_SHORT), Choices(7))
    assert names(chosen) == names(choose(routine_of(LONG_AND_SHORT), Choices(8)))
    assert total_ms(chosen.timing) == 7 * MINUTE
    assert_sound(chosen.timing)


def test_a_length_out_of_reach_is_refused_with_the_nearest() -> None:
    """Both ways, where there are such, and with a hint that says so."""
    routine = routine_of(LONG_AND_SHORT)
    with pytest.raises(LengthError) as refused:
        choose(routine, Choices(60))
    (longest,) = refused.value.possible
    assert f"{longest} minutes" in refused.value.hint
    assert total_ms(choose(routine, Choices(longest)).timing) == longest * MINUTE
    with pytest.raises(LengthError):
        choose(routine, Choices(longest + 1))


def test_changes_for_the_time_are_told_in_a_line_for_each_kind() -> None:
    """Figures before and after; no step is named twice."""
    chosen = choose(routine_of(LONG_AND_SHORT), Choices(5))
    assert {change.kind for change in chosen.changes} == {Kind.LENGTHENED}
    (line,) = told(chosen.changes)
    assert line.startswith("Lengthened: ")
    assert "Glide (" in line


LYING = """
title: On the side
type: swedish
form: partner
lengths: [4, 8]
position: side-lying
steps:
  - {name: Settle, stroke: settle, seconds: [40, 60], say: "Say stop, or seven."}
  - {name: Upper shoulder, stroke: petrissage, region: upper_trap, tool: hand, sides: [upper],
     seconds: [100, 100], pressure: 3, one_sided: "short"}
  - {name: Ask, stroke: check_in, seconds: [10, 10], say: "Lighter?"}
  - {name: Turn over, stroke: switch_side, seconds: [0, 60]}
  - {name: Other shoulder, stroke: petrissage, region: upper_trap, tool: hand, sides: [other],
     seconds: [0, 100], pressure: 3, one_sided: "short"}
  - {name: Ask again, stroke: check_in, seconds: [0, 10], say: "Lighter?"}
  - {name: Rest, stroke: rest, seconds: [90, 140]}
"""


@pytest.mark.parametrize("minutes", [5, 6, 7])
def test_the_other_side_lasts_as_long_or_is_not_done_at_all(minutes: int) -> None:
    """And nobody turns over for nothing, or is asked twice in a row."""
    chosen = choose(routine_of(LYING), Choices(minutes))
    length_of = {timed.step.name: timed.length_ms for timed in chosen.timing}
    turned = "Other shoulder" in length_of
    assert ("Turn over" in length_of) == ("Ask again" in length_of) == turned
    if turned:
        assert length_of["Upper shoulder"] == length_of["Other shoulder"]


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """A part whose limits are whole units."""
    unit_ms = draw(st.sampled_from([1, 1, 1, 8, 10, 21])) * SECOND
    least_ms, most_ms, unit_ms = bounded(
        draw(st.integers(5, 60)) * SECOND, draw(st.integers(60, 240)) * SECOND, unit_ms
    )
    wanted_ms = draw(st.integers(1_000, 240_000))
    return Part(
        wanted_ms, least_ms, most_ms, unit_ms, draw(st.integers(1, 3)), draw(st.integers(0, 2))
    )


@settings(unhurried, max_examples=300)
@given(st.lists(parts(), min_size=1, max_size=30), st.floats(0, 1))
def test_a_shared_time_is_shared_exactly(all_parts: list[Part], between: float) -> None:
    """Within all limits, in whole units, to the last second; only coarse units may prevent it."""
    least = sum(part.least_ms * part.times for part in all_parts)
    most = sum(part.most_ms * part.times for part in all_parts)
    whole_ms = round((least + between * (most - least)) / SECOND) * SECOND
    lengths = shared(all_parts, whole_ms)
    if lengths is None:
        assert any(part.is_coarse or part.times > 1 for part in all_parts)
        return
    assert sum(p.times * ms for p, ms in zip(all_parts, lengths, strict=True)) == whole_ms
    for part, length_ms in zip(all_parts, lengths, strict=True):
        assert part.least_ms <= length_ms <= part.most_ms
        assert length_ms % part.unit_ms == 0


@settings(unhurried)
@given(st.lists(parts(), max_size=20), st.floats(0, 1))
def test_one_free_part_is_enough_to_share_any_time(all_parts: list[Part], between: float) -> None:
    """A part of whole seconds with room takes up what whole breaths and pairs leave over."""
    assume(sum(part.unit_ms * part.times for part in all_parts) < 900 * SECOND)
    free = Part(900 * SECOND, SECOND, 1_800 * SECOND)
    least = sum(part.least_ms * part.times for part in all_parts)
    most = sum(part.most_ms * part.times for part in all_parts)
    whole_ms = round((least + between * (most - least)) / SECOND) * SECOND + 900 * SECOND
    assert shared([*all_parts, free], whole_ms) is not None


def test_a_part_at_its_limit_gives_way_by_more_than_a_second() -> None:
    """Beside parts that come three times it may take two seconds to make a whole."""
    threes, breaths = Part(1_000, 5_000, 60_000, times=3), Part(1_000, 8_000, 56_000, 8_000)
    free = Part(900_000, SECOND, 1_800_000)
    assert shared([threes, threes, threes, threes, breaths, free], 1_902_000) is not None


def test_beyond_the_limits_nothing_is_shared() -> None:
    """Neither more than the most nor less than the least."""
    part = Part(30 * SECOND, 20 * SECOND, 40 * SECOND)
    assert shared([part], 41 * SECOND) is None
    assert shared([part], 19 * SECOND) is None
    assert shared([part], 40 * SECOND) == [40 * SECOND]


def test_calm_and_changes_give_way_last() -> None:
    """What is worked is stretched first; a rest only when that is not enough."""
    work, rest = Part(30_000, 10_000, 40_000), Part(30_000, 10_000, 60_000, rank=1)
    assert shared([work, rest], 70_000) == [40_000, 30_000]
    assert shared([work, rest], 80_000) == [40_000, 40_000]
