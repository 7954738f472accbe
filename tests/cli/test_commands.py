"""The command line: what it prints, and with which code it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.goldens import GOLDEN
from tests.scores import SHIPPED, TWO_SIDES

ROOT = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the program in homes of its own."""
    home = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CACHE")}

    def call(*args: str, **more: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, **home, "COLUMNS": "200", "NO_COLOR": "1", **more}
        return subprocess.run(
            [sys.executable, str(ROOT / "run.py"), *args],
            capture_output=True,
            text=True,
            env=environment,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def two_sides(tmp_path: Path) -> Path:
    path = tmp_path / "two-sides.yaml"
    path.write_text(TWO_SIDES, encoding="utf-8")
    return path


def test_list_names_every_shipped_routine(run: Run) -> None:
    """With the fields that the format promises."""
    done = run("list", "--json")
    rows = json.loads(done.stdout)
    assert {row["id"] for row in rows} == {path.stem for path in SHIPPED}
    assert set(rows[0]) == {
        "id", "title", "type", "form", "lengths", "good_for", "tools", "origin", "path", "problems",
    }  # fmt: skip
    assert done.returncode == 0


def test_list_filters_and_knows_its_words(run: Run) -> None:
    """A filter narrows; a word nobody knows is wrong usage, with the nearest one."""
    rows = json.loads(run("list", "--form", "partner", "--minutes", "20", "--json").stdout)
    assert "swedish-partner" in {row["id"] for row in rows}
    assert all(row["form"] == "partner" and 20 in row["lengths"] for row in rows)
    wrong = run("list", "--type", "swedisch")
    assert wrong.returncode == 2
    assert "swedish" in wrong.stderr


def test_list_knows_what_people_look_for(run: Run) -> None:
    """By any word for it, with what is known of it beside, and how to tell what one has."""
    stress, relax = (
        json.loads(run("list", "--for", w, "--json").stdout) for w in ("stress", "relax")
    )
    assert stress == relax
    told = run("list", "--for", "sciatica").stdout
    assert "--with sciatica" in told
    assert "why sciatica" in told
    wrong = run("list", "--for", "slep")
    assert (wrong.returncode, "`sleep`" in wrong.stderr) == (2, True)


def test_why_tells_what_is_known(run: Run) -> None:
    """Of everything on a line each, of one with its sources, and as data."""
    every = run("why").stdout
    assert all(f"  {goal}" in every for goal in ("relax", "immune", "water"))
    one = run("why", "lymph").stdout
    assert one.count("Not shown:") == 3
    assert "https://" in one
    (row,) = json.loads(run("why", "lymph", "--json").stdout)
    assert (row["id"], row["strength"]) == ("lymph", "not shown")
    assert run("why", "xyzzy").returncode == 2


def test_show_prints_the_score_as_data(run: Run, two_sides: Path) -> None:
    """Steps tile the total, cues are sorted, sides are expanded."""
    score = json.loads(run("show", str(two_sides), "--json").stdout)
    steps = score["steps"]
    assert [step["index"] for step in steps] == [1, 2, 3, 4, 5]
    assert [step["side"] for step in steps[1:3]] == ["right", "left"]
    starts = [step["start_ms"] for step in steps]
    assert [*starts[1:], score["total_ms"]] == [step["end_ms"] for step in steps]
    times = [cue["at_ms"] for cue in score["cues"]]
    assert times == sorted(times)
    assert set(score["cues"][0]) == {"at_ms", "kind", "text", "length_ms", "step"}


def test_show_measures_with_a_voice(run: Run, two_sides: Path) -> None:
    """The real voice's lengths, not the estimates."""
    estimated = json.loads(run("show", str(two_sides), "--json").stdout)
    measured = json.loads(run("show", str(two_sides), "--json", "--voice", "system").stdout)
    assert measured["total_ms"] == estimated["total_ms"]
    assert [c["length_ms"] for c in measured["cues"]] != [c["length_ms"] for c in estimated["cues"]]


def test_check_passes_what_is_shipped(run: Run) -> None:
    """No error and no warning in our own files."""
    done = run("check", str(ROOT / "routines"), "--strict")
    assert done.returncode == 0
    told = f"{len(SHIPPED)} files: 0 errors, 0 warnings"
    assert done.stdout.splitlines()[-1].startswith(told)


def test_check_tells_where_what_and_how(run: Run, tmp_path: Path) -> None:
    """One line an editor can jump to, a hint below it, exit code 1."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(TWO_SIDES.replace("press_hold", "press_hodl"), encoding="utf-8")
    done = run("check", "broken.yaml")
    assert done.returncode == 1
    assert "broken.yaml:8:13: error[word]: `press_hodl` is not a known stroke" in done.stdout
    assert "Did you mean `press_hold`?" in done.stdout
    (row,) = json.loads(run("check", "broken.yaml", "--json").stdout)
    assert (row["line"], row["column"], row["severity"]) == (8, 13, "error")


def test_warnings_fail_only_when_strict(run: Run, tmp_path: Path) -> None:
    """A step talked full is a warning."""
    full = tmp_path / "full.yaml"
    words = "Breathe in slowly and then breathe out again. " * 4
    gentle = TWO_SIDES.replace("pressure: 5", "pressure: 3")
    full.write_text(gentle.replace("Sit tall. Breathe.", words), encoding="utf-8")
    done = run("check", "full.yaml")
    assert "warning[speech.fill]" in done.stdout or "error[speech.overrun]" in done.stdout
    full.write_text(gentle.replace("Sit tall. Breathe.", words[:120]), encoding="utf-8")
    assert run("check", "full.yaml").returncode == 0
    assert run("check", "full.yaml", "--strict").returncode == 1


def test_new_writes_a_routine_that_passes(run: Run, tmp_path: Path) -> None:
    """Into the user's own folder, listed as theirs, never over another."""
    made = run("new", "my-evening")
    assert made.returncode == 0
    assert run("check", "my-evening", "--strict").returncode == 0
    rows = json.loads(run("list", "--json").stdout)
    assert [row["origin"] for row in rows if row["id"] == "my-evening"] == ["yours"]
    again = run("new", "my-evening")
    assert (again.returncode, "already there" in again.stderr) == (1, True)
    kind = ("--type", "thai", "--form", "partner", "--minutes", "12")
    assert run("new", str(tmp_path / "here.yaml"), *kind).returncode == 0
    assert run("check", "here.yaml", "--strict").returncode == 0
    nameless = run("new")
    assert (nameless.returncode, "name" in nameless.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["play", "swedish-sole"], 2, "swedish-solo"),
        (["play", "nowhere.yaml"], 1, "nowhere.yaml"),
        (["play", "swedish-solo", "--minutes", "99", "--headless"], 1, "nearest it can last"),
        (["play", "swedish-solo", "--voice", "nobody-at-all", "--headless"], 2, "nobody-at-all"),
        (
            ["play", "swedish-solo", "--from", "Settel and breathe", "--headless"],
            2,
            "settle and breathe",
        ),
        (["show", "swedish-solo", "--minutes", "x"], 2, "--minutes"),
        (["dance"], 2, "dance"),
        (["new", "../up"], 2, "name"),
    ],
)
def test_mistakes_end_with_their_code_and_a_way_out(
    run: Run, args: list[str], code: int, said: str
) -> None:
    """No traceback, one clear line, the code of the design."""
    done = run(*args, SDL_AUDIODRIVER="dummy")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert said in done.stderr


