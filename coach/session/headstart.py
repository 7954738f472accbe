"""What a session needs first, begun before it is put together: while modules are imported, and
while somebody reads what to know beforehand.

The sound's process opens the device and the bed; the voice speaks the words of the first step.
"""

from collections.abc import Callable
from contextlib import suppress
from secrets import randbits
from threading import Event, Thread
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.settings import Settings
from coach.sound.child import AUDIO_PROCESS, Child, ChildGoneError

if TYPE_CHECKING:
    from coach.score.plan import Plan
    from coach.session.spoken import Bakes

_TURN_S = 0.02


class Headstart:
    """Close it: what no session took over ends then."""

    def __init__(self) -> None:
        self.seed = randbits(32)
        """What somebody's own music is shuffled by."""
        self._process: Child | None = None
        self._thread: Thread | None = None
        self._stop = Event()
        self._voice: tuple[str, int, str] | None = None
        self._baker: Bakes | None = None

    def sound(self, settings: Settings) -> None:
        """Starts the sound's process."""
        self._process = Child(AUDIO_PROCESS)
        with suppress(ChildGoneError):  # whoever takes it over starts another
            self._process.send({"do": "bed", "spec": settings.bed, "seed": self.seed})

    def speak(self, plan: "Plan", settings: Settings, step: int = 1) -> None:
        """Opens the voice that is set, and bakes the words of this step."""
        from coach.score.compile import phrases  # noqa: PLC0415 -- slow, see above
        from coach.session.voicing import voice_of  # noqa: PLC0415 -- the same

        def speak() -> None:
            with suppress(CoachError):  # whoever takes the voice over meets the same trouble
                self._baker = voice_of(settings, plan.language)()
                if self._baker:
                    self._baker.bake(wanted, cancelled=self._stop.is_set)

        self._hush()
        wanted = phrases(plan, plan.steps[step - 1])
        self._voice = settings.voice, settings.rate, plan.language
        self._stop.clear()
        self._thread = Thread(target=speak, name="headstart", daemon=True)
        self._thread.start()

    def process(self) -> Child | None:
        """The sound's process, for whoever takes it over; None when it was not started."""
        process, self._process = self._process, None
        return process

    def baker(
        self, settings: Settings, language: str, in_a_hurry: Callable[[], bool] = lambda: False
    ) -> "Bakes | None":
        """The voice that is set, for whoever takes it over; opened already if it is the same, and
        then when its first words are baked, or at once for whoever is in a hurry.
        """
        from coach.session.voicing import voice_of  # noqa: PLC0415 -- slow, see above

        if self._voice != (settings.voice, settings.rate, language):
            self._hush()
        while self._thread and self._thread.is_alive():
            self._thread.join(_TURN_S)
            if in_a_hurry():
                self._stop.set()
        baker, self._baker = self._baker, None
        return baker or voice_of(settings, language)()

    def close(self) -> None:
        """Ends what nobody took over."""
        self._hush()
        if self._process:
            self._process.kill()

    def _hush(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join()
        if self._baker:
            self._baker.close()
        self._thread = self._baker = None
