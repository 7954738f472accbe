"""What follows a step that hurt: the same part of the body is worked two softer, or left alone."""

from dataclasses import replace

from coach.routine.placeholders import PRESSURE, fill
from coach.routine.vocabulary import REGIONS, Countdown, tongue_of
from coach.score.plan import Line, Plan, PlannedStep

SOFTER = 2
"""By so much less pressure (product judgement: clearly less, on a scale of ten)."""
LEAST = 1
"""What would be weaker than this is not done at all."""
RESTING = "Rest"
"""What is done instead."""


def softened(plan: Plan, hurt: int) -> Plan:
    """The plan after step `hurt` (from 1) hurt: every later step on that part of the body with
    less pressure, or as a silent rest of the same length where there is too little to take away.
    """
    group = _group(plan.steps[hurt - 1])
    steps = [
        _softer(step, plan.language)
        if step.number > hurt and group and _presses(step, group)
        else step
        for step in plan.steps
    ]
    return replace(plan, steps=tuple(steps))


def comes_back(plan: Plan, hurt: int) -> bool:
    """Whether a later step works on the same part of the body, which is worth a word."""
    group = _group(plan.steps[hurt - 1])
    return any(_presses(step, group) for step in plan.steps[hurt:]) if group else False


def _group(step: PlannedStep) -> str:
    return REGIONS[step.region].group if step.region else ""


def _presses(step: PlannedStep, group: str) -> bool:
    return bool(step.pressure) and _group(step) == group


def _softer(step: PlannedStep, language: str) -> PlannedStep:
    pressure = (step.pressure or 0) - SOFTER
    if pressure < LEAST:
        return _rest(step, language)
    return step._replace(
        pressure=pressure,
        instruction=_said(step.instruction, pressure),
        cues=_said(step.cues, pressure),
    )


def _said(lines: tuple[Line, ...], pressure: float) -> tuple[Line, ...]:
    return tuple(_refilled(line, pressure) if line.template else line for line in lines)


def _refilled(line: Line, pressure: float) -> Line:
    words = {PRESSURE: tongue_of(line.language).pressed(pressure)}
    return line._replace(text=fill(line.template, words))


def _rest(step: PlannedStep, language: str) -> PlannedStep:
    return step._replace(
        name=tongue_of(language).said(RESTING),
        stroke_id="rest",
        region=None,
        tool=None,
        pressure=None,
        tempo=None,
        countdown=Countdown.SILENT,
        instruction=(),
        cues=(),
    )
