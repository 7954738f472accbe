"""The bed as the real audio process plays it, recorded through SDL's disk driver."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.score.cues import Cue, Phrase
from coach.sound.arrays import Sound, Stereo
from coach.sound.bed.opening import open_bed
from coach.sound.level import loudness
from coach.sound.mix import Mixer, Onset
from coach.sound.pcm import write_clip
from coach.sound.sources import loaded
from coach.sound.speaker import AudioSpeaker
from coach.units import SAMPLE_RATE, to_samples
from tests.sound.test_beds import noise, write_wav
from tests.sound.test_speaker import chime_file, cues_at, until

PHRASE = Phrase("Once more.", "technique")
SEED = 11
WORDS = (4_000, 9_500, 11_200, 16_000)
LENGTH_MS = 1_200
TOTAL_MS = 32_000


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes SDL write what it plays to a file, a few times faster than real time."""
    file = tmp_path / "played.raw"
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(file))
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "8")
    return file


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Something as loud as a voice."""
    words = noise(LENGTH_MS / 1_000)[:, 0]
    write_clip(tmp_path / "words.wav", words * 10 ** ((-16 - loudness(words)) / 20))
    return tmp_path / "words.wav"


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Two songs, both much shorter than the score."""
    folder = tmp_path / "music"
    folder.mkdir()
    for name, seconds in (("a", 5), ("b", 6)):
        write_wav(folder / f"{name}.wav", noise(seconds))
    return folder


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """A bed in which every jump would be seen."""
    phase = 2 * np.pi * 100 * np.arange(60 * SAMPLE_RATE) / SAMPLE_RATE
    sound = (0.5 * np.sin(phase)).astype(np.float32)
    return write_wav(tmp_path / "tone.wav", np.stack([sound, sound], axis=1))


Open = Callable[[Path], AudioSpeaker]


@pytest.fixture
def opened(disk: Path, clip: Path) -> Iterator[Open]:
    """A speaker with a bed."""
    made: list[AudioSpeaker] = []

    def speaker(bed: Path) -> AudioSpeaker:
        made.append(AudioSpeaker(lambda _phrase: clip, chime_file))
        made[-1].bed(str(bed), SEED)
        return made[-1]

    yield speaker
    for one in made:
        one.close()


def words_at(*times: int) -> list[Cue]:
    return [Cue(at, "say", PHRASE.text, LENGTH_MS, 1, phrase=PHRASE) for at in times]


def play_to_end(speaker: AudioSpeaker) -> None:
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == TOTAL_MS)


def heard(file: Path) -> Stereo:
    """The recording from its first sound on."""
    whole = np.fromfile(file, np.float32).reshape(-1, 2)
    return whole[np.flatnonzero(whole.any(axis=1))[0] :]


def sounds(file: Path) -> bool:
    """Whether there is something to be heard now."""
    size = file.stat().st_size // 8 * 8 if file.exists() else 0
    return bool(np.fromfile(file, np.float32, offset=max(size - 8_000, 0)).any()) if size else False


def session(file: Path) -> Stereo:
    """The recording from the beginning of the score on, where a chime is."""
    whole = np.fromfile(file, np.float32).reshape(-1, 2)
    chime = loaded(str(chime_file("start")))
    first, there = (int(np.argmax(np.abs(x) > 1e-5)) for x in (chime, whole[:, 0]))
    return whole[there - first :]


def mixed(music: Path, clip: Path, found: Stereo) -> Stereo:
    """What the mixer makes of the same score, in chunks as nobody plays it.

    On a busy machine the bed comes some chunks late; then it does here too.
    """
    late = np.flatnonzero(found[:, 0] != found[:, 1])[0] // SAMPLE_RATE * SAMPLE_RATE
    mixer = Mixer(loaded)
    length = to_samples(LENGTH_MS)
    onsets = [Onset(to_samples(at), at, str(clip), "voice", length) for at in WORDS]
    mixer.add([Onset(0, 0, str(chime_file("start")), "chime"), *onsets], [], to_samples(TOTAL_MS))
    mixer.end(to_samples(TOTAL_MS))
    before = mixer.render(late).samples
    mixer.lay(open_bed(str(music), SEED))
    whole = [before, *(mixer.render(12_345).samples for _ in range(150))]
    return np.concatenate(whole)[: to_samples(TOTAL_MS)]