def test_a_broken_file_is_not_played_but_told(run: Run, tmp_path: Path) -> None:
    """Every problem is printed; nothing starts."""
    (tmp_path / "bad.yaml").write_text("title: 1\nsteps: []\n", encoding="utf-8")
    done = run("play", "bad.yaml", "--headless")
    assert done.returncode == 1
    assert done.stderr.count("error[") >= 3


def test_without_a_screen_the_window_says_so(run: Run) -> None:
    """And names the way that works."""
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SDL_VIDEODRIVER": ""}
    done = run("play", "swedish-solo", **bare)
    assert (done.returncode, "--headless" in done.stderr) == (3, True)


def test_doctor_tells_what_works_here(run: Run) -> None:
    """The voice and the routines work; without a screen the code says that something is missing."""
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SDL_VIDEODRIVER": "", "SDL_AUDIODRIVER": "dummy"}
    done = run("doctor", **bare)
    rows = {line.split()[1]: line.split()[0] for line in done.stdout.splitlines()[1:] if line}
    assert (rows["voice"], rows["sound"], rows["routines"]) == ("works", "works", "works")
    assert rows["natural"] == "works"
    assert (rows["screen"], done.returncode) == ("fails", 3)


def test_voices_names_what_play_takes(run: Run) -> None:
    """Every line's first word can be given to --voice."""
    done = run("voices")
    assert done.returncode == 0
    named = [line.split()[0] for line in done.stdout.splitlines()[1:]]
    assert "silent" in named
    assert any(name.startswith("system:") for name in named)
    assert named[0].startswith("piper:")


