"""Somebody's own recordings: found, read in every format, made into clips, or said by the voice."""

import os
import wave
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from coach.errors import VoiceError
from coach.export.bake import baked
from coach.export.formats import Words
from coach.routine.model import Routine
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import phrases
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.score.plan import Plan
from coach.score.takes import name_of, takes
from coach.session import voicing
from coach.session.prepare import Preparer
from coach.settings import USUAL
from coach.sound.arrays import Sound
from coach.sound.clips import Baker, ClipCache
from coach.sound.level import loudness, true_peak
from coach.sound.pcm import read_sound
from coach.sound.recorded import (
    Recorded,
    Recordings,
    recording_findings,
    recording_of,
    with_recordings,
)
from coach.sound.recording_files import read_recording
from coach.sound.understudy import Understudied, Voiceless
from coach.sound.voices import Voice

HUM = Voice("system", "hum", "Hum", "en")
RATE = 44_100
ROUTINE = """
title: Mine
type: stretching
form: solo
recordings: mine
steps:
  - {name: Settle, stroke: settle, seconds: 30, say: "Sit tall. [breath] Breathe."}
  - name: Turn
    stroke: stretch_static
    region: rotation_low_back
    sides: [left, right]
    seconds: 40
    say: "{Side} side. Turn."
    cues:
      - {at: 50%, say: "Breathe out.", say_audio: own/out.wav}
      - {at: 75%, say: "And out.", say_audio: mine/own.wav}
  - {name: Rest, stroke: rest, seconds: 30, say: "Rest."}
"""


def spoken(seconds: float = 1.0, level: float = 0.05) -> Sound:
    """Half a second of silence, a quiet tone in syllables, and half a second of silence."""
    time = np.arange(int(seconds * RATE)) / RATE
    tone = level * np.sin(2 * np.pi * 220 * time) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time))
    return np.pad(tone, RATE // 2).astype(np.float32)


def save(path: Path, sound: Sound, kind: str = "") -> Path:
    """Writes a recording in the format that its ending names, in stereo."""
    path.parent.mkdir(parents=True, exist_ok=True)
    codec = CODECS[kind or path.suffix]
    with av.open(str(path), "w") as file:
        stream: Any = file.add_stream(codec, rate=48_000 if codec == "libopus" else RATE)
        stream.layout = "stereo"
        stream.codec_context.options = {"strict": "experimental"}
        resampler = av.AudioResampler(stream.format.name, "stereo", stream.rate)
        frame = av.AudioFrame.from_ndarray(np.tile(sound, (2, 1)), "fltp", "stereo")
        frame.rate = RATE
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(part))
        file.mux(stream.encode(None))
    return path


CODECS = {
    ".wav": "pcm_s16le",
    "24 bits": "pcm_s24le",
    ".aiff": "pcm_s16be",
    ".flac": "flac",
    ".mp3": "libmp3lame",
    ".ogg": "vorbis",
    ".opus": "libopus",
    ".m4a": "aac",
}


@pytest.fixture
def baker(tmp_path: Path) -> Iterator[Recorded]:
    """Recordings are read by the real worker; the rest is hummed."""
    cache = ClipCache(tmp_path / "cache")
    worker = ("tests.sound.stub_worker", str(tmp_path))
    hummed = Baker(HUM, cache, limit_s=2, worker=worker)
    with Recorded(Understudied(hummed), Recordings(cache)) as opened:
        yield opened


@pytest.fixture
def recordings(tmp_path: Path) -> Iterator[Recordings]:
    with closing(Recordings(ClipCache(tmp_path / "cache"))) as opened:
        yield opened


@pytest.fixture
def routine(tmp_path: Path) -> Routine:
    (tmp_path / "mine").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "mine.yaml").write_text(ROUTINE, encoding="utf-8")
    found = read(tmp_path / "mine.yaml")
    assert found.routine, found.problems
    return found.routine


