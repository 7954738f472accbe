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

    `worker` is the module to run and its arguments, by default the one that speaks for `engine`.
    """

    def __init__(self, engine: str, worker: Sequence[str] = ()) -> None:
        self._command = tuple(worker) or (WORKER, engine)
        self._child: Child | None = None
        self._asked = 0

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
            except OSError as refused:
                raise VoiceError(f"the voice cannot be started: {refused}", _HINT) from None
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
        if self._child is None:
            self._child = Child(*self._command)
            self._hear(self._child, START_S, cancelled)
        self._asked += 1
        self._child.send({**message, "id": self._asked})
        return self._hear(self._child, limit_s, cancelled)

    def _hear(self, child: Child, limit_s: float, cancelled: Cancelled) -> Message:
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            if answer := child.receive(_LISTEN_S):
                return answer
            if cancelled():
                self._drop()
                raise CancelledError
        raise TimeoutError


def _good(answer: Message) -> Message:
    if "error" in answer:
        raise VoiceError(answer["error"], answer["hint"])
    return answer
