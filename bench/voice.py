"""How fast the natural voice is baked, and how soon a session with it is heard."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np

from bench import servers
from bench.figure import Figure, environment
from coach import paths
from coach.errors import VoiceError
from coach.routine.read import read
from coach.score.arrange import arrange
from coach.score.choice.choose import Choices
from coach.score.compile import phrases
from coach.score.cues import Phrase
from coach.sound.clips import Baker, Clip, ClipCache
from coach.sound.pcm import read_sound
from coach.sound.voices import Voice, load
from coach.sound.voices.roster import find_voice
from coach.units import SAMPLE_RATE

ROUTINE, MINUTES = "swedish/swedish-solo.yaml", 20
REAL_TIME, CACHED_S = 8.0, 0.3
FIRST_S, FIRST_CACHED_S = 3.0, 1.0
WORD_MS, LATE_MS = 1_600, 60
"""The first word is due so long after the chime began; the log is written this late at most."""
TURNS, QUICK_TURNS = 5, 1
LIMIT_S = 60.0


def measure(*, quick: bool) -> list[Figure]:
    """With a cache that is empty at first, each turn."""
    try:
        load("piper").check()
    except VoiceError as missing:
        return [Figure("natural voice", "installed", missing.hint, kept=False)]
    turns = [_started() for _ in range(QUICK_TURNS if quick else TURNS)]
    return [*_baked(quick=quick), *_first_sounds(turns)]


def _baked(*, quick: bool) -> list[Figure]:
    wanted = _wanted()[: 20 if quick else None]
    with tempfile.TemporaryDirectory() as folder:
        voice = find_voice("piper", Path(folder))
        clips, new_s = _timed(wanted, Path(folder), voice)
        _clips, cached_s = _timed(wanted, Path(folder), voice)
        spoken_s = sum(_spoken_s(clip.path) for clip in clips.values())
    return [
        Figure(
            f"baking a new {MINUTES}-minute routine with the natural voice, against real time",
            f"≥ {REAL_TIME:.0f}×",
            f"{spoken_s / new_s:.1f}×",
            spoken_s / new_s >= REAL_TIME,
            f"{len(clips)} clips, {spoken_s:.0f} s of words without their pauses in {new_s:.1f} s",
        ),
        Figure(
            "the same again, from the cache",
            f"≤ {CACHED_S} s",
            f"{cached_s:.2f} s",
            cached_s <= CACHED_S,
        ),
    ]


def _wanted() -> list[Phrase]:
    routine = read(paths.bundled("routines") / ROUTINE).routine
    assert routine
    plan = arrange(routine, Choices(MINUTES))
    return [*dict.fromkeys(phrase for step in plan.steps for phrase in phrases(plan, step))]


def _timed(
    wanted: Sequence[Phrase], folder: Path, voice: Voice
) -> tuple[dict[Phrase, Clip], float]:
    """From nothing running to the last clip."""
    start_s = time.perf_counter()
    with Baker(voice, ClipCache(folder)) as baker:
        clips = baker.bake(wanted)
        return clips, time.perf_counter() - start_s


def _spoken_s(clip: Path) -> float:
    """How long it sounds: the silences between sentences are nothing but zeros."""
    sound = read_sound(clip)[0]
    width = SAMPLE_RATE // 100
    blocks = np.abs(sound[: len(sound) // width * width]).reshape(-1, width).max(axis=1, initial=0)
    return float(np.count_nonzero(blocks)) / 100


def _started() -> list[tuple[float, float]]:
    """Seconds to the chime, and from there to the first word: nothing cached, then cached."""
    with tempfile.TemporaryDirectory() as home:
        return [_heard(Path(home), f"{turn}.log") for turn in range(2)]


def _heard(home: Path, name: str) -> tuple[float, float]:
    log = home / name
    own = {"MASSAGE_COACH_CACHE": f"{home}/cache", "XDG_CONFIG_HOME": str(home)}
    words = ["play", str(paths.bundled("routines") / ROUTINE), "--headless", "--no-questions"]
    start_s = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(servers.RUN), *words, "--voice", "piper", "--log", str(log)],
        env=environment(SDL_AUDIODRIVER="dummy", **own),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        chime_s = _line_s(log, 1)
        word_s = _line_s(log, 2)
    finally:
        servers.end(process)
    assert json.loads(log.read_text("utf-8").split("\n")[1])["at_ms"] == WORD_MS
    return chime_s - start_s, word_s - chime_s


def _line_s(log: Path, lines: int) -> float:
    """When there were so many lines in the log."""
    end_s = time.perf_counter() + LIMIT_S
    while time.perf_counter() < end_s:
        if log.exists() and log.read_bytes().count(b"\n") >= lines:
            return time.perf_counter()
        time.sleep(0.002)
    raise AssertionError("nothing was heard")


def _first_sounds(turns: Sequence[Sequence[tuple[float, float]]]) -> list[Figure]:
    figures = []
    for index, (state, most_s) in enumerate(
        (("nothing cached", FIRST_S), ("cached", FIRST_CACHED_S))
    ):
        chime_s = median(turn[index][0] for turn in turns)
        late_ms = max(abs(turn[index][1] * 1_000 - WORD_MS) for turn in turns)
        figures.append(
            Figure(
                f"from `play` to the first sound with the natural voice, {state}",
                f"≤ {most_s:.0f} s, the word on time",
                f"{chime_s:.2f} s",
                chime_s <= most_s and late_ms <= LATE_MS,
                f"{len(turns)} turns; the word at most {late_ms:.0f} ms from {WORD_MS} ms after",
            )
        )
    return figures
