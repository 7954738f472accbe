"""Baking and the cache of clips: every failure is either mended or told in one line."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach import paths
from coach.errors import VoiceError
from coach.memory import DISK_HINT
from coach.score.cues import Phrase
from coach.session.spoken import Spoken
from coach.sound.clips import Baker, ClipCache
from coach.sound.pace import recall_pace
from coach.sound.recorded import Recorded, Recordings
from coach.sound.understudy import Understudied
from coach.sound.voices import SILENT, Voice, load

resource = pytest.importorskip("resource")

HUM = Voice("system", "hum", "Hum", "en")
HELLO = Phrase("Hello there.", "technique")
NOWHERE = ("tests.sound.no_such_worker",)

Humming = Callable[..., Baker]


@pytest.fixture
def humming(tmp_path: Path) -> Iterator[Humming]:
    """Bakers with the stub voice; all are closed in the end."""
    bakers = []

    def make(folder: Path = tmp_path, limit_s: float = 2.0) -> Baker:
        worker = ("tests.sound.stub_worker", str(tmp_path))
        bakers.append(Baker(HUM, ClipCache(folder), limit_s=limit_s, worker=worker))
        return bakers[-1]

    yield make
    for baker in bakers:
        baker.close()


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Files may not grow beyond so many bytes, here and in children: a full disk for everybody.

    It ends within the test: what pytest itself writes afterwards may go to a long log.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_is_there_needs_no_worker(humming: Humming, tmp_path: Path) -> None:
    """A second session finds the clips of the first, and would not even have a worker."""
    first = humming().bake([HELLO])
    second = Baker(HUM, ClipCache(tmp_path), worker=NOWHERE)
    assert second.bake([HELLO]) == first
    with pytest.raises(VoiceError, match="does not work"):
        second.bake([Phrase("Something new.", "technique")])


def test_the_name_of_a_clip_says_all(humming: Humming) -> None:
    """Pace and hurry make another clip; the same words asked twice do not."""
    variants = [HELLO, Phrase(HELLO.text, "relaxed"), Phrase(HELLO.text, "technique", 15), HELLO]
    clips = humming().bake(variants)
    assert len({clip.path for clip in clips.values()}) == len(clips) == 3


def test_progress_counts_the_cached_ones_at_once(humming: Humming) -> None:
    humming().bake([HELLO])
    heard: list[tuple[int, int]] = []
    humming().bake([Phrase("New.", "safety"), HELLO], lambda done, of: heard.append((done, of)))
    assert heard == [(1, 2), (2, 2)]


def test_a_hang_is_recovered_from(humming: Humming) -> None:
    """The worker that hangs is replaced and asked again."""
    phrase = Phrase("Hang once.", "technique")
    assert humming(limit_s=0.8).bake([phrase])[phrase].length_ms > 0


def test_a_hang_that_stays_is_told(humming: Humming) -> None:
    with pytest.raises(VoiceError, match=r"longer than 1\.8 s") as caught:
        humming(limit_s=0.31).bake([HELLO, Phrase("Hang.", "technique")])
    assert "silent" in caught.value.hint


def test_a_crash_is_recovered_from(humming: Humming) -> None:
    baker = humming()
    phrases = [HELLO, Phrase("Crash once.", "technique"), Phrase("Go on.", "technique")]
    assert list(baker.bake(phrases)) == phrases


def test_a_crash_that_stays_is_told(humming: Humming) -> None:
    """The reason is what the worker said last; what was baked before stays baked."""
    baker = humming()
    with pytest.raises(VoiceError, match="fell over"):
        baker.bake([HELLO, Phrase("Crash.", "technique")])
    assert HELLO in baker.bake([HELLO])


def test_what_the_voice_refuses_is_not_asked_twice(humming: Humming) -> None:
    phrase = Phrase("Refuse once.", "technique")
    with pytest.raises(VoiceError, match="no such word"):
        humming().bake([phrase])


def test_cancelling_gives_what_is_there(humming: Humming) -> None:
    """Even a worker that hangs is not waited for."""
    heard: list[int] = []
    phrases = [HELLO, Phrase("Hang.", "technique")]
    clips = humming(limit_s=60).bake(
        phrases, lambda done, _: heard.append(done), lambda: heard == [0, 1]
    )
    assert list(clips) == [HELLO]


def test_what_was_cancelled_is_not_taken_for_another_answer(
    humming: Humming, tmp_path: Path
) -> None:
    """The worker lives on with what it has loaded, and its late answer is passed over."""
    baker, linger = humming(), Phrase("Linger on.", "technique")
    baker.bake([HELLO])
    asked = iter([False, False])
    assert baker.bake([linger], cancelled=lambda: next(asked, True)) == {}
    (tmp_path / "go on").touch()
    after = Phrase("And after that something longer.", "technique")
    length_ms = baker.bake([after])[after].length_ms
    assert length_ms == humming(tmp_path / "other").bake([after])[after].length_ms
    with Baker(HUM, ClipCache(tmp_path), worker=NOWHERE) as idle:
        assert idle.bake([linger])[linger].length_ms > 0


def test_cancelling_between_phrases_is_heard(humming: Humming) -> None:
    phrases = [Phrase(f"Number {number}.", "technique") for number in range(9)]
    assert len(humming().bake(phrases, cancelled=iter([False] * 3 + [True] * 99).__next__)) < 9


def test_a_broken_clip_is_baked_again(humming: Humming) -> None:
    """Cut short, emptied, filled with something else, or gone."""
    baker = humming()
    path = baker.bake([HELLO])[HELLO].path
    whole = path.read_bytes()
    for spoilt in (whole[:-100], b"", b"x" * len(whole), None):
        path.unlink() if spoilt is None else path.write_bytes(spoilt)
        assert baker.bake([HELLO])[HELLO].path.stat().st_size == len(whole)


def test_a_spoilt_calibration_is_measured_again(humming: Humming, tmp_path: Path) -> None:
    length_ms = humming().bake([HELLO])[HELLO].length_ms
    (kept,) = (tmp_path / "paces").iterdir()
    kept.write_text(kept.read_text()[:-9])
    (tmp_path / "clips").rename(tmp_path / "old")
    assert humming().bake([HELLO])[HELLO].length_ms == length_ms
    assert recall_pace(tmp_path, HUM, load("system").version())


def test_the_oldest_clips_go_beyond_the_cap(humming: Humming, tmp_path: Path) -> None:
    """What was used last stays, and so does whatever this run uses, cap or no cap."""
    phrases = [Phrase(f"Letter {letter}.", "technique") for letter in "abcd"]
    clips = [clip.path for clip in humming().bake(phrases).values()]
    for age, path in enumerate(clips):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    small = ClipCache(tmp_path, cap_bytes=2 * clips[0].stat().st_size)
    assert small.get(clips[3].stem)
    small.sweep()
    assert [path.exists() for path in clips] == [True, False, False, True]


def test_leftovers_of_killed_workers_go(tmp_path: Path) -> None:
    """Once they are old; a fresh one belongs to another session at work."""
    folder = paths.ensure(tmp_path / "clips" / "ab")
    old, fresh = folder / "x.wav.1.part", folder / "y.wav.2.raw"
    for path in (old, fresh):
        path.touch()
    os.utime(old, (1_000_000, 1_000_000))
    ClipCache(tmp_path).sweep()
    assert not old.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be(humming: Humming, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VoiceError, match="cannot be written") as caught:
        humming(tmp_path / "file" / "cache").bake([HELLO])
    assert "MASSAGE_COACH_CACHE" in caught.value.hint


def test_a_full_disk_under_the_clip(humming: Humming, tmp_path: Path) -> None:
    """Nothing half-written is left to be found."""
    full = pytest.raises(VoiceError, match="cannot be written: File too large")
    with small_files(60_000), full:
        humming().bake([Phrase("A text of about one second, all hum.", "technique")])
    assert not [*(tmp_path / "clips").glob("*/*")]


def test_a_full_disk_under_the_voice(tmp_path: Path) -> None:
    """The real voice writes in a thread that tells nobody; it is found out all the same."""
    voice = Voice("system", "gmw/en", "English", "en-gb")
    full = pytest.raises(VoiceError, match="too large")
    with Baker(voice, ClipCache(tmp_path)) as baker, small_files(10_000), full as caught:
        baker.bake([HELLO])
    assert caught.value.hint == DISK_HINT
    assert not [*(tmp_path / "clips").glob("*/*")]


def test_two_sessions_bake_the_same_at_once(tmp_path: Path) -> None:
    """Neither trips over the other's files, and all are whole afterwards."""
    script = (
        "import sys; from pathlib import Path; from tests.sound.test_clips import bake_some;"
        "print(bake_some(Path(sys.argv[1])))"
    )
    sessions = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)],
            env=paths.child_environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [session.communicate()[0] for session in sessions]
    assert answers[0] == answers[1] == f"{bake_some(tmp_path, NOWHERE)}\n"


