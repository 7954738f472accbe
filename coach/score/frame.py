"""What the screen shows at a millisecond, as plain values: pure, from score and playhead."""

from dataclasses import dataclass

from coach.routine.vocabulary import REGIONS, Audience, Form, Side
from coach.score.cues import Cue, Score
from coach.score.plan import PlannedStep, Span
from coach.score.playhead import HURTS_AT_END, Mode, Playhead, current_step
from coach.units import MINUTE, Ms

HINTS = {
    Mode.PLAYING: "Space: pause   hold: this hurts",
    Mode.PAUSED: "Space: go on   hold: this hurts",
    Mode.WAITING: "Space: I am ready   hold: this hurts",
    Mode.EASED: "Space: go on with the next part",
    Mode.ENDED: "Space: finish",
}


@dataclass(frozen=True, slots=True)
class BreathFrame:
    """The guided breath now: `fullness` is 0 empty to 1 full."""

    breathing_in: bool
    fullness: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything the session screen needs; it asks nothing else."""

    title: str
    mode: Mode
    asking: bool
    at_ms: Ms
    total_ms: Ms
    bar: tuple[Span, ...]
    step: int
    name: str
    stroke: str
    side: Side
    region: str | None
    region_label: str
    tool: str | None
    position: str | None
    form: Form
    pressure: float | None
    tempo: float | None
    pulse: float | None
    """Where we are in one stroke, 0 to 1; None for still strokes."""
    breath: BreathFrame | None
    left_ms: Ms
    """Time left in the step."""
    spent: float
    """The part of the step that is over, 0 to 1."""
    caption: str
    audience: Audience
    next_name: str
    next_side: Side
    volume: int
    muted: bool
    hint: str
    preparing: bool
    """The voice for this place is not baked yet."""


def frame(score: Score, head: Playhead) -> Frame:
    """The picture of this moment."""
    step = current_step(head, score)
    into_ms = min(max(head.at_ms - step.start_ms, 0), step.length_ms)
    following = score.plan.after(step)
    words = score.spoken_at(head.at_ms)
    return Frame(
        title=score.plan.title,
        mode=head.mode,
        asking=head.asking,
        at_ms=head.at_ms,
        total_ms=score.total_ms,
        bar=score.plan.bar,
        step=step.number,
        name=step.name,
        stroke=step.stroke_id,
        side=step.side,
        region=step.region,
        region_label=REGIONS[step.region].label if step.region else "",
        tool=step.tool,
        position=step.position,
        form=score.plan.form,
        pressure=step.pressure,
        tempo=step.tempo,
        pulse=_pulse(step, into_ms),
        breath=_breath(step, into_ms),
        left_ms=step.length_ms - into_ms,
        spent=into_ms / step.length_ms,
        caption=_caption(head, words, step),
        audience=words.audience if words else Audience.ALL,
        next_name=following.name if following else "",
        next_side=following.side if following else Side.BOTH,
        volume=head.volume,
        muted=head.muted,
        hint=HINTS[head.mode],
        preparing=head.at_ms < score.total_ms and not score.has(step.number),
    )


def _caption(head: Playhead, words: Cue | None, step: PlannedStep) -> str:
    if head.mode is Mode.EASED:
        return head.comfort.text
    if head.mode is Mode.ENDED and step.number in head.hurt_steps:
        return HURTS_AT_END.text
    return words.text if words else ""


def _pulse(step: PlannedStep, into_ms: Ms) -> float | None:
    if not step.tempo:
        return None
    period_ms = MINUTE / step.tempo
    return (into_ms % period_ms) / period_ms


def _breath(step: PlannedStep, into_ms: Ms) -> BreathFrame | None:
    if step.breath is None:
        return None
    at_ms = into_ms % step.breath.cycle_ms
    if at_ms < step.breath.in_ms:
        return BreathFrame(True, at_ms / step.breath.in_ms)
    return BreathFrame(False, 1 - (at_ms - step.breath.in_ms) / step.breath.out_ms)
