"""Plan and clip lengths into a score: what is said when, within each step's slot.

The author's words stand where the author put them; the program's own announcements fill what room
is left. When the author's words do not fit at their pace they quicken by 15 %, and what still does
not fit is left to its caption. A step's cues depend on its own clips only.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coach.score.cues import (
    CHIMES,
    Concession,
    Cue,
    Phrase,
    Score,
    StepScore,
    performing_order,
)
from coach.score.pacers import pacers
from coach.score.plan import Line, Plan, PlannedStep
from coach.score.prompts import Group, Prompt, end_chime_ms, is_other_side, prompts
from coach.score.utterance import silence_ms
from coach.units import SECOND, Ms

LengthOf = Callable[[Phrase], Ms | None]
"""How long a phrase's clip is; None when there is no such clip."""

Room = tuple[Ms, Ms]
"""A stretch of time in a slot: from, until."""

HURRY = 15
"""By how many percent a voice may quicken before words are left to their caption."""
FIRST_WORD_MS: Ms = 1_600
"""The first chime is out before the first word, so that a waking device swallows no syllable."""
WORD_MS: Ms = 700
"""From a step's chime to its words."""
GAP_MS: Ms = 400
"""The least silence between two texts."""
END_MS: Ms = 2 * SECOND
"""Silence that the author's words leave before the step changes (practice rule A02)."""
AUTHOR_FIRST_MS: Ms = 4 * SECOND
"""An automatic announcement this near to an author's cue gives way."""
FILL_MAX = 0.4
"""The part of a working step that may be speech on first hearing (practice rule A01)."""
READING_MS_PER_WORD: Ms = 350
"""How long a caption without a voice stays up, for each word."""


class Placed(NamedTuple):
    """A line at its place in the slot; times count from the step's start."""

    line: Line
    phrase: Phrase
    at_ms: Ms
    length_ms: Ms

    @property
    def end_ms(self) -> Ms:
        return self.at_ms + self.length_ms

    @property
    def speech_ms(self) -> Ms:
        """Without the silence that the text asks for."""
        return self.length_ms - silence_ms(self.line.text)


@dataclass(frozen=True, slots=True)
class Misfit:
    """An author's line that does not fit: it takes `length_ms`, there is `room_ms`.

    `overlap_ms` above 0 says by how much the words before it are still being spoken.
    """

    line: Line
    length_ms: Ms
    room_ms: Ms
    overlap_ms: Ms = 0


def phrases(plan: Plan, step: PlannedStep) -> tuple[Phrase, ...]:
    """What to bake for this step before it is compiled; each phrase once."""
    written = [phrase_of(line) for line in _spoken(step)]
    return tuple(dict.fromkeys([*written, *promptable(plan, step)]))


def promptable(plan: Plan, step: PlannedStep) -> list[Phrase]:
    """What the program itself may say in this step."""
    said = [prompt for group in prompts(plan, step) for prompt in group]
    return [prompt.phrase for prompt in said if prompt.phrase]


def hurried(step: PlannedStep, length_of: LengthOf) -> tuple[Phrase, ...]:
    """The quicker phrases to bake besides, because the author's words do not fit at their pace."""
    if not lay_out(step, length_of)[1]:
        return ()
    return tuple(phrase_of(line, HURRY) for line in _spoken(step))


def phrase_of(line: Line, hurry: int = 0) -> Phrase:
    """What is spoken for a line."""
    return Phrase(line.text, line.pace, hurry, line.language, line.audio)


def _spoken(step: PlannedStep) -> list[Line]:
    return list(filter(_is_sayable, (*step.instruction, *step.cues)))


def _is_sayable(line: Line) -> bool:
    return bool(line.language)


