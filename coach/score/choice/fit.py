"""Fits chosen steps to a time: how long each lasts.

Each step keeps its limits, breathing steps last whole breaths, both sides the same, and the whole
is exact to the second.
"""

from collections.abc import Collection
from dataclasses import replace
from math import floor, lcm

from coach.routine.problems import Path
from coach.routine.timing import Timing
from coach.score.choice.share import Part, bounded, shared
from coach.score.choice.slots import Slot, Slots
from coach.score.choice.thin import CHECKS, pairs
from coach.units import Ms

EASED = 0.94
"""By how much the steps between two questions are shortened where a care rule is broken."""


def fitted(slots: Slots, chosen: frozenset[int], whole_ms: Ms) -> Timing | None:
    """The chosen steps with their exact lengths, or None where the limits leave no way."""
    twins = pairs(slots, chosen)
    leading = [index for index in sorted(chosen) if index not in twins.values()]
    parts = [_coupled(slots, index, twins.get(index)) for index in leading]
    lengths = shared(parts, whole_ms) if parts else None
    if lengths is None:
        return None
    length_of = dict(zip(leading, lengths, strict=True))
    length_of |= {other: length_of[index] for index, other in twins.items()}
    return tuple(slots[index].timed.lasting(length_of[index]) for index in sorted(chosen))


def eased(slots: Slots, chosen: frozenset[int], timing: Timing, places: Collection[Path]) -> Slots:
    """The same with lower limits for all between two questions where one of the places is.

    `timing` is how the chosen steps were fitted; the places are of steps, or of something in them.
    """
    length_of = dict(zip(sorted(chosen), (timed.length_ms for timed in timing), strict=True))
    tight = {
        index
        for stretch in _between_questions(slots, chosen)
        if any(_holds(slots[index], where) for index in stretch for where in places)
        for index in stretch
    }
    return tuple(
        _shortened(slot, length_of[index]) if index in tight else slot
        for index, slot in enumerate(slots)
    )


def _holds(slot: Slot, where: Path) -> bool:
    return where[: len(slot.timed.where)] == slot.timed.where


def _shortened(slot: Slot, length_ms: Ms) -> Slot:
    return replace(slot, most_ms=max(slot.least_ms, floor(length_ms * EASED)))


def _between_questions(slots: Slots, chosen: frozenset[int]) -> list[list[int]]:
    stretches: list[list[int]] = [[]]
    for index in sorted(chosen):
        if slots[index].stroke in CHECKS:
            stretches.append([])
        else:
            stretches[-1].append(index)
    return stretches


def _coupled(slots: Slots, index: int, other: int | None) -> Part:
    """The part of a step, or of two that last the same because they are each other's side."""
    part = slots[index].part
    if other is None:
        return part
    twin = slots[other].part
    least_ms, most_ms, unit_ms = bounded(
        max(part.least_ms, twin.least_ms),
        min(part.most_ms, twin.most_ms),
        lcm(part.unit_ms, twin.unit_ms),
    )
    wanted_ms = (part.wanted_ms + twin.wanted_ms) / 2
    return Part(wanted_ms, least_ms, most_ms, unit_ms, part.times + twin.times, part.rank)
