"""Whole sessions, recorded sample by sample through SDL's disk driver."""

import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench import recording
from bench.servers import end, wait_until
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Cue
from coach.score.estimate import estimated
from coach.units import SAMPLES_PER_MS
from tests.e2e.rig import ROUTINE, House, logged, named, recording_to

AUDIO_PROCESS = "coach.sound.output"


def play(house: House, routine: Path, name: str = "first", **environment: str) -> str:
    """Plays to the end, into NAME.raw and NAME.log; gives what was printed."""
    files = recording_to(house.folder / f"{name}.raw")
    log = house.folder / f"{name}.log"
    ended = house.run("play", str(routine), "--headless", "--log", str(log), **files, **environment)
    assert ended.code == 0, ended.err
    assert ended.err == ""
    return ended.out


def expected_of(house: House, routine: Path, monkeypatch: pytest.MonkeyPatch) -> recording.Expected:
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    return recording.expected(*recording.score_of(routine))


def recorded(house: House, name: str = "first") -> recording.Recording:
    return recording.of_disk_driver(house.folder / f"{name}.raw")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Path]:
    """A routine that was played once, from an empty cache on, in a house of its own."""
    house = House(tmp_path_factory.mktemp("played"))
    routine = house.folder / "two-quiet-minutes.yaml"
    routine.write_text(ROUTINE, "utf-8")
    play(house, routine)
    return house, routine


def test_what_is_heard_is_the_score_to_the_sample(
    played: tuple[House, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Log, compiled score and recording agree: nothing drifts, nothing is missing, cut or late."""
    house, routine = played
    log = logged(house.folder / "first.log")
    shown = house.run("show", str(routine), "--json", "--voice", "system")
    assert named(log) == named(json.loads(shown.out)["cues"])
    assert {row["kind"] for row in log} == {"chime", "say", "announce", "tick"}
    assert all(row["played_ms"] == row["at_ms"] for row in log)
    heard, wanted = recorded(house), expected_of(house, routine, monkeypatch)
    offset = recording.beginning(heard, wanted)
    assert {found.late for found in recording.onsets(heard, wanted, offset)} == {0}
    assert recording.first_difference(heard, wanted, offset) is None
    assert not heard.between(0, offset).any()
    assert not heard.between(offset + wanted.total, len(heard)).any()
    assert np.array_equal(heard.raw[:, 0], heard.raw[:, 1])


def test_an_edited_line_is_heard_and_nothing_else_changes(
    played: tuple[House, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newcomer's promise: change one line, play again, hear the change."""
    house, routine = played
    edited = routine.with_name("edited.yaml")
    text = routine.read_text("utf-8")
    edited.write_text(text.replace("Rest your hands in your lap.", "Let your hands rest."), "utf-8")
    play(house, edited, "second")
    before, after = (logged(house.folder / f"{name}.log") for name in ("first", "second"))
    assert len(before) == len(after)
    (changed,) = [i for i, row in enumerate(before) if row != after[i]]
    assert before[changed]["text"] == "Rest your hands in your lap."
    assert after[changed] == {**before[changed], "text": "Let your hands rest."}
    first, second = (
        _session(recorded(house, name), expected_of(house, file, monkeypatch))
        for name, file in (("first", routine), ("second", edited))
    )
    strange = np.flatnonzero(first != second) / SAMPLES_PER_MS
    assert strange[0] >= after[changed]["at_ms"]
    assert strange[-1] < after[changed + 1]["at_ms"]


def _session(heard: recording.Recording, wanted: recording.Expected) -> recording.Samples:
    """The recording from the first to the last sample of the score."""
    offset = recording.beginning(heard, wanted)
    return heard.between(offset, offset + wanted.total)


def test_a_killed_audio_process_is_replaced_where_it_was(
    house: House, routine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session goes on to its end, and every cue is performed once."""
    if not Path("/proc").is_dir():
        pytest.skip("without /proc the audio process is not found")
    files = recording_to(house.folder / "first.raw")
    log = house.folder / "first.log"
    session = house.start("play", str(routine), "--headless", "--log", str(log), **files)
    try:
        wait_until(lambda: len(logged(log)) >= 5, "five cues are performed")
        (audio,) = house.processes(AUDIO_PROCESS)
        os.kill(audio, signal.SIGKILL)
        wait_until(lambda: audio not in house.processes(AUDIO_PROCESS), "the process is gone")
        wait_until(lambda: house.processes(AUDIO_PROCESS), "another one is there")
        before = len(logged(log))
        ended = house.ended(session)
    finally:
        end(session)
    assert (ended.code, ended.err) == (0, "")
    rows, wanted = logged(log), expected_of(house, routine, monkeypatch)
    assert [row["at_ms"] for row in rows] == [sound.cue.at_ms for sound in wanted.sounds]
    assert before < len(rows) - 5
    _assert_same_tail(recorded(house), wanted, rows[before]["at_ms"] * SAMPLES_PER_MS)


def _assert_same_tail(heard: recording.Recording, wanted: recording.Expected, since: int) -> None:
    """The new process's recording, which replaced the old one's, has all from there to the end."""
    mono = heard.between(0, len(heard))
    last = int(np.flatnonzero(mono)[-1])
    silence = int(np.flatnonzero(wanted.between(0, wanted.total)[::-1])[0])
    offset = last + 1 + silence - wanted.total
    assert recording.first_difference(heard, wanted, offset, since) is None


def test_without_a_voice_the_captions_lead(house: House, routine: Path) -> None:
    """One clear line says why, the session runs to its end, and the chimes are heard."""
    shadow = house.folder / "shadow"
    shadow.mkdir()
    for module in ("pyttsx3", "espeakng_loader", "piper"):
        (shadow / f"{module}.py").write_text('raise ImportError("broken for a test")\n', "utf-8")
    out = play(house, routine, PYTHONPATH=str(shadow))
    assert out.count("No voice") == 1
    assert "Rest your hands in your lap." in out
    assert "Rise slowly" in out
    heard, wanted = recorded(house), _chimes_of(routine)
    log = logged(house.folder / "first.log")
    ringing = [row["at_ms"] for row in log if row["kind"] in {"chime", "tick"}]
    assert ringing == [sound.cue.at_ms for sound in wanted.sounds]
    offset = recording.beginning(heard, wanted)
    assert recording.first_difference(heard, wanted, offset) is None


def _chimes_of(path: Path) -> recording.Expected:
    """What is left to be heard of a routine without its words."""
    routine = read(path).routine
    assert routine
    score = compile_score(arrange(routine, Choices()), estimated)
    parts = tuple(replace(part, cues=_ringing(part.cues)) for part in score.parts if part)
    return recording.expected(replace(score, parts=parts), {})


def _ringing(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if cue.channel == "chime")
