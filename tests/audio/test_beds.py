"""The beds as files, heard through the decoder that plays them: even, soft, and without a seam."""

import json
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyloudnorm
import pytest
import soxr

from audio import bed_sounds, circle, likeness, make, tones, water
from coach.sound.bed.decode import decoded

Sound = npt.NDArray[np.float32]
"""Shape (2, count)."""
Values = npt.NDArray[np.float64]

AUDIO = Path(make.__file__).parent
ROWS = json.loads((AUDIO / "manifest.json").read_text("utf-8"))["beds"]
RATE = 48_000
WANTED = ["sea", "rain", "drone", "bowls", "brown", "night"]
FRAME = RATE // 4
ALL_BYTES = 12_000_000
every_bed = pytest.mark.parametrize("name", list(ROWS))

SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (-1.69065929318241, 0.73248077421585),
)
PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
"""The two filters of BS.1770-4 at 48 kHz: what they multiply, and what they divide by after 1."""


class Heard:
    """A bed decoded: its segments, and one round of them cross-faded as they are played."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.row = ROWS[name]
        self.overlap = self.row["overlap_ms"] * RATE // 1000
        self.segments = [decoded(AUDIO / file).T for file in self.row["files"]]
        self.seams = list(pairwise([self.segments[-1], *self.segments]))
        self.round = np.concatenate([self.joined(*seam) for seam in self.seams], axis=1)

    def joined(self, before: Sound, here: Sound) -> Sound:
        """A segment, its head faded in over the end of the one before."""
        rising = np.linspace(0, 1, self.overlap, endpoint=False, dtype=np.float32)
        end, head = before[:, -self.overlap :], here[:, : self.overlap]
        return np.concatenate(
            [end + (head - end) * rising, here[:, self.overlap : -self.overlap]], axis=1
        )

    @cached_property
    def weighted(self) -> Values:
        """The power that counts for loudness, in each tenth of a second (BS.1770)."""
        count = self.round.shape[1]
        sound = np.fft.irfft(np.fft.rfft(self.round) * hearing(count), count)
        return np.asarray((sound**2).sum(axis=0).reshape(-1, RATE // 10).mean(axis=1))

    @cached_property
    def lines(self) -> Values:
        """The power of every line of the spectrum, 4 Hz apart, in each quarter of a second."""
        frames = self.round.reshape(2, -1, FRAME) * np.hanning(FRAME).astype(np.float32)
        return np.asarray((np.abs(np.fft.rfft(frames)) ** 2).sum(axis=0))

    def between(self, low_hz: float, high_hz: float) -> Values:
        """The power in a band, in each quarter of a second."""
        return np.asarray(self.lines[:, int(low_hz / 4) : int(high_hz / 4)].sum(axis=1))

    def lufs(self, seconds: float) -> Values:
        """LUFS over a window that moves round by a tenth of a second."""
        window = round(seconds * 10)
        around = np.concatenate([self.weighted, self.weighted[: window - 1]])
        return -0.691 + 10 * np.log10(np.convolve(around, np.ones(window) / window, "valid"))


@pytest.fixture(scope="module", params=list(ROWS))
def heard(request: pytest.FixtureRequest) -> Heard:
    """One bed at a time: all of them together would fill half a gigabyte."""
    return Heard(request.param)


@cache
def hearing(count: int) -> Sound:
    """How much the amplitude at each frequency counts for loudness."""
    turn = np.exp(-2j * np.pi * np.arange(count // 2 + 1) / count)
    gain = np.ones(turn.size)
    for (now, last, last_but_one), (one_ago, two_ago) in (SHELF, PASS):
        through = now + turn * (last + turn * last_but_one)
        gain *= np.abs(through / (1 + turn * (one_ago + turn * two_ago)))
    return gain.astype(np.float32)


def bends(sound: Sound) -> Values:
    """The sharpest bend in each tenth of a second, over what bends there usually have."""
    bend = np.stack([np.roll(side, 1) - 2 * side + np.roll(side, -1) for side in sound])
    blocks = bend.reshape(2, -1, RATE // 10)
    usual = (blocks**2).mean(axis=2)
    around = (np.roll(usual, 1, axis=1) + usual + np.roll(usual, -1, axis=1)) / 3
    return np.asarray(np.abs(blocks).max(axis=2) / np.sqrt(around), np.float64)


def db(ratio: float) -> float:
    return float(10 * np.log10(ratio))


def test_six_beds_are_offered_and_the_sea_comes_first() -> None:
    """The order of the manifest is the order in which they are offered."""
    assert list(ROWS) == list(bed_sounds.BEDS)
    assert list(ROWS)[: len(WANTED)] == WANTED


def test_the_manifest_lists_every_segment_and_no_other() -> None:
    """All of them together stay small."""
    listed = {file for row in ROWS.values() for file in row["files"]}
    found = {path.relative_to(AUDIO).as_posix() for path in (AUDIO / "beds").rglob("*.opus")}
    assert found == listed
    assert sum((AUDIO / file).stat().st_size for file in listed) < ALL_BYTES


@every_bed
def test_a_row_says_what_the_files_are(name: str) -> None:
    """Label, length, licence, and every file by its hash."""
    row = ROWS[name]
    assert row.items() >= bed_sounds.described(name).items()
    assert row["licence"] == "CC0-1.0"
    assert row["sha256"] == {file: likeness.digest(AUDIO / file) for file in row["files"]}


def test_segments_are_short_and_exactly_as_long_as_the_manifest_says(heard: Heard) -> None:
    """To the sample: nothing of the encoder's is left at either end."""
    lengths = {segment.shape[1] for segment in heard.segments}
    assert len(lengths) == 1
    assert 15 * RATE <= lengths.pop() <= 30 * RATE
    assert heard.round.shape[1] == heard.row["length_ms"] * RATE // 1000 >= 150 * RATE


