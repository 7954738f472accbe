"""The index: unchanged files are not read, and nobody can tell from the summaries."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import paths
from coach.memory import file_time_ns
from coach.routine import index
from coach.routine.folder import File, Stamp, files_in
from coach.routine.index import NAME, TICK_NS, UNOPENED, Index, Summary, remembered, summaries
from coach.routine.problems import Problem, Severity

texts = st.text(max_size=12)
problems = st.builds(
    Problem, st.integers(1, 999), st.integers(1, 99), texts, texts, texts, st.sampled_from(Severity)
)
made = st.builds(
    Summary,
    title=texts,
    type=st.none() | texts,
    form=st.none() | texts,
    lengths=st.lists(st.integers(1, 240), max_size=3).map(tuple),
    good_for=st.lists(texts, max_size=3).map(tuple),
    tools=st.lists(texts, max_size=3).map(tuple),
    about=st.none() | texts,
    level=st.none() | texts,
    problems=st.lists(problems, max_size=2).map(tuple),
)
folders = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(1, 3), made))
"""Files by path: when each was changed, in ticks of a long gone time, and what is in it now."""


class Disk:
    """Files that are summarised by looking them up, and how often that was done."""

    def __init__(self, files: dict[str, tuple[int, Summary]]) -> None:
        self.files = files
        self.read_paths: list[str] = []

    def list(self) -> list[File]:
        return [File(path, path, Stamp(at, at, 9)) for path, (at, _summary) in self.files.items()]

    def read(self, path: str) -> Summary:
        self.read_paths.append(path)
        return self.files[path][1]


def few(count: int, at: int = 1) -> Disk:
    return Disk({f"{n:03}.yaml": (at, Summary(f"Number {n}", form="solo")) for n in range(count)})


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of the index."""
    return tmp_path / "cache"


@given(st.lists(folders, min_size=1, max_size=5))
def test_the_summaries_are_those_of_the_files_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, tuple[int, Summary]]]
) -> None:
    """Whatever was edited, added and removed; what was changed has another stamp."""
    kept = tmp_path_factory.mktemp("cache")
    contents: dict[tuple[str, int], Summary] = {}
    for state in states:
        now = {p: (at, contents.setdefault((p, at), found)) for p, (at, found) in state.items()}
        disk = Disk(now)
        assert summaries(disk.list(), disk.read, kept) == [found for _at, found in now.values()]


def test_only_what_is_new_or_changed_is_read(kept: Path) -> None:
    disk = few(5)
    summaries(disk.list(), disk.read, kept)
    disk.files["001.yaml"] = (2, Summary("Another"))
    disk.files["new.yaml"] = (1, Summary("New"))
    del disk.files["004.yaml"]
    disk.read_paths.clear()
    summaries(disk.list(), disk.read, kept)
    summaries(disk.list(), disk.read, kept)
    assert disk.read_paths == ["001.yaml", "new.yaml"]
    assert "004.yaml" not in (kept / NAME).read_text()


@pytest.mark.parametrize("change", [{"mtime_ns": 2}, {"ctime_ns": 2}, {"size": 8}])
def test_each_part_of_a_stamp_counts(kept: Path, change: dict[str, int]) -> None:
    """A copy with its old time, an edit that keeps the size, a clock that was put back."""
    disk = few(1)
    (file,) = disk.list()
    summaries([file], disk.read, kept)
    summaries([file._replace(stamp=file.stamp._replace(**change))], disk.read, kept)
    assert len(disk.read_paths) == 2


