"""A plan that changed under a session: what stayed, and where the session is in the new one."""

from dataclasses import replace
from itertools import takewhile

from coach.score.plan import Plan, PlannedStep
from coach.score.playhead import Mode, Playhead
from coach.score.soften import softened
from coach.units import Ms


def kept_steps(old: Plan, new: Plan) -> int:
    """How many steps from the first on are the same in both."""
    pairs = zip(old.steps, new.steps, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def counterpart(old: Plan, new: Plan, number: int) -> int:
    """The number of the new step that stands for old step `number`.

    It has the same name and side, the same time that it comes; a step that was renamed or taken
    out is stood for by what stands in its place now.
    """
    step = old.steps[number - 1]
    before = [s.number for s in old.steps if _called(s) == _called(step)]
    after = [s.number for s in new.steps if _called(s) == _called(step)]
    if not after:
        return min(number, len(new.steps))
    return after[min(before.index(number), len(after) - 1)]


def same_place(old: Plan, new: Plan, at_ms: Ms) -> Ms:
    """As far into the counterpart of the step at `at_ms`; at the last moment of a shorter one."""
    if at_ms >= old.total_ms:
        return new.total_ms
    step = old.step_at(at_ms)
    other = new.steps[counterpart(old, new, step.number) - 1]
    return other.start_ms + min(at_ms - step.start_ms, other.length_ms - 1)


def is_told_otherwise(old: Plan, new: Plan, at_ms: Ms) -> bool:
    """Whether the step at `at_ms` is explained in other words now."""
    step = old.step_at(at_ms)
    other = new.steps[counterpart(old, new, step.number) - 1]
    return [line.text for line in step.instruction] != [line.text for line in other.instruction]


def softened_again(old: Plan, new: Plan, hurt_steps: tuple[int, ...]) -> Plan:
    """The new plan with everything made softer again that hurt in the old one."""
    for number in hurt_in(hurt_steps, old, new):
        new = softened(new, number)
    return new


def hurt_in(hurt_steps: tuple[int, ...], old: Plan, new: Plan) -> tuple[int, ...]:
    """The steps that hurt, as they are numbered in the new plan."""
    return tuple(counterpart(old, new, number) for number in hurt_steps)


def moved(head: Playhead, old: Plan, new: Plan, at_ms: Ms) -> Playhead:
    """The same session in the new plan; one that waited at the end of a step plays that on."""
    hurt = hurt_in(head.hurt_steps, old, new)
    mode = Mode.PLAYING if head.mode is Mode.WAITING else head.mode
    return replace(head, at_ms=at_ms, mode=mode, hurt_steps=hurt)


def _called(step: PlannedStep) -> tuple[str, str]:
    return step.name, step.side
