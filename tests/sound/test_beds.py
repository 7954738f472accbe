"""Beds from files: ours without a seam, and somebody's own music in order, level and crossed."""

import sys
import wave
from itertools import pairwise, repeat
from pathlib import Path

import av
import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.sound.arrays import Sound, Stereo
from coach.sound.bed.decode import UndecodableError, decoded
from coach.sound.bed.joined import Joined, Piece
from coach.sound.bed.opening import open_bed
from coach.sound.bed.shipped import Shipped, shipped
from coach.sound.bed.songs import levelled, music_in, songs
from coach.sound.bed.trouble import Told, Trouble, in_words
from coach.sound.easing import DUCK_DB
from coach.sound.riff import clip_header
from coach.units import SAMPLE_RATE, SECOND, to_samples

HOLLOW = clip_header(0)
"""A WAV without a sample, which ends the process in SDL_mixer 2.8."""

CHANCE = np.random.default_rng(7)
CODECS = {".mp3": "libmp3lame", ".opus": "libopus", ".flac": "flac", ".wav": "pcm_s16le"}


def noise(seconds: float, loud: float = 0.1) -> Stereo:
    shape = (round(seconds * SAMPLE_RATE), 2)
    return (CHANCE.standard_normal(shape) * loud).astype(np.float32)


def write_wav(path: Path, samples: Stereo) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
    return path


def encode(path: Path, samples: Stereo, codec: str) -> Path:
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=SAMPLE_RATE, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        whole = av.AudioFrame.from_ndarray(samples.T.copy(), format="fltp", layout="stereo")
        whole.sample_rate = SAMPLE_RATE
        for frame in av.AudioResampler(stream.format.name, "stereo", SAMPLE_RATE).resample(whole):
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def told_to(troubles: list[tuple[Trouble, str]]) -> Told:
    return lambda trouble, name: troubles.append((trouble, name))


def steady(passed: Sound) -> Sound:
    return passed


