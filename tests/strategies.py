"""Hypothesis strategies for valid routines: as plain trees, as YAML texts, and as models.

Every routine they give reads without a problem, warnings included: each key is used as the format
means it, every cue lies inside its step, and where there are lengths, a last step of rest makes
the seconds add up to each of them exactly. They stay small: at most five parts, blocks one deep,
under an hour in all.

    routine_trees()   what a YAML loader gives: dictionaries, lists, numbers, texts
    routine_texts()   such a tree as a file: block or flow style, quoted or plain, LF or CRLF
    routines()        such a tree as the frozen model that the score is made from

A routine takes some milliseconds to draw: decorate what takes one with `@unhurried`, or with
`@settings(unhurried, max_examples=…)`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from coach.routine.model import Routine
from coach.routine.vocabulary import (
    GOALS,
    PACES,
    POSITIONS,
    REGIONS,
    STROKES,
    TOOLS,
    TYPES,
    Countdown,
    Form,
)

Tree = dict[str, Any]

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long drawing takes says nothing about what is tested."""

_NAMES = (
    "Settle",
    "Glide over the shoulder top",
    "Press 2 spots",
    "Out-breath & rest",
    "Élan: soft",
)
_SENTENCES = (
    "Sit tall, feet flat.",
    "Don’t hurry; it's fine",
    'Say "ah" – and let go…',
    "Ready? Lean in: 2 or 3 cm!",
    "- not a list, # not a comment.",
    "Again (naïve, but true).",
    "yes",
    "1:30",
    "Breathe in [breath] and out. [pause 0.5s]",
)
_SIDED = (
    "{Side} shoulder, with your {other_side} hand.",
    "Now {side}",
    "{Other_side}? No: {Side}!",
)
_SIDES = (["left"], ["right"], ["left", "right"], ["right", "left"])


@dataclass(frozen=True)
class _Around:
    """What a step is drawn for."""

    form: str
    lengths: int
    """How many lengths the routine has; 0 for none."""
    in_block: bool = False


@st.composite
def routine_trees(draw: DrawFn) -> Tree:
    """A valid routine as nested dictionaries and lists."""
    form = draw(st.sampled_from([form.value for form in Form]))
    lengths = draw(st.integers(0, 3))
    around = _Around(form, lengths)
    steps = draw(st.lists(_parts(around), min_size=1, max_size=4))
    tree: Tree = {
        "title": draw(_names()),
        "type": draw(st.sampled_from(sorted(TYPES))),
        "form": form,
        **draw(_some({"about": _names(), "position": st.sampled_from([*POSITIONS])})),
        **draw(_some({"good_for": st.lists(st.sampled_from(sorted(GOALS)), max_size=3)})),
        **draw(_some({"countdown": st.sampled_from([c.value for c in Countdown])})),
        "steps": steps,
    }
    if lengths:
        tree["lengths"], rest = _filled([_total(steps, index) for index in range(lengths)])
        steps.append({"name": "Rest", "stroke": "rest", "seconds": rest})
    return tree


@st.composite
def routine_texts(draw: DrawFn) -> str:
    """A valid routine as the text of a file."""
    text: str = yaml.safe_dump(
        draw(routine_trees()),
        sort_keys=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([False, None, True])),
        indent=draw(st.sampled_from([2, 4])),
        width=draw(st.sampled_from([40, 100, 10_000])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
    )
    comment = draw(st.sampled_from(["", "# A comment: with a colon, and é.\n"]))
    return (comment + text).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def routines() -> SearchStrategy[Routine]:
    """A valid routine as the score is given it."""
    return routine_trees().map(Routine.model_validate)


@cache
def _parts(around: _Around) -> SearchStrategy[Tree]:
    block = st.fixed_dictionaries(
        {
            "repeat": st.integers(2, 3),
            "steps": st.lists(
                steps(_Around(around.form, around.lengths, True)), min_size=1, max_size=2
            ),
        }
    )
    return steps(around) | block


@cache
@st.composite
def steps(draw: DrawFn, around: _Around) -> Tree:
    """One step that fits what is around it."""
    stroke = draw(st.sampled_from(sorted(STROKES)))
    step: Tree = {"name": draw(_names()), "stroke": stroke, **draw(_places(stroke))}
    seconds, longest = draw(_timings(around.lengths))
    step["seconds"] = seconds
    sided = "sides" in step
    step |= draw(_speeches(around.form, sided))
    if around.in_block or len(step.get("sides", ())) == 2:
        step |= draw(_some({"again": spoken_texts(sided)}))
    step |= draw(
        _some(
            {
                "pressure": st.integers(0, 10) | st.sampled_from([0.5, 3.5]),
                "tempo": st.integers(1, 300) | st.sampled_from([5.5, 7.25]),
                "breath": st.fixed_dictionaries({"in": _seconds(1, 9), "out": _seconds(1, 9)}),
                "position": st.sampled_from([*POSITIONS]),
                "countdown": st.sampled_from([c.value for c in Countdown]),
                "wait": st.booleans(),
                "cues": st.lists(_cues(around.form, sided, longest), max_size=2),
            }
        )
    )
    return step


