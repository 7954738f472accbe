"""`massage-coach export`: what it refuses, what it leaves when it is ended, the whole library."""

import fcntl
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from coach.errors import CoachError
from coach.export.current import mark_of
from coach.export.formats import FORMATS
from coach.export.piece import Wishes
from coach.export.target import replaced
from coach.export.worker import done as made_by_worker
from coach.export.worker import job
from coach.settings import Settings
from tests.export.pieces import quiet
from tests.scores import SHIPPED, TWO_SIDES, plan_of
from tests.sound.test_beds import noise, write_wav

ROOT = Path(__file__).parents[2]
PLAIN = ("--voice", "system", "--bed", "none")
LONG = ("swedish-solo", "--minutes", "30", *PLAIN)
"""Takes so long to become an MP3 that it can be interrupted."""
PATIENCE_S, TURN_S = 60.0, 0.05


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, but for the clips."""
    own = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG")}
    return {**os.environ, **own, "COLUMNS": "200", "NO_COLOR": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files are written."""
    made = tmp_path / "files"
    made.mkdir()
    return made


def command(*words: object) -> list[str]:
    return [sys.executable, str(ROOT / "run.py"), "export", *map(str, words)]


def export(
    folder: Path, home: dict[str, str], *words: object
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        env=home,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


@contextmanager
def interrupted(
    folder: Path, home: dict[str, str], *words: object
) -> Iterator[subprocess.Popen[bytes]]:
    """An export under way: what it writes has begun to grow."""
    # In the background of a shell Ctrl-C is ignored, and a program inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command(*words), env=home, cwd=folder, stdout=-3, stderr=-3) as process:
        try:
            until = time.monotonic() + PATIENCE_S
            while not any(path.stat().st_size for path in hidden(folder)):
                assert time.monotonic() < until, "it did not begin"
                with suppress(subprocess.TimeoutExpired):
                    pytest.fail(f"it ended by itself: {process.wait(TURN_S)}")
            yield process
        finally:
            process.kill()


def hidden(folder: Path) -> list[Path]:
    """Files that were begun."""
    return [
        path for path in folder.iterdir() if path.name.startswith(".") and path.suffix != ".json"
    ]


def test_a_routine_becomes_a_file_named_after_it(folder: Path, home: dict[str, str]) -> None:
    """Told with its length; when to stop is told, and no key that nobody would hear."""
    done = export(folder, home, "desk-break", "--format", "flac", *PLAIN)
    assert done.returncode == 0, done.stderr
    assert "desk-break.flac  3:00" in done.stdout
    assert "When to stop" in done.stdout
    assert "Space" not in done.stdout
    assert done.stderr == ""
    assert [path.name for path in folder.iterdir()] == ["desk-break.flac"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["desk-break", "-o", "x.falc"], 2, "`.flac`"),
        (["desk-break", "-o", "x"], 2, ".m4a .m4b"),
        (["desk-break", "--format", "opsu"], 2, "`.opus`"),
        (["desk-break", "-o", "nowhere/x.wav"], 1, "nowhere"),
        (["desk-braek", "-o", "x.wav"], 2, "desk-break"),
        (["desk-break", "-o", "x.wav", "--bed", "seaa"], 2, "sea"),
        (["desk-break", "-o", "x.wav", "--voice", "nobody-at-all"], 2, "nobody-at-all"),
        (["desk-break", "--all", "here"], 2, "--all"),
        (["desk-break", "--every", "week", "-o", "x.srt"], 2, "reminders"),
        (["desk-break", "--at", "20:00"], 2, ".ics"),
        (["desk-break", "--every", "wek", "-o", "x.ics"], 2, "`week`"),
        (["--all", ".", "--format", "ics", "--at", "99:99"], 2, "`99:99`"),
        ([], 2, "ROUTINE"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    folder: Path, home: dict[str, str], words: list[str], code: int, said: str
) -> None:
    """One clear line with the nearest word, the code of the design."""
    done = export(folder, home, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert said in done.stderr
    assert not list(folder.iterdir())


@pytest.mark.parametrize("library", ["av", "mutagen"])
def test_a_missing_library_is_named_with_its_command(
    folder: Path, home: dict[str, str], library: str, tmp_path: Path
) -> None:
    """Before anything is baked."""
    (tmp_path / "none" / library).mkdir(parents=True)
    (tmp_path / "none" / library / "__init__.py").write_text("raise ImportError", "utf-8")
    without = {**home, "PYTHONPATH": str(tmp_path / "none")}
    done = export(folder, without, "desk-break", *PLAIN)
    assert (done.returncode, library in done.stderr) == (3, True)
    assert f"{sys.executable} -m pip install -e '{ROOT}[export]'" in done.stderr


def test_care_rules_hold_as_they_do_for_play(folder: Path, home: dict[str, str]) -> None:
    """What breaks them is refused until it is accepted; what somebody has is heeded."""
    (folder / "own.yaml").write_text(TWO_SIDES, "utf-8")
    refused = export(folder, home, "own.yaml", "-o", "own.srt", *PLAIN)
    assert (refused.returncode, "--accept-care-errors" in refused.stderr) == (1, True)
    words = ("own.yaml", "-o", "own.srt", "--accept-care-errors", *PLAIN)
    assert export(folder, home, *words).returncode == 0
    ill = export(folder, home, "deep-tissue-solo", "-o", "d.srt", "--with", "clot", *PLAIN)
    assert (ill.returncode, (folder / "d.srt").exists()) == (1, False)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3", ".m4b", ".opus", ".mp4"])
def test_a_full_disk_leaves_the_older_file(ending: str, folder: Path, home: dict[str, str]) -> None:
    """The reason is told, and nothing half is left beside it."""
    (folder / f"x{ending}").write_bytes(b"older")
    done = subprocess.run(
        command("desk-break", "-o", f"x{ending}", *PLAIN),
        capture_output=True,
        text=True,
        env=home,
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)),
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert f"x{ending} cannot be written: File too large" in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {f"x{ending}": b"older"}


def test_a_terminal_shows_how_long_it_still_takes(folder: Path, home: dict[str, str]) -> None:
    """In minutes and seconds, beside the bar; and nothing of it stays."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
    shown = {**home, "TERM": "xterm"}
    with subprocess.Popen(
        command(*LONG, "-o", "x.mp3"), env=shown, cwd=folder, stdout=-3, stderr=follower
    ) as process:
        os.close(follower)
        seen, until = b"", time.monotonic() + PATIENCE_S
        while not re.search(rb"Writing x\.mp3.*\d+%.*\d:\d\d:\d\d", seen, re.DOTALL):
            assert time.monotonic() < until, seen[-500:]
            seen += os.read(leader, 4_096)
        process.kill()
    os.close(leader)


def test_what_is_to_outlive_its_terminal_does(folder: Path, home: dict[str, str]) -> None:
    """After `nohup` the program is told of a terminal that closes, and goes on."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupted(folder, home, "desk-break", "-o", "x.mp3", *PLAIN) as process:
            process.send_signal(signal.SIGHUP)
            assert process.wait(PATIENCE_S) == 0
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (folder / "x.mp3").stat().st_size > 100_000


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_ended_leaves_nothing_half(
    folder: Path, home: dict[str, str], number: signal.Signals, code: int
) -> None:
    """Ctrl-C, or a system that shuts down."""
    (folder / "x.mp3").write_bytes(b"older")
    with interrupted(folder, home, *LONG, "-o", "x.mp3") as process:
        process.send_signal(number)
        assert process.wait(PATIENCE_S) == code
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"x.mp3": b"older"}