@settings(max_examples=30)
@given(
    st.lists(st.integers(1, 5_000), min_size=1, max_size=5),
    st.integers(0, 900),
    st.lists(st.integers(1, 4_000), min_size=1, max_size=8),
)
def test_pieces_are_joined_the_same_whatever_is_read(
    lengths: list[int], overlap: int, counts: list[int]
) -> None:
    """Short ones and single ones too; and after the last there is silence."""
    pieces = [Piece(noise(length / SAMPLE_RATE)) for length in lengths]

    def made() -> Joined:
        return Joined(pieces[0], iter(pieces[1:]), overlap, steady)

    whole, cut = made().read(30_000), made()
    parts = np.concatenate([cut.read(count) for count in (*counts, 30_000)])
    assert np.array_equal(parts[:30_000], whole)
    joins = sum(min(overlap, a // 2, b // 2) for a, b in pairwise(lengths))
    assert not whole[sum(lengths) :].any()
    assert len(np.trim_zeros(whole[:, 0], "b")) >= sum(lengths) - joins - len(lengths) * overlap


def test_what_is_the_same_in_both_is_joined_without_a_seam() -> None:
    """Segments of one long sound give that sound again."""
    sound, overlap = noise(3), 4_800
    ends = [40_000, 80_000, 120_000]
    pieces = [Piece(sound[max(end - 40_000 - overlap, 0) : end]) for end in ends]
    joined = Joined(pieces[0], iter(pieces[1:]), overlap, steady)
    np.testing.assert_allclose(joined.read(120_000), sound[:120_000], atol=1e-6)


@pytest.mark.parametrize(("ending", "codec"), CODECS.items())
def test_music_is_decoded_at_our_rate(tmp_path: Path, ending: str, codec: str) -> None:
    """Both ears apart, as loud as it was."""
    sound = noise(2) * np.array([1, 0.25], np.float32)
    found = decoded(encode(tmp_path / f"music{ending}", sound, codec))
    assert len(found) == pytest.approx(len(sound), abs=4_000)
    np.testing.assert_allclose(found.std(axis=0), sound.std(axis=0), rtol=0.2)


def test_of_an_hour_only_the_beginning_is_decoded(tmp_path: Path) -> None:
    """It would fill a gigabyte of memory."""
    long = tmp_path / "hour.mp3"
    minute = encode(tmp_path / "minute.mp3", noise(60, 0.02), "libmp3lame").read_bytes()
    long.write_bytes(minute * 15)
    assert len(decoded(long)) == to_samples(600 * SECOND)


@pytest.mark.parametrize(
    "written", [b"", b"no music at all", b"RIFF\x24\x00\x00\x00WAVEfmt ", HOLLOW]
)
def test_what_is_no_music_is_told(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "song.mp3"
    file.write_bytes(written)
    with pytest.raises(UndecodableError):
        decoded(file)
    with pytest.raises(UndecodableError):
        decoded(tmp_path / "gone.mp3")


@pytest.mark.parametrize("seconds", [5, 90])
@pytest.mark.parametrize("loud", [0.003, 0.5])
def test_own_music_is_as_loud_as_our_beds(seconds: float, loud: float) -> None:
    """By another's measurement of both ears; also a song of which one half is soft."""
    song = noise(seconds, loud)
    song[len(song) // 2 :] *= 0.3
    song[:, 1] *= 0.7
    heard = levelled(song).rendered()
    assert pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(heard) == pytest.approx(-32, abs=1)


def test_silence_stays_silence() -> None:
    assert not levelled(np.zeros((SAMPLE_RATE, 2), np.float32)).rendered().any()


@given(st.integers(1, 6), st.integers(0, 1_000))
def test_songs_are_shuffled_in_rounds(count: int, seed: int) -> None:
    """Each once a round, never one twice running, and the same again with the same seed."""
    files = [Path(str(i)) for i in range(count)]
    played: list[list[str]] = []
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            heard: list[str] = []
            patch.setattr(
                "coach.sound.bed.songs.decoded",
                lambda file, heard=heard: (heard.append(file.name), noise(0.1))[1],
            )
            rounds = songs(files, seed, told_to([]))
            for _ in range(4 * count):
                next(rounds)
        played.append(heard)
    assert played[0] == played[1]
    for start in range(0, 4 * count, count):
        assert sorted(played[0][start : start + count]) == sorted(file.name for file in files)
    assert count == 1 or all(a != b for a, b in pairwise(played[0]))


def test_a_folder_is_played_and_what_is_no_music_left_out(tmp_path: Path) -> None:
    """Songs cross over in four seconds, as loud as before; a broken one is told once."""
    (tmp_path / "more").mkdir()
    for i, name in enumerate(("a.wav", "b.wav", "more/c.flac")):
        encode(tmp_path / name, noise(9 + i), "flac" if name.endswith("flac") else "pcm_s16le")
    (tmp_path / "broken.mp3").write_bytes(b"no music at all")
    (tmp_path / "cover.jpg").write_bytes(b"")
    (tmp_path / ".hidden.wav").write_bytes(b"")
    assert len(music_in(tmp_path)) == 4
    troubles: list[tuple[Trouble, str]] = []
    bed = open_bed(str(tmp_path), 3, told_to(troubles))
    assert bed
    heard = bed.read(60 * SAMPLE_RATE)
    assert troubles == [(Trouble.SKIPPED, "broken.mp3")]
    power = (heard.astype(np.float64) ** 2).reshape(-1, SAMPLE_RATE // 2, 2).mean(axis=(1, 2))
    assert np.ptp(10 * np.log10(power)) < 1.5
    again = open_bed(str(tmp_path), 3)
    assert again
    assert np.array_equal(again.read(60 * SAMPLE_RATE), heard)


@pytest.mark.parametrize("louder", [0, 10, 15, 25])
def test_no_passage_of_a_song_drowns_a_voice(louder: int) -> None:
    """Wherever it is loudest, ducked it is 20 dB under a voice of -16 LUFS."""
    song = noise(60, 0.01)
    song[20 * SAMPLE_RATE : 26 * SAMPLE_RATE] *= 10 ** (louder / 20)
    made = levelled(song).rendered()
    meter = pyloudnorm.Meter(SAMPLE_RATE)
    passage = meter.integrated_loudness(made[20 * SAMPLE_RATE : 26 * SAMPLE_RATE])
    assert passage + DUCK_DB <= -16 - 20 + 0.2
    whole = meter.integrated_loudness(made)
    assert whole == pytest.approx(-32, abs=0.6) if louder < 10 else whole < -31


def test_a_song_as_telephones_have_them_is_music_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AAC, by PyAV: at its pitch, each ear its own; without that library it is told how."""
    tone = np.sin(2 * np.pi * 440 * np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    song = encode(tmp_path / "song.m4a", np.stack([0.3 * tone, 0.1 * tone], axis=1), "aac")
    heard = decoded(song)
    assert len(heard) == pytest.approx(len(tone), abs=2_048)
    spectrum = np.abs(np.fft.rfft(heard[SAMPLE_RATE:][:SAMPLE_RATE], axis=0)) / (SAMPLE_RATE / 2)
    assert spectrum[440] == pytest.approx([0.3, 0.1], abs=0.01)
    monkeypatch.setitem(sys.modules, "av", None)
    troubles: list[tuple[Trouble, str]] = []
    assert open_bed(str(song), 0, told_to(troubles)) is None
    assert troubles == [(Trouble.MISSING, "song.m4a"), (Trouble.NOTHING, str(song))]
    assert "massage-coach[export]" in in_words(*troubles[0])


@pytest.mark.parametrize("spec", ["none", "voice-only"])
def test_no_bed_is_a_choice(spec: str) -> None:
    troubles: list[tuple[Trouble, str]] = []
    assert open_bed(spec, 0, told_to(troubles)) is None
    assert troubles == []


def test_music_that_is_gone_or_none_at_all_is_told(tmp_path: Path) -> None:
    """The session goes on without."""
    troubles: list[tuple[Trouble, str]] = []
    gone, empty = str(tmp_path / "gone"), str(tmp_path)
    (tmp_path / "broken.ogg").write_bytes(b"OggS")
    assert open_bed(gone, 0, told_to(troubles)) is None
    assert open_bed(empty, 0, told_to(troubles)) is None
    assert troubles == [
        (Trouble.GONE, gone),
        (Trouble.SKIPPED, "broken.ogg"),
        (Trouble.NOTHING, empty),
    ]


@pytest.mark.parametrize("bed", shipped().values(), ids=shipped())
def test_our_beds_go_round_without_a_click(bed: Shipped) -> None:
    """Over a seam between two segments, and from the last to the first, nothing stands out."""
    first, second, last = (decoded(bed.files[i]) for i in (0, 1, -1))
    for one, other in ((first, second), (last, first)):
        joined = Joined(Piece(one), repeat(Piece(other), 1), bed.overlap, steady)
        heard = joined.read(len(one) + SAMPLE_RATE)
        sharp = np.abs(np.diff(heard, n=2, axis=0)).max(axis=1)
        before, after = len(one) - 2 * bed.overlap, len(one) + bed.overlap
        around = np.concatenate([sharp[:before], sharp[after:]])
        assert sharp[before:after].max() <= around.max() * 1.05
