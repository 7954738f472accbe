"""Choosing a voice by what a user writes."""

from pathlib import Path

import pytest

from coach.errors import UsageError, VoiceError
from coach.memory import recall, remember
from coach.sound.voices import SILENT, Voice, load
from coach.sound.voices.roster import choose, find_voice, list_voices

KEY = "HKEY_LOCAL_MACHINE\\Voices\\ZIRA"
VOICES = [
    Voice("system", "gmw/de", "German", "de"),
    Voice("system", "gmw/en", "English (Great Britain)", "en-gb"),
    Voice("system", "gmw/en-us", "English (America)", "en-us"),
    Voice("system", KEY, "Microsoft Zira Desktop", "en-us"),
]


def known(_: str) -> list[Voice]:
    return VOICES


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        ("system", "English (Great Britain)"),
        ("system:de", "German"),
        ("system:EN-US", "English (America)"),
        ("system:gmw/en", "English (Great Britain)"),
        (f"system:{KEY}", "Microsoft Zira Desktop"),
        ("german", "German"),
        ("zira", "Microsoft Zira Desktop"),
    ],
)
def test_a_voice_goes_by_many_names(spec: str, name: str) -> None:
    """Its engine alone, its id, the end of that, its language, its name or part of it."""
    assert choose(spec, known).name == name


def test_without_english_the_first_will_do() -> None:
    assert choose("system", lambda _: VOICES[:1]).name == "German"


def test_silence_asks_nobody() -> None:
    def nobody(_: str) -> list[Voice]:
        raise AssertionError

    assert choose("silent", nobody) == SILENT


def test_an_unknown_voice_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="“system:en-uz”") as caught:
        choose("system:en-uz", known)
    assert "en-us" in caught.value.hint


def test_without_any_voice_there_is_no_default() -> None:
    with pytest.raises(UsageError):
        choose("system", lambda _: [])


def test_the_system_has_an_english_voice(tmp_path: Path) -> None:
    """The real one, asked for once and remembered."""
    voice = find_voice(folder=tmp_path)
    assert voice.language.startswith("en")
    assert not any(v.id.startswith("mb/") for v in list_voices(folder=tmp_path))
    kept = tmp_path / "voices" / "system.json"
    remember(kept, recall(kept) | {"voices": [["system", "x", "X", "en"]]})
    assert find_voice(folder=tmp_path).id == "x"
    assert find_voice("en-gb", tmp_path) == voice
    assert find_voice(folder=tmp_path) == voice


def hide(monkeypatch: pytest.MonkeyPatch, folder: Path, module: str) -> None:
    """Lets children find a broken module in this one's place."""
    (folder / f"{module}.py").write_text(f"raise ImportError('no {module} here')\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In one line, with what to do about it."""
    hide(monkeypatch, tmp_path, "pyttsx3")
    with pytest.raises(VoiceError, match="no pyttsx3 here") as caught:
        find_voice(folder=tmp_path)
    assert "install" in caught.value.hint


def test_a_missing_espeak_leaves_the_systems(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And without that one either, it is told."""
    hide(monkeypatch, tmp_path, "espeakng_loader")
    assert "espeak-ng" in language_or_hint(tmp_path) or language_or_hint(tmp_path)[:2] == "en"


def language_or_hint(folder: Path) -> str:
    """Of the default voice, or of its absence."""
    try:
        return find_voice(folder=folder).language
    except VoiceError as trouble:
        return trouble.hint


def test_engines_that_are_not_there() -> None:
    with pytest.raises(VoiceError, match="no voice engine"):
        load("gramophone")
