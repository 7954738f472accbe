"""What is set in this run: worn by the window, heard in the voice, kept for the next time."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coach import paths
from coach.errors import CoachError
from coach.language import N_
from coach.screen.settings.rows import NO_BEDS, NO_OTHERS, Choices, Offered
from coach.screen.window import Window
from coach.settings import Preferences, Settings

if TYPE_CHECKING:
    from coach.session.sample import Sampler

HEARD = (
    "voice",
    "rate",
    "volume",
    "muted",
    "voice_volume",
    "chime_volume",
    "bed",
    "bed_volume",
)
"""What changes how a sample sounds."""

MUSIC = N_("Your own music")
OWN = {"system": N_("The system's own")}
"""What may be set though no row lists it."""


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
        settings = settings or self.now
        offered = Offered(voices(settings.voice), beds(settings.bed))
        try:
            return self._window.settle(settings, self._changed, offered)
        finally:
            self.quiet()

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


def beds(chosen: str) -> Choices:
    """What can be chosen: none, only the voice, ours, somebody's own music, and what is now."""
    from coach.sound.bed.shipped import shipped

    ours = [(id_, bed.label) for id_, bed in shipped().items()]
    folder = paths.user_music()
    music = [(str(folder), MUSIC)] if folder.is_dir() else []
    known = {spec for spec, _name in (*NO_BEDS, *ours, *music)}
    own = [] if chosen in known else [(chosen, Path(chosen).name)]
    return (*NO_BEDS, *ours, *music, *own)


def voices(chosen: str) -> Choices:
    """What can be chosen: the usual voice, the English ones, none, and what is chosen now."""
    usual, none = NO_OTHERS
    named = [(spec, name) for spec, name in _english() if spec not in {usual[0], none[0]}]
    known = {usual[0], none[0], *dict(named)}
    own = [] if chosen in known else [(chosen, OWN.get(chosen, chosen))]
    return (usual, *named, *own, none)


def _english() -> Choices:
    """The English voices of all engines that can be used, the best first."""
    from coach.routine.vocabulary import ENGLISH
    from coach.sound.voices import ENGINES
    from coach.sound.voices.roster import is_sound, speaks, voices_there

    found: list[tuple[str, str]] = []
    for engine in ENGINES:
        with suppress(CoachError):
            there = (v for v in voices_there(engine) if speaks(v, ENGLISH) and is_sound(v))
            found += [(f"{engine}:{voice.id}", voice.name) for voice in there]
    return tuple(found)
