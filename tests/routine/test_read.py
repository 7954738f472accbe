"""What authors get wrong, and what they are told: each mistake once, at its place, with a hint."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import RoutineError
from coach.routine.explain import MOST
from coach.routine.model import written_steps
from coach.routine.problems import Problem, Severity
from coach.routine.read import Reading, parse, read
from coach.routine.yamltree import MAX_BYTES
from tests.goldens import GOLDEN, assert_golden
from tests.strategies import routine_texts, unhurried

SOUND = """\
title: Shoulders
type: swedish
form: solo
lengths: [1, 2]
position: seated
steps:
  - name: Glide
    stroke: effleurage
    region: upper_trap
    tool: opposite hand
    sides: [left, right]
    seconds: [20, 1:50 tenths]
    pressure: 3
    tempo: 12
    say: "{Side} shoulder. Glide."
    again: "{Side} side."
    cues:
      - {at: 50%, say: "Breathe out."}
  - name: Rest
    stroke: rest
    seconds: 20
""".replace("1:50 tenths", "0:50")


def reading(text: str) -> Reading:
    """A routine read from its text."""
    return parse(text, Path("shoulders.yaml"))


def shown(problems: tuple[Problem, ...]) -> str:
    """Problems as the command line prints them."""
    return "".join(f"{p.shown('bad-routine.yaml')}\n    {p.hint}\n" for p in problems)


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its mark ¦, and the mark's line and column."""
    before = text[: text.index("¦")]
    return text.replace("¦", ""), (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_a_sound_routine_reads_without_problems() -> None:
    """The text that the mistakes below are made in is sound itself."""
    found = reading(SOUND)
    assert found.problems == ()
    assert found.routine is not None
    assert found.id == "shoulders"


@unhurried
@given(routine_texts())
def test_every_valid_text_reads_without_problems(text: str) -> None:
    """However it is laid out, a valid routine is read, warnings apart from none."""
    found = reading(text)
    assert found.problems == ()
    assert found.routine is not None


def test_every_kind_of_mistake_in_one_file_is_told_at_once() -> None:
    """The whole list, line by line, is the golden file."""
    found = read(GOLDEN / "bad-routine.yaml")
    assert found.routine is None
    assert_golden("bad-routine.txt", shown(found.problems))


@pytest.mark.parametrize(
    ("old", "new", "rule", "message", "hint"),
    [
        # Keys
        ("    tool:", "    ¦tol:", "key", "unknown key `tol`", "`tool`"),
        ("    say:", "    ¦says:", "key", "unknown key `says`", "`say`"),
        ("    pressure:", "    ¦volume:", "key", "`volume`", "Known here: say, "),
        ("    pressure:", "    ¦Pressure:", "key", "`Pressure`", "`pressure`"),
        ("    stroke: rest", "    ¦stoke: rest", "key", "`stoke`", "`stroke`"),
        ("steps:", "¦step:", "key", "`step`", "`steps`"),
        ("position: seated", "¦author: me", "key", "`author`", "Known here: title, type,"),
        ("{at: 50%, say", "{at: 50%, ¦repeat: 2, say", "key", "`repeat`", "Known here: say,"),
        ("position: seated", "¦title: Twice", "duplicate", "here twice", "line 1."),
        ("title: Shoulders\n", "", "missing", "`title` is missing", 'title: "'),
        ("    stroke: rest\n", "", "missing", "`stroke` is missing", "stroke: effleurage"),
        ("    seconds: 20\n", "", "missing", "`seconds` is missing", "seconds: 30"),
        # Words from lists
        ("swedish", "¦Swedish", "word", "`Swedish` is not a known type", "`swedish`"),
        ("swedish", "¦reiki", "word", "`reiki` is not a known type", "Known: swedish, "),
        ("solo", "¦duo", "word", "`duo` is not a known form", "Known: solo, partner."),
        ("effleurage", "¦efleurage", "word", "not a known stroke", "`effleurage`"),
        ("upper_trap", "¦upper trap", "word", "not a known region", "`upper_trap`"),
        ("opposite hand", "¦oposite hand", "word", "not a known tool", "`opposite hand`"),
        ("[left, right]", "[left, ¦rigth]", "word", "not a known side", "`right`"),
        ("position: seated", "countdown: ¦off", "word", "countdown", "voice, bell, silent"),
        ("position: seated", "good_for: [relax, ¦dsk]", "word", "known goal", "`desk`"),
        # Numbers and truth values
        ("    seconds: 20\n", "    seconds: ¦20s\n", "seconds", "`20s`", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦-20\n", "seconds", "less than no time", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦1:75\n", "seconds", "`1:75`", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦1,5\n", "seconds", "`1,5`", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦1e9\n", "seconds", "`1e9`", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦true\n", "seconds", "`True`", "90 or 1:30"),
        ("    seconds: 20\n", "    seconds: ¦99:59\n", "seconds", "than an hour", "unit"),
        ("    seconds: 20\n", "    seconds: ¦86400\n", "seconds", "than an hour", "unit"),
        ("    seconds: 20\n", f"    seconds: ¦{'9' * 400}\n", "seconds", "999…`", "90 or"),
        ("    seconds: 20\n", "    seconds: ¦30.0005\n", "seconds", "`30.0005`", "90 or"),
        ("    seconds: 20\n", "    seconds: ¦[]\n", "value", "`seconds` is empty", "[30, 45"),
        ("    seconds: 20\n", "    seconds: ¦0020\n", "scalar", "begins with a zero", "Write 20"),
        ("    seconds: 20\n", "    seconds: ¦.nan\n", "scalar", "not a number", "plain number"),
        ("    seconds: 20\n", "    seconds: ¦.inf\n", "scalar", "not a number", "plain number"),
        ("pressure: 3", "pressure: ¦11", "value", "`pressure` must be 10 or less", "0 to 10"),
        ("pressure: 3", "pressure: ¦-1", "value", "`pressure` must be 0 or more", "0 to 10"),
        ("pressure: 3", 'pressure: ¦"3"', "value", "`pressure` must be a number", "0 to 10"),
        ("pressure: 3", "pressure: ¦4/10", "value", "`pressure` must be a number", "0 to 10"),
        ("tempo: 12", "tempo: ¦0", "value", "`tempo` must be more than 0", "strokes per minute"),
        ("tempo: 12", "tempo: ¦9999", "value", "`tempo` must be 300 or less", "per minute"),
        ("pressure: 3", "wait: ¦no", "scalar", "`no` is read differently", "Write false"),
        ("pressure: 3", "wait: ¦1", "value", "`wait` must be true or false", "without quotes"),
        ("pressure: 3", "breath: ¦5", "value", "`breath` must be", "{in: 4, out: 6}"),
        ("pressure: 3", "breath: ¦{in: 5}", "missing", "`out` is missing", "{in: 4, out: 6}"),
        ("pressure: 3", "breath: ¦{in: 0, out: 5}", "breath", "needs time", "{in: 4, out: 6}"),
        # Texts
        ('"{Side} side."', '¦"{Sid} side."', "placeholder", "`Sid`", "`side`"),
        ('"{Side} side."', '¦"{ side } side."', "placeholder", "` side `", "`side`"),
        ('"{Side} side."', '¦"{} side."', "placeholder", "``", "Known: side"),
        ('"{Side} side."', '¦"{{Side}} side."', "text", "`{` looks like markup", "plain"),
        ("name: Rest", 'name: ¦"{Side} rest"', "placeholder", "`{Side}`", "announced"),
        ("Shoulders", '¦"{side} shoulder"', "placeholder", "`{side}`", "announced"),
        ('"Breathe out."', '¦"<b>Breathe</b>"', "text", "`<b>` looks like markup", "plain"),
        ('"Breathe out."', '¦"Breathe __out__."', "text", "`__` looks like markup", "plain"),
        ('"Breathe out."', '¦"[pause] Breathe"', "text", "`[pause]`", "[pause 4s]"),
        ('"Breathe out."', '¦"**Breathe** out"', "text", "`*`", "plain sentences"),
        ('"Breathe out."', '¦"Breathe &amp; sink"', "text", "`&amp;`", "plain sentences"),
        ('"Breathe out."', '¦"Breathe\\a"', "text", "U+0007", "Delete it"),
        ('"Breathe out."', '¦"Breathe\u200b out"', "text", "U+200B", "Delete it"),
        ('"Breathe out."', '¦"Brea\u00adthe out"', "text", "U+00AD", "Delete it"),
        ('"Breathe out."', '¦"\u202eBreathe out"', "text", "U+202E", "Delete it"),
        ('"Breathe out."', '¦""', "text", "this text is empty", "leave the key out"),
        ('"Breathe out."', '¦"…"', "text", "nothing to say", "Write a sentence"),
        ('"Breathe out."', f'¦"{"out " * 200}"', "value", "than 600 characters", "fewer words"),
        ('"Breathe out."', "¦42", "value", "`say` must be text", "double quotes"),
        ('"Breathe out."', "¦no", "scalar", "`no` is read differently", 'or "no"'),
        ('"Breathe out."', "¦{Side}", "value", "`say` must be text", "double quotes"),
        ('"Breathe out."', "Sink in, ¦and soften", "comma", "a comma cut", "double quotes"),
        ('"Breathe out."', "Sink in, ¦softly, slowly", "comma", "`softly`", "double quotes"),
        ('"Breathe out."', "Sink in, ¦every", "comma", "a comma cut", "double quotes"),
        ('"{Side} side."', "Now¦: again", "yaml", "a colon", "double quotes"),
        ("title: Shoulders", "title: ¦2024", "value", "`title` must be text", "quotes"),
        ("position: seated", "about: Slow¦: easy", "yaml", "a colon", "double quotes"),
        # Lists and groups
        ("[left, right]", "¦left", "value", "`sides` must be a list", "sides: [left, right]"),
        ("[left, right]", "¦[]", "value", "`sides` is empty", "sides: [left, right]"),
        ("position: seated", "good_for: ¦relax, desk", "value", "a list", "[relax, desk]"),
        ("lengths: [1, 2]", "lengths: ¦2", "value", "`lengths` must be a list", "[10, 20, 30]"),
        ("[1, 2]", "[1, ¦2 min]", "value", "each of `lengths` must be a whole", "minutes"),
        ("[1, 2]", "[¦0, 2]", "value", "each of `lengths` must be 1 or more", "minutes"),
        ("[1, 2]", "[1, ¦300]", "value", "must be 240 or less", "minutes"),
        ("  - name: Rest\n", "  - ¦Settle\n  - name: Rest\n", "value", "each of `steps`", "dash"),
        # What must agree
        ("[20, 0:50]", "¦[20, 50, 60]", "lengths", "3 timings for 2 lengths", "one for each"),
        ("lengths: [1, 2]\n", "", "lengths", "2 timings for one length", "one for each"),
        ("[20, 0:50]", "[30, 50]", "total", "at 1 minute the steps last 1:20", "Take away 20"),
        ("[20, 0:50]", "[20, 40.5]", "total", "last 1:41", "Add 19.0 s"),
        ("[20, 0:50]", "[20, 50.25]", "total", "last 2:00.500", "Take away 0.5 s"),
        ("[1, 2]", "[2, ¦1]", "lengths", "lengths must grow", "shortest first"),
        ("[1, 2]", "[1, ¦1]", "lengths", "lengths must grow", "shortest first"),
        ("    region: upper_trap\n", "", "region", "`effleurage` needs a `region`", "upper_trap"),
        ("upper_trap", "sacrum", "side", "`sacrum` has no left and right", "Leave `sides` out"),
        ("[left, right]", "¦[left, left]", "side", "twice", "sides: [left, right]"),
        (
            'say: "{Side} sh',
            'say_giver: ¦"{Side} sh',
            "form",
            "this routine is solo",
            "form: partner",
        ),
        ("{at: 50%", "¦{pace: relaxed", "cue", "this one has neither", "at: 50%"),
        ("{at: 50%", "¦{at: 50%, every: 9s", "cue", "this one has both", "every: 20s"),
        ('{at: 50%, say: "Breathe out."}', "¦{at: 50%}", "cue", "says nothing", 'say: "…"'),
        ("at: 50%", "at: ¦half", "at", "`half` is not a moment", "50%, 12s"),
        ("at: 50%", "at: ¦150%", "at", "`150%` is not a moment", "50%, 12s"),
        ("at: 50%", "at: ¦50s", "cue", "never said: its step lasts 50.0 s", "shorter"),
        ("at: 50%", "at: ¦-1:30", "cue", "never said", "shorter"),
        ("at: 50%", "every: ¦2s", "every", "five seconds or more", "20s"),
        ("at: 50%", "every: ¦20 seconds", "every", "`20 seconds`", "Write 20s"),
        ("at: 50%", "at: ¦50", "cue", "never said", "shorter"),
        ("at: 50%", "at: ¦-50.5s", "cue", "never said", "shorter"),
    ],
)
def test_one_mistake_is_one_problem_at_its_place(
    old: str, new: str, rule: str, message: str, hint: str
) -> None:
    """Rule, place, words and hint of each mistake that authors make; ¦ marks the place."""
    assert old in SOUND
    mistaken = SOUND.replace(old, new, 1)
    text, place = marked(mistaken) if "¦" in new else (mistaken, None)
    found = reading(text)
    assert found.routine is None
    assert len(found.problems) == 1, shown(found.problems)
    problem = found.problems[0]
    assert problem.rule == rule
    assert message in problem.message
    assert hint in problem.hint
    assert place in {None, (problem.line, problem.column)}


ALONE = """\
title: T
type: swedish
form: solo
steps:
"""
"""The head of a routine without lengths."""


@pytest.mark.parametrize(
    ("steps", "rule", "message", "hint"),
    [
        ("  ¦[]\n", "value", "`steps` is empty", "each with a dash"),
        ("  ¦name: A\n  stroke: rest\n  seconds: 9\n", "value", "must be a list", "with a dash"),
        (
            "  - ¦repeat: 2\n    name: A\n    stroke: rest\n    seconds: 9\n",
            "kind",
            "a step cannot have `repeat`",
            "`- repeat: 2`",
        ),
        (
            (
                "  - name: A\n    stroke: rest\n    ¦steps:\n"
                "      - {name: A, stroke: rest, seconds: 9}\n"
            ),
            "kind",
            "a step cannot have `steps`",
            "`- repeat: 2`",
        ),
        (
            "  - ¦steps:\n      - {name: A, stroke: rest, seconds: 9}\n",
            "missing",
            "`repeat` is missing",
            "repeat: 2",
        ),
        (
            "  - repeat: ¦1\n    steps: [{name: A, stroke: rest, seconds: 9}]\n",
            "value",
            "`repeat` must be 2 or more",
            "repeat: 2",
        ),
        (
            "  - repeat: ¦99\n    steps: [{name: A, stroke: rest, seconds: 9}]\n",
            "value",
            "`repeat` must be 20 or less",
            "from 2 to 20",
        ),
        ("  - repeat: 2\n    steps: ¦[]\n", "value", "`steps` is empty", "each with a dash"),
        (
            "  - repeat: 2\n    ¦name: Round\n    steps: [{name: A, stroke: rest, seconds: 9}]\n",
            "key",
            "unknown key `name`",
            "Known here: repeat, steps.",
        ),
        (
            (
                "  ¦- repeat: 20\n    steps:\n    - repeat: 20\n      steps:\n      - repeat: 20\n"
                "        steps: [{name: A, stroke: rest, seconds: 1}]\n"
            ),
            "steps",
            "more than 500 steps",
            "Repeat fewer times",
        ),
        (
            (
                "  ¦- repeat: 20\n    steps:\n    - repeat: 20\n"
                "      steps: [{name: A, stroke: rest, seconds: 60}]\n"
            ),
            "total",
            "longer than four hours",
            "shorten",
        ),
        ("  - {name: A, stroke: rest, seconds: ¦0}\n", "seconds", "never happens", "Delete it"),
        ("  - {name: A, stroke: rest, seconds: ¦0.5}\n", "seconds", "0.5 s is shorter", "One"),
        (
            "  - {name: A, stroke: effleurage, region: upper_trap, tool: ¦hand, seconds: 9}\n",
            "side",
            "`hand` cannot work both sides at once",
            "sides: [left, right]",
        ),
        (
            '  - {name: A, stroke: rest, seconds: 9, say: ¦"The {side} side."}\n',
            "placeholder",
            "without `sides`",
            "Add `sides`",
        ),
        ("  - {name: A, stroke: rest, seconds: ¦[9, 9]}\n", "lengths", "2 timings", "one number"),
        (
            "  - repeat: 2\n    steps:\n    - {name: A, stroke: ¦effleurage, seconds: 9}\n",
            "region",
            "needs a `region`",
            "upper_trap",
        ),
    ],
)
def test_one_mistake_among_steps_is_one_problem(
    steps: str, rule: str, message: str, hint: str
) -> None:
    """Blocks, repeats, and steps that cannot be done as they are written."""
    text, place = marked(ALONE + steps)
    found = reading(text).problems
    assert [(p.rule, p.line, p.column) for p in found] == [(rule, *place)], shown(found)
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ('again: ¦"Once more."', "`again` is never said"),
        ('cues: [{every: ¦25s, say: "A."}]', "never said"),
        ('cues: [{at: 5, if_at_least: ¦31, say: "A."}]', "never said"),
    ],
)
def test_words_that_are_never_said_are_a_warning(step: str, message: str) -> None:
    """The routine is played, and its author told."""
    text, place = marked(ALONE + f"  - {{name: A, stroke: rest, seconds: 30, {step}}}\n")
    found = reading(text)
    assert found.routine is not None
    (problem,) = found.problems
    assert (problem.severity, problem.line, problem.column) == (Severity.WARNING, *place)
    assert message in problem.message
    assert problem.hint


