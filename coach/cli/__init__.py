"""Arguments → one call. Only this room prints or exits.

Without arguments the window opens at once; the commands, and what they need, are read only when
one is given.
"""

import gc
import io
import sys

from coach.errors import CoachError, Exit

SOME_OBJECTS = 7_000
"""To look for garbage after each 700 takes a tenth of the time in which modules are imported."""


def main() -> None:
    """The command `massage-coach`; never returns."""
    gc.set_threshold(SOME_OBJECTS)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _run()
        sys.stdout.flush()
    except CoachError as error:
        print(f"massage-coach: {error.message}", file=sys.stderr)
        if error.hint:
            print(f"  {error.hint}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        print(f"massage-coach: {error}", file=sys.stderr)
        sys.exit(Exit.MISSING)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(Exit.FINE)


def _run() -> None:
    if len(sys.argv) > 1:
        from coach.cli.arguments import wanted

        sys.exit(wanted(sys.argv[1:])() or Exit.FINE)
    else:
        from coach.cli.window import browse

        browse()
