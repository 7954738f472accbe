"""Rules P: how strong, where, and after which warm-up."""

import re
from collections import defaultdict
from collections.abc import Iterator

from coach.routine.care.case import Breach, Breaches, Course, Slot, joined, spell
from coach.routine.problems import Severity
from coach.routine.timing import felt
from coach.routine.vocabulary import TYPES, Form
from coach.units import SECOND, Ms

CEILING = 7
LIGHT = 4
"""Up to here a stroke warms up."""
WARM_UP_MS = {5: 30 * SECOND, 6: 60 * SECOND}
"""From this pressure on, so much light work in the same part of the body comes before it (P03)."""
FIRST_TOUCH = 3
JUMP = 2
HOLD_MS: Ms = 60 * SECOND
HOLDS = 3
HOLD_SUM_MS: Ms = 180 * SECOND
BEGINNER_PRESSES = 10

_TINGLING = re.compile(r"tingl|pins and needles|electric|numb")


def _effective(slot: Slot) -> float:
    return felt(slot.pressure, slot.tool)


def _general_cap(slot: Slot) -> tuple[float, str]:
    kind = TYPES[slot.routine.type]
    caps = [(CEILING, "anything"), (kind.cap, f"{kind.label} massage")]
    return min([*caps, (slot.stroke.cap, slot.stroke.label)])


def _region_cap(slot: Slot) -> float:
    if slot.region is None:
        return CEILING
    return slot.region.solo_cap if slot.routine.form == Form.SOLO else slot.region.partner_cap


def ceiling(slot: Slot) -> Breaches:
    """The lowest of what the body, the type and the stroke allow."""
    strength = _effective(slot)
    if strength <= min(CEILING, TYPES[slot.routine.type].cap, slot.stroke.cap):
        return
    cap, what = _general_cap(slot)
    if cap <= _region_cap(slot):
        yield _too_strong(slot, strength, cap, what)


def region_ceiling(slot: Slot) -> Breaches:
    """The region's own cap, where it is the lowest."""
    strength, cap = _effective(slot), _region_cap(slot)
    if slot.region and strength > cap and cap < _general_cap(slot)[0]:
        alone = "alone" if slot.routine.form == Form.SOLO else "with a partner"
        yield _too_strong(slot, strength, cap, f"{slot.region.label}, {alone}")


def _too_strong(slot: Slot, strength: float, cap: float, what: str) -> Breach:
    hard = slot.tool is not None and slot.tool.plus
    added = f" and feels like {strength:g}, because the tool is hard" if hard else ""
    message = f"{slot.named} has pressure {slot.pressure:g}{added}; for {what} {cap:g} is the most"
    most = cap - (strength - slot.pressure)
    hint = f"Write pressure: {most:g} or less." if most > 0 else "Leave `pressure` out."
    return Breach((*slot.where, "pressure"), message, hint)


def unfit_stroke(slot: Slot) -> Breaches:
    """Strokes that a region is not given: rollers, points, digging."""
    if slot.region and slot.stroke.id in slot.region.never:
        message = f"{slot.stroke.label} is not for {slot.region.label}"
        hint = "Use a flat, gliding stroke there, or another region."
        yield Breach((*slot.where, "stroke"), message, hint)


def _with_warmth(course: Course) -> Iterator[tuple[Slot, str, Ms]]:
    """Every step on a region, its part of the body, and the light work done there before it."""
    warm: defaultdict[str, Ms] = defaultdict(int)
    for slot in course.slots:
        region = slot.region
        if region is None:
            continue
        yield slot, region.group, warm[region.group]
        if slot.pressure <= LIGHT and (slot.presses or slot.stroke.id == "mobilise"):
            warm[region.group] += slot.total_ms
            for group in region.warms:
                warm[group] += slot.total_ms


def warm_up(course: Course) -> Breaches:
    """Strong work needs light work in the same part of the body before it."""
    if not any(_warm_up_ms(slot) for slot in course.slots):
        return
    for slot, group, warm_ms in _with_warmth(course):
        least_ms = _warm_up_ms(slot)
        if warm_ms < least_ms:
            message = (
                f"{slot.named} has pressure {_effective(slot):g}"
                f" after {spell(warm_ms)} of light work on the {group}"
            )
            hint = f"Put {spell(least_ms)} at {LIGHT} or less before it, or lower the pressure."
            yield Breach((*slot.where, "pressure"), message, hint)


def _warm_up_ms(slot: Slot) -> Ms:
    strength = _effective(slot)
    if strength <= LIGHT:
        return 0
    return max([ms for least, ms in WARM_UP_MS.items() if strength >= least], default=0)