def test_a_minute_and_a_half_is_ninety_seconds() -> None:
    """`1:30` is read from the raw text, quoted or not, and so are parts of a second."""
    steps = "".join(
        f"  - {{name: A, stroke: rest, seconds: {written}}}\n"
        for written in ("1:30", '"1:30"', "90", "90.0", "1:30.0", "[1:30]")
    )
    routine = reading(ALONE + steps).routine
    assert routine is not None
    found = [step.seconds for _where, step in written_steps(routine.steps)]
    assert found == [(90_000,)] * 6


@pytest.mark.parametrize(
    ("written", "at_ms"),
    [
        ("50%", 30_000),
        ("12.5 %", 7_500),
        ("12s", 12_000),
        ("12 s", 12_000),
        ("12", 12_000),
        ("0:12", 12_000),
        ("-5s", 55_000),
        ("-0:05", 55_000),
        ("-5", 55_000),
    ],
)
def test_a_cue_names_its_moment_in_several_ways(written: str, at_ms: int) -> None:
    """A part, a time from the start or a time from the end of a minute's step."""
    cue = f'{{at: {written}, say: "A."}}'
    routine = reading(
        ALONE + f"  - {{name: A, stroke: rest, seconds: 60, cues: [{cue}]}}\n"
    ).routine
    assert routine is not None
    ((_where, step),) = written_steps(routine.steps)
    assert step.cues[0].at is not None
    assert step.cues[0].at.within(60_000) == at_ms


