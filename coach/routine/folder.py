"""The routine files in a folder, each with what shows whether it was changed."""

import os
from collections.abc import Iterator
from contextlib import suppress
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
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.lower().endswith(SUFFIXES):
                yield from _file(entry)


def _file(entry: "os.DirEntry[str]") -> Iterator[File]:
    """This one, unless it is no file or just went."""
    with suppress(OSError):
        # entry.stat() may be older than the file on Windows, where it comes from the folder.
        found = os.stat(entry.path)  # noqa: PTH116 -- a Path for each of them takes too long
        if S_ISREG(found.st_mode):
            stamp = Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size)
            yield File(entry.path, entry.name.rpartition(".")[0], stamp)
