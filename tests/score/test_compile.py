"""Cues in their slots: what the author wrote, and what the program adds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.compile import (
    AUTHOR_FIRST_MS,
    END_MS,
    GAP_MS,
    HURRY,
    compile_score,
    compile_step,
    hurried,
    phrases,
)
from coach.score.cues import Cue, Phrase, Score
from coach.score.estimate import estimated
from coach.score.plan import Plan
from coach.units import SECOND, Ms
from tests.scores import TWO_SIDES, one_step, plan_of, score_of

WORDS = 400


def by_word(phrase: Phrase) -> Ms:
    """A voice that needs exactly 400 ms a word."""
    return len(phrase.text.split()) * WORDS * (100 - phrase.hurry) // 100


def words_of(score: Score, step: int = 2) -> list[Cue]:
    return [cue for cue in score.cues if cue.step == step and cue.channel == "voice"]


def texts(score: Score, step: int = 2) -> list[str]:
    return [cue.text for cue in words_of(score, step)]


def step_cues(more: str, seconds: str = "60", kind: str = "trigger-point") -> list[Cue]:
    score = compile_score(plan_of(one_step(more, seconds, kind=kind)), by_word)
    start = score.plan.steps[1].start_ms
    return [
        Cue(cue.at_ms - start, cue.kind, cue.text, cue.length_ms, 2)
        for cue in score.cues
        if cue.step == 2
    ]


GLIDE = "stroke: effleurage, region: upper_trap, tool: both hands"
HOLD = "stroke: stretch_static, region: chest_front"


@st.composite
def any_lengths(draw: st.DrawFn) -> tuple[Plan, dict[Phrase, Ms]]:
    """A plan, and a voice that takes any time over anything, hurried or not."""
    plan = plan_of()
    wanted = {phrase for step in plan.steps for phrase in phrases(plan, step)}
    quick = {Phrase(p.text, p.pace, HURRY) for p in wanted}
    lengths = st.integers(200, 40_000)
    return plan, {phrase: draw(lengths) for phrase in sorted(wanted | quick, key=repr)}


@given(any_lengths())
def test_spoken_words_never_overlap_and_never_leave_their_slot(
    case: tuple[Plan, dict[Phrase, Ms]],
) -> None:
    """Whatever the voice: one text at a time, silence between, nothing into the next step."""
    plan, lengths = case
    score = compile_score(plan, lengths.get)
    spoken = [cue for cue in score.cues if cue.phrase]
    for earlier, later in pairwise(spoken):
        assert earlier.end_ms <= later.at_ms
    for cue in spoken:
        step = plan.steps[cue.step - 1]
        assert step.start_ms <= cue.at_ms
        quiet_ms = 0 if cue.kind == "count" else END_MS
        assert cue.end_ms <= step.end_ms - quiet_ms


@given(any_lengths())
def test_no_written_word_is_lost(case: tuple[Plan, dict[Phrase, Ms]]) -> None:
    """Every line of the author is in the score, spoken or as a caption, at its place."""
    plan, lengths = case
    score = compile_score(plan, lengths.get)
    for step in plan.steps:
        said = [cue.text for cue in score.cues if cue.step == step.number and cue.kind == "say"]
        assert said == [line.text for line in (*step.instruction, *step.cues)]


@given(any_lengths())
def test_an_automatic_word_gives_way_to_the_author(case: tuple[Plan, dict[Phrase, Ms]]) -> None:
    """Nothing automatic stands within four seconds of a cue that the author placed."""
    plan, lengths = case
    score = compile_score(plan, lengths.get)
    for step in plan.steps:
        cues = [cue for cue in score.cues if cue.step == step.number]
        written = {line.text for line in step.cues}
        placed = [cue for cue in cues if cue.text in written and cue.phrase]
        automatic = [cue for cue in cues if cue.kind in {"announce", "half", "count", "tick"}]
        for author in placed:
            for cue in automatic:
                apart = max(author.at_ms - cue.end_ms, cue.at_ms - author.end_ms)
                assert apart >= AUTHOR_FIRST_MS


def test_the_step_begins_with_its_chime_and_its_words() -> None:
    """A chime at the change, words a little later; the first chime has time to ring."""
    score = score_of()
    for step in score.plan.steps:
        first, second = [cue for cue in score.cues if cue.step == step.number][:2]
        assert (first.kind, first.at_ms) == ("chime", step.start_ms)
        assert second.at_ms - step.start_ms == (1_600 if step.number == 1 else 700)


def test_chimes_tell_start_side_and_end() -> None:
    """Eyes closed, a change of side sounds other than a change of step."""
    chimes = [cue.text for cue in score_of().cues if cue.kind == "chime"]
    assert chimes == ["start", "change", "side", "change", "change", "end"]


def test_the_last_chime_rings_out_as_the_session_ends() -> None:
    """Its last sample is the session's last."""
    score = score_of()
    assert score.cues[-1].text == "end"
    assert score.cues[-1].end_ms == score.total_ms


