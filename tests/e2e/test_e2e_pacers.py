"""Pacers in a whole session, recorded sample by sample through SDL's disk driver."""

import json
from pathlib import Path

import pytest

from bench import recording
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.cues import Score
from coach.score.estimate import estimated
from coach.score.pacers import sounding
from coach.session.assemble import chime_file
from coach.sound.pacers import pacer_file
from coach.units import to_samples
from tests.e2e.rig import House, logged, named, recording_to

PACED = """
title: Paced
type: swedish
form: solo
steps:
  - {name: Settle, stroke: settle, seconds: 10, say: "Sit tall."}
  - name: Glide with the breath
    stroke: effleurage
    region: calf
    tool: palms
    seconds: 30
    pressure: 3
    tempo: 12
    breath: {in: 4, out: 6}
    say: "Glide as you breathe out."
  - name: Knead
    stroke: petrissage
    region: calf
    tool: palms
    seconds: 15
    pressure: 3
    tempo: 40
    say: "Knead."
  - {name: Rest, stroke: rest, seconds: 30, breath: {in: 5, out: 5}}
"""


def expected_of(score: Score) -> recording.Expected:
    """Chimes and pacers; nothing is spoken by a silent voice."""
    heard = [cue for part in score.parts if part for cue in sounding(part, "both")]
    files = {"chime": lambda cue: chime_file(cue.text), "pacer": pacer_file}
    sounds = [
        recording.Sounding(cue, to_samples(cue.at_ms), recording.samples_of(file))
        for cue in heard
        if cue.channel in files and (file := files[cue.channel](cue))
    ]
    return recording.Expected(to_samples(score.total_ms), tuple(sounds))


def test_pulses_and_swells_are_heard_where_the_picture_moves(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the sample; the log names each of them, and what else is performed stays as it was."""
    routine = house.folder / "paced.yaml"
    routine.write_text(PACED, "utf-8")
    log, raw = house.folder / "played.log", house.folder / "played.raw"
    options = ("--voice", "silent", "--bed", "none", "--pacer", "both", "--log", str(log))
    unhurried = {**recording_to(raw), "SDL_DISKAUDIODELAY": "6"}
    ended = house.run("play", str(routine), "--headless", *options, **unhurried)
    assert (ended.code, ended.err) == (0, "")
    score = _score_of(routine)
    rows = logged(log)
    assert all(row["played_ms"] == row["at_ms"] for row in rows)
    paced = [row for row in rows if row["kind"] in {"stroke", "breath"}]
    pacers = [cue for part in score.parts if part for cue in part.pacers]
    assert named(paced) == [(cue.at_ms, cue.kind, cue.text, cue.step) for cue in pacers]
    shown = house.run("show", str(routine), "--json")
    assert named([row for row in rows if row not in paced]) == named(json.loads(shown.out)["cues"])
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    heard, wanted = recording.of_disk_driver(raw), expected_of(score)
    offset = recording.beginning(heard, wanted)
    assert {found.late for found in recording.onsets(heard, wanted, offset)} == {0}
    assert recording.first_difference(heard, wanted, offset) is None


def _score_of(path: Path) -> Score:
    routine = read(path).routine
    assert routine
    return compile_score(arrange(routine, Choices()), estimated)
