"""The chimes: what tells the listener, without a word, what happens."""

import hashlib
import io
import wave
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyloudnorm

Sound = npt.NDArray[np.float64]


class Partial(NamedTuple):
    """One way a bowl rings, relative to the note struck."""

    ratio: float
    """Frequency over the note's own."""
    beat_hz: float
    """Added to the frequency; a near twin makes the note breathe."""
    level: float
    """Amplitude over the fundamental's."""
    decay: float
    """Decay time over the fundamental's."""


class Stroke(NamedTuple):
    """One touch of the mallet."""

    at_ms: int
    note: str
    force: float = 1.0


class Chime(NamedTuple):
    """One sound: what is struck, for how long it rings, and what it tells the listener."""

    strokes: tuple[Stroke, ...]
    decay_ms: int
    """Time for the lowest note to fall to 1/e of its amplitude; higher notes fall faster."""
    length_ms: int
    gain_db: float
    """Level of a stroke of force 1, in dB below full scale."""
    purpose: str


RATE_HZ = 48_000
ATTACK_MS = 40
FADE_SHARE = 0.45
"""Last part of every sound, as a share of its length, over which it sinks to zero."""
WINDOW_MS, HOP_MS = 400, 20
"""Momentary loudness: 400 ms (BS.1770 block, EBU Tech 3341), read every 20 ms."""
LICENCE = "CC0-1.0"
MADE = "synthesised bowl under a soft mallet (decaying, slightly inharmonic partials), struck on"

LOWEST_HZ = 349.23
"""F4. The rest is pure thirds and fifths above it, so that notes ringing together do not beat."""
NOTE_HZ = {
    "F4": LOWEST_HZ,
    "G4": LOWEST_HZ * 9 / 8,
    "A4": LOWEST_HZ * 5 / 4,
    "C5": LOWEST_HZ * 3 / 2,
    "D5": LOWEST_HZ * 27 / 16,
    "F5": LOWEST_HZ * 2,
    "A5": LOWEST_HZ * 5 / 2,
}

BOWL = (
    Partial(1.0, 0.0, 1.0, 1.0),
    Partial(1.0, 1.1, 0.3, 1.0),
    Partial(2.005, 0.0, 0.08, 0.6),
    Partial(2.76, 0.0, 0.06, 0.35),
    Partial(5.2, 0.0, 0.01, 0.15),
)

CHIMES: dict[str, Chime] = {
    "start": Chime(
        (Stroke(0, "F4"), Stroke(230, "C5", 0.85), Stroke(460, "F5", 0.75)),
        480, 1440, -16.4, "welcome, before the first word of a session",
    ),
    "change": Chime((Stroke(0, "C5"),), 420, 1000, -13.8, "a new step begins"),
    "side": Chime(
        (Stroke(0, "C5"), Stroke(280, "A5", 0.8)),
        420, 1200, -15.3, "the work moves to the other side",
    ),
    "tick": Chime((Stroke(0, "F5"),), 110, 240, -12.6, "one bell of a countdown"),
    "ready": Chime(
        (Stroke(0, "A4", 0.8), Stroke(120, "C5", 0.85), Stroke(240, "F5", 0.9)),
        300, 900, -15.7, "answer to: I am ready",
    ),
    "pause": Chime(
        (Stroke(0, "D5", 0.85), Stroke(240, "G4")),
        360, 1100, -15.2, "the session pauses",
    ),
    "resume": Chime(
        (Stroke(0, "G4"), Stroke(240, "D5", 0.85)),
        360, 1100, -15.5, "the session goes on",
    ),
    # 418 ms is a whole number of turns of both notes: the second stroke joins the ring in phase.
    "hurt": Chime(
        (Stroke(0, "F4"), Stroke(0, "C5", 0.3), Stroke(418, "F4", 0.75), Stroke(418, "C5", 0.2)),
        380, 1300, -14.4, "answer to: this hurts",
    ),
    "end": Chime(
        (
            Stroke(0, "A5", 0.6), Stroke(170, "F5", 0.7),
            Stroke(340, "C5", 0.8), Stroke(510, "F4"),
        ),
        500, 1490, -16.7, "the session is over",
    ),
}  # fmt: skip


