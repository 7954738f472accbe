"""A sentence in the voice that is set, through the real sound, so that somebody hears how it is."""

from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread

from coach.errors import CoachError
from coach.score.cues import Phrase
from coach.session.assemble import chime_file, voice_of
from coach.session.player import set_volumes
from coach.session.prepare import Bakes
from coach.settings import Settings
from coach.sound.clips import Clip
from coach.sound.speaker import AudioSpeaker

SENTENCE = Phrase("Left shoulder. Glide from your neck out over the top.", "technique")


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
        clips: dict[str, Clip] = {}
        speaker = AudioSpeaker(lambda phrase: clips[phrase.text].path, chime_file)
        try:
            while settings := self._latest():
                with suppress(CoachError):
                    clip = self._baked(settings)
                    if clip:
                        clips[SENTENCE.text] = clip
                        set_volumes(speaker, settings)
                        speaker.halt()
                        speaker.speak(SENTENCE)
        finally:
            speaker.close()

    def _latest(self) -> Settings | None:
        """The last of what was wished for; None to end."""
        wanted = self._wanted.get()
        with suppress(Empty):
            while wanted:
                wanted = self._wanted.get_nowait()
        self._changed.clear()
        return wanted

    def _baked(self, settings: Settings) -> Clip | None:
        """Raises CoachError; None for captions only, and when something else is wished for."""
        baker: Bakes | None = voice_of(settings)()
        if baker is None:
            return None
        try:
            return baker.bake([SENTENCE], cancelled=self._changed.is_set).get(SENTENCE)
        finally:
            baker.close()
