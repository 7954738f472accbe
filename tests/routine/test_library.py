"""The library: every file is listed, none can break it, and names find what was meant."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coach import paths
from coach.errors import RoutineError, UsageError
from coach.routine.library import SAME_ID, Entry, files_under, find, library
from coach.routine.problems import has_errors
from coach.routine.read import parse
from coach.routine.starter import starter
from coach.routine.summary import tools_of
from coach.score.arrange import plans
from coach.score.check import speech_findings

ROUTINE = """\
title: {title}
type: swedish
form: solo
lengths: [1, 2]
steps:
  - {{name: Stroke, stroke: effleurage, region: calf, tool: palms, seconds: [20, 60]}}
  - {{name: Knead, stroke: petrissage, region: calf, tool: fists, seconds: [20, 30]}}
  - {{name: Close, stroke: effleurage, region: calf, tool: palms, seconds: [20, 30]}}
"""

Write = Callable[[str, str | bytes], Path]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, where the index is kept."""
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into a folder of shipped routines that is otherwise empty."""
    return _folder(tmp_path / "shipped", monkeypatch, "bundled")


@pytest.fixture
def yours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into the user's folder, which is not there before."""
    return _folder(tmp_path / "yours", monkeypatch, "user_routines")


def _folder(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> Write:
    def write(file: str, content: str | bytes) -> Path:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    monkeypatch.setattr(paths, name, lambda *_folder: folder)
    return write


def entry(id_: str) -> Entry:
    """The one entry of the library with this id."""
    (found,) = [entry for entry in library() if entry.id == id_]
    return found


def test_every_routine_is_listed_by_its_file_name(shipped: Write, yours: Write) -> None:
    """Sorted by id, from all folders below, with title, minutes and origin."""
    shipped("swedish/calm.yaml", ROUTINE.format(title="Calm"))
    yours("deep/down/brisk.yml", ROUTINE.format(title="Brisk"))
    assert [(e.id, e.summary.title, e.summary.lengths, e.origin) for e in library()] == [
        ("brisk", "Brisk", (1, 2), "yours"),
        ("calm", "Calm", (1, 2), "shipped"),
    ]


def test_without_any_folder_the_library_is_empty(shipped: Write, yours: Write) -> None:
    """Folders that are not there hold nothing."""
    assert library() == ()


def test_your_own_file_wins_over_a_shipped_one(shipped: Write, yours: Write) -> None:
    """One entry, marked as yours; the same one is found by its id."""
    shipped("swedish/calm.yaml", ROUTINE.format(title="Theirs"))
    path = yours("calm.yaml", ROUTINE.format(title="Mine"))
    found = entry("calm")
    assert (found.summary.title, found.origin, found.replaces_shipped) == ("Mine", "yours", True)
    assert find("calm").path == path


def test_a_second_file_of_the_same_name_is_told(shipped: Write, yours: Write) -> None:
    """The first by path is the one that lists and commands mean; none vanishes."""
    files = ["a/calm.yaml", "a/calm.yml", "b/calm.yaml"]
    first, *others = [yours(file, ROUTINE.format(title=file)) for file in files]
    shipped("calm.yaml", ROUTINE.format(title="Theirs"))
    listed = library()
    assert [entry.path for entry in listed] == [first, *others]
    assert [entry.summary.is_broken for entry in listed] == [False, True, True]
    for entry in listed[1:]:
        (problem,) = entry.summary.problems
        assert (problem.rule, problem.message) == (SAME_ID, f"the same id as {first}")
    assert find("calm").path == first


def test_what_is_edited_added_and_removed_shows_at_once(shipped: Write, yours: Write) -> None:
    """Even within the same tick of the clock, and without a change of size."""
    yours("calm.yaml", ROUTINE.format(title="Calm"))
    for title in ("Warm", "Cool", "Dark"):
        yours("calm.yaml", ROUTINE.format(title=title))
        assert entry("calm").summary.title == title
    brisk = yours("brisk.yaml", ROUTINE.format(title="Brisk"))
    assert [entry.id for entry in library()] == ["brisk", "calm"]
    brisk.unlink()
    assert [entry.id for entry in library()] == ["calm"]


def test_a_summary_is_what_the_file_says(shipped: Write, yours: Write) -> None:
    """All that the lists show, from the index as from the file."""
    about = 'about: "For the evening."\nlevel: beginner\ngood_for: [sleep]\ntype'
    path = yours("calm.yaml", ROUTINE.format(title="Calm").replace("type", about))
    os.utime(path, (1, 1))
    found = [entry("calm").summary for _ in range(2)]
    assert found[0] == found[1]
    assert found[0][:9] == (
        "Calm", "swedish", "solo", (1, 2), ("sleep",), ("palms", "fists"), ("calf",),
        "For the evening.", "beginner",
    )  # fmt: skip


def test_errors_of_care_are_among_the_problems(shipped: Write, yours: Write) -> None:
    """The routine is still one: its author may accept them."""
    yours(
        "hard.yaml",
        ROUTINE.format(title="Hard").replace("tool: fists", "tool: fists, pressure: 10"),
    )
    found = entry("hard").summary
    assert not found.is_broken
    assert has_errors(found.problems)
    assert 7 in {problem.line for problem in found.problems}


def test_your_own_broken_file_hides_the_shipped_one_and_says_why(
    shipped: Write, yours: Write
) -> None:
    """The author of a mistake sees it, not silently something else."""
    shipped("calm.yaml", ROUTINE.format(title="Theirs"))
    yours("calm.yaml", "title: Mine\n")
    assert entry("calm").summary.is_broken
    assert entry("calm").summary.problems
    assert entry("calm").read().routine is None


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty"),
        (b"title: [", "yaml"),
        (b"title: T\n", "missing"),
        (bytes(range(256)) * 10, "encoding"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "text"),
        (b"\x00" * 100, "text"),
        ("title: T".encode("utf-16"), "encoding"),
        (b"x" * 2_000_000, "size"),
        (b"[" * 100_000, "depth"),
        (b"a: &a [*a]", "yaml"),
    ],
    ids=["empty", "open", "half", "bytes", "ELF", "NUL", "UTF-16", "huge", "deep", "loop"],
)
def test_a_broken_file_is_listed_with_its_problems(
    shipped: Write, yours: Write, content: bytes, rule: str
) -> None:
    """It takes nothing else away, and its name stands for its title."""
    shipped("calm.yaml", ROUTINE.format(title="Calm"))
    yours("mine.yaml", content)
    broken = entry("mine")
    assert (broken.summary.title, broken.summary.lengths) == ("mine", ())
    assert broken.summary.problems[0].rule == rule
    assert entry("calm").read().routine


