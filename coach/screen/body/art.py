"""The drawings, as they are read from their SVG files.

A drawing holds groups by id: `behind` and `before` are things around the body, `body` its outline,
`brushes` the soft light and shade on it, `clothes` what it wears, `regions` one path for each
region of the vocabulary, and `ways` one line for each region, in the direction of a stroke. Half of
what is the same on both sides is drawn: the half on the viewer's right (`data-mirror="x"`: the axis
is x = 0), or, of someone who lies, the upper half (`data-mirror="y"`: the axis is y = 0).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias
from xml.etree import ElementTree

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height in the drawing's own units: a thousand from skull to buttock fold."""
SPACE = "{http://www.w3.org/2000/svg}"
TURNED, SIDE = "turned", "side"


@dataclass(frozen=True, slots=True)
class Brush:
    """Paths that are painted in one colour, blurred together."""

    kind: str
    """What it is painted as: shade, light, hair, wood, linen …; the theme has its colour."""
    blur: float
    paths: tuple[str, ...]
    """Path elements, ready to be put into a document."""


@dataclass(frozen=True, slots=True)
class Art:
    """One drawing."""

    box: Box
    """The whole picture, both halves."""
    mirror: Literal["x", "y"]
    letter: tuple[float, float]
    """Where the letter of the drawn side stands."""
    fade: float | None
    """From here down it fades out."""
    behind: tuple[Brush, ...]
    before: tuple[Brush, ...]
    body: tuple[str, ...]
    brushes: tuple[Brush, ...]
    clothes: tuple[Brush, ...]
    regions: Mapping[str, str]
    """The path data of each region."""
    ways: Mapping[str, str]


@lru_cache(maxsize=8)
def art(name: str) -> Art:
    """The drawing of this name; of someone who turned over it is the same."""
    name = SIDE if name == TURNED else name
    text = files(__package__).joinpath("art", f"{name}.svg").read_text("utf-8")
    root = ElementTree.fromstring(text)  # our own file
    mirror: Literal["x", "y"] = "y" if root.get("data-mirror") == "y" else "x"
    return Art(
        box=_box(root.get("viewBox", ""), mirror),
        mirror=mirror,
        letter=_pair(root.get("data-letter", "0 0")),
        fade=float(root.get("data-fade", 0)) or None,
        behind=_brushes(root, "behind"),
        before=_brushes(root, "before"),
        body=tuple(_path(path) for path in _group(root, "body")),
        brushes=_brushes(root, "brushes"),
        clothes=_brushes(root, "clothes"),
        regions=_data(root, "regions"),
        ways=_data(root, "ways", "way-"),
    )


def _box(text: str, mirror: str) -> Box:
    left, top, width, height = map(float, text.split())
    return (-width, top, 2 * width, height) if mirror == "x" else (left, top, width, height)


def _pair(text: str) -> tuple[float, float]:
    x, y = map(float, text.split())
    return x, y


def _group(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return root.findall(f"{SPACE}g[@id='{name}']/*")


def _brushes(root: ElementTree.Element, name: str) -> tuple[Brush, ...]:
    return tuple(
        Brush(
            group.get("data-kind", "shade"),
            float(group.get("data-blur", 0)),
            tuple(_path(path) for path in group),
        )
        for group in _group(root, name)
    )


def _path(path: ElementTree.Element) -> str:
    """The path in white, with its own opacity: the colour comes with the theme."""
    return f'<path d="{path.get("d", "")}" fill="#fff" fill-opacity="{path.get("opacity", "1")}"/>'


def _data(root: ElementTree.Element, name: str, prefix: str = "") -> Mapping[str, str]:
    found = {
        path.get("id", "").removeprefix(prefix): path.get("d", "") for path in _group(root, name)
    }
    return MappingProxyType(found)
