"""Small pieces with the real voice, and what must be heard of them."""

from functools import cache
from pathlib import Path

import av
import numpy as np

from bench.recording import Expected, Recording, Sounding, samples_of
from coach.export.bake import baked
from coach.export.formats import Words, format_of
from coach.export.piece import Piece, Wishes
from coach.export.target import replaced
from coach.settings import Settings
from coach.units import to_samples
from tests.scores import plan_of

SHORT = """
title: "Ohren & Schultern --> größer"
type: swedish
form: partner
steps:
  - {name: Settle, stroke: settle, seconds: 10, say: "Sit tall. Breathe."}
  - name: Glide over the shoulder top
    stroke: effleurage
    region: upper_trap
    tool: palms
    sides: [left, right]
    seconds: 14
    pressure: 3
    tempo: 12
    say_giver: "{Side} shoulder. Glide from the neck out over the top, slowly and softly."
    say_receiver: "Let your breath go."
  - {name: Rest, stroke: rest, seconds: 12, say: "Rest your hands."}
"""
"""Fifty seconds for two people, with signs that some formats write otherwise."""


def quiet(**changed: object) -> Settings:
    """The system's voice, and nothing under it."""
    return Settings(**{"voice": "system", "bed": "none", **changed})  # type: ignore[arg-type]


@cache
def piece(text: str = SHORT, **changed: object) -> Piece:
    """The routine of this text, every word baked; with the settings of `quiet`."""
    settings = quiet(**changed)
    return baked("short", plan_of(text), settings, Words.HEARD, lambda _done, _of: None)


def written(made: Piece, path: Path) -> Path:
    """The file, made as the command makes it."""
    with replaced(path) as part:
        format_of(path.name).write(made, part, Wishes(), lambda _part: None)
    return path


def expected(made: Piece) -> Expected:
    """All that must be heard of it."""
    sounds = [
        Sounding(cue, to_samples(cue.at_ms), samples_of(source))
        for cue in made.score.cues
        if (source := made.source_of(cue))
    ]
    return Expected(to_samples(made.score.total_ms), tuple(sounds))


def decoded(path: Path) -> Recording:
    """A file as FFmpeg plays it: without what an encoder put before and after the sound."""
    with av.open(str(path)) as file:
        resampler = av.AudioResampler("flt", "stereo", 48_000)
        frames = [f for frame in file.decode(audio=0) for f in resampler.resample(frame)]
        heard = np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in frames])
    return Recording(heard, 1.0, 0.6 / 32_768)
