"""The bed in the mix: lowered under every word and never stuck there; no jump anywhere."""

from itertools import cycle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.sound.arrays import Sound, Stereo
from coach.sound.mix import Mixer, Onset
from coach.units import SAMPLE_RATE, to_samples

TOTAL = 8 * SAMPLE_RATE
SILENCE = np.zeros(0, np.float32)
DEEP = 10 ** (-10 / 20)
SMOOTH = 4 / to_samples(300)
"""No gain moves faster from one sample to the next."""


class Steady:
    """A bed of the same sample over and over, so that what is heard of it is its gain."""

    def read(self, count: int) -> Stereo:
        return np.ones((count, 2), np.float32)


class Counting:
    """A bed whose every sample is another one, and the ears are not the same."""

    def __init__(self) -> None:
        self._done = 0

    def read(self, count: int) -> Stereo:
        numbers = np.arange(self._done, self._done + count)
        self._done += count
        return np.stack([np.sin(numbers), np.cos(numbers)], axis=1).astype(np.float32)


def load(source: str) -> Sound:
    return (np.sin(np.arange(int(source or 0))) / 8).astype(np.float32)


WORDS = st.lists(
    st.tuples(st.integers(0, TOTAL), st.integers(0, 3 * SAMPLE_RATE)), max_size=6, unique=True
).map(lambda rows: [said(at, length, i) for i, (at, length) in enumerate(rows)])
CHUNKS = st.lists(st.integers(500, 200_000), min_size=1, max_size=5)


def said(at: int, length: int, id_: int = 0) -> Onset:
    return Onset(at, id_, str(length), "voice", length)


def mixer(onsets: list[Onset], *holds: int, bed: Counting | Steady | None = None) -> Mixer:
    made = Mixer(load, bed=bed or Steady())
    made.add(onsets, holds, TOTAL)
    return made


def silent(made: Mixer) -> Mixer:
    """Its words cannot be heard, but are there."""
    loud = made._load
    made._load = lambda source: loud(source) * np.float32(1e-9)
    return made


def gains(made: Mixer, *counts: int) -> Sound:
    """How loud a steady bed is."""
    return np.concatenate([made.render(count).samples[:, 0] for count in counts])


@settings(max_examples=25)
@given(WORDS, CHUNKS)
def test_the_same_samples_whatever_the_chunks(onsets: list[Onset], chunks: list[int]) -> None:
    """Live play and a file are one mix, bit for bit, the bed included."""
    whole = mixer(onsets, bed=Counting())
    cut = mixer(onsets, bed=Counting())
    for made in (whole, cut):
        made.end(TOTAL)
    parts = []
    for count in cycle(chunks):
        parts.append(cut.render(count).samples)
        if cut.at == TOTAL:
            break
    expected = whole.render(TOTAL + 200_000).samples
    heard = np.concatenate(parts)
    assert np.array_equal(heard[:TOTAL], expected[:TOTAL])


@settings(max_examples=40)
@given(WORDS, CHUNKS)
def test_the_bed_is_low_under_every_word_and_back_after_it(
    onsets: list[Onset], chunks: list[int]
) -> None:
    """Down within 400 ms where a word begins, up again in 2 s; of two, the lower."""
    made = silent(mixer(onsets))
    heard = gains(made, *chunks, TOTAL)[:TOTAL][to_samples(3_000) :]
    at = np.arange(to_samples(3_000), TOTAL)
    expected_db = np.zeros(len(at))
    for onset in onsets:
        before = np.clip((onset.at - at) / to_samples(400), 0, 1)
        after = np.clip((at - onset.at - onset.length) / to_samples(2_000), 0, 1)
        away = np.maximum(before, after)
        expected_db = np.minimum(expected_db, -10 * (0.5 + 0.5 * np.cos(np.pi * away)))
    np.testing.assert_allclose(heard, 10 ** (expected_db / 20), atol=2e-4)


@pytest.mark.parametrize(
    "onset",
    [Onset(0, 0, "", "voice", 90_000), Onset(0, 0, "90000", "chime", 90_000)],
    ids=["caption", "chime"],
)
def test_only_what_is_spoken_lowers_it(onset: Onset) -> None:
    """A caption without a clip is not heard, and a chime is soft itself."""
    made = mixer([onset])
    made.gain("chime", 1e-9)
    assert gains(made, 200_000)[-1] == 1


