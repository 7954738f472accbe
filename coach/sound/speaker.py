"""The parent's end of the audio process: what to play, and where the sound is.

The position is interpolated between the anchors that the audio process sends, and never passes
what it has promised to play, so a dead or stuck process stops the clock instead of the picture
running ahead of the sound. The process is started again where it was.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from coach.errors import SoundError
from coach.language import _
from coach.score.cues import Cue, Phrase
from coach.sound.bed.trouble import Trouble, in_words
from coach.sound.child import AUDIO_PROCESS, Child, ChildGoneError, Message
from coach.sound.pacers import pacer_file
from coach.units import SAMPLE_RATE, SECOND, Ms, to_ms, to_samples

AHEAD_MS: Ms = 3 * SECOND
"""What is this far off is not mixed yet: one chunk plays and one is queued."""
STUCK_S = 4.0
"""Without a word for this long, the audio process counts as stuck."""
RESTARTS = 3
"""Restarts on the real device; after them it runs without one, and one more gives up."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the sound is; `holding` when the clock stands at a hold for the user to be ready."""

    at_ms: Ms
    holding: bool = False


@dataclass(frozen=True, slots=True)
class Performed:
    """A cue that began to sound, and the sample of the score's clock at which it did."""

    cue: Cue
    at_sample: int


class Speaker(Protocol):
    """What a session needs from whatever makes its sound."""

    notice: str
    """What the user should know about the sound; empty when all is well."""

    def add(self, cues: Iterable[Cue], holds: Iterable[Ms], ready_until: Ms) -> None:
        """Makes more of the score known; it can be performed up to `ready_until`."""

    def forget(self, from_ms: Ms = 0) -> None:
        """Makes the score unknown from here on; nearer than AHEAD_MS a `go` must follow."""

    def go(self, at_ms: Ms, ready_until: Ms) -> None:
        """Moves to a place; what began before it stays unheard."""

    def run(self) -> None:
        """Plays on, from the sample where it was halted."""

    def halt(self) -> None:
        """Falls silent within 50 ms."""

    def release(self, hold_ms: Ms) -> None:
        """Lets the clock pass a hold."""

    def chime(self, name: str) -> None:
        """Sounds a chime at once, beside the score."""

    def speak(self, phrase: Phrase) -> None:
        """Says a phrase beside the score, whose clock stands meanwhile."""

    def volume(self, percent: int) -> None:
        """Sets how loud everything is, 0 to 100."""

    def gain(self, channel: str, percent: int) -> None:
        """Sets how loud one channel (voice, chime, pacer, bed) is, 0 to 100, within 2 s."""

    def bed(self, spec: str, seed: int) -> None:
        """Plays this bed under the score from now on; the seed shuffles somebody's music."""

    def end(self, at_ms: Ms) -> None:
        """Tells where the score ends; there the bed has faded out."""

    def position(self) -> Position:
        """Where the sound is now. Raises SoundError when there is no sound to be had."""

    def performed(self) -> list[Performed]:
        """The cues that began since this was last asked, in order."""

    def close(self) -> None:
        """Ends it."""


@dataclass(slots=True)
class _Anchor:
    at: int
    advance: int
    since_s: float
    stood_s: float | None

    def sample(self, now_s: float) -> int:
        """The sample that plays now."""
        elapsed_s = (self.stood_s or now_s) - self.since_s
        return self.at + min(max(int(elapsed_s * SAMPLE_RATE), 0), self.advance)


@dataclass(slots=True)
class _State:
    """What the audio process was told, to tell it again after a restart."""

    cues: dict[int, Cue] = field(default_factory=dict)
    """By the number that the audio process knows them by."""
    named: int = 0
    """How many numbers were given."""
    holds: set[Ms] = field(default_factory=set)
    released: set[Ms] = field(default_factory=set)
    ready_until: Ms = 0
    running: bool = False
    percent: int = 100
    gains: dict[str, int] = field(default_factory=dict)
    bed: Message | None = None
    end: Message | None = None


