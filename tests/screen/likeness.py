"""How alike two pictures look: what moved by a pixel, or is smoothed otherwise, is the same.

Pictures are kept at half the size of a usual window and compared in blocks. Each block may lie up
to a pixel of the window elsewhere; what then still differs is missing, new or of another colour.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
"""Of a picture; shape (height, width, 3)."""
SIZE = (640, 360)
COLOURS = 128
"""So many has a kept picture."""
BLOCK = 8
"""The side of a block."""
MOST_IN_BLOCK, MOST_IN_ALL = 12.0, 3.0
"""The mean difference, of 255, that is none: of the worst block, and of them all."""
LOUDER = 3
"""How much stronger a picture of differences shows them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two pictures are apart."""

    worst: float
    """In the block in which they differ most."""
    mean: float

    @property
    def holds(self) -> bool:
        """Whether nobody would call them different."""
        return self.worst <= MOST_IN_BLOCK and self.mean <= MOST_IN_ALL


def likeness(surface: pygame.Surface, kept: Pixels) -> Likeness:
    """Of a picture of the window and one that was kept."""
    least = np.full((1, 1), np.inf)
    for seen in _nearby(surface):
        least = np.minimum(least, _blocks(differences(seen, kept)))
        found = Likeness(float(least.max()), float(least.mean()))
        if found.holds:
            break
    return found


def apart(one: Pixels, other: Pixels) -> Likeness:
    """Of two pictures in which nothing may lie elsewhere."""
    blocks = _blocks(differences(one, other))
    return Likeness(float(blocks.max()), float(blocks.mean()))


def shrunk(surface: pygame.Surface) -> Pixels:
    """A picture of the window, at the size in which it is kept."""
    little = pygame.transform.smoothscale(surface, SIZE)
    pixels: Pixels = np.frombuffer(pygame.image.tobytes(little, "RGB"), np.uint8)
    return pixels.reshape(SIZE[1], SIZE[0], 3)


def differences(seen: Pixels, kept: Pixels) -> NDArray[np.uint8]:
    """For each pixel, in the channel in which it differs most."""
    red, green, blue = np.moveaxis(np.maximum(seen, kept) - np.minimum(seen, kept), 2, 0)
    most: NDArray[np.uint8] = np.maximum(np.maximum(red, green), blue)
    return most


def assert_alike(path: Path, surface: pygame.Surface, folder: Path) -> None:
    """Compares a picture of the window with a kept one, or keeps it when asked to.

    Where they differ, the picture and what differs are written to a folder.
    """
    if os.environ.get("UPDATE_GOLDEN"):
        keep(path, surface)
    assert path.exists(), f"no file {path.name}; UPDATE_GOLDEN=1 writes it"
    kept = load(path)
    found = likeness(surface, kept)
    if found.holds:
        return
    painted, differing = folder / path.name, folder / f"differs-{path.name}"
    pygame.image.save(surface, painted)
    found_there = Image.fromarray(differences(shrunk(surface), kept))
    found_there.point(lambda value: value * LOUDER).save(differing)
    message = f"{path.name} differs: {found}; UPDATE_GOLDEN=1 rewrites it"
    raise AssertionError(f"{message}\npainted: {painted}\nwhat differs: {differing}")


def keep(path: Path, surface: pygame.Surface) -> None:
    """Writes a picture in few colours, unless one like it is there already."""
    if path.exists() and likeness(surface, load(path)).holds:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(shrunk(surface))
    rare_too = Image.Quantize.MAXCOVERAGE
    few = image.quantize(COLOURS, rare_too, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def load(path: Path) -> Pixels:
    """A kept picture."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _nearby(surface: pygame.Surface) -> Iterator[Pixels]:
    """The picture where it is, and then moved by a pixel each way."""
    yield shrunk(surface)
    for across, down in product((-1, 0, 1), repeat=2):
        if across or down:
            yield shrunk(moved(surface, (across, down)))


def moved(surface: pygame.Surface, by: tuple[int, int]) -> pygame.Surface:
    """The same picture elsewhere; what comes in at the edges stays as it was."""
    elsewhere = surface.copy()
    elsewhere.blit(surface, by)
    return elsewhere


def _blocks(each: NDArray[np.uint8]) -> NDArray[np.float64]:
    high, wide = each.shape
    parts = each.reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK)
    return np.asarray(parts.mean(axis=(1, 3)), np.float64)
