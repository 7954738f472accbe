"""A sentence as it is set, with the bed under it, through the real sound: so it will be heard."""

from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from coach.errors import CoachError
from coach.score.cues import Cue, Phrase
from coach.session.assemble import chime_file
from coach.session.player import set_volumes
from coach.session.spoken import Bakes
from coach.session.voicing import voice_of
from coach.settings import NO_BED, VOICE_ONLY, Settings
from coach.sound.clips import Clip
from coach.sound.speaker import AudioSpeaker
from coach.units import SECOND, Ms

SENTENCE = Phrase("Left shoulder. Glide from your neck out over the top.", "technique")
LEAD_MS: Ms = 1_500
AFTER_MS: Ms = 5_000
"""How long a bed is heard before the sentence and after it."""
SEED = 5
"""Of the order of somebody's music: always the same piece, to compare."""


class Sampler:
    """Speaks in a thread of its own, so that nothing waits for it; the latest wish alone counts."""

    def __init__(self) -> None:
        self._wanted: SimpleQueue[Settings | None] = SimpleQueue()
        self._changed = Event()
        self._thread: Thread | None = None

    def hear(self, settings: Settings) -> None:
        """Says the sentence as it is set; a voice that is not to be had says nothing."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="sample", daemon=True)
            self._thread.start()
        self._changed.set()
        self._wanted.put(settings)

    def close(self) -> None:
        """Falls silent."""
        if self._thread:
            self._changed.set()
            self._wanted.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        stage = _Stage()
        try:
            while settings := self._latest(stage):
                stage.tune(settings)
                stage.play(self._baked(settings))
        finally:
            stage.speaker.close()

    def _latest(self, stage: "_Stage") -> Settings | None:
        """The last of what was wished for; None to end."""
        try:
            wanted = self._wanted.get(timeout=stage.lasts_s)
        except Empty:
            stage.speaker.halt()
            wanted = self._wanted.get()
        with suppress(Empty):
            while wanted:
                wanted = self._wanted.get_nowait()
        self._changed.clear()
        return wanted

    def _baked(self, settings: Settings) -> Clip | None:
        """None without a voice that speaks, and when something else is wished for."""
        baker: Bakes | None = None
        try:
            baker = voice_of(settings)()
            baked = baker.bake([SENTENCE], cancelled=self._changed.is_set) if baker else {}
        except CoachError:
            return None
        finally:
            if baker:
                baker.close()
        return baked.get(SENTENCE)


class _Stage:
    """A score of one sentence, and the bed that gives way to it."""

    def __init__(self) -> None:
        self.lasts_s: float | None = None
        """How long it is heard; None while there is nothing to be heard."""
        self._clip: Clip | None = None
        self._bed = NO_BED
        self.speaker = AudioSpeaker(self._clip_of, chime_file)

    def tune(self, settings: Settings) -> None:
        """Makes everything sound as it is set."""
        self.speaker.halt()
        set_volumes(self.speaker, settings)
        if settings.bed != self._bed:
            self._bed = settings.bed
            self.speaker.bed(settings.bed, SEED)

    def play(self, clip: Clip | None) -> None:
        """From the beginning, with these words or with none."""
        self._clip, lead_ms = clip, 0 if self._bed in {NO_BED, VOICE_ONLY} else LEAD_MS
        length_ms = clip.length_ms if clip else 0
        words = Cue(lead_ms, "say", SENTENCE.text, length_ms, 1, phrase=SENTENCE)
        ends_ms = words.end_ms + AFTER_MS
        self.speaker.forget()
        self.speaker.add([words] if clip else [], [], ends_ms)
        self.speaker.go(0, ends_ms)
        self.speaker.run()
        self.lasts_s = ends_ms / SECOND

    def _clip_of(self, _phrase: Phrase) -> Path | None:
        return self._clip.path if self._clip else None
