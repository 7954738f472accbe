"""What the program says and sounds by itself in a step, and when it may.

Lead times are practice figures: a change is named 5–8 s ahead, a side 8–10 s and side first, a
change of position or place 10–15 s; holds are counted out over their last seconds; long holds get
a word half-way; the last two minutes are named once.
"""

from collections.abc import Iterator
from typing import NamedTuple

from coach.routine.vocabulary import ENGLISH, OPPOSITE, TONGUES, Countdown, Tongue
from coach.score.cues import CHIMES, Phrase
from coach.score.plan import Plan, PlannedStep
from coach.units import MINUTE, SECOND, Ms

HALF_WAY_MS: Ms = 60 * SECOND
"""Half-way words come only in slots of this length and more."""
TWO_MINUTES_MS: Ms = 2 * MINUTE
NAMED_FROM_MS: Ms = 5 * MINUTE
"""Shorter routines do not name their last two minutes."""
_QUIET_END_MS: Ms = 2 * SECOND
_TICKS = (3 * SECOND, 2 * SECOND, 1 * SECOND)
COUNTS = ("Three.", "Two.", "One.")
TWO_MINUTES = "Two minutes left."
_SIDE_LEAD = (10 * SECOND, 8 * SECOND)
_VOICED_MS: Ms = 4 * SECOND
"""A spoken countdown takes these last seconds; an announcement comes so much earlier."""


class Prompt(NamedTuple):
    """One automatic cue and its room, in milliseconds from the step's start.

    It may begin from `earliest_ms` to `latest_ms`, as late as possible, and is over by `over_ms`.
    """

    kind: str
    text: str
    earliest_ms: Ms
    latest_ms: Ms
    over_ms: Ms
    pace: str = "technique"
    optional: bool = False
    """Whether it stays unsaid in a step that would be talked full."""
    language: str = ENGLISH
    audio: str = ""

    @property
    def phrase(self) -> Phrase | None:
        """What is spoken; None for a chime."""
        phrase = Phrase(self.text, self.pace, language=self.language, audio=self.audio)
        return None if self.kind == "tick" else phrase


Group = tuple[Prompt, ...]
"""Prompts that come together or not at all."""


def prompts(plan: Plan, step: PlannedStep) -> tuple[Group, ...]:
    """The step's automatic cues, the most important first.

    In a language that the program does not speak a counted step is rung, and nothing is said.
    """
    tongue = TONGUES.get(plan.language)
    if tongue is None:
        found = [_rung(plan, step)]
    else:
        found = [
            _countdown(plan, step, tongue),
            _announcement(plan, step, tongue),
            _half_way(step, tongue),
            _two_minutes(plan, step, tongue),
        ]
    return tuple([_recorded(group, plan.recordings) for group in found if group])


def _recorded(group: Group, folder: str) -> Group:
    return tuple([prompt._replace(audio=folder) for prompt in group]) if folder else group


def counts(language: str) -> tuple[str, ...]:
    """What is counted down in this language; nothing in one that the program does not speak."""
    tongue = TONGUES.get(language)
    return tuple(map(tongue.said, COUNTS)) if tongue else ()


def is_other_side(step: PlannedStep, following: PlannedStep) -> bool:
    """Whether `following` does the same on the other side."""
    return following.where == step.where and following.side is OPPOSITE.get(step.side)


def _countdown(plan: Plan, step: PlannedStep, tongue: Tongue) -> Group:
    if step.countdown is not Countdown.VOICE:
        return _rung(plan, step)
    end_ms = step.length_ms - end_chime_ms(plan, step)
    if not step.stroke.release:
        return tuple(_counts(end_ms, _TICKS, tongue))
    text, from_ms = tongue.said(step.stroke.release), end_ms - 2 * SECOND
    release = Prompt("count", text, from_ms, end_ms, end_ms, language=tongue.id)
    return (*_counts(end_ms, (_VOICED_MS, 3 * SECOND, 2 * SECOND), tongue), release)


def _rung(plan: Plan, step: PlannedStep) -> Group:
    if step.countdown is Countdown.SILENT:
        return ()
    end_ms = step.length_ms - end_chime_ms(plan, step)
    return tuple(_exactly("tick", "tick", end_ms - before_ms) for before_ms in _TICKS)


def end_chime_ms(plan: Plan, step: PlannedStep) -> Ms:
    """How long the chime rings that ends the session, in its last step; 0 elsewhere."""
    chime_ms = CHIMES["end"]
    return chime_ms if plan.after(step) is None and step.length_ms > 2 * chime_ms else 0


def _counts(end_ms: Ms, moments: tuple[Ms, ...], tongue: Tongue) -> Iterator[Prompt]:
    for text, before_ms in zip(counts(tongue.id), moments, strict=True):
        yield _exactly("count", text, end_ms - before_ms, tongue.id)


def _exactly(kind: str, text: str, at_ms: Ms, language: str = ENGLISH) -> Prompt:
    return Prompt(kind, text, at_ms, at_ms, at_ms + SECOND, language=language)


def _announcement(plan: Plan, step: PlannedStep, tongue: Tongue) -> Group:
    following = plan.after(step)
    if following is None or step.stroke.answer_ms or following.stroke.answer_ms:
        return ()
    if not (following.sayable or is_other_side(step, following)):
        return ()
    (longest, shortest), text = _announced(step, following, tongue)
    end_ms = step.length_ms
    earliest, latest = max(end_ms - longest, 0), end_ms - shortest
    over_ms = end_ms - _QUIET_END_MS
    return (Prompt("announce", text, earliest, latest, over_ms, language=tongue.id),)


def _announced(
    step: PlannedStep, following: PlannedStep, tongue: Tongue
) -> tuple[tuple[Ms, Ms], str]:
    """The longest and the shortest lead, and the words."""
    name, side = following.name, tongue.sides[following.side][0]
    words = {"side": side, "Side": side.capitalize()}
    if is_other_side(step, following):
        return _SIDE_LEAD, tongue.other_side.format_map(words)
    words["name"] = f"{name[0].lower()}{name[1:]}" if tongue.lowers else name
    sided = following.side in OPPOSITE
    text = tongue.following_sided if sided else tongue.following
    return _lead(step, following), text.format_map(words)


def _lead(step: PlannedStep, following: PlannedStep) -> tuple[Ms, Ms]:
    if following.stroke_id in {"transition", "switch_side"} or following.position != step.position:
        return 15 * SECOND, 10 * SECOND
    counted_ms = _VOICED_MS if step.countdown is Countdown.VOICE else 0
    return 8 * SECOND + counted_ms, 5 * SECOND


def _half_way(step: PlannedStep, tongue: Tongue) -> Group:
    text, half = step.stroke.half_way, step.length_ms // 2
    if not text or step.length_ms < HALF_WAY_MS:
        return ()
    over_ms = step.length_ms - _QUIET_END_MS
    said = tongue.said(text)
    return (Prompt("half", said, half, half, over_ms, optional=True, language=tongue.id),)


def _two_minutes(plan: Plan, step: PlannedStep, tongue: Tongue) -> Group:
    at_ms = plan.total_ms - TWO_MINUTES_MS - step.start_ms
    if plan.total_ms < NAMED_FROM_MS or not 0 <= at_ms < step.length_ms:
        return ()
    earliest, latest = at_ms - 5 * SECOND, at_ms + 5 * SECOND
    over_ms = step.length_ms - _QUIET_END_MS
    text = tongue.said(TWO_MINUTES)
    return (Prompt("announce", text, earliest, latest, over_ms, optional=True, language=tongue.id),)
