"""The routine files in a folder, each with what shows whether it was changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml")


class Stamp(NamedTuple):
    """What the file system notes of a file; any change of its content changes one of these, but for
    a change within the same tick of the file system's clock.
    """

    mtime_ns: int
    ctime_ns: int
    """On Windows the time of creation, elsewhere that of the last change, which nobody can set."""
    size: int

    @property
    def changed_ns(self) -> int:
        """When the file was last changed, as far as can be told."""
        return max(self.mtime_ns, self.ctime_ns)


class File(NamedTuple):
    """A routine file that is there; a text, because there may be ten thousand."""

    path: str
    id: str
    """Its name without the ending."""
    stamp: Stamp


def files_in(folder: Path) -> list[File]:
    """The routine files here and below, by path, without what is hidden; none where no folder is.

    Links to folders are not followed: they may lead in a circle.
    """
    return sorted(_files(str(folder)))


def _files(folder: str) -> Iterator[File]:
    folders = [folder]
    for inside in folders:
        for entry in _entries(inside):
            name = entry.name
            if name.startswith("."):
                continue
            if name.lower().endswith(SUFFIXES) and (stamp := _stamp(entry.path)):
                yield File(entry.path, name.rpartition(".")[0], stamp)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _stamp(path: str) -> Stamp | None:
    """That of a file; None for what is none or just went.

    An entry's own may be older than the file, on Windows, where it comes from the folder.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 -- a Path for each of ten thousand takes too long
    except OSError:
        return None
    stamp = Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size)
    return stamp if S_ISREG(found.st_mode) else None
