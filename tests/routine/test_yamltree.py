"""Values and their places: what a document says, where it says it, and what is refused."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine import yamltree
from coach.routine.problems import Path, Problem
from coach.routine.yamltree import MAX_BYTES, MAX_DEPTH, Place, build
from tests.strategies import routine_texts, unhurried

STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([20, 80, 10_000]),
        "explicit_start": st.booleans(),
    }
)
WORDS = st.text("abcdefghij é–:#,'\"{}[]&*!|>%@", max_size=12)
SCALARS = (
    st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.integers(-(10**6), 10**6).map(lambda cents: float(Decimal(cents) / 100))
    | WORDS
)
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=15,
)


def walk(value: Any, place: Place, path: Path = ()) -> Iterator[tuple[Path, Any, Place]]:
    """Every value with its path and its place."""
    yield path, value, place
    items = list(value.items()) if isinstance(value, dict) else []
    items = list(enumerate(value)) if isinstance(value, list) else items
    for step, part in items:
        yield from walk(part, (place.parts or {})[step], (*path, step))


def only(text: str) -> Problem:
    """The one problem of this text."""
    _value, _place, problems = build(text)
    assert len(problems) == 1, problems
    return problems[0]


def following(text: str, line: int, column: int) -> str:
    """The text from this place (from 0) on."""
    return "".join(text.replace("\r\n", "\n").splitlines(keepends=True)[line:])[column:]


@unhurried
@given(DOCUMENTS, STYLES)
def test_values_are_those_of_the_safe_loader(document: Any, style: dict[str, Any]) -> None:
    """An ordinary document means here what it means to PyYAML."""
    text = yaml.safe_dump(document, allow_unicode=True, **style)
    value, _place, problems = build(text)
    assert not problems
    assert value == yaml.load(text, yaml.CSafeLoader)


@settings(unhurried, max_examples=50)
@given(routine_texts())
def test_the_pure_python_parser_gives_the_same(text: str) -> None:
    """A machine without libyaml reads the same values at the same places."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamltree, "_LOADER", yaml.SafeLoader)
        slow = build(text)
    fast = build(text)
    assert slow[0] == fast[0]
    places = [
        [(path, place.line, place.column) for path, _value, place in walk(*found[:2])]
        for found in (slow, fast)
    ]
    assert places[0] == places[1]


class _Words:
    """Hands out words that occur nowhere else in a document."""

    def __init__(self) -> None:
        self._count = 0

    def dressed(self, shape: Any) -> Any:
        """The shape with a new word for every key and every leaf."""
        if isinstance(shape, list):
            return [self.dressed(part) for part in shape]
        if isinstance(shape, dict):
            return {self._next(): self.dressed(part) for part in shape.values()}
        return self._next()

    def _next(self) -> str:
        self._count += 1
        return f"w{self._count}w"


SHAPES = st.recursive(
    st.just(0),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.integers(), inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


@unhurried
@given(
    SHAPES,
    STYLES,
    st.sampled_from([None, "'", '"']),
    st.sampled_from(["", "# first\n\n", "\ufeff# é\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_place_is_where_the_value_stands(
    shape: Any, style: dict[str, Any], quotes: str | None, before: str, newline: str
) -> None:
    """Cut at a value's place, the text begins with that value; at its key's mark, with the key."""
    document = _Words().dressed(shape)
    dumped = yaml.safe_dump(document, default_style=quotes, sort_keys=False, **style)
    text = (before + dumped).replace("\n", newline)
    value, place, problems = build(text)
    assert (value, problems) == (document, [])
    for path, part, at in walk(value, place):
        assert_stands(part, following(text, at.line, at.column))
        if at.key:
            assert_stands(path[-1], following(text, at.key.line, at.key.column))


def assert_stands(part: Any, text: str) -> None:
    """The text begins with this scalar, or with this collection's bracket or first item."""
    if isinstance(part, str):
        assert text.lstrip("\"'").startswith(part)
    elif isinstance(part, list):
        assert text.startswith(("[", "- "))
    elif not text.startswith("{"):
        assert_stands(next(iter(part)), text.removeprefix("? "))


def test_a_path_that_the_text_does_not_have_ends_where_it_leaves_the_text() -> None:
    """A problem of a value that is not written stands where the nearest written one does."""
    _value, place, _problems = build("a:\n  - b: 1\n")
    assert (place.find(("a", 0, "c", 3)).line, place.find(("a", 0, "c", 3)).column) == (1, 4)


def test_an_alias_has_the_value_and_the_place_of_its_anchor() -> None:
    """What is wrong in a shared part is wrong where it is written."""
    value, place, problems = build("a: &x {b: 1}\nc: *x\n")
    assert (value, problems) == ({"a": {"b": 1}, "c": {"b": 1}}, [])
    assert place.find(("c",)).line == 0
    assert place.find(("c",)).key.line == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90", 90),
        ("-5", -5),
        ("0", 0),
        ("2.50", 2.5),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("2024-01-02", "2024-01-02"),
        ("+5", "+5"),
        (".5", ".5"),
        ("5.", "5."),
        ("50%", "50%"),
        ("true", True),
        ("True", "True"),
        ("~", None),
        ("null", None),
        ('"no"', "no"),
        ("'0130'", "0130"),
        ("y", "y"),
        ("=", "="),
        ("9" * 400, "9" * 400),
    ],
)
def test_plain_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    """A word is a number or a truth value only where nobody could read it differently."""
    found, _place, problems = build(f"a: {text}\n")
    assert problems == []
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("no", 'Write false, or "no".'),
        ("Yes", 'Write true, or "Yes".'),
        ("ON", 'Write true, or "ON".'),
        ("off", 'Write false, or "off".'),
        ("0130", "Write 130, or minutes and seconds as 1:30."),
        ("-007", "Write 7, or minutes and seconds as 1:30."),
        ("00", "Write 0, or minutes and seconds as 1:30."),
        (".nan", "Write a plain number."),
        ("nan", "Write a plain number."),
        (".inf", "Write a plain number."),
        ("-.INF", "Write a plain number."),
        ("Infinity", "Write a plain number."),
    ],
)
def test_odd_scalars_are_refused_with_what_to_write(text: str, hint: str) -> None:
    """What programs read differently is told at its place, with the plain word for it."""
    found = only(f"a: [1, {text}]\n")
    assert (found.rule, found.line, found.column, found.hint) == ("scalar", 1, 8, hint)