def test_a_file_that_cannot_be_opened_is_listed_too(
    yours: Write, shipped: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without permission has that as its problem."""
    path = yours("mine.yaml", ROUTINE.format(title="Mine"))

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = entry("mine").summary.problems
    assert (problem.line, problem.column, problem.rule) == (1, 1, "file")
    assert problem.message == f"{path}: Permission denied"
    with pytest.raises(RoutineError, match="Permission denied"):
        find("mine")


def test_what_is_no_routine_file_is_not_listed(shipped: Write, yours: Write) -> None:
    """Other endings, hidden files and folders, folders with the ending, and dead links."""
    yours("README.md", "")
    yours("._mine.yaml", b"\x00\x05\x16\x07")
    yours(".git/config.yaml", "a: 1")
    (yours("notes.txt", "").parent / "folder.yaml").mkdir()
    (yours("notes.txt", "").parent / "dead.yaml").symlink_to("nowhere")
    (yours("notes.txt", "").parent / "loop.yaml").symlink_to("loop.yaml")
    assert library() == ()


def test_endings_in_capitals_are_endings(shipped: Write, yours: Write) -> None:
    """Some systems write them so."""
    path = yours("CALM.YAML", ROUTINE.format(title="Calm"))
    assert entry("CALM").read().routine
    assert find(str(path)).routine


def test_a_path_is_read_wherever_it_is(
    shipped: Write, yours: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file needs neither the library nor the ending."""
    (tmp_path / "elsewhere.txt").write_text(ROUTINE.format(title="Elsewhere"))
    monkeypatch.chdir(tmp_path)
    assert find("elsewhere.txt").routine
    assert find(str(tmp_path / "elsewhere.txt")).id == "elsewhere"


def test_a_file_named_like_an_id_is_that_file(
    shipped: Write, yours: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in the working folder is what was typed."""
    shipped("calm.yaml", ROUTINE.format(title="Calm"))
    (tmp_path / "calm").write_text(ROUTINE.format(title="Here"))
    monkeypatch.chdir(tmp_path)
    assert find("calm").path == Path("calm")


def test_the_nearest_id_is_offered(shipped: Write, yours: Write) -> None:
    """A slip in an id is wrong usage with the right word."""
    shipped("swedish-solo.yaml", ROUTINE.format(title="Calm"))
    with pytest.raises(UsageError) as caught:
        find("sweedish-solo")
    assert caught.value.hint == "Did you mean `swedish-solo`?"


@pytest.mark.parametrize("name", ["", "zzz", "x" * 5_000, "a/b/c", "nul\0"])
def test_a_name_that_is_like_none_is_wrong_usage(shipped: Write, yours: Write, name: str) -> None:
    """Whatever it is, the way to the list is shown."""
    shipped("calm.yaml", ROUTINE.format(title="Calm"))
    for look in (find, lambda name: files_under([name])):
        with pytest.raises(UsageError) as caught:
            look(name)
        assert "massage-coach list" in caught.value.hint


def test_a_path_that_is_not_there_says_so(shipped: Write, yours: Write) -> None:
    """A name with the ending is a path."""
    with pytest.raises(RoutineError, match="No such file"):
        find("nowhere/calm.yaml")


def test_folders_files_and_ids_stand_for_files(
    shipped: Write, yours: Write, tmp_path: Path
) -> None:
    """`check` takes any mixture, and keeps its order."""
    calm = shipped("calm.yaml", ROUTINE.format(title="Calm"))
    mine = [yours(name, "") for name in ("a.yaml", "b/c.yaml")]
    assert files_under(["calm", str(mine[0].parent), str(calm)]) == [calm, *mine, calm]


def test_tools_are_named_once_in_the_order_of_use() -> None:
    """What somebody must have at hand."""
    routine = parse(ROUTINE.format(title="T"), Path("a.yaml")).routine
    assert routine is not None
    assert tools_of(routine) == ("palms", "fists")


@pytest.mark.parametrize("name", ["evening", "my-first_routine", "42", "no", "été", "null", "1-30"])
def test_the_starter_passes_every_check(name: str) -> None:
    """A new file has no problems, and its words fit their seconds."""
    reading = parse(starter(name, "routine.schema.json"), Path(f"{name}.yaml"))
    assert reading.problems == ()
    assert reading.routine is not None
    assert speech_findings(plans(reading.routine)) == []


def test_the_starter_names_the_routine_and_the_schema() -> None:
    """Title, commands and the editor's first line are made for this file."""
    text = starter("my-evening", "/there/routine.schema.json")
    assert text.startswith("# yaml-language-server: $schema=/there/routine.schema.json\n")
    assert 'title: "My evening"' in text
    assert "massage-coach play my-evening" in text
