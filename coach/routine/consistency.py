"""What the parts of a valid routine must agree on: sides, forms, lengths and totals.

Each check is a generator of findings; `findings` runs them all. Care for the body is another
matter, with rules of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from coach.routine.model import MAX_STEPS, Cue, Routine, Step, performed_steps, written_steps
from coach.routine.placeholders import PRESSURE, placeholders
from coach.routine.problems import Path, Severity
from coach.routine.vocabulary import REGIONS, STROKES, TOOLS, Form, Side
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


@dataclass(frozen=True, slots=True)
class Around:
    """What a step must agree with in its routine; None where that is itself in doubt."""

    form: str | None
    lengths: tuple[int, ...] | None


def findings(routine: Routine) -> list[Finding]:
    """Everything that does not agree, in no particular order."""
    around = Around(routine.form, routine.lengths)
    found = growing_lengths(around) or list(_totals(routine))
    for where, step in written_steps(routine.steps):
        found += step_findings(where, step, around)
    return found


def step_findings(where: Path, step: Step, around: Around) -> list[Finding]:
    """What does not agree within one step, and between it and its routine."""
    found = [finding for check in _STEP_CHECKS for finding in check(where, step)]
    return found + [finding for check in _PART_CHECKS for finding in check(where, step, around)]


def _region(where: Path, step: Step) -> Findings:
    if STROKES[step.stroke].on_region and step.region is None:
        message = f"`{step.stroke}` needs a `region`"
        yield Finding((*where, "stroke"), "region", message, "Say where: region: upper_trap.")


def _sides(where: Path, step: Step) -> Findings:
    if len(set(step.sides)) < len(step.sides):
        yield Finding((*where, "sides"), "side", "the same side is written twice", _BOTH)
    region = REGIONS.get(step.region or "")
    if region is None:
        return
    if not region.paired and not ONE_SIDE_UP.issuperset(step.sides):
        message = f"`{region.id}` has no left and right"
        yield Finding((*where, "sides"), "side", message, "Leave `sides` out.")
    if not step.sides and region.paired and step.tool and TOOLS[step.tool].one_handed:
        message = f"`{step.tool}` cannot work both sides at once"
        yield Finding((*where, "tool"), "side", message, f"Add {_BOTH}")


_BOTH = "sides: [left, right]."
ONE_SIDE_UP = frozenset({Side.UPPER.value, Side.OTHER.value})
"""Of someone who lies on one side even the whole back has a side: the one that is up."""


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
    if step.sides and step.pressure:
        return
    for place, text in _texts(where, step):
        for word in placeholders(text) if "{" in text else ():
            key = "pressure" if word == PRESSURE else "sides"
            if not getattr(step, key):
                message = f"{{{word}}} has no meaning in a step without `{key}`"
                yield Finding(place, "placeholder", message, f"Add `{key}`, or write the word.")


def _cues(where: Path, step: Step) -> Findings:
    for index, cue in enumerate(step.cues):
        place = (*where, "cues", index)
        if (cue.at is None) == (cue.every is None):
            found = "both" if cue.at else "neither"
            message = f"a cue has either `at` or `every`; this one has {found}"
            yield Finding(place, "cue", message, "at: 50% says it once, every: 20s repeats it.")
        if not (cue.say or cue.say_giver or cue.say_receiver):
            yield Finding(place, "cue", "this cue says nothing", 'Add: say: "…".')


def _unheard(where: Path, step: Step) -> Findings:
    """Cues that no timing of the step has room for."""
    longest = max(step.seconds)
    for index, cue in enumerate(step.cues if longest else ()):
        if key := _too_late(cue, longest):
            message = f"this cue is never said: its step lasts {spell_seconds(longest)} at most"
            severity = Severity.ERROR if key == "at" else Severity.WARNING
            place = (*where, "cues", index, key)
            yield Finding(place, "cue", message, "Write a shorter time.", severity)


def _too_late(cue: Cue, longest: Ms) -> str:
    """The key that keeps a cue out of a step of this length; empty when it is heard."""
    if cue.if_at_least and cue.if_at_least > longest:
        return "if_at_least"
    if cue.at and not 0 <= cue.at.within(longest) < longest:
        return "at"
    rare = cue.every and not cue.at and cue.every >= longest - cue.every // 2
    return "every" if rare else ""


def _breath(where: Path, step: Step) -> Findings:
    if step.breath and not (step.breath.in_ and step.breath.out):
        message = "a breath needs time to go in and time to go out"
        yield Finding((*where, "breath"), "breath", message, "breath: {in: 4, out: 6}")


def _recordings(where: Path, step: Step) -> Findings:
    """One recording says one text, the same whenever it is heard."""
    for place, words in _speakers(where, step):
        if words.say_audio and not words.say:
            message = "there is no `say` of which this could be the recording"
            yield Finding((*place, "say_audio"), "recording", message, "Add its words as `say`.")
        elif words.say_audio and "{" in (words.say or ""):
            message = "these words change, and one recording cannot say them all"
            hint = "Put recordings of each into a folder: `recordings` at the top names it."
            yield Finding((*place, "say_audio"), "recording", message, hint)


def _durations(where: Path, step: Step) -> Findings:
    if not any(step.seconds):
        yield Finding((*where, "seconds"), "seconds", "this step never happens", "Delete it.")
    for index, ms in enumerate(step.seconds):
        if 0 < ms < MIN_STEP_MS:
            message = f"{spell_seconds(ms)} is shorter than a step can be"
            yield Finding((*where, "seconds", index), "seconds", message, "One second or more.")


def _again(where: Path, step: Step) -> Findings:
    if step.again and len(step.sides) < 2 and len(where) == 2:
        message = "`again` is never said: this step happens once"
        hint = "It is for second sides and repeated blocks."
        yield Finding((*where, "again"), "again", message, hint, Severity.WARNING)


def _form(where: Path, step: Step, around: Around) -> Findings:
    if around.form != Form.SOLO:
        return
    for place, words in _speakers(where, step):
        if words.say_giver or words.say_receiver:
            key = "say_giver" if words.say_giver else "say_receiver"
            message = f"`{key}` speaks to a second person; this routine is solo"
            yield Finding((*place, key), "form", message, "Write `say`, or form: partner.")


def _timings(where: Path, step: Step, around: Around) -> Findings:
    if around.lengths is not None and not _has_timings(step, around.lengths):
        count = len(around.lengths)
        named = f"{count} lengths" if count > 1 else "one length"
        message = f"{len(step.seconds)} timings for {named}"
        hint = "Write one number for all, or one for each length."
        yield Finding((*where, "seconds"), "lengths", message, hint)


def _has_timings(step: Step, lengths: tuple[int, ...]) -> bool:
    return len(step.seconds) in {1, len(lengths)}


def growing_lengths(around: Around) -> list[Finding]:
    """Lengths that are written twice or out of order."""
    hint = "Write each once, shortest first."
    return [
        Finding(
            ("lengths", index + 1),
            "lengths",
            f"lengths must grow: {longer} follows {shorter}",
            hint,
        )
        for index, (shorter, longer) in enumerate(pairwise(around.lengths or ()))
        if shorter >= longer
    ]


def _totals(routine: Routine) -> Findings:
    steps = [step for _where, step in islice(performed_steps(routine.steps), MAX_STEPS + 1)]
    if sum([len(step.sides) or 1 for step in steps]) > MAX_STEPS:
        message = f"more than {MAX_STEPS} steps when the repeats are written out"
        yield Finding(("steps",), "steps", message, "Repeat fewer times.")
        return
    if not all(_has_timings(step, routine.lengths) for step in steps):
        return
    for index, minutes in enumerate(routine.lengths):
        yield from _wrong_total(index, minutes, total_ms(steps, index))
    if total_ms(steps, 0) > MAX_TOTAL_MS and not routine.lengths:
        message = "the routine is longer than four hours"
        yield Finding(("steps",), "total", message, "Leave steps out, or shorten them.")


def _wrong_total(index: int, minutes: int, total: Ms) -> Findings:
    missing = minutes * MINUTE - total
    if missing:
        unit = "minute" if minutes == 1 else "minutes"
        message = f"at {minutes} {unit} the steps last {clock(total)}{_rest(total)}"
        change = f"{'Add' if missing > 0 else 'Take away'} {spell_seconds(abs(missing))}."
        yield Finding(("lengths", index), "total", message, change)


def _rest(ms: Ms) -> str:
    return f".{ms % SECOND:03}" if ms % SECOND else ""


def total_ms(steps: Iterable[Step], length: int) -> Ms:
    """How long these steps last together at the length with this index."""
    return sum([seconds_of(step, length) * (len(step.sides) or 1) for step in steps])


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
    _unheard,
    _breath,
    _recordings,
    _durations,
    _again,
)
_PART_CHECKS: tuple[Callable[[Path, Step, Around], Findings], ...] = (_form, _timings)
