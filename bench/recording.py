"""What a session must sound like, and where that is in a recording of it.

What is expected is put together here from the clips and chimes on disk, sample by sample, and not
by the program's own mixer.
"""

import wave
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.routine.read import read
from coach.routine.translations import in_language
from coach.routine.vocabulary import ENGLISH
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score, hurried, phrases
from coach.score.cues import Cue, Phrase, Score
from coach.session.assemble import chime_file
from coach.session.voicing import open_baker
from coach.sound.clips import Clip
from coach.units import MINUTE, SAMPLE_RATE, SAMPLES_PER_MS, to_samples

Samples = NDArray[np.float32]
"""Mono, 48 kHz, full scale ±1."""

LONGEST = 60 * SAMPLE_RATE
"""No clip is longer than this."""
HEAD = SAMPLE_RATE // 2
"""An onset is looked for by this much of what follows it."""
REACH = SAMPLE_RATE // 10
"""How far from its place an onset is looked for."""
AUDIBLE = 1e-3
EACH_EAR = np.float32(0.5**0.5)
_BLOCK = to_samples(MINUTE)


@dataclass(frozen=True, slots=True)
class Sounding:
    """A cue and its sound, at its sample of the score."""

    cue: Cue
    at: int
    samples: Samples


@dataclass(frozen=True)
class Expected:
    """Everything that sounds in a score, in order."""

    total: int
    """Samples of the whole score."""
    sounds: tuple[Sounding, ...]

    def between(self, start: int, stop: int) -> Samples:
        """What sounds from one sample of the score to another."""
        mixed = np.zeros(stop - start, np.float32)
        first = bisect_right(self._starts, start - LONGEST)
        for sound in self.sounds[first : bisect_right(self._starts, stop)]:
            low, high = max(sound.at, start), min(sound.at + len(sound.samples), stop)
            if low < high:
                mixed[low - start : high - start] += sound.samples[low - sound.at : high - sound.at]
        return mixed

    @cached_property
    def _starts(self) -> list[int]:
        return [sound.at for sound in self.sounds]


@dataclass(frozen=True, slots=True)
class Recording:
    """A stereo recording on disk, read as far as it is asked for."""

    raw: NDArray[Any]
    """Shape (n, 2), the format's own numbers."""
    full_scale: float
    exactness: float
    """How far the format's rounding may carry a sample."""

    def __len__(self) -> int:
        return len(self.raw)

    def between(self, start: int, stop: int) -> Samples:
        """The left channel; silence before the beginning and after the end."""
        inside = self.raw[max(start, 0) : max(stop, 0), 0]
        mono = np.zeros(stop - start, np.float32)
        offset = max(-start, 0)
        mono[offset : offset + len(inside)] = inside / np.float32(self.full_scale)
        return mono

    def blocks(self) -> Iterator[tuple[int, Samples]]:
        """The whole recording, minute by minute."""
        for start in range(0, len(self), _BLOCK):
            yield start, self.between(start, min(start + _BLOCK, len(self)))


@dataclass(frozen=True, slots=True)
class Heard:
    """An onset as it was found: how many samples late, and the part of it that does not fit."""

    cue: Cue
    late: int
    misfit: float


def of_disk_driver(path: Path) -> Recording:
    """What SDL's disk driver wrote: 32-bit floats."""
    return Recording(np.memmap(path, np.float32, "r").reshape(-1, 2), 1.0, 0.0)


def of_sound_server(path: Path) -> Recording:
    """What was recorded from a sound server in 16 bits."""
    whole = path.stat().st_size // 4 * 2
    raw = np.memmap(path, "<i2", "r", shape=(whole,)).reshape(-1, 2)
    return Recording(raw, 32_768.0, 1 / 32_768)


