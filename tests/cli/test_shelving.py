"""What is offered for a goal, and whose it is."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from coach.cli.picking import cards, looked_for
from coach.cli.shelving import YOURS_INSTEAD, Offer, offers
from coach.routine.folder import Stamp
from coach.routine.library import Entry, library
from coach.routine.model import Routine, written_steps
from coach.routine.vocabulary import GOALS, Goal, Wish
from coach.score.choice.choose import Choices, choose
from coach.screen.library.cards import meta
from coach.session.before_start.what_for import ALL, SHOW

GENTLE = 4
goals = pytest.mark.parametrize("goal", GOALS.values(), ids=lambda goal: goal.id)


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return library()


def routine_of(entry: Entry) -> Routine:
    """The routine of an entry that has one."""
    routine = entry.read().routine
    assert routine
    return routine


@goals
def test_every_goal_has_a_routine(goal: Goal, entries: tuple[Entry, ...]) -> None:
    """Nobody looks for something and finds nothing."""
    assert offers(entries, goal)


@goals
def test_what_says_so_comes_first(goal: Goal, entries: tuple[Entry, ...]) -> None:
    """Then what can be adapted; where nothing can be, nothing else comes."""
    said = [(goal.instead or goal.id) in o.entry.summary.good_for for o in offers(entries, goal)]
    assert said == sorted(said, reverse=True)
    assert said[0]
    assert all(said) or goal.condition


@pytest.mark.parametrize("goal", [g for g in GOALS.values() if g.condition], ids=lambda g: g.id)
def test_what_is_offered_for_a_condition_can_be_done_with_it(
    goal: Goal, entries: tuple[Entry, ...]
) -> None:
    """At its first length; and what says that it is for it, at each of its lengths."""
    has = frozenset({goal.condition})
    for offer in offers(entries, goal):
        routine = routine_of(offer.entry)
        assert bool(choose(routine, Choices(None, has)).changes) is offer.adapted
        if goal.id in routine.good_for:
            for minutes in routine.lengths:
                choose(routine, Choices(minutes, has))


def test_what_is_for_pregnancy_is_offered_to_nobody_else(entries: tuple[Entry, ...]) -> None:
    """And in pregnancy, nothing else."""
    for goal in GOALS.values():
        if goal.condition:
            prenatal = {o.entry.summary.type == "prenatal" for o in offers(entries, goal)}
            unsaid = [o for o in offers(entries, goal) if goal.id not in o.entry.summary.good_for]
            assert prenatal == {True} or goal.id != "pregnancy"
            assert goal.id == "pregnancy" or all(o.entry.summary.type != "prenatal" for o in unsaid)


def test_nothing_is_read_twice_for_a_condition(
    entries: tuple[Entry, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What serves it is remembered until the file is another one; then only that is read."""
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path))
    read: list[int] = []

    def offered(entries: Iterable[Entry]) -> tuple[Offer, ...]:
        return offers(entries, GOALS["sciatica"], lambda _done, of: read.append(of))

    first, *others = [_aged(entry) for entry in entries if entry.summary.type == "swedish"]
    found = offered([first, *others])
    assert read == [1 + len(others)] * (1 + len(others))
    read.clear()
    assert offered([first, *others]) == found
    assert read == []
    offered([_aged(first, 2), *others])
    assert read == [1]


def test_what_went_serves_nothing_and_is_not_remembered(
    entries: tuple[Entry, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked for again the next time."""
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "cache"))
    aged = _aged(entries[0])
    gone = aged._replace(file=aged.file._replace(path=str(tmp_path / "gone.yaml")))
    assert offers([gone], GOALS["low-back"]) == ()
    (tmp_path / "gone.yaml").write_bytes(entries[0].path.read_bytes())
    assert len(offers([gone], GOALS["low-back"])) == 1


def _aged(entry: Entry, at: int = 1) -> Entry:
    """Changed so long ago that its stamp is trusted."""
    return entry._replace(file=entry.file._replace(stamp=Stamp(at, at, 1)))


@pytest.mark.parametrize("goal", ["immune", "lymph"])
def test_where_nothing_is_shown_only_gentle_routines_are_listed(
    goal: str, entries: tuple[Entry, ...]
) -> None:
    """No pressure above four."""
    for offer in offers(entries, GOALS[goal]):
        steps = written_steps(routine_of(offer.entry).steps)
        assert max(step.pressure or 0 for _where, step in steps) <= GENTLE


@pytest.mark.parametrize(
    ("answers", "goal"),
    [
        ((Wish.FEEL, "sleep", SHOW), "sleep"),
        ((Wish.SAID, "immune", SHOW), "comfort"),
        ((ALL,), ""),
        ((None,), "relax"),
    ],
)
def test_the_shelf_is_never_called_by_what_is_not_shown(
    answers: tuple[str | None, ...], goal: str, entries: tuple[Entry, ...]
) -> None:
    """What is offered instead gives it its name; going back leaves it as it was."""
    coming = iter(answers)
    assert looked_for(lambda _page: next(coming), entries, "relax") == goal


def test_without_a_goal_everything_is_there(entries: tuple[Entry, ...]) -> None:
    """In its order, whatever it is good for."""
    assert [offer.entry for offer in offers(entries)] == list(entries)


def test_ones_own_routine_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: tuple[Entry, ...]
) -> None:
    """And that it is there instead of ours, where it has the id of one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    from coach import paths  # noqa: PLC0415 -- after the home was moved

    mine = paths.ensure(paths.user_routines())
    text = entries[0].path.read_text("utf-8")
    for id_ in ("mine", "swedish-solo"):
        (mine / f"{id_}.yaml").write_text(text, encoding="utf-8")
    found = {offer.entry.id: offer for offer in offers(library())}
    assert {id_: offer.owner for id_, offer in found.items() if offer.owner} == {
        "mine": "yours",
        "swedish-solo": YOURS_INSTEAD,
    }
    shown = {card.id: meta(card) for card in cards(library(), "")}
    assert shown["swedish-solo"].endswith(YOURS_INSTEAD)
    assert "yours" not in shown["swedish-partner"]


def test_a_broken_routine_serves_no_goal(entries: tuple[Entry, ...]) -> None:
    """It is listed among all, never for something."""
    broken = entries[0]._replace(summary=entries[0].summary._replace(form=None))
    assert Offer(broken) not in offers([broken], GOALS["sciatica"])
