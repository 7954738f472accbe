"""The mixer: what sounds at which sample, whatever the chunks."""

from itertools import cycle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.sound.mix import Mixer, Onset

RATE = 1_000
"""Samples in what these tests call a second."""
NOISE = np.random.default_rng(5).uniform(-0.4, 0.4, (6, 3 * RATE)).astype(np.float32)


def load(source: str) -> NDArray[np.float32]:
    return NOISE[int(source), : 500 * (int(source) + 1)]


def mixer(onsets: list[Onset], holds: tuple[int, ...] = (), limit: int = 20_000) -> Mixer:
    made = Mixer(load)
    made.add(onsets, holds, limit)
    return made


def played(made: Mixer, chunks: list[int], until: int) -> NDArray[np.float32]:
    """What a listener hears until the clock is there."""
    parts = []
    for count in cycle(chunks):
        if made.at >= until:
            break
        parts.append(made.render(count).samples)
    return np.concatenate(parts)[:until, 0]


ONSETS = st.lists(
    st.tuples(st.integers(0, 9_000), st.integers(0, 5)), min_size=1, max_size=12, unique=True
).map(lambda rows: [Onset(at, i, str(s), "voice") for i, (at, s) in enumerate(rows)])
CHUNKS = st.lists(st.integers(40, 2_500), min_size=1, max_size=5)


@given(ONSETS, CHUNKS)
def test_the_same_samples_whatever_the_chunks(onsets: list[Onset], chunks: list[int]) -> None:
    """Live play and a whole-file export are one mix, bit for bit."""
    whole = played(mixer(onsets), [12_000], 12_000)
    assert np.array_equal(played(mixer(onsets), chunks, 12_000), whole)


@given(ONSETS)
def test_every_sound_begins_at_its_sample(onsets: list[Onset]) -> None:
    """The mix is the plain sum of the sounds at their places."""
    expected = np.zeros(12_000, np.float32)
    for onset in sorted(onsets):
        sound = load(onset.source)
        expected[onset.at : onset.at + len(sound)] += sound
    np.testing.assert_allclose(played(mixer(onsets), [700], 12_000), expected, atol=1e-6)


@given(ONSETS, CHUNKS)
def test_every_onset_is_told_once_with_its_sample(onsets: list[Onset], chunks: list[int]) -> None:
    """The log of a session can be trusted."""
    made = mixer(onsets)
    told: list[tuple[int, int]] = []
    for count in cycle(chunks):
        chunk = made.render(count)
        told += chunk.begun
        assert all(chunk.at <= at < chunk.at + chunk.advance for _id, at in chunk.begun)
        if made.at >= 10_000:
            break
    assert sorted(told) == sorted((onset.id, onset.at) for onset in onsets)


@given(CHUNKS, st.integers(1, 8_000))
def test_the_clock_stops_exactly_at_a_hold(chunks: list[int], hold: int) -> None:
    """Chunks go on in silence; released, the score goes on where it stood."""
    made = mixer([Onset(hold + 10, 0, "0", "voice")], (hold,))
    for count in [*chunks, *chunks, 9_000, 500]:
        last = made.render(count)
    assert (made.at, last.advance) == (hold, 0)
    assert not last.samples.any()
    made.release(hold)
    chunk = made.render(100)
    assert (chunk.at, chunk.begun) == (hold, ((0, hold + 10),))
    assert np.array_equal(chunk.samples[10:, 0], load("0")[:90])


def test_a_hold_released_early_stays_released_when_more_becomes_known() -> None:
    """Ready pressed while the next steps are still being baked is not forgotten."""
    made = mixer([], (700,), limit=1_000)
    made.release(700)
    made.add([Onset(1_000, 0, "0", "voice")], (700,), 2_000)
    assert made.render(1_500).advance == 1_500


def test_what_has_begun_rings_out_while_the_clock_stands() -> None:
    """A chime is not cut by a hold."""
    made = mixer([Onset(0, 0, "5", "chime")], (100,))
    heard = np.concatenate([made.render(500).samples[:, 0] for _ in range(6)])
    assert np.array_equal(heard, load("5"))


def test_nothing_sounds_beyond_the_limit_until_more_is_known() -> None:
    """A step whose words are not baked is not entered; nothing added late is missed."""
    made = mixer([Onset(0, 0, "0", "voice")], limit=800)
    assert [made.render(500).advance for _ in range(3)] == [500, 300, 0]
    made.add([Onset(800, 1, "1", "voice")], (), 2_000)
    chunk = made.render(500)
    assert (chunk.at, chunk.begun) == (800, ((1, 800),))


def test_a_jump_never_plays_half_a_sound() -> None:
    """What began before the place stays unheard; going back arms a released hold again."""
    made = mixer([Onset(100, 0, "2", "voice"), Onset(900, 1, "1", "voice")], (950,))
    made.go(500, 20_000)
    heard = made.render(400).samples
    assert not heard.any()
    made.release(950)
    made.render(200)
    made.go(0, 20_000)
    assert [made.render(500).advance for _ in range(3)] == [500, 450, 0]


def test_after_a_restart_a_sound_goes_on_in_its_middle() -> None:
    """The process that died is replaced at the same sample."""
    made = mixer([Onset(100, 0, "2", "voice")])
    made.go(500, 20_000, resume=True)
    assert np.array_equal(made.render(300).samples[:, 0], load("2")[400:700])


def test_gains_work_on_their_channel() -> None:
    """Voice and chimes are set apart; both ears hear the same."""
    made = mixer([Onset(0, 0, "0", "voice"), Onset(0, 1, "1", "chime")])
    made.gain("chime", 0.0)
    chunk = made.render(500)
    assert np.array_equal(chunk.samples[:, 0], load("0"))
    assert np.array_equal(chunk.samples[:, 0], chunk.samples[:, 1])
