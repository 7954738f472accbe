"""How short a step can become before its words have no room.

The words of a step were written for the seconds it is written for. At other seconds the same words
must still find their places and leave silence; their lengths are those estimated without a voice.
"""

from collections.abc import Iterable, Iterator
from math import ceil

from coach.routine.model import Cue, Step
from coach.routine.vocabulary import STROKES
from coach.score.compile import END_MS, FILL_MAX, FIRST_WORD_MS, GAP_MS
from coach.score.cues import Phrase
from coach.score.estimate import estimated
from coach.score.utterance import silence_ms
from coach.units import SECOND, Ms

ANNOUNCED_MS: Ms = 4_500
"""What the program itself says in a step: usually the name of the next one."""
COUNTED_MS: Ms = 3_000
"""What it says besides in a hold: three counts and a release."""


def least_room_ms(step: Step, language: str) -> Ms:
    """The shortest slot, in whole seconds, for what is said at the shortest written length."""
    shortest_ms = min([ms for ms in step.seconds if ms], default=0)
    cues = [cue for cue in step.cues if (cue.if_at_least or 0) <= shortest_ms]
    instruction_ms = _spoken_ms(step, step, language)
    cues_ms = [_spoken_ms(cue, step, language) for cue in cues]
    said_ms = instruction_ms + sum(cues_ms) + _prompted_ms(step)
    begun_ms = FIRST_WORD_MS + instruction_ms + GAP_MS
    speaking: list[Step | Cue] = [step, *cues]
    silent_ms = sum([silence_ms(text) for words in speaking for text in _texts(words)])
    needs = [(said_ms - silent_ms) / FILL_MAX, begun_ms + END_MS]
    for cue, cue_ms in zip(cues, cues_ms, strict=True):
        needs += _placed(cue, cue_ms, begun_ms)
    return ceil(max(needs) / SECOND) * SECOND


def _prompted_ms(step: Step) -> Ms:
    return ANNOUNCED_MS + (COUNTED_MS if STROKES[step.stroke].release else 0)


def _placed(cue: Cue, cue_ms: Ms, begun_ms: Ms) -> Iterator[float]:
    """How long a slot must be so that the cue begins after the instruction and ends in time."""
    if cue.at is None:
        return
    if cue.at.part is None:
        yield begun_ms + cue.at.ms if cue.at.from_end else cue.at.ms + cue_ms + END_MS
    else:
        if cue.at.part > 0:
            yield begun_ms / cue.at.part
        if cue.at.part < 1:
            yield (cue_ms + END_MS) / (1 - cue.at.part)


def _spoken_ms(words: Step | Cue, step: Step, language: str) -> Ms:
    pace = words.pace or step.pace or STROKES[step.stroke].pace
    said = [Phrase(text, pace, language=language) for text in _texts(words)]
    return _all_ms(map(estimated, said))


def _texts(words: Step | Cue) -> Iterator[str]:
    for text in (words.say, words.say_giver, words.say_receiver):
        if text:
            yield text


def _all_ms(lengths: Iterable[Ms]) -> Ms:
    """Clips after each other, with the silence between them."""
    spoken = list(lengths)
    return sum(spoken) + GAP_MS * max(len(spoken) - 1, 0)
