"""Segments of a round as Opus files, and back."""

import io
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from audio.circle import RATE_HZ, Stereo

Pcm = npt.NDArray[np.float32]
"""Shape (2, count)."""
OPTIONS = {"application": "audio", "vbr": "on", "frame_duration": "20"}


def encoded(sound: Stereo, bit_rate: int) -> bytes:
    """An Ogg Opus file of exactly these samples: the decoder drops what the encoder put before
    them, and the file's last position cuts off what fills up the last packet.
    """
    out = io.BytesIO()
    with av.open(out, "w", format="ogg", container_options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream("libopus", rate=RATE_HZ, layout="stereo", options=OPTIONS)
        stream.bit_rate = bit_rate
        interleaved = np.ascontiguousarray(sound.T, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(interleaved, format="flt", layout="stereo")
        frame.sample_rate = RATE_HZ
        for part in (frame, None):
            file.mux(stream.encode(part))
    return out.getvalue()


def decoded(path: Path) -> Pcm:
    """The samples of a file."""
    with av.open(path) as file:
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
    return np.concatenate(frames, axis=1)
