"""What somebody has to read aloud so that a routine is led in their own voice."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import attrgetter
from typing import NamedTuple

from coach.routine.pauses import shown
from coach.score.compile import GAP_MS, Placed, compile_step, lay_out, room_end
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.score.plan import Plan, PlannedStep
from coach.score.playhead import standing
from coach.score.prompts import prompts
from coach.units import Ms

_SLUG = 40
"""Letters of a name before its digest, at most."""


@dataclass(frozen=True, slots=True)
class Take:
    """Words to be recorded once, wherever and at whatever length they are heard."""

    phrase: Phrase
    usual_ms: Ms
    """What a voice takes for them, estimated."""
    room_ms: Ms | None
    """What there is for them where it is tightest; None for what stops the clock."""
    steps: tuple[str, ...]
    """The names of the steps in which they are heard; none for what may come at any moment."""

    @property
    def name(self) -> str:
        """What the recording is called in a folder of such, without its ending."""
        return name_of(self.phrase.text)


def takes(plans: Iterable[Plan]) -> list[Take]:
    """Everything that is said, once each, in the order in which it is first heard."""
    found: dict[tuple[str, str], Take] = {}
    arranged = list(plans)
    for plan in arranged:
        for step in plan.steps:
            for said in sorted(_heard(plan, step), key=attrgetter("at_ms")):
                take = Take(said.phrase, estimated(said.phrase), said.room_ms, (step.name,))
                key = take.name, _own_file(said.phrase)
                found[key] = _merged(found[key], take) if key in found else take
    for phrase in (phrase for plan in arranged for phrase in standing(plan.language)):
        always = phrase._replace(audio=arranged[0].recordings)
        found.setdefault((name_of(phrase.text), ""), Take(always, estimated(always), None, ()))
    return list(found.values())


def name_of(text: str) -> str:
    """What a recording of these words is called in a folder of such, without its ending.

    It begins with them, and ends with a digest of their letters and figures alone, so that a
    changed comma or pause asks for no new recording.
    """
    words = re.findall(r"\w+", shown(text).casefold())
    plain = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode()
    slug = plain[:_SLUG].rpartition("-")[0] if len(plain) > _SLUG else plain
    return f"{slug}-{sha256(' '.join(words).encode()).hexdigest()[:6]}"


class _Heard(NamedTuple):
    """Words in a step, from its start, and how long they may take."""

    at_ms: Ms
    phrase: Phrase
    room_ms: Ms


def _heard(plan: Plan, step: PlannedStep) -> Iterator[_Heard]:
    """The author's words, and those of the program's own that find room."""
    placed, _misfits = lay_out(step, estimated)
    for run, until_ms in _runs(placed, room_end(step)):
        spare_ms = until_ms - run[-1].end_ms
        for words in run:
            yield _Heard(words.at_ms, words.phrase, max(words.length_ms + spare_ms, 0))
    said = {cue.phrase for cue in compile_step(plan, step, estimated).cues}
    for prompt in (prompt for group in prompts(plan, step) for prompt in group):
        if prompt.phrase and prompt.phrase in said:
            yield _Heard(prompt.earliest_ms, prompt.phrase, prompt.over_ms - prompt.earliest_ms)


def _runs(placed: list[Placed], end_ms: Ms) -> Iterator[tuple[list[Placed], Ms]]:
    """Words that follow each other without a time of their own, and when they must be over."""
    run: list[Placed] = []
    for words in placed:
        if run and words.at_ms != run[-1].end_ms + GAP_MS:
            yield run, words.at_ms - GAP_MS
            run = []
        run.append(words)
    if run:
        yield run, end_ms


def _merged(take: Take, again: Take) -> Take:
    rooms = [ms for ms in (take.room_ms, again.room_ms) if ms is not None]
    steps = tuple(dict.fromkeys([*take.steps, *again.steps]))
    return replace(take, room_ms=min(rooms), steps=steps)


def _own_file(phrase: Phrase) -> str:
    """The file that the routine names for this text alone."""
    return "" if phrase.audio.endswith("/") else phrase.audio
