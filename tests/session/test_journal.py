"""The journal: every row that was saved is there, whatever happened to the program or the file."""

import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.session import journal
from coach.session.journal import Entry, delete, entries, keep

FELT = st.none() | st.integers(0, 10)
NAMES = st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]), min_size=1)
ENTRIES = st.builds(
    Entry,
    ended_at=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(
        lambda at: at.replace(microsecond=0, tzinfo=UTC, fold=0)
    ),
    routine=NAMES,
    title=NAMES,
    form=st.sampled_from(["solo", "partner"]),
    planned_ms=st.integers(0, 10**8),
    done_ms=st.integers(0, 10**8),
    steps_planned=st.integers(1, 99),
    steps_done=st.integers(0, 99),
    hurt=st.lists(NAMES, max_size=3).map(tuple),
    before=FELT,
    after=FELT,
)
ONE = Entry(datetime(2026, 5, 1, 20, tzinfo=UTC), "a", "A", "solo", 600_000, 590_000, 9, 8, ("X",))


@settings(max_examples=15)
@given(st.lists(ENTRIES, max_size=4))
def test_what_was_saved_is_there_latest_first(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Entry]
) -> None:
    path = tmp_path_factory.mktemp("data") / "new" / "journal.sqlite"
    assert entries(path) == ((), "")
    assert [keep(entry, path) for entry in kept] == [""] * len(kept)
    found, notice = entries(path)
    assert sorted(map(repr, found)) == sorted(map(repr, kept))
    assert [e.ended_at for e in found] == sorted((e.ended_at for e in kept), reverse=True)
    assert notice == ""


@pytest.mark.parametrize("written", [b"not a database" * 99, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, written: bytes) -> None:
    """Each under a name of its own, as it was; deleting the journal takes them too."""
    path = tmp_path / "journal.sqlite"
    for number in (1, 2):
        path.write_bytes(written)
        assert f"journal-damaged-{number}.sqlite" in keep(ONE, path)
        assert entries(path) == ((ONE,), "")
        assert (tmp_path / f"journal-damaged-{number}.sqlite").read_bytes() == written
    assert delete(path) == 3
    assert list(tmp_path.iterdir()) == []
    assert delete(path) == 0


def test_a_file_with_a_hole_is_set_aside(tmp_path: Path) -> None:
    """What SQLite finds only while it reads."""
    path = tmp_path / "journal.sqlite"
    for _ in range(20):
        keep(replace(ONE, title="A" * 999), path)
    data = bytearray(path.read_bytes())
    data[4096:12288] = bytes(8192)
    path.write_bytes(data)
    found, notice = entries(path)
    assert (found, "damaged-1" in notice) == ((), True)


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    keep(ONE, path)
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    for use in (lambda: keep(ONE, path), lambda: entries(path)):
        with pytest.raises(CoachError, match="newer"):
            use()
    assert [one.name for one in tmp_path.iterdir()] == ["journal.sqlite"]


def test_an_older_file_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all its rows."""
    path = tmp_path / "journal.sqlite"
    keep(ONE, path)
    more = (*journal.MIGRATIONS, "ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    monkeypatch.setattr(journal, "MIGRATIONS", more)
    assert entries(path) == ((ONE,), "")
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (2,)
        assert file.execute("SELECT note FROM session").fetchall() == [("",)]
    file.close()


KEEPER = """
import sys
from dataclasses import replace
from pathlib import Path
from coach.session.journal import keep
from tests.session.test_journal import ONE
for number in range(10**6):
    keep(replace(ONE, routine=str(number)), Path(sys.argv[1]))
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 20])
def test_a_kill_loses_at_most_the_row_being_written(tmp_path: Path, after: int) -> None:
    """Everything that was told to be kept is there, and the file is sound."""
    path = tmp_path / "journal.sqlite"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KEEPER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as keeper:
        assert keeper.stdout
        told = [keeper.stdout.readline() for _ in range(after)]
        keeper.send_signal(signal.SIGKILL)
        told += keeper.stdout.readlines()
    found, notice = entries(path)
    kept = sorted(int(entry.routine) for entry in found)
    whole = [line for line in told if line.endswith("\n")]
    assert kept == list(range(len(kept)))
    assert len(whole) <= len(kept) <= len(whole) + 1
    assert notice == ""


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CoachError, match="journal"):
        keep(ONE, tmp_path / "file" / "journal.sqlite")
    folder = tmp_path / "journal.sqlite"
    folder.mkdir()
    with pytest.raises(CoachError, match="journal"):
        keep(ONE, folder)
