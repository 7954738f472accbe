"""From a plan to a piece: every word baked, then all of it compiled."""

from collections.abc import Callable, Mapping
from pathlib import Path

from coach.export.formats import Words
from coach.export.piece import Piece
from coach.score.compile import compile_score, hurried, phrases
from coach.score.cues import Cue, Phrase
from coach.score.plan import Plan
from coach.session.assemble import chime_file
from coach.session.spoken import Spoken
from coach.session.voicing import voice_of
from coach.settings import Settings
from coach.sound.clips import Clip
from coach.sound.pacers import pacer_file

Count = Callable[[int, int], None]
"""Hears how many phrases of how many are baked; what it raises ends the baking."""


def baked(id_: str, plan: Plan, settings: Settings, words: Words, progress: Count) -> Piece:
    """The piece that a file is made of which needs so much of the words.

    Raises VoiceError when words must be heard and no voice speaks them.
    """
    spoken = Spoken()
    if words is not Words.UNSAID:
        _speak(spoken, plan, settings, progress)
    compiled = compile_score(plan, spoken.length_of)
    parts = [part for part in compiled.parts if part]
    said = [spoken.heard(step, part) for step, part in zip(plan.steps, parts, strict=True)]
    is_whole = [part.cues for part in said] == [part.cues for part in parts]
    if spoken.failure and words is Words.HEARD and not is_whole:
        raise spoken.failure
    return Piece(
        id_,
        compiled.with_parts(said),
        lambda cue: _source(cue, spoken.clips),
        settings,
        spoken.notice,
    )


def _speak(spoken: Spoken, plan: Plan, settings: Settings, progress: Count) -> None:
    """Bakes all phrases, and the quicker ones where those do not fit."""
    spoken.open(voice_of(settings, plan.language))
    try:
        spoken.bake([p for step in plan.steps for p in phrases(plan, step)], progress)
        spoken.bake([p for step in plan.steps for p in hurried(step, spoken.length_of)], progress)
    finally:
        spoken.close()


def _source(cue: Cue, clips: Mapping[Phrase, Clip]) -> Path | None:
    match cue.channel:
        case "chime":
            return chime_file(cue.text)
        case "pacer":
            return pacer_file(cue)
    return clips[cue.phrase].path if cue.phrase else None
