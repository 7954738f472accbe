"""Whether the words of a routine fit its seconds, at every length it is written for."""

from collections.abc import Iterable, Iterator, Sequence

from coach.routine.consistency import Finding, minutes_of
from coach.routine.model import Routine
from coach.routine.problems import Severity
from coach.score.arrange import Choices, arrange
from coach.score.compile import LengthOf, Misfit, compile_step, lay_out, sayable
from coach.score.cues import Phrase
from coach.score.estimate import estimate_ms
from coach.score.plan import Plan, PlannedStep
from coach.units import Ms, spell_seconds

FILL_MAX = 0.4
"""The part of a working step that may be speech on first hearing (practice rule A01)."""


def estimated(phrase: Phrase) -> Ms:
    """A clip length without a voice."""
    return estimate_ms(phrase.text, phrase.pace, phrase.hurry)


def plans(routine: Routine) -> list[tuple[int, Plan]]:
    """The routine at each of its lengths, in minutes."""
    return [(minutes, arrange(routine, Choices(minutes))) for minutes in minutes_of(routine)]


def speech_findings(
    arranged: Sequence[tuple[int, Plan]], length_of: LengthOf = estimated
) -> list[Finding]:
    """Cues that collide or run past their slot, and steps that are talked full.

    A line that fails at several lengths is told once, for the first.
    """
    told: dict[tuple[object, ...], Finding] = {}
    for minutes, plan in arranged:
        for step in plan.steps:
            for finding in _misfits(step, minutes, length_of):
                told.setdefault((finding.where, finding.rule), finding)
    for minutes, plan, step in _tightest(arranged):
        for finding in _fill(plan, step, minutes, length_of):
            told.setdefault((finding.where, finding.rule), finding)
    return list(told.values())


def _tightest(arranged: Iterable[tuple[int, Plan]]) -> Iterable[tuple[int, Plan, PlannedStep]]:
    """Of working steps with the same words, on first hearing, the shortest."""
    found: dict[tuple[object, ...], tuple[int, Plan, PlannedStep]] = {}
    for minutes, plan in arranged:
        for step in plan.steps:
            if step.stroke.working and not step.repeated:
                key = step.where, len(step.cues)
                if key not in found or step.length_ms < found[key][2].length_ms:
                    found[key] = minutes, plan, step
    return found.values()


def _misfits(step: PlannedStep, minutes: int, length_of: LengthOf) -> Iterator[Finding]:
    for misfit in lay_out(step, length_of)[1]:
        rule = "speech.collision" if misfit.overlap_ms else "speech.overrun"
        message = f"{_step_named(step, minutes)}: {_what_is_wrong(misfit)}"
        yield Finding(misfit.line.where, rule, message, _hint(misfit))


def _what_is_wrong(misfit: Misfit) -> str:
    cue = _line_named(misfit)
    takes = f"{cue} takes {spell_seconds(misfit.length_ms)}"
    if misfit.overlap_ms:
        return f"{takes} and begins {spell_seconds(misfit.overlap_ms)} before it has room"
    return f"{takes}, the room is {spell_seconds(misfit.room_ms)}"


def _line_named(misfit: Misfit) -> str:
    at_ms = misfit.line.at_ms
    return "the instruction" if at_ms is None else f"the cue at {spell_seconds(at_ms)}"


def _hint(misfit: Misfit) -> str:
    if misfit.overlap_ms:
        return "Move it later, or shorten the words before it."
    if misfit.line.at_ms is None:
        return "Use fewer words, or give the step more seconds."
    return "Use fewer words, move it earlier, or add if_at_least."


def _step_named(step: PlannedStep, minutes: int) -> str:
    side = "" if step.side.value == "both" else f" ({step.side})"
    return f"at {minutes} min, step {step.number} «{step.name}»{side}"


def _is_quiet(plan: Plan, step: PlannedStep, length_of: LengthOf) -> bool:
    """Whether even all that could be said leaves the step silent enough: the usual case."""
    most = sum([length_of(phrase) or 0 for phrase in sayable(plan, step)])
    return most <= FILL_MAX * step.length_ms


def _fill(plan: Plan, step: PlannedStep, minutes: int, length_of: LengthOf) -> Iterator[Finding]:
    if _is_quiet(plan, step, length_of):
        return
    cues = compile_step(plan, step, length_of).cues
    spoken = sum(cue.length_ms for cue in cues if cue.phrase)
    if spoken > FILL_MAX * step.length_ms:
        percent = round(100 * spoken / step.length_ms)
        message = (
            f"{_step_named(step, minutes)}: {percent} % of its {spell_seconds(step.length_ms)} is"
            f" speech, the program's own words included; {FILL_MAX * 100:.0f} % is the most"
        )
        hint = "Silence is where the hands work: use fewer words."
        yield Finding((*step.where, "say"), "speech.fill", message, hint, Severity.WARNING)
