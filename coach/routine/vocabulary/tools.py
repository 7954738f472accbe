"""Tools: what touches the skin, or holds the body."""

from dataclasses import dataclass

from coach.language import N_


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
        Tool("palms with oil", "hands", need=N_("a little oil")),
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
        Tool("soft ball on wall", "ball", one_handed=True, need=N_("a soft ball")),
        Tool("tennis ball on wall", "ball", one_handed=True, need=N_("a tennis ball")),
        Tool("tennis ball on floor", "ball", one_handed=True, need=N_("a tennis ball")),
        Tool("lacrosse ball on wall", "ball", one_handed=True, need=N_("a lacrosse ball"), plus=1),
        Tool("two balls in a sock", "ball", need=N_("two balls in a sock")),
        Tool("foam roller", "roller", need=N_("a foam roller")),
        Tool("massage cane", "cane", one_handed=True, need=N_("a massage cane")),
        Tool("towel", "towel", need=N_("a towel")),
        Tool("doorway", "wall", need=N_("a doorway")),
        Tool("wall", "wall", need=N_("a free wall")),
        Tool("chair", "wall", need=N_("a steady chair")),
        Tool("warm stone", "stone", one_handed=True, need=N_("warm stones")),
        Tool("warm stones", "stone", need=N_("warm stones")),
        Tool("small warm stone", "stone", one_handed=True, need=N_("small warm stones")),
        Tool("heat pack", "stone", need=N_("a wrapped heat pack")),
        Tool("thermometer", "none", need=N_("a thermometer")),
    )
}
