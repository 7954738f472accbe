"""A live session through a real sound server, recorded there."""

from pathlib import Path

import pytest

from bench import recording, servers
from coach.sound.child import AUDIO_PROCESS
from coach.units import SAMPLES_PER_MS
from tests.e2e.conftest import Need
from tests.e2e.rig import House, logged, named

SPREAD_MS = 12

QUIETLY = ("--headless", "--accept-care-errors", "--voice", "system", "--bed", "none")
"""What is too short for a body is long enough for a sound; a server's clients have no settings."""
SHORT = """\
title: Twenty seconds
type: swedish
form: solo
countdown: bell
steps:
  - name: Settle
    stroke: settle
    seconds: 8
    say: "Sit tall."
  - name: Press
    stroke: press_hold
    region: upper_trap
    tool: fingertips
    sides: [left, right]
    seconds: 6
    pressure: 4
    say: "{Side}."
"""


def test_a_live_session_keeps_its_times(
    house: House, sound_server: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every onset is heard where the log has it, and nothing is lost between them."""
    routine, log, file = (house.folder / name for name in ("short.yaml", "log", "heard.raw"))
    routine.write_text(SHORT, "utf-8")
    with servers.recorder(sound_server, file):
        ended = house.run("play", str(routine), *QUIETLY, "--log", str(log), **sound_server)
    assert (ended.code, ended.err) == (0, "")
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    wanted = recording.expected(*recording.score_of(routine))
    assert [row[0] for row in named(logged(log))] == [sound.cue.at_ms for sound in wanted.sounds]
    assert len(wanted.sounds) >= 12
    heard = _heard(file, wanted)
    late = [found.late for found in heard]
    assert max(late) - min(late) <= SPREAD_MS * SAMPLES_PER_MS, late
    assert max(found.misfit for found in heard) < 0.01
    assert recording.gaps(heard) == 0


def test_a_sound_server_that_dies_is_noticed_and_the_session_goes_on(
    house: House, need: Need
) -> None:
    """Swallowed in silence the rest would be lost; a new process looks for another device."""
    need(*servers.SOUND_PROGRAMS)
    routine, log = house.folder / "short.yaml", house.folder / "log"
    routine.write_text(SHORT, "utf-8")
    with servers.sound_server() as server:
        playing = house.start("play", str(routine), *QUIETLY, "--log", str(log), **server)
        servers.wait_until(lambda: logged(log), "the session has begun")
        (first,) = house.processes(AUDIO_PROCESS)
    servers.wait_until(
        lambda: house.processes(AUDIO_PROCESS) not in ([first], []), "another process has begun"
    )
    ended = house.ended(playing)
    assert (ended.code, "No sound here" in ended.out) == (0, True)
    assert logged(log)[-1]["text"] == "end"


def _heard(file: Path, wanted: recording.Expected) -> list[recording.Heard]:
    found = recording.of_sound_server(file)
    return recording.onsets(found, wanted, recording.beginning(found, wanted))
