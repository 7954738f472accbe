"""Captions, read back by a strict reader of each format."""

import re
from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given

from coach.export.captions import KINDS
from coach.export.piece import Piece
from coach.export.said import GAP_MS, LETTERS, LINES, Said, captions, whole
from coach.routine.model import Routine
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.estimate import estimated
from tests.export.pieces import SHORT, piece, written
from tests.strategies import routines

CLOCK = r"(\d\d):([0-5]\d):([0-5]\d)[.,](\d{3})"
SRT = re.compile(rf"(\d+)\n{CLOCK} --> {CLOCK}\n((?:[^\n]+\n)+)\n")
VTT = re.compile(rf"{CLOCK} --> {CLOCK}\n((?:[^\n]+\n)+)\n|NOTE [^\n]+\n(?:[^\n]+\n)*\n")
LRC = re.compile(r"\[(\d\d+):([0-5]\d)\.(\d\d)\]([^\n]*)\n|\[[a-z]+:[^\n]*\]\n")


@given(routines())
def test_captions_can_be_read(routine: Routine) -> None:
    """Two short lines at most, never two at once; and no word is lost that has its time."""
    score = compile_score(arrange(routine, Choices()), estimated)
    shown = captions(score)
    for said in shown:
        assert said.start_ms < said.end_ms <= score.total_ms
        lines = said.text.split("\n")
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= LETTERS
    for said, following in pairwise(shown):
        assert following.start_ms - said.end_ms >= GAP_MS
    if not any(part.concessions for part in score.parts if part):
        words = [word for said in shown for word in said.text.split()]
        assert words == [word for said in whole(score) for word in said.text.split()]


def test_srt_reads_back(tmp_path: Path) -> None:
    """Numbered from 1, without a gap between two entries that a reader could stumble over."""
    text = written(piece(), tmp_path / "short.srt").read_text("utf-8")
    found = list(SRT.finditer(text))
    assert "".join(entry[0] for entry in found) == text
    assert [int(entry[1]) for entry in found] == list(range(1, len(found) + 1))
    assert [_said(entry.groups()[1:]) for entry in found] == list(captions(piece().score))


def test_vtt_reads_back(tmp_path: Path) -> None:
    """A header, notes, and signs that would be markup written out."""
    text = written(piece(), tmp_path / "short.vtt").read_text("utf-8")
    head, body = text.split("\n\n", 1)
    found = list(VTT.finditer(body))
    assert (head, "".join(entry[0] for entry in found)) == ("WEBVTT", body)
    shown = [_said(entry.groups()) for entry in found if entry[1]]
    assert shown == list(captions(piece().score))
    assert "--> " not in "".join(entry[0] for entry in found if not entry[1])


def test_lrc_reads_back(tmp_path: Path) -> None:
    """Lines in time, in the hundredths of a second that the format has."""
    text = written(piece(), tmp_path / "short.lrc").read_text("utf-8")
    found = list(LRC.finditer(text))
    assert "".join(entry[0] for entry in found) == text
    timed = [(_hundredths(entry), entry[4]) for entry in found if entry[4]]
    wanted = [(s.start_ms // 10, s.text.replace("\n", " ")) for s in captions(piece().score)]
    assert timed == wanted
    assert sorted(timed) == timed


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_players_find_every_caption(ending: str, tmp_path: Path) -> None:
    """FFmpeg, which many players are made of, reads the same times."""
    with av.open(str(written(piece(), tmp_path / f"short{ending}"))) as file:
        times = [p.pts * p.time_base for p in file.demux() if p.pts is not None and p.time_base]
    found = [round(time * 1_000) for time in times]
    assert found == [said.start_ms for said in captions(piece().score)]


def test_whom_it_addresses_is_named() -> None:
    """Of two people each knows which words are theirs."""
    texts = [said.text for said in whole(piece().score)]
    assert any(text.startswith("Giver: Left shoulder.") for text in texts)
    assert "Sit tall. Breathe." in texts


@pytest.mark.parametrize("ending", KINDS)
def test_an_arrow_or_a_tag_is_only_text(ending: str) -> None:
    """Titles and words may hold what a format gives a meaning to."""
    text = "".join(KINDS[ending](_with_signs()))
    entries = text.split("\n\n")[1:]
    assert all(entry.count("-->") <= 1 for entry in entries)


def _with_signs() -> Piece:
    return piece(SHORT.replace("Rest your hands.", "Rest your hands & breathe --> out."))


def _said(groups: tuple[str, ...]) -> Said:
    times, text = [int(part) for part in groups[:8]], groups[8].rstrip("\n")
    for sign, written_out in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        text = text.replace(written_out, sign)
    return Said(_ms(times[:4]), _ms(times[4:]), text)


def _ms(parts: list[int]) -> int:
    hours, minutes, seconds, rest = parts
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest


def _hundredths(entry: "re.Match[str]") -> int:
    return (int(entry[1]) * 60 + int(entry[2])) * 100 + int(entry[3])
