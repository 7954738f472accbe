"""What is found out once and kept in the cache: files that are written whole or not at all.

Losing one costs time, never more, so only what raises by its docstring fails loudly.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from coach import paths

DISK_HINT = "is the disk full, or the cache folder not yours? MASSAGE_COACH_CACHE names another"


def recall(path: Path) -> Any:
    """What was remembered here, unchecked; None when there is nothing readable."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def remember(path: Path, value: Any) -> None:
    """Keeps a value for another session, if the disk allows."""
    with suppress(OSError):
        paths.ensure(path.parent)
        write_whole(path, json.dumps(value).encode())


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that nobody ever sees half of it. Raises OSError."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def file_time_ns(folder: Path) -> int:
    """The time as this folder's file system stamps it on what is written now. Raises OSError."""
    probe = folder / f"now.{os.getpid()}.part"
    try:
        probe.touch()
        return probe.stat().st_mtime_ns
    finally:
        probe.unlink(missing_ok=True)
