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
    """What opens the voice that is set, or the usual one of this language where that is gone or
    does not speak it.
    """

    def opened() -> Bakes | None:
        try:
            return open_baker(settings.voice, settings.rate, language)
        except UsageError:
            return open_baker(USUAL.voice, settings.rate, language)

    return opened


def open_baker(voice: str, rate: int = 100, language: str = ENGLISH) -> Bakes | None:
    """What speaks this language for `--voice VOICE`; None for captions only. Should the usual
    voice fail, the plainest one goes on; without any there are recordings yet. Raises UsageError.
    """
    cache = ClipCache()
    try:
        found = find_voice(voice, language=language)
    except VoiceError as trouble:
        return Recorded(Voiceless(trouble), Recordings(cache))
    if found == SILENT:
        return None
    baker = Baker(found, cache, rate=rate)
    if voice != USUAL.voice:
        return Recorded(Understudied(baker), Recordings(cache))

    def plainest() -> Baker:
        other = find_voice(PLAINEST, language=language)
        if other == found:
            raise VoiceError("there is no other voice")
        return Baker(other, cache, rate=rate)

    spoken = Understudied(baker, plainest, passed_over(found, language))
    return Recorded(spoken, Recordings(cache))
