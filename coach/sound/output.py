"""The audio process: mixes on the fly, feeds SDL, owns the clock.

`python -m coach.sound.output` takes JSON lines and answers with anchors: at which monotonic time
which sample of the score began to play, and how far the clock runs from there. The device is fed
a second ahead in one seamless stream, which another process's stall cannot disturb. While the
clock stands it is fed in short pieces, so that it moves soon when it may: what sounds then, a bed
or the end of a word, is never cut. Answers to the user (chimes, the repeated instruction) sound at
once, beside the stream.

A sound server holds 120 ms of it: SDL's own choice of 20 ms lost sound on an overloaded machine;
with 120 ms, five minutes beside two busy loops on two cores lost none.
"""

import os
import sys
import time
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("PULSE_LATENCY_MSEC", "120")
os.environ["SDL_VIDEODRIVER"] = "dummy"  # no window here, but SDL tells of lost devices as events

import numpy as np
import pygame

from coach.sound.bed.opening import open_bed
from coach.sound.bed.trouble import Trouble
from coach.sound.child import Message, open_channel
from coach.sound.mix import Chunk, Mixer, Onset
from coach.sound.sources import loaded
from coach.sound.under import Bed
from coach.units import SAMPLE_RATE

CHUNK = SAMPLE_RATE
"""Samples in a chunk, a second; one plays while the next is queued."""
SHORT = SAMPLE_RATE // 6
"""Samples in a chunk while the clock stands: two of them are the longest that it may wait."""
BED_PATIENCE_S = 1.0
"""The stream begins without its bed when that is not there by then; it comes in later."""
DEVICE_BUFFER = 1_024
POLL_S = 0.004
HEARTBEAT_S = 1.0
STALLED_S = 3.0
"""A device that does not get through a chunk in this time is given up."""
COME_BACK_S = 1.0
"""What a sound server that was restarted, or a device plugged in again, gets to be there."""
FADE_STEPS = 10
FADE_STEP_S = 0.005
"""A pause fades over 50 ms: ten steps of the device's volume."""


class _Wish(NamedTuple):
    """A bed that was asked for."""

    spec: str
    seed: int
    is_first: bool
    """Whether it was to be there from the beginning."""


