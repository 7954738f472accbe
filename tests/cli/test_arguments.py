"""Options for how things look and sound: they hold for one run, and only what can be set counts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach.cli import arguments, commands
from coach.errors import UsageError
from coach.language import ENGLISH, _, use
from coach.settings import Preferences, Settings, file, load, save

Called = list[dict[str, Any]]


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Called:
    """What the commands that go by the settings were called with."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    seen: Called = []

    def kept(**told: Any) -> None:
        seen.append(told)

    rows = [
        row._replace(run=kept) if row.run is commands.play else row for row in arguments.COMMANDS
    ]
    monkeypatch.setattr(arguments, "COMMANDS", rows)
    monkeypatch.setattr(commands, "browse", kept)
    monkeypatch.setattr(arguments, "SETTING", (kept,))
    return seen


@pytest.mark.parametrize("words", [("play", "swedish-solo"), ()])
def test_what_is_not_said_is_as_it_is_set(called: Called, words: tuple[str, ...]) -> None:
    save(Settings(theme="contrast", volume=30), file())
    arguments.wanted([*words, "--text-size", "150", "--reduced-motion"])()
    preferences = called[0]["preferences"]
    assert isinstance(preferences, Preferences)
    assert preferences.now == Settings(theme="contrast", volume=30, text_size=150, still=True)
    assert load(file())[0] == Settings(theme="contrast", volume=30)


def test_a_session_takes_all_of_them_before_and_after_its_name(called: Called) -> None:
    words = "--theme light play x --voice silent --rate 90 --voice-volume 10 --chime-volume 20"
    arguments.wanted([*words.split(), "--pacer", "both"])()
    wished = Settings(theme="light", voice="silent", rate=90, voice_volume=10, chime_volume=20)
    assert called[0]["preferences"].now == replace(wished, pacer="both")


def test_a_bed_is_one_of_ours_or_where_music_is(
    called: Called, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path holds wherever the program looks from; what is not there is told, a typo mended."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "calm").mkdir()
    words = {"rain": "rain", "voice-only": "voice-only", "calm": str(tmp_path / "calm")}
    for word, spec in words.items():
        arguments.wanted(["play", "x", "--bed", word, "--bed-volume", "30"])()
        preferences = called[-1]["preferences"]
        assert isinstance(preferences, Preferences)
        assert (preferences.now.bed, preferences.now.bed_volume) == (spec, 30)
    for word, hint in (("rian", "`rain`"), ("gone/calm", "no music"), ("calm.mp3", "no music")):
        with pytest.raises(UsageError, match=hint):
            arguments.wanted(["play", "x", "--bed", word])


@pytest.mark.parametrize(
    "words",
    [
        "--theme drak",
        "--text-size 79",
        "--text-size big",
        "--language xx",
        "play x --rate 130",
        "play x --pacer b",
    ],
)
def test_what_cannot_be_set_is_refused(called: Called, words: str) -> None:
    with pytest.raises(UsageError):
        arguments.wanted(words.split())


def test_a_command_that_only_prints_prints_english(called: Called) -> None:
    """Whatever language the window speaks, which `play` opens."""
    save(Settings(language="de"), file())
    try:
        arguments.wanted(["journal"])
        assert _("Not saved.") == "Not saved."
        arguments.wanted(["play", "swedish-solo"])
        assert _("Not saved.") != "Not saved."
    finally:
        use(ENGLISH)