def score_of(
    path: Path, minutes: int | None = None, language: str = ENGLISH
) -> tuple[Score, dict[Phrase, Clip]]:
    """A routine's score with the system's voice, and its clips, baked where they are missing."""
    routine = read(path).routine
    assert routine, f"{path} has errors"
    plan = arrange(in_language(routine, language), Choices(minutes))
    baker = open_baker("system", language=plan.language)
    assert baker
    try:
        clips = baker.bake(phrase for step in plan.steps for phrase in phrases(plan, step))
        lengths = {phrase: clip.length_ms for phrase, clip in clips.items()}
        clips |= baker.bake(phrase for step in plan.steps for phrase in hurried(step, lengths.get))
    finally:
        baker.close()
    lengths = {phrase: clip.length_ms for phrase, clip in clips.items()}
    return compile_score(plan, lengths.get), clips


def expected(score: Score, clips: dict[Phrase, Clip]) -> Expected:
    """All that must be heard of a score."""

    def sounding(cue: Cue) -> Sounding:
        file = clips[cue.phrase].path if cue.phrase else chime_file(cue.text)
        return Sounding(cue, to_samples(cue.at_ms), samples_of(file))

    audible = (cue for cue in score.cues if cue.phrase or cue.channel == "chime")
    return Expected(to_samples(score.total_ms), tuple(map(sounding, audible)))


@lru_cache(maxsize=512)
def samples_of(path: Path) -> Samples:
    """A 16-bit mono WAV, as loud in each of two ears as makes it as loud in both as it is alone."""
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
        frames = file.readframes(file.getnframes())
    return np.frombuffer(frames, "<i2").astype(np.float32) / np.float32(32_768) * EACH_EAR


def beginning(recording: Recording, wanted: Expected) -> int:
    """The sample of the recording at which the score's clock was 0; its first cue must be heard."""
    first = wanted.sounds[0]
    loud = next(_audible(recording.blocks()))
    rough = loud - first.at - int(np.flatnonzero(np.abs(first.samples) >= AUDIBLE)[0])
    return rough + _find(recording, wanted, first, rough).late


def onsets(recording: Recording, wanted: Expected, offset: int) -> list[Heard]:
    """Every sound of the score as it was found near its place."""
    return [_find(recording, wanted, sound, offset) for sound in wanted.sounds]


def first_difference(
    recording: Recording, wanted: Expected, offset: int, since: int = 0
) -> int | None:
    """The first sample of the score, from `since` on, that was recorded differently."""
    for start in range(since, wanted.total, _BLOCK):
        stop = min(start + _BLOCK, wanted.total)
        heard = recording.between(offset + start, offset + stop)
        strange = np.abs(heard - wanted.between(start, stop)) > recording.exactness
        if strange.any():
            return start + int(strange.argmax())
    return None


def gaps(heard: Iterable[Heard]) -> int:
    """How often sound was lost or silence put in: by a millisecond or more, between two onsets."""
    late = [found.late for found in heard]
    return sum(abs(after - before) >= SAMPLES_PER_MS for before, after in pairwise(late))


def _audible(blocks: Iterable[tuple[int, Samples]]) -> Iterator[int]:
    for start, block in blocks:
        loud = np.flatnonzero(np.abs(block) >= AUDIBLE)
        if len(loud):
            yield start + int(loud[0])


def _find(recording: Recording, wanted: Expected, sound: Sounding, offset: int) -> Heard:
    """Where the beginning of a sound fits best: there, if it fits exactly."""
    length = min(len(sound.samples), HEAD)
    template = wanted.between(sound.at, sound.at + length)
    place = offset + sound.at
    heard = recording.between(place - REACH, place + REACH + length)
    if np.abs(heard[REACH : REACH + length] - template).max() <= recording.exactness:
        return Heard(sound.cue, 0, 0.0)
    misfits = _misfits(heard, template)
    best = int(misfits.argmin())
    return Heard(sound.cue, best - REACH, float(misfits[best]))


def _misfits(heard: Samples, template: Samples) -> NDArray[np.float64]:
    """The squared difference at every place of the template, as a part of its own energy."""
    size = 1 << (len(heard) + len(template)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(template, size))
    common = np.fft.irfft(spectrum, size)[: len(heard) - len(template) + 1]
    energy = np.concatenate([[0.0], np.cumsum(heard.astype(np.float64) ** 2)])
    own = float(np.sum(template.astype(np.float64) ** 2))
    misfits: NDArray[np.float64] = energy[len(template) :] - energy[: -len(template)] - 2 * common
    return (misfits + own) / own
