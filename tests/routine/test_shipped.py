"""Our own routines: sound at every length, exact, quoted, right about sides, and honest."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coach import paths
from coach.routine.care.claims import BANNED
from coach.routine.care.plain import LATIN
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Severity
from coach.routine.read import read
from coach.routine.vocabulary import OPPOSITE, TYPES, Form
from coach.score.arrange import arrange, plans
from coach.score.check import speech_findings
from coach.score.choice.choose import Choices
from coach.score.compile import compile_score
from coach.score.estimate import estimated
from coach.score.plan import Plan, PlannedStep
from coach.units import MINUTE

FILES = sorted(paths.bundled("routines").rglob("*.yaml"))
shipped = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

EVERYDAY = {
    "desk-break": 3,
    "neck-and-shoulder-relief": 5,
    "morning-mobility": 7,
    "before-sleep": 10,
    "post-workout-recovery": 15,
    "gentle-for-lasting-pain": 10,
    "seated-for-two": 15,
    "back-stretch": 10,
}
SPOKEN = {"say", "say_giver", "say_receiver", "again"}
TEXTS = SPOKEN | {"title", "about", "name"}
SIDE_WORD = re.compile(r"\b(to the )?(left|right)\b(?: (\w+))?", re.IGNORECASE)
ACROSS = {"hand", "palm", "fist", "armpit", "foot", "knee", "thigh"}
"""What a step may say of its other side: what works from there, or what the body turns to."""


def routine_of(path: Path) -> Routine:
    """The routine in a file, which has one."""
    routine = read(path).routine
    assert routine is not None
    return routine


def scalars(path: Path, keys: set[str]) -> Iterator[yaml.ScalarNode]:
    """The values of these keys, as they stand in the file."""
    yield from _scalars(yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader), keys)


def _scalars(node: yaml.Node | None, keys: set[str]) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _scalars(part, keys)
    elif isinstance(node, yaml.MappingNode):
        for key, part in node.value:
            if key.value in keys and isinstance(part, yaml.ScalarNode):
                yield part
            yield from _scalars(part, keys)


def sided(path: Path) -> Iterator[tuple[Plan, PlannedStep]]:
    """Every step that is done on one side, at every length."""
    for _minutes, plan in plans(routine_of(path)):
        for step in plan.steps:
            if step.side in OPPOSITE:
                yield plan, step


def test_there_are_routines() -> None:
    """Both forms are shipped; the tests below have something to look at."""
    assert {routine_of(path).form for path in FILES} == {form.value for form in Form}


@shipped
def test_reading_finds_nothing_to_mend(path: Path) -> None:
    """Not even a warning."""
    assert [problem.shown(path.name) for problem in read(path).problems] == []


@shipped
def test_the_words_fit_their_seconds_at_every_length(path: Path) -> None:
    """No cue collides with another or runs past its slot."""
    reading = read(path)
    found = reading.located(speech_findings(plans(routine_of(path))))
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    assert [problem.shown(path.name) for problem in errors] == []


@shipped
def test_every_length_lasts_exactly_its_minutes(path: Path) -> None:
    """The slots follow each other without a gap and end on the millisecond."""
    routine = routine_of(path)
    for minutes, plan in plans(routine):
        assert plan.total_ms == minutes * MINUTE
        ends = [0, *(step.end_ms for step in plan.steps)]
        assert [step.start_ms for step in plan.steps] == ends[:-1]


@shipped
def test_breathing_steps_last_whole_breaths(path: Path) -> None:
    """Nobody is cut off in the middle of a breath."""
    for _minutes, plan in plans(routine_of(path)):
        for step in plan.steps:
            if step.breath:
                assert step.length_ms % step.breath.cycle_ms == 0, step.name


@shipped
def test_the_file_says_where_it_belongs(path: Path) -> None:
    """Its folder is its type."""
    assert path.parent.name == routine_of(path).type


@pytest.mark.parametrize("type_", [id_ for id_ in TYPES if id_ != "stretching"])
@pytest.mark.parametrize("form", list(Form))
def test_every_type_of_massage_is_there_alone_and_for_two(type_: str, form: Form) -> None:
    """In ten, twenty and thirty minutes, under a name that says so."""
    (path,) = [path for path in FILES if path.stem == f"{type_}-{form}"]
    routine = routine_of(path)
    assert (routine.type, routine.form, routine.lengths) == (type_, form, (10, 20, 30))


@pytest.mark.parametrize(("name", "minutes"), EVERYDAY.items())
def test_the_short_ones_for_every_day_are_there(name: str, minutes: int) -> None:
    """What people look for by the day's need."""
    (path,) = [path for path in FILES if path.stem == name]
    assert minutes in minutes_of(routine_of(path))