def test_a_key_written_twice_is_told_at_the_second() -> None:
    """The problem names the line of the first."""
    found = only("a: 1\nb: 2\n  # …\na: 3\n")
    assert (found.rule, found.line, found.column) == ("duplicate", 4, 1)
    assert found.hint == "Keep one of the two; the first stands in line 1."


def test_each_further_copy_of_a_key_is_a_problem() -> None:
    """Three times the same key are two problems."""
    _value, _place, problems = build("{a: 1, a: 2, a: 3}")
    assert [(p.rule, p.column) for p in problems] == [("duplicate", 8), ("duplicate", 14)]


@pytest.mark.parametrize(
    ("text", "column", "left"),
    [
        ("{at: 5, say: One more, lighter}", 24, {"at": 5, "say": "One more"}),
        ("{at: 5, say: One, two, three}", 19, {"at": 5, "say": "One"}),
        ("{say: Rest now, say again, every}", 17, {"say": "Rest now"}),
        ("{at: 5, every}", 9, {"at": 5}),
    ],
)
def test_the_rest_of_a_text_that_a_comma_cut_is_one_problem(
    text: str, column: int, left: object
) -> None:
    """Keys without values in braces are the rest of a text; the first of them is told."""
    value, _place, problems = build(text)
    assert value == left
    assert [(p.rule, p.line, p.column) for p in problems] == [("comma", 1, column)]
    assert problems[0].hint == "Put the whole text in double quotes."


def test_a_key_without_a_value_on_a_line_of_its_own_is_nothing() -> None:
    """Outside braces no comma can have cut anything."""
    assert build("a: 1\nsay:\n")[0] == {"a": 1, "say": None}
    assert build("a: 1\nsay:\n")[2] == []


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)
)


def test_an_alias_bomb_is_refused_before_it_expands() -> None:
    """An alias counts for all that it stands for."""
    assert only(BOMB).rule == "size"


def test_aliases_cannot_nest_deeper_than_the_text_may() -> None:
    """A chain of anchors, each a little deeper, is refused like the depth written out."""
    levels = "a0: &a0 [[[[[[[[x]]]]]]]]\n" + "".join(
        f"a{i}: &a{i} [[[[[[[[*a{i - 1}]]]]]]]]\n" for i in range(1, 60)
    )
    found = only(levels)
    assert (found.rule, found.line) == ("depth", 3)


@pytest.mark.parametrize("text", ["&a [*a]", "a: &x {b: *x}", "a: *b", "*now"])
def test_an_alias_of_itself_or_of_nothing_is_refused(text: str) -> None:
    """Recursion has no value; the asterisk is told."""
    found = only(text)
    assert (found.rule, found.column) == ("yaml", text.index("*") + 1)
    assert "double quotes" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "{a: " * 5_000,
        "- " * 5_000,
        "[" * 5_000 + "]" * 5_000,
        "".join(f"{' ' * level}a:\n" for level in range(1_000)),
    ],
    ids=["lists", "mappings", "dashes", "closed", "block"],
)
def test_depth_is_refused_without_going_there(text: str) -> None:
    """Five thousand levels are one problem."""
    assert only(text).rule == "depth"


