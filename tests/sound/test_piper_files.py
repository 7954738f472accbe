"""The files of natural voices: whatever is done to them, nothing is loaded that is not sound."""

import json
import os
import shutil
from pathlib import Path

import pytest

from coach import paths
from coach.errors import CoachError, VoiceError
from coach.sound.voices import adding, shelf
from coach.sound.voices.adding import add, remove
from coach.sound.voices.roster import find_voice, list_voices
from coach.sound.voices.shelf import Shelved, about, check, of_model, print_of, shelved

pytest.importorskip("piper")
OURS = shelved()[0]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of its own, with what a user downloaded in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("MASSAGE_COACH_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def bob(home: Path) -> Path:
    """The packaged voice's files under another name: a model somewhere on the disk."""
    model = home / "bob.onnx"
    os.link(OURS.model, model) if OURS.model.stat().st_dev == home.stat().st_dev else (
        shutil.copyfile(OURS.model, model)
    )
    shutil.copyfile(OURS.config, home / "bob.onnx.json")
    return model


def small(folder: Path, name: str = "tiny") -> Shelved:
    """A voice whose files are small, and what was added."""
    paths.ensure(folder)
    model = folder / f"{name}.onnx"
    model.write_bytes(name.encode() * 1_000)
    shelf.config_of(model).write_text('{"espeak": {"voice": "de"}, "dataset": "kleine_stimme"}')
    adding._write_down(model)
    return of_model(model)


def test_the_packaged_voice_is_checked_against_its_package() -> None:
    """Its list of files names sizes and hashes; the check is remembered."""
    assert OURS.due == (print_of(OURS.model), print_of(OURS.config))
    check(OURS)
    assert [*(paths.cache() / "voices").glob("file-*.json")]


def test_a_voice_is_added_heard_used_and_removed(home: Path, bob: Path) -> None:
    """Copied whole, listed after ours, and found by its name; nothing else is left lying about."""
    voice = add(bob)
    assert (voice.id, voice.language, len(voice.digest)) == ("bob", "en-us", 32)
    folder = paths.user_voices()
    assert {path.name for path in folder.iterdir()} == {
        "bob.onnx",
        "bob.onnx.json",
        "bob.voice.json",
    }
    assert [voice.id for voice in list_voices("piper")] == [OURS.id, "bob"]
    assert find_voice("piper:bob") == voice
    assert remove("bob") == folder / "bob.onnx"
    assert not [*folder.iterdir()]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda model: os.truncate(model, 30_000_000), "PROTOBUF"),
        (lambda model: model.write_bytes(b"x" * 1_000), "not a voice"),
        (lambda model: shelf.config_of(model).write_text("{}"), "not a voice"),
        (lambda model: shelf.config_of(model).write_text("no JSON"), "not a voice"),
        (lambda model: _changed(shelf.config_of(model), phoneme_type="pinyin"), "pinyin"),
        (lambda model: shelf.config_of(model).unlink(), "no file"),
        (lambda model: model.unlink(), "no file"),
    ],
)  # fmt: skip
def test_what_is_not_a_voice_is_refused(home: Path, bob: Path, spoil: object, told: str) -> None:
    """By a worker that tried it, in words that name the file; the folder stays as it was."""
    own = bob.with_name("own.onnx")
    shutil.copyfile(bob, own)
    shutil.copyfile(shelf.config_of(bob), shelf.config_of(own))
    spoil(own)  # type: ignore[operator]
    with pytest.raises(CoachError, match=told) as caught:
        add(own)
    assert "own.onnx" in caught.value.message
    assert not [*paths.user_voices().glob("*")]


def test_a_model_under_a_foreign_configuration_is_refused(home: Path, bob: Path) -> None:
    """When its letters are others than the model knows."""
    foreign = home / "foreign.json"
    foreign.write_text(shelf.config_of(bob).read_text())
    _changed(foreign, phoneme_id_map={"_": [0], "^": [1], "$": [2], **{c: [9_999] for c in "aei"}})
    with pytest.raises(CoachError, match=r"bob\.onnx"):
        add(bob, foreign)


def test_what_was_dropped_by_hand_is_listed_but_not_loaded(home: Path) -> None:
    """Until it is added, and it says how."""
    voice = small(paths.user_voices())
    shelf.sidecar(voice.model).unlink()
    assert "tiny" in [voice.id for voice in list_voices("piper")]
    with pytest.raises(VoiceError, match="never checked") as caught:
        find_voice("piper:tiny")
    assert f"voices add {voice.model}" in caught.value.hint


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda one, _other: os.truncate(one.model, 2_000), "2000 bytes instead of 4000"),
        (lambda one, _other: _flipped(one.model), "damaged"),
        (lambda one, other: shutil.copyfile(other.model, one.model), "another"),
        (lambda one, other: shutil.copyfile(other.config, one.config), "another"),
        (lambda one, other: other.model.replace(one.model), "another"),
        (lambda one, _other: one.config.unlink(), "cannot be read"),
    ],
)
def test_what_changed_since_is_refused(home: Path, spoil: object, told: str) -> None:
    """Cut short, with a bit turned, taken from another voice: even right after it was sound."""
    one, other = small(paths.user_voices(), "tiny"), small(home, "vast")
    _changed(other.config, dataset="große_stimme")
    check(one)
    check(of_model(one.model))
    spoil(one, other)  # type: ignore[operator]
    with pytest.raises(VoiceError, match=told) as caught:
        find_voice("piper:tiny")
    assert str(paths.user_voices() / "tiny.onnx") in caught.value.message
    assert "voices add" in caught.value.hint


