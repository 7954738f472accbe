"""What comes after a session: it is kept only if somebody says so, and nothing else is."""

from datetime import UTC, datetime

import pytest

from coach.errors import CoachError
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.playhead import Mode, Playhead
from coach.screen.pages.page import Option, Page
from coach.session import afterwards
from coach.session.afterwards import AGAIN, Led, after, entry_of
from coach.session.feelings import before, felt_before
from coach.session.journal import Entry
from tests.scores import TWO_SIDES, routine_of

PLAN = arrange(routine_of(TWO_SIDES), Choices())
LED = Led(PLAN, Playhead(mode=Mode.ENDED, hurt_steps=(2, 2)), 45_000, 3)
NOW = datetime(2026, 5, 1, 20, 0, 30, 999, tzinfo=UTC)
ENTRY = entry_of("two-sides", LED, 4, NOW)
OPTIONS = (Option("back", "Back"), afterwards.again(), afterwards.another("x", "Another"))


class Person:
    """Gives these answers, and keeps what was asked and what was written down."""

    def __init__(self, *answers: str | None) -> None:
        self.seen: list[Page] = []
        self.kept: list[Entry] = []
        self._answers = iter(answers)

    def ask(self, page: Page) -> str | None:
        self.seen.append(page)
        answer = next(self._answers)
        assert answer is None or answer in {option.id for option in page.options}
        return answer

    def keep(self, entry: Entry) -> str:
        self.kept.append(entry)
        return ""

    def rests(self) -> str | None:
        return after(self.ask, ENTRY, lambda: OPTIONS, self.keep)


def test_what_was_done_is_told_as_it_was() -> None:
    """In whole seconds and in UTC; a step that hurt twice is named once where people read it."""
    assert (ENTRY.ended_at.microsecond, ENTRY.ended_at.tzinfo) == (0, UTC)
    assert (ENTRY.planned_ms, ENTRY.done_ms) == (PLAN.total_ms, 45_000)
    assert (ENTRY.steps_planned, ENTRY.steps_done) == (len(PLAN.steps), 3)
    name = PLAN.steps[1].name
    assert ENTRY.hurt == (name, name)
    assert " ".join(afterwards.done(ENTRY)).count(name) == 1


@pytest.mark.parametrize(
    ("answers", "felt"),
    [(("7", "save", "back"), 7), (("2", "10", "save", AGAIN), 10), (("save", None), None)],
)
def test_saving_keeps_one_row(answers: tuple[str | None, ...], felt: int | None) -> None:
    """With the last number that was chosen, which is marked; Save is lit from the beginning."""
    person = Person(*answers)
    assert person.rests() == answers[-1]
    assert [entry.after for entry in person.kept] == [felt]
    first = person.seen[0]
    assert first.options[first.first].id == "save"
    marked = [option.id for option in person.seen[-2].options if option.chosen]
    assert marked == ([] if felt is None else [str(felt)])
    assert person.seen[-1].note == "Saved."


@pytest.mark.parametrize("answers", [("7", "drop", "back"), (None,), ("3", None), ("drop", AGAIN)])
def test_without_saving_nothing_is_kept(answers: tuple[str | None, ...]) -> None:
    person = Person(*answers)
    assert person.rests() == answers[-1]
    assert person.kept == []


def test_before_and_now_stand_side_by_side_without_a_word_on_why() -> None:
    person = Person("7", "drop", "back")
    person.rests()
    lines = [line for block in person.seen[-1].blocks for line in block.lines]
    assert "Before: 4 of 10. Now: 7 of 10." in lines
    assert any("thirsty" in line for line in lines)


def test_a_journal_that_cannot_be_written_is_told() -> None:
    """And everything goes on."""

    def fails(_entry: Entry) -> str:
        raise CoachError("the disk is full")

    person = Person("save", "back")
    assert after(person.ask, ENTRY, lambda: OPTIONS, fails) == "back"
    assert "the disk is full" in person.seen[-1].note


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("0", (True, 0)), ("10", (True, 10)), ("skip", (True, None)), (None, (False, None))],
)
def test_how_it_feels_before_is_one_press_or_none(
    answer: str | None, outcome: tuple[bool, int | None]
) -> None:
    """What is lit at first skips it."""
    assert felt_before(lambda _page: answer) == outcome
    assert before().options[before().first].id == "skip"
