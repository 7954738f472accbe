"""Before a session: what is needed, when to stop, the questions, and what follows from them.

A plain function over an `ask`, so that a window, a terminal and a test go the same way. What is
known of somebody lives as long as the program: codes alone, never answers. Alone it is asked once;
with a partner, whether the same person receives. A grave answer cannot be passed by, only taken
back by answering again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from coach.errors import LengthError, NotOfferedError, TooLittleLeftError
from coach.routine.model import Routine
from coach.routine.screening import Answers, Question, codes_from, following, needed
from coach.routine.vocabulary import Condition, Form, Verdict
from coach.score.choice.adapt import conditions_of
from coach.score.choice.choose import Choices, Chosen, choose
from coach.screen.pages.page import Ask, Page
from coach.session.before_start import pages
from coach.session.before_start.consent import Kept
from coach.session.before_start.get_ready import GO, STOPS, get_ready, when_to_stop
from coach.session.before_start.pages import AGAIN, SAME

GRAVE = frozenset({Verdict.BLOCK, Verdict.URGENT})

Others = Callable[[frozenset[str]], Sequence[tuple[str, str]]]
"""Ids and titles of some routines that somebody with these codes can have."""


@dataclass(frozen=True, slots=True)
class Screened:
    """Of one person: which questions were asked, and the codes that remain of the answers."""

    asked: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    """Conditions for which a clinician agreed, as was said since the program was started."""

    @property
    def grave(self) -> Condition | None:
        """The gravest condition that forbids every routine."""
        rows = conditions_of(self.codes)
        return rows[0] if rows and rows[0].verdict in GRAVE else None

    def with_answers(self, questions: Sequence[Question], answers: Answers) -> "Screened":
        """With these answers to these questions; a follow-up belongs to its question."""
        asked = {question for question, _choice in answers} & {q.id for q in questions}
        return replace(self, asked=self.asked | asked, codes=self.codes | codes_from(answers))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known, until the program ends; only `kept` outlives it."""

    kept: Kept = field(default_factory=Kept)
    """Of whoever uses the program alone; a receiver's agreement is asked for each time."""
    screened: Mapping[Form, Screened] = field(default_factory=lambda: MappingProxyType({}))
    """Whoever is alone and whoever receives may be two people."""
    stops_read: bool = False

    def of(self, form: Form) -> Screened:
        return self.screened.get(form, Screened())

    def with_screened(self, form: Form, screened: Screened) -> "Known":
        return replace(self, screened={**self.screened, form: screened})

    def needs_agreement(self, form: Form, today: date) -> tuple[Condition, ...]:
        """The conditions that need a clinician's word and have none that counts."""
        rows = conditions_of(self.of(form).codes)
        asking = (row for row in rows if row.verdict is Verdict.OK_FIRST)
        return tuple(row for row in asking if not self._agrees(form, row.id, today))

    def _agrees(self, form: Form, id_: str, today: date) -> bool:
        kept = form is Form.SOLO and self.kept.agrees(id_, today)
        return kept or id_ in self.of(form).agreed

    def with_agreement(self, form: Form, id_: str, today: date) -> "Known":
        """The same, now that they say a clinician agreed."""
        screened = self.of(form)
        known = self.with_screened(form, replace(screened, agreed=screened.agreed | {id_}))
        kept = known.kept.with_agreement(id_, today) if form is Form.SOLO else known.kept
        return replace(known, kept=kept)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known now, and what is to be done: a session, another routine, or neither."""

    known: Known
    choices: Choices | None = None
    instead: str = ""
    """The id of the routine that was picked instead."""


@dataclass(frozen=True, slots=True)
class _Visit:
    """One routine somebody wants, and the means to talk with them."""

    routine: Routine
    minutes: int | None
    ask: Ask
    others: Others
    today: date

    @property
    def form(self) -> Form:
        return Form(self.routine.form)


def before(
    routine: Routine,
    minutes: int | None,
    known: Known,
    ask: Ask,
    *,
    others: Others,
    today: date,
) -> Outcome:
    """Leads up to a session, as far as the person goes. Raises ClosedError from `ask`."""
    visit = _Visit(routine, minutes, ask, others, today)
    ready = False
    while ready or _is_ready(visit, known):
        known = replace(known, stops_read=True)
        asked = _screened(visit, known)
        if asked:
            outcome = _decided(visit, asked)
            if outcome:
                return outcome
            known = asked.with_screened(visit.form, Screened())
        ready = asked is not None
    return Outcome(known)


def unasked(
    routine: Routine, minutes: int | None, known: Known, today: date, agree_by: str = ""
) -> Chosen:
    """The routine for somebody whose codes are known and who is asked nothing; `agree_by` is how
    they can say that a clinician agreed.

    Raises NotOfferedError when they must not have it, or when a clinician's word is missing, and
    RoutineError when it cannot be done so.
    """
    form = Form(routine.form)
    chosen = choose(routine, Choices(minutes, known.of(form).codes))
    for row in known.needs_agreement(form, today):
        message = f"a clinician must agree first, because of {row.label}"
        raise NotOfferedError(Verdict.OK_FIRST, message, f"{row.advice} {agree_by}".strip())
    return chosen


def _is_ready(visit: _Visit, known: Known) -> bool:
    """What is needed and, once or when asked for, when to stop; False is to leave."""
    stops = not known.stops_read
    while True:
        answer = visit.ask(get_ready(visit.routine))
        if answer not in {GO, STOPS}:
            return False
        if answer == GO and not stops:
            return True
        read = visit.ask(when_to_stop()) == GO
        stops = stops and not read
        if read and answer == GO:
            return True


def _screened(visit: _Visit, known: Known) -> Known | None:
    """Known after every question that this routine needs and that was not asked; None is back."""
    screened = known.of(visit.form)
    if visit.form is Form.PARTNER and screened.asked:
        who = visit.ask(pages.who_receives())
        if who is None:
            return None
        screened = screened if who == SAME else Screened()
    questions = [q for q in needed(visit.routine) if q.id not in screened.asked]
    answers = () if screened.grave else _answers(visit, questions)
    if answers is None:
        return None
    return known.with_screened(visit.form, screened.with_answers(questions, answers))


def _answers(visit: _Visit, questions: Sequence[Question]) -> Answers | None:
    """The answers, up to a grave one; going back takes the last one away. None is back further."""
    answers: Answers = ()
    while not Screened(codes=codes_from(answers)).grave:
        question = following(questions, answers)
        if question is None:
            break
        choice = visit.ask(pages.question(question, questions, answers, visit.form))
        if choice is None and not answers:
            return None
        answers = answers[:-1] if choice is None else (*answers, (question.id, choice))
    return answers


def _decided(visit: _Visit, known: Known) -> Outcome | None:
    """What follows from the codes; None is to answer again."""
    grave = known.of(visit.form).grave
    if grave:
        return _turned(visit, known, pages.stopped(grave))
    for row in known.needs_agreement(visit.form, visit.today):
        answer = visit.ask(pages.agreement(row, visit.form))
        if answer != GO:
            return Outcome(known) if answer is None else _turned(visit, known, pages.not_yet(row))
        known = known.with_agreement(visit.form, row.id, visit.today)
    return _fitted(visit, known)


def _fitted(visit: _Visit, known: Known) -> Outcome | None:
    """The routine with what must be left out of it, or what else there is."""
    choices = Choices(visit.minutes, known.of(visit.form).codes)
    try:
        chosen = choose(visit.routine, choices)
    except (NotOfferedError, TooLittleLeftError) as refusal:
        others = visit.others(choices.conditions)[: pages.MOST_OTHERS]
        return _turned(visit, known, pages.not_this_one(refusal, others))
    except LengthError as refusal:
        return _turned(visit, known, pages.not_so_long(refusal))
    for page in pages.adapted(chosen):
        if visit.ask(page) != GO:
            return Outcome(known)
    return Outcome(known, choices)


def _turned(visit: _Visit, known: Known, page: Page) -> Outcome | None:
    """What is chosen on a page that says no: another routine or length, or back; None is again."""
    answer = visit.ask(page)
    if answer == AGAIN:
        return None
    kind, _space, name = (answer or "").partition(" ")
    if kind == pages.MINUTES:
        return _fitted(replace(visit, minutes=int(name)), known)
    return Outcome(known, instead=name if kind == pages.ROUTINE else "")
