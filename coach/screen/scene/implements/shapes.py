"""Which picture a tool of the vocabulary has, and how many of it are seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HAND, RUBBER, FOAM, WOOD, CLOTH, STONE, GLASS = (
    "hand",
    "rubber",
    "foam",
    "wood",
    "cloth",
    "stone",
    "glass",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One tool as it is drawn."""

    art: str
    """The drawing's file name."""
    material: str = HAND
    pair: bool = False
    """Whether there are two, the second one mirrored."""
    size: float = 1
    spans: bool = False
    """Whether one lies over both sides at once."""
    rolls: bool = False
    """Whether it turns as it goes."""
    beside: float = 0
    """How far two of them stand apart on one region, in millimetres."""

    @property
    def reached(self) -> bool:
        """Whether it belongs to an arm, and so comes from where somebody is."""
        return self.material == HAND


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "both hands": Shape("palm", pair=True, beside=108),
        "hands": Shape("grip", pair=True, beside=124),
        "hand": Shape("grip"),
        "opposite hand": Shape("grip"),
        "still hands": Shape("palm", pair=True, beside=70),
        "still hand": Shape("palm"),
        "palms": Shape("palm", pair=True, beside=108),
        "palm": Shape("palm"),
        "flat palm": Shape("palm"),
        "opposite palm": Shape("palm"),
        "broad palms": Shape("palm", pair=True, beside=108),
        "palms with oil": Shape("palm", pair=True, beside=108),
        "palms and fingers": Shape("grip", pair=True, beside=124),
        "thumbs and fingers": Shape("grip", pair=True, beside=124),
        "thumbs": Shape("thumb", pair=True, beside=26),
        "supported thumb": Shape("supported"),
        "pincer grip": Shape("pincer"),
        "fingertips": Shape("fingertips", pair=True, beside=88),
        "finger pads": Shape("fingertips", pair=True, beside=88),
        "flat knuckles": Shape("knuckles", pair=True, beside=88),
        "knuckles": Shape("knuckles", pair=True, beside=88),
        "loose fist": Shape("fist"),
        "fists": Shape("fist", pair=True, beside=88),
        "cupped hands": Shape("cupped", pair=True, beside=108),
        "loose cupped hands": Shape("cupped", pair=True, beside=108),
        "forearm": Shape("forearm"),
        "forearms": Shape("forearm", pair=True, beside=40),
        "soft ball on wall": Shape("ball", RUBBER, size=1.2, rolls=True),
        "tennis ball on wall": Shape("ball", RUBBER, rolls=True),
        "tennis ball on floor": Shape("ball", RUBBER, rolls=True),
        "lacrosse ball on wall": Shape("ball", RUBBER, size=0.95, rolls=True),
        "two balls in a sock": Shape("balls", CLOTH, spans=True),
        "foam roller": Shape("roller", FOAM, size=0.9, spans=True, rolls=True),
        "massage cane": Shape("cane", WOOD),
        "towel": Shape("towel", CLOTH, spans=True),
        "doorway": Shape("wall", WOOD),
        "wall": Shape("wall", CLOTH),
        "chair": Shape("chair", WOOD),
        "warm stone": Shape("stone", STONE),
        "warm stones": Shape("stone", STONE, pair=True, beside=110),
        "small warm stone": Shape("stone", STONE, size=0.66),
        "heat pack": Shape("pack", STONE, spans=True),
        "thermometer": Shape("thermometer", GLASS),
    }
)
"""One row for each tool of the vocabulary."""
