"""Opens a session's voice: the one that is set, with a spare behind it and recordings before it."""

from collections.abc import Callable
from typing import TypeAlias

from coach.errors import UsageError, VoiceError
from coach.routine.vocabulary import ENGLISH
from coach.session.spoken import Bakes
from coach.settings import USUAL, Settings
from coach.sound.clips import Baker, ClipCache
from coach.sound.recorded import Recorded, Recordings
from coach.sound.understudy import Understudied, Voiceless
from coach.sound.voices import PLAINEST, SILENT
from coach.sound.voices.roster import find_voice, passed_over

Opener: TypeAlias = Callable[[], Bakes | None]


def voice_of(settings: Settings, language: str = ENGLISH) -> Opener:
    """What opens the voice that is set, or the usual one of this language where that is gone, which
    is told.
    """

    def opened() -> Bakes | None:
        try:
            return open_baker(settings.voice, settings.rate, language)
        except UsageError as gone:
            return open_baker(USUAL.voice, settings.rate, language, gone.message)

    return opened


def open_baker(
    voice: str, rate: int = 100, language: str = ENGLISH, gone: str = ""
) -> Bakes | None:
    """What speaks this language for `--voice VOICE`; None for captions only. Should that voice
    fail, another one goes on, which is told, as is why a better one is `gone`; without any there
    are recordings yet. Raises UsageError.
    """
    cache = ClipCache()
    try:
        found = find_voice(voice, language=language)
    except VoiceError as trouble:
        if voice == USUAL.voice:
            return Recorded(Voiceless(trouble), Recordings(cache))
        return open_baker(USUAL.voice, rate, language, trouble.message)
    if found == SILENT:
        return None

    def another() -> Baker:
        others = (find_voice(spec, language=language) for spec in (USUAL.voice, PLAINEST))
        other = next((other for other in others if other != found), None)
        if other is None:
            raise VoiceError("there is no other voice")
        return Baker(other, cache, rate=rate)

    if voice == USUAL.voice:
        gone = gone or passed_over(found, language)
    return Recorded(Understudied(Baker(found, cache, rate=rate), another, gone), Recordings(cache))
