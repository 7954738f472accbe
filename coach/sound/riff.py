"""The header of a clip's file, which tells its length without reading a sample."""

import os
import struct
from pathlib import Path

from coach.units import SAMPLE_RATE, Ms, length_of

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


def clip_length(path: Path) -> Ms | None:
    """How long a clip is, from its header; None when it is not there, cut short or not a clip."""
    try:
        with path.open("rb") as file:
            head, size = file.read(_HEADER.size), os.fstat(file.fileno()).st_size
    except OSError:
        return None
    held = size - _HEADER.size
    return length_of(held // 2) if held > 0 and head == clip_header(held) else None


def clip_header(size: int) -> bytes:
    """What stands before so many bytes of samples."""
    form = (b"fmt ", 16, 1, 1, SAMPLE_RATE, SAMPLE_RATE * 2, 2, 16)
    return _HEADER.pack(b"RIFF", 36 + size, b"WAVE", *form, b"data", size)
