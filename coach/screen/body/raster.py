"""From path elements to pictures: rasterised, mirrored, blurred, tinted.

A soft shape is a surface that is white all over; its alpha is the shape.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from math import ceil, floor
from typing import Literal, TypeAlias

import pygame

from coach.screen.body.art import Art, Box, art
from coach.screen.body.views import View
from coach.screen.paint import ease
from coach.screen.theme import Colour

Halves: TypeAlias = Literal["drawn", "mirrored", "both"]
Placed: TypeAlias = tuple[pygame.Surface, tuple[int, int]]
"""A part of a picture, and where its top left corner stands in it."""
DRAWN: Literal["drawn"] = "drawn"
MIRRORED: Literal["mirrored"] = "mirrored"
BOTH: Literal["both"] = "both"
WHITE = (255, 255, 255, 255)
WHITE_CLEAR = (255, 255, 255, 0)
SHARP = 0.8
"""A blur of fewer pixels is not seen."""
SPREAD = 3
"""How far a blur reaches, in its radius."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def width_of(drawing: Art, height: int) -> int:
    """How wide a picture of this height is: even, so that it has a middle."""
    _, _, wide, high = drawing.box
    return max(2, 2 * round(wide * height / high / 2))


def whole(view: View) -> Halves:
    """The halves that show all of what is not drawn for one side: a body, a thing."""
    return BOTH if art(view.value).mirror == "x" else DRAWN


