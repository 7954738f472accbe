"""What is set in this run: worn by the window, heard in the voice, kept for the next time."""

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.screen.settings.rows import NO_OTHERS, Voices
from coach.screen.window import Window
from coach.settings import Preferences, Settings

if TYPE_CHECKING:
    from coach.session.sample import Sampler

HEARD = ("voice", "rate", "volume", "muted", "voice_volume", "chime_volume")
"""What changes how a sample sounds."""


class Tuned:
    """The settings of a window. Close it."""

    def __init__(self, preferences: Preferences, window: Window) -> None:
        self._preferences = preferences
        self._window = window
        self._sampler: Sampler | None = None
        window.wear(preferences.now)

    @property
    def now(self) -> Settings:
        """What is set now; a key may have filled the screen."""
        return replace(self._preferences.now, fullscreen=self._window.full)

    def change(self, wanted: Settings) -> None:
        """Goes by this from now on."""
        self._preferences.change(wanted)
        self._window.wear(wanted)

    def settle(self, settings: Settings | None = None) -> Settings:
        """Shows what can be set, first as told, and gives it. Raises ClosedError."""
        return self._window.settle(settings or self.now, self._changed, voices(self.now.voice))

    def hear(self) -> None:
        """Says something in the voice that is set."""
        if self._sampler is None:
            from coach.session.sample import Sampler

            self._sampler = Sampler()
        self._sampler.hear(self.now)

    def quiet(self) -> None:
        """Says nothing any more."""
        if self._sampler:
            self._sampler.close()
            self._sampler = None

    def close(self) -> None:
        """Keeps whether the window fills the screen, and falls silent."""
        self._preferences.change(self.now)
        self.quiet()

    def _changed(self, settings: Settings) -> None:
        before = self.now
        self._preferences.change(settings)
        if any(getattr(before, name) != getattr(settings, name) for name in HEARD):
            self.hear()


def voices(chosen: str) -> Voices:
    """What can be chosen: the usual voice, the English ones, none, and what is chosen now."""
    usual, none = NO_OTHERS
    named = [(spec, name) for spec, name in _english() if spec not in {usual[0], none[0]}]
    known = {usual[0], none[0], *dict(named)}
    own = [] if chosen in known else [(chosen, chosen)]
    return (usual, *named, *own, none)


def _english() -> Voices:
    """The English voices of all engines; none of those that cannot be asked."""
    from coach.sound.voices import ENGINES
    from coach.sound.voices.roster import voices_there

    found = []
    for engine in ENGINES:
        try:
            there = voices_there(engine)
        except CoachError:
            continue
        english = (voice for voice in there if voice.language.startswith("en"))
        found += [(f"{engine}:{voice.id}", voice.name) for voice in english]
    return tuple(found)
