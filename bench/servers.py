"""A sound server, a recorder and a screen to measure on, where the machine has none of them."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

LIMIT_S = 20.0
LOOK_S = 0.02
RUN = Path(__file__).parent.parent / "run.py"

_TAIL_BYTES = 48_000 * 4 // 2
"""Half a second, recorded on after the last sound, so that none is still on its way."""

SOUND_PROGRAMS = ("pulseaudio", "parec")
SCREEN_PROGRAMS = ("Xvfb",)


def missing(programs: Sequence[str]) -> list[str]:
    """Those that this machine does not have."""
    return [program for program in programs if shutil.which(program) is None]


def wait_until(condition: Callable[[], object], what: str, limit_s: float = LIMIT_S) -> None:
    """Looks again and again. Raises TimeoutError, naming what did not happen."""
    end_s = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > end_s:
            raise TimeoutError(f"not within {limit_s:.0f} s: {what}")
        time.sleep(LOOK_S)


def end(process: "subprocess.Popen[bytes]", patience_s: float = 5.0) -> None:
    """Asks a process to end, and kills it when it does not."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience_s)
    if process.poll() is None:
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()


@contextmanager
def sound_server() -> Iterator[dict[str, str]]:
    """A PulseAudio with a sink that nobody hears; gives what its clients' environment needs."""
    with tempfile.TemporaryDirectory(prefix="mc-") as folder:
        private = {"XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": f"{folder}/config"}
        socket = Path(folder) / "socket"
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-target=null"]
        for module in (
            f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            "module-null-sink sink_name=heard rate=48000 channels=2 format=s16le",
        ):
            command += ["-L", module]
        server = subprocess.Popen(command, env={**os.environ, **private})
        try:
            wait_until(socket.exists, "the sound server has a socket")
            yield {**private, "PULSE_SERVER": f"unix:{socket}", "SDL_AUDIODRIVER": "pulseaudio"}
        finally:
            end(server)


@contextmanager
def recorder(server: dict[str, str], path: Path) -> Iterator[None]:
    """Records what the server's sink plays, in 16 bits, 48 kHz, stereo."""
    command = ["parec", "-d", "heard.monitor", "--format=s16le", "--rate=48000", "--channels=2"]
    with path.open("wb") as file:
        environment = {**os.environ, **server}
        process = subprocess.Popen(
            [*command, "--latency-msec=100"],
            stdout=file,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        try:
            wait_until(lambda: path.stat().st_size, "the recorder records")
            yield
            size = path.stat().st_size + _TAIL_BYTES
            wait_until(lambda: path.stat().st_size > size, "the recorder has written all")
        finally:
            end(process)


@contextmanager
def screen(size: str = "1280x800x24", *options: str) -> Iterator[str]:
    """An X server without a screen, on a display number of its own; gives that, like `:3`.

    Without `-noreset` it begins anew whenever its last client leaves: a program that connects in
    that moment, after somebody has looked for its window, finds no server.
    """
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        size,
        "-noreset",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen([*command, *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        yield f":{number}"
    finally:
        end(server)
