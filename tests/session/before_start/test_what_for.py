"""The way from «What for?» to a goal, and what is told on it."""

from collections.abc import Iterator

import pytest

from coach.routine.evidence import EVIDENCE
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.screen.pages.page import Ask, Page
from coach.session.before_start import what_for as pages
from coach.session.before_start.what_for import ALL, BACK, KNOWN, SHOW, what_for

goals = pytest.mark.parametrize("goal", GOALS.values(), ids=lambda goal: goal.id)


def answering(*answers: str | None) -> tuple[Ask, list[Page]]:
    """Somebody who answers so, and the pages they saw."""
    seen: list[Page] = []
    coming: Iterator[str | None] = iter(answers)

    def ask(page: Page) -> str | None:
        seen.append(page)
        answer = next(coming)
        assert answer is None or answer in {option.id for option in page.options}
        return answer

    return ask, seen


def five(_goal: Goal) -> int:
    return 5


def test_every_goal_can_be_reached() -> None:
    """By its sort, its name, and a look at what may be said of it."""
    for goal in GOALS.values():
        ask, seen = answering(goal.wish, goal.id, SHOW)
        assert what_for(ask, five) == goal.id
        assert "5 routines" in seen[-1].options[0].label


def test_what_is_known_is_a_page_of_its_own() -> None:
    """It comes back to where it was opened."""
    ask, seen = answering(Wish.SAID, "lymph", KNOWN, BACK, SHOW)
    assert what_for(ask, five) == "lymph"
    assert [
        line for block in seen[3].blocks for line in block.lines if line.startswith("Not shown")
    ]
    assert seen[4] == seen[2]


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ((None,), None),
        ((ALL,), ALL),
        ((Wish.FEEL, None, None), None),
        ((Wish.FEEL, "sleep", None, "relax", SHOW), "relax"),
        ((Wish.BODY, None, Wish.FEEL, "sleep", SHOW), "sleep"),
    ],
)
def test_one_goes_back_a_page_at_a_time(answers: tuple[str | None, ...], result: str) -> None:
    """From the first page, to the shelf as it was."""
    ask, seen = answering(*answers)
    assert what_for(ask, five) == result
    assert len(seen) == len(answers)


def test_a_sort_fits_on_a_page() -> None:
    """Few enough to be seen at once, and none forgotten."""
    shown = [option.id for wish in Wish for option in pages.goals(wish).options]
    assert sorted(shown) == sorted(GOALS)
    assert all(len(pages.goals(wish).options) <= 6 for wish in Wish)


@goals
def test_a_page_says_how_sure_it_is(goal: Goal) -> None:
    """Before anything is offered."""
    lines = [line for block in pages.about(goal, 1).blocks for line in block.lines]
    assert f"Evidence: {EVIDENCE[goal.id].strength}." in lines
    assert "1 routine" in pages.about(goal, 1).options[0].label
    assert "No clinician" in pages.about(goal, 1).note
