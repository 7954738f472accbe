"""Rules Q: somebody who lies under another's hands is asked, and can stop them."""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from coach.routine.care.case import (
    Breach,
    Breaches,
    Case,
    Course,
    Question,
    Slot,
    Text,
    joined,
    spell,
)
from coach.routine.care.plain import Mark
from coach.routine.vocabulary import TYPES
from coach.units import SECOND, Ms

FIRST_BY_MS: Ms = 240 * SECOND
AFTER_FIRM_MS: Ms = 120 * SECOND
AFTER_HEAT_MS: Ms = 40 * SECOND
"""Thirty seconds, and the time to say it."""
FIRM = 4
OPENING = frozenset({"settle", "check_heat"})
STANCE_STEPS = 3
"""Within so many working steps of a new position the giver hears how to stand in it."""

_STOP = re.compile(r"\bstop\b")
_NUMBER = re.compile(r"\b(?:[3-7]|three|four|five|six|seven)\b")
_HARM = re.compile(
    r"\bcrack\w*|\bthrusts?\b|\byank\w*|\bjerk\w*|(?<!mild )(?<!light )\bpull\w*"
    r"|\bstand(?:ing)? on (?!the (?:floor|mat))"
    r"|\b(?:full|all your|whole) (?:body ?)?weight\b|\btwist\w*[^.!?]*\b(?:neck|head)\b"
)
_NEGATED = re.compile(r"\b(?:no|not|never|nothing|nor|without|don['’]t)\b")
_STANCE = re.compile(
    r"\bknees?\b|\bback (?:is )?(?:straight|long)\b|\b(?:straight|long) back\b|\bkneel\w*|\bstand\b"
    r"|\bfeet\b|\blean\b|\bsway\b|\bsit\b|\blunge\b|\barms? (?:straight|long)\b|\bstraight arms\b"
)


def asked_early(course: Course) -> Breaches:
    """The first question comes before four minutes, or soon after the first firm pressure."""
    asked = course.questions
    first = asked[0].at_ms if asked else course.total_ms
    firm = [slot for slot in course.slots if slot.pressure >= FIRM]
    touched = [slot for slot in course.slots if slot.pressure]
    by_ms = max(FIRST_BY_MS, firm[0].start_ms + AFTER_FIRM_MS if firm else 0)
    if touched and first > by_ms:
        message = f"the first question comes after {spell(first)}, by {spell(by_ms)} it is due"
        if not asked:
            message = "nobody is ever asked how it feels"
        yield Breach((*_at(course, by_ms).where, "stroke"), message, _ASK)
    hot = next((slot for slot in course.slots if slot.is_hot and slot.pressure), None)
    if hot and not any(0 <= q.at_ms - hot.start_ms <= AFTER_HEAT_MS for q in asked):
        message = f"nobody asks within 30 s of the first heat, {hot.named}"
        hint = 'Add: cues: - {at: 30s, say: "Warm, or hot?"}'
        yield Breach((*hot.where, "stroke"), message, hint)


_ASK = "Add a step: stroke: check_in, or a cue with a question."


def _at(course: Course, at_ms: Ms) -> Slot:
    """The step that is under way then."""
    return next((slot for slot in course.slots if slot.end_ms > at_ms), course.slots[-1])


def asked_often(course: Course) -> Breaches:
    """While the pressure is firm, or there is heat or a child, the questions go on."""
    kind = TYPES[course.routine.type]
    most_ms = kind.ask_every_s * SECOND
    work = [slot for slot in course.slots if slot.pressure >= kind.asked_from and slot.presses]
    end = Question(course.total_ms, course.total_ms)
    for before, following in pairwise([*course.questions, end]):
        asked = before.over_ms
        ends = [min(s.end_ms, following.at_ms) for s in work if s.start_ms < following.at_ms]
        gap_ms = max(ends, default=0) - asked
        if gap_ms > most_ms:
            message = f"after {spell(asked)} nobody is asked for {spell(gap_ms)}"
            hint = f"{_ASK[:-1]}, every {spell(most_ms)} at least."
            yield Breach((*_at(course, asked + most_ms).where, "stroke"), message, hint)


def words_agreed(course: Course) -> Breaches:
    """The stop word and the highest number are agreed before anything is done."""
    opening = takewhile(lambda slot: slot.stroke.id in OPENING, course.slots)
    said = joined(text for slot in opening for text in slot.texts if text.is_certain)
    missing = [
        name
        for name, pattern in (("the word stop", _STOP), ("the highest number", _NUMBER))
        if not pattern.search(said)
    ]
    if missing:
        message = f"the first step does not agree on {' and '.join(missing)}"
        hint = 'Say it before the first touch: "Your word is stop. Seven is the limit."'
        yield Breach(course.slots[0].told_at, message, hint)


def harmless_words(case: Case) -> Breaches:
    """The giver is never told to do what injures: thrusts, twists of the neck, full weight."""
    for text in case.marked(Mark.HARM):
        found = _HARM.search(text.written.lower())
        if found and not _forbidden(text, found.start()):
            message = f"`{found[0]}` tells the giver to do what can injure"
            hint = "Lean slowly, hold, support; the receiver moves alone."
            yield Breach(text.where, message, hint)


def _forbidden(text: Text, at: int) -> bool:
    """Whether the sentence around this place says not to do it."""
    written = text.written.lower()
    begins = max(written.rfind(mark, 0, at) for mark in ".!?") + 1
    return bool(_NEGATED.search(written[begins:at]))


def stance(course: Course) -> Breaches:
    """Whoever gives hears how to stand or kneel, in every position."""
    family, left = None, 0
    changed: Slot | None = None
    for slot in course.slots:
        new = slot.position.family if slot.position else ""
        if new != family:
            family, left, changed = new, STANCE_STEPS, slot
        if changed and _STANCE.search(joined(_to_giver(slot))):
            changed = None
        left -= slot.presses
        if changed and slot.presses and not left:
            message = f"from {changed.named} on, nobody tells the giver how to stand"
            yield Breach((*changed.where, "name"), message, 'Say: "Knees soft, back straight."')
            changed = None


def _to_giver(slot: Slot) -> Iterator[Text]:
    for text in slot.texts:
        if text.key in {"say", "say_giver"} and text.is_certain:
            yield text
