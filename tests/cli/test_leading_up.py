"""What `play` does before it plays: it asks, or tells; it adapts, or refuses."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.cli.asking import Terminal
from coach.errors import Exit
from coach.screen.pages.page import Block, ClosedError, Option, Page
from tests.scores import TWO_SIDES

RUN = Path(__file__).parents[2] / "run.py"
QUICK = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIODELAY": "1"}
"""Many times as fast as it sounds; SDL writes it into a regular file only."""
PAGE = Page(
    "Which?",
    (Option("a", "Yes", "y"), Option("b", "No", "n")),
    (Block(("One thing",), "Think of", listed=True),),
    progress="1 of 2",
)
Play = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Plays the last step of somebody's own routine, which has a care error, in the terminal."""
    own = tmp_path / "own.yaml"
    own.write_text(TWO_SIDES, encoding="utf-8")
    home = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CACHE")}
    told = {"SDL_DISKAUDIOFILE": str(tmp_path / "sound.raw"), "COLUMNS": "200", "NO_COLOR": "1"}

    def call(*words: str) -> "subprocess.CompletedProcess[str]":
        quiet = ("--headless", "--voice", "silent", "--from", "Rest")
        return subprocess.run(
            [sys.executable, str(RUN), "play", str(own), *quiet, *words],
            capture_output=True,
            text=True,
            env={**os.environ, **home, **QUICK, **told},
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )

    return call


def test_a_care_error_is_shown_and_must_be_accepted(play: Play) -> None:
    """Without the word for it nothing starts; with it the stop rules come first."""
    refused = play()
    assert (refused.returncode, "P03" in refused.stdout) == (Exit.INPUT, True)
    assert "--accept-care-errors" in refused.stderr
    accepted = play("--accept-care-errors")
    assert accepted.returncode == Exit.FINE, accepted.stderr
    assert accepted.stdout.index("When to stop") < accepted.stdout.index("Two sides")


def test_conditions_adapt_refuse_and_need_a_word(play: Play, tmp_path: Path) -> None:
    """Changes are told; a block is one; an agreement is kept with its day."""
    adapted = play("--accept-care-errors", "--with", "pain-5")
    assert "pressure 4, not 5" in adapted.stdout
    assert adapted.returncode == Exit.FINE
    assert play("--accept-care-errors", "--with", "clot").returncode == Exit.INPUT
    missing = play("--accept-care-errors", "--with", "told-to-avoid")
    assert (missing.returncode, "--agreed" in missing.stderr) == (Exit.INPUT, True)
    agreed = ("--accept-care-errors", "--with", "told-to-avoid")
    assert play(*agreed, "--agreed").returncode == Exit.FINE
    assert play(*agreed).returncode == Exit.FINE
    (kept,) = (tmp_path / "data" / "massage-coach").glob("*.json")
    assert "told-to-avoid" in kept.read_text("utf-8")


class Console:
    """Keeps what is printed."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def print(self, words: str, /, *, markup: bool, style: str) -> None:
        self.lines.append(words)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [(["1"], "a"), (["N"], "b"), (["yes"], "a"), (["x", "", "2"], "b"), (["b"], None)],
)  # fmt: skip
def test_the_terminal_asks_until_it_understands(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], answer: str | None
) -> None:
    """Numbers, letters, words and the way back; the page stands above them."""
    lines = iter(typed)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(lines))
    console = Console()
    assert Terminal(console).ask(PAGE) == answer
    assert console.lines[:5] == [
        "\nWhich?  (1 of 2)", "\nThink of", "  · One thing", "  1  Yes", "  2  No",
    ]  # fmt: skip


def test_an_input_that_ends_closes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """As closing the window does."""

    def ended(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(ClosedError):
        Terminal(Console()).ask(PAGE)
