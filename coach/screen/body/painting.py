"""How a drawing becomes a body: its roundness, light and shade, and the things around it."""

from collections.abc import Iterator
from functools import lru_cache

import pygame

from coach.screen.body import raster
from coach.screen.body.art import Brush, art
from coach.screen.body.raster import Placed
from coach.screen.body.views import View
from coach.screen.theme import Colour, Theme, luminance, mixed

BLACK = (0, 0, 0)
ROUND = ((46, 0.75), (15, 0.55))
"""How far the edges are darker, in units of the drawing, and how light what they leave is."""
RIM_BLUR, RIM_DOWN, RIM = 6, 7, 0.85
"""The light along upper edges: how soft and how thick, in units, and how opaque."""
AURA = 0.16
WARMER = 1.24
"""How much lighter than the skin lit skin is, before it leans to white: its hue stays."""


@lru_cache(maxsize=2)
def silhouette(view: View, height: int) -> pygame.Surface:
    """The outline of the body, filled with white."""
    return raster.shape(view, height, art(view.value).body, raster.whole(view))


def begun(view: View, height: int, theme: Theme) -> tuple[pygame.Surface, Iterator[None]]:
    """The body on a clear ground, with the things that belong to it.

    It is painted bit by bit as the iterator goes on, and finished when that ends.
    """
    picture = raster.clear((raster.width_of(art(view.value), height), height))
    return picture, _painting(picture, view, theme)


def _painting(picture: pygame.Surface, view: View, theme: Theme) -> Iterator[None]:
    drawing, tints, height = art(view.value), _tints(theme), picture.get_height()
    mask = silhouette(view, height)
    yield
    if not drawing.behind:
        picture.blit(_aura(view, height, theme), (0, 0))
    yield from _furnish(picture, view, drawing.behind, tints)
    modelled = pygame.Surface(mask.get_size(), pygame.SRCALPHA)
    yield from _model(modelled, view, theme, mask)
    picture.blit(modelled, (0, 0))
    yield from _furnish(picture, view, drawing.clothes, tints)
    yield from _furnish(picture, view, drawing.before, tints)
    raster.evened(view, faded(view, picture))


def flat(view: View, height: int, theme: Theme) -> pygame.Surface:
    """The body in one colour, for a small picture: no light and no shade, only its things."""
    drawing = art(view.value)
    solid = [
        [path for brush in brushes if not brush.blur for path in brush.paths]
        for brushes in (drawing.behind, drawing.clothes, drawing.before)
    ]
    image, worn, before = (raster.shape(view, height, paths, raster.whole(view)) for paths in solid)
    raster.tinted(image, theme.line)
    body = silhouette(view, height).copy()
    image.blit(raster.tinted(body, mixed(theme.skin, theme.shade, 0.35)), (0, 0))
    image.blit(raster.tinted(worn, _linen(theme)), (0, 0))
    image.blit(raster.tinted(before, theme.line), (0, 0))
    return image


def faded(view: View, image: pygame.Surface) -> pygame.Surface:
    """The picture with its lower end fading out where the drawing says so, in place."""
    drawing = art(view.value)
    if drawing.fade is None:
        return image
    _, top, _, high = drawing.box
    start = (drawing.fade - top) * image.get_height() / high
    return raster.within(image, raster.rising(image.get_size(), start))


@lru_cache(maxsize=4)
def _tints(theme: Theme) -> dict[str, Colour]:
    """The colours of the brushes by their kind."""
    bright = max(theme.ground, theme.ink, key=luminance)
    red, green, blue = (min(255, round(part * WARMER)) for part in theme.skin)
    warm = (red, green, blue)
    linen = _linen(theme)
    return {
        "shade": mixed(theme.shade, BLACK, 0.3),
        "light": mixed(warm, bright, 0.14),
        "rim": mixed(warm, bright, 0.35),
        "hair": mixed(theme.shade, BLACK, 0.15),
        "wood": mixed(theme.line, theme.skin, 0.2),
        "cloth": mixed(theme.line, theme.skin, 0.15),
        "cloth-light": mixed(mixed(theme.line, warm, 0.4), bright, 0.15),
        "linen": linen,
        "linen-shade": mixed(mixed(linen, theme.shade, 0.4), BLACK, 0.3),
        "linen-light": mixed(linen, bright, 0.22),
        "deep": mixed(theme.ground, BLACK, 0.5),
        "dim": mixed(theme.shade, theme.ground, 0.3),
    }


