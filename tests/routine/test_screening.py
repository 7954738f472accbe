"""The screening: every condition can be told, and nothing that matters goes unasked."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.routine.model import Routine
from coach.routine.read import read
from coach.routine.screening import (
    ENOUGH,
    FOLLOW_UPS,
    NO,
    QUESTIONS,
    UNSURE,
    YES,
    Answers,
    Question,
    codes_from,
    codes_in,
    following,
    needed,
)
from coach.routine.vocabulary import CONDITIONS, Form, Verdict
from coach.score.choice.adapt import conditions_of
from coach.score.choice.choose import Choices, choose
from tests.scores import SHIPPED

EVERY = (*QUESTIONS, *FOLLOW_UPS.values())
GRAVE = {Verdict.BLOCK, Verdict.URGENT}
MOST = 200
"""More questions than this in a row would be a circle."""


@lru_cache
def shipped() -> list[Routine]:
    return [routine for path in SHIPPED if (routine := read(path).routine)]


def answered(*chosen: tuple[str, str]) -> frozenset[str]:
    """What is left when these are chosen where they are asked, and everything else is well."""
    wanted = dict(chosen)
    answers: Answers = ()
    while question := following(QUESTIONS, answers):
        answers = (*answers, (question.id, wanted.get(question.id) or _well(question)))
    return codes_from(answers)


def _well(question: Question) -> str:
    ids = [choice.id for choice in question.choices]
    if question.id == "both":
        return YES
    return next(id_ for id_ in (NO, ENOUGH, "mild", ids[0]) if id_ in ids)


def test_every_condition_can_be_told_and_every_code_is_one() -> None:
    """The questions and the table of conditions hold together, both ways."""
    told = {code for question in QUESTIONS for code in codes_in(question)}
    assert told == set(CONDITIONS)


def test_whoever_is_well_has_no_condition() -> None:
    """All clear leaves nothing."""
    assert answered() == frozenset()


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("bladder", Verdict.URGENT),
        ("chest", Verdict.URGENT),
        ("leg", Verdict.BLOCK),
        ("warning", Verdict.BLOCK),
        ("bleeding", Verdict.OK_FIRST),
        ("cancer", Verdict.OK_FIRST),
        ("advised", Verdict.OK_FIRST),
    ],
)
@pytest.mark.parametrize("answer", [YES, UNSURE])
def test_not_sure_counts_as_yes(question: str, verdict: Verdict, answer: str) -> None:
    """What a yes means, a doubt means too."""
    rows = conditions_of(answered((question, answer)))
    assert rows[0].verdict is verdict


def test_a_doubt_is_never_all_clear() -> None:
    """Wherever «Not sure» can be chosen it leads somewhere."""
    for question in EVERY:
        for choice in question.choices:
            assert choice.id != UNSURE or choice.codes or choice.then, question.id


def test_follow_ups_tell_pregnancies_apart() -> None:
    """The weeks and the warning signs decide."""
    assert answered(("pregnancy", YES), ("which-pregnancy", "later")) == {"pregnant"}
    assert answered(("pregnancy", UNSURE), ("which-pregnancy", "perhaps")) == {"pregnant-early"}
    risk = answered(("pregnancy", YES), ("which-pregnancy", "early"), ("risk", UNSURE))
    assert conditions_of(risk)[0].verdict is Verdict.BLOCK


@pytest.mark.parametrize(
    ("pain", "codes"), [("mild", set()), ("middle", {"pain-5"}), ("strong", {"pain-7"})]
)
def test_pain_is_told_in_three_steps(pain: str, codes: set[str]) -> None:
    """Up to 4 nothing, 5 and 6 a softer routine, from 7 on none."""
    assert answered(("pain", pain)) == codes


def test_a_list_is_asked_until_that_is_all() -> None:
    """Nothing chosen is offered again, and the end only once something was chosen."""
    answers: Answers = (("lasting", YES),)
    first = following((), answers)
    assert first
    assert ENOUGH not in {choice.id for choice in first.choices}
    second = following((), (*answers, (first.id, "scoliosis")))
    assert second
    ids = {choice.id for choice in second.choices}
    assert ENOUGH in ids
    assert "scoliosis" not in ids


@given(st.data())
def test_whatever_is_answered_the_questions_end(data: st.DataObject) -> None:
    """Every way through leads out, with codes that are known."""
    answers: Answers = ()
    while question := following(QUESTIONS, answers):
        choice = data.draw(st.sampled_from(question.choices))
        answers = (*answers, (question.id, choice.id))
        assert len(answers) < MOST
    assert codes_from(answers) <= set(CONDITIONS)


def test_what_may_stop_everything_is_always_asked() -> None:
    """No routine is too mild for it."""
    grave = {q.id for q in QUESTIONS for c in codes_in(q) if CONDITIONS[c].verdict in GRAVE}
    for routine in shipped():
        assert grave <= {question.id for question in needed(routine)}


def test_the_two_are_asked_about_only_in_partner_form() -> None:
    """Somebody alone need not agree with anybody."""
    for routine in shipped():
        asked = "both" in {question.id for question in needed(routine)}
        assert asked is (routine.form == Form.PARTNER)


def test_a_question_that_is_left_out_could_have_changed_nothing() -> None:
    """Its conditions leave every routine that does not ask for them as it is."""
    for routine in shipped():
        asked = needed(routine)
        left_out = [q for q in QUESTIONS if q not in asked and q.form in {None, routine.form}]
        for code in {code for question in left_out for code in codes_in(question)}:
            assert choose(routine, Choices(None, frozenset({code}))).changes == ()


def test_every_question_is_short_and_asks() -> None:
    """One sentence that fits a screen, each with its own id."""
    assert len({question.id for question in EVERY}) == len(EVERY)
    for question in EVERY:
        assert question.text.endswith("?")
        assert len(question.text.split()) <= 24