@pytest.mark.parametrize("countdown", ["bell", "voice"])
def test_a_count_in_the_last_step_ends_where_the_last_chime_begins(countdown: str) -> None:
    text = TWO_SIDES.replace(
        'stroke: rest, seconds: 50, say: "Rest',
        f"""stroke: stretch_static,
    region: chest_front, countdown: {countdown}, seconds: 50, say: "Rest""",
    )
    cues = [cue for cue in score_of(text).cues if cue.step == 5]
    counted = [cue for cue in cues if cue.kind in {"tick", "count"}]
    ending = next(cue for cue in cues if cue.text == "end")
    assert len(counted) >= 3
    assert max(cue.end_ms for cue in counted) <= ending.at_ms == ending.end_ms - ending.length_ms


@pytest.mark.parametrize(
    ("following", "text", "lead"),
    [
        ("{name: Knead it, stroke: petrissage, region: upper_trap, tool: both hands, seconds: 30}",
         "Next: knead it.", (5_000, 8_000)),
        ("{name: Stand up, stroke: transition, seconds: 20}", "Next: stand up.", (10_000, 15_000)),
        ("{name: Lean, stroke: effleurage, region: upper_trap, position: wall, seconds: 30}",
         "Next: lean.", (10_000, 15_000)),
    ],
)  # fmt: skip
def test_a_change_is_named_ahead_by_its_lead_time(
    following: str, text: str, lead: tuple[Ms, Ms]
) -> None:
    """A step 5–8 s ahead, a change of position 10–15 s, over two seconds before the change."""
    routine = one_step(GLIDE).replace("  - {name: Rest", f"  - {following}\n  - {{name: Rest")
    score = compile_score(plan_of(routine), by_word)
    end = score.plan.steps[1].end_ms
    (cue,) = [cue for cue in score.cues if cue.text == text]
    assert lead[0] <= end - cue.at_ms <= lead[1]
    assert cue.end_ms <= end - END_MS


def test_the_new_side_is_named_first_eight_to_ten_seconds_ahead() -> None:
    """«Left side next.»"""
    score = compile_score(plan_of(), by_word)
    (cue,) = [cue for cue in score.cues if cue.text == "Left side next."]
    assert 8 * SECOND <= score.plan.steps[1].end_ms - cue.at_ms <= 10 * SECOND


def test_holds_are_counted_out_and_released_at_the_very_end() -> None:
    """Three, two, one, and the release ends with the slot."""
    counts = [cue for cue in step_cues(HOLD, "30") if cue.kind == "count"]
    assert [cue.text for cue in counts] == ["Three.", "Two.", "One.", "And ease out."]
    assert [cue.at_ms for cue in counts[:3]] == [26_000, 27_000, 28_000]
    assert counts[3].at_ms + counts[3].length_ms == 30_000


