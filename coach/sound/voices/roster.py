"""Which voices this machine has, and the one a user asked for.

Where asking takes a worker, the engine's answer is kept in the cache until its version changes or
a voice is asked for that is not in it.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import astuple
from pathlib import Path

from coach import paths
from coach.errors import UsageError, VoiceError
from coach.memory import recall, remember
from coach.routine.vocabulary import ENGLISH, nearest
from coach.settings import USUAL_VOICE
from coach.sound.voices import ENGINES, PLAINEST, SILENT, Voice, load
from coach.sound.voices.booth import Booth

_LIMIT_S = 20.0
_LISTING = "`massage-coach voices` lists them"

VoicesOf = Callable[[str], Sequence[Voice]]
"""The voices of an engine. Raises VoiceError where it cannot be asked."""


def find_voice(
    spec: str = USUAL_VOICE, folder: Path | None = None, language: str = ENGLISH
) -> Voice:
    """The voice that `--voice SPEC` means for a text in this language, its files found sound.

    Raises UsageError, and VoiceError without any such voice.
    """
    kept = folder or paths.cache()
    try:
        voice = choose(spec, lambda engine: voices_there(engine, kept), language)
    except UsageError:
        voice = choose(spec, lambda engine: list_voices(engine, kept), language)
    if voice != SILENT:
        load(voice.engine).check(voice.id)
    return voice


def list_voices(engine: str, folder: Path | None = None) -> list[Voice]:
    """The engine's voices as they are now, the default first. Raises VoiceError."""
    load(engine).check()
    at_hand = load(engine).at_hand()
    if at_hand is not None:
        return at_hand
    with closing(Booth(engine)) as booth:
        answer = booth.ask({"do": "voices"}, _LIMIT_S) or {}
    voices = [Voice(*row) for row in answer["voices"]]
    _keep(voices, engine, folder or paths.cache())
    return voices


def voices_there(engine: str, folder: Path | None = None) -> list[Voice]:
    """The same as they were when last asked for, where that is known. Raises VoiceError."""
    kept = folder or paths.cache()
    return _kept(engine, kept) or list_voices(engine, kept)


def choose(spec: str, voices_of: VoicesOf, language: str = ENGLISH) -> Voice:
    """The voice a user asked for: `silent`, `usual`, an engine, `engine:voice`, or a voice of any.

    `usual` is the first sound one that speaks the language. A text that is not English is left to
    that one too, where what was asked for does not speak its language.

    Raises UsageError, with the nearest voice, when there is none like it, and VoiceError.
    """
    if spec == SILENT.engine:
        return SILENT
    if spec == USUAL_VOICE:
        return _usual(voices_of, language)
    engine, _, wanted = spec.partition(":")
    if engine in ENGINES:
        voice = _pick(wanted, voices_of(engine), spec, language)
    else:
        voice = _pick(spec, [v for name in ENGINES for v in _any(name, voices_of)], spec, language)
    fits = language == ENGLISH or speaks(voice, language)
    return voice if fits else _usual(voices_of, language)


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice is of this language, of whatever country."""
    return voice.language.partition("-")[0] == language.partition("-")[0]


def is_sound(voice: Voice) -> bool:
    """Whether nothing is known to be wrong with a voice."""
    return not _trouble(voice)


def passed_over(chosen: Voice, language: str) -> str:
    """What is wrong with a voice of this language that would be usual before the chosen one. An
    engine that is not installed is nothing to tell of.
    """
    for engine in [*ENGINES][: [*ENGINES].index(chosen.engine)]:
        with suppress(VoiceError):
            for voice in voices_there(engine):
                if speaks(voice, language) and (trouble := _trouble(voice)):
                    return trouble
    return ""


def _trouble(voice: Voice) -> str:
    try:
        load(voice.engine).check(voice.id)
    except VoiceError as trouble:
        return trouble.message
    return ""


def _usual(voices_of: VoicesOf, language: str) -> Voice:
    """The first sound voice that speaks the language; without an English one, any reads English.

    Raises VoiceError.
    """
    trouble = VoiceError(f"no voice of this machine speaks “{language}”", _LISTING)
    for needed in (language, "") if language == ENGLISH else (language,):
        for engine in ENGINES:
            try:
                there = voices_of(engine)
            except VoiceError as failure:
                trouble = failure
                continue
            for voice in there:
                if (not needed or speaks(voice, needed)) and is_sound(voice):
                    return voice
    raise trouble


def _any(engine: str, voices_of: VoicesOf) -> Sequence[Voice]:
    """The engine's voices; none where it cannot be asked, unless there are no others."""
    try:
        return voices_of(engine)
    except VoiceError:
        if engine == PLAINEST:
            raise
        return ()


def _pick(wanted: str, voices: Sequence[Voice], spec: str, language: str) -> Voice:
    """The first that is sound, else the first. Raises UsageError."""
    fits = _matches(wanted, voices) if wanted else _speakers(voices, language)
    if not fits:
        raise UsageError(f"there is no voice “{spec}”", _advice(wanted, voices))
    return next(filter(is_sound, fits), fits[0])


def _speakers(voices: Sequence[Voice], language: str) -> Sequence[Voice]:
    return [voice for voice in voices if speaks(voice, language)] or voices


def _matches(wanted: str, voices: Sequence[Voice]) -> list[Voice]:
    """Those of this id, else those called exactly so, else those whose name has it somewhere.

    An id comes first, for one voice's id may be another's name.
    """
    folded = wanted.casefold()
    return (
        [voice for voice in voices if voice.id == wanted]
        or [voice for voice in voices if voice.id.casefold() == folded]
        or [voice for voice in voices if folded in _names(voice)]
        or [voice for voice in voices if folded in voice.name.casefold()]
    )


def _names(voice: Voice) -> set[str]:
    """What one may call it: its name, its id or the end of that, its language."""
    words = (voice.name, voice.id, voice.id.rpartition("/")[2], voice.language)
    return {word.casefold() for word in words}


def _advice(wanted: str, voices: Sequence[Voice]) -> str:
    known = {name: name for voice in voices for name in sorted(_names(voice))}
    near = nearest(wanted, known)
    return f"did you mean “{near}”? {_LISTING}" if near else _LISTING


def _file(engine: str, folder: Path) -> Path:
    return folder / "voices" / f"{engine}.json"


def _kept(engine: str, folder: Path) -> list[Voice]:
    """The voices as they were when last asked for; empty when that is not known any more."""
    try:
        found = recall(_file(engine, folder))
        fresh = found["version"] == load(engine).version()
        return [Voice(*map(str, row)) for row in found["voices"]] if fresh else []
    except (TypeError, KeyError):
        return []


def _keep(voices: list[Voice], engine: str, folder: Path) -> None:
    rows = [astuple(voice) for voice in voices]
    remember(_file(engine, folder), {"version": load(engine).version(), "voices": rows})