def test_what_is_killed_is_swept_up_by_the_next(folder: Path, home: dict[str, str]) -> None:
    """The older file stays; the hidden one goes when the same file is written again."""
    (folder / "x.mp3").write_bytes(b"older")
    with interrupted(folder, home, *LONG, "-o", "x.mp3") as process:
        process.kill()
        process.wait(PATIENCE_S)
    assert (folder / "x.mp3").read_bytes() == b"older"
    assert len(hidden(folder)) == 1
    with replaced(folder / "x.mp3") as part:
        part.write_bytes(b"newer")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"x.mp3": b"newer"}


def test_two_that_write_one_file_do_not_take_it_from_each_other(folder: Path) -> None:
    """What another process is writing stays; when it is gone, what it left goes."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = folder / f".x.massage-coach-{other.pid}.mp3"
        theirs.write_bytes(b"half")
        with replaced(folder / "x.mp3") as part:
            part.write_bytes(b"ours")
        assert theirs.read_bytes() == b"half"
    with replaced(folder / "x.mp3") as part:
        part.write_bytes(b"ours")
    assert {path.name for path in folder.iterdir()} == {"x.mp3"}


def test_a_link_stays_a_link_and_a_folder_a_folder(folder: Path) -> None:
    """What is linked to is written anew; a folder is named before any work is done."""
    (folder / "real.srt").write_bytes(b"older")
    (folder / "link.srt").symlink_to("real.srt")
    (folder / "place.srt").mkdir()
    with replaced(folder / "link.srt") as part:
        part.write_bytes(b"newer")
    assert (folder / "link.srt").is_symlink()
    assert (folder / "real.srt").read_bytes() == b"newer"
    with pytest.raises(CoachError, match="is a folder"), replaced(folder / "place.srt"):
        pytest.fail("it began")


def test_names_with_signs_are_names(folder: Path) -> None:
    """No sign of a name is taken for a pattern."""
    for name in ("a*b[c].wav", "…ä ö.wav", "no-ending"):
        with replaced(folder / name) as part:
            part.write_bytes(b"")
    assert {path.name for path in folder.iterdir()} == {"a*b[c].wav", "…ä ö.wav", "no-ending"}


def test_music_that_cannot_be_played_is_told(
    folder: Path, home: dict[str, str], tmp_path: Path
) -> None:
    """Once, after the file, in which the rest of it sounds; a whole library tells it too."""
    music = tmp_path / "music"
    music.mkdir()
    write_wav(music / "good.wav", noise(5))
    (music / "broken.mp3").write_bytes(b"no music at all")
    words = ("--voice", "system", "--bed", str(music))
    done = export(folder, home, "desk-break", "-o", "x.flac", *words)
    assert (done.returncode, done.stderr.count("cannot be played: broken.mp3")) == (0, 1)
    plan = plan_of(TWO_SIDES)
    message = job("x", plan, folder / "y.flac", quiet(bed=str(music)), Wishes())
    answer = made_by_worker(message, lambda _part: None)
    assert (answer["failed"], ["broken.mp3" in line for line in answer["conceded"]]) == ("", [True])


def test_every_shipped_routine_is_exported(folder: Path, home: dict[str, str]) -> None:
    """All at once, each as long as its plan; then nothing is left to do until something changes."""
    own = Path(home["XDG_DATA_HOME"]) / "massage-coach" / "routines"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("title: Broken\n", "utf-8")
    words = ("--all", "out", "--format", "flac", "--chime-volume", "0", *PLAIN)
    done = export(folder, home, *words)
    assert done.returncode == 0, done.stderr
    told = f"{len(SHIPPED)} written, 0 current, 1 skipped, 0 failed"
    assert done.stdout.splitlines()[-1] == told
    assert "broken: " in done.stderr
    made = {path.stem: path for path in (folder / "out").glob("*.flac")}
    assert made.keys() == {path.stem for path in SHIPPED}
    for path in made.values():
        with av.open(str(path)) as file:
            chapters = file.chapters()
            assert file.duration is not None
            assert file.duration // 1_000 == chapters[-1]["end"]
    made["desk-break"].write_bytes(b"changed by hand")
    again = export(folder, home, *words)
    assert again.stdout.splitlines()[-1].startswith(f"1 written, {len(SHIPPED) - 1} current")


@pytest.mark.parametrize("ending", [".pdf", ".ics", ".m4a"])
def test_what_somebody_must_know_goes_with_the_file(
    ending: str, folder: Path, home: dict[str, str]
) -> None:
    """Because of what they have; nobody hears the command's own words later."""
    words = ("swedish-solo", "--minutes", "10", "--with", "sciatica", "-o", f"x{ending}")
    done = export(folder, home, *words, *PLAIN)
    assert done.returncode == 0, done.stderr
    assert "never pressed" in _read_back(folder / f"x{ending}")