@shipped
def test_spoken_texts_are_quoted(path: Path) -> None:
    """A comma or a colon can then never end them."""
    for scalar in scalars(path, SPOKEN | {"about"}):
        assert scalar.style == '"', scalar.value


@shipped
def test_no_text_promises_what_is_not_shown(path: Path) -> None:
    """Claims that must not appear do not, in anything read or heard."""
    for scalar in scalars(path, TEXTS):
        assert not BANNED.search(scalar.value), scalar.value


@shipped
def test_texts_speak_plainly(path: Path) -> None:
    """No word that only the trained know is said or shown."""
    for scalar in scalars(path, TEXTS):
        assert not LATIN.search(scalar.value), scalar.value


@shipped
def test_texts_leave_the_sides_to_placeholders(path: Path) -> None:
    """A side is never written out, so that no second side can name the first."""
    for scalar in scalars(path, TEXTS):
        assert not SIDE_WORD.search(scalar.value), scalar.value


@shipped
def test_every_first_instruction_names_its_own_side(path: Path) -> None:
    """Whoever cannot see the screen knows where to work (practice rule D05)."""
    for _plan, step in sided(path):
        said = " ".join(line.text for line in step.instruction).lower()
        assert re.search(rf"\b{step.side}\b", said), (step.name, said)


@shipped
def test_the_other_side_is_named_only_for_what_reaches_across(path: Path) -> None:
    """A step on the left says right only of the hand that works, or of where the head turns."""
    for _plan, step in sided(path):
        for line in (*step.instruction, *step.cues):
            for found in SIDE_WORD.finditer(line.text):
                if found[2].lower() != step.side:
                    assert found[1] or found[3] in ACROSS, line.text


@shipped
def test_an_opposite_hand_is_called_opposite(path: Path) -> None:
    """Where the tool is the opposite hand, no text puts the step's own hand to work."""
    for _plan, step in sided(path):
        if step.tool and step.tool.startswith("opposite"):
            for line in (*step.instruction, *step.cues):
                assert not re.search(rf"\b{step.side} (hand|palm|fist)\b", line.text, re.IGNORECASE)


@shipped
def test_announcements_name_the_side_that_follows(path: Path) -> None:
    """«Right side next» comes before the right side, never before the left."""
    routine, heard = routine_of(path), 0
    for minutes in minutes_of(routine):
        score = compile_score(arrange(routine, Choices(minutes)), estimated)
        for cue in score.cues:
            found = re.search(r"\b(left|right) side\b", cue.text.lower())
            if cue.kind == "announce" and found:
                assert found[1] == score.plan.steps[cue.step].side, cue.text
                heard += 1
    assert heard


@shipped
def test_both_people_are_spoken_to_in_partner_form_and_nobody_else_is(path: Path) -> None:
    """The giver and the receiver each have their words; alone, there is nobody to address."""
    routine = routine_of(path)
    speeches = [
        words for _where, step in written_steps(routine.steps) for words in (step, *step.cues)
    ]
    partner = routine.form == Form.PARTNER
    assert any(words.say_giver for words in speeches) == partner
    assert any(words.say_receiver for words in speeches) == partner


SPOKEN_NUMBER = re.compile(r"\b(?:to|at|about) (?:two|three|four|five|six|seven)\b", re.IGNORECASE)


@shipped
def test_texts_leave_the_pressure_to_its_placeholder(path: Path) -> None:
    """Where a pressure was softened for somebody, the voice must not ask for the old one."""
    for _where, step in written_steps(routine_of(path).steps):
        for words in (step, *step.cues) if step.pressure else ():
            for text in (words.say, words.say_giver, words.say_receiver):
                assert not SPOKEN_NUMBER.search(text or ""), text
