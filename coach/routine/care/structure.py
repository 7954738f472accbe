"""Rules U: how a routine begins, ends and changes, and what reaches where."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from coach.routine.care.case import FULL_MS, Breach, Breaches, Case, Course, Slot, percent, spell
from coach.routine.care.claims import BANNED, BANNED_IN
from coach.routine.care.plain import Mark, weigh
from coach.routine.problems import Path, Severity
from coach.routine.vocabulary import ENGLISH, GOALS
from coach.units import MINUTE, SECOND, Ms

TOTAL_MS = (3 * MINUTE, 45 * MINUTE)
REST_MS: Ms = 45 * SECOND
SHORT_REST_MS: Ms = 30 * SECOND
REST_SHARE = (0.05, 0.20)
CLOSING_SHARE = 0.10
CLOSING_PRESSURE = 3
DEEP_FROM = 5
CHANGE_MS: Ms = 300 * SECOND
TRANSITION_MS: Ms = 10 * SECOND
RISING_MS: Ms = 20 * SECOND
MOVING = frozenset({"stretch_static", "stretch_cr", "stretch_passive", "mobilise"})
OPENING = frozenset({"settle", "check_heat"})
CHANGING = frozenset({"transition", "switch_side"})


def three_steps(course: Course) -> Breaches:
    """A massage has at least three steps."""
    count = len(course.slots)
    if count < 3:
        steps = "one step" if count == 1 else "two steps"
        hint = "Settle first, then work, then rest."
        yield Breach(("steps",), f"the routine is {steps} only", hint)


def length(course: Course) -> Breaches:
    """Not so short that nothing settles, not so long that skin and giver tire."""
    least, most = TOTAL_MS
    if not least <= course.total_ms <= most:
        message = f"the routine lasts {course.total_ms / MINUTE:.3g} minutes"
        hint = f"Between {least // MINUTE} and {most // MINUTE} minutes is usual."
        key = "lengths" if course.routine.lengths else "steps"
        yield Breach((key,), message, hint)


def says_how(slot: Slot) -> Breaches:
    """Who presses must know how strong; who is to work must be told what to do."""
    if slot.presses and slot.step.pressure is None:
        message = f"{slot.named} presses, but says not how strong"
        yield Breach((*slot.where, "stroke"), message, "Add it, from 1 to 7: pressure: 3.")
    if slot.stroke.on_region and not any(text.is_certain for text in slot.texts):
        hint = 'Add an instruction: say: "…".'
        yield Breach((*slot.where, "name"), f"{slot.named} has no words", hint)


def opens_and_closes(course: Course) -> Breaches:
    """A massage begins with settling and ends with rest."""
    first, last = course.slots[0], course.slots[-1]
    if first.stroke.id not in OPENING:
        message = f"the first step, {first.named}, is work"
        yield Breach((*first.where, "stroke"), message, "Begin with: stroke: settle.")
    least_ms = SHORT_REST_MS if course.total_ms <= FULL_MS else REST_MS
    if last.stroke.id != "rest":
        message = f"the last step, {last.named}, is no rest"
        hint = f"End with: stroke: rest, {spell(least_ms)} or more."
        yield Breach((*last.where, "stroke"), message, hint)
    elif _end_rest_ms(course) < least_ms:
        message = f"the rest at the end lasts {spell(_end_rest_ms(course))}"
        yield Breach((*last.where, "seconds"), message, f"Give it {spell(least_ms)} or more.")
    yield from _ends_moving(course)


def _end_rest_ms(course: Course) -> Ms:
    resting = takewhile(lambda slot: slot.stroke.id == "rest", reversed(course.slots))
    return sum(slot.total_ms for slot in resting)


def _ends_moving(course: Course) -> Breaches:
    """Deep work is followed by movement: only asked of the types that are all deep work."""
    if course.routine.type not in {"deep-tissue", "trigger-point"}:
        return
    deep = [i for i, slot in enumerate(course.slots) if slot.pressure >= DEEP_FROM]
    if deep and not any(slot.stroke.id in MOVING for slot in course.slots[deep[-1] :]):
        last = course.slots[deep[-1]]
        message = f"nothing is stretched or moved after the last deep work, {last.named}"
        hint = "Add a stretch or a slow movement before the rest."
        yield Breach((*last.where, "name"), message, hint, Severity.WARNING)


def moves_on(course: Course) -> Breaches:
    """Whoever lives with pain is left with movement, not only with rest (rule C04)."""
    if not any(GOALS[goal].lasting for goal in course.routine.good_for):
        return
    firm = [i for i, slot in enumerate(course.slots) if slot.pressure >= CLOSING_PRESSURE]
    after = course.slots[firm[-1] :] if firm else course.slots
    if not any(slot.stroke.id in MOVING for slot in after):
        message = "nothing is moved or stretched at the end"
        hint = "Add a slow movement after the hands-on work: stroke: mobilise."
        yield Breach(("good_for",), message, hint)


def calm_end(course: Course) -> Breaches:
    """From ten minutes on: a share of rest, and nothing strong at the very end."""
    if course.total_ms < FULL_MS:
        return
    rests = [slot for slot in course.slots if slot.stroke.id == "rest"]
    share = sum(slot.total_ms for slot in rests) / course.total_ms
    least, most = REST_SHARE
    if rests and not least <= share <= most:
        message = f"{percent(share)} of the routine is rest"
        hint = f"Between {percent(least)} and {percent(most)} is usual."
        yield Breach((*rests[-1].where, "seconds"), message, hint)
    closing_ms = course.total_ms * (1 - CLOSING_SHARE)
    for slot in course.slots:
        if slot.end_ms > closing_ms and slot.pressure > CLOSING_PRESSURE:
            message = f"{slot.named} is in the last tenth, with pressure {slot.pressure:g}"
            yield Breach((*slot.where, "pressure"), message, "Close with three or less.")


def reachable(slot: Slot) -> Breaches:
    """Alone, a step needs a tool that reaches its place; no tool means the hands."""
    region = slot.region
    if not slot.presses or region is None:
        return
    kind = slot.tool.kind if slot.tool else "hands"
    if kind not in region.reach:
        what = f"`{slot.tool.id}`" if slot.tool else "a bare hand"
        message = f"alone, {what} does not reach {region.label}"
        reach = " or ".join(sorted(region.reach))
        hint = f"What reaches it: {reach}." if reach else "Leave it to a partner."
        yield Breach((*slot.where, "tool" if slot.tool else "region"), message, hint)


def changes(course: Course) -> Breaches:
    """Few changes of tool or position, and time for each."""
    changed = list(_changes(course))
    most = max(course.total_ms // CHANGE_MS, 1)
    if len(changed) > most:
        message = f"tool or position changes {len(changed)} times; {most} keeps it calm"
        hint = "Put steps with the same tool and position together."
        yield Breach(("steps",), message, hint)
    for before, slot in pairwise(course.slots):
        yield from _hurried(before, slot)


def _changes(course: Course) -> Iterator[Slot]:
    """The steps where another kind of tool is taken, or the body is placed anew."""
    tool, family = None, None
    for slot in course.slots:
        new_tool = slot.tool.kind if slot.tool else tool
        new_family = slot.position.family if slot.position else family
        if (tool and new_tool != tool) or (family and new_family != family):
            yield slot
        tool, family = new_tool, new_family


def _hurried(before: Slot, slot: Slot) -> Breaches:
    """Getting up or down without a step for it."""
    old, new = before.position, slot.position
    if old is None or new is None or old.family == new.family:
        return
    least_ms = RISING_MS if old.down and not new.down else TRANSITION_MS
    given = [s.total_ms for s in (before, slot) if s.stroke.id in CHANGING]
    if sum(given) < least_ms:
        message = f"from {old.label} to {new.label} there are {spell(sum(given))}"
        hint = f"Add a transition of {spell(least_ms)} or more."
        yield Breach((*slot.where, "name"), message, hint)


def promises(case: Case) -> Breaches:
    """What is read of a routine claims nothing that is not shown."""
    routine = case.routine
    for key in ("title", "about", "set_up"):
        yield from claim((key,), getattr(routine, key) or "", routine.language)
    for index, need in enumerate(routine.needs):
        yield from claim(("needs", index), need, routine.language)


def claim(where: Path, text: str, language: str) -> Breaches:
    """The first claim in a text."""
    if language != ENGLISH or weigh(text).marks & Mark.CLAIM:
        yield from claimed(where, text, language)


def claimed(where: Path, text: str, language: str) -> Breaches:
    """The same for a text in which some word may begin a claim."""
    found = BANNED_IN.get(language, BANNED).search(text)
    if found:
        message = f"`{found[0]}` is, or suggests, what massage is not shown to do"
        yield Breach(where, message, "Say what is done, or how it feels for a while.")