def compile_step(plan: Plan, step: PlannedStep, length_of: LengthOf) -> StepScore:
    """The cues of one step. Every phrase of `phrases` must have a length."""
    placed, misfits = lay_out(step, length_of)
    concessions: list[Concession] = []
    if misfits:
        placed, misfits, concessions = _concede(step, length_of, misfits)
    unspoken = {misfit.line for misfit in misfits}
    silent = list(_untranslated(step))
    concessions += [_concession(step, words.line, "not translated") for words in silent]
    cues = [_said(step, words, spoken=words.line not in unspoken) for words in placed]
    cues += [_said(step, words, spoken=False) for words in silent]
    cues += _automatic(plan, step, placed, length_of)
    cues += _chimes(step, plan)
    performed = tuple(sorted(cues, key=performing_order))
    return StepScore(step.number, performed, tuple(concessions), pacers(step))


def compile_score(plan: Plan, length_of: LengthOf) -> Score:
    """The whole score at once."""
    return Score.empty(plan).with_parts(compile_step(plan, s, length_of) for s in plan.steps)


def lay_out(
    step: PlannedStep, length_of: LengthOf, hurry: int = 0
) -> tuple[list[Placed], list[Misfit]]:
    """The author's lines at their places, and those that do not fit there."""
    end_ms = room_end(step)
    placed = list(_sequence(step, length_of, hurry))
    misfits: list[Misfit] = []
    free_from = 0
    for words in placed:
        overlap_ms, room_ms = free_from - words.at_ms, max(end_ms - words.at_ms, 0)
        if overlap_ms > 0 or words.length_ms > room_ms:
            misfits.append(Misfit(words.line, words.length_ms, room_ms, max(overlap_ms, 0)))
        else:
            free_from = words.end_ms + GAP_MS
    return placed, misfits


def room_end(step: PlannedStep) -> Ms:
    """When the author's words are over, counted from the step's start."""
    return step.length_ms - max(END_MS, step.stroke.answer_ms)


def _first_word_ms(step: PlannedStep) -> Ms:
    return FIRST_WORD_MS if step.number == 1 else WORD_MS


def _untranslated(step: PlannedStep) -> Iterator[Placed]:
    """The lines that no voice of the plan's language can say, where they are shown."""
    for line in (*step.instruction, *step.cues):
        if not _is_sayable(line):
            at_ms = _first_word_ms(step) if line.at_ms is None else line.at_ms
            yield Placed(line, phrase_of(line), at_ms, 0)


def _sequence(step: PlannedStep, length_of: LengthOf, hurry: int) -> Iterator[Placed]:
    at_ms = _first_word_ms(step)
    for line in filter(_is_sayable, step.instruction):
        words = _placed(line, at_ms, length_of, hurry)
        yield words
        at_ms = words.end_ms + GAP_MS
    last_at_ms, after_ms = -1, 0
    for line in filter(_is_sayable, step.cues):
        start_ms = line.at_ms or 0
        if start_ms == last_at_ms:
            start_ms = after_ms
        words = _placed(line, start_ms, length_of, hurry)
        yield words
        last_at_ms, after_ms = line.at_ms or 0, words.end_ms + GAP_MS


def _placed(line: Line, at_ms: Ms, length_of: LengthOf, hurry: int) -> Placed:
    phrase = phrase_of(line, hurry)
    length_ms = length_of(phrase)
    if length_ms is None:
        phrase = phrase_of(line)
        length_ms = length_of(phrase)
    assert length_ms is not None, f"no clip for {phrase}"
    return Placed(line, phrase, at_ms, length_ms)


def _concede(
    step: PlannedStep, length_of: LengthOf, too_long: list[Misfit]
) -> tuple[list[Placed], list[Misfit], list[Concession]]:
    """Quickens the step's words; what fits neither way is named as left to its caption."""
    quick, misfits = lay_out(step, length_of, HURRY)
    left = {misfit.line for misfit in misfits}
    made = [
        _concession(step, m.line, "left to its caption" if m.line in left else "spoken quicker")
        for m in too_long
    ]
    return quick, misfits, made


def _concession(step: PlannedStep, line: Line, what: str) -> Concession:
    return Concession(step.number, step.name, line.caption, what)