def test_voices_tells_of_files_that_are_not_sound(run: Run, tmp_path: Path) -> None:
    """Dropped by hand, a voice is listed with what to do; added, it must speak."""
    folder = tmp_path / "data" / "massage-coach" / "voices"
    folder.mkdir(parents=True)
    (folder / "bob.onnx").write_bytes(b"no model")
    (folder / "bob.onnx.json").write_text("{}", encoding="utf-8")
    assert f"massage-coach voices add {folder / 'bob.onnx'}" in run("voices").stderr
    added = run("voices", "add", str(folder / "bob.onnx"))
    assert (added.returncode, "bob.onnx" in added.stderr) == (1, True)
    assert run("voices", "add").returncode == 2


def test_a_log_that_is_full_costs_a_session_nothing_but_a_word(run: Run, two_sides: Path) -> None:
    """The routine goes on to its end."""
    quick = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIODELAY": "1"}
    quick["SDL_DISKAUDIOFILE"] = str(two_sides.with_name("sound.raw"))
    words = ("play", str(two_sides), "--headless", "--accept-care-errors", "--voice", "silent")
    done = run(*words, "--from", "Rest", "--log", "/dev/full", **quick)
    assert done.returncode == 0, done.stderr
    assert "The log ends here" in done.stdout


def test_json_stays_alone_on_its_stream(run: Run, tmp_path: Path) -> None:
    """What is wrong with a routine is told beside it."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: Broken\n", encoding="utf-8")
    done = run("show", str(broken), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[" in done.stderr


@pytest.mark.parametrize("name", ["sub/evil", "../evil", "~/evil", "/tmp/evil", "my evening"])
def test_a_new_routine_is_named_or_has_a_path_of_its_own(run: Run, name: str) -> None:
    """Nothing is written where `play NAME` would not find it."""
    done = run("new", name)
    assert (done.returncode, done.stdout) == (2, "")


def test_streams_that_cannot_say_a_sign_leave_it_out(run: Run) -> None:
    """A Windows pipe has no dashes and quotes of ours."""
    assert run("check", str(GOLDEN), PYTHONIOENCODING="ascii:strict").returncode == 1


@pytest.mark.parametrize("step", ["999", "²", "", "no such step"])
def test_a_step_that_is_not_there_is_wrong_usage(run: Run, two_sides: Path, step: str) -> None:
    assert run("play", str(two_sides), "--headless", "--from", step).returncode == 2


def test_conditions_add_up_however_they_are_given(run: Run) -> None:
    """Two options say the same as one with a comma: none is lost."""
    words = ("show", "deep-tissue-solo", "--json", "--with")
    together = run(*words, "sciatica,arthritis")
    apart = run(*words, "sciatica", "--with", "arthritis")
    assert (together.returncode, together.stdout) == (0, apart.stdout)
    assert together.stdout != run(*words, "arthritis").stdout
