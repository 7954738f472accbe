"""What stands in for a voice that fails: the next best one, or nothing that speaks."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from coach.errors import VoiceError
from coach.score.cues import Phrase
from coach.sound.clips import Baker, Clip, Progress
from coach.sound.voices.booth import Cancelled


class Understudied:
    """Bakes with one voice, and from its first failure on with another. Close it.

    One `bake` runs at a time, in any thread.
    """

    def __init__(self, first: Baker, other: Callable[[], Baker]) -> None:
        self._speaking = first
        self._other: Callable[[], Baker] | None = other

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        """As a Baker does. Raises the first voice's VoiceError when the other one fails too."""
        wanted = [*phrases]
        try:
            return self._speaking.bake(wanted, progress, cancelled)
        except VoiceError as failure:
            if self._other is None:
                raise
            self._take_over(self._other)
            with suppress(VoiceError):
                return self._speaking.bake(wanted, progress, cancelled)
            raise failure from None

    def close(self) -> None:
        """Ends the voice that speaks, after the bake under way."""
        self._speaking.close()

    def _take_over(self, other: Callable[[], Baker]) -> None:
        """Raises VoiceError when there is no other voice."""
        self._other = None
        self._speaking.close()
        self._speaking = other()


class Voiceless:
    """Where there is no voice: nothing is baked, and whoever asks for something is told why."""

    def __init__(self, why: VoiceError | None = None) -> None:
        """`why` is raised at each phrase that is asked for; without it there is just no clip."""
        self._why = why

    def bake(
        self,
        phrases: Iterable[Phrase],
        _progress: Progress | None = None,
        _cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        """Raises VoiceError."""
        if self._why and any(True for _phrase in phrases):
            raise self._why
        return {}

    def close(self) -> None:
        """There is nothing to close."""