@pytest.mark.parametrize(("pause_ms", "words"), [(4_000, 1), (5_000, 2), (20_000, 2)])
def test_a_long_silence_within_words_lets_it_back_up(pause_ms: int, words: int) -> None:
    """As if they were two cues; while somebody only takes breath it stays down."""
    pause, word = to_samples(pause_ms), SAMPLE_RATE
    rest = np.zeros(pause, np.float32)
    whole = np.concatenate([load(str(word)), rest, load(str(word))])

    def sounds(source: str) -> Sound:
        return whole if source == "whole" else load(source)

    length = len(whole)
    one = Mixer(sounds, bed=Steady())
    one.add([Onset(TOTAL, 0, "whole", "voice", length)], (), TOTAL + 2 * length)
    two = Mixer(sounds, bed=Steady())
    others = [said(TOTAL, length)] if words == 1 else [
        said(TOTAL, word), said(TOTAL + word + pause, word, 1)
    ]  # fmt: skip
    two.add(others, (), TOTAL + 2 * length)
    heard = [gains(silent(made), TOTAL, *[30_000] * (2 * length // 30_000)) for made in (one, two)]
    assert np.abs(heard[0] - heard[1]).max() < 1e-6
    assert heard[0][TOTAL:].min() == pytest.approx(DEEP, abs=1e-6)


@pytest.mark.parametrize("voice", [0.5, 0.1])
def test_under_a_softer_voice_it_is_softer_too(voice: float) -> None:
    """It keeps its distance."""
    made = silent(mixer([said(4 * SAMPLE_RATE, SAMPLE_RATE)]))
    made.gain("voice", voice)
    heard = gains(made, TOTAL)
    assert heard[4 * SAMPLE_RATE : 5 * SAMPLE_RATE] == pytest.approx(DEEP * voice, rel=1e-3)
    assert heard[-1] == pytest.approx(1, abs=1e-3)


def test_a_muted_voice_lowers_nothing() -> None:
    made = mixer([said(0, 90_000)])
    made.gain("voice", 0.0)
    assert gains(made, 200_000)[-1] == 1


def test_it_begins_and_ends_softly() -> None:
    """With the clock, not before it; at the end of the score it has faded out."""
    made = Mixer(load, bed=Steady())
    assert not gains(made, 500, 500).any()
    made.add([], (), 40 * SAMPLE_RATE)
    made.end(40 * SAMPLE_RATE)
    heard = gains(made, *[SAMPLE_RATE] * 41)
    assert heard[0] == 0
    assert (np.diff(heard[: 3 * SAMPLE_RATE]) >= 0).all()
    assert (heard[3 * SAMPLE_RATE : 28 * SAMPLE_RATE] == 1).all()
    assert (np.diff(heard[28 * SAMPLE_RATE :]) <= 0).all()
    assert heard[40 * SAMPLE_RATE - 480] > 0
    assert not heard[40 * SAMPLE_RATE :].any()
    assert np.abs(np.diff(heard)).max() < SMOOTH


@pytest.mark.parametrize("hold", [5, 5.5, 6, 7])
def test_at_a_hold_it_plays_on(hold: float) -> None:
    """As loud as it is there: before a word, in it or after it; and goes on from there."""
    stands = round(hold * SAMPLE_RATE)
    made = silent(mixer([said(to_samples(5_200), SAMPLE_RATE)], stands))
    there = gains(made, stands)[-1]
    standing = gains(made, 100_000, 7_000, 100)
    made.release(stands)
    after = gains(made, TOTAL)[: TOTAL - stands]
    assert (standing > DEEP - 1e-6).all()
    assert np.ptp(standing) == 0
    assert np.abs(np.diff(np.concatenate([[there], standing, after]))).max() < SMOOTH
    assert after[-1] == pytest.approx(1, abs=0.2)


def test_a_word_that_becomes_known_late_makes_no_jump() -> None:
    """Its step was baked while the clock stood before it."""
    made = silent(mixer([]))
    before = gains(made, TOTAL + 300)
    made.add([said(TOTAL, SAMPLE_RATE, 1)], (), 2 * TOTAL)
    after = gains(made, 100, 9_000, 40_000, 4 * SAMPLE_RATE)
    assert np.abs(np.diff(np.concatenate([before, after]))).max() < SMOOTH
    assert after[to_samples(300)] == pytest.approx(DEEP, abs=1e-4)
    assert after[-1] == 1


@pytest.mark.parametrize("place", [0, 6, 6.9])
def test_a_jump_does_not_click(place: float) -> None:
    """What was heard before it is faded out by the device; then it rises from nothing."""
    made = silent(mixer([said(6 * SAMPLE_RATE, SAMPLE_RATE)]))
    gains(made, 5 * SAMPLE_RATE)
    made.go(round(place * SAMPLE_RATE), TOTAL)
    after = gains(made, 700, 60_000)
    assert after[0] < SMOOTH
    assert np.abs(np.diff(after)).max() < SMOOTH
    assert (after >= 0).all()
    assert after[-1] >= DEEP - 1e-6


@pytest.mark.parametrize(("channel", "gain", "then"), [("bed", 0.2, DEEP / 5), ("voice", 0, 1)])
def test_a_new_volume_makes_no_jump(channel: str, gain: float, then: float) -> None:
    """A voice that is muted in the middle of a word lets the bed up."""
    made = silent(mixer([said(4 * SAMPLE_RATE, 3 * SAMPLE_RATE)]))
    before = gains(made, 5 * SAMPLE_RATE)
    made.gain(channel, gain)
    after = gains(made, 100, 60_000)
    assert np.abs(np.diff(np.concatenate([before, after]))).max() < SMOOTH
    assert after[-1] == pytest.approx(then, abs=1e-4)


def test_another_bed_comes_in_while_the_last_one_leaves() -> None:
    made = mixer([])
    before = gains(made, 5 * SAMPLE_RATE)
    made.lay(Steady())
    changed = gains(made, 50_000)
    made.lay(None)
    made.lay(None)
    gone = gains(made, 30_000)
    assert np.abs(np.diff(np.concatenate([before, changed, gone]))).max() < SMOOTH
    assert not gone[to_samples(300) :].any()


@given(st.lists(st.integers(1, 150_000), max_size=4))
@settings(max_examples=20)
def test_a_bed_that_comes_late_is_where_it_would_have_been(chunks: list[int]) -> None:
    """Once it has risen there is no difference from one that was there from the beginning."""
    early, late = mixer([], bed=Counting()), Mixer(load)
    late.add([], (), TOTAL)
    for count in chunks:
        early.render(count)
        late.render(count)
    late.lay(Counting(), late=True)
    for made in (early, late):
        made.render(3 * SAMPLE_RATE)
    assert np.array_equal(early.render(5_000).samples, late.render(5_000).samples)


def test_after_a_restart_it_comes_back_at_once() -> None:
    """Softly, though the clock stands at a hold."""
    made = Mixer(load, bed=Steady())
    made.add([], [1_000], TOTAL)
    made.go(1_000, TOTAL, resume=True)
    heard = gains(made, 4 * SAMPLE_RATE)
    assert (heard[0], heard[-1]) == (0, 1)
