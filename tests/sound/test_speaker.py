"""The real audio process: commands, its clock, its death. Driven through SDL's disk driver."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from coach import paths
from coach.errors import SoundError
from coach.score.cues import CHIMES, Cue, Phrase
from coach.sound.speaker import AudioSpeaker

PATIENCE_S = 30.0


def chime_file(name: str) -> Path:
    return paths.bundled("audio") / "chimes" / f"{name}.wav"


def cues_at(*times: int) -> list[Cue]:
    return [Cue(at, "chime", "change", CHIMES["change"], 1) for at in times]


def until(speaker: AudioSpeaker, condition: Callable[[], bool]) -> None:
    """Turns the session's loop until something is so; fails when it never is."""
    give_up = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < give_up, "it never happened"
        speaker.position()
        time.sleep(0.001)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes SDL write what it plays to a file, several times faster than real time."""
    file = tmp_path / "played.raw"
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(file))
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "4")
    return file


@pytest.fixture
def speaker(disk: Path) -> Iterator[AudioSpeaker]:
    made = AudioSpeaker(lambda _phrase: chime_file("end"), chime_file)
    yield made
    made.close()


def heard(file: Path) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return np.fromfile(file, np.float32)[::2]


def test_it_plays_what_it_was_given_and_stops_its_clock_at_the_end(speaker: AudioSpeaker) -> None:
    """Cues are told as performed at their very samples; the clock ends on the limit."""
    cues = cues_at(0, 1_500, 4_000)
    speaker.add(cues, [], 6_000)
    speaker.go(0, 6_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == 6_000)
    done = speaker.performed()
    assert [(row.cue, row.at_sample) for row in done] == [(cue, cue.at_ms * 48) for cue in cues]
    assert speaker.performed() == []


def test_a_pause_keeps_the_place_to_the_sample(speaker: AudioSpeaker, disk: Path) -> None:
    """Halted in the middle of a sound and run again, not one sample is lost or doubled."""
    speaker.add(cues_at(1_000, 3_000), [], 5_000)
    speaker.go(0, 5_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 2_000)
    speaker.halt()
    until(speaker, lambda: speaker._anchor.stood_s is not None)
    stood = speaker.position().at_ms
    until(speaker, lambda: speaker.position().at_ms == stood)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == 5_000)
    assert [row.cue.at_ms for row in speaker.performed()] == [1_000, 3_000]


def test_channels_are_set_apart_and_stay_so_after_a_restart(
    speaker: AudioSpeaker, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silent chimes beside a full voice; a new process is told again, before it plays."""
    phrase = Phrase("Once more.", "technique")
    voice = [Cue(at, "say", phrase.text, 1_000, 1, phrase=phrase) for at in (3_000, 8_000)]
    speaker.gain("chime", 0)
    speaker.add([*cues_at(0), voice[0], *cues_at(5_500), voice[1]], [], 10_000)
    speaker.go(0, 10_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 2_000)
    assert not np.any(heard(disk))
    until(speaker, lambda: speaker.position().at_ms > 4_000)
    assert np.any(heard(disk))
    first, after = speaker.pid, disk.with_suffix(".after")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(after))
    os.kill(first, signal.SIGKILL)
    until(speaker, lambda: speaker.pid != first)
    until(speaker, lambda: speaker.position().at_ms > 7_000)
    assert not np.any(heard(after)[2 * 48_000 :])
    until(speaker, lambda: speaker.position().at_ms == 10_000)


def test_the_clock_waits_for_ready(speaker: AudioSpeaker) -> None:
    """It stands at the hold's last sample until it is released."""
    speaker.add(cues_at(0, 1_200), [999], 2_000)
    speaker.go(0, 2_000)
    speaker.run()
    until(speaker, lambda: speaker.position().holding)
    assert speaker.position().at_ms == 999
    speaker.release(999)
    until(speaker, lambda: speaker.position().at_ms == 2_000)


def test_a_jump_is_seen_at_once_and_old_news_is_ignored(speaker: AudioSpeaker) -> None:
    """The position after `go` is the new one, before the audio process has even heard of it."""
    speaker.add(cues_at(0, 8_000), [], 10_000)
    speaker.go(0, 10_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 500)
    speaker.go(7_900, 10_000)
    assert speaker.position().at_ms == 7_900
    until(speaker, lambda: speaker.position().at_ms == 10_000)
    assert [row.cue.at_ms for row in speaker.performed()][-1] == 8_000