def test_the_deepest_allowed_is_allowed() -> None:
    """The limit itself is no problem, one more is."""
    assert build("[" * MAX_DEPTH + "]" * MAX_DEPTH)[2] == []
    assert only("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).rule == "depth"


def test_a_text_beyond_a_megabyte_is_not_parsed() -> None:
    """Size is refused first, whatever the text says."""
    assert only("a: " + "x" * MAX_BYTES).rule == "size"
    assert only("[" * (MAX_BYTES + 1)).rule == "size"


def test_more_values_than_a_routine_could_have_are_refused() -> None:
    """A list of fifty thousand numbers is not built into a routine."""
    assert only("[" + "1, " * 60_000 + "1]").rule == "size"


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\n---\nb: 2\n", 2), ("a: 1\n...\n---\nb: 2\n", 3), ("---\n---\n", 2)]
)
def test_a_second_document_is_refused_where_it_begins(text: str, line: int) -> None:
    """One file is one routine."""
    found = only(text)
    assert (found.rule, found.line) == ("yaml", line)
    assert "second document" in found.message


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n"])
def test_one_document_may_be_marked_as_such(text: str) -> None:
    """The marks around a single document change nothing."""
    assert build(text)[0] == {"a": 1}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_an_empty_text_is_told_as_empty(text: str) -> None:
    """Nothing written is a problem of its own, with the way to begin."""
    found = only(text)
    assert found.rule == "empty"
    assert "massage-coach new" in found.hint


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: !!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
        ("a: !!str 5", "!!str"),
        ("a: !Careful now", "!Careful"),
        ("!!map {a: 1}", "!!map"),
        ("!!str a: 1", "!!str"),
    ],
)
def test_tags_are_refused(text: str, shown: str) -> None:
    """No tag is followed, and the author sees the one that was written."""
    found = only(text)
    assert found.rule == "yaml"
    assert f"`{shown}`" in found.message


def test_the_tag_that_only_means_text_is_let_through() -> None:
    """A lone exclamation mark says no more than quotes do."""
    assert build('a: ! "b"')[0] == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a:\n\tb: 1\n", (2, 1), "a tab", "spaces"),
        ("a:\n  b: 1\n\tc: 1\n", (3, 1), "a tab", "spaces"),
        ("say: Left: glide\n", (1, 10), "a colon", "double quotes"),
        ("a: b\n  c: d\n", (2, 4), "a colon", "one column"),
        ("a:b\nc: d\n", (2, 2), "a colon", "space after its colon"),
        ("a: 1\nb:c\nd: 1\n", (2, 1), "no `key: value`", "a colon and a space"),
        ("l:\n  - a: b\n   c: d\n", (3, 4), "a dash", "one column"),
        ('a: 1\nsay: "Sit tall\nb: 2\n', (2, 6), "never closed", "same quote"),
        ('say: "Sit "tall" now"\n', (1, 12), "a new key", "double quotes"),
        ("say: 'Don't go'\n", (1, 11), "a new key", "double quotes"),
        ("say: {Side} shoulder\n", (1, 13), "a new key", "double quotes"),
        ("say: @home\n", (1, 6), "no value begins", "double quotes"),
        ("at: %50\n", (1, 5), "no value begins", "double quotes"),
        ("say: *now* go\n", (1, 10), "`*` and `&`", "double quotes"),
        ("say: & go\n", (1, 7), "`*` and `&`", "double quotes"),
        ("say: ? go\n", (1, 6), "`?`", "double quotes"),
        ("say: - go\n", (1, 6), "a dash", "double quotes"),
        ("a: [1, 2\nb: 3\n", (2, 2), "closing bracket", "bracket"),
        ("a: {b: 1\n", (2, 1), "closing bracket", "bracket"),
        ("a: [1, , 2]\n", (1, 8), "a value is missing", "comma"),
        ('say: "a \\q b"\n', (1, 9), "a backslash", "twice"),
        ("? [a]\n: 1\n", (1, 3), "a key must be", "quoted"),
        ("%WRONG\n", (1, 7), "directive", "indentation"),
    ],
)
def test_a_slip_in_the_syntax_is_told_in_plain_words(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    """Each slip that authors make has its place, its name and the way to mend it."""
    found = only(text)
    assert found.rule == "yaml"
    assert (found.line, found.column) == place
    assert message in found.message
    assert hint in found.hint.lower()


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("a: 1\nb: x\x07y\n", (2, 5), "U+0007"),
        ("a: 1\r\nb: é\x00\n", (2, 5), "U+0000"),
        ("a: x\u2028b: 2\n", (1, 5), "U+2028"),
        ("a: 1\nb: x\x85y\n", (2, 5), "U+0085"),
        ("a: \ufffe\n", (1, 4), "U+FFFE"),
        ("a: \ud800\n", (1, 4), "U+D800"),
    ],
)
def test_a_character_that_no_text_may_have_is_named_at_its_place(
    text: str, place: tuple[int, int], name: str
) -> None:
    """Control characters and line breaks that editors do not show are refused."""
    found = only(text)
    assert (found.rule, found.line, found.column) == ("text", *place)
    assert name in found.message


def test_a_byte_order_mark_and_windows_lines_shift_no_place() -> None:
    """Line and column are those that an editor shows."""
    value, place, _problems = build("\ufeffa: 1\r\nb:\r\n  - c\r\n")
    assert value == {"a": 1, "b": ["c"]}
    assert (place.find(("b", 0)).line, place.find(("b", 0)).column) == (2, 4)
    assert place.find(("a",)).column == 3
