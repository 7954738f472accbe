"""Rules D: both sides alike, and each called by its name."""

import re
from collections import defaultdict

from coach.routine.care.case import Breach, Breaches, Course, Slot, Text, spell
from coach.routine.care.plain import Mark
from coach.routine.model import Step
from coach.routine.vocabulary import OPPOSITE, Side
from coach.units import SECOND, Ms

TOLERANCE_MS: Ms = 5 * SECOND
SWITCH_WORDS = 8
"""Within so many words a change of side names the new one."""

_SPOKEN_SIDES = {Side.LEFT.value, Side.RIGHT.value}
_WRITTEN_OUT = re.compile(r"\b(?:[lL]eft|[rR]ight)\b")
_OTHER = {side.value: other.value for side, other in OPPOSITE.items()}
_LITERAL = re.compile(
    r"\b(left|right) (?:sides?|shoulders?|blades?|necks?|hips?|buttocks?|legs?|knees?|thighs?"
    r"|calf|calves|foot|feet|ankles?|heels?|soles?|arms?|forearms?|elbows?|wrists?|ears?|ribs?)\b",
    re.IGNORECASE,
)
"""A part of the body called by its side. Hands are left out: the opposite one does the work."""


def both_sides(course: Course) -> Breaches:
    """What has a left and a right is worked on both, for as long."""
    spent: defaultdict[tuple[str, str], Ms] = defaultdict(int)
    first: dict[str, Slot] = {}
    meant = {slot.step.region for slot in course.slots if slot.step.one_sided}
    for slot in course.slots:
        region = slot.region
        if region and region.paired and slot.step.sides and region.id not in meant:
            first.setdefault(region.id, slot)
            for side in slot.step.sides:
                spent[region.id, side] += slot.length_ms
    for region_id, slot in first.items():
        yield from _uneven(slot, region_id, spent)


def _uneven(slot: Slot, region_id: str, spent: defaultdict[tuple[str, str], Ms]) -> Breaches:
    for side in slot.step.sides:
        other = _OTHER[side]
        here, there = spent[region_id, side], spent[region_id, other]
        if abs(here - there) > TOLERANCE_MS:
            place = slot.region.label if slot.region else slot.step.name
            message = f"{place}: {spell(here)} on the {side} side, {spell(there)} on the {other}"
            hint = "Give both sides the same, or say why not: one_sided: …."
            yield Breach((*slot.where, "sides"), message, hint)
            return


def named_sides(slot: Slot) -> Breaches:
    """What is done on one side is told with that side's name, and never with the other's."""
    step = slot.step
    if not step.sides or not _SPOKEN_SIDES.issuperset(step.sides):
        return
    yield from _unnamed(slot)
    for text in slot.texts:
        if text.weight.marks & Mark.SIDE:
            yield from _contradiction(step, text)


def _unnamed(slot: Slot) -> Breaches:
    told = [text for text in slot.texts if text.is_instruction]
    if told and not any(_names_a_side(text.written) for text in told):
        message = f"{slot.named} does not say which side"
        yield Breach(told[0].where, message, 'Name it early: say: "{Side} shoulder. …".')
        return
    if len(slot.step.sides) > 1:
        switching = [text for text in slot.texts if text.key == "again"] or told
        yield from _late(switching)


def _late(switching: list[Text]) -> Breaches:
    """The words that open the second side, which must be named among the first of them."""
    words = " ".join([text.written for text in switching]).split(maxsplit=SWITCH_WORDS)
    if words and not _names_a_side(" ".join(words[:SWITCH_WORDS])):
        message = f"the second side is not named within the first {SWITCH_WORDS} words"
        yield Breach(switching[0].where, message, "Put {Side} first.")


def _names_a_side(text: str) -> bool:
    return "{Side}" in text or "{side}" in text or bool(_WRITTEN_OUT.search(text))


def _contradiction(step: Step, text: Text) -> Breaches:
    """A side written out is wrong on the other one."""
    for found in _LITERAL.finditer(text.written):
        if found[1].lower() not in step.sides or len(step.sides) > 1:
            message = f"`{found[0]}` is said on the other side too"
            if len(step.sides) == 1:
                message = f"`{found[0]}` is said while the {step.sides[0]} side is worked on"
            yield Breach(text.where, message, "Write {side}: it becomes the right word.")