class Output:
    """Feeds the device from a mixer and obeys; `answer` sends messages to the parent."""

    def __init__(self, inbox: SimpleQueue[Message], answer: Any) -> None:
        self._inbox = inbox
        self._answer = answer
        self._mixer = Mixer(loaded)
        self._epoch = 0
        self._running = False
        self._open = True
        self._volume = 1.0
        self._gains: dict[str, float] = {}
        self._playing: Chunk | None = None
        self._queued: Chunk | None = None
        self._began_s = 0.0
        self._beat_s = 0.0
        self._halted_at_s: float | None = None
        self._asides: list[str] = []
        self._beds: SimpleQueue[tuple[_Wish, Bed | None]] = SimpleQueue()
        self._bed_wish: _Wish | None = None
        self._bed_due_s = 0.0
        open_device(answer)
        self._stream, self._chimes, self._aside = (pygame.mixer.Channel(i) for i in range(3))

    def serve(self) -> None:
        """Until the parent says quit."""
        while self._open:
            self._listen()
            self._lay_bed()
            self._feed()
            self._speak_next()
            self._show_life()
            self._watch_device()
        pygame.mixer.quit()

    def _listen(self) -> None:
        try:
            message = self._inbox.get(timeout=POLL_S)
            while True:
                getattr(self, f"_do_{message.pop('do')}")(**message)
                message = self._inbox.get_nowait()
        except Empty:
            return

    def _do_add(self, onsets: list[list[Any]], holds: list[int], limit: int) -> None:
        self._mixer.add((Onset(*row) for row in onsets), holds, limit)
        self._render_anew()

    def _do_forget(self, start: int) -> None:
        self._mixer.forget(start)

    def _do_go(self, at: int, limit: int, epoch: int, resume: bool = False) -> None:
        self._epoch = epoch
        if self._playing and self._halted_at_s is None:
            self._fade(to=0.0)
        self._do_hush()
        self._drop()
        self._mixer.go(at, limit, resume=resume)
        self._stream.set_volume(self._volume)

    def _do_run(self) -> None:
        self._running = True
        self._do_hush()
        self._go_on()

    def _do_halt(self) -> None:
        self._running = False
        self._do_hush()
        self._stand_still()

    def _do_release(self, hold: int) -> None:
        self._mixer.release(hold)
        self._render_anew()

    def _do_chime(self, source: str) -> None:
        self._chimes.play(_sound(source))

    def _do_speak(self, source: str) -> None:
        self._stand_still()
        self._asides.append(source)

    def _do_hush(self) -> None:
        self._asides.clear()
        self._aside.stop()

    def _do_volume(self, volume: float) -> None:
        self._volume = volume
        self._stream.set_volume(volume)
        self._chimes.set_volume(volume * self._gains.get("chime", 1.0))
        self._aside.set_volume(volume * self._gains.get("voice", 1.0))

    def _do_gain(self, channel: str, gain: float) -> None:
        self._gains[channel] = gain
        self._mixer.gain(channel, gain)
        self._do_volume(self._volume)

    def _do_end(self, at: int) -> None:
        self._mixer.end(at)

    def _do_bed(self, spec: str, seed: int) -> None:
        if self._bed_wish and (spec, seed) == self._bed_wish[:2]:
            return
        self._bed_wish = wish = _Wish(spec, seed, is_first=not self._began_s)
        self._bed_due_s = time.monotonic() + BED_PATIENCE_S
        Thread(target=self._open_bed, args=(wish,), name="open bed", daemon=True).start()

    def _open_bed(self, wish: "_Wish") -> None:
        self._beds.put((wish, open_bed(wish.spec, wish.seed, self._tell_trouble)))

    def _tell_trouble(self, trouble: Trouble, name: str) -> None:
        self._answer({"bed": trouble, "name": name})

    def _lay_bed(self) -> None:
        """The bed that was wished for last, as soon as it is open."""
        while not self._beds.empty():
            wish, bed = self._beds.get()
            if wish is self._bed_wish:
                self._mixer.lay(bed, late=wish.is_first)
                self._bed_due_s = 0.0

    def _do_quit(self) -> None:
        self._open = False

    @property
    def _is_speaking_aside(self) -> bool:
        return bool(self._asides) or self._aside.get_busy()

    def _feed(self) -> None:
        """Keeps one chunk playing and one queued, and tells when a chunk begins.

        Whether the channel is busy is not asked: between two chunks it says no for a moment.
        """
        if not self._running or self._halted_at_s is not None or self._is_speaking_aside:
            return
        if self._playing is None and time.monotonic() < self._bed_due_s:
            return
        if self._playing is None:
            self._playing = self._rendered()
            self._stream.play(_stereo(self._playing))
            self._begun()
        if self._queued is None:
            self._queued = self._rendered()
            self._stream.queue(_stereo(self._queued))
        elif self._stream.get_queue() is None:
            self._playing, self._queued = self._queued, None
            self._begun()

    def _rendered(self) -> Chunk:
        """The next chunk; where the clock stops within it, it ends there or is a short one."""
        return self._mixer.render(max(self._mixer.runs(CHUNK), SHORT))

    def _begun(self) -> None:
        """A chunk has begun to play."""
        self._began_s = time.monotonic()
        self._anchor(self._playing.begun if self._playing else ())

    def _anchor(self, begun: tuple[tuple[int, int], ...] = ()) -> None:
        if self._playing:
            self._answer(
                {
                    "epoch": self._epoch,
                    "at": self._playing.at,
                    "advance": self._playing.advance,
                    "since": self._began_s,
                    "stood": self._halted_at_s,
                    "begun": begun,
                }
            )

    def _stand_still(self) -> None:
        """Fades the stream out and freezes it at its sample."""
        if self._halted_at_s is None and self._playing:
            self._fade(to=0.0)
            self._stream.pause()
            self._halted_at_s = time.monotonic()
            self._anchor()

    def _go_on(self) -> None:
        """From the very sample where the stream was frozen."""
        if self._halted_at_s is None:
            return
        self._began_s += time.monotonic() - self._halted_at_s
        self._halted_at_s = None
        self._stream.unpause()
        self._anchor()
        self._fade(to=self._volume)

    def _render_anew(self) -> None:
        """Replaces the silence that was rendered for a standing clock, now that it may move."""
        if self._halted_at_s is not None:
            return
        if self._queued and _is_idle(self._queued):
            self._queued = None
        if self._playing and self._queued is None and _is_idle(self._playing):
            self._drop()

    def _drop(self) -> None:
        self._stream.stop()
        self._playing = self._queued = self._halted_at_s = None

    def _show_life(self) -> None:
        """A sign of life every second, until the device stalls: then this process gives up."""
        now_s = time.monotonic()
        moving = self._running and self._playing and self._halted_at_s is None
        if moving and now_s - self._began_s > STALLED_S:
            sys.exit("the sound device does not take any more")
        if now_s - self._beat_s > HEARTBEAT_S:
            self._beat_s = now_s
            self._answer({"alive": True})

    def _watch_device(self) -> None:
        """A device that was taken away swallows sound for ever: a new process opens another."""
        lost = pygame.event.get(pygame.AUDIODEVICEREMOVED)
        if any(not event.iscapture and event.which for event in lost):
            time.sleep(COME_BACK_S)
            sys.exit("the sound device was taken away")

    def _fade(self, *, to: float) -> None:
        start = 0.0 if to else self._volume
        for step in range(1, FADE_STEPS + 1):
            self._stream.set_volume(start + (to - start) * step / FADE_STEPS)
            time.sleep(FADE_STEP_S)

    def _speak_next(self) -> None:
        """One aside after the other; then the stream goes on, if it ran before."""
        if self._aside.get_busy():
            return
        if self._asides:
            self._aside.play(_sound(self._asides.pop(0)))
        elif self._running:
            self._go_on()


def open_device(answer: Any) -> None:
    """Opens the default device, or a silent clock when there is none, and says which."""
    problem = "it stopped several times" if "--silent" in sys.argv else ""
    try:
        _open_mixer()
    except pygame.error as error:
        problem = str(error)
        os.environ["SDL_AUDIODRIVER"] = "dummy"
        _open_mixer()
    answer({"device": pygame.mixer.get_driver(), "problem": problem})


def _open_mixer() -> None:
    pygame.display.init()
    pygame.mixer.init(SAMPLE_RATE, 32, 2, DEVICE_BUFFER, allowedchanges=0)
    pygame.mixer.set_num_channels(3)


def _is_idle(chunk: Chunk) -> bool:
    return not chunk.advance and not chunk.samples.any()


def _stereo(chunk: Chunk) -> pygame.mixer.Sound:
    return pygame.mixer.Sound(buffer=chunk.samples.tobytes())


def _sound(source: str) -> pygame.mixer.Sound:
    mono = loaded(source)
    return pygame.mixer.Sound(buffer=np.repeat(mono, 2).tobytes())


def main() -> None:
    """Runs the audio process; `--silent` keeps the clock without any device."""
    if "--silent" in sys.argv:
        os.environ["SDL_AUDIODRIVER"] = "dummy"
    Output(*open_channel()).serve()


if __name__ == "__main__":
    main()
