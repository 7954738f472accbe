"""Before a session: who may have what, what is said about it, and what is remembered."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import NotOfferedError, RoutineError
from coach.routine.care import care_errors
from coach.routine.model import Routine
from coach.routine.screening import FOLLOW_UPS, QUESTIONS, needed
from coach.routine.vocabulary import Form
from coach.screen.pages.page import Page
from coach.session.before_start import care_gate, consent
from coach.session.before_start.consent import Kept
from coach.session.before_start.flow import Known, Outcome, Screened, before, unasked
from coach.session.before_start.get_ready import (
    BACK,
    GO,
    STOP_RULES,
    STOPS,
    get_ready,
    when_to_stop,
)
from coach.session.before_start.pages import AGAIN, OTHER, SAME, who_receives
from tests.scores import TWO_SIDES, routine_of

TODAY = date(2026, 3, 14)
SOLO = routine_of(TWO_SIDES)
MILD = routine_of(TWO_SIDES.replace("pressure: 5", "pressure: 3").replace("trigger-point", "thai"))
PARTNER = routine_of(TWO_SIDES.replace("form: solo", "form: partner"))
TEXTS = {q.id: q.text for q in (*QUESTIONS, *FOLLOW_UPS.values())}
OTHERS = (("gentle", "A gentle one"), ("calm", "A calm one"))
WELL = ("no", "mild", GO, SAME)


class Person:
    """Answers by what a page asks; where nothing is told, they are well and go on."""

    def __init__(self, **answers: str | None) -> None:
        self.answers = {TEXTS.get(name, name): answer for name, answer in answers.items()}
        self.seen: list[Page] = []

    def __call__(self, page: Page) -> str | None:
        self.seen.append(page)
        ids = [option.id for option in page.options]
        if page.title in self.answers:
            return self.answers[page.title]
        if page.title == TEXTS["both"]:
            return "yes"
        return next((id_ for id_ in WELL if id_ in ids), ids[0])

    def questions(self) -> list[str]:
        """The ids of the questions that they were asked."""
        ids = {text: id_ for id_, text in TEXTS.items()}
        return [ids[page.title] for page in self.seen if page.title in ids]


def come(
    person: Callable[[Page], str | None],
    routine: Routine = SOLO,
    known: Known | None = None,
    today: date = TODAY,
) -> Outcome:
    return before(
        routine, None, known or Known(), person, others=lambda _codes: OTHERS, today=today
    )


def titles(person: Person) -> list[str]:
    return [page.title for page in person.seen]


def test_whoever_is_well_passes_and_is_not_asked_again() -> None:
    """What is needed, when to stop, the questions; the next time only what is needed."""
    person = Person()
    outcome = come(person)
    assert outcome.choices
    assert outcome.choices.conditions == frozenset()
    assert person.seen[:2] == [get_ready(SOLO), when_to_stop()]
    assert person.questions() == [question.id for question in needed(SOLO)]
    again = Person()
    assert come(again, known=outcome.known).choices
    assert again.seen == [get_ready(SOLO)]


def test_only_the_questions_that_another_routine_adds_are_asked() -> None:
    """What was asked is known."""
    first = come(Person(), MILD)
    person = Person()
    come(person, known=first.known)
    asked = {question.id for question in needed(MILD)}
    assert person.questions() == [q.id for q in needed(SOLO) if q.id not in asked]


def test_the_stop_rules_can_be_read_at_any_time() -> None:
    """The page of what is needed leads there and back."""
    answers = iter([STOPS, GO, GO])
    seen: list[Page] = []

    def read(page: Page) -> str | None:
        seen.append(page)
        return next(answers, None)

    come(read, known=Known(stops_read=True))
    assert seen[:3] == [get_ready(SOLO), when_to_stop(), get_ready(SOLO)]
    assert [len(lines) > 3 for _heading, lines in STOP_RULES] == [True] * 3


def test_an_urgent_answer_ends_it_at_once_and_for_the_whole_visit() -> None:
    """No further question, no way on: only back, or answering again."""
    person = Person(bladder="yes")
    outcome = come(person)
    last = person.seen[-1]
    assert outcome.choices is None
    assert person.questions() == ["bladder"]
    assert [option.id for option in last.options] == [BACK, AGAIN]
    assert "emergency number" in last.blocks[0].lines[-1]
    later = Person()
    assert come(later, MILD, outcome.known).choices is None
    assert titles(later) == [get_ready(MILD).title, last.title]


@given(st.sampled_from(["bladder", "chest", "leg", "warning"]), st.integers(0, 3))
def test_no_answer_passes_a_grave_one_by(question: str, extra: int) -> None:
    """Whatever is pressed on its page, nothing is played."""
    asked = Person(**{question: "yes"})
    come(asked)
    options = asked.seen[-1].options
    pressed = options[extra % len(options)].id if extra else None
    person = Person(**{question: "yes", asked.seen[-1].title: pressed})
    rounds = iter(range(3))

    def until_tired(page: Page) -> str | None:
        tired = page == get_ready(SOLO) and next(rounds, None) is None
        return None if tired or len(person.seen) > 40 else person(page)

    assert come(until_tired).choices is None


def test_answering_again_takes_a_slip_back() -> None:
    """The questions begin anew, and what was said before is gone."""
    slips = iter(["yes", "no"])
    person = Person()

    def slip(page: Page) -> str | None:
        if page.title == TEXTS["leg"]:
            return next(slips)
        return AGAIN if page.title == "Not now" else person(page)

    outcome = come(slip)
    assert outcome.choices
    assert outcome.choices.conditions == frozenset()


def test_back_undoes_the_last_answer_and_leaves_from_the_first_page() -> None:
    """Escape goes one page back each time."""
    steps = iter([GO, GO, "yes", None, None, None])
    seen: list[str] = []

    def wander(page: Page) -> str | None:
        seen.append(page.title)
        return next(steps)

    known = Known(screened={Form.SOLO: Screened(asked=frozenset(TEXTS) - {"heart"})})
    assert come(wander, known=known).choices is None
    heart, which = TEXTS["heart"], TEXTS["which-heart"]
    assert seen == [SOLO.title, when_to_stop().title, heart, which, heart, SOLO.title]


def test_an_agreement_is_asked_once_in_thirty_days() -> None:
    """Its date is kept; the thirty-first day asks again."""
    person = Person(advised="yes", told=GO)
    outcome = come(person)
    assert outcome.choices
    assert outcome.known.kept.agreed == {"told-to-avoid": TODAY}
    for days, asked in ((30, False), (31, True)):
        later = Person(advised="yes")
        known = Known(kept=outcome.known.kept)
        assert come(later, known=known, today=TODAY + timedelta(days)).choices
        assert any("agreed" in title for title in titles(later)) is asked


def test_without_the_agreement_nothing_is_played() -> None:
    """«Not yet» says whom to ask."""
    person = Person(advised="yes")
    refused = come(lambda page: "not" if page.options[0].id == "not" else person(page))
    assert refused.choices is None
    assert refused.known.kept == Kept()


def test_a_receiver_may_be_somebody_else() -> None:
    """The second time it is asked who receives; another person answers anew, and keeps nothing."""
    first = come(Person(advised="yes"), PARTNER)
    assert first.choices
    assert first.known.kept == Kept()
    same = Person()
    assert come(same, PARTNER, first.known).choices == first.choices
    assert who_receives() in same.seen
    assert same.questions() == []
    other = Person(**{who_receives().title: OTHER})
    outcome = come(other, PARTNER, first.known)
    assert outcome.choices
    assert outcome.choices.conditions == frozenset()
    assert len(other.questions()) == len(needed(PARTNER))


def test_what_is_not_offered_offers_others() -> None:
    """The refusal says why, and picking another one leads there."""
    person = Person(bleeding="yes")
    outcome = come(person)
    assert outcome.instead == "gentle"
    page = person.seen[-1]
    assert [option.label for option in page.options[:2]] == ["A gentle one", "A calm one"]
    assert "blood thinners" in page.blocks[0].lines[0]


def test_what_is_changed_is_told_before_it_starts() -> None:
    """Why and what, one page each, and still a way back."""
    person = Person(pain="middle")
    outcome = come(person)
    assert outcome.choices
    assert outcome.choices.conditions == {"pain-5"}
    shown = [line for page in person.seen for block in page.blocks for line in block.lines]
    assert any("pressure 4, not 5" in line for line in shown)
    back = Person(pain="middle", **{"Good to know": None})
    assert come(back).choices is None


def test_unasked_the_same_limits_hold() -> None:
    """Codes told beforehand adapt, refuse, and need a clinician's word."""

    def with_codes(*codes: str, agreed: Sequence[str] = ()) -> Known:
        told = Screened(codes=frozenset(codes), agreed=frozenset(agreed))
        return Known(screened={Form.SOLO: told})

    assert unasked(SOLO, None, with_codes("pain-5"), TODAY).changes
    with pytest.raises(NotOfferedError):
        unasked(SOLO, None, with_codes("clot"), TODAY)
    with pytest.raises(NotOfferedError, match="clinician"):
        unasked(SOLO, None, with_codes("told-to-avoid"), TODAY)
    agreed = with_codes("told-to-avoid", agreed=["told-to-avoid"])
    assert unasked(SOLO, None, agreed, TODAY).timing


