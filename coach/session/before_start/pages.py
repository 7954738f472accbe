"""The pages before a session that ask something, or say what follows."""

from collections.abc import Iterator, Sequence

from coach.errors import CoachError, LengthError
from coach.language import N_, _, counted
from coach.routine.screening import NO, UNSURE, YES, Answers, Question
from coach.routine.vocabulary import Condition, Form, Verdict
from coach.score.choice.changes import told
from coach.score.choice.choose import Chosen
from coach.screen.pages.page import Block, Option, Page, prose, sentence
from coach.session.before_start.get_ready import BACK, GO, HONEST

AGAIN, SAME, OTHER = "again", "same", "other"
ROUTINE, MINUTES = "routine", "minutes"
"""With a space and a name after it: what may be had instead."""
MOST_OTHERS = 3
MOST_LINES = 5
"""What is told on one page; more goes to a next one."""
KEYS = {YES: "y", NO: "n", UNSURE: "s"}
FORGOTTEN = N_("Answers are not kept. This does not diagnose or treat.")
RECEIVER = N_("For whoever receives. Answers are not kept. This does not diagnose or treat.")


def to_library() -> Option:
    """The way back."""
    return Option(BACK, _("Back to the library"))


def who_receives() -> Page:
    """Whether what is known still holds."""
    return Page(
        _("Who receives now?"),
        (Option(SAME, _("The same person")), Option(OTHER, _("Someone else"))),
        note=_("Somebody else answers the questions anew."),
    )


def question(asked: Question, questions: Sequence[Question], answers: Answers, form: Form) -> Page:
    """One question, and how far one is."""
    mains = [main.id for main in questions]
    reached = [q for q in (*(q for q, _choice in answers), asked.id) if q in mains]
    return Page(
        _(asked.text),
        tuple(Option(c.id, _(c.label), KEYS.get(c.id, "")) for c in asked.choices),
        prose(_(asked.more)),
        progress=how_far(mains.index(reached[-1]) + 1, len(mains)),
        note=_(RECEIVER) if form is Form.PARTNER else _(FORGOTTEN),
    )


def how_far(number: int, count: int) -> str:
    """For the edge of a page."""
    return _("{number} of {count}").format(number=number, count=count)


def stopped(row: Condition) -> Page:
    """No routine now, and where to turn. It cannot be passed by."""
    title = _("Please get help now") if row.verdict is Verdict.URGENT else _("Not now")
    because = _("No massage, because of {condition}.").format(condition=_(row.label))
    return _no(title, because, _(row.advice))


def agreement(row: Condition, form: Form) -> Page:
    """Whether a clinician agreed."""
    alone = form is Form.SOLO
    kept = _("Asked again in 30 days.") if alone else _("Asked again the next time.")
    asked = _("Has a doctor, midwife or physiotherapist agreed, with {condition}?")
    return Page(
        asked.format(condition=_(row.label)),
        (Option("not", _("Not yet"), "n"), Option(GO, _("Yes, they agreed"), "y")),
        prose(_(row.advice)),
        note=f"{kept} {_(HONEST)}",
    )


def not_yet(row: Condition) -> Page:
    """A clinician's word is missing."""
    return _no(_("Please ask first"), _(row.advice), _("Then come back, and say so here."))


def not_this_one(refusal: CoachError, others: Sequence[tuple[str, str]]) -> Page:
    """This routine is not offered; others may be."""
    offered = tuple(Option(f"{ROUTINE} {id_}", title) for id_, title in others)
    instead = _("One of these may do:") if offered else ""
    return _no(_("Not this one"), sentence(refusal.message), refusal.hint, instead, offered=offered)


def not_so_long(refusal: LengthError) -> Page:
    """It cannot last so long; other lengths are offered."""
    offered = tuple(
        Option(f"{MINUTES} {m}", counted("{count} minute", "{count} minutes", m))
        for m in refusal.possible
    )
    return _no(_("Another length"), sentence(refusal.message), offered=offered)


def adapted(chosen: Chosen) -> Iterator[Page]:
    """What to know and what was changed, where there is anything."""
    yield from _told(_("Good to know"), tuple(map(_, chosen.advice)))
    yield from _told(_("Changed for you"), told(chosen.changes))


def _told(title: str, lines: Sequence[str]) -> Iterator[Page]:
    once = list(dict.fromkeys(lines))
    for start in range(0, len(once), MOST_LINES):
        block = Block(tuple(once[start : start + MOST_LINES]), listed=True)
        yield Page(title, (Option(GO, _("Go on")), to_library()), (block,), note=_(HONEST))


def _no(title: str, *lines: str, offered: tuple[Option, ...] = ()) -> Page:
    options = (*offered, to_library(), Option(AGAIN, _("Answer again")))
    return Page(title, options, prose(*lines), note=_(HONEST), grave=True)
