"""Stand-ins at the three borders of a session: the sound, the screen, the voice; and a clock."""

from collections.abc import Callable, Iterable
from pathlib import Path

from coach.errors import VoiceError
from coach.score.actions import Action
from coach.score.cues import Cue, Phrase
from coach.score.frame import Frame
from coach.sound.clips import Clip
from coach.sound.speaker import Performed, Position
from coach.units import Ms, to_samples


class RecordingSpeaker:
    """Performs on a clock that a test moves, and records what it was told."""

    def __init__(self) -> None:
        self.notice = ""
        self.told: list[tuple[str, object]] = []
        self.at_ms = 0
        self.running = False
        self.ends_at_ms = 0
        self.cues: list[Cue] = []
        self._holds: set[Ms] = set()
        self._released: set[Ms] = set()
        self._ready_until = 0
        self._begun: list[Performed] = []

    def add(self, cues: Iterable[Cue], holds: Iterable[Ms], ready_until: Ms) -> None:
        self.cues = sorted([*self.cues, *cues], key=lambda cue: cue.at_ms)
        self._holds |= set(holds)
        self._ready_until = ready_until

    def forget(self, from_ms: Ms = 0) -> None:
        self.told.append(("forget", from_ms))
        self.cues = [cue for cue in self.cues if cue.at_ms < from_ms]
        self._holds = {hold for hold in self._holds if hold < from_ms}

    def go(self, at_ms: Ms, ready_until: Ms) -> None:
        self.told.append(("go", at_ms))
        self.at_ms, self._ready_until = at_ms, ready_until
        self._released.clear()

    def run(self) -> None:
        self.told.append(("run", None))
        self.running = True

    def halt(self) -> None:
        self.told.append(("halt", None))
        self.running = False

    def release(self, hold_ms: Ms) -> None:
        self.told.append(("release", hold_ms))
        self._released.add(hold_ms)

    def chime(self, name: str) -> None:
        self.told.append(("chime", name))

    def speak(self, phrase: Phrase) -> None:
        self.told.append(("speak", phrase.text))

    def volume(self, percent: int) -> None:
        self.told.append(("volume", percent))

    def gain(self, channel: str, percent: int) -> None:
        self.told.append(("gain", (channel, percent)))

    def bed(self, spec: str, seed: int) -> None:
        self.told.append(("bed", spec))

    def end(self, at_ms: Ms) -> None:
        self.ends_at_ms = at_ms

    def position(self) -> Position:
        return Position(self.at_ms, self.at_ms in self._holds - self._released)

    def performed(self) -> list[Performed]:
        begun, self._begun = self._begun, []
        return begun

    def close(self) -> None:
        self.told.append(("close", None))

    def pass_time(self, ms: Ms) -> None:
        """The sound plays on for so long, as far as it may."""
        if not self.running:
            return
        armed = [h for h in self._holds - self._released if h >= self.at_ms]
        until = max(min([self.at_ms + ms, self._ready_until, *armed]), self.at_ms)
        due = [cue for cue in self.cues if self.at_ms <= cue.at_ms < until]
        self._begun += [Performed(cue, to_samples(cue.at_ms)) for cue in due]
        self.at_ms = until


class ScriptedScreen:
    """Shows nothing, keeps every frame, and plays the user: `script` gives actions for a frame."""

    def __init__(
        self,
        script: Callable[[Frame | None], list[Action]] = lambda _frame: [],
        between: Callable[[], None] = lambda: None,
    ) -> None:
        self.frames: list[Frame] = []
        self.notices: list[str] = []
        self.troubles: list[tuple[str, ...]] = []
        self.fullscreen = False
        self._script = script
        self._between = between

    def show(self, frame: Frame, notice: str = "") -> None:
        self.frames.append(frame)
        self.notices.append(notice)
        self._between()

    def actions(self) -> list[Action]:
        return self._script(self.frames[-1] if self.frames else None)

    def toggle_fullscreen(self) -> None:
        self.fullscreen = not self.fullscreen

    def trouble(self, lines: tuple[str, ...]) -> None:
        self.troubles.append(lines)


class CannedBaker:
    """A voice whose clips have the lengths that a test gives; it may fail after some bakes."""

    notice = ""

    def __init__(self, length_of: Callable[[Phrase], Ms], fails_after: int = 1_000_000) -> None:
        self.closed = self.muted = False
        self.baked: list[Phrase] = []
        self._length_of = length_of
        self._left = fails_after

    def bake(
        self,
        phrases: Iterable[Phrase],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[Phrase, Clip]:
        if self.muted:
            return {}
        self._left -= 1
        if self._left < 0:
            raise VoiceError("the voice fell silent", "try another")
        phrases = list(phrases)
        self.baked += phrases
        return {p: Clip(Path(f"{hash(p)}.wav"), self._length_of(p)) for p in phrases}

    def mute(self) -> None:
        self.muted = True

    def close(self) -> None:
        self.closed = True
