"""How alike two pictures look: what a pixel's shift or smoothing changes does not count.

Each pixel is compared with the range of the other picture's pixels around it, both ways. A stroke
that moved by a pixel is still there; one that is missing, new or of another colour is not.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.int16]
"""Of a picture; shape (height, width, 3), 0 to 255."""
SIZE = (640, 360)
"""What pictures are kept at."""
COLOURS = 128
"""So many has a kept picture."""
BLOCK = 8
"""The side of the blocks that are compared."""
MOST_IN_BLOCK = 7.0
MOST_IN_ALL = 1.2
"""The mean difference that is no difference: in the worst block, and in the whole picture."""
LOUDER = 4
"""How much stronger a picture of differences shows them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two pictures are apart: in the worst block, and on the whole."""

    worst: float
    mean: float

    @property
    def holds(self) -> bool:
        """Whether nobody would call them different."""
        return self.worst <= MOST_IN_BLOCK and self.mean <= MOST_IN_ALL


def shrunk(surface: pygame.Surface) -> Pixels:
    """A picture of the window, at the size in which it is kept."""
    little = pygame.transform.smoothscale(surface.convert(24), SIZE)
    return np.asarray(pygame.surfarray.array3d(little).swapaxes(0, 1), np.int16)


def likeness(one: Pixels, other: Pixels) -> Likeness:
    """Of two pictures of the same size."""
    apart = differences(one, other)
    high, wide = (length // BLOCK * BLOCK for length in apart.shape)
    blocks = apart[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK)
    return Likeness(float(blocks.mean(axis=(1, 3)).max()), float(apart.mean()))


def differences(one: Pixels, other: Pixels) -> NDArray[np.float64]:
    """For each pixel how far it is from anything near its place in the other, the greater way."""
    both = np.maximum(_beyond(one, other), _beyond(other, one))
    return np.asarray(both.max(axis=2), np.float64)


def _beyond(one: Pixels, other: Pixels) -> Pixels:
    """How far each pixel of one lies outside the range of the other's around its place."""
    low, high = other, other
    for axis in (0, 1):
        for by in (-1, 1):
            moved = np.roll(other, by, axis)
            low, high = np.minimum(low, moved), np.maximum(high, moved)
    return np.maximum(np.maximum(one - high, low - one), 0)


def assert_alike(path: Path, surface: pygame.Surface, folder: Path) -> None:
    """Compares a picture of the window with a kept one, or keeps it when asked to.

    Where they differ, the picture and what differs are written to a folder.
    """
    seen = shrunk(surface)
    if os.environ.get("UPDATE_GOLDEN"):
        keep(path, seen)
    assert path.exists(), f"no file {path.name}; UPDATE_GOLDEN=1 writes it"
    kept = load(path)
    found = likeness(seen, kept)
    if found.holds:
        return
    painted, differing = folder / path.name, folder / f"differs-{path.name}"
    pygame.image.save(surface, painted)
    apart = np.clip(differences(seen, kept) * LOUDER, 0, 255).astype(np.uint8)
    Image.fromarray(apart).save(differing)
    message = f"{path.name} differs ({found}); UPDATE_GOLDEN=1 rewrites it"
    raise AssertionError(f"{message}\npainted: {painted}\nwhat differs: {differing}")


def keep(path: Path, seen: Pixels) -> None:
    """Writes a picture small: few colours, and no file that is alike already is touched."""
    if path.exists() and likeness(seen, load(path)).holds:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(seen.astype(np.uint8))
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def load(path: Path) -> Pixels:
    """A kept picture."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), np.int16)
