"""Rules T, and the seconds of U05 and P09: how long and how fast each stroke is done."""

import re
from collections import defaultdict

from coach.routine.care.case import (
    FULL_MS,
    Breach,
    Breaches,
    Course,
    Slot,
    joined,
    percent,
    spell,
)
from coach.routine.problems import Severity
from coach.routine.timing import moments
from coach.routine.vocabulary import ENGLISH
from coach.units import MINUTE, SECOND, Ms

THAI_PRESS_S = (5, 10)
SET_MS: Ms = 30 * SECOND
GROUP_SHARE = 0.40
GROUP_PRESSES_MS: Ms = 300 * SECOND
BREATH_TOLERANCE_MS: Ms = SECOND
DIGGING = frozenset({"press_hold", "stripping"})

_EFFORT = re.compile(
    r"\b(?:half|third|quarter|fifth|gentl\w+|lightly|softly"
    r"|(?:ten|twenty|thirty|forty|fifty) per ?cent|[1-5]0 ?(?:%|per ?cent))"
)
_PAUSE = re.compile(r"\b(?:paus\w+|rest|ease|lift|stop|let go|wait|check|ask)\b")


def lasts(slot: Slot) -> Breaches:
    """Within the seconds of its stroke, on each side."""
    least, most = slot.stroke.seconds
    if not least * SECOND <= slot.length_ms <= most * SECOND:
        sides = " on each side" if slot.step.sides else ""
        message = f"{slot.named} lasts {spell(slot.length_ms)}{sides}"
        hint = f"{slot.stroke.label.capitalize()} lasts {least} to {most} s."
        yield Breach((*slot.where, "seconds"), message, hint)


def tempo(slot: Slot) -> Breaches:
    """Within the tempo of its stroke."""
    (slow, fast), given = slot.stroke.tempo, slot.step.tempo
    if given and fast and not slow <= given <= fast:
        message = f"{slot.named} has tempo {given:g}"
        hint = f"{slot.stroke.label.capitalize()}: {slow:g} to {fast:g} a minute."
        yield Breach((*slot.where, "tempo"), message, hint)


def thai_press(slot: Slot) -> Breaches:
    """A lean of five to ten seconds."""
    given = slot.step.tempo
    least, most = THAI_PRESS_S
    if given and not least <= MINUTE / SECOND / given <= most:
        message = f"{slot.named}: each press lasts {60 / given:.3g} s"
        hint = f"{least} to {most} s a press: tempo {60 / most:g} to {60 / least:g}."
        yield Breach((*slot.where, "tempo"), message, hint)


def effort(slot: Slot) -> Breaches:
    """Whoever pushes against a hold is told how little is enough."""
    told = joined(text for text in slot.texts if text.is_certain)
    if not _EFFORT.search(told):
        message = f"{slot.named} does not say how hard to push"
        hint = 'Half of the strength at most: "Push gently, with a fifth of your strength."'
        yield Breach(slot.told_at, message, hint)


def rubbing_sets(slot: Slot) -> Breaches:
    """No longer than a stroke's seconds; longer than a set, with a pause that is said."""
    yield from lasts(slot)
    if slot.length_ms <= SET_MS:
        return
    heard = [text for text in slot.texts if text.cue and moments(text.cue, slot.length_ms)]
    if slot.routine.language == ENGLISH and not _PAUSE.search(joined(heard)):
        message = f"{slot.named} rubs for {spell(slot.length_ms)} without a pause"
        hint = f'After {spell(SET_MS)}: cues: - {{at: 50%, say: "Pause. Then again, lightly."}}'
        yield Breach((*slot.where, "seconds"), message, hint, Severity.WARNING)


def overload(course: Course) -> Breaches:
    """No part of the body is worked on for too long."""
    work: defaultdict[str, Ms] = defaultdict(int)
    pressed: defaultdict[str, Ms] = defaultdict(int)
    told: set[str] = set()
    for slot in course.slots:
        region = slot.region
        if region is None or not slot.presses or len(region.warms) > 1:
            continue
        work[region.group] += slot.total_ms
        if slot.stroke.id in DIGGING:
            pressed[region.group] += slot.length_ms
        overdone = _overdone(course, region.group, work, pressed)
        if overdone and region.group not in told:
            told.add(region.group)
            hint = "Shorten it, or work on another part of the body instead."
            yield Breach((*slot.where, "seconds"), f"{slot.named}: {overdone}", hint)


def _overdone(
    course: Course, group: str, work: defaultdict[str, Ms], pressed: defaultdict[str, Ms]
) -> str:
    if pressed[group] > GROUP_PRESSES_MS:
        return f"with it the {group} is pressed for {spell(pressed[group])} a side"
    if course.total_ms >= FULL_MS and work[group] > GROUP_SHARE * course.total_ms:
        return f"with it {percent(work[group] / course.total_ms)} of the time goes to the {group}"
    return ""


def whole_breaths(slot: Slot) -> Breaches:
    """Nobody is cut off in the middle of a breath."""
    breath = slot.step.breath
    if breath is None or not breath.in_ + breath.out:
        return
    cycle_ms = breath.in_ + breath.out
    over_ms = slot.length_ms % cycle_ms
    if min(over_ms, cycle_ms - over_ms) > BREATH_TOLERANCE_MS:
        message = f"{slot.named} lasts {spell(slot.length_ms)}, which is not whole breaths"
        near = [n * cycle_ms for n in (slot.length_ms // cycle_ms, slot.length_ms // cycle_ms + 1)]
        hint = (
            f"A breath is {spell(cycle_ms)}: " + " or ".join(spell(ms) for ms in near if ms) + "."
        )
        yield Breach((*slot.where, "seconds"), message, hint)
