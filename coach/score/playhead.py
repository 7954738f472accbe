"""Where we are in a score: a pure function of (state, action, time).

`follow` takes the audio position in; `act` takes what the user did. Both return a new state, and
the orders that make it so. Nothing here knows who obeys them.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.routine.vocabulary import TONGUES, tongue_of
from coach.score.actions import Action, Do, Order, Task
from coach.score.cues import Cue, Phrase, Score
from coach.score.plan import PlannedStep
from coach.score.soften import comes_back
from coach.units import SECOND, Ms

BACK_TO_STEP_MS: Ms = 3 * SECOND
"""Within its first seconds, `previous` leaves a step; later it goes back to its start."""
JUMP_MS: Ms = 10 * SECOND
VOLUME_STEP = 10
ENOUGH_HURTS = 3
"""So many steps that hurt end the session."""

HURTS = Phrase(
    "Stopping. Let go, and breathe. Press once, and we go on with the next part.", "safety"
)
HURTS_SOFTER = Phrase(
    "Stopping. Let go, and breathe. What comes there later will be softer."
    " Press once, and we go on with the next part.",
    "safety",
)
HURTS_AT_END = Phrase("Stopping. Let go, and breathe. We end here. Rest a while.", "safety")
STANDING_PHRASES = (HURTS, HURTS_SOFTER, HURTS_AT_END)


def standing(language: str) -> tuple[Phrase, ...]:
    """What may have to be said at any moment, baked before the session starts; nothing in a
    language that the program does not speak.
    """
    spoken = language in TONGUES
    return tuple(in_tongue(phrase, language) for phrase in STANDING_PHRASES) if spoken else ()


def in_tongue(phrase: Phrase, language: str) -> Phrase:
    """One of the standing phrases in this language; in English, to be shown, where it has none."""
    tongue = tongue_of(language)
    return phrase._replace(text=tongue.said(phrase.text), language=tongue.id)


class Mode(StrEnum):
    """What the session is doing."""

    PLAYING = "playing"
    PAUSED = "paused"
    WAITING = "waiting"
    """At the end of a step that holds until the user is ready."""
    EASED = "eased"
    """After `hurts`: the step was left, the next one waits for a press."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Playhead:
    """The session at a moment."""

    at_ms: Ms = 0
    mode: Mode = Mode.PLAYING
    asking: bool = False
    """The question whether to leave is open; the session is halted under it."""
    volume: int = 100
    muted: bool = False
    hurt_steps: tuple[int, ...] = ()
    comfort: Phrase = HURTS
    """What was said after the latest step that hurt."""
    closed: bool = False
    """The window was closed: not only the session, the program ends."""

    @property
    def running(self) -> bool:
        return self.mode is Mode.PLAYING and not self.asking


Outcome = tuple[Playhead, tuple[Task, ...]]


def current_step(head: Playhead, score: Score) -> PlannedStep:
    """The step the session is in."""
    return score.plan.step_at(head.at_ms)


def hold_of(step: PlannedStep) -> Ms | None:
    """The last millisecond of a step that waits for the user, where the clock stops; else None."""
    return step.end_ms - 1 if step.wait else None


def follow(head: Playhead, score: Score, at_ms: Ms, *, holding: bool) -> Outcome:
    """The audio clock stands at `at_ms`; `holding`: it stopped for the user to be ready."""
    head = replace(head, at_ms=min(at_ms, score.total_ms))
    if head.mode is Mode.PLAYING and head.at_ms >= score.total_ms:
        return replace(head, mode=Mode.ENDED, asking=False), ()
    if head.mode is Mode.PLAYING and holding:
        return replace(head, mode=Mode.WAITING), ()
    return head, ()


def act(head: Playhead, score: Score, action: Action) -> Outcome:
    """What the user did, applied. Volume and window actions work in every state."""
    if action.do in _ALWAYS:
        return _ALWAYS[action.do](head, score, action)
    if head.asking:
        return _answer(head, score, action)
    return _ACTS[action.do](head, score, action)


