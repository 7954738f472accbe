"""A whole session over one of our beds, recorded sample by sample through SDL's disk driver."""

from pathlib import Path

import numpy as np
import pytest

from bench import recording
from coach.session.assemble import chime_file
from coach.sound.bed.opening import open_bed
from coach.sound.mix import Mixer, Onset
from coach.sound.sources import loaded
from coach.units import SAMPLE_RATE, to_samples
from tests.e2e.rig import House, recording_to

SLOWER = {"SDL_DISKAUDIODELAY": "6"}
"""So that a segment is decoded while another plays, on a busy machine too."""
LOW, BACK_MS = 20, 2_000


def test_what_is_heard_is_the_mix_and_the_bed_is_low_under_every_word(
    house: House, routine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the sample; between the words it is as loud as before them, and it ends with the score."""
    raw = house.folder / "heard.raw"
    ended = house.run(
        "play", str(routine), "--headless", "--bed", "rain", **{**recording_to(raw), **SLOWER}
    )
    assert (ended.code, ended.err) == (0, "")
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(house.cache))
    score, clips = recording.score_of(routine)
    onsets = [
        Onset(
            to_samples(cue.at_ms),
            number,
            str(clips[cue.phrase].path if cue.phrase else chime_file(cue.text)),
            cue.channel,
            to_samples(cue.length_ms),
        )
        for number, cue in enumerate(score.cues)
    ]
    heard = np.fromfile(raw, np.float32).reshape(-1, 2)
    first = loaded(onsets[0].source)
    heard = heard[int(np.argmax(heard[:, 0] > 1e-5)) - int(np.argmax(first > 1e-5)) :]
    total = to_samples(score.total_ms)
    mixer = _mixer(onsets, total)
    wanted = np.concatenate([mixer.render(77_777).samples for _ in range(total // 77_777 + 1)])
    assert np.array_equal(heard[:total], wanted[:total])
    assert not heard[total:].any()
    _assert_low(onsets, total)


def _mixer(onsets: list[Onset], total: int, *, audible: bool = True) -> Mixer:
    mixer = Mixer(loaded if audible else lambda _source: np.zeros(0, np.float32))
    mixer.lay(open_bed("rain", 0))
    mixer.add(onsets, [], total)
    mixer.end(total)
    return mixer


def _assert_low(onsets: list[Onset], total: int) -> None:
    """The bed of that mix alone: 20 dB under each word, and as before where there is none."""
    mixer = _mixer(onsets, total, audible=False)
    bed = np.concatenate([mixer.render(SAMPLE_RATE).samples for _ in range(total // SAMPLE_RATE)])
    words = [onset for onset in onsets if onset.channel == "voice"]
    spoken = np.zeros(len(bed), bool)
    for word in words:
        there = slice(word.at, word.at + word.length)
        assert _level(bed[there]) < _level(loaded(word.source)) - LOW
        spoken[max(word.at - to_samples(400), 0) : word.at + word.length + to_samples(BACK_MS)] = (
            True
        )
    free = bed[3 * SAMPLE_RATE : -12 * SAMPLE_RATE][~spoken[3 * SAMPLE_RATE : -12 * SAMPLE_RATE]]
    low = np.concatenate([bed[word.at : word.at + word.length] for word in words[2:-1]])
    assert _level(free) - _level(low) == pytest.approx(10, abs=1.5)


def _level(sound: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> float:
    """In dB, of both ears together or of one."""
    return 10 * float(np.log10(np.mean(sound.astype(np.float64) ** 2)))