def bake_some(folder: Path, worker: tuple[str, ...] = ()) -> int:
    """The length of a few clips together, as any session would get them."""
    phrases = [Phrase(f"Number {number}.", "technique") for number in range(8)]
    stub = worker or ("tests.sound.stub_worker", str(folder))
    with Baker(HUM, ClipCache(folder), worker=stub) as baker:
        return sum(clip.length_ms for clip in baker.bake(phrases).values())


def test_silence_is_a_voice_too(tmp_path: Path) -> None:
    """Captions only: no clips, no worker, nothing written."""
    with Baker(SILENT, ClipCache(tmp_path), worker=NOWHERE) as baker:
        assert baker.bake([HELLO]) == {}
    assert not [*tmp_path.iterdir()]


def test_another_voice_goes_on_when_the_first_fails(humming: Humming, tmp_path: Path) -> None:
    """From the phrase on with which it failed, and for good; what fails in both is the first's."""
    spoken = Understudied(humming(), lambda: humming(tmp_path / "other"))
    phrases = [HELLO, Phrase("Refuse once.", "technique"), Phrase("Go on.", "technique")]
    assert list(spoken.bake(phrases)) == phrases
    assert spoken.bake([HELLO])[HELLO].path.is_relative_to(tmp_path / "other")
    with pytest.raises(VoiceError, match="no such word"):
        spoken.bake([Phrase("Refuse.", "technique")])
    spoken.close()


