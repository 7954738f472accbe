"""From measured speeds to what a voice is told, with no voice at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.memory import remember
from coach.routine.vocabulary import PACES, Pace
from coach.score.estimate import WORDS_PER_PAUSE
from coach.score.sentences import sentences
from coach.sound.pace import PASSAGE, Calibration, at_rate, calibrate, recall_pace, remember_pace
from coach.sound.voices import Voice

VOICE = Voice("system", "hum", "Hum", "en")
GAPS = len(sentences(PASSAGE)) - 1
WORDS = len(PASSAGE.split())


def proportional(_: object, rate: int) -> int:
    """A voice that takes half as long at twice the rate."""
    return round(3_000_000 / rate)


every_pace = pytest.mark.parametrize("pace", PACES.values(), ids=PACES)


@every_pace
@pytest.mark.parametrize("hurry", [0, 8, 15])
def test_the_passage_takes_what_its_pace_says(pace: Pace, hurry: int) -> None:
    """Words and pauses together, to a hundredth, whatever lies between the measured rates."""
    told = calibrate(proportional, (180, 90)).delivery(pace, hurry)
    whole_ms = proportional(None, told.rate) + GAPS * told.pause_ms
    per_minute = WORDS * 60_000 / whole_ms
    assert per_minute == pytest.approx(pace.words_per_minute * (1 + hurry / 100), rel=0.01)
    assert told.pause_ms == round(pace.pause_ms / (1 + hurry / 100))


@every_pace
@pytest.mark.parametrize("percent", [80, 100, 120])
def test_somebody_may_want_it_slower_or_quicker(pace: Pace, percent: int) -> None:
    """Words and pauses alike; as it is by default it is what it was."""
    wanted = at_rate(pace, percent)
    assert wanted.words_per_minute == pytest.approx(pace.words_per_minute * percent / 100, abs=0.5)
    assert wanted.pause_ms == pytest.approx(pace.pause_ms * 100 / percent, abs=0.5)
    assert at_rate(pace, 100) == pace


def test_a_voice_that_cannot_go_slow_pauses_longer() -> None:
    """Its slowest rate, and the pace is met by silence, after a long sentence by more of it."""
    told = Calibration(((100, 25_000), (200, 12_000))).delivery(PACES["relaxed"])
    assert told.rate == 100
    whole_ms = 25_000 * (1 + told.linger) + GAPS * told.pause_ms
    assert told.pause_ms == 1_300
    assert whole_ms == pytest.approx(WORDS * 60_000 / 95, abs=50)


def test_a_voice_is_not_dragged_out() -> None:
    """It could go slower than its slowest, and does so only as far as somebody wants it slower."""
    found = Calibration(((400, 33_000), (1_000, 16_000)))
    usual, hurried, slow = (
        found.delivery(at_rate(PACES["relaxed"], percent), hurry, 556 * percent / 100)
        for percent, hurry in ((100, 0), (100, 15), (80, 0))
    )
    assert (usual.rate, hurried.rate, slow.rate) == (556, 639, 445)
    assert usual.linger == pytest.approx(slow.linger, abs=0.1)
    assert found.delivery(PACES["relaxed"]).linger == 0


def test_a_voice_that_cannot_go_fast_does_what_it_can() -> None:
    assert Calibration(((50, 60_000), (60, 50_000))).delivery(PACES["safety"], 15).rate == 60


def test_rates_that_slow_nothing_down_are_left_out() -> None:
    """Below some rate espeak always speaks alike."""
    found = calibrate(lambda _, rate: min(proportional(None, rate), 33_000), (60, 80, 95, 180))
    assert [rate for rate, _ in found.points] == [80, 95, 180]


def test_a_mute_voice_is_no_use() -> None:
    with pytest.raises(ValueError, match="nothing"):
        calibrate(lambda *_: 0, (90, 180))


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 90_000)), min_size=1))
def test_any_measurements_give_a_usable_delivery(points: list[tuple[int, int]]) -> None:
    """Among the rates that were measured, with a pause."""
    taken = dict(points)
    told = calibrate(lambda _, rate: taken[rate], taken).delivery(PACES["relaxed"])
    assert min(taken) <= told.rate <= max(taken)
    assert told.pause_ms >= 1_300


def test_it_is_remembered_per_voice_and_version(tmp_path: Path) -> None:
    found = calibrate(proportional, (90, 180))
    remember_pace(tmp_path, VOICE, "1", found)
    assert recall_pace(tmp_path, VOICE, "1") == found
    assert recall_pace(tmp_path, VOICE, "2") is None
    assert recall_pace(tmp_path, Voice("system", "haw", "Haw", "en"), "1") is None


@pytest.mark.parametrize(
    "spoilt", [None, [], {}, {"points": []}, {"points": [[90, -3]]}, {"points": [["fast", None]]}]
)
def test_nonsense_is_not_remembered(spoilt: object, tmp_path: Path) -> None:
    remember_pace(tmp_path, VOICE, "1", calibrate(proportional, (90, 180)))
    (file,) = (tmp_path / "paces").iterdir()
    remember(file, spoilt)
    assert recall_pace(tmp_path, VOICE, "1") is None


def test_the_estimate_counts_on_the_same_passage() -> None:
    assert pytest.approx(WORDS / GAPS) == WORDS_PER_PAUSE
