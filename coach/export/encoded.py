"""What sound and pictures share of encoding: a file that is filled as its frames come."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from numpy.typing import NDArray

from coach.errors import CoachError
from coach.export.about import Chapter
from coach.export.render import pcm
from coach.sound.arrays import Stereo
from coach.units import SAMPLE_RATE, SECOND, Ms, to_ms


class Coding(NamedTuple):
    """How sound is encoded: by which of FFmpeg's encoders, and what it is told."""

    encoder: str
    layout: str
    """Of the samples it takes: a row of LAYOUTS."""
    bits_per_s: int = 0
    options: Mapping[str, str] = {}


def _interleaved(samples: NDArray[Any]) -> NDArray[Any]:
    return samples.reshape(1, -1)


def _side_by_side(samples: Stereo) -> NDArray[Any]:
    return np.ascontiguousarray(samples.T)


LAYOUTS = {
    "s16": lambda samples: _interleaved(pcm(samples)),
    "flt": _interleaved,
    "fltp": _side_by_side,
}
"""How samples lie in a frame, by FFmpeg's names."""
AAC = Coding("aac", "fltp", 128_000)


@contextmanager
def opened(path: Path, options: Mapping[str, str] | None = None) -> Iterator[OutputContainer]:
    """A new file of the kind that its ending says, finished unless an error leaves it.

    Raises OSError when it cannot be written, CoachError when something fails to encode.
    """
    try:
        file = av.open(str(path), "w", options=dict(options or {}))
        try:
            yield file
        except BaseException:
            with suppress(av.FFmpegError):
                file.close()
            raise
        file.close()
    except av.FFmpegError as error:
        if isinstance(error, OSError):
            raise
        raise CoachError(f"{path.suffix} cannot be encoded: {error}") from error


def add_sound(file: OutputContainer, coding: Coding) -> AudioStream:
    """A stereo stream in this file."""
    stream = file.add_stream(coding.encoder, rate=SAMPLE_RATE, options=dict(coding.options))
    assert isinstance(stream, AudioStream)
    stream.layout = "stereo"
    stream.format = coding.layout
    if coding.bits_per_s:
        stream.bit_rate = coding.bits_per_s
    return stream


def pour_sound(
    file: OutputContainer, stream: AudioStream, chunks: Iterable[Stereo]
) -> Iterator[Ms]:
    """Encodes the samples; gives after each chunk how far it is."""
    done = 0
    for samples in chunks:
        file.mux(stream.encode(_frame(samples, done, stream.format.name)))
        done += len(samples)
        yield to_ms(done)
    file.mux(stream.encode(None))


def set_chapters(file: OutputContainer, chapters: Iterable[Chapter]) -> None:
    """Makes them known to the file, before anything is encoded."""
    file.set_chapters(
        [
            {
                "id": number,
                "start": chapter.start_ms,
                "end": chapter.end_ms,
                "time_base": Fraction(1, SECOND),
                "metadata": {"title": chapter.title},
            }
            for number, chapter in enumerate(chapters, start=1)
        ]
    )


def _frame(samples: Stereo, at: int, layout: str) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(LAYOUTS[layout](samples), format=layout, layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, at, Fraction(1, SAMPLE_RATE)
    return frame