MISTAKEN = {
    "key": "stroke: rest, seconds: 9, volume: 1",
    "word": "stroke: rset, seconds: 9",
    "seconds": "stroke: rest, seconds: 9s",
    "value": "stroke: rest, seconds: 9, pressure: 11",
    "missing": "stroke: rest",
    "text": 'stroke: rest, seconds: 9, say: "<b>"',
    "placeholder": 'stroke: rest, seconds: 9, say: "{side}"',
    "duplicate": "stroke: rest, seconds: 9, seconds: 9",
    "scalar": "stroke: rest, seconds: 9, wait: no",
    "comma": "stroke: rest, seconds: 9, say: In, and out",
    "region": "stroke: effleurage, seconds: 9",
    "side": "stroke: rest, region: sacrum, sides: [left], seconds: 9",
    "form": 'stroke: rest, seconds: 9, say_giver: "A."',
    "lengths": "stroke: rest, seconds: [9, 9]",
    "cue": 'stroke: rest, seconds: 9, cues: [{say: "A."}]',
    "at": 'stroke: rest, seconds: 9, cues: [{at: half, say: "A."}]',
    "every": 'stroke: rest, seconds: 9, cues: [{every: 1, say: "A."}]',
    "breath": "stroke: rest, seconds: 9, breath: {in: 0, out: 1}",
}
"""By its rule, a step with one mistake."""