@pytest.mark.parametrize(("age_ns", "reads"), [(0, 2), (TICK_NS // 2, 2), (2 * TICK_NS, 1)])
def test_what_was_just_written_is_not_trusted(
    tmp_path: Path, kept: Path, age_ns: int, reads: int
) -> None:
    """It may be written again within the same tick; from the next tick on it is remembered."""
    disk = few(1, file_time_ns(tmp_path) - age_ns)
    for _ in range(2):
        summaries(disk.list(), disk.read, kept)
    assert len(disk.read_paths) == reads


def test_what_was_read_before_ctrl_c_is_kept(kept: Path) -> None:
    """The next run goes on where this one ended."""
    disk = few(10)

    def stop(done: int, _of: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        summaries(disk.list(), disk.read, kept, stop)
    summaries(disk.list(), disk.read, kept)
    assert disk.read_paths == sorted(disk.files)


def test_what_was_known_survives_ctrl_c(kept: Path) -> None:
    """Though it was not reached."""
    disk = few(3)
    summaries(disk.list(), disk.read, kept)
    disk.files["000.yaml"] = (2, Summary("Changed"))

    def refuse(_path: str) -> Summary:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        summaries(disk.list(), refuse, kept)
    disk.read_paths.clear()
    summaries(disk.list(), disk.read, kept)
    assert disk.read_paths == ["000.yaml"]


def test_progress_counts_what_is_read(kept: Path) -> None:
    """Nothing is told when nothing is."""
    disk = few(3)
    told: list[tuple[int, int]] = []
    for _ in range(2):
        summaries(disk.list(), disk.read, kept, lambda *heard: told.append(heard))
    assert told == [(1, 3), (2, 3), (3, 3)]


@given(st.integers(0), st.integers(1, 255))
def test_an_index_with_a_wrong_byte_is_none(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    """Everything is read again, and remembered again."""
    kept = tmp_path_factory.mktemp("cache")
    disk = few(3)
    wanted = summaries(disk.list(), disk.read, kept)
    whole = bytearray((kept / NAME).read_bytes())
    whole[place % len(whole)] ^= change
    (kept / NAME).write_bytes(whole)
    for _ in range(2):
        assert summaries(disk.list(), disk.read, kept) == wanted
    assert len(disk.read_paths) == 6


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\n", b"massage-coach 0.0.1 0 0\n{}", bytes(range(256)), b"[" * 100_000],
    ids=["empty", "JSON", "line", "older", "bytes", "deep"],
)
def test_a_foreign_file_in_its_place_is_written_over(kept: Path, content: bytes) -> None:
    disk = few(2)
    (paths.ensure(kept) / NAME).write_bytes(content)
    for _ in range(2):
        assert len(summaries(disk.list(), disk.read, kept)) == 2
    assert len(disk.read_paths) == 2


def test_without_a_place_to_write_everything_is_read(tmp_path: Path) -> None:
    """A file where the cache should be, and a folder where the index should be."""
    (tmp_path / "file").touch()
    (tmp_path / "folder" / NAME).mkdir(parents=True)
    disk = few(2)
    for kept in (tmp_path / "file", tmp_path / "folder"):
        assert len(summaries(disk.list(), disk.read, kept)) == 2
    assert len(disk.read_paths) == 4
    assert [path.name for path in (tmp_path / "folder").iterdir()] == [NAME]


def test_another_program_reads_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rules and its words may be others."""
    disk = few(1)
    summaries(disk.list(), disk.read, kept)
    monkeypatch.setattr(index, "_sources", lambda _rooms: 1)
    summaries(disk.list(), disk.read, kept)
    assert len(disk.read_paths) == 2


def test_a_file_that_could_not_be_opened_is_tried_again(kept: Path) -> None:
    """It may be readable the next time, with the same stamp."""
    disk = Disk({"shut.yaml": (1, Summary("shut", problems=(Problem(1, 1, UNOPENED, "No."),)))})
    for _ in range(2):
        summaries(disk.list(), disk.read, kept)
    assert len(disk.read_paths) == 2


def test_names_that_are_no_text_are_remembered(kept: Path) -> None:
    """A file's name may be any bytes."""
    disk = Disk({"br\udce9ve.yaml": (1, Summary("Brève"))})
    for _ in range(2):
        summaries(disk.list(), disk.read, kept)
    assert len(disk.read_paths) == 1


def test_the_index_is_one_line_and_json(kept: Path) -> None:
    """Somebody who looks into it can see what it is."""
    disk = few(1)
    summaries(disk.list(), disk.read, kept)
    head, body = (kept / NAME).read_text().split("\n")
    assert head.startswith("massage-coach ")
    assert list(json.loads(body)) == ["000.yaml"]


def test_a_file_is_stamped_when_it_changes(tmp_path: Path) -> None:
    """With its name without the ending as its id."""
    path = tmp_path / "calm.down.yaml"
    path.write_text("a")
    (before,) = files_in(tmp_path)
    path.write_text("ab")
    (after,) = files_in(tmp_path)
    assert before.id == after.id == "calm.down"
    assert (before.stamp.size, after.stamp.size) == (1, 2)
    assert after.stamp.changed_ns >= before.stamp.changed_ns


@pytest.mark.parametrize(("answer", "asked"), [("yes", 1), ("unknown", 2)])
def test_only_what_lasts_is_remembered(kept: Path, answer: str, asked: int) -> None:
    """What could not be found out is asked again, though the file is the same."""
    paths_asked: list[str] = []

    def ask(path: str) -> str:
        paths_asked.append(path)
        return answer

    index = Index(kept / "answers", ("routine",))
    for _ in range(2):
        assert remembered(few(1).list(), ask, index, lasts=lambda row: row == "yes") == [answer]
    assert len(paths_asked) == asked


def test_an_index_depends_on_the_sources_that_have_a_say(kept: Path) -> None:
    """Of other rooms, other words: the same file is no index for them."""
    of_rooms = (("routine",), ("routine", "score"), ("routine", "score"))
    answers = iter("abc")
    found = [
        remembered(
            few(1).list(), lambda _path: next(answers), Index(kept / "answers", rooms), lasts=bool
        )
        for rooms in of_rooms
    ]
    assert found == [["a"], ["b"], ["b"]]


def test_a_list_imports_nothing_that_reads(tmp_path: Path) -> None:
    """Reader, rules and what draws tables take longer to import than a list may take."""
    heavy = "{'pydantic', 'yaml', 'numpy', 'pygame', 'rich', 'coach.routine.read', 'coach.score'}"
    script = f"""
import sys
from coach.cli.arguments import wanted
wanted(["list", "--json"])()
print({heavy} & set(sys.modules), file=sys.stderr)
"""
    home = {"XDG_DATA_HOME": str(tmp_path), "MASSAGE_COACH_CACHE": str(tmp_path)}
    listing = [sys.executable, "-c", script]
    for _ in range(2):  # the first one reads
        done = subprocess.run(
            listing,
            env={**paths.child_environment(), **home},
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stderr == "set()\n"
