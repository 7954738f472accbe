"""A routine to begin with: commented, as long as wanted, and passing every check."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from coach.errors import UsageError
from coach.routine.beginnings import ASK, BEGINNINGS, MOVE, REST, Beginning, Move, settling
from coach.routine.vocabulary import TYPES, Form

TYPE, FORM, MINUTES = "swedish", Form.SOLO.value, 5
"""What is written for whoever does not choose."""
SHORTEST, LONGEST = 3, 45
LONGEST_STRETCH = 60
"""Minutes; beyond the longest the care rules warn."""
LEAST_S, USUAL_S, MOST_S = 32, 40, 60
"""Seconds of a step that fills the time, per side."""
MOST_REST_S = 240
BREATH_S = 10

_COMMENTS = {
    "type": "{types}",
    "form": "solo, or partner: then say_giver and say_receiver speak to each of you",
    "lengths": "minutes; [5, 10] takes two timings for every step: seconds: [30, 60]",
    "stroke": "what is done; an editor that knows YAML schemas lists the others",
    "seconds": "they hold the words and the work; 1:30 is a minute and a half",
    "say": "spoken text: always in quotes",
    "region": "where",
    "sides": "one step, done on each side for its seconds",
    "pressure": "how strong it feels, 0 to 10; {cap} is the most for {type}",
    "tempo": "per minute",
    "again": "short words for the second side and for later rounds",
    "repeat": "everything below, so many times",
    "breath": "seconds; a breath circle guides",
}
"""What is told of a key where it stands for the first time."""


def longest(type_: str) -> int:
    """The most minutes that a new routine of this type may last."""
    return LONGEST_STRETCH if type_ == "stretching" else LONGEST


def starter(
    name: str, schema: str, type_: str = TYPE, form: str = FORM, minutes: int = MINUTES
) -> str:
    """The text of a new routine; `schema` is where its JSON schema is found.

    Raises UsageError for minutes that cannot be had.
    """
    if not SHORTEST <= minutes <= longest(type_):
        hint = f"Choose {SHORTEST} to {longest(type_)}."
        raise UsageError(f"{type_} cannot begin with {minutes} minutes", hint)
    lines = [*_head(name, schema), *_routine(name, type_, form, minutes)]
    return "\n".join(_commented(lines, type_)) + "\n"


def _head(name: str, schema: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={schema}"
    yield "#"
    yield f"# A routine of your own. Change anything, then listen:  massage-coach play {name}"
    yield f"# Is it sound, and do the words fit their seconds?      massage-coach check {name}"


def _routine(name: str, type_: str, form: str, minutes: int) -> Iterator[str]:
    title = name.replace("-", " ").replace("_", " ").strip().capitalize() or "My routine"
    beginning = BEGINNINGS[type_, form]
    yield f'title: "{title}"'
    yield f"type: {type_}"
    yield f"form: {form}"
    yield f"lengths: [{minutes}]"
    yield f"position: {beginning.position}"
    if beginning.needs:
        yield f"needs: [{', '.join(map(_quoted, beginning.needs))}]"
    if beginning.set_up:
        yield f"set_up: {_quoted(beginning.set_up)}"
    yield ""
    yield "steps:"
    yield from _steps(beginning, form, minutes * 60)


def _steps(beginning: Beginning, form: str, total_s: int) -> Iterator[str]:
    """The steps as lines: what is done once, and rounds that fill the time."""
    opening, closing = settling(form), _resting(total_s)
    filling_s = total_s - _seconds([opening, *beginning.before, closing])
    asked = (ASK,) if form == Form.PARTNER else ()
    least_s = LEAST_S * beginning.filling[0].units + _seconds(asked)
    after = _as_fits([*beginning.after[:1], MOVE, *beginning.after[1:]], filling_s - least_s)
    rounds, block = _rounds(beginning.filling, asked, filling_s - _seconds(after))
    opening = replace(opening, seconds=total_s - _seconds([*beginning.before, *after, closing]))
    opening = replace(opening, seconds=opening.seconds - rounds * _seconds(block))
    for move in (opening, *beginning.before):
        yield from _step(move, form, rounds=1)
    if rounds > 1:
        yield f"  - repeat: {rounds}"
        yield "    steps:"
    for move in block:
        yield from _step(move, form, rounds, indent="      " if rounds > 1 else "  ")
    for move in [*sorted(after, key=lambda move: move is MOVE), closing]:
        yield from _step(move, form, rounds=1)


def _resting(total_s: int) -> Move:
    """A tenth of the time, in whole breaths."""
    tenth_s = -(-total_s // (10 * BREATH_S)) * BREATH_S
    least_s = 30 if total_s <= 600 else 50
    return replace(REST, seconds=min(max(tenth_s, least_s), MOST_REST_S))


def _as_fits(moves: Iterable[Move], room_s: int) -> list[Move]:
    """As many of these as there is room for, in this order."""
    found: list[Move] = []
    for move in moves:
        if _seconds([*found, move]) > room_s:
            break
        found.append(move)
    return found


def _rounds(filling: Sequence[Move], asked: Sequence[Move], room_s: int) -> tuple[int, list[Move]]:
    """How many rounds of which steps fill the time as well as whole seconds can; perhaps none."""
    for count in range(len(filling), 0, -1):
        units = sum(move.units for move in filling[:count])
        rounds = max(room_s // (units * USUAL_S + _seconds(asked)), 1)
        each_s = min((room_s // rounds - _seconds(asked)) // units, MOST_S)
        if each_s >= LEAST_S:
            timed = [replace(move, seconds=each_s) for move in filling[:count]]
            middle = (count + 1) // 2
            return rounds, [*timed[:middle], *asked, *timed[middle:]]
    return 0, []


def _seconds(moves: Iterable[Move]) -> int:
    return sum(move.seconds * move.units for move in moves)


def _step(move: Move, form: str, rounds: int, indent: str = "  ") -> Iterator[str]:
    head, *lines = _keys(move, form, rounds)
    yield f"{indent}- {head}"
    for line in lines:
        yield f"{indent}  {line}"
    yield ""


def _keys(move: Move, form: str, rounds: int) -> Iterator[str]:
    yield f"name: {move.name}"
    yield f"stroke: {move.stroke}"
    if move.region:
        yield f"region: {move.region}"
    if move.tool:
        yield f"tool: {move.tool}"
    if move.sides:
        yield f"sides: [{', '.join(move.sides)}]"
    yield f"seconds: {move.seconds}"
    if move.pressure:
        yield f"pressure: {move.pressure}"
    if move.tempo:
        yield f"tempo: {move.tempo:g}"
    yield f"{_speaker(move, form)}: {_quoted(move.say)}"
    if move.again and (move.sides or rounds > 1):
        yield f"again: {_quoted(move.again)}"
    yield from move.more


def _speaker(move: Move, form: str) -> str:
    """The key of its words: with a partner, the giver's are for what presses."""
    if form == Form.SOLO or not (move.pressure or move.stroke == "press_hold"):
        return "say"
    return "say_giver"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _commented(lines: Iterable[str], type_: str) -> Iterator[str]:
    """Each key explained where it stands for the first time."""
    others = ", ".join(row for row in TYPES if row != type_)
    named = {"types": others, "cap": TYPES[type_].cap, "type": type_}
    seen: set[str] = set()
    for line in lines:
        key = line.lstrip(" -").partition(":")[0]
        if key in _COMMENTS and key not in seen and not line.startswith("#"):
            seen.add(key)
            yield f"{line}   # {_COMMENTS[key].format(**named)}"
        else:
            yield line
