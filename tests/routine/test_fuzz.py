"""Twenty thousand damaged files: none brings the reader down, whatever is wrong with it."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from coach import paths
from coach.errors import RoutineError
from coach.routine.consistency import minutes_of
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading, decode
from coach.score.arrange import arrange, plans
from coach.score.check import speech_findings
from coach.score.choice.choose import Choices

BASE = """\
# é
title: "Shoulders"
type: swedish
form: partner
lengths: [1, 2]
steps:
  - &glide
    name: Glide
    stroke: effleurage
    region: upper_trap
    tool: hand
    sides: [left, right]
    seconds: [20, 0:45]
    pressure: 3.5
    say: "{Side} side, softly."
    cues:
      - {at: 50%, say_giver: 'Out: on the breath'}
  - repeat: 2
    steps:
      - {name: Rest, stroke: rest, seconds: [10, 15], breath: {in: 4, out: 6}, wait: true}
""".encode()
FREE = (
    BASE.replace(b"lengths: [1, 2]\n", b"")
    .replace(b"[20, 0:45]", b"20")
    .replace(b"[10, 15]", b"10")
)
"""The same without lengths: more of its mutants are routines still."""
PATH = Path("a.yaml")
FILES = sorted(paths.bundled("routines").rglob("*.yaml"))
BATCHES, SMALL, LARGE = 20, 490, 10
"""In each batch, so many mutants of each small file, and of every shipped one."""

NASTY = [
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\x1b[0m"),
    *(b"\t", b"\r", b"\r\n", b"\n\n", b" ", b"\n---\n", b"\n...\n", b"%YAML 9.9\n", b"# "),
    *(b":", b": ", b"- ", b"? ", b"| \n", b">-\n", b", ", b"{", b"}", b"[", b"]", b'"', b"'"),
    *(b"&a ", b"*a", b"*glide", b"<<: *glide\n", b"!!python/object:os.system ", b"!x "),
    *(b"no", b"~", b"null", b".nan", b"-.inf", b"0130", b"1:30", b"1:75", b"1e999", b"-1", b"0"),
    *(b"9" * 400, b"0x7f", b"1_000", b"2024-01-02", b"99:59", b"0.0001", b"240", b"20"),
    *(b"{side}", b"{nobody}", b"{", b"<b>", b"\\u202e", b'"\\x00"', "😀".encode(), "﷽".encode()),
    *(b"[" * 30, b"{a: " * 30, b"- " * 30, b"x" * 3_000, b"\n  " * 40),
    *(b"repeat: 20\n", b"steps: []\n", b"seconds: ", b"sides: [left, left]", b"every: 5s, "),
    *(b"!!binary ", b"\\", b"at: -9, "),
]  # fmt: skip

Mutation = Callable[[Random, bytes], bytes]


def cut(chance: Random, raw: bytes, most: int) -> tuple[bytes, bytes, bytes]:
    """The file before, in and after a random stretch."""
    start = chance.randrange(len(raw) + 1)
    end = min(start + chance.randint(1, most), len(raw))
    return raw[:start], raw[start:end], raw[end:]


def flip(chance: Random, raw: bytes) -> bytes:
    """Another byte in one place."""
    before, _found, after = cut(chance, raw, 1)
    return before + bytes([chance.randrange(256)]) + after


def delete(chance: Random, raw: bytes) -> bytes:
    """A stretch is gone."""
    before, _found, after = cut(chance, raw, 40)
    return before + after


def double(chance: Random, raw: bytes) -> bytes:
    """A stretch is there twice."""
    before, found, after = cut(chance, raw, 80)
    return before + found + found + after


def insert(chance: Random, raw: bytes) -> bytes:
    """Something nasty in between."""
    before, found, after = cut(chance, raw, 1)
    return before + chance.choice(NASTY) + found + after


VALUE = re.compile(rb"""(?:: |- |\[|, )("[^"]*"|[^\s,\[\]{}"']+)""")


def replace(chance: Random, raw: bytes) -> bytes:
    """Something nasty in the place of a value."""
    spans = [found.span(1) for found in VALUE.finditer(raw)] or [(0, 0)]
    start, end = chance.choice(spans)
    return raw[:start] + chance.choice(NASTY) + raw[end:]


def exchange(chance: Random, raw: bytes) -> bytes:
    """Another value of the file in the place of a value."""
    found = list(VALUE.finditer(raw))
    if not found:
        return raw
    one, other = chance.choice(found), chance.choice(found)
    return raw[: one.start(1)] + other[1] + raw[one.end(1) :]


def letter(chance: Random, raw: bytes) -> bytes:
    """Any character of Unicode."""
    before, found, after = cut(chance, raw, 1)
    code = chance.choice(
        [chance.randrange(0x300), chance.randrange(0x3000), chance.randrange(0x110000)]
    )
    return before + chr(code).encode("utf-8", "surrogatepass") + found + after


def swap(chance: Random, raw: bytes) -> bytes:
    """Two lines have changed places."""
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def indent(chance: Random, raw: bytes) -> bytes:
    """A line has moved to the left or to the right."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(12) + lines[at].lstrip()
    return b"\n".join(lines)


def move(chance: Random, raw: bytes) -> bytes:
    """A stretch stands somewhere else."""
    before, found, after = cut(chance, raw, 60)
    rest = before + after
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + found + rest[at:]


MUTATIONS: list[Mutation] = [
    flip, delete, double, insert, replace, replace, exchange, exchange, letter, swap, indent, move,
]  # fmt: skip


def mutant(chance: Random, raw: bytes) -> bytes:
    """The file after one to four accidents."""
    for _time in range(chance.choice([1, 1, 1, 2, 3, 4])):
        raw = chance.choice(MUTATIONS)(chance, raw)
    return raw


def assert_inside(problem: Problem, raw: bytes) -> None:
    """The problem has a message, and a place that an editor can go to."""
    lines = re.split("\r\n|\r|\n", raw.decode("utf-8-sig", "replace"))
    assert problem.rule
    assert problem.message.strip()
    assert 1 <= problem.line <= len(lines)
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def assert_sound(reading: Reading, raw: bytes) -> None:
    """Either errors inside the file, or a routine that every length can be played of."""
    assert isinstance(reading, Reading)
    errors = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert (reading.routine is None) == bool(errors)
    for problem in reading.problems:
        assert_inside(problem, raw)
    if reading.routine is None:
        return
    for minutes in minutes_of(reading.routine):
        try:
            plan = arrange(reading.routine, Choices(minutes))
        except RoutineError:
            continue
        assert plan.total_ms == sum(step.length_ms for step in plan.steps)
    for problem in reading.located(speech_findings(plans(reading.routine))):
        assert_inside(problem, raw)


def test_the_small_files_are_sound() -> None:
    """The mutants have somewhere to fall from."""
    for raw in (BASE, FREE):
        assert decode(raw, PATH).problems == ()
        assert_sound(decode(raw, PATH), raw)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_damage_brings_the_reader_down(batch: int) -> None:
    """Every mutant gives a Reading, with problems inside the file or a routine that plays."""
    chance = Random(batch)
    originals = [BASE, FREE] * SMALL + [
        file.read_bytes() for file in FILES for _time in range(LARGE)
    ]
    for number, original in enumerate(originals):
        raw = mutant(chance, original)
        try:
            assert_sound(decode(raw, PATH), raw)
        except Exception as error:
            error.add_note(f"mutant {number} of batch {batch}: {raw!r}")
            raise


def test_there_are_enough_of_them() -> None:
    """Twenty thousand, as promised."""
    assert BATCHES * (2 * SMALL + LARGE * len(FILES)) >= 20_000