class AudioSpeaker:
    """Plays through the audio process; `clip_of`, `chime_of` and `pacer_of` name the sound files.

    A cue without a clip is performed in silence: its caption is all there is of it. `child` is the
    audio process where it runs already.
    """

    def __init__(
        self,
        clip_of: Callable[[Phrase], Path | None],
        chime_of: Callable[[str], Path],
        *,
        pacer_of: Callable[[Cue], Path | None] = pacer_file,
        process: str = AUDIO_PROCESS,
        child: Child | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self.notice = ""
        self._bed_notice = ""
        self._clip_of = clip_of
        self._chime_of = chime_of
        self._pacer_of = pacer_of
        self._process = process
        self._now_s = now_s
        self._state = _State()
        self._sources: dict[Cue, Path | None] = {}  # what a cue was made with, whatever comes later
        self._epoch = 0
        self._restarts = 0
        self._anchor = _Anchor(0, 0, 0.0, None)
        self._begun: list[tuple[int, int]] = []
        self._heard_s = now_s()
        self._child = child or Child(process)

    @property
    def pid(self) -> int:
        """The process that makes the sound."""
        return self._child.pid

    def add(self, cues: Iterable[Cue], holds: Iterable[Ms], ready_until: Ms) -> None:
        state, first = self._state, self._state.named
        for cue in cues:
            state.cues[state.named] = cue
            state.named += 1
        state.holds |= set(holds)
        state.ready_until = ready_until
        self._send(self._addition(first))
        for hold in state.released & state.holds:  # what was forgotten with it may be known again
            self._send({"do": "release", "hold": _hold_sample(hold)})

    def forget(self, from_ms: Ms = 0) -> None:
        state = self._state
        state.cues = {id_: cue for id_, cue in state.cues.items() if cue.at_ms < from_ms}
        state.holds = {hold for hold in state.holds if hold < from_ms}
        self._begun = [(id_, at) for id_, at in self._begun if id_ in state.cues]
        self._send({"do": "forget", "start": to_samples(from_ms)})

    def go(self, at_ms: Ms, ready_until: Ms) -> None:
        self._state.ready_until = ready_until
        self._state.released.clear()
        self._move(to_samples(at_ms))

    def run(self) -> None:
        self._state.running = True
        self._send({"do": "run"})

    def halt(self) -> None:
        self._state.running = False
        self._send({"do": "halt"})

    def release(self, hold_ms: Ms) -> None:
        self._state.released.add(hold_ms)
        self._send({"do": "release", "hold": _hold_sample(hold_ms)})

    def chime(self, name: str) -> None:
        self._send({"do": "chime", "source": str(self._chime_of(name))})

    def speak(self, phrase: Phrase) -> None:
        clip = self._clip_of(phrase)
        if clip:
            self._send({"do": "speak", "source": str(clip)})

    def volume(self, percent: int) -> None:
        self._state.percent = percent
        self._send({"do": "volume", "volume": percent / 100})

    def gain(self, channel: str, percent: int) -> None:
        self._state.gains[channel] = percent
        self._send({"do": "gain", "channel": channel, "gain": percent / 100})

    def bed(self, spec: str, seed: int) -> None:
        if self.notice == self._bed_notice:
            self.notice = ""
        self._state.bed = {"do": "bed", "spec": spec, "seed": seed}
        self._send(self._state.bed)

    def end(self, at_ms: Ms) -> None:
        self._state.end = {"do": "end", "at": to_samples(at_ms)}
        self._send(self._state.end)

    def position(self) -> Position:
        self._listen()
        sample = self._anchor.sample(self._now_s())
        waiting = {_hold_sample(hold) for hold in self._state.holds - self._state.released}
        return Position(to_ms(sample), sample in waiting)

    def performed(self) -> list[Performed]:
        sample = self._anchor.sample(self._now_s())
        over = [(id_, at) for id_, at in self._begun if at <= sample]
        self._begun = self._begun[len(over) :]
        return [Performed(self._state.cues[id_], at) for id_, at in over]

    def close(self) -> None:
        self._send({"do": "quit"})
        self._child.close()

    def _addition(self, first: int) -> Message:
        return {
            "do": "add",
            "onsets": [self._onset(id_) for id_ in self._state.cues if id_ >= first],
            "holds": [_hold_sample(hold) for hold in self._state.holds],
            "limit": to_samples(self._state.ready_until),
        }

    def _onset(self, id_: int) -> list[Any]:
        cue = self._state.cues[id_]
        if cue not in self._sources:
            self._sources[cue] = self._source(cue)
        source = self._sources[cue]
        at, length = to_samples(cue.at_ms), to_samples(cue.length_ms)
        return [at, id_, str(source) if source else "", cue.channel, length]

    def _source(self, cue: Cue) -> Path | None:
        if cue.channel == "chime":
            return self._chime_of(cue.text)
        if cue.channel == "pacer":
            return self._pacer_of(cue)
        return self._clip_of(cue.phrase) if cue.phrase else None

    def _move(self, sample: int, *, resume: bool = False) -> None:
        self._epoch += 1
        self._anchor = _Anchor(sample, 0, 0.0, None)
        self._begun.clear()
        limit = to_samples(self._state.ready_until)
        self._send(
            {"do": "go", "at": sample, "limit": limit, "epoch": self._epoch, "resume": resume}
        )

    def _send(self, message: Message) -> None:
        try:
            self._child.send(message)
        except ChildGoneError:
            self._heard_s = float("-inf")

    def _listen(self) -> None:
        """Takes in what the audio process said, and starts it again when it is gone or stuck."""
        try:
            while message := self._child.receive(0):
                self._heard_s = self._now_s()
                self._take(message)
        except ChildGoneError:
            self._restart()
        if self._now_s() - self._heard_s > STUCK_S:
            self._restart()

    def _take(self, message: Message) -> None:
        if message.get("problem"):
            words = _("No sound here: following the captions. ({reason})")
            self.notice = words.format(reason=message["problem"])
        if "bed" in message:
            self._bed_notice = in_words(Trouble(message["bed"]), message["name"])
            self.notice = self.notice or self._bed_notice
        if message.get("epoch") != self._epoch:
            return
        self._anchor = _Anchor(
            message["at"], message["advance"], message["since"], message["stood"]
        )
        self._begun += [(id_, at) for id_, at in message["begun"]]

    def _restart(self) -> None:
        """A new process, told everything, at the sample where the old one was."""
        sample = self._anchor.sample(self._now_s())
        complaint = self._child.complaint()
        self._child.kill()
        self._restarts += 1
        if self._restarts > RESTARTS + 1:
            raise SoundError(f"the sound stopped again and again ({complaint})", _TRY_SILENT)
        self._child = Child(self._process, *(["--silent"] if self._restarts > RESTARTS else []))
        self._heard_s = self._now_s()
        for channel, percent in self._state.gains.items():
            self.gain(channel, percent)
        for message in (self._state.bed, self._state.end):
            if message:
                self._send(message)
        self._send(self._addition(0))
        self._move(sample, resume=True)
        for hold in self._state.released:
            self._send({"do": "release", "hold": _hold_sample(hold)})
        self._send({"do": "volume", "volume": self._state.percent / 100})
        if self._state.running:
            self._send({"do": "run"})


_TRY_SILENT = "`--voice silent` follows the captions; `massage-coach doctor` looks for the cause."


def _hold_sample(hold_ms: Ms) -> int:
    """The very last sample of the millisecond in which the clock stands."""
    return to_samples(hold_ms + 1) - 1
