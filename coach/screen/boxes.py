"""Cutting a box into rows and columns."""

from collections.abc import Iterator

import pygame


def rows(box: pygame.Rect, *heights: int, gap: int = 0) -> list[pygame.Rect]:
    """The box cut from top to bottom; a height of 0 takes what is left."""
    cuts = _cuts(box.height, heights, gap)
    return [pygame.Rect(box.left, box.top + at, box.width, height) for at, height in cuts]


def columns(box: pygame.Rect, *widths: int, gap: int = 0) -> list[pygame.Rect]:
    """The box cut from left to right; a width of 0 takes what is left."""
    cuts = _cuts(box.width, widths, gap)
    return [pygame.Rect(box.left + at, box.top, width, box.height) for at, width in cuts]


def _cuts(whole: int, sizes: tuple[int, ...], gap: int) -> Iterator[tuple[int, int]]:
    rest = max(whole - sum(sizes) - gap * (len(sizes) - 1), 0)
    at = 0
    for size in sizes:
        yield at, size or rest
        at += (size or rest) + gap
