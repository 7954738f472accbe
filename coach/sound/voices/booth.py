"""The parent's end of a voice's worker: one question at a time, outliving its hangs and crashes."""

import time
from collections.abc import Callable, Sequence

from coach.errors import VoiceError
from coach.memory import DISK_HINT
from coach.sound.child import Child, ChildGoneError, Message
from coach.sound.voices import UNWRITTEN

WORKER = "coach.sound.voices.worker"
START_S = 30.0
"""What a worker may take to begin, on a machine that is busy and has everything yet to read."""
_LISTEN_S = 0.05
_TRIES = 2
_HINT = "another voice may work (`massage-coach voices`), or --voice silent"

Cancelled = Callable[[], bool]


class CancelledError(Exception):
    """Nobody wants the answer any more."""


def never() -> bool:
    """For questions that nobody cancels."""
    return False


class Booth:
    """Starts its worker with the first question; `close` ends it, and a question starts it anew.

    `worker` is the module to run and its arguments, by default the one that speaks for `engine`,
    with a voice loaded beforehand if there is one to name.
    """

    def __init__(self, engine: str, voice_id: str = "", worker: Sequence[str] = ()) -> None:
        self._command = tuple(worker) or (WORKER, engine, voice_id)
        self._child: Child | None = None
        self._is_ready = False
        self._asked = 0
        self._owed_s = 0.0

    def ask(self, message: Message, limit_s: float, cancelled: Cancelled = never) -> Message:
        """The answer. A worker that takes longer than `limit_s` or ends is replaced, and asked once
        more.

        Raises VoiceError when that fails too, and at once when the worker says what is wrong;
        CancelledError as soon as `cancelled` says so.
        """
        trouble = ""
        for _ in range(_TRIES):
            try:
                return _good(self._ask(message, limit_s, cancelled))
            except TimeoutError:
                trouble = f"it took longer than {limit_s:.1f} s"
            except ChildGoneError as gone:
                trouble = str(gone)
            self._drop()
        hint = DISK_HINT if trouble.startswith(UNWRITTEN) else _HINT
        raise VoiceError(f"the voice does not work: {trouble}", hint)

    def close(self) -> None:
        """Ends the worker."""
        if self._child:
            self._child.close()
            self._child = None

    def _drop(self) -> None:
        if self._child:
            self._child.kill()
            self._child = None

    def _ask(self, message: Message, limit_s: float, cancelled: Cancelled) -> Message:
        child = self._readied(cancelled)
        self._asked += 1
        child.send({**message, "id": self._asked})
        return self._hear(child, self._asked, limit_s, cancelled)

    def _readied(self, cancelled: Cancelled) -> Child:
        """The worker, once it has said that it is ready."""
        if self._child is None:
            self._child, self._is_ready, self._owed_s = self._started(), False, 0.0
        if not self._is_ready:
            said = self._hear(self._child, None, START_S, cancelled)
            if "error" in said:
                self._drop()
            _good(said)
            self._is_ready = True
        return self._child

    def _started(self) -> Child:
        try:
            return Child(*self._command)
        except OSError as refused:
            raise VoiceError(f"the voice cannot be started: {refused}", _HINT) from None

    def _hear(
        self, child: Child, number: int | None, limit_s: float, cancelled: Cancelled
    ) -> Message:
        """The answer of this number. One that nobody waits for any more may come before, and has
        its own time.
        """
        end = time.monotonic() + limit_s + self._owed_s
        while time.monotonic() < end:
            answer = child.receive(_LISTEN_S)
            if answer and answer.get("id") == number:
                self._owed_s = 0.0
                return answer
            if cancelled():
                self._owed_s += limit_s
                raise CancelledError
        raise TimeoutError


def _good(answer: Message) -> Message:
    if "error" in answer:
        raise VoiceError(answer["error"], answer["hint"])
    return answer
