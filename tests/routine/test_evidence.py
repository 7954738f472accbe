"""What is known: a row for each goal, honest about claims, and with its sources."""

import pytest

from coach.errors import UsageError
from coach.routine.evidence import EVIDENCE, SOURCES, TIPS, Evidence, Strength, page, promise
from coach.routine.vocabulary import CONDITIONS, GOALS, Wish, goal_of
from tests.claims import claim_in

ROWS = [*EVIDENCE.values(), *TIPS.values()]
rows = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)

LOOKED_FOR = (
    # ten benefits
    "tension", "posture", "circulation", "stress", "low-back", "sciatica", "flexibility", "sleep",
    "immune", "lymph", "emotional",
    # five conditions
    "fibromyalgia", "arthritis", "scoliosis",
    # five kinds of people
    "office", "athletes", "pregnancy", "chronic pain", "anxiety",
)  # fmt: skip
"""What people have read that massage is good for, in the words they may type."""


@pytest.mark.parametrize("word", LOOKED_FOR)
def test_whatever_massage_is_praised_for_is_found(word: str) -> None:
    """By its id or by another word for it."""
    assert goal_of(word).id in EVIDENCE


def test_an_unknown_goal_is_told_with_its_neighbour() -> None:
    """Or with all there are."""
    with pytest.raises(UsageError) as wrong:
        goal_of("slep")
    assert "`sleep`" in wrong.value.hint
    with pytest.raises(UsageError) as wrong:
        goal_of("xyzzy")
    assert all(goal in wrong.value.hint for goal in GOALS)


def test_every_goal_has_its_row_and_no_word_has_two_goals() -> None:
    """Ids and the other words for them are all different."""
    assert list(EVIDENCE) == list(GOALS)
    words = [word for goal in GOALS.values() for word in (goal.id, *goal.also)]
    assert len(words) == len(set(words))
    assert not set(TIPS) & set(words)


def test_goals_refer_to_rows_that_are_there() -> None:
    """Conditions, and the goals that are offered instead, which are goals themselves."""
    for goal in GOALS.values():
        assert not goal.condition or goal.condition in CONDITIONS
        assert not goal.instead or not GOALS[goal.instead].instead
        assert bool(goal.instead) == (goal.wish is Wish.SAID)


@rows
def test_only_what_is_not_shown_names_a_claim(row: Evidence) -> None:
    """What may be said never does."""
    assert not claim_in(row.say)
    for finding in row.findings:
        assert finding.strength is Strength.NOT_SHOWN or not claim_in(finding.words)


@rows
def test_what_was_found_has_its_source(row: Evidence) -> None:
    """Studies are named; a tip that nobody has tested may have none."""
    assert row.findings
    for finding in row.findings:
        assert finding.words.endswith(".")
        assert set(finding.sources) <= set(SOURCES)
        assert finding.sources or finding.strength is Strength.NOT_SHOWN or row.id in TIPS


def test_every_source_is_used_and_can_be_looked_up() -> None:
    """No link is there for show."""
    used = {source for row in ROWS for finding in row.findings for source in finding.sources}
    assert used == set(SOURCES)
    assert all(source.link.startswith("https://") for source in SOURCES.values())


@pytest.mark.parametrize("goal", ["immune", "lymph"])
def test_what_is_not_shown_says_so_wherever_it_is_offered(goal: str) -> None:
    """Beside the list, and in the window."""
    assert "Evidence: not shown." in list(promise(GOALS[goal]))
    assert "No routine is for this" in " ".join(promise(GOALS[goal]))


def test_the_page_says_first_what_it_is_for() -> None:
    """For comfort, and reviewed by no clinician."""
    assert "No clinician" in page().split("\n\n")[1]
