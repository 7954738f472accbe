import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import servers
from tests.e2e.rig import ROUTINE, House

Need = Callable[..., None]


@pytest.fixture(scope="session")
def need() -> Need:
    """Asks for programs of the system: without them a test is skipped, but never in CI."""

    def ask(*programs: str) -> None:
        absent = servers.missing(programs)
        if absent and os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {', '.join(absent)}")
        if absent:
            pytest.skip(f"this machine has no {', '.join(absent)}")

    return ask


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A machine that nobody has used yet."""
    return House(tmp_path)


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    """A routine with two sides, a word in the middle of a step and a hold that is counted."""
    path = tmp_path / "two-quiet-minutes.yaml"
    path.write_text(ROUTINE, "utf-8")
    return path


@pytest.fixture
def sound_server(need: Need) -> Iterator[dict[str, str]]:
    """A real sound server; gives what its clients' environment needs."""
    need(*servers.SOUND_PROGRAMS)
    with servers.sound_server() as environment:
        yield environment


@pytest.fixture
def display(need: Need) -> Iterator[str]:
    """A real X server on a display of its own."""
    need(*servers.SCREEN_PROGRAMS, "xdotool", "import")
    with servers.screen("1280x900x24") as name:
        yield name
