"""Choosing a voice by what a user writes."""

import subprocess
import sys
from pathlib import Path

import pytest

from coach.errors import Exit, UsageError, VoiceError
from coach.memory import recall, remember
from coach.sound.voices import PLAINEST, SILENT, Voice, load, piper, roster
from coach.sound.voices.roster import choose, find_voice, list_voices, passed_over

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


JOE = Voice("piper", "joe", "Joe", "en-us")
HANS = Voice("piper", "hans", "Hans", "de-de")


@pytest.mark.parametrize(
    ("spec", "language", "natural", "bad", "name"),
    [
        ("usual", "en", [HANS, JOE], (), "Joe"),
        ("usual", "en", [HANS], (), "English (Great Britain)"),
        ("usual", "en", [JOE], ("joe",), "English (Great Britain)"),
        ("usual", "en", None, (), "English (Great Britain)"),
        ("usual", "de", [JOE, HANS], (), "Hans"),
        ("usual", "de", [JOE], (), "German"),
        ("piper", "de", [JOE, HANS], (), "Hans"),
        ("piper", "de", [JOE], (), "German"),
        ("piper:joe", "de", [JOE], (), "German"),
        ("system", "de", [JOE, HANS], (), "German"),
        ("system:de", "en", [JOE], (), "German"),
        ("joe", "en", [HANS, JOE], (), "Joe"),
        ("en-us", "en", None, (), "English (America)"),
    ],
)
def test_the_usual_voice_is_the_best_that_speaks_the_language(
    spec: str,
    language: str,
    natural: list[Voice] | None,
    bad: tuple[str, ...],
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A natural one, if it is installed and sound; and a text that is not English is left to it."""

    def there(engine: str) -> list[Voice]:
        if engine == "piper" and natural is None:
            raise VoiceError("the natural voice is not installed")
        return (natural or []) if engine == "piper" else VOICES

    monkeypatch.setattr(roster, "is_sound", lambda voice: voice.id not in bad)
    assert choose(spec, there, language).name == name


NAMESAKE = Voice("piper", "amy", "Zed", "en-us")
ZED = Voice("piper", "zed", "Amy", "en-us")
CAPITAL = Voice("piper", "ZED", "Joe", "en-us")


@pytest.mark.parametrize(
    ("spec", "voice"),
    [
        ("piper:zed", ZED),
        ("zed", ZED),
        ("piper:ZED", CAPITAL),
        ("piper:amy", NAMESAKE),
        ("piper:AMY", NAMESAKE),
        ("piper:Joe", CAPITAL),
    ],
)
def test_an_id_comes_before_a_name(
    spec: str, voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And as it is written before the same in other letters."""
    monkeypatch.setattr(roster, "is_sound", lambda _voice: True)
    there = {"piper": [NAMESAKE, CAPITAL, ZED], "system": VOICES}
    assert choose(spec, there.__getitem__) == voice


def test_no_voice_reads_a_language_that_it_does_not_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """But English, for want of anything better."""
    monkeypatch.setattr(roster, "is_sound", lambda _voice: True)
    with pytest.raises(VoiceError, match="speaks “fr”"):
        choose("usual", known, "fr")
    assert choose("usual", lambda _: VOICES[:1]).name == "German"


def test_the_natural_voice_that_is_missing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the command that installs it; by default the system's voice speaks instead."""
    monkeypatch.setattr(piper, "find_spec", lambda _name: None)
    with pytest.raises(VoiceError, match="not installed") as caught:
        find_voice("piper", tmp_path)
    assert (caught.value.exit_code, caught.value.hint) == (Exit.MISSING, piper.INSTALL)
    assert find_voice("usual", tmp_path).engine == "system"


def test_to_look_for_the_natural_voice_loads_nothing() -> None:
    """Neither the library nor what runs the model."""
    told = (
        "import sys; from coach.sound.voices.roster import find_voice; print(find_voice().engine)"
    )
    loaded = "print([name for name in ('piper', 'onnxruntime', 'numpy') if name in sys.modules])"
    words = [sys.executable, "-c", f"{told}; {loaded}"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["piper", "[]"]


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
    voice = find_voice("system", tmp_path)
    assert voice.language.startswith("en")
    assert not any(v.id.startswith("mb/") for v in list_voices("system", tmp_path))
    kept = tmp_path / "voices" / "system.json"
    remember(kept, recall(kept) | {"voices": [["system", "x", "X", "en"]]})
    assert find_voice("system", tmp_path).id == "x"
    assert find_voice("en-gb", tmp_path) == voice
    assert find_voice("system", tmp_path) == voice


def hide(monkeypatch: pytest.MonkeyPatch, folder: Path, module: str) -> None:
    """Lets children find a broken module in this one's place."""
    (folder / f"{module}.py").write_text(f"raise ImportError('no {module} here')\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In one line, with what to do about it."""
    hide(monkeypatch, tmp_path, "pyttsx3")
    with pytest.raises(VoiceError, match="no pyttsx3 here") as caught:
        find_voice("system", tmp_path)
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
        return find_voice("system", folder).language
    except VoiceError as trouble:
        return trouble.hint


def test_engines_that_are_not_there() -> None:
    with pytest.raises(VoiceError, match="no voice engine"):
        load("gramophone")


def test_a_better_voice_that_is_not_sound_is_told_and_none_at_all_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever never installed the natural voice misses nothing."""
    plain = Voice(PLAINEST, "gmw/en", "English", "en")
    damaged = Voice("piper", "no-such-model", "Gone", "en-us")
    monkeypatch.setattr(roster, "voices_there", lambda _engine: [damaged])
    assert "no-such-model" in passed_over(plain, "en")
    assert passed_over(plain, "de") == ""
    monkeypatch.setattr(roster, "voices_there", lambda _engine: [])
    assert passed_over(plain, "en") == ""

    def missing(_engine: str) -> list[Voice]:
        raise VoiceError("the natural voice is not installed")

    monkeypatch.setattr(roster, "voices_there", missing)
    assert passed_over(plain, "en") == ""