def warm_before_stripping(course: Course) -> Breaches:
    """A slow deep line only where the part has been warmed, however light it is itself."""
    least_ms = WARM_UP_MS[5]
    if not any(slot.stroke.id == "stripping" for slot in course.slots):
        return
    for slot, group, warm_ms in _with_warmth(course):
        if slot.stroke.id == "stripping" and warm_ms < least_ms:
            message = f"{slot.named} comes after {spell(warm_ms)} of light work on the {group}"
            hint = f"Glide or knead there for {spell(least_ms)} first."
            yield Breach((*slot.where, "stroke"), message, hint)


def deep_is_slow(slot: Slot) -> Breaches:
    """The passes of a slow deep line, by its tempo."""
    given, most = slot.step.tempo, slot.stroke.tempo[1]
    if given and given > most:
        message = f"{slot.named} has tempo {given:g}; deeper means slower"
        hint = f"{most:g} a minute or less: three centimetres a second at most."
        yield Breach((*slot.where, "tempo"), message, hint)


def gradual(course: Course) -> Breaches:
    """The first touch is light, and nothing jumps in one place."""
    last: dict[str, float] = {}
    touched = False
    for slot in course.slots:
        if not slot.pressure or slot.region is None:
            continue
        place = (*slot.where, "pressure")
        if not touched and slot.pressure > FIRST_TOUCH:
            message = f"the first touch, {slot.named}, has pressure {slot.pressure:g}"
            yield Breach(place, message, f"Begin with {FIRST_TOUCH} or less.")
        before = last.get(slot.region.id, slot.pressure)
        if slot.pressure - before > JUMP:
            message = (
                f"{slot.region.label}: the pressure jumps from {before:g} to {slot.pressure:g}"
            )
            yield Breach(place, message, f"Rise by {JUMP} at most from step to step.")
        touched, last[slot.region.id] = True, slot.pressure


def average(course: Course) -> Breaches:
    """The mean over the seconds that press."""
    pressed = [(slot.pressure, slot.total_ms) for slot in course.slots if slot.pressure]
    seconds = sum(ms for _pressure, ms in pressed)
    kind = TYPES[course.routine.type]
    mean = sum(pressure * ms for pressure, ms in pressed) / seconds if seconds else 0
    if mean > kind.mean:
        message = f"the average pressure is {mean:.1f}; {kind.label} stays at {kind.mean:g} or less"
        hint = "Lower some pressures, or give the light strokes more time."
        yield Breach(("type",), message, hint)


def holds(course: Course) -> Breaches:
    """How long, how often and how much one spot is pressed."""
    spots: defaultdict[tuple[str, str], list[Ms]] = defaultdict(list)
    presses = 0
    for slot in course.slots:
        if slot.stroke.id != "press_hold" or slot.region is None:
            continue
        if HOLD_MS < slot.length_ms <= slot.stroke.seconds[1] * SECOND:
            message = f"{slot.named} holds one spot for {spell(slot.length_ms)}"
            hint = "A minute is the usual most."
            yield Breach((*slot.where, "seconds"), message, hint, Severity.WARNING)
        for side in slot.step.sides or ("both",):
            spots[slot.region.id, side].append(slot.length_ms)
            yield from _overdone(slot, spots[slot.region.id, side])
        presses += len(slot.step.sides) or 1
        if course.routine.level == "beginner" and presses > BEGINNER_PRESSES:
            message = f"{slot.named} is press number {presses}"
            hint = f"{BEGINNER_PRESSES} are enough for a beginner, each side counted."
            yield Breach((*slot.where, "stroke"), message, hint)


def _overdone(slot: Slot, held: list[Ms]) -> Breaches:
    label = slot.region.label if slot.region else ""
    hint = "Press it less often, or press another spot."
    if len(held) > HOLDS:
        message = f"{label} is pressed {len(held)} times on one side; {HOLDS} is the most"
        yield Breach((*slot.where, "stroke"), message, hint)
    elif sum(held) > HOLD_SUM_MS:
        message = f"{label} is pressed for {spell(sum(held))} on one side"
        yield Breach((*slot.where, "seconds"), message, f"{spell(HOLD_SUM_MS)} is the most.")


def tingling(slot: Slot) -> Breaches:
    """Over a nerve, the words say what tingling means."""
    certain = [text for text in slot.texts if text.is_certain]
    if slot.region and slot.region.tingles and not _TINGLING.search(joined(certain)):
        message = f"{slot.named} does not say what to do when it tingles"
        yield Breach(slot.told_at, message, 'Add to its words: "Tingling means stop."')


def hard_tool(slot: Slot) -> Breaches:
    """A hard ball is nothing for beginners, nor for the strongest presses."""
    if slot.tool is None or not slot.tool.plus:
        return
    place = (*slot.where, "tool")
    if slot.routine.level == "beginner":
        yield Breach(place, f"`{slot.tool.id}` is too hard for a beginner", "Use a tennis ball.")
    if slot.pressure > CEILING - slot.tool.plus:
        message = f"`{slot.tool.id}` with pressure {slot.pressure:g}"
        yield Breach(place, message, f"Write {CEILING - slot.tool.plus} or less, or a softer ball.")
