"""Whether the words of a routine fit its seconds, at every length it is written for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.routine.consistency import Finding
from coach.routine.problems import Severity
from coach.score.compile import (
    FILL_MAX,
    GAP_MS,
    HURRY,
    LengthOf,
    Misfit,
    Placed,
    compile_step,
    lay_out,
    promptable,
    room_end,
)
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.score.plan import Plan, PlannedStep
from coach.score.utterance import silence_ms
from coach.settings import SLOWEST
from coach.units import Ms, spell_seconds

SLOWED = 100 / SLOWEST / (1 + HURRY / 100)
"""How much longer words are with the voice at its slowest, where they hurry as much as they may."""


def speech_findings(
    arranged: Sequence[tuple[int, Plan]], length_of: LengthOf = estimated
) -> list[Finding]:
    """Cues that collide or run past their slot, and steps that are talked full.

    A line that fails at several lengths is told once, for the first.
    """
    told: dict[tuple[object, ...], Finding] = {}
    tightest: dict[tuple[object, ...], _Case] = {}
    for minutes, plan in arranged:
        for step in plan.steps:
            placed, misfits = lay_out(step, length_of)
            tell = _misfits if misfits else _unheard
            if not misfits and not _may_be_slower(step, placed):
                misfits = _slow_misfits(step, length_of)
            for finding in tell(minutes, step, misfits):
                told.setdefault((finding.where, finding.rule), finding)
            if _is_tightest(step, tightest):
                written_ms = sum([words.length_ms for words in placed])
                tightest[_words_of(step)] = _Case(minutes, plan, step, written_ms)
    for case in tightest.values():
        for finding in _fill(case, length_of):
            told.setdefault((finding.where, finding.rule), finding)
    return list(told.values())


class _Case(NamedTuple):
    """A step at one length, and how long the author's words take in it."""

    minutes: int
    plan: Plan
    step: PlannedStep
    written_ms: Ms


def _words_of(step: PlannedStep) -> tuple[object, ...]:
    """What two steps share that say the same."""
    return step.where, len(step.cues)


def _is_tightest(step: PlannedStep, found: Mapping[tuple[object, ...], _Case]) -> bool:
    """Of working steps with the same words, on first hearing, the shortest is the fullest."""
    if step.repeated or not step.stroke.working:
        return False
    case = found.get(_words_of(step))
    return case is None or step.length_ms < case.step.length_ms


def _named(minutes: int, step: PlannedStep) -> str:
    side = "" if step.side.value == "both" else f" ({step.side})"
    return f"at {minutes} min, step {step.number} «{step.name}»{side}"


def _misfits(minutes: int, step: PlannedStep, misfits: Iterable[Misfit]) -> Iterator[Finding]:
    for misfit in misfits:
        rule = "speech.collision" if misfit.overlap_ms else "speech.overrun"
        message = f"{_named(minutes, step)}: {_what_is_wrong(misfit)}"
        yield Finding(misfit.line.where, rule, message, _hint(misfit))


def _may_be_slower(step: PlannedStep, placed: Iterable[Placed]) -> bool:
    """Whether all words together could take as much longer before each cue and the step's end.

    It is the usual case, and spares most steps a second layout.
    """
    longer_ms = (SLOWED - 1) * sum([words.length_ms for words in placed])
    over_ms = 0.0
    for words in placed:
        if words.line.at_ms is not None and words.at_ms < over_ms + GAP_MS:
            return False
        over_ms = words.end_ms + longer_ms
    return over_ms <= room_end(step)


def _slow_misfits(step: PlannedStep, length_of: LengthOf) -> list[Misfit]:
    """What does not fit for somebody who has set the voice to its slowest."""

    def slowed(phrase: Phrase) -> Ms | None:
        length_ms = length_of(phrase)
        return None if length_ms is None else round(length_ms * SLOWED)

    return lay_out(step, slowed)[1]


def _unheard(minutes: int, step: PlannedStep, misfits: Iterable[Misfit]) -> Iterator[Finding]:
    for misfit in misfits:
        cue = _line_named(misfit)
        message = f"{_named(minutes, step)}: {cue} has no room with the voice set to its slowest"
        hint = f"That is {SLOWEST} %. {_hint(misfit)}"
        yield Finding(misfit.line.where, "speech.slow", message, hint, Severity.WARNING)


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


def _fill(case: _Case, length_of: LengthOf) -> Iterator[Finding]:
    if _is_quiet(case, length_of):
        return
    plan, step = case.plan, case.step
    cues = compile_step(plan, step, length_of).cues
    spoken = sum(cue.length_ms - silence_ms(cue.phrase.text) for cue in cues if cue.phrase)
    if spoken > FILL_MAX * step.length_ms:
        percent = round(100 * spoken / step.length_ms)
        message = (
            f"{_named(case.minutes, step)}: {percent} % of its {spell_seconds(step.length_ms)}"
            f" is speech, the program's own words included; {FILL_MAX * 100:.0f} % is the most"
        )
        hint = "Silence is where the hands work: use fewer words."
        yield Finding((*step.where, "say"), "speech.fill", message, hint, Severity.WARNING)


def _is_quiet(case: _Case, length_of: LengthOf) -> bool:
    """Whether even all that could be said leaves the step silent enough: the usual case."""
    automatic = [length_of(phrase) or 0 for phrase in promptable(case.plan, case.step)]
    return case.written_ms + sum(automatic) <= FILL_MAX * case.step.length_ms
