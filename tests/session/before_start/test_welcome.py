"""The first page: read once, with what matters changed at once."""

from dataclasses import replace

import pytest

from coach.screen.pages.page import Page
from coach.session.before_start.get_ready import GO
from coach.session.before_start.welcome import COLOURS, HEAR, LARGER, welcome, welcomed
from coach.settings import THEMES, Settings


class Tuning:
    def __init__(self) -> None:
        self.now = Settings()
        self.heard = 0

    def change(self, wanted: Settings) -> None:
        self.now = wanted

    def hear(self) -> None:
        self.heard += 1


def test_choices_are_made_on_the_page_until_it_is_understood() -> None:
    """What was pressed stays lit, so that it can be pressed again."""
    tuning, answers = Tuning(), iter([HEAR, LARGER, LARGER, COLOURS, HEAR, GO])
    seen: list[Page] = []

    def ask(page: Page) -> str:
        seen.append(page)
        return next(answers)

    assert welcomed(ask, tuning)
    assert tuning.heard == 2
    assert tuning.now == replace(Settings(), text_size=150, theme=THEMES[1])
    assert [page.options[page.first].id for page in seen] == [
        GO,
        HEAR,
        LARGER,
        LARGER,
        COLOURS,
        HEAR,
    ]


@pytest.mark.parametrize(("answer", "read"), [(GO, True), (None, False)])
def test_a_terminal_is_offered_no_choices(answer: str | None, read: bool) -> None:
    assert welcomed(lambda _page: answer, None, "A notice.") is read
    assert [option.id for option in welcome().options] == [GO]


def test_it_says_what_this_is_not() -> None:
    lines = " ".join(line for block in welcome().blocks for line in block.lines)
    assert "does not diagnose or treat" in lines
    assert "No clinician has reviewed it" in lines
