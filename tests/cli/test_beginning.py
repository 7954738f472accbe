"""What `new` asks, and when it asks nothing."""

from collections.abc import Iterator

import pytest
from rich.console import Console

from coach.cli import beginning
from coach.cli.beginning import Wanted, wanted
from coach.errors import UsageError


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody at the terminal who types this, and then nothing more."""
    coming: Iterator[str] = iter(answers)
    monkeypatch.setattr(beginning, "can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda *_prompt: next(coming))


def test_it_asks_for_all_four(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not among the choices, or too long, is asked again."""
    answering(monkeypatch, "tea", "thay", "thai", "partner", "99", "x", "12")
    assert wanted(None, None, None, None, Console()) == Wanted("tea", "thai", "partner", 12)


def test_enter_takes_what_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that was given is not asked for."""
    answering(monkeypatch, "", "", "")
    assert wanted("tea", None, None, None, Console()) == Wanted("tea")


def test_options_are_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what stands beside them."""
    answering(monkeypatch)
    assert wanted("tea", "sports", None, None, Console()) == Wanted("tea", "sports")
    assert wanted("tea", None, None, 9, Console()) == Wanted("tea", minutes=9)


def test_without_a_terminal_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """And none is too little."""
    monkeypatch.setattr(beginning, "can_ask", lambda: False)
    assert wanted("tea", None, None, None, Console()) == Wanted("tea")
    with pytest.raises(UsageError):
        wanted(None, None, None, None, Console())
