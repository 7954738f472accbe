"""The pages before a session that ask something, or say what follows."""

from collections.abc import Iterator, Sequence

from coach.errors import CoachError, LengthError
from coach.routine.screening import NO, UNSURE, YES, Answers, Question
from coach.routine.vocabulary import Condition, Form, Verdict
from coach.score.choice.changes import told
from coach.score.choice.choose import Chosen
from coach.screen.page import Block, Option, Page, prose
from coach.session.before_start.get_ready import BACK, GO, HONEST

AGAIN, SAME, OTHER = "again", "same", "other"
ROUTINE, MINUTES = "routine", "minutes"
"""With a space and a name after it: what may be had instead."""
MOST_OTHERS = 3
MOST_LINES = 5
"""What is told on one page; more goes to a next one."""
KEYS = {YES: "y", NO: "n", UNSURE: "s"}

TO_LIBRARY = Option(BACK, "Back to the library")
ANSWER_AGAIN = Option(AGAIN, "Answer again")
FORGOTTEN = "Answers are not kept. This does not diagnose or treat."
RECEIVER = f"For whoever receives. {FORGOTTEN}"

WHO_RECEIVES = Page(
    "Who receives now?",
    (Option(SAME, "The same person"), Option(OTHER, "Someone else")),
    note="Somebody else answers the questions anew.",
)


def question(asked: Question, questions: Sequence[Question], answers: Answers, form: Form) -> Page:
    """One question, and how far one is."""
    mains = [main.id for main in questions]
    reached = [q for q in (*(q for q, _choice in answers), asked.id) if q in mains]
    return Page(
        asked.text,
        tuple(Option(c.id, c.label, KEYS.get(c.id, "")) for c in asked.choices),
        prose(asked.more),
        progress=f"{mains.index(reached[-1]) + 1} of {len(mains)}",
        note=RECEIVER if form is Form.PARTNER else FORGOTTEN,
    )


def stopped(row: Condition) -> Page:
    """No routine now, and where to turn. It cannot be passed by."""
    title = "Please get help now" if row.verdict is Verdict.URGENT else "Not now"
    return _no(title, f"No massage, because of {row.label}.", row.advice)


def agreement(row: Condition, form: Form) -> Page:
    """Whether a clinician agreed."""
    kept = "Asked again in 30 days." if form is Form.SOLO else "Asked again the next time."
    return Page(
        f"Has a doctor, midwife or physiotherapist agreed, with {row.label}?",
        (Option("not", "Not yet", "n"), Option(GO, "Yes, they agreed", "y")),
        prose(row.advice),
        note=f"{kept} {HONEST}",
    )


def not_yet(row: Condition) -> Page:
    """A clinician's word is missing."""
    return _no("Please ask first", row.advice, "Then come back, and say so here.")


def not_this_one(refusal: CoachError, others: Sequence[tuple[str, str]]) -> Page:
    """This routine is not offered; others may be."""
    offered = tuple(Option(f"{ROUTINE} {id_}", title) for id_, title in others)
    instead = "One of these may do:" if offered else ""
    return _no("Not this one", _sentence(refusal.message), refusal.hint, instead, offered=offered)


def not_so_long(refusal: LengthError) -> Page:
    """It cannot last so long; other lengths are offered."""
    offered = tuple(Option(f"{MINUTES} {m}", f"{m} minutes") for m in refusal.possible)
    return _no("Another length", _sentence(refusal.message), offered=offered)


def adapted(chosen: Chosen) -> Iterator[Page]:
    """What to know and what was changed, where there is anything."""
    yield from _told("Good to know", chosen.advice)
    yield from _told("Changed for you", told(chosen.changes))


def _told(title: str, lines: Sequence[str]) -> Iterator[Page]:
    once = list(dict.fromkeys(lines))
    for start in range(0, len(once), MOST_LINES):
        block = Block(tuple(once[start : start + MOST_LINES]), listed=True)
        yield Page(title, (Option(GO, "Go on"), TO_LIBRARY), (block,), note=HONEST)


def _no(title: str, *lines: str, offered: tuple[Option, ...] = ()) -> Page:
    options = (*offered, TO_LIBRARY, ANSWER_AGAIN)
    return Page(title, options, prose(*lines), note=HONEST, grave=True)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
