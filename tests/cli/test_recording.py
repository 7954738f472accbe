"""`record`: what is to be read aloud, and what is recorded already."""

import json
from pathlib import Path

import pytest

from coach import paths
from coach.cli.arguments import wanted
from coach.score.takes import name_of

ROUTINE = """
title: Mine
type: stretching
form: solo
lengths: [1, 2]
recordings: mine
steps:
  - {name: Settle, stroke: settle, seconds: 30, say: "Sit tall. [breath] Breathe."}
  - {name: Look up, stroke: mobilise, seconds: [0, 60], say: "Look up."}
  - {name: Rest, stroke: rest, seconds: 30, say: "Rest.", say_audio: rest.flac}
"""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / f"{name_of('Look up.')}.opus").touch()
    file = tmp_path / "mine.yaml"
    file.write_text(ROUTINE, encoding="utf-8")
    return str(file)


def test_the_page_has_every_text_once(
    routine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of all lengths, with its file, its seconds, its steps, and a tick for what is there."""
    assert not wanted(["record", routine])()
    page = capsys.readouterr().out
    for text in ("1. Sit tall. [breath] Breathe.", "3. ✓ Look up.", "5. Rest.", "Next: rest."):
        assert page.count(text) == 1
    assert "rest.flac: about 0.7 s, 27.3 s at most; Rest" in page
    assert f"They are kept in {tmp_path / 'mine'}" in page
    assert "They are heard once" not in page


def test_it_says_what_is_left_to_do_to_be_heard(
    routine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line of a routine that names no folder or another one; the copy of one of ours."""
    bare = tmp_path / "bare.yaml"
    bare.write_text(ROUTINE.replace("recordings: mine\n", ""), encoding="utf-8")
    assert not wanted(["record", str(bare)])()
    assert f"once {bare} has the line `recordings: bare-voice`." in capsys.readouterr().out
    assert not wanted(["record", routine, "--into", str(tmp_path / "more" / "takes")])()
    assert "has the line `recordings: more/takes`." in capsys.readouterr().out
    assert not wanted(["record", "desk-break"])()
    page = capsys.readouterr().out
    own = paths.user_routines()
    assert f"They are kept in {own / 'desk-break-voice'}" in page
    assert f"to {own / 'desk-break.yaml'}. They are heard once" in page


def test_one_length_as_data(routine: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And in another folder nothing is there."""
    assert not wanted(["record", routine, "--minutes", "1", "--into", "elsewhere", "--json"])()
    rows = json.loads(capsys.readouterr().out)
    assert [row["text"] for row in rows[:3]] == [
        "Sit tall. [breath] Breathe.",
        "Next: rest.",
        "Rest.",
    ]
    assert rows[0] == {
        "file": f"elsewhere/{name_of('Sit tall, breathe')}.wav",
        "there": False,
        "text": "Sit tall. [breath] Breathe.",
        "estimate_ms": rows[0]["estimate_ms"],
        "room_ms": 26_400,
        "steps": ["Settle"],
    }
    assert not any(row["there"] for row in rows)


def test_check_measures_what_is_recorded(routine: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And tells of what is missing or is no sound, with line and column."""
    assert wanted(["check", routine])() == 1
    told = capsys.readouterr().out
    assert "mine.yaml:10:" in told
    assert "rest.flac is not there" in told
    assert "mine.yaml:6:13: error[recording]" in told
