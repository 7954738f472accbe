"""The figures of a card: how the body is placed, and where on it each letter is."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from coach.export.paper import RADIUS, Paper, Spot
from coach.score.plan import Plan
from coach.screen.body.art import art
from coach.screen.body.views import View, view_of
from coach.screen.offscreen import Figure, printed

Box = tuple[Spot, Spot]
"""Its top left corner, its width and height; millimetres."""
MOST, LEAST = 3, 38.0
"""So many figures, if each can be so high."""
PX = 700
"""The height of a figure, before it is printed."""
AWAY = 5.0
"""So far from the figure the discs stand, one below the other or side by side."""
APART = 2 * RADIUS + 0.5
GAP = 4.0
FAINT = 120


def paint(paper: Paper, plan: Plan, letters: Mapping[str, str], box: Box) -> float:
    """Draws the figures below each other; tells how far down they reach."""
    (left, top), (width, height) = box
    views = views_of(plan, frozenset(letters), min(MOST, int(height // LEAST)))
    y = top
    for view, regions in views.items():
        room = (height - GAP * (len(views) - 1)) / len(views)
        figure = printed(view, PX, regions)
        named = {letters[region]: spot for region, spot in figure.spots.items()}
        y += _one(paper, figure, named, ((left, y), (width, room))) + GAP
    return max(y - GAP - top, 0)


def views_of(plan: Plan, regions: Set[str], most: int) -> dict[View, tuple[str, ...]]:
    """The views that show the most of the work, each with the regions that none before it has."""
    left = Counter[tuple[str | None, str | None]]()
    for step in plan.steps:
        if step.region in regions:
            left[step.region, step.position] += step.length_ms
    found: dict[View, tuple[str, ...]] = {}
    while left and len(found) < most:
        shares = Counter[View]()
        for work, length in left.items():
            shares[view_of(*work)] += length
        view = shares.most_common(1)[0][0]
        shown = art(view.value).regions
        found[view] = tuple(
            dict.fromkeys([region for region, _ in left if region in shown and region])
        )
        left = Counter({work: length for work, length in left.items() if work[0] not in shown})
    return found


def _one(paper: Paper, figure: Figure, named: Mapping[str, Spot], box: Box) -> float:
    """One figure, its letters beside it, or below it where somebody lies; tells its height."""
    (left, top), (width, height) = box
    wide, high = figure.size
    lying = wide > high
    room = (width, height - AWAY - RADIUS) if lying else (width - 2 * AWAY, height)
    scale = min(room[0] / wide, room[1] / high)
    at = left + (width - wide * scale) / 2 - (0 if lying else AWAY / 2), top
    paper.picture(figure.png, at, (wide * scale, high * scale), "")
    spots = {name: (at[0] + x * scale, at[1] + y * scale) for name, (x, y) in named.items()}
    edge = top + high * scale + AWAY if lying else left + width - RADIUS
    begin, long = (left, width) if lying else (top, height)
    discs = _discs(spots, edge, (begin + RADIUS, begin + long - RADIUS), lying=lying)
    _letters(paper, spots, discs)
    return max([high * scale, *(y + RADIUS - top for _x, y in discs.values())])


def _discs(
    spots: Mapping[str, Spot], edge: float, between: tuple[float, float], *, lying: bool
) -> Mapping[str, Spot]:
    """Where each letter stands at the edge, in the order of their spots, so that no lines cross."""
    along = 0 if lying else 1
    order = sorted(spots, key=lambda name: spots[name][along])
    places = spread([spots[name][along] for name in order], *between)
    return {
        name: (place, edge) if lying else (edge, place)
        for name, place in zip(order, places, strict=True)
    }


def _letters(paper: Paper, spots: Mapping[str, Spot], discs: Mapping[str, Spot]) -> None:
    """Each on its disc, with a line to its spot."""
    for name, disc in discs.items():
        paper.rule(spots[name], disc, 0.2, FAINT)
        paper.disc(spots[name], 0.6)
        paper.lettered(disc, name)


def spread(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Places in the same order, near those wanted, far enough apart, and none beyond the ends; as
    far apart as there is room for where they are too many.
    """
    if not wanted:
        return []
    apart = min(APART, (high - low) / max(len(wanted) - 1, 1))
    found = [wanted[0]]
    for place in wanted[1:]:
        found.append(max(place, found[-1] + apart))
    off = sum(f - w for f, w in zip(found, wanted, strict=True)) / len(wanted)
    last = len(found) - 1
    return [
        min(max(place - off, low + number * apart), high - (last - number) * apart)
        for number, place in enumerate(found)
    ]
