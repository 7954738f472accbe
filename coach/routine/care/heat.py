"""Rules H: warm stones, which burn before they seem hot."""

import re
from collections import Counter
from itertools import takewhile

from coach.routine.care.case import Breach, Breaches, Course, Slot, joined, spell
from coach.routine.timing import moments
from coach.routine.vocabulary import Form
from coach.units import SECOND, Ms

CLOTH_LAYERS = 2
SKIN_CHECK_MS: Ms = 60 * SECOND
REGION_MS: Ms = 600 * SECOND
ASKED_MS = (20 * SECOND, 40 * SECOND)
"""A question «at thirty seconds» is heard within these."""
CHECKS = frozenset({"check_heat", "check_in"})

_WARMTH = re.compile(r"\b(?:hot|warm|heat|burn\w*)\b")
_HOT = re.compile(r"\bhot\b")


def checked_first(course: Course) -> Breaches:
    """Heat belongs to hot-stone routines, and is checked before it touches anybody."""
    for slot in course.slots:
        if slot.stroke.id == "check_heat":
            return
        if slot.is_hot and course.routine.type == "hot-stone":
            message = f"nothing checks the heat before {slot.named}"
            hint = "Put a step before it: stroke: check_heat."
            yield Breach((*slot.where, "stroke"), message, hint)
            return


def warm_not_hot(slot: Slot) -> Breaches:
    """Heat only in its own type, and with a temperature that is safe."""
    if not slot.is_hot:
        return
    if slot.routine.type != "hot-stone":
        message = f"{slot.named} brings heat into a routine that is not hot-stone"
        key = "stroke" if "stone" in slot.stroke.id else "tool"
        yield Breach((*slot.where, key), message, "Leave the heat out, or write type: hot-stone.")
    given, most = slot.step.temperature, slot.stroke.hottest
    if given is None and slot.pressure and slot.routine.type == "hot-stone":
        message = f"{slot.named} does not say how warm the stone is"
        yield Breach((*slot.where, "stroke"), message, f"Add it: temperature: {most} at most.")
    elif given is not None and given > most:
        message = f"{slot.named} has {given:g} °C; {most} °C is the most for {slot.stroke.label}"
        yield Breach((*slot.where, "temperature"), message, "Let the stone cool first.")


def wrapped(slot: Slot) -> Breaches:
    """A resting stone lies on cloth, and not for long."""
    layers = slot.step.cloth_layers
    if layers is None or layers < CLOTH_LAYERS:
        key = "stroke" if layers is None else "cloth_layers"
        message = f"{slot.named} has {layers or 0} layers of cloth, not {CLOTH_LAYERS}"
        yield Breach((*slot.where, key), message, f"Write cloth_layers: {CLOTH_LAYERS} or more.")


def skin_seen(course: Course) -> Breaches:
    """After a resting stone somebody looks at the skin; no region is warmed for long."""
    warmed: Counter[str] = Counter()
    for index, slot in enumerate(course.slots):
        if slot.stroke.id == "stone_place":
            yield from _unseen(slot, course.slots[index + 1 :])
        if slot.is_hot and slot.region:
            warmed[slot.region.id] += slot.length_ms
            if warmed[slot.region.id] > REGION_MS:
                message = f"{slot.region.label} is warmed for {spell(warmed[slot.region.id])}"
                hint = f"{spell(REGION_MS)} is the most."
                yield Breach((*slot.where, "seconds"), message, hint)


def _unseen(slot: Slot, after: tuple[Slot, ...]) -> Breaches:
    soon = takewhile(lambda later: later.start_ms - slot.end_ms <= SKIN_CHECK_MS, after)
    if not any(later.stroke.id in CHECKS for later in soon):
        message = f"nobody looks at the skin within {spell(SKIN_CHECK_MS)} of {slot.named}"
        hint = "Put a step after it: stroke: check_heat."
        yield Breach((*slot.where, "stroke"), message, hint)


def stone_place_limits(slot: Slot) -> Breaches:
    """Never under a body that lies on it."""
    position = slot.position
    if position and (position.on_the_back or (position.down and slot.routine.form == Form.SOLO)):
        message = f"{slot.named} rests a stone while {position.label}: it may come to lie under it"
        hint = "Alone, sit for it; with a partner, lie face down."
        yield Breach((*slot.where, "stroke"), message, hint)


def heat_asked(slot: Slot) -> Breaches:
    """Half a minute after a stone was placed, somebody asks; the word for too hot is «hot»."""
    soonest, latest = ASKED_MS
    cues = [
        text
        for text in slot.texts
        if text.cue
        and any(soonest <= at_ms <= latest for at_ms in moments(text.cue, slot.length_ms))
    ]
    if not _WARMTH.search(joined(cues)):
        message = f"{slot.named}: nobody asks about the heat after 30 s"
        hint = 'Add: cues: - {at: 30s, say: "Warm, or hot? Hot means off."}'
        yield Breach((*slot.where, "name"), message, hint)
    elif not _HOT.search(joined(slot.texts)):
        message = f"{slot.named} does not name the word for too hot"
        yield Breach(slot.told_at, message, 'Say: "Hot means off at once."')
