"""Sound files, read back by others: every cue at its sample, every step a chapter."""

import shutil
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import av
import mutagen
import numpy as np
import pyloudnorm
import pytest
from av.stream import Disposition
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from bench.export import peak_kb
from bench.recording import onsets
from coach.errors import CoachError
from coach.export.about import About, Chapter, chapters
from coach.export.audio import CODINGS
from coach.export.render import chunks, mixer_of
from coach.export.said import whole
from coach.export.tags import MOST_IN_LIST, Shown, tag
from coach.export.wav import header
from coach.sound.level import true_peak
from coach.units import SAMPLES_PER_MS, SECOND, to_samples
from tests.export.pieces import decoded, expected, piece, written

ENDINGS = (".wav", *CODINGS)
LOSSLESS = (".wav", ".flac")
FRAME = 1_024
"""AAC's: the last one may be decoded whole."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The same piece as a file of any ending."""
    folder = tmp_path_factory.mktemp("files")
    return cache(lambda ending: written(piece(), folder / f"short{ending}"))


@pytest.fixture(params=ENDINGS)
def file(request: pytest.FixtureRequest, made: Callable[[str], Path]) -> Path:
    """Each of these files."""
    return made(request.param)


def test_every_cue_is_at_its_sample(file: Path) -> None:
    """Within a millisecond, whatever the encoder put before it; and all is as long as the plan."""
    wanted, heard = expected(piece()), decoded(file)
    late = [found.late for found in onsets(heard, wanted, 0)]
    most = 0 if file.suffix in LOSSLESS else SAMPLES_PER_MS
    assert max(map(abs, late)) <= most
    assert 0 <= len(heard) - wanted.total < (FRAME if file.suffix in {".m4a", ".m4b"} else 1)


def test_every_step_is_a_chapter(file: Path) -> None:
    """As FFmpeg reads them, with the title and a picture."""
    wanted = chapters(piece().score.plan)
    with av.open(str(file)) as opened:
        found = opened.chapters()
        starts = [round(c["start"] * (c["time_base"] or 0) * SECOND) for c in found]
        named = {**opened.metadata, **opened.streams.audio[0].metadata}
        pictures = [s for s in opened.streams.video if Disposition.attached_pic in s.disposition]
        label = {key.lower(): words for key, words in named.items()}
    assert starts == [chapter.start_ms for chapter in wanted]
    assert [c["metadata"]["title"] for c in found] == [chapter.title for chapter in wanted]
    assert label["title"] == piece().score.plan.title
    assert pictures


def test_the_words_are_in_every_file(file: Path) -> None:
    """As mutagen reads them: whole, wherever a format has its lyrics."""
    told: Any = mutagen.File(file)
    places = {".m4a": "\xa9lyr", ".m4b": "\xa9lyr", ".mp3": "USLT::eng", ".wav": "USLT::eng"}
    found = told[places.get(file.suffix, "lyrics")]
    words = found.text if file.suffix in {".mp3", ".wav"} else found[0]
    assert words.splitlines() == [
        line for w in whole(piece().score) for line in w.text.splitlines()
    ]


def test_it_is_as_loud_as_promised(file: Path) -> None:
    """-16 LUFS with no bed, no true peak above -1 dBTP; measured on the finished file."""
    heard = decoded(file).raw
    loudness = pyloudnorm.Meter(48_000).integrated_loudness(heard)
    assert loudness == pytest.approx(-16, abs=1)
    assert max(true_peak(heard[:, ear]) for ear in (0, 1)) <= -1


def test_mp3_has_its_words_in_time(made: Callable[[str], Path]) -> None:
    """Synchronised at the very milliseconds of the cues, with a table of contents."""
    tags = ID3(made(".mp3"))
    (timed,), (contents,) = tags.getall("SYLT"), tags.getall("CTOC")
    assert timed.text == [(said.text, said.start_ms) for said in whole(piece().score)]
    assert any(text.startswith("Receiver: ") for text, _at in timed.text)
    assert contents.child_element_ids == [chap.element_id for chap in tags.getall("CHAP")]
    assert tags.getall("APIC")[0].data[:2] == b"\xff\xd8"
    assert "Rest your hands." in tags.getall("USLT")[0].text


def test_an_audiobook_says_that_it_is_one(made: Callable[[str], Path]) -> None:
    """So that phones keep the place in it."""
    tags = MP4(made(".m4b"))
    assert tags["stik"] == [2]
    assert tags["covr"]


def test_more_chapters_than_a_table_holds(made: Callable[[str], Path], tmp_path: Path) -> None:
    """Are listed in several tables, under one."""
    many = tuple(Chapter(i, i + 1, f"{i}") for i in range(MOST_IN_LIST + 1))
    path = Path(shutil.copy(made(".mp3"), tmp_path))
    tag(path, Shown(About("Many", "", "de", many), b"\xff\xd8", ()))
    tables = {table.element_id: table for table in ID3(path).getall("CTOC")}
    top = tables.pop("contents")
    listed = [id_ for name in top.child_element_ids for id_ in tables[name].child_element_ids]
    assert len(listed) == len(set(listed)) == len(many)


def test_wav_is_plain(made: Callable[[str], Path]) -> None:
    """Python's own reader finds stereo, 16 bits, 48 kHz and every sample."""
    with wave.open(str(made(".wav"))) as file:
        assert file.getparams()[:3] == (2, 2, 48_000)
        assert file.getnframes() == to_samples(piece().score.total_ms)


def test_wav_knows_its_end() -> None:
    """What four bytes cannot count is refused before anything is written."""
    told = About("Long", "", "en", ())
    assert header(told, to_samples(6 * 3_600_000))
    with pytest.raises(CoachError, match="six hours"):
        header(told, to_samples(7 * 3_600_000))


@pytest.mark.parametrize("size", [6_000, 48_000, 77_777])
def test_live_and_exported_samples_are_the_same(size: int) -> None:
    """A bed under it, pacers beside it; in the chunks of live play and in any others."""
    made = piece(bed="sea", pacer="both")
    exported = np.concatenate(list(chunks(made)))
    mixer, total = mixer_of(made), to_samples(made.score.total_ms)
    starts = range(0, total, size)
    live = np.concatenate([mixer.render(min(size, total - at)).samples for at in starts])
    assert np.array_equal(exported, live)


def test_memory_is_flat(tmp_path: Path) -> None:
    """Two hours take no more of it than ten minutes, the bed included."""
    short, long = (peak_kb(tmp_path, minutes, "sea") for minutes in (10, 120))
    assert long <= short * 1.1
