"""Videos, read back by FFmpeg: every picture, every sound and every word at its time."""

import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.container import InputContainer
from av.stream import Disposition
from numpy.typing import NDArray

from bench.recording import onsets
from coach.export.about import chapters
from coach.export.piece import Piece, Wishes
from coach.export.said import captions
from coach.export.video import FPS, frames, moment, write, write_sized
from coach.score.frame import frame
from coach.score.playhead import Playhead
from coach.screen.appearance import wanted
from coach.screen.offscreen import Film, Pixels
from coach.screen.theme import CANDLE
from coach.units import SAMPLES_PER_MS, SECOND
from tests.export.pieces import decoded, expected, piece

SHORT = """
title: A short one
type: swedish
form: solo
steps:
  - {name: Settle, stroke: settle, seconds: 10, say: "Sit tall.", breath: {in: 2, out: 2}}
  - name: Glide over the shoulder
    stroke: effleurage
    region: upper_trap
    tool: opposite hand
    sides: [left, right]
    seconds: 8
    pressure: 3
    tempo: 20
    say: "{Side} shoulder."
  - {name: Rest, stroke: rest, seconds: 6.51, say: "Rest."}
"""
SIZE = 480, 270
NEARBY, PLAINLY, SEVERAL = 3, 40, 60
"""Pictures, of 255, and pixels."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[float]]:
    """The file, and what was told of its progress."""
    path, told = tmp_path_factory.mktemp("film") / "short.mp4", list[float]()
    write_sized(piece(SHORT), path, SIZE, told.append)
    return path, told


@pytest.fixture
def film(written: tuple[Path, list[float]]) -> Path:
    return written[0]


@pytest.fixture
def opened(film: Path) -> Iterator[InputContainer]:
    with av.open(str(film)) as container:
        yield container


def test_it_is_what_every_player_plays(film: Path, opened: InputContainer) -> None:
    """H.264 in the colours of high definition and AAC, from 0 on, the index in front."""
    video, audio = opened.streams.video[0], opened.streams.audio[0]
    context = video.codec_context
    assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
    assert video.average_rate == FPS
    assert (context.width, context.height) == SIZE
    assert context.colorspace == context.color_primaries == context.color_trc == 1
    assert (audio.codec_context.name, audio.rate, audio.channels) == ("aac", 48_000, 2)
    assert video.start_time == audio.start_time == 0
    whole = film.read_bytes()
    assert whole.index(b"moov") < whole.index(b"mdat")


def test_it_is_exactly_as_long_as_the_routine(opened: InputContainer) -> None:
    """A picture every thirtieth of a second, the last one cut short; sound to the millisecond."""
    total_ms = piece(SHORT).score.total_ms
    times = [picture.time for picture in opened.decode(video=0)]
    assert len(times) == frames(total_ms) == math.ceil(total_ms * FPS / SECOND)
    assert all(later - at == pytest.approx(1 / FPS, abs=1e-3) for at, later in pairwise(times))
    audio = opened.streams.audio[0]
    assert audio.duration
    assert audio.time_base
    assert audio.duration * audio.time_base * SECOND == pytest.approx(total_ms, abs=1)


def test_every_picture_is_that_of_its_moment(opened: InputContainer) -> None:
    """Looks as it was painted; where something moves, as at that moment and not at another near."""
    made = piece(SHORT)
    paint, moved = Painter(made), 0
    shown = {round(picture.time * FPS): picture for picture in opened.decode(video=0)}
    for number in range(NEARBY, len(shown) - NEARBY, 23):
        seen = shown[number].to_ndarray(format="bgr24").astype(int)
        painted = np.array([paint(near) for near in range(number - NEARBY, number + NEARBY + 1)])
        assert np.abs(painted[NEARBY] - seen).mean() < 3
        moving = (painted.max(axis=0) - painted.min(axis=0)).max(axis=2) > PLAINLY
        if moving.sum() > SEVERAL:
            off = np.abs(painted - seen)[:, moving].mean(axis=(1, 2))
            assert abs(int(off.argmin()) - NEARBY) <= 1
            moved += 1
    assert moved > 10


class Painter:
    """What a session looks like, picture by picture."""

    def __init__(self, made: Piece) -> None:
        self.score = made.score
        self.film = Film(SIZE, wanted(made.settings))

    def __call__(self, number: int) -> NDArray[np.int_]:
        self.film.show(frame(self.score, Playhead(at_ms=moment(number))))
        return colours(self.film.pixels())


def colours(pixels: Pixels) -> NDArray[np.int_]:
    return pixels[:, :, :3].astype(int)


def test_every_sound_is_at_its_sample(film: Path) -> None:
    """Within a millisecond, counted from the first picture."""
    heard = onsets(decoded(film), expected(piece(SHORT)), 0)
    assert heard
    assert max(abs(found.late) for found in heard) <= SAMPLES_PER_MS


def test_the_captions_can_be_turned_on(opened: InputContainer) -> None:
    """The same as a file of captions, at the same milliseconds, nothing between them."""
    stream = opened.streams.subtitles[0]
    shown = [
        (packet.pts, packet.pts + (packet.duration or 0), bytes(packet)[2:].decode())
        for packet in opened.demux(stream)
        if packet.pts is not None and len(bytes(packet)) > 2
    ]
    assert stream.codec_context.name == "mov_text"
    assert Disposition.default not in stream.disposition, "the picture has its own"
    assert stream.time_base == pytest.approx(1 / SECOND)
    assert shown == [tuple(said) for said in captions(piece(SHORT).score)]


def test_every_step_is_a_chapter_and_a_picture_stands_for_the_file(opened: InputContainer) -> None:
    found = [(c["start"], c["end"], c["metadata"]["title"]) for c in opened.chapters()]
    assert found == [tuple(chapter) for chapter in chapters(piece(SHORT).score.plan)]
    assert opened.metadata["title"] == "A short one"
    assert "clinician" in opened.metadata["comment"]
    assert opened.streams.audio[0].language == "eng"
    assert Disposition.attached_pic in opened.streams.video[1].disposition


def test_nothing_in_it_can_be_pressed() -> None:
    """No word of a key, no volume: where a window has them, a film says who has not reviewed it."""
    made = piece(SHORT)
    film, now = Film((1280, 720), wanted(made.settings)), frame(made.score, Playhead(at_ms=12_000))
    film.show(now)
    top_right = colours(film.pixels())[:56, 1100:]
    blue_first = np.array(CANDLE.ground[::-1])
    assert np.abs(top_right - blue_first).max() == 0


def test_it_is_as_high_as_is_wished(tmp_path: Path) -> None:
    """And can be ended at every picture; what is there then is closed, and can be read."""
    path = tmp_path / "some.mp4"
    told: list[float] = []

    def enough(part: float) -> None:
        told.append(part)
        if len(told) == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(piece(SHORT), path, Wishes(height=1080), enough)
    assert told == sorted(told)
    assert told[0] > 0
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.width, context.height) == (1920, 1080)


def test_its_progress_is_told_with_every_picture(written: tuple[Path, list[float]]) -> None:
    told = written[1]
    assert told == sorted(told)
    assert len(told) == frames(piece(SHORT).score.total_ms)
    assert told[-1] == 1