def test_what_is_heard_is_what_the_mixer_makes(
    opened: Open, music: Path, clip: Path, disk: Path
) -> None:
    """Sample by sample, the bed included; and under every word it is 20 dB softer."""
    speaker = opened(music)
    speaker.add([_start(), *words_at(*WORDS)], [], TOTAL_MS)
    speaker.end(TOTAL_MS)
    speaker.go(0, TOTAL_MS)
    play_to_end(speaker)
    found = session(disk)
    wanted = mixed(music, clip, found)
    assert np.array_equal(found[: len(wanted)], wanted)
    assert not found[len(wanted) + SAMPLE_RATE // 5 :].any()
    _assert_lowered(found, loaded(str(clip)))


def _start() -> Cue:
    return Cue(0, "chime", "start", 1_440, 1)


def _assert_lowered(found: Stereo, words: Sound) -> None:
    """The bed without the words, in windows of 100 ms: how loud it is, and when."""
    bed = found.astype(np.float64)
    for at in map(to_samples, WORDS):
        bed[at : at + len(words)] -= words[:, None]
    power = (bed[: len(bed) // 4_800 * 4_800] ** 2).reshape(-1, 4_800, 2).mean(axis=(1, 2))
    level = 10 * np.log10(power + 1e-12)
    voice = 10 * np.log10(np.mean(words.astype(np.float64) ** 2))
    usual = np.median(level[140:155])
    for first in (at // 100 for at in WORDS):
        assert level[first : first + 12].max() < voice - 20
        assert level[first : first + 12].max() < usual - 9
    for last, before, after in ((52, 36, 72), (124, 91, 144), (172, 156, 192)):
        assert level[before - 3 : before].mean() == pytest.approx(usual, abs=1)
        assert level[after : after + 3].mean() == pytest.approx(usual, abs=1)
        assert level[last + 5] < usual - 3
    assert level[95:124].max() < usual - 3


def test_at_a_hold_the_bed_plays_on_and_ready_is_heard_soon(
    opened: Open, tone: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In real time nothing is lost between its short chunks; no change of what is set clicks."""
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "20")
    speaker = opened(tone)
    speaker.add(words_at(2_000), [3_499], 20_000)
    speaker.gain("voice", 0)
    speaker.go(0, 20_000)
    speaker.run()
    until(speaker, lambda: speaker.position().holding and sounds(disk))
    stood = disk.stat().st_size
    until(speaker, lambda: disk.stat().st_size > stood + 3 * SAMPLE_RATE * 8)
    released = disk.stat().st_size
    speaker.release(3_499)
    until(speaker, lambda: speaker.position().at_ms > 3_600)
    went_on = disk.stat().st_size
    speaker.gain("bed", 20)
    until(speaker, lambda: speaker.position().at_ms > 6_000)
    speaker.bed("none", 0)
    until(speaker, lambda: speaker.position().at_ms > 9_000)
    assert went_on - released < SAMPLE_RATE * 8
    sound = heard(disk)[:, 0]
    assert np.abs(np.diff(sound, n=2)).max() < 2 * np.abs(sound).max() * (200 * np.pi / 48_000) ** 2
    assert not sound[-SAMPLE_RATE // 2 :].any()


def test_after_a_jump_the_bed_rises_from_nothing(opened: Open, tone: Path, disk: Path) -> None:
    speaker = opened(tone)
    speaker.add(words_at(1_000), [], 60_000)
    speaker.gain("voice", 0)
    speaker.go(0, 60_000)
    speaker.run()
    until(speaker, lambda: sounds(disk))
    begun_ms = speaker.position().at_ms
    until(speaker, lambda: speaker.position().at_ms > begun_ms + 3_000)
    speaker.go(30_000, 60_000)
    until(speaker, lambda: speaker.position().at_ms > 31_000)
    sound = np.abs(heard(disk)[2 * SAMPLE_RATE :, 0])
    peaks = sound[: len(sound) // 480 * 480].reshape(-1, 480).max(axis=1)
    lowest = int(peaks.argmin())
    after = peaks[lowest : lowest + 30]
    assert after[0] < after[-1] / 30
    assert (np.diff(after) > -1e-4).all()


def test_a_pause_loses_nothing_of_the_bed(
    opened: Open, music: Path, clip: Path, disk: Path
) -> None:
    """After it every sample is the one that the mixer made for that place."""
    speaker = opened(music)
    speaker.add([_start(), *words_at(*WORDS)], [], TOTAL_MS)
    speaker.end(TOTAL_MS)
    speaker.go(0, TOTAL_MS)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 6_000)
    speaker.halt()
    until(speaker, lambda: speaker._anchor.stood_s is not None)
    play_to_end(speaker)
    found = session(disk)
    wanted = mixed(music, clip, found)
    last = np.flatnonzero(found.any(axis=1))[-1] + 1
    end = np.flatnonzero(wanted.any(axis=1))[-1] + 1
    assert np.array_equal(found[: 5 * SAMPLE_RATE], wanted[: 5 * SAMPLE_RATE])
    assert np.array_equal(
        found[last - 20 * SAMPLE_RATE : last], wanted[end - 20 * SAMPLE_RATE : end]
    )


def test_after_a_restart_the_bed_comes_back_softly(
    opened: Open, tone: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = opened(tone)
    speaker.add(cues_at(0), [], 60_000)
    speaker.gain("chime", 0)
    speaker.go(0, 60_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms > 2_000)
    first, after = speaker.pid, disk.with_suffix(".after")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(after))
    os.kill(first, signal.SIGKILL)
    until(speaker, lambda: speaker.pid != first)
    until(speaker, lambda: sounds(after))
    at_ms = speaker.position().at_ms
    until(speaker, lambda: speaker.position().at_ms > at_ms + 4_500)
    sound = np.abs(heard(after)[: 2 * SAMPLE_RATE, 0])
    peaks = sound[: len(sound) // 480 * 480].reshape(-1, 480).max(axis=1)
    assert peaks[0] < peaks[-1] / 100
    assert (np.diff(peaks) > -1e-4).all()


def test_a_bed_that_is_gone_costs_nothing_but_a_word(opened: Open, tmp_path: Path) -> None:
    """Another one takes the word away."""
    speaker = opened(tmp_path / "gone.mp3")
    speaker.add(cues_at(0), [], 1_000)
    speaker.go(0, 1_000)
    speaker.run()
    until(speaker, lambda: speaker.position().at_ms == 1_000)
    assert "gone.mp3" in speaker.notice
    speaker.bed("none", 0)
    assert speaker.notice == ""