@pytest.mark.parametrize(
    ("more", "seconds", "kind", "sounds"),
    [
        (HOLD, "19", "trigger-point", []),
        (HOLD, "20", "swedish", ["tick", "tick", "tick"]),
        (HOLD + ", countdown: silent", "30", "trigger-point", []),
        (GLIDE, "60", "trigger-point", []),
        (GLIDE + ", countdown: voice", "60", "swedish", ["Three.", "Two.", "One."]),
    ],
)
def test_who_is_counted_out_and_how(more: str, seconds: str, kind: str, sounds: list[str]) -> None:
    """Holds from 20 s on; by voice or, in relaxing types, by bell; as the author wishes."""
    cues = step_cues(more, seconds, kind)
    assert [cue.text for cue in cues if cue.kind in {"count", "tick"}] == sounds


def test_half_way_words_come_in_long_holds_only() -> None:
    """From sixty seconds on, at the half."""
    assert not [cue for cue in step_cues(HOLD, "59") if cue.kind == "half"]
    (half,) = [cue for cue in step_cues(HOLD, "60") if cue.kind == "half"]
    assert (half.at_ms, half.text) == (30_000, "Breathe out. Ease into it.")


def test_two_minutes_left_is_said_once_about_then() -> None:
    """Within five seconds of it, in routines of five minutes and more."""
    routine = one_step(GLIDE, "300")
    score = compile_score(plan_of(routine), by_word)
    (cue,) = [cue for cue in score.cues if cue.text == "Two minutes left."]
    assert abs(score.total_ms - 120_000 - cue.at_ms) <= 5_000
    short = compile_score(plan_of(one_step(GLIDE, "200")), by_word)
    assert not [cue for cue in short.cues if cue.text == "Two minutes left."]


def test_a_question_keeps_four_seconds_for_its_answer() -> None:
    """Nothing automatic is said in a check-in."""
    cues = step_cues('stroke: check_in, say: "Lighter, same or firmer?"', "10")
    assert [cue.kind for cue in cues] == ["chime", "say"]


def test_words_that_do_not_fit_quicken_and_then_are_left_to_their_caption() -> None:
    """Fifteen percent quicker when that helps; else nobody is talked over."""
    fits_hurried = "word " * 46
    routine = one_step(f'{GLIDE}, say: "{fits_hurried}"', "20")
    plan = plan_of(routine)
    assert {p.hurry for p in hurried(plan.steps[1], by_word)} == {HURRY}
    part = compile_step(plan, plan.steps[1], by_word)
    assert [c.what for c in part.concessions] == ["spoken quicker"]
    plan = plan_of(one_step(f'{GLIDE}, say: "{"word " * 80}"', "20"))
    part = compile_step(plan, plan.steps[1], by_word)
    assert [c.what for c in part.concessions] == ["left to its caption"]
    (caption,) = [cue for cue in part.cues if cue.kind == "say"]
    assert caption.phrase is None
    assert caption.end_ms <= plan.steps[1].end_ms


def test_partner_words_go_to_the_giver_then_to_the_receiver() -> None:
    """Both are spoken, one after the other."""
    more = f'{GLIDE}, say_giver: "Lean in slowly.", say_receiver: "Breathe out."'
    score = compile_score(plan_of(one_step(more, form="partner")), by_word)
    giver, receiver = words_of(score)[:2]
    assert (giver.audience.value, receiver.audience.value) == ("giver", "receiver")
    assert receiver.at_ms == giver.end_ms + GAP_MS


def test_a_steps_cues_depend_on_its_own_clips_only() -> None:
    """So a score can grow while the next steps are still being baked."""
    plan = plan_of()
    for step in plan.steps:
        own = set(phrases(plan, step)) | set(hurried(step, estimated))
        lengths = {phrase: estimated(phrase) for phrase in own}
        part = compile_step(plan, step, lengths.__getitem__)
        assert part == compile_step(plan, step, estimated)