def test_the_first_failure_is_told_when_the_other_fails_too(
    humming: Humming, tmp_path: Path
) -> None:
    mute = Baker(HUM, ClipCache(tmp_path / "other"), worker=NOWHERE)
    with pytest.raises(VoiceError, match="no such word"):
        Understudied(humming(), lambda: mute).bake([Phrase("Refuse.", "technique")])


def test_the_first_failure_is_told_when_there_is_no_other(humming: Humming) -> None:
    def nobody() -> Baker:
        raise VoiceError("nobody else is here")

    with pytest.raises(VoiceError, match="no such word"):
        Understudied(humming(), nobody).bake([Phrase("Refuse.", "technique")])


def test_it_is_told_that_another_voice_speaks(humming: Humming, tmp_path: Path) -> None:
    """Since it failed, or since it was not fit to begin with."""
    spoken = Understudied(humming(), lambda: humming(tmp_path / "other"))
    spoken.bake([HELLO])
    assert spoken.notice == ""
    spoken.bake([Phrase("Refuse once.", "technique")])
    assert "no such word" in spoken.notice
    assert "is damaged" in Understudied(humming(), passed_over="it is damaged").notice


def test_what_was_baked_before_a_failure_is_heard(humming: Humming, tmp_path: Path) -> None:
    """Of the step in which it failed, and of all that an earlier session baked."""
    more = [Phrase(f"Number {number}.", "technique") for number in range(3)]
    with humming() as earlier:
        earlier.bake(more[2:])
    spoken = Spoken()
    recordings = Recordings(ClipCache(tmp_path))
    spoken.open(lambda: Recorded(Understudied(humming()), recordings))
    spoken.bake([*more[:2], Phrase("Refuse.", "technique"), HELLO])
    spoken.bake(more[2:])
    spoken.close()
    assert list(spoken.clips) == more
    assert "no such word" in str(spoken.failure)
