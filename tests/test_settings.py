"""Settings: what was set is there again, and no file that somebody damaged stops the program."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.settings import CHECKS, PACERS, THEMES, Preferences, Settings, load, save

SETTINGS = st.builds(
    Settings,
    voice=st.sampled_from(["system", "silent", "system:gmw/en"]),
    rate=st.integers(80, 120),
    volume=st.integers(0, 100),
    muted=st.booleans(),
    voice_volume=st.integers(0, 100),
    chime_volume=st.integers(0, 100),
    bed_volume=st.integers(0, 100),
    bed=st.sampled_from(["none", "voice-only", "rain", "/music"]),
    pacer=st.sampled_from(PACERS),
    theme=st.sampled_from(THEMES),
    still=st.booleans(),
    text_size=st.integers(80, 200),
    fullscreen=st.booleans(),
    unknown=st.dictionaries(st.sampled_from(["newer", "other"]), st.integers(), max_size=2),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("config") / "settings.json"


@given(SETTINGS)
def test_what_was_set_is_there_again(path: Path, wanted: Settings) -> None:
    """With what a newer program wrote beside it."""
    save(wanted, path)
    assert load(path) == (wanted, "")


@given(st.dictionaries(st.sampled_from([*CHECKS, "newer"]), ANYTHING))
def test_a_value_that_cannot_be_is_as_usual_and_told(path: Path, written: dict[str, Any]) -> None:
    """The others hold; what came out can be set."""
    path.write_text(json.dumps(written), "utf-8")
    found, notice = load(path)
    told = set(notice.rstrip(".").split(": ")[-1].split(", ")) if notice else set()
    for name in CHECKS:
        value = getattr(found, name)
        assert CHECKS[name](value)
        is_kept = type(value) is type(written.get(name)) and value == written[name]
        assert (name in told) == (name in written and not is_kept)
    save(found, path)
    assert load(path) == (found, "")


@pytest.mark.parametrize("written", [b"{", b"\xff\xfe", b"[1]", b"[" * 100_000, b""])
def test_a_damaged_file_is_as_none_and_told(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(written)
    found, notice = load(path)
    assert found == Settings()
    assert notice
    assert load(tmp_path / "none") == (Settings(), "")


def test_an_option_holds_for_one_run(tmp_path: Path) -> None:
    """What is changed meanwhile is kept, and nothing else."""
    path = tmp_path / "settings.json"
    save(Settings(volume=50), path)
    run = Preferences(path, theme="light", voice="silent")
    assert (run.now.theme, run.now.volume) == ("light", 50)
    run.change(replace(run.now, volume=40))
    assert load(path)[0] == Settings(volume=40)
    run.change(replace(run.now, theme="contrast"))
    assert load(path)[0] == Settings(volume=40, theme="contrast")


def test_settings_that_cannot_be_kept_hold_for_the_run(tmp_path: Path) -> None:
    blocked = tmp_path / "file" / "settings.json"
    blocked.parent.write_text("")
    run = Preferences(blocked)
    run.change(Settings(volume=10))
    assert run.now.volume == 10


@pytest.mark.parametrize(("bed", "chimes"), [("none", 40), ("rain", 40), ("voice-only", 0)])
def test_voice_only_has_no_chimes_either(bed: str, chimes: int) -> None:
    """What paces the strokes is asked for by itself."""
    gains = Settings(voice_volume=80, chime_volume=40, bed_volume=60, bed=bed).gains
    assert gains == {"voice": 80, "chime": chimes, "pacer": 40, "bed": 60}


def test_everything_has_a_check() -> None:
    """No value can be set that is not looked at when it is read."""
    assert {*CHECKS, "unknown"} == {field.name for field in fields(Settings)}