def test_every_segment_begins_with_the_end_of_the_one_before(heard: Heard) -> None:
    """All the way round; what differs is what the encoder adds."""
    for before, here in heard.seams:
        end, head = before[:, -heard.overlap :], here[:, : heard.overlap]
        assert np.sum((end - head) ** 2) < 0.25 * np.sum(end**2)


@pytest.mark.parametrize("name", ["sea", "brown"])
def test_segments_lie_on_each_other_to_the_sample(name: str) -> None:
    """Told by beds of noise, which is like itself at one place only."""
    bed = Heard(name)
    for before, here in bed.seams:
        end, head = (np.fft.rfft(p) for p in (before[:, -bed.overlap :], here[:, : bed.overlap]))
        assert np.fft.irfft((end * head.conj()).sum(axis=0)).argmax() == 0


def test_a_bed_is_as_loud_as_it_should_be_and_evenly_so(heard: Heard) -> None:
    """-32 LUFS; any three seconds within 4 LU of it, any moment at most 4.5 LU above."""
    whole = pyloudnorm.Meter(RATE).integrated_loudness(heard.round.T)
    assert whole == pytest.approx(-32, abs=0.5)
    assert heard.row["lufs"] == pytest.approx(whole, abs=0.15)
    three_seconds = heard.lufs(3)
    assert whole - 4 < three_seconds.min()
    assert three_seconds.max() < whole + 4
    assert heard.lufs(0.4).max() < whole + 4.5