def samples(length_ms: int) -> int:
    """Length in samples."""
    return length_ms * RATE_HZ // 1000


def ramp(count: int) -> Sound:
    """Raised cosine from 0 towards 1, ``count`` samples."""
    return 0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)


def ring(hz: float, decay_s: float, seconds: Sound) -> Sound:
    """Sum of a bowl's partials at the given times since the stroke, attack not yet shaped."""
    total = np.zeros_like(seconds)
    for part in BOWL:
        turns = (hz * part.ratio + part.beat_hz) * seconds
        total += part.level * np.exp(-seconds / (decay_s * part.decay)) * np.sin(2 * np.pi * turns)
    return total


def struck(stroke: Stroke, decay_ms: int, count: int) -> Sound:
    """``count`` samples of one note; a note's decay shrinks with the root of its frequency."""
    hz = NOTE_HZ[stroke.note]
    decay_s = decay_ms / 1000 * (LOWEST_HZ / hz) ** 0.5
    sound = stroke.force * ring(hz, decay_s, np.arange(count) / RATE_HZ)
    attack = ramp(samples(ATTACK_MS))
    sound[: attack.size] *= attack
    return sound


def synthesise(chime: Chime) -> Sound:
    """The whole chime in -1..1 at 48 kHz, first and last sample zero."""
    sound = np.zeros(samples(chime.length_ms))
    for stroke in chime.strokes:
        first = samples(stroke.at_ms)
        sound[first:] += struck(stroke, chime.decay_ms, sound.size - first)
    fade = ramp(int(sound.size * FADE_SHARE))[::-1]
    sound[-fade.size :] *= fade
    return np.asarray(sound * 10 ** (chime.gain_db / 20))


def momentary_lufs(sound: Sound) -> float:
    """Loudest 400 ms window, in LUFS (BS.1770); a shorter sound is followed by silence."""
    meter = pyloudnorm.Meter(RATE_HZ, block_size=WINDOW_MS / 1000)
    window = samples(WINDOW_MS)
    padded = np.pad(sound, (0, max(0, window - sound.size)))
    starts = range(0, padded.size - window + 1, samples(HOP_MS))
    return max(float(meter.integrated_loudness(padded[at : at + window])) for at in starts)


def quantised(sound: Sound) -> npt.NDArray[np.int16]:
    """Nearest 16-bit values of a sound in -1..1."""
    return np.rint(sound * 32767).astype("<i2")


def wav_bytes(pcm: npt.NDArray[np.int16]) -> bytes:
    """A mono 16-bit WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(pcm.tobytes())
    return out.getvalue()


def chime_row(name: str, pcm: npt.NDArray[np.int16], data: bytes) -> dict[str, str | int | float]:
    """A manifest row: length in ms, loudness in LUFS, SHA-256 of the whole file."""
    return {
        "file": f"chimes/{name}.wav",
        "purpose": CHIMES[name].purpose,
        "made": " ".join([MADE, *(stroke.note for stroke in CHIMES[name].strokes)]),
        "licence": LICENCE,
        "length_ms": CHIMES[name].length_ms,
        "momentary_lufs": round(momentary_lufs(pcm / 32767), 1),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def made() -> tuple[dict[str, dict[str, str | int | float]], dict[str, bytes]]:
    """The manifest's rows by name, and every file by its path from this folder."""
    rows, files = {}, {}
    for name, chime in CHIMES.items():
        pcm = quantised(synthesise(chime))
        data = wav_bytes(pcm)
        rows[name] = chime_row(name, pcm, data)
        files[f"chimes/{name}.wav"] = data
    return rows, files
