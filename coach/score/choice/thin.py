"""Which steps are done when not all of them have time, or may be done.

Steps go that have too little time, and with them what serves nothing then: changes that lead
nowhere, questions that were just asked, the half of a side.
"""

from collections.abc import Iterable, Iterator, Sequence

from coach.routine.vocabulary import OPPOSITE, Side
from coach.score.choice.slots import Slots
from coach.units import Ms

MOVES = frozenset({"transition", "switch_side"})
CHECKS = frozenset({"check_in", "check_heat"})
NOTHING: frozenset[str] = frozenset()
_COVERED = {
    "check_in": CHECKS,
    "check_heat": frozenset({"check_heat"}),
    "rest": frozenset({"rest"}),
}
"""What makes a question, or a rest, needless when it has just been done."""


def thinned(slots: Slots, kept: frozenset[int], whole_ms: Ms, keen: float) -> frozenset[int]:
    """Which of the steps of `kept` are done, by index.

    A step that another length leaves out has `keen` of its least time at least, and is then raised
    to it, or is left out here too. The smallest goes first, and what it had is given to the others
    before the next is looked at; changes and questions that serve nothing now go with it.
    """
    kept = tidied(slots, kept)
    while weak := _weak(slots, kept, whole_ms, keen):
        weakest = min(weak, key=lambda index: slots[index].wanted_ms)
        kept = tidied(slots, kept - {weakest} - _optional_twin(slots, weakest))
    return _whole_sides(slots, kept)


def _weak(slots: Slots, kept: frozenset[int], whole_ms: Ms, keen: float) -> list[int]:
    """Steps that may be left out, and have too little time or would crowd the others."""
    optional = _optional(slots, kept)
    scale = whole_ms / max(sum(slots[i].whole_ms for i in kept), 1)
    weak = [i for i in optional if slots[i].wanted_ms * scale < slots[i].least_ms * keen]
    least_ms = sum(slots[i].least_ms * slots[i].timed.sides for i in kept)
    return weak or (optional if least_ms > whole_ms else [])


def _optional(slots: Slots, kept: Iterable[int]) -> list[int]:
    return [i for i in sorted(kept) if slots[i].optional and slots[i].timed.stroke.working]


def _optional_twin(slots: Slots, index: int) -> set[int]:
    """The step that does the same on the opposite side, if that may be left out too."""
    twins = pairs(slots, frozenset(range(len(slots))))
    twins |= {other: one for one, other in twins.items()}
    return {twins[index]} if index in twins and slots[twins[index]].optional else set()


def _whole_sides(slots: Slots, kept: frozenset[int]) -> frozenset[int]:
    """Of someone lying on one side, the other side is done whole or not at all."""
    twins = pairs(slots, frozenset(range(len(slots))))
    if all((index in kept) == (other in kept) for index, other in twins.items()):
        return kept
    turned = [i for i in range(min(twins.values())) if slots[i].stroke == "switch_side"]
    other_side = range(max(turned, default=min(twins.values())), max(twins.values()) + 1)
    return tidied(slots, kept - set(_optional(slots, other_side)))


def pairs(slots: Slots, kept: frozenset[int]) -> dict[int, int]:
    """Steps on one side only, and the later step that does the same on the opposite side."""
    found: dict[int, int] = {}
    waiting: dict[tuple[object, ...], list[int]] = {}
    for index in sorted(kept):
        step = slots[index].timed.step
        if len(step.sides) != 1:
            continue
        side = Side(step.sides[0])
        facing = waiting.get((step.stroke, step.region, step.tool, OPPOSITE[side]))
        if facing:
            found[facing.pop(0)] = index
        else:
            waiting.setdefault((step.stroke, step.region, step.tool, side), []).append(index)
    return found


def tidied(slots: Slots, kept: frozenset[int]) -> frozenset[int]:
    """Without the changes that lead nowhere, the questions that were just asked, rests in a row.

    Only what stood beside a step that is left out can become any of these.
    """
    found = sorted(kept)
    for index in list(found):
        place = found.index(index)
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        if _is_idle(slots, index, before, after) or _is_echo(slots, index, found[:place], after):
            found.remove(index)
    return frozenset(found)


def _is_idle(slots: Slots, index: int, before: int | None, after: int | None) -> bool:
    """Whether a change leads nowhere: to the next change, to nothing, or to where it began."""
    if slots[index].stroke not in MOVES:
        return False
    if after is None:
        return True
    if slots[after].stroke in MOVES:
        return after > index + 1
    if before is None or after - before == 2:
        return False
    start = slots[before].timed.position
    return start is not None and start == slots[after].timed.position


def _is_echo(slots: Slots, index: int, done: Sequence[int], after: int | None) -> bool:
    """Whether a question or a rest follows one that covers it, with nothing left in between."""
    covering = _COVERED.get(slots[index].stroke, NOTHING)
    return after is not None and any(
        slots[earlier].stroke in covering and _left_out_between(earlier, index, done)
        for earlier in _back_to_work(slots, done)
    )


def _back_to_work(slots: Slots, done: Sequence[int]) -> Iterator[int]:
    """The steps just done, backwards, up to the last one that worked on the body."""
    for index in reversed(done):
        if slots[index].timed.stroke.working and slots[index].stroke != "rest":
            return
        yield index


def _left_out_between(first: int, last: int, done: Sequence[int]) -> bool:
    return any(index not in done for index in range(first + 1, last))
