"""What stands in for a voice that fails: the next best one, or nothing that speaks."""

from collections.abc import Callable, Iterable

from coach.errors import VoiceError
from coach.language import _
from coach.score.cues import Phrase
from coach.sound.clips import Baker, Clip, Progress
from coach.sound.voices.booth import Cancelled

Kept = Callable[[Iterable[Phrase]], dict[Phrase, Clip]]
"""Gives the clips that some phrases have already."""


class Understudied:
    """Bakes with one voice, and from its first failure on with another, if there is one. Close it.

    One `bake` runs at a time, in any thread.
    """

    def __init__(
        self, first: Baker, other: Callable[[], Baker] | None = None, passed_over: str = ""
    ) -> None:
        """`passed_over` is why the first is not a better one."""
        self.notice = _instead(passed_over) if passed_over else ""
        self._speaking = first
        self._other = other

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
            try:
                self._take_over(failure)
                return self._speaking.bake(wanted, progress, cancelled)
            except VoiceError:
                raise failure from None

    def kept(self, phrases: Iterable[Phrase]) -> dict[Phrase, Clip]:
        """What was baked earlier, by the voice that speaks."""
        return self._speaking.kept(phrases)

    def close(self) -> None:
        """Ends the voice that speaks, after the bake under way."""
        self._speaking.close()

    def _take_over(self, failure: VoiceError) -> None:
        """Raises VoiceError when there is no other voice."""
        other, self._other = self._other, None
        if other is None:
            raise failure
        self._speaking.close()
        self._speaking = other()
        self.notice = _instead(str(failure))


class Voiceless:
    """Where there is no voice: nothing is baked, and whoever asks for something is told why."""

    notice = ""

    def __init__(self, why: VoiceError | None = None, kept: Kept = lambda _phrases: {}) -> None:
        """`why` is raised at each phrase that is asked for; without it there is what is `kept`."""
        self._why = why
        self.kept = kept

    def bake(
        self,
        phrases: Iterable[Phrase],
        _progress: Progress | None = None,
        _cancelled: Cancelled | None = None,
    ) -> dict[Phrase, Clip]:
        """Raises VoiceError."""
        wanted = tuple(phrases)
        if self._why and wanted:
            raise self._why
        return self.kept(wanted)

    def close(self) -> None:
        """There is nothing to close."""


def _instead(reason: str) -> str:
    return _("Another voice speaks. ({reason})").format(reason=reason)