def land(score: Score, at_ms: Ms, *, after_ms: Ms = -1) -> Ms:
    """Where a jump to `at_ms` lands: there, or at the beginning of the words it falls into.

    A jump forward never lands at or before `after_ms`: it goes to the end of those words instead.
    A step whose cues are not known yet is entered at its start.
    """
    at_ms = min(max(at_ms, 0), score.total_ms)
    step = score.plan.step_at(at_ms)
    if at_ms < score.total_ms and not score.has(step.number):
        return step.start_ms
    words = score.spoken_at(at_ms)
    if words is None:
        return at_ms
    return words.at_ms if words.at_ms > after_ms else words.end_ms


def _go(head: Playhead, at_ms: Ms) -> Outcome:
    """To a place: a pause stays a pause, everything else plays on from there."""
    mode = Mode.PAUSED if head.mode is Mode.PAUSED else Mode.PLAYING
    restart = head.mode in {Mode.EASED, Mode.ENDED}
    tasks = (Task(Order.GO, at_ms), *((Task(Order.RUN),) if restart else ()))
    return replace(head, at_ms=at_ms, mode=mode), tasks


def _press(head: Playhead, score: Score, action: Action) -> Outcome:
    if head.mode in {Mode.WAITING, Mode.EASED, Mode.ENDED}:
        return _ready(head, score, action)
    return _pause(head, score, action)


def _pause(head: Playhead, _score: Score, _action: Action) -> Outcome:
    if head.mode is Mode.PLAYING:
        tasks = (Task(Order.HALT), Task(Order.CHIME, chime="pause"))
        return replace(head, mode=Mode.PAUSED), tasks
    if head.mode is Mode.PAUSED:
        tasks = (Task(Order.CHIME, chime="resume"), Task(Order.RUN))
        return replace(head, mode=Mode.PLAYING), tasks
    return head, ()


def _ready(head: Playhead, score: Score, action: Action) -> Outcome:
    chime = Task(Order.CHIME, chime="ready")
    if head.mode is Mode.PAUSED:
        return _pause(head, score, action)
    if head.mode is Mode.EASED:
        return replace(head, mode=Mode.PLAYING), (chime, Task(Order.RUN))
    if head.mode is Mode.ENDED:
        return head, (Task(Order.QUIT),)
    hold = hold_of(current_step(head, score))
    if hold is None:
        return head, ()
    return replace(head, mode=Mode.PLAYING), (chime, Task(Order.RELEASE, hold))


def _next(head: Playhead, score: Score, _action: Action) -> Outcome:
    if head.mode is Mode.ENDED:
        return head, ()
    return _go(head, current_step(head, score).end_ms)


def _previous(head: Playhead, score: Score, _action: Action) -> Outcome:
    step = current_step(head, score)
    if step.number > 1 and head.at_ms - step.start_ms < BACK_TO_STEP_MS:
        step = score.plan.steps[step.number - 2]
    return _go(head, step.start_ms)


def _back(head: Playhead, score: Score, _action: Action) -> Outcome:
    return _go(head, land(score, head.at_ms - JUMP_MS))


def _forward(head: Playhead, score: Score, _action: Action) -> Outcome:
    if head.mode is Mode.ENDED:
        return head, ()
    return _go(head, land(score, head.at_ms + JUMP_MS, after_ms=head.at_ms))


def _seek(head: Playhead, score: Score, action: Action) -> Outcome:
    return _go(head, land(score, action.at_ms))


def _repeat(head: Playhead, score: Score, _action: Action) -> Outcome:
    """The step's instruction once more; the clock stands while it is said.

    Words under way begin again, so that none is ever left half said.
    """
    instruction = _instruction(current_step(head, score), score)
    words = score.spoken_at(head.at_ms)
    if words is None or head.mode not in {Mode.PLAYING, Mode.PAUSED}:
        return head, _spoken(instruction)
    back = replace(head, at_ms=words.at_ms), Task(Order.GO, words.at_ms)
    if words in instruction and head.mode is Mode.PLAYING:
        return back[0], (back[1],)
    return back[0], (back[1], *_spoken(instruction))


def _instruction(step: PlannedStep, score: Score) -> list[Cue]:
    """What was said first in this step; nothing while it is not compiled."""
    part = score.parts[step.number - 1]
    texts = {line.caption for line in step.instruction}
    cues = [cue for cue in (part.cues if part else ()) if cue.kind == "say" and cue.text in texts]
    return cues[: len(step.instruction)]