def shape(view: View, height: int, elements: Iterable[str], halves: Halves) -> pygame.Surface:
    """The elements as a soft shape, on one half of the picture or on both."""
    size = (width_of(art(view.value), height), height)
    left, top, wide, high = _seen(view, size)
    if art(view.value).mirror == "x":
        half = _raster("".join(elements), (0, top, wide / 2, high), (size[0] // 2, height))
        return _beside(half, halves)
    return _halves(view, elements, halves, (left, top, wide, high), size)


def softly(
    view: View, height: int, elements: Iterable[str], radius: float, halves: Halves
) -> pygame.Surface:
    """The same, blurred."""
    if radius < SHARP:
        return shape(view, height, elements, halves)
    size = (width_of(art(view.value), height), height)
    everywhere = pygame.Rect((0, 0), size)
    return _smooth(view, tuple(elements), halves, _seen(view, size), everywhere, radius)


def patch(
    view: View, height: int, elements: tuple[str, ...], radius: float, halves: Halves
) -> Placed:
    """Only as much of the picture as they reach.

    It is rasterised no finer than a blur shows: both cost far less.
    """
    size = (width_of(art(view.value), height), height)
    place = _reach(view, size, elements, radius, halves)
    image = _smooth(view, elements, halves, _part(_seen(view, size), size, place), place, radius)
    if view is View.TURNED:
        place.x = size[0] - place.right
    return image, place.topleft


def _smooth(
    view: View,
    elements: tuple[str, ...],
    halves: Halves,
    box: Box,
    place: pygame.Rect,
    radius: float,
) -> pygame.Surface:
    if radius < SHARP:
        return _halves(view, elements, halves, box, place.size)
    share = max(2, round(radius / 1.6))  # scaling up again blurs too
    little = max(2, round(place.width / share)), max(2, round(place.height / share))
    image = _halves(view, elements, halves, _before_scaling(box, place.size, little), little)
    if radius / share > SHARP:
        image = pygame.transform.gaussian_blur(image, max(1, round(radius / share)))
    return pygame.transform.smoothscale(image, place.size)


def _reach(
    view: View, size: tuple[int, int], elements: tuple[str, ...], radius: float, halves: Halves
) -> pygame.Rect:
    """The pixels that the elements touch, blurred, before the picture is turned."""
    left, top, _, high = _seen(view, size)
    scale, soft = size[1] / high, SPREAD * radius + 1
    (x, to_x), (y, to_y) = extent(elements)
    if halves != DRAWN and art(view.value).mirror == "x":
        to_x = max(-x, to_x)
        x = -to_x
    elif halves != DRAWN:
        to_y = max(-y, to_y)
        y = -to_y
    across = floor((x - left) * scale - soft), ceil((to_x - left) * scale + soft)
    down = floor((y - top) * scale - soft), ceil((to_y - top) * scale + soft)
    place = pygame.Rect(across[0], down[0], across[1] - across[0], down[1] - down[0])
    return place.clip((0, 0), size)


@lru_cache(maxsize=256)
def extent(elements: tuple[str, ...]) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where the elements reach across and down, with their control points."""
    numbers = [float(number) for data in elements for number in NUMBER.findall(_data(data))]
    return (min(numbers[::2]), max(numbers[::2])), (min(numbers[1::2]), max(numbers[1::2]))


def _data(element: str) -> str:
    """The path data of an element."""
    return element.partition(' d="')[2].partition('"')[0]


def _part(box: Box, size: tuple[int, int], place: pygame.Rect) -> Box:
    """What these pixels show of the box that the whole picture shows."""
    left, top, wide, high = box
    across, down = wide / size[0], high / size[1]
    wide, high = place.width * across, place.height * down
    return left + place.x * across, top + place.y * down, wide, high


def blurred(image: pygame.Surface, radius: float) -> pygame.Surface:
    """A soft shape blurred; at a fraction of its size, where that looks the same and costs less."""
    if radius < SHARP:
        return image.copy()
    share = int(radius / 1.2) | 1  # odd: the middle of a large pixel is the middle of a small one
    if share == 1:
        return pygame.transform.gaussian_blur(image, max(1, round(radius)))
    many, rows = (-(-side // share) + 2 for side in image.get_size())  # a clear pixel all round
    padded = clear((many * share, rows * share))
    padded.blit(image, (share, share), special_flags=pygame.BLEND_RGBA_MAX)
    little = pygame.transform.smoothscale(padded, (many, rows))
    little = pygame.transform.gaussian_blur(little, max(1, round(radius / share)))
    # `smoothscale` begins with the middle of the first pixel and ends before that of the last one
    wide = pygame.transform.smoothscale(little, ((many - 1) * share, (rows - 1) * share))
    found = clear(image.get_size())
    found.blit(wide, (-(share + 1) // 2,) * 2, special_flags=pygame.BLEND_RGBA_MAX)
    return found


def _seen(view: View, size: tuple[int, int]) -> Box:
    """What a picture of this size shows of the drawing: square pixels, whatever the rounding."""
    left, top, _, high = art(view.value).box
    exact = high * size[0] / size[1]
    return (-exact / 2 if art(view.value).mirror == "x" else left, top, exact, high)


def _before_scaling(box: Box, size: tuple[int, int], little: tuple[int, int]) -> Box:
    """The box for a little picture that is right when it has been scaled up.

    `smoothscale` puts the middle of the first pixel on that of the first one, and what would be the
    last one's just outside: its pixels come out `size / (little - 1)` apart.
    """
    spans = []
    for at, length, many, few in zip(box[:2], box[2:], size, little, strict=True):
        apart, pixel = length / (few - 1), length / many
        spans.append((at + (pixel - apart) / 2, apart * few))
    (left, wide), (top, high) = spans
    return left, top, wide, high


def _halves(
    view: View, elements: Iterable[str], halves: Halves, box: Box, size: tuple[int, int]
) -> pygame.Surface:
    """The elements for these halves; where the two overlap they do not add up."""
    group = "".join(elements)
    across = "-1,1" if art(view.value).mirror == "x" else "1,-1"
    over = f'<g transform="scale({across})">{group}</g>'
    image = _raster(over if halves == MIRRORED else group, box, size)
    if halves == BOTH:
        image.blit(_raster(over, box, size), (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return turned(view, image)


def turned(view: View, image: pygame.Surface) -> pygame.Surface:
    """Flipped for someone who turned over."""
    return pygame.transform.flip(image, True, False) if view is View.TURNED else image


def _raster(elements: str, box: Box, size: tuple[int, int]) -> pygame.Surface:
    shown = " ".join(map(str, box))
    head = f'width="{size[0]}" height="{size[1]}" viewBox="{shown}" preserveAspectRatio="none"'
    return rendered(f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{elements}</svg>', size)


def rendered(document: str, size: tuple[int, int]) -> pygame.Surface:
    """An SVG document as a soft shape."""
    image = _own(pygame.image.load_sized_svg(BytesIO(document.encode()), size))
    image.fill(WHITE_CLEAR, special_flags=pygame.BLEND_RGBA_MAX)
    return image


def _own(image: pygame.Surface) -> pygame.Surface:
    """In the order of colours that all others have: mixed orders blit slowly."""
    return image.convert(pygame.Surface((1, 1), pygame.SRCALPHA))


def _beside(half: pygame.Surface, halves: Halves) -> pygame.Surface:
    """The right half on a whole picture, or its mirror image, or both."""
    width, height = half.get_size()
    both = clear((2 * width, height))
    if halves != MIRRORED:
        both.blit(half, (width, 0), special_flags=pygame.BLEND_RGBA_MAX)
    if halves != DRAWN:
        mirrored = pygame.transform.flip(half, True, False)
        both.blit(mirrored, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return both


def evened(view: View, image: pygame.Surface) -> pygame.Surface:
    """The picture with its left half exactly its right one mirrored, in place: scaling rounds."""
    if art(view.value).mirror == "x":
        width, height = image.get_size()
        right = image.subsurface((width // 2, 0, width // 2, height))
        mirrored = pygame.transform.flip(right, True, False)
        image.fill((0, 0, 0, 0), (0, 0, width // 2, height))
        image.blit(mirrored, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return image


def clear(size: tuple[int, int]) -> pygame.Surface:
    """A soft shape with nothing on it."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    image.fill(WHITE_CLEAR)
    return image


def fainter(image: pygame.Surface, opacity: float) -> pygame.Surface:
    """The shape at this share of its opacity, in place."""
    image.fill((255, 255, 255, round(255 * opacity)), special_flags=pygame.BLEND_RGBA_MULT)
    return image


def within(image: pygame.Surface, mask: pygame.Surface) -> pygame.Surface:
    """The picture only where the mask is, in place."""
    image.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return image


def outside(mask: pygame.Surface) -> pygame.Surface:
    """All that the mask leaves free."""
    black = mask.copy()
    black.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
    free = pygame.Surface(mask.get_size(), pygame.SRCALPHA)
    free.fill(WHITE)
    free.blit(black, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    return free


def tinted(image: pygame.Surface, colour: Colour) -> pygame.Surface:
    """The shape in a colour, in place."""
    image.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return image


@lru_cache(maxsize=4)
def rising(size: tuple[int, int], start: float) -> pygame.Surface:
    """White that clears from `start` (pixels from the top) to the bottom."""
    shares = (ease(clamp((y - start) / (size[1] - start))) for y in range(size[1]))
    column = b"".join(bytes((255, 255, 255, round(255 * (1 - share)))) for share in shares)
    strip = pygame.image.frombytes(column, (1, size[1]), "RGBA")
    return pygame.transform.scale(_own(strip), size)


@lru_cache(maxsize=4)
def off_the_spine(view: View, height: int, halves: Halves, rise: float) -> pygame.Surface:
    """White on these halves of the picture, rising from the spine over so many pixels."""
    across = art(view.value).mirror == "x"
    size = (width_of(art(view.value), height), height)
    length = size[0] if across else height
    strip = pygame.Surface((length, 1) if across else (1, length), pygame.SRCALPHA)
    for at in range(length):
        off = (at + 0.5 - length / 2) * (1 if across else -1)
        off = {DRAWN: off, MIRRORED: -off, BOTH: abs(off)}[halves]
        alpha = round(255 * clamp(off / rise))
        strip.set_at((at, 0) if across else (0, at), (255, 255, 255, alpha))
    return pygame.transform.scale(strip, size)


def clamp(share: float) -> float:
    """Between 0 and 1."""
    return min(1.0, max(0.0, share))
