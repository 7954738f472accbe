"""The program as its users start it: a process with an environment of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.servers import RUN, end
from coach import paths

FOREIGN = (
    "SDL_",
    "XDG_",
    "MASSAGE_COACH_",
    "PULSE_",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "PYTHON",
    "COV_",
)
"""What of the tester's own environment must not reach the program."""
LIMIT_S = 120.0

ROUTINE = """\
title: Two quiet minutes
type: swedish
form: solo
steps:
  - name: Settle
    stroke: settle
    seconds: 25
    say: "Sit tall. Let your shoulders drop."
  - name: Glide over the shoulder top
    stroke: effleurage
    region: upper_trap
    tool: opposite hand
    sides: [left, right]
    seconds: 25
    pressure: 3
    tempo: 12
    say: "{Side} shoulder. Glide outward from your neck."
    cues:
      - {at: 60%, say: "Soft hand."}
  - name: Press and wait
    stroke: press_hold
    region: upper_trap
    tool: fingertips
    sides: [left]
    one_sided: the right side had its turn
    seconds: 25
    pressure: 4
    countdown: bell
    say: "Left shoulder. Press, and wait."
  - name: Rest
    stroke: rest
    seconds: 30
    breath: {in: 5, out: 5}
    say: "Rest your hands in your lap."
"""


@dataclass(frozen=True, slots=True)
class House:
    """Somebody's machine: an empty cache, no routines of their own, and nothing left running.

    The system's voice is set, which speaks in no time, and no bed.
    """

    folder: Path

    def __post_init__(self) -> None:
        settings = paths.ensure(self.folder / "config" / "massage-coach") / "settings.json"
        settings.write_text('{"voice": "system", "bed": "none"}', "utf-8")

    @property
    def routines(self) -> Path:
        """Where the user's own routine files lie."""
        return self.folder / "data" / "massage-coach" / "routines"

    @property
    def cache(self) -> Path:
        """Where clips are kept."""
        return self.folder / "cache" / "massage-coach"

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Of a program that is run here."""
        plain = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)}
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        return {
            **plain,
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "MASSAGE_COACH_CACHE": str(self.cache),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONUNBUFFERED": "1",
            **more,
        }

    def start(self, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Starts the program; its output can be read from the process."""
        return subprocess.Popen(
            [sys.executable, str(RUN), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(environment),
            cwd=self.folder,
        )

    def run(self, *words: str, **environment: str) -> "Ended":
        """Runs the program to its end, and sees that nothing of it is left."""
        return self.ended(self.start(*words, **environment))

    def ended(self, process: "subprocess.Popen[bytes]", limit_s: float = LIMIT_S) -> "Ended":
        """What a started program said, once it has ended by itself, and all its children too."""
        try:
            out, err = process.communicate(timeout=limit_s)
        finally:
            end(process)
        assert self.processes() == []
        return Ended(process.returncode, out.decode(), err.decode())

    def processes(self, module: str = "") -> list[int]:
        """What runs with this house's environment and names the module in its command line."""
        mine = f"MASSAGE_COACH_CACHE={self.cache}".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                if mine in (folder / "environ").read_bytes() and (not module or module in words):
                    found.append(int(folder.name))
        return found


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that has ended."""

    code: int
    out: str
    err: str


def recording_to(path: Path) -> dict[str, str]:
    """For SDL to write what would be heard to a file, about nine times as fast as it would be."""
    return {
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(path),
        "SDL_DISKAUDIODELAY": "2",
    }


def logged(path: Path) -> list[dict[str, Any]]:
    """The lines of a session's log that are whole by now."""
    text = path.read_text("utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def named(rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """What a cue is and when, from the log or from `show --json`."""
    return [tuple(row[key] for key in ("at_ms", "kind", "text", "step")) for row in rows]