@unhurried
@given(
    st.lists(st.sampled_from(sorted(MISTAKEN)), min_size=1, max_size=len(MISTAKEN)),
    st.lists(st.booleans(), min_size=len(MISTAKEN), max_size=len(MISTAKEN)),
)
def test_so_many_mistakes_are_so_many_problems(rules: list[str], inside: list[bool]) -> None:
    """Each is told once, in its line, whatever else is wrong and in blocks as well."""
    steps, wanted = "", []
    for rule, in_block in zip(rules, inside, strict=False):
        steps += "  - repeat: 2\n    steps:\n    " if in_block else ""
        steps += f"  - {{name: A, {MISTAKEN[rule]}}}\n"
        wanted.append((rule, ALONE.count("\n") + steps.count("\n")))
    found = reading(ALONE + steps).problems
    assert [(problem.rule, problem.line) for problem in found] == wanted
    assert all(problem.hint and problem.message for problem in found)


def test_a_flood_of_refusals_is_cut_off() -> None:
    """A file that is something else altogether gives no more than a screenful or two."""
    assert len(reading("".join(f"k{i}: 1\n" for i in range(5_000))).problems) <= MOST


def test_other_kinds_of_documents_are_told_what_a_routine_is() -> None:
    """A list, a text or nothing is not a group of keys."""
    for text in ("- a\n", "hello\n", "~\n", "42\n"):
        (problem,) = reading(text).problems
        assert (problem.line, problem.column, problem.rule) == (1, 1, "value")
        assert problem.message == "a routine must be `key: value` lines"


