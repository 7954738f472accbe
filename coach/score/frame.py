"""What the screen shows at a millisecond, as plain values: pure, from score and playhead."""

from bisect import bisect_left
from dataclasses import dataclass

from coach.language import N_
from coach.routine.vocabulary import REGIONS, Audience, Form, Side
from coach.score.cues import Cue, Score
from coach.score.pacers import strokes_in_breath
from coach.score.plan import Breath, PlannedStep, Span
from coach.score.playhead import HURTS_AT_END, Mode, Playhead, current_step, in_tongue
from coach.score.prompts import counts
from coach.units import MINUTE, Ms

HINTS = {
    Mode.PLAYING: N_("Space: pause   hold: this hurts"),
    Mode.PAUSED: N_("Space: go on   hold: this hurts"),
    Mode.WAITING: N_("Space: I am ready   hold: this hurts"),
    Mode.EASED: N_("Space: go on with the next part"),
    Mode.ENDED: N_("Space: finish"),
}
LINES = 8
"""So many of the latest cues are kept for those who read them."""


@dataclass(frozen=True, slots=True)
class BreathFrame:
    """The guided breath now: `fullness` is 0 empty to 1 full."""

    breathing_in: bool
    fullness: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue for the eye: words or a chime, and the step it belongs to."""

    at_ms: Ms
    kind: str
    text: str
    audience: Audience
    step: int
    count: int = 0
    """The number a countdown stands at; 0 for whatever counts nothing down."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a step does, as far as its picture depends on it."""

    stroke: str
    side: Side
    region: str | None
    tool: str | None
    position: str | None


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
    """Where we are in one stroke, 0 to 1, its working half first; None for still strokes."""
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
    said: tuple[Heard, ...] = ()
    """The latest cues that have begun, the oldest first."""
    coming: Heard | None = None
    """The next cue."""
    next_work: Work | None = None
    """What the next step does: its picture can be prepared."""


def frame(score: Score, head: Playhead) -> Frame:
    """The picture of this moment."""
    step = current_step(head, score)
    into_ms = min(max(head.at_ms - step.start_ms, 0), step.length_ms)
    following = score.plan.after(step)
    words = score.spoken_at(head.at_ms)
    begun, coming = score.around(head.at_ms, LINES)
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
        caption=_caption(head, words, step, score.plan.language),
        audience=words.audience if words else Audience.ALL,
        next_name=following.name if following else "",
        next_side=following.side if following else Side.BOTH,
        volume=head.volume,
        muted=head.muted,
        hint=HINTS[head.mode],
        preparing=head.at_ms < score.total_ms and not score.has(step.number),
        said=tuple([_heard(score, cue) for cue in begun]),
        coming=_heard(score, coming) if coming else None,
        next_work=_work(following) if following else None,
    )


def _work(step: PlannedStep) -> Work:
    return Work(step.stroke_id, step.side, step.region, step.tool, step.position)


def _heard(score: Score, cue: Cue) -> Heard:
    return Heard(cue.at_ms, cue.kind, cue.text, cue.audience, cue.step, _count(score, cue))


def _count(score: Score, cue: Cue) -> int:
    part = score.parts[cue.step - 1]
    counted = counts(score.plan.language)
    if part is None or not _is_count(cue, counted):
        return 0
    moments = [other.at_ms for other in part.cues if _is_count(other, counted)]
    return len(moments) - bisect_left(moments, cue.at_ms)


def _is_count(cue: Cue, counted: tuple[str, ...]) -> bool:
    return cue.kind == "tick" or (cue.kind == "count" and cue.text in counted)


def _caption(head: Playhead, words: Cue | None, step: PlannedStep, language: str) -> str:
    if head.mode is Mode.EASED:
        return head.comfort.text
    if head.mode is Mode.ENDED and step.number in head.hurt_steps:
        return in_tongue(HURTS_AT_END, language).text
    return words.text if words else ""


def _pulse(step: PlannedStep, into_ms: Ms) -> float | None:
    if not step.tempo:
        return None
    if step.breath and (strokes := strokes_in_breath(step.tempo, step.breath)):
        return _with_breath(step.breath, strokes, into_ms)
    period_ms = MINUTE / step.tempo
    return (into_ms % period_ms) / period_ms


def _with_breath(breath: Breath, strokes: int, into_ms: Ms) -> float:
    """Each out-breath begins a stroke; of a single one it is the whole working half."""
    at_ms = into_ms % breath.cycle_ms
    if strokes == 1 and at_ms < breath.in_ms:
        return 0.5 + at_ms / breath.in_ms / 2
    if strokes == 1:
        return (at_ms - breath.in_ms) / breath.out_ms / 2
    return (at_ms - breath.in_ms) * strokes / breath.cycle_ms % 1


def _breath(step: PlannedStep, into_ms: Ms) -> BreathFrame | None:
    if step.breath is None:
        return None
    at_ms = into_ms % step.breath.cycle_ms
    if at_ms < step.breath.in_ms:
        return BreathFrame(True, at_ms / step.breath.in_ms)
    return BreathFrame(False, 1 - (at_ms - step.breath.in_ms) / step.breath.out_ms)