@cache
@st.composite
def _places(draw: DrawFn, stroke: str) -> Tree:
    """Region, tool and sides that agree."""
    found: Tree = {}
    if STROKES[stroke].on_region or draw(st.booleans()):
        found["region"] = draw(st.sampled_from(sorted(REGIONS)))
    found |= draw(_some({"tool": st.sampled_from(sorted(TOOLS))}))
    region = REGIONS.get(found.get("region", ""))
    one_handed = "tool" in found and TOOLS[found["tool"]].one_handed
    may = region is None or region.paired
    must = region is not None and region.paired and one_handed
    if must or (may and draw(st.booleans())):
        found["sides"] = draw(st.sampled_from(_SIDES))
    return found


@cache
@st.composite
def _timings(draw: DrawFn, lengths: int) -> tuple[Any, float]:
    """The value of `seconds`, and the longest of its seconds."""
    if draw(st.booleans()):
        value = draw(_seconds(1, 60))
        return value, _in_seconds(value)
    each = st.just(0) | _seconds(1, 60)
    count = max(lengths, 1)
    values = draw(st.lists(each, min_size=count, max_size=count).filter(any))
    return values, max(map(_in_seconds, values))


@cache
def _seconds(shortest: int, longest: int) -> SearchStrategy[Any]:
    """A duration as a number or as m:ss; its parts of a second are halves."""
    whole = st.integers(shortest, longest)
    halves = st.integers(2 * shortest, 2 * longest).map(lambda half: half / 2)
    return whole | halves | whole.map(lambda value: f"{value // 60}:{value % 60:02}")


@cache
@st.composite
def _cues(draw: DrawFn, form: str, sided: bool, longest: float) -> Tree:
    """A cue inside a step that lasts so many seconds at its longest."""
    last = int(longest - 0.5)
    moments: list[SearchStrategy[Tree]] = [
        st.integers(0, 99).map(lambda part: {"at": f"{part}%"}),
        st.integers(0, last).map(lambda seconds: {"at": seconds}),
        st.integers(0, last).map(lambda seconds: {"at": f"{seconds}s"}),
        st.integers(1, int(longest)).map(lambda seconds: {"at": f"-{seconds}s"}),
    ]
    if longest >= 10:
        often = st.integers(5, int(longest / 2))
        moments += [often.map(lambda seconds: {"every": f"{seconds}s"})]
    rare = _some({"if_at_least": st.integers(0, int(longest))})
    return draw(st.one_of(moments)) | draw(_speeches(form, sided, at_least=1)) | draw(rare)


@cache
@st.composite
def _speeches(draw: DrawFn, form: str, sided: bool, at_least: int = 0) -> Tree:
    """Who says what, at least so many texts, and how fast."""
    keys = ["say"] if form == Form.SOLO else ["say", "say_giver", "say_receiver"]
    said = draw(st.lists(st.sampled_from(keys), min_size=at_least, unique=True))
    pace = draw(_some({"pace": st.sampled_from(sorted(PACES))}))
    return {key: draw(spoken_texts(sided)) for key in said} | pace


@cache
def spoken_texts(sided: bool = False) -> SearchStrategy[str]:
    """Some sentences; with sides, placeholders may stand in them."""
    known = (*_SENTENCES, *_SIDED) if sided else _SENTENCES
    return st.lists(st.sampled_from(known), min_size=1, max_size=3).map(" ".join)


@cache
def _names() -> SearchStrategy[str]:
    return st.sampled_from(_NAMES)


def _some(optional: dict[str, SearchStrategy[Any]]) -> SearchStrategy[Tree]:
    """Any of these keys, or none."""
    return st.fixed_dictionaries({}, optional=optional)


def _total(parts: list[Tree], length: int) -> float:
    """How many seconds these parts last at the length with this index."""
    return sum(_lasts(part, length) for part in parts)


def _lasts(part: Tree, length: int) -> float:
    if "repeat" in part:
        return float(part["repeat"] * _total(part["steps"], length))
    written = part["seconds"]
    value = written[length] if isinstance(written, list) else written
    return _in_seconds(value) * len(part.get("sides", ("both",)))


def _in_seconds(value: Any) -> float:
    if isinstance(value, str):
        minutes, seconds = value.split(":")
        return int(minutes) * 60 + int(seconds)
    return float(value)


def _filled(totals: list[float]) -> tuple[list[int], list[float]]:
    """Whole minutes, growing, and the seconds of one more step that make the totals exact.

    That step happens at every length, for three seconds or more.
    """
    minutes: list[int] = []
    for total in totals:
        minutes.append(max(int(total + 3) // 60 + 1, minutes[-1] + 1 if minutes else 1))
    return minutes, [60 * each - total for each, total in zip(minutes, totals, strict=True)]
