"""Puts a session together from a plan: the voice, the sound, the screen, the log."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from coach import paths
from coach.errors import CoachError
from coach.language import _
from coach.score.cues import Concession, Score
from coach.score.plan import Plan
from coach.score.playhead import Playhead
from coach.session.headstart import Headstart
from coach.session.player import Screen, Session, set_volumes
from coach.session.prepare import Preparer
from coach.session.voicing import voice_of
from coach.session.watch import Watcher
from coach.settings import USUAL, Settings
from coach.sound.speaker import AudioSpeaker, Performed
from coach.units import SAMPLES_PER_MS


@contextmanager
def assembled(
    plan: Plan,
    screen: Screen,
    *,
    settings: Settings = USUAL,
    settle: Callable[[Settings], Settings] = lambda settings: settings,
    first_step: int = 1,
    log: Path | None = None,
    watch: Watcher | None = None,
    headstart: Headstart | None = None,
    on_concession: Callable[[Concession], None] = lambda _concession: None,
) -> Iterator[Session]:
    """A session ready to play, and everything behind it closed afterwards.

    `settle` shows what can be set, and gives it; what `headstart` has begun is taken over.

    Raises CoachError when the log cannot be written. A voice that is not to be had costs the
    session its words only; that is told in the session's notice.
    """
    with ExitStack() as stack:
        begun = headstart or stack.enter_context(closing(Headstart()))
        preparer = Preparer(
            plan, lambda: begun.baker(settings, plan.language, preparer.is_stopping), first_step
        )
        stack.callback(preparer.close)
        speaker = AudioSpeaker(preparer.clip_of, chime_file, child=begun.process())
        stack.callback(speaker.close)
        set_volumes(speaker, settings)
        speaker.bed(settings.bed, begun.seed)
        if watch:
            stack.callback(watch.close)
            watch.start()
        written = _Log(_open_log(log) if log else None, speaker)
        stack.callback(written.close)
        yield Session(
            Score.empty(plan),
            preparer,
            speaker,
            screen,
            head=Playhead(
                at_ms=plan.steps[first_step - 1].start_ms,
                volume=settings.volume,
                muted=settings.muted,
            ),
            settings=settings,
            settle=settle,
            voice_of=partial(voice_of, language=plan.language),
            seed=begun.seed,
            on_performed=written.write,
            on_concession=on_concession,
            edits=watch.edit if watch else lambda: None,
        )


def chime_file(name: str) -> Path:
    """The sound of a chime."""
    return paths.bundled("audio") / "chimes" / f"{name}.wav"


def _open_log(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise CoachError(f"the log {path} cannot be written: {error.strerror}") from error


@dataclass(slots=True)
class _Log:
    """Writes every cue performed; a log that cannot go on costs the session nothing but a word."""

    file: TextIO | None
    speaker: AudioSpeaker

    def write(self, performed: Performed) -> None:
        if self.file is None:
            return
        cue = performed.cue
        row = {
            "at_ms": cue.at_ms,
            "played_ms": round(performed.at_sample / SAMPLES_PER_MS, 3),
            "kind": cue.kind,
            "text": cue.text,
            "step": cue.step,
        }
        try:
            self.file.write(json.dumps(row, ensure_ascii=False) + "\n")
            self.file.flush()
        except OSError as error:
            words = _("The log ends here: {reason}.")
            self.speaker.notice = words.format(reason=error.strerror)
            self.close()

    def close(self) -> None:
        """Closes the file, even a full one."""
        file, self.file = self.file, None
        if file:
            with suppress(OSError):
                file.close()
