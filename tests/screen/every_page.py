"""Every page that the program has, for the tests that look at all of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from coach.errors import LengthError, NotOfferedError
from coach.language import ENGLISH, _, counted, use
from coach.routine.consistency import Finding
from coach.routine.library import find, library
from coach.routine.screening import FOLLOW_UPS, QUESTIONS
from coach.routine.vocabulary import CONDITIONS, GOALS, Form, Wish
from coach.score.choice.choose import Choices, choose
from coach.screen.pages.page import Page
from coach.session import afterwards, feelings
from coach.session.before_start import care_gate, pages, what_for
from coach.session.before_start.get_ready import get_ready, when_to_stop
from coach.session.before_start.welcome import welcome
from coach.session.journal import Entry
from coach.settings import Settings

OTHERS = [("a", "Warm stones for two, side by side"), ("b", "Prenatal"), ("c", "Before sleep")]
TITLE = "Two sides"
HURT = ("Find the firm spot beside the blade", "Glide over the shoulder top")
TOO_STRONG = "the pressure of 7 is above the 5 that is the most here"
DONE = Entry(
    datetime(2026, 1, 1, tzinfo=UTC), "swedish-partner", "Swedish massage for the whole back",
    "partner", 1_800_000, 1_240_000, 32, 20, HURT, 4, 7,
)  # fmt: skip


@cache
def every_page(language: str = ENGLISH) -> tuple[Page, ...]:
    use(language)
    try:
        return tuple(made_anew())
    finally:
        use(ENGLISH)


def made_anew() -> Iterator[Page]:
    """In the language that is chosen."""
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
        why = _("«{title}» is not offered, because of {condition}: {type} is not for you now")
        why = why.format(title=TITLE, condition=_(row.label), type=_("Trigger point"))
        yield pages.stopped(row)
        yield pages.agreement(row, Form.PARTNER)
        yield pages.not_yet(row)
        yield pages.not_this_one(NotOfferedError("warn", why, _(row.advice)), OTHERS)
    cannot = _("«{title}» cannot last {time} with what must be left out for you")
    cannot = cannot.format(title=TITLE, time=counted("{count} minute", "{count} minutes", 90))
    yield pages.not_so_long(LengthError(cannot, "", (5, 10, 15, 20, 30, 45)))
    error = Finding(("steps", 3), "P03", TOO_STRONG)
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
    yield afterwards.what_next(DONE, options, _("Saved."))


def _routines() -> Iterator[Page]:
    for entry in library():
        routine = find(entry.id).routine if entry.origin == "shipped" else None
        if routine:
            yield get_ready(routine)
    adapted = find("deep-tissue-solo").routine
    assert adapted
    yield from pages.adapted(choose(adapted, Choices(14, frozenset({"arthritis", "disc"}))))
