"""The back figure: a plain silhouette, and the part of it that is being worked on, lit.

It is drawn in the vocabulary's own coordinates: y is 0 at the base of the skull and 1 at the fold
of the buttocks, x is 0 at the spine and 1 at the tip of the shoulder. Seen from behind, the
body's left is on the viewer's left. The right half is drawn and mirrored. Our own drawing.
"""

from functools import lru_cache

import pygame

from coach.routine.vocabulary import REGIONS, Region, Side
from coach.screen.paint import Point, curve
from coach.screen.theme import Colour, Theme

TOP, BOTTOM = -0.25, 1.36
"""The part of the body that is shown."""
HALF_WIDTH = 1.46
X_UNIT = 0.30
"""One shoulder's width, in units of y: how broad the figure is for its height."""
FADE_FROM = 1.16
"""From here down the thighs fade out."""
FINE = 3
LEAST_SOFT = 4
"""The least blur at a region's edge, in pixels."""
CORE = 225
"""How opaque the middle of a lit region is, of 255: the body shows through."""
WHITE_CLEAR = (255, 255, 255, 0)
WHITE = (255, 255, 255, 255)

HEAD: tuple[Point, ...] = (
    (0, -0.225), (0.17, -0.212), (0.30, -0.165), (0.345, -0.095), (0.315, -0.02),
    (0.22, 0.04), (0, 0.07),
)  # fmt: skip
TRUNK: tuple[Point, ...] = (
    (0, -0.03), (0.235, -0.03), (0.235, 0.03), (0.265, 0.08), (0.40, 0.118), (0.64, 0.142),
    (0.83, 0.158), (0.97, 0.186), (1.055, 0.240), (1.04, 0.31), (0.92, 0.35), (0.845, 0.42),
    (0.785, 0.50),
    (0.715, 0.59), (0.68, 0.67), (0.705, 0.75), (0.775, 0.84), (0.82, 0.93), (0.825, 1.02),
    (0.795, 1.14), (0.745, 1.26), (0.70, 1.38), (0.15, 1.38), (0.10, 1.22), (0.055, 1.10),
    (0.025, 1.035), (0, 1.02),
)  # fmt: skip
ARM: tuple[Point, ...] = (
    (0.84, 0.22), (0.95, 0.20), (1.04, 0.222), (1.10, 0.285), (1.135, 0.37), (1.165, 0.47),
    (1.20, 0.56), (1.26, 0.65), (1.315, 0.75), (1.345, 0.83), (1.36, 0.885), (1.405, 0.935),
    (1.415, 0.985), (1.385, 1.045), (1.33, 1.085), (1.255, 1.065), (1.20, 1.01), (1.175, 0.95),
    (1.175, 0.885), (1.12, 0.80), (1.045, 0.71), (0.99, 0.62), (0.955, 0.53), (0.925, 0.44),
    (0.885, 0.36), (0.84, 0.29),
)  # fmt: skip
LINES: tuple[tuple[Point, ...], ...] = (
    ((0.0, 0.10), (0.0, 0.35), (0.0, 0.70), (0.0, 0.90)),
    ((0.33, 0.20), (0.34, 0.29), (0.42, 0.385), (0.52, 0.385), (0.64, 0.32)),
    ((0.0, 0.90), (0.012, 0.97), (0.05, 1.025), (0.22, 1.045), (0.46, 1.025), (0.62, 0.985)),
)
"""Spine and the cleft, shoulder blade, fold of the buttock."""