@pytest.mark.parametrize("kind", CODECS)
def test_every_format_becomes_a_clip_like_any_other(
    kind: str, tmp_path: Path, baker: Recorded, recordings: Recordings
) -> None:
    """As loud as the voice, its peaks under the ceiling, without the silence around it."""
    name = f"take{kind}" if kind.startswith(".") else "take.wav"
    phrase = Phrase("Rest.", "relaxed", audio=str(save(tmp_path / name, spoken(), kind)))
    clip = baker.bake([phrase])[phrase]
    sound, rate = read_sound(clip.path)
    assert clip.instead_of == ""
    assert rate == 48_000
    assert loudness(sound) == pytest.approx(-16, abs=0.5)
    assert true_peak(sound) <= -3
    assert 950 <= clip.length_ms <= 1_200
    assert with_recordings(estimated, [phrase], recordings)(phrase) == clip.length_ms


@pytest.mark.parametrize("below_db", [30, 40, 50])
def test_a_room_is_never_quite_still(below_db: int, tmp_path: Path, baker: Recorded) -> None:
    """Its noise before and after the words is cut off, and so is the click that ends it."""
    words = np.pad(spoken(1.5), RATE)
    chance = np.random.default_rng(3)
    room = chance.standard_normal(len(words)) * 0.05 * 10 ** (-below_db / 20)
    words += room.astype(np.float32)
    words[-RATE // 5 :][:200] += 0.005 * chance.standard_normal(200).astype(np.float32)
    phrase = Phrase("Rest.", "relaxed", audio=str(save(tmp_path / "take.flac", words)))
    assert 1_450 <= baker.bake([phrase])[phrase].length_ms <= 1_750


def test_a_recording_that_is_too_long_for_its_place_is_told(
    routine: Routine, tmp_path: Path, recordings: Recordings
) -> None:
    """An announcement that would be left out without a word."""
    name = name_of("Next: turn, left side.")
    save(tmp_path / "mine" / f"{name}.wav", spoken(15))
    save(tmp_path / "own" / "out.wav", spoken())
    save(tmp_path / "mine" / "own.wav", spoken())
    (found,) = recording_findings(routine, recordings)
    assert found.message.startswith(f"the recording {name}.wav lasts 15")
    assert found.severity.value == "warning"


def test_where_one_stands_changes_nothing(
    tmp_path: Path, recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check mine.yaml` in its own folder finds what it finds from elsewhere: nothing."""
    (tmp_path / "mine.yaml").write_text(ROUTINE, encoding="utf-8")
    save(tmp_path / "own" / "out.wav", spoken())
    save(tmp_path / "mine" / "own.wav", spoken())
    monkeypatch.chdir(tmp_path)
    here = read(Path("mine.yaml")).routine
    assert here
    assert recording_findings(here, recordings) == []


def test_a_clip_is_made_once_and_anew_when_the_recording_changes(
    tmp_path: Path, baker: Recorded
) -> None:
    file = save(tmp_path / "take.wav", spoken(1))
    phrase = Phrase("Rest.", "relaxed", audio=str(file))
    first = baker.bake([phrase])[phrase]
    made_ns = first.path.stat().st_ino
    assert baker.bake([phrase])[phrase] == first
    assert first.path.stat().st_ino == made_ns
    save(file, spoken(2))
    assert baker.bake([phrase])[phrase].length_ms > first.length_ms + 900


def test_a_folder_has_the_recordings_of_what_is_said(routine: Routine, tmp_path: Path) -> None:
    """By their words alone; everything else, the announcements too, is spoken."""
    plan = arrange(routine, Choices())
    said = phrases(plan, plan.steps[0])
    assert {phrase.audio for phrase in said} == {f"{tmp_path.as_posix()}/mine/"}
    assert [recording_of(phrase) for phrase in said] == [None] * len(said)
    file = save(tmp_path / "mine" / f"{name_of('sit tall -- Breathe')}.flac", spoken())
    assert recording_of(said[0]) == file


def test_what_is_missing_or_broken_is_said_by_the_voice(
    routine: Routine, tmp_path: Path, baker: Recorded
) -> None:
    """And the session tells it, as it tells whatever else it gives up."""
    (tmp_path / "mine" / f"{name_of('Rest.')}.mp3").write_bytes(b"not a sound" * 99)
    plan = arrange(routine, Choices())
    preparer = Preparer(plan, lambda: baker)
    preparer.start()
    preparer._thread.join()  # all steps are prepared
    parts = preparer.parts()
    preparer.close()
    conceded = [c for part in parts for c in part.concessions]
    assert [(c.step, c.text) for c in conceded] == [
        (2, "Breathe out."),
        (2, "And out."),
        (3, "Breathe out."),
        (3, "And out."),
        (4, "Rest."),
    ]
    assert "out.wav is not there" in conceded[0].what
    assert "cannot be played" in conceded[-1].what
    assert all(cue.phrase for part in parts for cue in part.cues if cue.kind == "say")


def test_without_any_voice_recordings_are_heard(routine: Routine, tmp_path: Path) -> None:
    """Nobody is told of a voice that is not needed; what is not recorded is left to captions."""
    plan = arrange(routine, Choices())
    _record_all(plan, tmp_path)
    preparer = _prepared(plan, tmp_path)
    assert preparer.notice == ""
    assert all(preparer.clip_of(phrase) for phrase in _said(preparer))
    (tmp_path / "mine" / f"{name_of('Rest.')}.wav").unlink()
    preparer = _prepared(plan, tmp_path)
    assert "nobody speaks here" in preparer.notice
    heard = [phrase.text for phrase in _said(preparer) if preparer.clip_of(phrase)]
    assert "Left side. Turn." in heard
    assert "Rest." not in heard


def test_without_any_voice_recordings_are_exported(
    routine: Routine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose words are heard is made when nothing in it is left to a voice."""

    def nobody(*_args: object, **_how: object) -> Voice:
        raise VoiceError("nobody speaks here")

    monkeypatch.setattr(voicing, "find_voice", nobody)
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "cache"))
    plan = arrange(routine, Choices())
    with pytest.raises(VoiceError, match="nobody speaks here"):
        baked("mine", plan, USUAL, Words.HEARD, lambda _done, _of: None)
    _record_all(plan, tmp_path)
    piece = baked("mine", plan, USUAL, Words.HEARD, lambda _done, _of: None)
    assert all(piece.source_of(cue) for part in piece.score.parts if part for cue in part.cues)


def _record_all(plan: Plan, folder: Path) -> None:
    names = ["own/out", "mine/own", *(f"mine/{take.name}" for take in takes([plan]))]
    for name in names:
        save(folder / f"{name}.wav", spoken())


def _prepared(plan: Plan, folder: Path) -> Preparer:
    """Where no voice speaks."""
    cache = ClipCache(folder / "cache")
    voiceless = Voiceless(VoiceError("nobody speaks here"))
    preparer = Preparer(plan, lambda: Recorded(voiceless, Recordings(cache)))
    preparer.start()
    preparer._thread.join()  # all steps are prepared
    preparer.close()
    return preparer


def _said(preparer: Preparer) -> list[Phrase]:
    return [cue.phrase for part in preparer.parts() for cue in part.cues if cue.phrase]


def test_check_tells_of_every_recording_that_cannot_be_played(
    routine: Routine, tmp_path: Path, recordings: Recordings
) -> None:
    """At its own place: missing, broken, silent, too long, or called like nothing that is said."""
    save(tmp_path / "mine" / f"{name_of('Rest.')}.wav", spoken())
    save(tmp_path / "mine" / "rset.wav", spoken())
    save(tmp_path / "mine" / "own.wav", spoken())
    save(tmp_path / "mine" / f"{name_of('Left side. Turn.')}.wav", np.zeros(RATE, np.float32))
    found = {finding.message: finding for finding in recording_findings(routine, recordings)}
    told = {(f.where, f.severity.value, m.replace(str(tmp_path), "")) for m, f in found.items()}
    assert told == {
        (("recordings",), "error", f"nothing is heard in the recording /mine/{LEFT}"),
        (("recordings",), "warning", "no words of this routine are called like rset.wav"),
        (
            ("steps", 1, "cues", 0, "say_audio"),
            "error",
            "the recording /own/out.wav is not there",
        ),
    }
    save(tmp_path / "own" / "out.wav", spoken(121))
    assert [f.hint for f in recording_findings(routine, recordings) if "lasts 121" in f.message]


LEFT = f"{name_of('Left side. Turn.')}.wav"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.wav", b""),
        ("a.wav", b"RIFF\x00\x00\x00\x00WAVE"),
        ("a.flac", b"fLaC" + bytes(200)),
        ("a.m4a", b"not a sound"),
        ("a.opus", os.urandom(4_000)),
    ],
)
def test_what_is_no_sound_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    """With its name, in one line."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(VoiceError, match=name):
        read_recording(tmp_path / name)


def test_a_truncated_recording_is_no_surprise(tmp_path: Path) -> None:
    """What there is of it is heard, or it is refused."""
    file = save(tmp_path / "take.wav", spoken())
    file.write_bytes(file.read_bytes()[:200_000])
    assert len(read_recording(file))


def test_a_file_that_ends_the_decoder_costs_a_worker_only(
    tmp_path: Path, recordings: Recordings
) -> None:
    """SDL frees a WAV without any samples twice."""
    with wave.open(str(tmp_path / "empty.wav"), "wb") as empty:
        empty.setparams((1, 2, RATE, 0, "NONE", ""))
    with pytest.raises(VoiceError, match=r"empty\.wav cannot be played"):
        recordings.clip(tmp_path / "empty.wav")


@pytest.mark.parametrize(
    "path",
    ["../a.wav", "/a.wav", "a/../../b.wav", "C:/a.wav", "a\\b.wav", "a//b.wav", "a.txt"],
)
def test_a_recording_lies_beside_its_routine(path: str, tmp_path: Path) -> None:
    """Nothing outside of the routine's folder is ever opened."""
    text = ROUTINE.replace("own/out.wav", f"'{path}'")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    (problem,) = read(tmp_path / "mine.yaml").problems
    assert problem.rule == "recording"
    assert problem.line == 15
    folder = ROUTINE.replace("recordings: mine", f"recordings: '{path}'")
    (tmp_path / "mine.yaml").write_text(folder, encoding="utf-8")
    assert path == "a.txt" or read(tmp_path / "mine.yaml").problems


def test_one_recording_says_one_text(tmp_path: Path) -> None:
    """Not the words of both sides, and not none at all."""
    for say in ('say: "{Side}. Breathe out.", ', ""):
        text = ROUTINE.replace('say: "Breathe out.", ', say)
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        assert "recording" in {problem.rule for problem in read(tmp_path / "mine.yaml").problems}


def test_all_that_is_heard_is_to_be_recorded_once(routine: Routine) -> None:
    """In order, with the announcements and what may come at any moment, and with its room."""
    plan = arrange(routine, Choices())
    found = takes([plan, plan])
    said = [take.phrase.text for take in found]
    assert said[:3] == ["Sit tall. [breath] Breathe.", "Next: turn, left side.", "Left side. Turn."]
    assert len(set(said)) == len(said)
    assert said[-1].startswith("Stopping.")
    assert found[-1].room_ms is None
    breathe = next(take for take in found if take.phrase.text == "Breathe out.")
    assert breathe.steps == ("Turn",)
    assert breathe.room_ms == 9_600
    assert all(take.room_ms is None or take.room_ms >= take.usual_ms for take in found)
