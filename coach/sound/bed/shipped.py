"""The beds that come with the program, as the manifest in `audio/` has them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from coach import paths
from coach.units import to_samples


class Shipped(NamedTuple):
    """A bed of ours."""

    label: str
    files: tuple[Path, ...]
    """Once round; each begins with the end of the one before."""
    overlap: int
    """By so many samples."""


@cache
def shipped() -> Mapping[str, Shipped]:
    """By their ids, in the order in which they are offered."""
    folder = paths.bundled("audio")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {
        id_: Shipped(
            row["label"],
            tuple(folder / file for file in row["files"]),
            to_samples(row["overlap_ms"]),
        )
        for id_, row in manifest.get("beds", {}).items()
    }