def _spoken(cues: list[Cue]) -> tuple[Task, ...]:
    return tuple(Task(Order.SPEAK, phrase=cue.phrase) for cue in cues if cue.phrase)


def _hurts(head: Playhead, score: Score, _action: Action) -> Outcome:
    """Leaves the step at once, says so, softens what follows there, and waits; in the last step,
    or the third that hurts, it ends the session.
    """
    if head.mode is Mode.ENDED:
        return head, ()
    if head.mode is Mode.EASED:
        return head, _comfort(head.comfort)
    step = current_step(head, score)
    head = replace(head, hurt_steps=(*head.hurt_steps, step.number))
    following = score.plan.after(step)
    if following is None or len(head.hurt_steps) >= ENOUGH_HURTS:
        comfort = in_tongue(HURTS_AT_END, score.plan.language)
        return replace(head, mode=Mode.ENDED), (Task(Order.HALT), *_comfort(comfort))
    softer = comes_back(score.plan, step.number)
    comfort = in_tongue(HURTS_SOFTER if softer else HURTS, score.plan.language)
    head = replace(head, mode=Mode.EASED, at_ms=following.start_ms, comfort=comfort)
    go = (Task(Order.HALT), Task(Order.SOFTEN), Task(Order.GO, following.start_ms))
    return head, (*go, *_comfort(comfort))


def _comfort(phrase: Phrase) -> tuple[Task, Task]:
    return Task(Order.CHIME, chime="hurt"), Task(Order.SPEAK, phrase=phrase)


def _leave(head: Playhead, _score: Score, _action: Action) -> Outcome:
    if head.mode is Mode.ENDED:
        return head, (Task(Order.QUIT),)
    halt = (Task(Order.HALT),) if head.mode is Mode.PLAYING else ()
    return replace(head, asking=True), halt


def _answer(head: Playhead, score: Score, action: Action) -> Outcome:
    """The question is open: only a clear yes leaves; `hurts` is heard; anything else stays."""
    if action.do in {Do.CONFIRM, Do.READY}:
        return head, (Task(Order.QUIT),)
    head = replace(head, asking=False)
    if action.do is Do.HURTS:
        return _hurts(head, score, action)
    return head, (Task(Order.RUN),) if head.mode is Mode.PLAYING else ()


def _settings(head: Playhead, _score: Score, _action: Action) -> Outcome:
    """What can be set, over a session that stands still under it."""
    halt = (Task(Order.HALT),) if head.running else ()
    mode = Mode.PAUSED if head.running else head.mode
    return replace(head, mode=mode), (*halt, Task(Order.SETTINGS))


def _stay(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return head, ()


def _close(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return replace(head, closed=True), (Task(Order.QUIT),)


def _set_volume(head: Playhead, volume: int, *, muted: bool) -> Outcome:
    volume = min(max(volume, 0), 100)
    heard = Task(Order.VOLUME, volume=0 if muted else volume)
    return replace(head, volume=volume, muted=muted), (heard,)


def _louder(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return _set_volume(head, head.volume + VOLUME_STEP, muted=False)


def _quieter(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return _set_volume(head, head.volume - VOLUME_STEP, muted=head.muted)


def _mute(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return _set_volume(head, head.volume, muted=not head.muted)


def _fullscreen(head: Playhead, _score: Score, _action: Action) -> Outcome:
    return head, (Task(Order.FULLSCREEN),)


_ALWAYS = {
    Do.LOUDER: _louder,
    Do.QUIETER: _quieter,
    Do.MUTE: _mute,
    Do.FULLSCREEN: _fullscreen,
    Do.DISTANCE: _stay,
    Do.CAPTIONS: _stay,
    Do.CLOSE: _close,
}

_ACTS = {
    Do.PRESS: _press,
    Do.READY: _ready,
    Do.PAUSE: _pause,
    Do.NEXT: _next,
    Do.PREVIOUS: _previous,
    Do.BACK: _back,
    Do.FORWARD: _forward,
    Do.SEEK: _seek,
    Do.REPEAT: _repeat,
    Do.HURTS: _hurts,
    Do.SETTINGS: _settings,
    Do.LEAVE: _leave,
    Do.CONFIRM: _stay,
}
