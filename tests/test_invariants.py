"""What the architecture page says is absent, is absent."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COACH = ROOT / "coach"
ROOMS = [
    "units",
    "errors",
    "paths",
    "memory",
    "language",
    "settings",
    "routine",
    "score",
    "sound",
    "screen",
    "session",
    "export",
    "cli",
]
"""In the order of the flow: a room imports from itself and from earlier ones only."""
MODULES = sorted(COACH.rglob("*.py"))
IMPURE = {"time", "datetime", "random", "secrets", "os", "subprocess", "threading", "pygame"}
TOUCH_FILES = {
    f"coach/routine/{name}.py"
    for name in ("read", "library", "folder", "index", "summary", "schema")
}
WITHOUT_DISPLAY = {"coach/sound/output.py", "coach/sound/bed/decode.py", "coach/cli/doctor.py"}
"""What knows pygame besides the screen, for its sound or its version."""
NETWORK = {"socket", "http", "urllib", "requests", "ssl", "asyncio", "ftplib", "smtplib", "aiohttp"}


def imports(module: Path) -> Iterator[str]:
    """Every module that this one names in an import, wherever it stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(name: str) -> str:
    return name.split(".")[1] if name.count(".") else ""


def in_rooms(*rooms: str) -> list[Path]:
    return [m for m in MODULES if m.relative_to(COACH).parts[0].removesuffix(".py") in rooms]


def named(module: Path) -> str:
    return str(module.relative_to(ROOT))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_no_module_imports_from_a_later_room(module: Path) -> None:
    """The flow goes one way."""
    here = module.relative_to(COACH).parts[0].removesuffix(".py")
    if here not in ROOMS:
        return
    for name in imports(module):
        if name.startswith("coach.") and room(name) in ROOMS:
            assert ROOMS.index(room(name)) <= ROOMS.index(here), f"{name} is further down"


@pytest.mark.parametrize("module", in_rooms("screen"), ids=named)
def test_the_screen_knows_nothing_of_the_sound(module: Path) -> None:
    """They meet only in the session."""
    assert not [name for name in imports(module) if name.startswith("coach.sound")]


@pytest.mark.parametrize("module", in_rooms("routine", "score"), ids=named)
def test_routine_and_score_are_pure(module: Path) -> None:
    """No clock, no chance, no process, no pygame; no sound in the score."""
    roots = {name.split(".")[0] for name in imports(module)}
    allowed = {"os"} if module.name == "folder.py" else set()  # it lists ten thousand files
    assert not roots & IMPURE - allowed


@pytest.mark.parametrize("module", in_rooms("routine", "score"), ids=named)
def test_only_reader_library_and_schema_touch_files(module: Path) -> None:
    """Everything else there takes and gives values; the library lists files, and keeps an index."""
    if named(module) in TOUCH_FILES:
        return
    assert not {"pathlib", "io", "shutil", "tempfile", "coach.memory"} & set(imports(module))
    assert not [n for n in calls(module) if n == "open"]


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_nothing_reaches_the_network(module: Path) -> None:
    """No import could open a connection."""
    assert not {name.split(".")[0] for name in imports(module)} & NETWORK


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_only_the_command_line_prints_or_exits(module: Path) -> None:
    """Everywhere else raises; our own child processes may end themselves."""
    parts = module.relative_to(COACH).parts
    if parts[0] == "cli":
        return
    found = set(calls(module))
    assert "print" not in found
    if module.name not in {"child.py", "output.py", "system.py"}:
        assert not {"exit", "_exit"} & found


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_pygame_displays_only_in_the_screen_room(module: Path) -> None:
    """The display is opened by the screen; the audio process has the mixer to itself."""
    parts = module.relative_to(COACH).parts
    if parts[0] == "screen" or named(module) in WITHOUT_DISPLAY:
        return
    assert "pygame" not in {name.split(".")[0] for name in imports(module)}


def calls(module: Path) -> Iterator[str]:
    """The names of everything called."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield function.id
            elif isinstance(function, ast.Attribute):
                yield function.attr
