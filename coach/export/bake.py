"""From a plan to a piece: every word baked, then all of it compiled."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from coach.errors import VoiceError
from coach.export.formats import Words
from coach.export.piece import Piece
from coach.score.compile import LengthOf, compile_score, hurried, phrases
from coach.score.cues import Cue, Phrase, Score
from coach.score.estimate import estimated
from coach.score.plan import Plan
from coach.session.assemble import chime_file, open_baker
from coach.session.prepare import Bakes, unrecorded, unspoken
from coach.settings import Settings
from coach.sound.clips import Clip
from coach.sound.pacers import pacer_file

Count = Callable[[int, int], None]
"""Hears how many phrases of how many are baked; what it raises ends the baking."""


def baked(id_: str, plan: Plan, settings: Settings, words: Words, progress: Count) -> Piece:
    """The piece that a file is made of which needs so much of the words.

    Raises UsageError for a voice that is not there, VoiceError when it fails and must be heard.
    """
    try:
        baker = None if words is Words.UNSAID else _baker(settings, plan)
        clips = _clips(plan, baker, progress) if baker else {}
    except VoiceError:
        if words is Words.HEARD:
            raise
        baker, clips = None, {}
    score = _said(plan, clips) if baker else _shown(plan)
    return Piece(id_, score, lambda cue: _source(cue, clips), settings)


def _baker(settings: Settings, plan: Plan) -> Bakes | None:
    return open_baker(settings.voice, settings.rate, plan.language)


def _clips(plan: Plan, baker: Bakes, progress: Count) -> dict[Phrase, Clip]:
    """Of all phrases, and of the quicker ones where those do not fit."""
    try:
        clips = baker.bake([p for step in plan.steps for p in phrases(plan, step)], progress)
        lengths = _lengths(clips)
        clips |= baker.bake([p for step in plan.steps for p in hurried(step, lengths)], progress)
        return clips
    finally:
        baker.close()


def _said(plan: Plan, clips: Mapping[Phrase, Clip]) -> Score:
    score = compile_score(plan, _lengths(clips))
    stood_in = (
        replace(part, concessions=(*part.concessions, *unrecorded(step, clips)))
        for step, part in zip(plan.steps, score.parts, strict=True)
        if part
    )
    return score.with_parts(stood_in)


def _shown(plan: Plan) -> Score:
    score = compile_score(plan, estimated)
    return score.with_parts(map(unspoken, filter(None, score.parts)))


def _lengths(clips: Mapping[Phrase, Clip]) -> LengthOf:
    return lambda phrase: clips[phrase].length_ms if phrase in clips else None


def _source(cue: Cue, clips: Mapping[Phrase, Clip]) -> Path | None:
    match cue.channel:
        case "chime":
            return chime_file(cue.text)
        case "pacer":
            return pacer_file(cue)
    return clips[cue.phrase].path if cue.phrase else None
