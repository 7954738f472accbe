"""The JSON schema that editors use: current, valid, and of one mind with the reader."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from coach import paths
from coach.routine.model import LEVELS
from coach.routine.read import parse
from coach.routine.schema import NAME, schema_text
from coach.routine.starter import starter
from coach.routine.vocabulary import (
    GOALS,
    OPPOSITE,
    PACES,
    POSITIONS,
    REGIONS,
    STROKES,
    TOOLS,
    TYPES,
    Countdown,
    Form,
)
from coach.routine.yamltree import build
from tests.strategies import Tree, routine_trees, unhurried

SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SHIPPED = sorted(paths.bundled("routines").rglob("*.yaml"))

STEP: Tree = {"name": "A", "stroke": "rest", "seconds": 9}
ROUTINE: Tree = {"title": "T", "type": "swedish", "form": "solo", "steps": [STEP]}


def models() -> dict[str, Any]:
    """Every model's schema by its name."""
    return {"Routine": SCHEMA, **SCHEMA["$defs"]}


def enums(node: Any) -> Iterator[list[str]]:
    """Every list of words within a schema."""
    if isinstance(node, dict):
        yield from ([node["enum"]] if "enum" in node else [])
        for part in node.values():
            yield from enums(part)
    elif isinstance(node, list):
        for part in node:
            yield from enums(part)


def test_the_file_is_the_one_that_the_models_give() -> None:
    """`python -m coach.routine.schema` has been run since the last change."""
    assert (paths.bundled("routines") / NAME).read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_itself_valid() -> None:
    """It keeps to the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_routine_keeps_to_the_schema(path: Path) -> None:
    """An editor underlines nothing in our own files."""
    assert [
        error.message for error in VALIDATOR.iter_errors(build(path.read_text("utf-8"))[0])
    ] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_routine_names_the_schema_for_editors(path: Path) -> None:
    """Its first line says where the schema is, and it is there."""
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.split("=")[1]).resolve().is_file()


def test_the_starter_keeps_to_the_schema() -> None:
    """What `new` writes is not underlined either."""
    VALIDATOR.validate(yaml.safe_load(starter("evening", "routine.schema.json")))


@settings(unhurried, max_examples=60)
@given(routine_trees())
def test_whatever_the_reader_takes_the_schema_takes(tree: Tree) -> None:
    """No valid routine is underlined."""
    VALIDATOR.validate(tree)


@pytest.mark.parametrize(
    "change",
    [
        {"author": "me"},
        {"title": None},
        {"title": 42},
        {"title": "T" * 201},
        {"type": "Swedish"},
        {"form": "duo"},
        {"lengths": 10},
        {"lengths": [0]},
        {"lengths": [10.5]},
        {"good_for": "relax"},
        {"good_for": ["relaxing"]},
        {"position": "sitting"},
        {"countdown": "off"},
        {"steps": []},
        {"steps": ["Settle"]},
        {"steps": STEP},
        {"steps": [{"name": "A", "stroke": "rest"}]},
        {"steps": [{"repeat": 1, "steps": [STEP]}]},
        {"steps": [{"repeat": 2, "steps": []}]},
        {"steps": [{"repeat": 2, **STEP}]},
        {"steps": [{"steps": [STEP]}]},
    ],
)
def test_typical_mistakes_are_underlined(change: Tree) -> None:
    """What the reader refuses on its own, the editor shows while it is typed."""
    assert not VALIDATOR.is_valid(ROUTINE | change)
    assert parse(json.dumps(ROUTINE | change), Path("a.yaml")).routine is None


@pytest.mark.parametrize(
    "change",
    [
        {"volume": 1},
        {"stroke": "efleurage"},
        {"region": "upper trap"},
        {"tool": "elbow"},
        {"sides": "left"},
        {"sides": ["both"]},
        {"sides": []},
        {"seconds": "90s"},
        {"seconds": -5},
        {"seconds": 86_400},
        {"seconds": "1:75"},
        {"seconds": []},
        {"seconds": True},
        {"pressure": 11},
        {"pressure": "3"},
        {"tempo": 0},
        {"wait": "yes"},
        {"wait": 1},
        {"breath": 5},
        {"breath": {"in": 5}},
        {"breath": {"in_": 5, "out": 5}},
        {"pace": "slow"},
        {"say": 42},
        {"say": "word " * 121},
        {"cues": "Breathe."},
        {"cues": [{"at": "half", "say": "A."}]},
        {"cues": [{"at": True, "say": "A."}]},
        {"cues": [{"every": 1, "say": "A."}]},
        {"cues": [{"at": 1, "say": "A.", "repeat": 2}]},
        {"cues": [{"at": 1, "say": "A."}] * 21},
    ],
)
def test_typical_mistakes_in_a_step_are_underlined(change: Tree) -> None:
    """The same for the keys of a step and its cues."""
    tree = ROUTINE | {"steps": [STEP | change]}
    assert not VALIDATOR.is_valid(tree)
    assert parse(json.dumps(tree), Path("a.yaml")).routine is None


@pytest.mark.parametrize("model", models())
def test_every_model_and_every_property_is_described(model: str) -> None:
    """An editor has a sentence to show for each key."""
    schema = models()[model]
    assert schema["description"]
    for key, part in schema["properties"].items():
        assert part["description"].endswith("."), key


@pytest.mark.parametrize("model", models())
def test_no_model_takes_keys_it_does_not_know(model: str) -> None:
    """A slip in a key is underlined everywhere."""
    assert models()[model]["additionalProperties"] is False


@pytest.mark.parametrize(
    ("model", "key", "words"),
    [
        ("Routine", "type", TYPES),
        ("Routine", "form", [form.value for form in Form]),
        ("Routine", "good_for", GOALS),
        ("Routine", "position", POSITIONS),
        ("Routine", "countdown", [countdown.value for countdown in Countdown]),
        ("Routine", "level", LEVELS),
        ("Step", "stroke", STROKES),
        ("Step", "region", REGIONS),
        ("Step", "tool", TOOLS),
        ("Step", "sides", [side.value for side in OPPOSITE]),
        ("Step", "position", POSITIONS),
        ("Step", "countdown", [countdown.value for countdown in Countdown]),
        ("Step", "pace", PACES),
        ("Cue", "pace", PACES),
    ],
)
def test_every_list_of_words_is_the_vocabulary(model: str, key: str, words: Any) -> None:
    """Completion offers every word there is, and no other."""
    assert list(enums(models()[model]["properties"][key])) == [list(words)]


def test_there_is_no_further_list_of_words() -> None:
    """The table above is whole."""
    assert len(list(enums(SCHEMA))) == 14
