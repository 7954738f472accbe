"""What the parts of a valid routine must agree on: sides, forms, lengths and totals.

Each check is a generator of findings; `findings` runs them all. Care for the body is another
matter, with rules of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from coach.routine.fields import placeholders
from coach.routine.model import MAX_STEPS, Cue, Routine, Step, performed_steps, written_steps
from coach.routine.problems import Path, Severity
from coach.routine.vocabulary import REGIONS, STROKES, TOOLS, Form
from coach.units import MINUTE, SECOND, Ms, clock, spell_seconds

MAX_TOTAL_MS: Ms = 240 * MINUTE
MIN_STEP_MS: Ms = SECOND


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that knows its place in the routine, not yet in the file."""

    where: Path
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


Findings = Iterator[Finding]


def findings(routine: Routine) -> list[Finding]:
    """Everything that does not agree, in no particular order."""
    found = [f for check in _ROUTINE_CHECKS for f in check(routine)]
    for where, step in written_steps(routine.steps):
        found += step_findings(where, step)
    return found


def step_findings(where: Path, step: Step) -> list[Finding]:
    """What does not agree within one step."""
    return [finding for check in _STEP_CHECKS for finding in check(where, step)]


def _region(where: Path, step: Step) -> Findings:
    if STROKES[step.stroke].on_region and step.region is None:
        message = f"`{step.stroke}` needs a `region`"
        yield Finding((*where, "stroke"), "region", message, "Say where: region: upper_trap.")


def _sides(where: Path, step: Step) -> Findings:
    if len(set(step.sides)) < len(step.sides):
        yield Finding((*where, "sides"), "side", "the same side is written twice")
    region = REGIONS.get(step.region or "")
    if region is None:
        return
    if step.sides and not region.paired:
        message = f"`{region.id}` has no left and right"
        yield Finding((*where, "sides"), "side", message, "Leave `sides` out.")
    if not step.sides and region.paired and step.tool and TOOLS[step.tool].one_handed:
        message = f"`{step.tool}` cannot work both sides at once"
        yield Finding((*where, "tool"), "side", message, "Add: sides: [left, right].")


def _speakers(where: Path, step: Step) -> Iterator[tuple[Path, Step | Cue]]:
    yield where, step
    for index, cue in enumerate(step.cues):
        yield (*where, "cues", index), cue


def _texts(where: Path, step: Step) -> Iterator[tuple[Path, str]]:
    for place, words in _speakers(where, step):
        for key in ("say", "say_giver", "say_receiver"):
            if text := getattr(words, key):
                yield (*place, key), text
    if step.again:
        yield (*where, "again"), step.again


def _placeholders(where: Path, step: Step) -> Findings:
    if step.sides:
        return
    for place, text in _texts(where, step):
        for word in placeholders(text):
            message = f"{{{word}}} has no meaning in a step without `sides`"
            yield Finding(place, "placeholder", message, "Add `sides`, or write the word.")


def _cues(where: Path, step: Step) -> Findings:
    for index, cue in enumerate(step.cues):
        place = (*where, "cues", index)
        if (cue.at is None) == (cue.every is None):
            yield Finding(place, "cue", "a cue needs either `at` or `every`", "at: 50%")
        if not (cue.say or cue.say_giver or cue.say_receiver):
            yield Finding(place, "cue", "this cue says nothing", 'Add: say: "…".')


def _breath(where: Path, step: Step) -> Findings:
    if step.breath and not (step.breath.in_ and step.breath.out):
        message = "a breath needs time to go in and time to go out"
        yield Finding((*where, "breath"), "breath", message, "breath: {in: 4, out: 6}")


def _durations(where: Path, step: Step) -> Findings:
    if not any(step.seconds):
        yield Finding((*where, "seconds"), "seconds", "this step never happens", "Delete it.")
    for index, ms in enumerate(step.seconds):
        if 0 < ms < MIN_STEP_MS:
            message = f"{spell_seconds(ms)} is shorter than a step can be"
            yield Finding((*where, "seconds", index), "seconds", message, "One second or more.")


