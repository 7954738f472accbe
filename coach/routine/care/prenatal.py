"""Rules R: what pregnancy leaves out, and how it ends."""

from itertools import takewhile

from coach.routine.care.case import Breach, Breaches, Course, Slot, joined, spell
from coach.routine.vocabulary import ENGLISH, Side
from coach.units import SECOND, Ms

SWITCH_MS: Ms = 40 * SECOND
RESTING = frozenset({"seated", "side-lying"})
"""How a prenatal routine may end."""


def left_out(slot: Slot) -> Breaches:
    """Strokes and places that wait until after the birth, and gentle pressure for the rest."""
    if slot.stroke.prenatal is None:
        message = f"{slot.stroke.label} is not done in pregnancy"
        yield Breach((*slot.where, "stroke"), message, "Use a light gliding stroke.")
    elif slot.pressure > slot.stroke.prenatal:
        message = f"{slot.named} has pressure {slot.pressure:g}"
        hint = f"In pregnancy {slot.stroke.label} stays at {slot.stroke.prenatal} or less."
        yield Breach((*slot.where, "pressure"), message, hint)
    region = slot.region
    if region is None:
        return
    if region.prenatal is None:
        message = f"{region.label} is left out in pregnancy"
        yield Breach((*slot.where, "region"), message, "Work on shoulders, back, hips or arms.")
    elif slot.pressure > region.prenatal:
        message = f"{slot.named} has pressure {slot.pressure:g}"
        hint = f"In pregnancy {region.label} stays at {region.prenatal} or less."
        yield Breach((*slot.where, "pressure"), message, hint)


def positions(course: Course) -> Breaches:
    """On one side, sitting or standing; all fours for a short while; never flat."""
    held_ms = 0
    before: Slot | None = None
    for slot in course.slots:
        if slot.position is None:
            message = f"{slot.named} does not say how the body is placed"
            hint = "Write it once, above the steps: position: side-lying."
            yield Breach(("type",), message, hint)
            return
        same = before is not None and before.position == slot.position
        held_ms = slot.total_ms + (held_ms if same else 0)
        if held_ms > slot.position.prenatal_seconds * SECOND:
            yield _placed(slot)
        before = slot


def _placed(slot: Slot) -> Breach:
    label = slot.position.label if slot.position else ""
    most_ms = (slot.position.prenatal_seconds if slot.position else 0) * SECOND
    message = f"{slot.named}: {label} is not for pregnancy"
    if most_ms:
        message = f"{slot.named}: {label} for more than {spell(most_ms)} at once"
    key = "position" if slot.step.position else "name"
    return Breach((*slot.where, key), message, "Lie on one side, sit, or stand at a wall.")


def sits_up(course: Course) -> Breaches:
    """It ends on one side or sitting; who lies is told to sit up with help."""
    last = course.slots[-1]
    if last.position and last.position.id not in RESTING:
        message = f"the last step, {last.named}, is {last.position.label}"
        key = "position" if last.step.position else "name"
        yield Breach((*last.where, key), message, "End on one side or sitting.")
    if last.position and last.position.down:
        closing = takewhile(lambda slot: slot.stroke.id == "rest", reversed(course.slots))
        said = [text for slot in closing for text in slot.texts if text.is_certain]
        if course.routine.language == ENGLISH and "help" not in joined(said):
            message = f"{last.named} does not say to sit up with help"
            yield Breach((*last.where, "name"), message, 'Say: "Sit up slowly, with help."')


def turns_over(course: Course) -> Breaches:
    """Turning over takes its time."""
    sides = {side for slot in course.slots for side in slot.step.sides}
    if not {Side.UPPER.value, Side.OTHER.value} <= sides:
        return
    switches = [slot for slot in course.slots if slot.stroke.id == "switch_side"]
    if not any(slot.total_ms >= SWITCH_MS for slot in switches):
        other = next(slot for slot in course.slots if Side.OTHER.value in slot.step.sides)
        message = f"there is no time to turn over before {other.named}"
        hint = f"Put a step before it: stroke: switch_side, {spell(SWITCH_MS)} or more."
        yield Breach((*other.where, "sides"), message, hint)
