"""A translated routine in a whole session, recorded sample by sample by SDL's disk driver."""

import json

import pytest

from bench import recording
from coach import paths
from tests.e2e.rig import House, logged, named, recording_to

ROUTINE = paths.bundled("routines") / "stretching" / "desk-break.yaml"
UNHURRIED = {"SDL_DISKAUDIODELAY": "5"}
"""At four times the real speed a busy machine keeps up."""


def test_a_translated_routine_is_heard_in_its_language_to_the_sample(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every cue on its millisecond, the program's own words too, in a voice that speaks German
    though an English one is set; the title is German, the id is not.
    """
    log, raw = house.folder / "played.log", house.folder / "played.raw"
    options = ("--language", "de", "--voice", "system:gmw/en", "--bed", "none", "--log", str(log))
    played = house.run(
        "play", ROUTINE.stem, "--headless", *options, **{**recording_to(raw), **UNHURRIED}
    )
    assert (played.code, played.err) == (0, "")
    assert "Pause am Schreibtisch" in played.out
    rows = logged(log)
    shown = house.run("show", ROUTINE.stem, "--json", "--language", "de", "--voice", "system")
    assert named(rows) == named(json.loads(shown.out)["cues"])
    assert all(row["played_ms"] == row["at_ms"] for row in rows)
    texts = {row["text"] for row in rows}
    assert {"Rechte Seite. Neig den Kopf sanft nach links.", "Gleich die rechte Seite."} <= texts
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    wanted = recording.expected(*recording.score_of(ROUTINE, language="de"))
    heard = recording.of_disk_driver(raw)
    offset = recording.beginning(heard, wanted)
    assert {found.late for found in recording.onsets(heard, wanted, offset)} == {0}
    assert recording.first_difference(heard, wanted, offset) is None