def test_a_damaged_packaged_voice_leaves_the_systems(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By default; asked for by name it says how to mend it."""
    damaged = tmp_path / "joe.onnx"
    damaged.write_bytes(b"x")
    spoilt = Shelved("joe", damaged, OURS.config, OURS.due, is_ours=True)
    monkeypatch.setattr(shelf, "_packaged", lambda: iter([spoilt]))
    assert find_voice().engine == "system"
    with pytest.raises(VoiceError, match=r"joe\.onnx") as caught:
        find_voice("piper")
    assert "--force-reinstall" in caught.value.hint


def test_ours_is_neither_replaced_nor_removed(home: Path) -> None:
    copy = home / OURS.model.name
    copy.touch()
    shelf.config_of(copy).touch()
    with pytest.raises(CoachError, match="already"):
        add(copy)
    with pytest.raises(CoachError, match="package"):
        remove(OURS.id)
    with pytest.raises(CoachError, match="no natural voice"):
        remove("nobody")


def test_the_voice_that_is_meant_is_removed(home: Path) -> None:
    """By its id before its name, in its own letters before others, and as it is listed."""
    folder = paths.user_voices()
    for name, dataset in {"amy": "zed", "Amy": "amy", "zed": "amy"}.items():
        _changed(small(folder, name).config, dataset=dataset)
    assert remove("zed.onnx") == folder / "zed.onnx"
    assert remove("piper:Amy") == folder / "Amy.onnx"
    assert remove("ZED") == folder / "amy.onnx"
    assert not [*folder.iterdir()]


@pytest.mark.parametrize("word", ["kleine stimme", "TINY", "piper:Kleine Stimme"])
def test_no_voice_is_removed_for_another(home: Path, word: str) -> None:
    """Where several are called so, it says which."""
    ids = ("tiny", "Tiny")
    voices = [small(paths.user_voices(), name) for name in ids]
    with pytest.raises(CoachError) as caught:
        remove(word)
    assert all(f"piper:{name}" in caught.value.message for name in ids)
    assert all(voice.model.exists() for voice in voices)


def test_ones_own_voice_is_removed_before_the_packaged_one(home: Path) -> None:
    """Whose id differs in its letters only, or whose name is the same."""
    folder, namesake = paths.user_voices(), about(OURS).name
    for word in (OURS.id.upper(), OURS.id.title(), f"piper:{OURS.id.upper()}"):
        voice = small(folder, OURS.id.upper())
        assert remove(word) == voice.model
    voice = small(folder)
    _changed(voice.config, dataset=namesake)
    assert remove(namesake) == voice.model
    with pytest.raises(CoachError, match="package"):
        remove(OURS.id)


def test_a_disk_that_is_full_leaves_no_half_voice(
    home: Path, bob: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(CoachError, match="No space left"):
        add(bob)
    assert not [*paths.user_voices().iterdir()]


@pytest.mark.parametrize(
    ("config", "name", "language"),
    [
        ('{"dataset": "lessac", "language": {"code": "en_US"}}', "Lessac", "en-us"),
        ('{"espeak": {"voice": "de"}}', "tiny", "de"),
        ("[]", "tiny", ""),
        ("", "tiny", ""),
    ],
)
def test_a_voice_is_known_by_its_configuration(
    home: Path, config: str, name: str, language: str
) -> None:
    """And by its file where that says nothing."""
    voice = small(home)
    voice.config.write_text(config)
    found = about(voice)
    assert (found.name.casefold(), found.language) == (name.casefold(), language)


def test_a_sidecar_that_is_nonsense_vouches_for_nothing(home: Path) -> None:
    voice = small(home)
    for nonsense in ("[]", "{}", '{"files": [[1, "x"]]}', '{"files": 3}', "{"):
        shelf.sidecar(voice.model).write_text(nonsense)
        assert of_model(voice.model).due is None


def _flipped(path: Path) -> None:
    """One bit of it, and its time as before."""
    times = path.stat()
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _changed(config: Path, **changes: object) -> None:
    found = json.loads(config.read_text())
    config.write_text(json.dumps({**found, **changes}))
