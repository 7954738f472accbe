"""A file that appears whole or not at all, however its making ends.

It is written to a hidden neighbour and moved into place at the end. A neighbour that a killed
program left lying is removed by whoever writes the same file again.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.errors import CoachError

_MARK = "massage-coach"


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Gives a path with the same ending to write to; where the target is a link, that stays one.
    Raises CoachError when the disk fails, or a folder is in the way.
    """
    target = target.resolve()
    require_no_folder(target)
    clear(target)
    part = target.with_name(f"{_beginning(target)}{os.getpid()}{target.suffix}")
    try:
        yield part
        _settle(part)
        part.replace(target)
        _settle(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CoachError(f"{target} cannot be written: {reason}", _hint(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def require_no_folder(target: Path) -> None:
    """Raises CoachError when a folder is in the way."""
    if target.is_dir():
        raise CoachError(f"{target} is a folder", "Name a file, or move the folder.")


def clear(target: Path) -> None:
    """Removes what others left of this file when they were killed; what one still writes stays."""
    target = target.resolve()
    with suppress(OSError):
        for path in target.parent.iterdir():
            left = path.stem.removeprefix(_beginning(target))
            if left.isdecimal() and path.suffix == target.suffix and not _is_running(int(left)):
                path.unlink()


def _is_running(process: int) -> bool:
    """Whether another process of this number is there; elsewhere than on Unix nobody can tell, and
    no file that is open can be removed.
    """
    if os.name != "posix" or process == os.getpid():
        return False
    try:
        with suppress(PermissionError):  # it is somebody else's
            os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _beginning(target: Path) -> str:
    return f".{target.stem}.{_MARK}-"


def _settle(path: Path) -> None:
    """Has the disk keep what was written; a folder only where the system can."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hint(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Is the folder there? Another export of the same file may have taken its place."
    return "Is there room on the disk, and is the folder yours?"
