"""What can be heard of a step's tempo and of its guided breath, in time with the moving picture.

Pacers stand beside a step's cues, never among them: nobody reads them, no caption waits for them,
and a session hands them to the sound only when somebody wants them.
"""

from collections.abc import Iterator, Mapping
from itertools import count, takewhile

from coach.score.cues import Cue, StepScore, performing_order
from coach.score.plan import Breath, PlannedStep
from coach.units import MINUTE, SECOND, Ms

OFF_TEMPO = 0.1
"""How far strokes may leave their tempo to meet the breath, as a share of it."""
MOST_IN_BREATH = 3
"""Quicker strokes do not follow the breath."""
PULSE_MS: Ms = 240
BRIEF = 4
"""A pulse takes at most this part of its stroke: a brisk tempo is made of short, light pulses."""
QUIET_END_MS: Ms = 2 * SECOND
"""No pulse in a step's last seconds, which belong to the change (practice rule A02)."""
_STILL = (0, 0)

WANTED: Mapping[str, frozenset[str]] = {
    "off": frozenset(),
    "strokes": frozenset({"stroke"}),
    "breath": frozenset({"breath"}),
    "both": frozenset({"stroke", "breath"}),
}
"""Which kinds of cues the setting `pacer` makes heard."""


def pacers(step: PlannedStep) -> tuple[Cue, ...]:
    """All pacers of a step, sorted: `stroke` where one begins, `breath` for each half of one."""
    return tuple(sorted([*_pulses(step), *_swells(step)], key=performing_order))


def sounding(part: StepScore, pacer: str) -> list[Cue]:
    """Everything of a step that is to be heard, sorted: its cues, and the pacers that are set."""
    wanted = [cue for cue in part.pacers if cue.kind in WANTED[pacer]]
    return sorted([*part.cues, *wanted], key=performing_order)


def strokes_in_breath(tempo: float, breath: Breath) -> int:
    """How many whole strokes go with each breath; 0 where none would keep near the tempo."""
    exact = tempo * breath.cycle_ms / MINUTE
    strokes = round(exact)
    near = abs(strokes / exact - 1) <= OFF_TEMPO
    return strokes if near and strokes <= MOST_IN_BREATH else 0


def _pulses(step: PlannedStep) -> Iterator[Cue]:
    """Those that are over before the step's quiet end; none for a stroke that stays in place."""
    if not step.tempo or step.stroke.tempo == _STILL:
        return
    period_ms, first_ms = _strokes(step.tempo, step.breath)
    length_ms = max(min(PULSE_MS, int(period_ms / BRIEF)), 1)
    last_ms = step.length_ms - QUIET_END_MS - length_ms
    starts = (round(first_ms + number * period_ms) for number in count())
    for at_ms in takewhile(lambda at_ms: at_ms <= last_ms, starts):
        yield Cue(step.start_ms + at_ms, "stroke", "pulse", length_ms, step.number)


def _strokes(tempo: float, breath: Breath | None) -> tuple[float, float]:
    """How long a stroke takes, and how far into the step the first one begins, in ms."""
    if breath and (strokes := strokes_in_breath(tempo, breath)):
        period_ms = breath.cycle_ms / strokes
        return period_ms, breath.in_ms % period_ms
    return MINUTE / tempo, 0.0


def _swells(step: PlannedStep) -> Iterator[Cue]:
    """Of whole breaths: one that the step's end would cut is not begun."""
    if step.breath is None:
        return
    in_ms, out_ms, whole_ms = step.breath.in_ms, step.breath.out_ms, step.breath.cycle_ms
    for into_ms in range(0, step.length_ms - whole_ms + 1, whole_ms):
        at_ms = step.start_ms + into_ms
        yield Cue(at_ms, "breath", "in", in_ms, step.number)
        yield Cue(at_ms + in_ms, "breath", "out", out_ms, step.number)