def _form(routine: Routine) -> Findings:
    if routine.form == Form.PARTNER:
        return
    for where, step in written_steps(routine.steps):
        for place, words in _speakers(where, step):
            if words.say_giver or words.say_receiver:
                key = "say_giver" if words.say_giver else "say_receiver"
                message = f"`{key}` speaks to a second person; this routine is solo"
                yield Finding((*place, key), "form", message, "Write `say`, or form: partner.")


def _lengths(routine: Routine) -> Findings:
    for index, (shorter, longer) in enumerate(pairwise(routine.lengths)):
        if shorter >= longer:
            hint = "Write each once, shortest first."
            yield Finding(("lengths", index + 1), "lengths", "lengths must grow", hint)
    wanted = max(len(routine.lengths), 1)
    for where, step in written_steps(routine.steps):
        given = len(step.seconds)
        if given not in {1, wanted}:
            message = f"{given} timings for {_lengths_named(routine)}"
            hint = "Write one number for all, or one for each length."
            yield Finding((*where, "seconds"), "lengths", message, hint)


def _lengths_named(routine: Routine) -> str:
    count = len(routine.lengths)
    return f"{count} lengths" if count > 1 else "one length"


def _again(routine: Routine) -> Findings:
    for where, step in written_steps(routine.steps):
        if step.again and len(step.sides) < 2 and len(where) == 2:
            message = "`again` is never said: this step happens once"
            hint = "It is for second sides and repeated blocks."
            yield Finding((*where, "again"), "again", message, hint, Severity.WARNING)


def _totals(routine: Routine) -> Findings:
    steps = [step for _where, step in islice(performed_steps(routine.steps), MAX_STEPS + 1)]
    if sum(max(len(step.sides), 1) for step in steps) > MAX_STEPS:
        message = f"more than {MAX_STEPS} steps when the repeats are written out"
        yield Finding(("steps",), "steps", message)
        return
    for index, minutes in enumerate(routine.lengths):
        yield from _wrong_total(index, minutes, total_ms(steps, index))
    if total_ms(steps, 0) > MAX_TOTAL_MS and not routine.lengths:
        yield Finding(("steps",), "total", "the routine is longer than four hours")


def _wrong_total(index: int, minutes: int, total: Ms) -> Findings:
    missing = minutes * MINUTE - total
    if missing:
        message = f"at {minutes} minutes the steps last {clock(total)}{_rest(total)}"
        change = f"{'Add' if missing > 0 else 'Take away'} {spell_seconds(abs(missing))}."
        yield Finding(("lengths", index), "total", message, change)


def _rest(ms: Ms) -> str:
    return f".{ms % SECOND:03}" if ms % SECOND else ""


def total_ms(steps: Iterable[Step], length: int) -> Ms:
    """How long these steps last together at the length with this index."""
    return sum(seconds_of(step, length) * max(len(step.sides), 1) for step in steps)


def seconds_of(step: Step, length: int) -> Ms:
    """The step's time per side at the length with this index; 0 leaves it out."""
    return step.seconds[length] if length < len(step.seconds) else step.seconds[0]


def minutes_of(routine: Routine) -> tuple[int, ...]:
    """The whole minutes a routine is offered in; one without `lengths` has the one it lasts."""
    if routine.lengths:
        return routine.lengths
    steps = (step for _where, step in performed_steps(routine.steps))
    return (max(1, round(total_ms(steps, 0) / MINUTE)),)


_STEP_CHECKS: tuple[Callable[[Path, Step], Findings], ...] = (
    _region,
    _sides,
    _placeholders,
    _cues,
    _breath,
    _durations,
)
_ROUTINE_CHECKS: tuple[Callable[[Routine], Findings], ...] = (_form, _lengths, _again, _totals)
