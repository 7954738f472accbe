"""Our own child processes, spoken with in JSON lines: one message a line, both ways.

A child ends when its parent does, whatever it was doing, and what libraries print cannot get
between the messages.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from coach import paths

Message = dict[str, Any]
AUDIO_PROCESS = "coach.sound.output"
"""The module that mixes and plays."""
_GONE: Message = {}


class ChildGoneError(Exception):
    """The child process has ended; the message is the last thing it complained about."""


class Child:
    """The parent's end. Starts `python -m module *args` at once; `close` or `kill` ends it."""

    def __init__(self, module: str, *args: str) -> None:
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- closed in _bury
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=paths.child_environment(),
        )
        self._complaint = "it ended"
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, message: Message) -> None:
        """Hands one message over. Raises ChildGoneError when nobody is there to read it."""
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise ChildGoneError(self.complaint()) from None

    def receive(self, timeout_s: float) -> Message | None:
        """The next message, or None when none came in time. Raises ChildGoneError at the end."""
        try:
            message = self._inbox.get(timeout=timeout_s) if timeout_s else self._inbox.get_nowait()
        except Empty:
            return None
        if message is _GONE:
            self._inbox.put(_GONE)
            raise ChildGoneError(self.complaint())
        return message

    def complaint(self) -> str:
        """The last line the child wrote to its error output."""
        if not self._complaints.closed:
            self._complaints.seek(0)
            lines = self._complaints.read().decode(errors="replace").split("\n")
            said = (line.strip() for line in reversed(lines) if line.strip())
            self._complaint = next(said, self._complaint)
        return self._complaint

    def close(self, patience_s: float = 2.0) -> None:
        """Asks the child to end by closing its input, and kills it when it does not listen."""
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._bury()

    def kill(self) -> None:
        """Ends the child at once."""
        self._process.kill()
        self._bury()

    def _bury(self) -> None:
        self._process.wait()
        self._reader.join()
        self.complaint()
        for stream in (self._process.stdin, self._process.stdout, self._complaints):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            with contextlib.suppress(ValueError):  # half a line, from a child killed as it spoke
                self._inbox.put(json.loads(line))
        self._inbox.put(_GONE)


def open_channel() -> tuple[SimpleQueue[Message], Callable[[Message], None]]:
    """The child's end: an inbox that fills by itself, and a function that answers.

    When the parent closes the channel or dies, this process ends there and then; a Ctrl-C in the
    terminal is the parent's to act on.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    inbox: SimpleQueue[Message] = SimpleQueue()
    Thread(target=_fill, args=(inbox,), daemon=True).start()
    return inbox, lambda message: _answer(answers, message)


def complain(about: object) -> None:
    """Tells what went wrong; the parent shows the last complaint when this process is gone."""
    sys.stderr.write(f"{about}\n")
    sys.stderr.flush()


def _fill(inbox: SimpleQueue[Message]) -> None:
    for line in sys.stdin.buffer:
        inbox.put(json.loads(line))
    os._exit(0)


def _answer(answers: IO[bytes], message: Message) -> None:
    try:
        answers.write(json.dumps(message).encode() + b"\n")
    except OSError:
        os._exit(0)
