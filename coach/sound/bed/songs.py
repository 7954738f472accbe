"""Which files a bed is made of, in which order; and how loud somebody's own music is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TypeAlias

import numpy as np

from coach.sound.arrays import Stereo
from coach.sound.bed.decode import ENDINGS, UndecodableError, decoded
from coach.sound.bed.joined import Piece
from coach.sound.bed.trouble import Told
from coach.sound.level import loudness, ratio
from coach.units import MINUTE, SECOND, to_samples

TARGET_LUFS = -32.0
LOUDEST_LUFS = -26.0
"""Of the loudest three seconds: ducked by 10 dB they are 20 under a voice of -16."""
MOST_DB = 30.0
"""Nothing is made louder than by so much: near silence would become hiss."""
BOTH_EARS_LU = 3.01
"""Two channels sound louder than one by this much (BS.1770 adds their powers)."""
_LONG = to_samples(MINUTE)
Order: TypeAlias = Callable[[Sequence[Path], Path | None], Sequence[Path]]
"""A round of these files, after this one."""
Made: TypeAlias = Callable[[Stereo], Piece]
_EXCERPT, _EXCERPTS = to_samples(SECOND), 40
_SHORT_TERM = 3
"""Seconds."""


def music_in(place: Path) -> list[Path]:
    """The music files of a folder and what is in it, by name; or the one file."""
    if place.is_file():
        return [place]
    found = (file for file in place.rglob("*") if file.suffix.lower() in ENDINGS)
    return sorted(file for file in found if file.is_file() and not _is_hidden(file, place))


def _is_hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def songs(files: Sequence[Path], seed: int, told: Told) -> Iterator[Piece]:
    """Levelled, in one shuffled round after the other."""
    chance = Random(seed)
    return in_rounds(files, lambda left, last: _round(left, last, chance), levelled, told)


def in_rounds(files: Sequence[Path], order: Order, made: Made, told: Told) -> Iterator[Piece]:
    """What is made of every file, round after round; one that cannot be played is left out."""
    left, last = list(files), None
    while left:
        for file in order(left, last):
            try:
                piece = made(decoded(file))
            except UndecodableError as error:
                told(error.trouble, file.name)
                left.remove(file)
                continue
            last = file
            yield piece
            del piece


def levelled(samples: Stereo) -> Piece:
    """At -32 LUFS, or softer where it is much louder in places than elsewhere; a long song is kept
    in 16 bits, which is half the memory.
    """
    whole_db, loudest_db = TARGET_LUFS - _loudness(samples), LOUDEST_LUFS - _loudest(samples)
    gain = ratio(min(whole_db, loudest_db, MOST_DB))
    if len(samples) <= _LONG:
        return Piece(samples, np.float32(gain))
    numbers = np.empty(samples.shape, np.int16)
    for start in range(0, len(samples), _LONG):
        part = samples[start : start + _LONG]
        numbers[start : start + _LONG] = np.rint(np.clip(part, -1, 1) * 32_767)
    return Piece(numbers, np.float32(gain / 32_767))


def _loudness(samples: Stereo) -> float:
    """Of excerpts from all over it: as good as the whole, and not a gigabyte of spectra."""
    step = max(len(samples) // _EXCERPTS, _EXCERPT)
    return _both(samples[i : i + _EXCERPT] for i in range(0, len(samples), step))


def _loudest(samples: Stereo) -> float:
    """Of the three seconds with the most power (EBU's short-term loudness, at its highest)."""
    seconds = [samples[i : i + _EXCERPT] for i in range(0, len(samples), _EXCERPT)]
    powers = [float(np.mean(np.square(second))) for second in seconds]
    width = min(_SHORT_TERM, len(powers))
    first = int(np.convolve(powers, np.ones(width), "valid").argmax())
    return _both(seconds[first : first + _SHORT_TERM])


def _both(excerpts: Iterable[Stereo]) -> float:
    """How loud some excerpts are together, in both ears."""
    heard = list(excerpts)
    ears = [excerpt[:, ear] for ear in (0, 1) for excerpt in heard]
    return loudness(np.concatenate(ears)) + BOTH_EARS_LU


def _round(files: Sequence[Path], last: Path | None, chance: Random) -> list[Path]:
    """All of them in a chance order that does not begin with the last one."""
    order = chance.sample(files, len(files))
    if order[0] == last and len(order) > 1:
        place = chance.randrange(1, len(order))
        order[0], order[place] = order[place], order[0]
    return order