def test_what_is_kept_comes_back_and_nothing_else_is(tmp_path: Path) -> None:
    """The first page, and agreements with their day."""
    path = tmp_path / "data" / consent.NAME
    assert consent.load(path) == (Kept(), "")
    kept = Kept(welcomed=True).with_agreement("cancer", TODAY)
    consent.save(kept, path)
    assert consent.load(path) == (kept, "")
    assert [file.name for file in path.parent.iterdir()] == [consent.NAME]


def test_an_old_agreement_is_dropped_and_a_future_one_does_not_count() -> None:
    """What does not count any more is not kept longer."""
    old = Kept(agreed={"cancer": TODAY - timedelta(31), "surgery": TODAY + timedelta(1)})
    assert not old.agrees("surgery", TODAY)
    assert set(old.with_agreement("pregnant", TODAY).agreed) == {"pregnant"}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"welcomed": 1, "agreed": {}}', '{"welcomed": true, "agreed": []}',
     '{"welcomed": true, "agreed": {"cancer": "soon"}}', '{"welcomed": true, "agreed": {"a": 1}}'],
)  # fmt: skip
def test_a_broken_file_counts_for_nothing(tmp_path: Path, text: str) -> None:
    """One is asked again, and told why."""
    path = tmp_path / consent.NAME
    path.write_text(text, "utf-8")
    kept, notice = consent.load(path)
    assert kept == Kept()
    assert str(path) in notice


def test_own_routines_with_care_errors_are_accepted_one_by_one() -> None:
    """Every error is shown; one that is not accepted ends it; shipped ones are refused."""
    errors = care_errors(SOLO)
    assert errors
    person = Person()
    assert care_gate.accepted(errors, person)
    assert len(person.seen) == len(errors)
    assert not care_gate.accepted(errors, lambda _page: BACK)
    care_gate.require_acceptable(SOLO, [e for e in errors if e.rule != "P01"], shipped=False)
    with pytest.raises(RoutineError, match=errors[0].rule):
        care_gate.require_acceptable(SOLO, errors, shipped=True)


def test_a_ceiling_of_pressure_is_never_accepted() -> None:
    """Not even in one's own routine."""
    strong = routine_of(TWO_SIDES.replace("pressure: 5", "pressure: 9"))
    with pytest.raises(RoutineError):
        care_gate.require_acceptable(strong, care_errors(strong), shipped=False)