def _read_back(file: Path) -> str:
    if file.suffix == ".pdf":
        return PdfReader(file).pages[0].extract_text()
    if file.suffix == ".ics":
        (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return str(event["description"])
    with av.open(str(file)) as opened:
        return opened.metadata["comment"]


def test_what_goes_into_a_file_goes_into_its_mark(tmp_path: Path) -> None:
    """Words, voice, sounds, settings, format; not how loud the whole is played, or muted."""
    (tmp_path / "song.wav").write_bytes(b"one")
    usual = Settings(voice="system", bed=str(tmp_path))

    def mark(text: str = TWO_SIDES, ending: str = ".mp3", **changed: Any) -> str:
        return mark_of(plan_of(text), replace(usual, **changed), Wishes(), ending)

    first = mark()
    assert first == mark(volume=20, muted=True, fullscreen=True)
    others = [
        mark(TWO_SIDES.replace("Breathe.", "Breathe out.")),
        mark(ending=".flac"),
        mark(voice="silent"),
        mark(rate=90),
        mark(bed="rain"),
        mark(bed_volume=50),
    ]
    (tmp_path / "song.wav").write_bytes(b"another")
    assert len({first, *others, mark()}) == len(others) + 2


def test_a_reminder_that_is_over_is_made_anew() -> None:
    """One that comes once, when its day is another; one that comes again stays as it is."""

    def mark(now: datetime, every: str = "", ending: str = ".ics") -> str:
        wishes = Wishes(every=every, at="20:00")
        return mark_of(plan_of(), Settings(voice="silent"), wishes, ending, now)

    morning = datetime(2026, 1, 31, 8, tzinfo=UTC)
    noon, night = morning.replace(hour=12), morning.replace(hour=21)
    later = morning.replace(year=2027)
    assert mark(morning) == mark(noon) != mark(night) != mark(later)
    assert mark(morning) != mark(later)
    assert mark(morning, "week") == mark(later, "week")
    assert mark(morning, ending=".mp3") == mark(later, ending=".mp3")


def test_a_library_that_is_ended_leaves_nothing_half(folder: Path, home: dict[str, str]) -> None:
    """All its processes end with it, and what is finished stays."""
    (folder / "out").mkdir()
    words = ("--all", "out", "--format", "mp3", *PLAIN)
    with interrupted(folder / "out", home, *("--all", folder / "out", *words[2:])) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == 130
    assert not hidden(folder / "out")


def test_every_ending_has_its_writer() -> None:
    """The table names modules that there are."""
    assert all(callable(made.write) for made in FORMATS.values())
