"""What is found out about voices and kept in the cache: small JSON files, written whole or not at
all. Losing one costs time, never more, so nothing here fails loudly but `write_whole`.
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