def test_the_clock_stands_while_something_is_said_beside_it(speaker: AudioSpeaker) -> None:
    """The repeated instruction takes no time from the step."""
    speaker.add(cues_at(0), [], 60_000)
    speaker.go(0, 60_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 1_000)
    speaker.speak(Phrase("Once more.", "technique"))
    until(speaker, lambda: speaker._anchor.stood_s is not None)
    until(speaker, lambda: speaker._anchor.stood_s is None)
    assert speaker.position().at_ms < 60_000


def test_a_killed_audio_process_is_replaced_where_it_was(speaker: AudioSpeaker) -> None:
    """The session hardly notices: every later cue is performed once."""
    cues = cues_at(0, 2_500, 5_000)
    speaker.add(cues, [], 7_000)
    speaker.go(0, 7_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 1_600)
    first = speaker.pid
    before = speaker.performed()
    os.kill(first, signal.SIGKILL)
    until(speaker, lambda: speaker.pid != first)
    until(speaker, lambda: speaker.position().at_ms == 7_000)
    told = [row.cue.at_ms for row in [*before, *speaker.performed()]]
    assert told == [0, 2_500, 5_000]


def test_without_a_device_it_keeps_the_time_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so once and goes on."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    speaker = AudioSpeaker(lambda _phrase: None, chime_file)
    try:
        speaker.add(cues_at(0), [], 300)
        speaker.go(0, 300)
        speaker.run()
        until(speaker, lambda: speaker.position().at_ms == 300)
        assert "captions" in speaker.notice
    finally:
        speaker.close()


def test_a_process_that_always_dies_is_given_up_with_a_clear_word() -> None:
    """Not an endless loop of restarts."""
    speaker = AudioSpeaker(lambda _phrase: None, chime_file, process="no_such_module_at_all")
    with pytest.raises(SoundError, match="again and again"):
        until(speaker, lambda: False)
    speaker.close()


def test_a_stuck_process_is_replaced(speaker: AudioSpeaker) -> None:
    """A stopped process gives no sign of life; the clock stands, then goes on."""
    now = [0.0]
    speaker._now_s = lambda: time.monotonic() + now[0]
    speaker.add(cues_at(0), [], 3_000)
    speaker.go(0, 3_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 100)
    first = speaker.pid
    os.kill(first, signal.SIGSTOP)
    now[0] = 10.0
    until(speaker, lambda: speaker.pid != first)
    now[0] = 0.0
    speaker._heard_s = time.monotonic()
    until(speaker, lambda: speaker.position().at_ms == 3_000)


def test_what_is_forgotten_is_never_heard(speaker: AudioSpeaker) -> None:
    """A score that is made anew begins where it is told, and nothing of the old one is left."""
    speaker.add(cues_at(0, 1_500, 4_000), [2_500], 6_000)
    speaker.go(0, 6_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 500)
    speaker.halt()
    before = speaker.performed()
    speaker.forget()
    speaker.add(cues_at(2_000, 3_500), [], 5_000)
    speaker.go(1_800, 5_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == 5_000)
    assert [row.cue.at_ms for row in [*before, *speaker.performed()]] == [0, 2_000, 3_500]


def test_ready_once_said_holds_though_what_follows_is_told_anew(speaker: AudioSpeaker) -> None:
    """Pacers switched on between the press and the end of the step do not take it back."""
    speaker.add(cues_at(0, 4_000), [3_500], 6_000)
    speaker.go(0, 6_000)
    speaker.run()
    speaker.release(3_500)
    until(speaker, lambda: speaker.position().at_ms > 100)
    speaker.halt()
    speaker.forget(3_200)
    speaker.add(cues_at(4_000), [3_500], 6_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == 6_000)


def test_a_cue_keeps_the_clip_that_it_was_made_with(
    speaker: AudioSpeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new voice has another clip for the same words; the step under way is not told again."""
    phrase = Phrase("Three.", "technique")
    cue = Cue(1_000, "count", phrase.text, 500, 1, phrase=phrase)
    speaker.add([cue], [], 2_000)
    monkeypatch.setattr(speaker, "_clip_of", lambda _phrase: chime_file("tick"))
    before = speaker._addition(0)["onsets"]
    speaker.forget()
    speaker.add([cue, *cues_at(1_500)], [], 2_000)
    again, _chime = speaker._addition(0)["onsets"]
    assert before[0][2] == again[2] == str(chime_file("end"))
