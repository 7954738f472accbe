"""Tools and signs as small pictures, rendered once for each size, turn and theme.

A drawing has its contact point at 0 0 and is measured in millimetres. Its group `form` is the
outline, which is modelled with light and shade here; `lines` lie on it dark and `lights` bright;
`reach`, where it is given, says how far it is seen.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import pygame

from coach.screen.body import raster
from coach.screen.paint import Point
from coach.screen.scene.implements.materials import material
from coach.screen.theme import Colour, Theme

GROUP = re.compile(r'<g id="(\w+)".*?</g>', re.DOTALL)
DEFS = re.compile(r"<defs>.*?</defs>", re.DOTALL)
BOX = re.compile(r'viewBox="([^"]*)"')
ROUND = 7.0
"""How far in from its edge a form still curves, in millimetres."""
TIGHT, WIDE = 3.0, 9.0
"""How soft a shadow is under full pressure, and under none."""
SOFTNESSES = 4
MARGIN = 2
TILT_STEP = 1.5
"""The difference in turn that is seen, in degrees."""
HIDDEN = 66
"""How much less of an arm is seen that is behind the body, in millimetres."""
LARGE = 0.8
"""From so many pixels for a millimetre, places between two pixels make no difference."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture, and where its upper left corner lies from the pixel of its contact point."""

    image: pygame.Surface
    at: tuple[int, int]

    def place(self, pixel: tuple[int, int]) -> pygame.Rect:
        """Where it lies when it touches there."""
        return self.image.get_rect(topleft=(pixel[0] + self.at[0], pixel[1] + self.at[1]))


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture depends on."""

    art: str
    material: str
    theme: Theme
    scale: float
    """Pixels for a millimetre."""
    turn: float = 0
    """Degrees, clockwise."""
    mirrored: bool = False
    hidden: bool = False
    """Whether the arm is behind the body, so that less of it is seen."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file, taken apart."""

    box: tuple[float, float, float, float]
    defs: str
    groups: dict[str, str]


def sprite(look: Look, at: Point, tilt: float = 0) -> tuple[Sprite, tuple[int, int]]:
    """The picture for a contact point between pixels, and the pixel to place it at.

    `tilt` turns it a little further, by a cheaper way than `look.turn` does.
    """
    steps = round(tilt / TILT_STEP)
    if look.scale >= LARGE:
        return _fine(look, 1, steps), (round(at[0]), round(at[1]))
    (x, over), (y, down) = (divmod(round(value * 2), 2) for value in at)
    return _halved(look, steps, over, down), (x, y)


@lru_cache(maxsize=40)
def shadow(look: Look, softness: int) -> Sprite:
    """What it casts: 0 the tightest; the same for all places between two pixels."""
    found = _Canvas(look, look.scale, WIDE)
    radius = TIGHT + (WIDE - TIGHT) * softness / (SOFTNESSES - 1)
    soft = raster.blurred(raster.within(found.mask("form"), found.reach()), radius * look.scale)
    strength = 0.62 - 0.28 * softness / (SOFTNESSES - 1)
    return _cropped(raster.tinted(raster.fainter(soft, strength), (0, 0, 0)), found.at)