def test_a_file_that_is_not_there_is_an_error_of_its_own(tmp_path: Path) -> None:
    """Nothing can be listed for it, so it is raised, with the way to find routines."""
    with pytest.raises(RoutineError) as caught:
        read(tmp_path / "none.yaml")
    assert "none.yaml" in caught.value.message
    assert "massage-coach list" in caught.value.hint
    with pytest.raises(RoutineError):
        read(tmp_path)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"title: T\xe9\n", (1, 9)),
        ("title: é\nform: ".encode() + b"\xff\n", (2, 7)),
        ("title: ééé".encode() + b"\xff\n", (1, 11)),
        (b"\xef\xbb\xbftitle: \xff", (1, 8)),
        ("title: T".encode("utf-16"), (1, 1)),
        (bytes(range(256)), (3, 115)),
    ],
    ids=["latin-1", "line 2", "after é", "after a BOM", "UTF-16", "binary"],
)
def test_bytes_that_are_not_utf_8_are_told_at_their_place(
    tmp_path: Path, raw: bytes, place: tuple[int, int]
) -> None:
    """Line and column count characters, as editors do."""
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    (problem,) = read(path).problems
    assert problem.rule == "encoding"
    assert (problem.line, problem.column) == place
    assert problem.hint == "Save the file as UTF-8."


@pytest.mark.parametrize("letter", ["a", "é", "😀"])
def test_a_file_beyond_a_megabyte_is_refused_by_its_bytes(tmp_path: Path, letter: str) -> None:
    """No letter is cut in two, and no cut file passes for a whole one."""
    path = tmp_path / "a.yaml"
    path.write_text(f"a: {letter * (MAX_BYTES // len(letter.encode()))}\n" * 2, encoding="utf-8")
    (problem,) = read(path).problems
    assert (problem.rule, problem.line, problem.column) == ("size", 1, 1)


def test_a_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path) -> None:
    """What some editors write reads like any other file."""
    path = tmp_path / "shoulders.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert read(path).problems == ()


def test_a_problem_is_shown_as_editors_jump_to_it() -> None:
    """Path, line and column, severity and rule, message."""
    (problem,) = reading(SOUND.replace("tool:", "tol:")).problems
    assert problem.shown("a.yaml") == "a.yaml:10:5: error[key]: unknown key `tol`"