def test_a_bed_never_peaks(heard: Heard) -> None:
    """True peak, four times oversampled around the highest sample: nothing that could startle."""
    at = int(np.abs(heard.round).max(axis=0).argmax())
    around = np.roll(heard.round, RATE // 2 - at, axis=1)[:, :RATE]
    assert 2 * db(np.abs(soxr.resample(around.T, RATE, 4 * RATE)).max()) < -15


def test_nothing_clicks_nor_at_the_seams_nor_where_it_comes_round(heard: Heard) -> None:
    """Noise alone bends up to six times as sharply as usual, raindrops up to nine."""
    assert bends(heard.round).max() < 10


def test_a_click_would_be_found() -> None:
    """A step as high as the noise around it."""
    spoiled = decoded(AUDIO / ROWS["brown"]["files"][0]).T[:, : 10 * RATE].copy()
    spoiled[:, 5 * RATE :] += 0.02
    assert bends(spoiled)[:, 1:-1].max() > 10


def test_nothing_comes_again_before_the_round_is_over(heard: Heard) -> None:
    """How loud it is, band by band, never follows the same course twice.

    What lies nearer than two slow waves of the sea is no repetition.
    """
    for low_hz, high_hz in ((100, 400), (400, 1600), (1600, 6400)):
        course = np.log(heard.between(low_hz, high_hz))
        again = np.fft.irfft(np.abs(np.fft.rfft(course - course.mean())) ** 2)
        assert (again[64 : again.size // 2] / again[0]).max() < 0.6


def test_both_sides_are_alive_and_one_loudspeaker_is_enough(heard: Heard) -> None:
    """Neither mono nor hollow; balanced; mono loses less than 2.5 dB."""
    left, right = heard.round
    assert 0.2 < np.corrcoef(left, right)[0, 1] < 0.85
    powers = [float(np.mean(sound**2)) for sound in (left, right, (left + right) / 2)]
    assert abs(db(powers[0] / powers[1])) < 1
    assert db(2 * powers[2] / (powers[0] + powers[1])) > -2.5


def test_a_bed_is_soft(heard: Heard) -> None:
    """Little above 8 kHz, nothing to shake a loudspeaker with, no offset."""
    whole = heard.lines.sum()
    assert db(heard.between(8000, RATE).sum() / whole) < -15
    assert db(heard.between(0, 28).sum() / whole) < -12
    assert np.abs(heard.round.mean(axis=1)).max() < 1e-4


@pytest.mark.parametrize("name", ["drone", "bowls"])
def test_tones_are_those_of_the_chimes(name: str) -> None:
    """The strongest lines of the spectrum are F, A and C within a tenth of a semitone."""
    sound = Heard(name).round
    power = (np.abs(np.fft.rfft(sound)) ** 2).sum(axis=0)
    by_hz = power.reshape(-1)[: 4000 * 180].reshape(-1, 180 * 4).sum(axis=1)
    loudest = [int(at) for at in np.argsort(by_hz)[-8:]]
    for at in loudest:
        lines = power[at * 720 : (at + 1) * 720]
        hz = (at * 720 + int(lines.argmax())) / 180
        semitones = 12 * np.log2(hz / tones.F) % 12
        assert min(abs(semitones - chord) for chord in (0, 3.863, 7.02, 12)) < 0.15


def test_no_two_waves_come_at_the_same_interval() -> None:
    """Eight to fourteen seconds, every one its own."""
    gaps = water.gaps_s(circle.chance(bed_sounds.BEDS["sea"].seed))
    assert gaps.sum() == pytest.approx(circle.ROUND_S)
    assert 8 <= gaps.min() < gaps.max() <= 14.5
    assert np.diff(np.sort(gaps)).min() > 0.2


@pytest.mark.parametrize("name", ["sea", "drone", "brown"])
def test_the_script_makes_what_is_on_disk(name: str) -> None:
    """From its seed alone, the same wave that was encoded; `make.py --check` looks at them all."""
    assert likeness.unlike(name, ROWS[name], AUDIO) == []


def test_another_seed_would_be_noticed() -> None:
    """So that the comparison above says something."""
    bed = bed_sounds.BEDS["brown"]
    other = bed_sounds.segments(bed_sounds.synthesised(bed._replace(seed=bed.seed + 1)))[0]
    assert abs(likeness.correlation(other, decoded(AUDIO / ROWS["brown"]["files"][0]).T)) < 0.1