def _linen(theme: Theme) -> Colour:
    """The cloth that is worn: between lines and air, so that it is cool beside skin, and muted."""
    return mixed(mixed(theme.line, theme.air, 0.38), theme.ink, 0.08)


def _model(image: pygame.Surface, view: View, theme: Theme, mask: pygame.Surface) -> Iterator[None]:
    """The body alone: darker towards its edges, then brushed, then lit from above."""
    tints, height = _tints(theme), mask.get_height()
    image.fill(mixed(theme.shade, BLACK, 0.1))
    for radius, opacity in ROUND:
        inner = _soft(view, height, art(view.value).body, radius)
        inner.blit(inner, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        image.blit(raster.tinted(raster.fainter(inner, opacity), theme.skin), (0, 0))
        yield
    for brush in art(view.value).brushes:
        layer, place = _layer(view, height, brush)
        image.blit(raster.tinted(layer, tints[brush.kind]), place)
        yield
    image.blit(_rim(view, mask, tints["rim"]), (0, 0))
    raster.within(image, mask)
    yield


def _rim(view: View, mask: pygame.Surface, colour: Colour) -> pygame.Surface:
    """A thin light from above along the edges."""
    height = mask.get_height()
    lower = raster.clear(mask.get_size())
    soft = _soft(view, height, art(view.value).body, RIM_BLUR)
    down = RIM_DOWN * height / art(view.value).box[3]
    lower.blit(soft, (0, round(down)), special_flags=pygame.BLEND_RGBA_MAX)
    rim = raster.within(raster.outside(lower), mask)
    return raster.tinted(raster.fainter(rim, RIM), colour)


def _layer(view: View, height: int, brush: Brush) -> Placed:
    radius = brush.blur * height / art(view.value).box[3]
    return raster.patch(view, height, brush.paths, radius, raster.whole(view))


def _soft(view: View, height: int, paths: tuple[str, ...], blur: float) -> pygame.Surface:
    """Blurred by so many units of the drawing."""
    radius = blur * height / art(view.value).box[3]
    return raster.softly(view, height, paths, radius, raster.whole(view))


def _furnish(
    image: pygame.Surface, view: View, brushes: tuple[Brush, ...], tints: dict[str, Colour]
) -> Iterator[None]:
    """Things around the body; soft light and shade stay on the thing they follow."""
    thing: Placed | None = None
    for brush in brushes:
        layer, place = _layer(view, image.get_height(), brush)
        if not brush.blur:
            thing = layer.copy(), place
        elif thing:
            raster.within(layer, _seen_from(place, layer.get_size(), thing))
        image.blit(raster.tinted(layer, tints[brush.kind]), place)
        yield


def _seen_from(place: tuple[int, int], size: tuple[int, int], thing: Placed) -> pygame.Surface:
    """What a layer of this size, standing there, has of the thing."""
    stencil = raster.clear(size)
    image, (x, y) = thing
    stencil.blit(image, (x - place[0], y - place[1]), special_flags=pygame.BLEND_RGBA_MAX)
    return stencil


def _aura(view: View, height: int, theme: Theme) -> pygame.Surface:
    """A faint light around the body, so that it does not stand in front of nothing."""
    wide = raster.softly(view, height, art(view.value).body, height / 22, raster.whole(view))
    return raster.tinted(raster.fainter(wide, AURA), theme.skin)