def _automatic(
    plan: Plan, step: PlannedStep, placed: Iterable[Placed], length_of: LengthOf
) -> list[Cue]:
    """The program's own words and ticks, each where it finds room, the most important first."""
    placed = tuple(placed)
    taken = [_taken(words) for words in placed]
    quiet_ms = FILL_MAX * step.length_ms - sum(words.speech_ms for words in placed)
    cues: list[Cue] = []
    for group in prompts(plan, step):
        found = _find_room(group, taken, length_of)
        spoken_ms = sum(length_ms for prompt, _at, length_ms in found if prompt.phrase)
        if group[0].optional and step.stroke.working and spoken_ms > quiet_ms:
            continue
        quiet_ms -= spoken_ms
        taken += [
            (at_ms - GAP_MS, at_ms + length_ms + GAP_MS) for _prompt, at_ms, length_ms in found
        ]
        cues += [_prompted(step, *place) for place in found]
    return cues


def _taken(words: Placed) -> Room:
    """The time around an author's words that automatic ones keep clear of."""
    margin = AUTHOR_FIRST_MS if words.line.at_ms is not None else GAP_MS
    return words.at_ms - margin, words.end_ms + margin


def _find_room(
    group: Group, taken: Iterable[Room], length_of: LengthOf
) -> list[tuple[Prompt, Ms, Ms]]:
    """Start and length for every prompt of the group, or nothing when one finds no room."""
    found: list[tuple[Prompt, Ms, Ms]] = []
    for prompt in group:
        length_ms = length_of(prompt.phrase) if prompt.phrase else CHIMES[prompt.text]
        at_ms = None if length_ms is None else _latest_start(prompt, length_ms, taken)
        if at_ms is None or length_ms is None or (found and at_ms < sum(found[-1][1:])):
            return []
        found.append((prompt, at_ms, length_ms))
    return found


def _latest_start(prompt: Prompt, length_ms: Ms, taken: Iterable[Room]) -> Ms | None:
    """The latest start at which the prompt meets nothing else, or None."""
    at_ms = min(prompt.latest_ms, prompt.over_ms - length_ms)
    for from_ms, until_ms in sorted(taken, reverse=True):
        if at_ms < until_ms and at_ms + length_ms > from_ms:
            at_ms = from_ms - length_ms
    return at_ms if at_ms >= max(prompt.earliest_ms, 0) else None


def _chimes(step: PlannedStep, plan: Plan) -> list[Cue]:
    """The chime at the change, and the last one, which rings out as the session ends."""
    before = plan.steps[step.number - 2] if step.number > 1 else None
    name = "start" if before is None else "side" if is_other_side(before, step) else "change"
    chimes = [_chime(step, name, 0)]
    ending_ms = end_chime_ms(plan, step)
    if ending_ms:
        chimes.append(_chime(step, "end", step.length_ms - ending_ms))
    return chimes


def _chime(step: PlannedStep, name: str, at_ms: Ms) -> Cue:
    return Cue(step.start_ms + at_ms, "chime", name, CHIMES[name], step.number)


def _said(step: PlannedStep, words: Placed, *, spoken: bool) -> Cue:
    """An author's line as a cue; unspoken it stays up as long as reading takes, within its step."""
    caption = words.line.caption
    length_ms = words.length_ms if spoken else len(caption.split()) * READING_MS_PER_WORD
    at_ms = min(max(words.at_ms, 0), step.length_ms - 1)
    return Cue(
        step.start_ms + at_ms,
        "say",
        caption,
        min(length_ms, step.length_ms - at_ms),
        step.number,
        words.line.audience,
        words.phrase if spoken else None,
    )


def _prompted(step: PlannedStep, prompt: Prompt, at_ms: Ms, length_ms: Ms) -> Cue:
    start_ms = step.start_ms + at_ms
    return Cue(start_ms, prompt.kind, prompt.text, length_ms, step.number, phrase=prompt.phrase)
