"""The score: every cue at its millisecond."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from coach.routine.vocabulary import ENGLISH, Audience
from coach.score.plan import Plan
from coach.units import Ms


class Phrase(NamedTuple):
    """A text to be spoken at a pace; `hurry` quickens it by so many percent."""

    text: str
    pace: str
    hurry: int = 0
    language: str = ENGLISH
    audio: str = ""
    """Somebody's recording of it: a file, or a folder, with a slash at its end, that may have one
    under the words' name.
    """


@dataclass(frozen=True, slots=True)
class CueKind:
    """What a cue is: which volume it obeys and whether the author or the program put it there."""

    id: str
    channel: str
    """`voice`, `chime` or `pacer`."""
    automatic: bool = True


KINDS = {
    row.id: row
    for row in (
        CueKind("say", "voice", automatic=False),
        CueKind("announce", "voice"),
        CueKind("half", "voice"),
        CueKind("count", "voice"),
        CueKind("chime", "chime"),
        CueKind("tick", "chime"),
        CueKind("stroke", "pacer"),
        CueKind("breath", "pacer"),
    )
}


CHIMES: dict[str, Ms] = {
    "start": 1_440,
    "change": 1_000,
    "side": 1_200,
    "end": 1_490,
    "tick": 240,
    "ready": 900,
    "pause": 1_100,
    "resume": 1_100,
    "hurt": 1_300,
}
"""Every chime and its length; the files in `audio/` are held to these."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing performed at one millisecond."""

    at_ms: Ms
    kind: str
    text: str
    """What is said, or the name of the chime or pacer."""
    length_ms: Ms
    step: int
    audience: Audience = Audience.ALL
    phrase: Phrase | None = None
    """What to speak; None for chimes, pacers and words left to their caption."""

    @property
    def end_ms(self) -> Ms:
        return self.at_ms + self.length_ms

    @property
    def channel(self) -> str:
        return KINDS[self.kind].channel


@dataclass(frozen=True, slots=True)
class Concession:
    """What was given up because a step's words did not fit its slot."""

    step: int
    name: str
    text: str
    what: str

    def __str__(self) -> str:
        return f"step {self.step} «{self.name}»: {self.what}: {self.text}"


@dataclass(frozen=True, slots=True)
class StepScore:
    """The cues of one step, sorted, and what had to give way."""

    step: int
    cues: tuple[Cue, ...]
    concessions: tuple[Concession, ...] = ()
    pacers: tuple[Cue, ...] = ()
    """What can be heard of tempo and breath, for those who want it; none of them is in `cues`."""


@dataclass(frozen=True)
class Score:
    """A plan and the cues of the steps compiled so far; it grows step by step while clips bake."""

    plan: Plan
    parts: tuple[StepScore | None, ...]

    @staticmethod
    def empty(plan: Plan) -> "Score":
        return Score(plan, (None,) * len(plan.steps))

    def with_parts(self, parts: Iterable[StepScore]) -> "Score":
        """The same score with these steps compiled."""
        grown = list(self.parts)
        for part in parts:
            grown[part.step - 1] = part
        return replace(self, parts=tuple(grown))

    def replanned(self, plan: Plan, kept: int) -> "Score":
        """The score of another plan, of which only the first `kept` steps are the same."""
        missing = (None,) * (len(plan.steps) - kept)
        return Score(plan, (*self.parts[:kept], *missing))

    @property
    def total_ms(self) -> Ms:
        return self.plan.total_ms

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """All cues so far in the order they are performed."""
        return tuple(
            sorted((cue for part in self.parts if part for cue in part.cues), key=performing_order)
        )

    @cached_property
    def _words(self) -> tuple[Cue, ...]:
        return tuple(cue for cue in self.cues if cue.channel == "voice")

    def has(self, step: int) -> bool:
        """Whether this step, counted from 1, is compiled."""
        return self.parts[step - 1] is not None

    def ready_until(self, at_ms: Ms) -> Ms:
        """How far the score can be performed from here: to the first step still missing."""
        first = self.plan.step_at(at_ms).number
        missing = (i for i in range(first, len(self.parts) + 1) if not self.has(i))
        index = next(missing, None)
        return self.total_ms if index is None else self.plan.steps[index - 1].start_ms

    def around(self, at_ms: Ms, most: int) -> tuple[tuple[Cue, ...], Cue | None]:
        """The latest cues that have begun at this time, at most so many, and the next one."""
        index = bisect_right(self.cues, at_ms, key=_start)
        return self.cues[max(index - most, 0) : index], next(
            iter(self.cues[index : index + 1]), None
        )

    def spoken_at(self, at_ms: Ms) -> Cue | None:
        """The words under way at this time, spoken or captioned; of two, the later."""
        index = bisect_right(self._words, at_ms, key=_start)
        latest = self._words[index - 1] if index else None
        return latest if latest and at_ms < latest.end_ms else None


def _start(cue: Cue) -> Ms:
    return cue.at_ms


def performing_order(cue: Cue) -> tuple[Ms, bool]:
    """By time; a chime before the words of the same moment."""
    return cue.at_ms, cue.channel == "voice"
