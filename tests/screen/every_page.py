"""Every page that the program has, for the tests that look at all of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from coach.errors import LengthError, NotOfferedError
from coach.language import ENGLISH, use
from coach.routine.consistency import Finding
from coach.routine.library import find, library
from coach.routine.screening import FOLLOW_UPS, QUESTIONS
from coach.routine.vocabulary import CONDITIONS, GOALS, Form, Wish
from coach.score.choice.choose import Choices, choose
from coach.screen.page import Page
from coach.session import afterwards, feelings
from coach.session.before_start import care_gate, pages, what_for
from coach.session.before_start.get_ready import get_ready, when_to_stop
from coach.session.before_start.welcome import welcome
from coach.session.journal import Entry
from coach.settings import Settings

OTHERS = [("a", "Warm stones for two, side by side"), ("b", "Prenatal"), ("c", "Before sleep")]
HURT = ("Find the firm spot beside the blade", "Glide over the shoulder top")
DONE = Entry(
    datetime(2026, 1, 1, tzinfo=UTC), "swedish-partner", "Swedish massage for the whole back",
    "partner", 1_800_000, 1_240_000, 32, 20, HURT, 4, 7,
)  # fmt: skip


@cache
def every_page(language: str = ENGLISH) -> tuple[Page, ...]:
    use(language)
    try:
        return tuple(_every())
    finally:
        use(ENGLISH)


def _every() -> Iterator[Page]:
    yield from (welcome(), welcome(Settings()), when_to_stop(), pages.who_receives())
    yield from _questions()
    yield from _refusals()
    yield from _goals()
    yield from _around()
    yield from _routines()


def _questions() -> Iterator[Page]:
    for q in QUESTIONS:
        yield pages.question(q, QUESTIONS, ((q.id, ""),), Form.PARTNER)
    for q in FOLLOW_UPS.values():
        yield pages.question(q, QUESTIONS, ((QUESTIONS[0].id, ""),), Form.SOLO)


def _refusals() -> Iterator[Page]:
    for row in CONDITIONS.values():
        message = f"«Two sides» is not offered, because of {row.label}: Trigger point is not"
        yield pages.stopped(row)
        yield pages.agreement(row, Form.PARTNER)
        yield pages.not_yet(row)
        yield pages.not_this_one(NotOfferedError("warn", f"{message} for you", row.advice), OTHERS)
    yield pages.not_so_long(LengthError("it cannot last 90 minutes", "", (5, 10, 15, 20, 30, 45)))
    error = Finding(("steps", 3), "P03", "the pressure of 7 is above the 5 that is the most here")
    yield from care_gate_pages(error)


def care_gate_pages(error: Finding) -> Iterator[Page]:
    seen: list[Page] = []
    care_gate.accepted([error], seen.append)
    yield from seen
    yield care_gate.refusal(error)


def _goals() -> Iterator[Page]:
    yield what_for.wishes()
    yield from map(what_for.goals, Wish)
    for goal in GOALS.values():
        yield what_for.about(goal, 9)
        yield what_for.known(goal)


def _around() -> Iterator[Page]:
    yield feelings.before()
    yield afterwards.ended(DONE)
    options = (pages.to_library(), afterwards.again(), afterwards.another("x", OTHERS[0][1]))
    yield afterwards.what_next(DONE, options, "Saved.")


def _routines() -> Iterator[Page]:
    for entry in library():
        routine = find(entry.id).routine if entry.origin == "shipped" else None
        if routine:
            yield get_ready(routine)
            yield from pages.adapted(choose(routine, Choices(None, frozenset())))