@lru_cache(maxsize=4)
def body(height: int, theme: Theme) -> pygame.Surface:
    """The figure at this height in pixels, on a clear ground."""
    mask = _mask(height, "all")
    image = mask.copy()
    image.fill(theme.shade, special_flags=pygame.BLEND_RGB_MULT)
    light = _tinted(_blurred(_shrunk(mask, height // 26), height // 26), theme.skin)
    image.blit(_clipped(light, mask), (0, 0))
    image.blit(_clipped(_details(height, theme), mask), (0, 0))
    image.blit(_fade(image.get_size()), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return image


@lru_cache(maxsize=16)
def drawn(side: Side) -> Side:
    """The side it is drawn on: someone who lies on the left has the right side up, and turns."""
    return {Side.UPPER: Side.RIGHT, Side.OTHER: Side.LEFT}.get(side, side)


def glow(height: int, region_id: str, side: Side, colour: Colour) -> pygame.Surface | None:
    """The light on a region, soft-edged, clipped to the body; None if it is not on the back."""
    region = REGIONS[region_id]
    if region.x == region.y:
        return None
    right = _right_glow(height, region, colour)
    left = pygame.transform.flip(right, True, False)
    if side is Side.BOTH:
        right.blit(left, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return left if side is Side.LEFT else right


def size(height: int) -> tuple[int, int]:
    """The pixels that a figure of this height takes: an even width, so that it has a middle."""
    return 2 * round(HALF_WIDTH * X_UNIT * _unit(height)), height


def height_in(box: pygame.Rect) -> int:
    """The height of the largest figure that fits."""
    return min(box.height, int(box.width * (BOTTOM - TOP) / (2 * HALF_WIDTH * X_UNIT)) - 1)


def spot(point: Point, height: int) -> Point:
    """Where a point of the body lies in the figure's picture."""
    unit = _unit(height)
    return size(height)[0] / 2 + point[0] * X_UNIT * unit, (point[1] - TOP) * unit


def _unit(height: int) -> float:
    return height / (BOTTOM - TOP)


@lru_cache(maxsize=8)
def _mask(height: int, part: str) -> pygame.Surface:
    """The silhouette in white; `part` is all, trunk or arms."""
    half = pygame.Surface((size(height)[0] // 2 * FINE, height * FINE), pygame.SRCALPHA)
    half.fill(WHITE_CLEAR)
    for outline, closed in _outlines(part):
        points = [_fine(point, height) for point in curve(outline, closed=closed)]
        pygame.draw.polygon(half, WHITE, points)
    right = pygame.transform.smoothscale(half, (size(height)[0] // 2, height))
    return _mirrored(right)


def _outlines(part: str) -> list[tuple[tuple[Point, ...], bool]]:
    trunk = [(HEAD, False), (TRUNK, False)]
    return {"trunk": trunk, "arms": [(ARM, True)], "all": [*trunk, (ARM, True)]}[part]


def _fine(point: Point, height: int) -> Point:
    """A point on the fine canvas of the right half."""
    unit = _unit(height) * FINE
    return point[0] * X_UNIT * unit, (point[1] - TOP) * unit


def _mirrored(right: pygame.Surface) -> pygame.Surface:
    width, height = right.get_size()
    whole = pygame.Surface((2 * width, height), pygame.SRCALPHA)
    whole.blit(right, (width, 0))
    whole.blit(pygame.transform.flip(right, True, False), (0, 0))
    return whole


def _details(height: int, theme: Theme) -> pygame.Surface:
    """The few lines that make it a back."""
    half = pygame.Surface((size(height)[0] // 2 * FINE, height * FINE), pygame.SRCALPHA)
    half.fill((*theme.shade, 0))
    width = max(2, round(height / 150)) * FINE
    for line in LINES:
        for point in curve(line, steps=60):
            pygame.draw.circle(half, (*theme.shade, 120), _fine(point, height), width / 2)
    right = pygame.transform.smoothscale(half, (size(height)[0] // 2, height))
    return _blurred(_mirrored(right), max(2, height // 110))


def _right_glow(height: int, region: Region, colour: Colour) -> pygame.Surface:
    """A bright core with a wider, fainter halo; it ends before the spine unless it lies on it."""
    patch, thickness = _patch(height, region)
    light = _blurred(patch, height // 30)
    light.fill((255, 255, 255, 140), special_flags=pygame.BLEND_RGBA_MULT)
    core = _blurred(patch, max(LEAST_SOFT, thickness // 5))
    core.fill((255, 255, 255, CORE), special_flags=pygame.BLEND_RGBA_MULT)
    light.blit(core, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    if region.paired:
        light.blit(_right_only(light.get_size()), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    part = "arms" if region.group == "arms" else "trunk"
    return _tinted(_clipped(light, _mask(height, part)), colour)


def _patch(height: int, region: Region) -> tuple[pygame.Surface, int]:
    """The region's box with round corners, on the right, no smaller than can be seen from afar."""
    image = pygame.Surface(size(height), pygame.SRCALPHA)
    image.fill(WHITE_CLEAR)
    left, top = spot((region.x[0], region.y[0]), height)
    right, bottom = spot((region.x[1], region.y[1]), height)
    least = height / 22
    box = pygame.Rect(left, top, max(right - left, least), max(bottom - top, least))
    pygame.draw.rect(image, WHITE, box, border_radius=round(min(box.size) * 0.45))
    return image, min(box.size)


@lru_cache(maxsize=4)
def _right_only(size: tuple[int, int]) -> pygame.Surface:
    """White right of the middle, rising over a few pixels; clear left of it."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    image.fill(WHITE_CLEAR)
    middle, rise = size[0] // 2, max(2, size[1] // 120)
    for x in range(middle, size[0]):
        alpha = min(255, 255 * (x - middle) // rise)
        image.fill((255, 255, 255, alpha), (x, 0, 1, size[1]))
    return image


@lru_cache(maxsize=4)
def _fade(size: tuple[int, int]) -> pygame.Surface:
    """White that clears towards the bottom."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    start = spot((0, FADE_FROM), size[1])[1]
    for y in range(size[1]):
        share = max(0.0, (y - start) / (size[1] - start))
        image.fill((255, 255, 255, round(255 * (1 - share) ** 1.5)), (0, y, size[0], 1))
    return image


def _blurred(image: pygame.Surface, radius: int) -> pygame.Surface:
    """Blurred at a fraction of the size, which looks the same and costs far less."""
    width, height = image.get_size()
    share = max(2, radius // 3)
    little = pygame.transform.smoothscale(image, (max(width // share, 1), max(height // share, 1)))
    blurred = pygame.transform.gaussian_blur(little, max(1, radius // share))
    return pygame.transform.smoothscale(blurred, (width, height))


def _shrunk(mask: pygame.Surface, margin: int) -> pygame.Surface:
    """The silhouette a margin smaller all round, by cutting what a blur makes faint."""
    thin = _blurred(mask, margin)
    thin.blit(thin, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return thin


def _clipped(image: pygame.Surface, mask: pygame.Surface) -> pygame.Surface:
    clipped = image.copy()
    clipped.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return clipped


def _tinted(image: pygame.Surface, colour: Colour) -> pygame.Surface:
    tinted = image.copy()
    tinted.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return tinted
