"""Tools: what touches the skin, or holds the body."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    """What touches the skin. A one-handed tool cannot work both sides at once."""

    id: str
    kind: str
    """What is drawn: hands, ball, roller, cane, towel, stone, wall or none."""
    one_handed: bool = False
    need: str = ""
    """What to have at hand for it; empty for what everybody has."""
    plus: int = 0
    """What it adds to the pressure that is written: a hard ball presses harder."""


TOOLS = {
    row.id: row
    for row in (
        Tool("both hands", "hands"),
        Tool("hands", "hands"),
        Tool("hand", "hands", one_handed=True),
        Tool("opposite hand", "hands", one_handed=True),
        Tool("still hands", "hands"),
        Tool("still hand", "hands", one_handed=True),
        Tool("palms", "hands"),
        Tool("palm", "hands", one_handed=True),
        Tool("flat palm", "hands", one_handed=True),
        Tool("opposite palm", "hands", one_handed=True),
        Tool("broad palms", "hands"),
        Tool("palms with oil", "hands", need="a little oil"),
        Tool("palms and fingers", "hands"),
        Tool("thumbs and fingers", "hands"),
        Tool("thumbs", "hands"),
        Tool("supported thumb", "hands", one_handed=True),
        Tool("pincer grip", "hands", one_handed=True),
        Tool("fingertips", "hands"),
        Tool("finger pads", "hands"),
        Tool("flat knuckles", "hands"),
        Tool("knuckles", "hands"),
        Tool("loose fist", "hands", one_handed=True),
        Tool("fists", "hands"),
        Tool("cupped hands", "hands"),
        Tool("loose cupped hands", "hands"),
        Tool("forearm", "hands", one_handed=True),
        Tool("forearms", "hands"),
        Tool("soft ball on wall", "ball", one_handed=True, need="a soft ball"),
        Tool("tennis ball on wall", "ball", one_handed=True, need="a tennis ball"),
        Tool("tennis ball on floor", "ball", one_handed=True, need="a tennis ball"),
        Tool("lacrosse ball on wall", "ball", one_handed=True, need="a lacrosse ball", plus=1),
        Tool("two balls in a sock", "ball", need="two balls in a sock"),
        Tool("foam roller", "roller", need="a foam roller"),
        Tool("massage cane", "cane", one_handed=True, need="a massage cane"),
        Tool("towel", "towel", need="a towel"),
        Tool("doorway", "wall", need="a doorway"),
        Tool("wall", "wall", need="a free wall"),
        Tool("chair", "wall", need="a steady chair"),
        Tool("warm stone", "stone", one_handed=True, need="warm stones"),
        Tool("warm stones", "stone", need="warm stones"),
        Tool("small warm stone", "stone", one_handed=True, need="small warm stones"),
        Tool("heat pack", "stone", need="a wrapped heat pack"),
        Tool("thermometer", "none", need="a thermometer"),
    )
}