@lru_cache(maxsize=160)
def _halved(look: Look, steps: int, over: int, down: int) -> Sprite:
    """From twice the size, so that it may lie between two pixels."""
    fine = _fine(look, 2, steps)
    left, top = fine.at[0] + over, fine.at[1] + down
    corner = left // 2, top // 2
    wide, high = (
        -(-(edge + side) // 2)
        for edge, side in zip((left, top), fine.image.get_size(), strict=True)
    )
    size = wide - corner[0], high - corner[1]
    canvas = pygame.Surface((2 * size[0], 2 * size[1]), pygame.SRCALPHA)
    canvas.fill((*material(look.material, look.theme).edge, 0))
    canvas.blit(fine.image, (left - 2 * corner[0], top - 2 * corner[1]))
    return _cropped(pygame.transform.smoothscale(canvas, size), corner)


def _cropped(image: pygame.Surface, at: tuple[int, int]) -> Sprite:
    """Without the clear edges, which would only be copied for nothing."""
    seen = image.get_bounding_rect()
    return Sprite(image.subsurface(seen).copy(), (at[0] + seen.left, at[1] + seen.top))


@lru_cache(maxsize=64)
def _fine(look: Look, fineness: int, steps: int) -> Sprite:
    """The picture at so many times its size, tilted."""
    if steps == 0:
        return _modelled(look, fineness)
    level = _modelled(look, fineness)
    tilt = steps * TILT_STEP
    image = pygame.transform.rotozoom(level.image, -tilt, 1)
    wide, high = level.image.get_size()
    middle = turned_by((level.at[0] + wide / 2, level.at[1] + high / 2), tilt)
    corner = round(middle[0] - image.get_width() / 2), round(middle[1] - image.get_height() / 2)
    return _cropped(image, corner)


@lru_cache(maxsize=24)
def _modelled(look: Look, fineness: int) -> Sprite:
    """The form with its roundness, its light and its lines."""
    scale = look.scale * fineness
    canvas = _Canvas(look, scale)
    tints = material(look.material, look.theme)
    mask = canvas.mask("form")
    image = raster.tinted(mask.copy(), tints.edge)
    inner = raster.blurred(mask, ROUND * scale)
    inner.blit(inner, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    image.blit(raster.tinted(inner, tints.body), (0, 0))
    image.blit(_rim(mask, scale, tints.light), (0, 0))
    for group, colour, blur in (("lights", tints.light, 2.6), ("lines", tints.line, 0.5)):
        soft = raster.blurred(canvas.mask(group), blur * scale)
        image.blit(raster.tinted(soft, colour), (0, 0))
    return _cropped(raster.within(raster.within(image, mask), canvas.reach()), canvas.at)


def _rim(mask: pygame.Surface, scale: float, colour: Colour) -> pygame.Surface:
    """Light from above along the upper edges."""
    lower = raster.clear(mask.get_size())
    soft = raster.blurred(mask, 2.5 * scale)
    lower.blit(soft, (0, max(1, round(3.2 * scale))), special_flags=pygame.BLEND_RGBA_MAX)
    rim = raster.within(raster.outside(lower), mask)
    return raster.tinted(raster.fainter(rim, 0.8), colour)


class _Canvas:
    """The box that a turned drawing takes, in pixels, and its groups rendered into it."""

    def __init__(self, look: Look, scale: float, margin: float = 0) -> None:
        self.drawing, self.look, self.scale = drawing(look.art), look, scale
        left, top, right, bottom = _bounds(self.drawing.box, look)
        edge = math.ceil(margin * scale * 2) + MARGIN
        self.at = math.floor(left * scale) - edge, math.floor(top * scale) - edge
        self.size = (
            math.ceil(right * scale) + edge - self.at[0],
            math.ceil(bottom * scale) + edge - self.at[1],
        )

    def mask(self, group: str) -> pygame.Surface:
        """One group in white."""
        x, y, wide, high = (value / self.scale for value in (*self.at, *self.size))
        flip = -1 if self.look.mirrored else 1
        moved = -HIDDEN if group == "reach" and self.look.hidden else 0
        document = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.size[0]}"'
            f' height="{self.size[1]}" viewBox="{x} {y} {wide} {high}">'
            f'{self.drawing.defs}<g transform="rotate({self.look.turn}) scale({flip},1)'
            f' translate(0,{moved})">'
            f"{self.drawing.groups.get(group, '')}</g></svg>"
        )
        return raster.rendered(document, self.size)

    def reach(self) -> pygame.Surface:
        """Where it is seen: an arm fades out. All of it where the drawing says nothing."""
        if "reach" in self.drawing.groups:
            return self.mask("reach")
        whole = pygame.Surface(self.size, pygame.SRCALPHA)
        whole.fill(raster.WHITE)
        return whole


def _bounds(box: tuple[float, float, float, float], look: Look) -> tuple[float, ...]:
    """Left, top, right and bottom of the drawing's box once it is turned."""
    x, y, wide, high = box
    corners = [(x, y), (x + wide, y), (x, y + high), (x + wide, y + high)]
    turned = [turned_by(((-a if look.mirrored else a), b), look.turn) for a, b in corners]
    xs, ys = zip(*turned, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def turned_by(point: Point, degrees: float) -> Point:
    """The point after a turn round 0 0, clockwise on the screen."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos


@lru_cache(maxsize=32)
def drawing(name: str) -> Drawing:
    """The drawing of this name."""
    text = files(__package__).joinpath("art", f"{name}.svg").read_text("utf-8")
    box = BOX.search(text)
    left, top, wide, high = map(float, box[1].split()) if box else (0, 0, 1, 1)
    defs = DEFS.search(text)
    groups = {found[1]: found[0] for found in GROUP.finditer(text)}
    return Drawing((left, top, wide, high), defs[0] if defs else "", groups)
