"""The words of the command line: every command in one table, with what it takes.

What a command does is a function of the same names; its docstring is its help.
"""

import re
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    BooleanOptionalAction,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from coach import __version__
from coach.cli import commands
from coach.errors import UsageError
from coach.language import CODE, known, use
from coach.settings import (
    CHECKS,
    FASTEST,
    LARGEST,
    NO_BED,
    PACERS,
    SLOWEST,
    SMALLEST,
    THEMES,
    VOICE_ONLY,
    Preferences,
)

PROGRAM = "massage-coach"
WHAT = """\
Leads you through a back massage or stretch at home, by voice and picture.
Without a command it opens the window on the library."""
HONEST = "For comfort. Not reviewed by a clinician, and no replacement for one."


class Argument(NamedTuple):
    """What a command takes: its names on the command line, and how it is read."""

    names: tuple[str, ...]
    how: dict[str, Any]


class Command(NamedTuple):
    """A command."""

    name: str
    run: Callable[..., int | None]
    takes: tuple[Argument, ...] = ()


def wanted(words: Sequence[str]) -> Callable[[], int | None]:
    """What these words ask for, ready to be run; it gives an exit code, None when all is fine.

    Raises UsageError, and SystemExit after help or the version were printed.
    """
    told = vars(_parser().parse_args(words))
    run = told.pop("run")
    names = CHECKS if run in SETTING else LOOKS
    wished = {name: told.pop(name) for name in names if name in told}
    if run in SETTING:
        told["preferences"] = preferences = Preferences(**wished)
        use(preferences.now.language)
    return lambda: run(**told)


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, f"`{self.prog} --help` shows what there is.")


def _parser() -> ArgumentParser:
    look = RawDescriptionHelpFormatter
    parser = _Parser(PROGRAM, None, WHAT, HONEST, formatter_class=look, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.set_defaults(run=commands.browse)
    for names, how in _LOOKS:
        parser.add_argument(*names, **how)
    subparsers = parser.add_subparsers(metavar="COMMAND", prog=PROGRAM)
    for name, run, takes in COMMANDS:
        told = run.__doc__
        command = subparsers.add_parser(name, help=told, description=told, allow_abbrev=False)
        command.set_defaults(run=run)
        for names, how in takes:
            command.add_argument(*names, **how)
    return parser


def _a(*names: str, **how: Any) -> Argument:
    return Argument(names, how)


def _flag(*names: str, **how: Any) -> Argument:
    return Argument(names, {"action": "store_true", **how})


def _percent(word: str) -> int:
    if not word.isdecimal() or int(word) > 100:
        raise ArgumentTypeError(f"`{word}` is not between 0 and 100")
    return int(word)


def _within(name: str, what: str) -> Callable[[str], int]:
    """A number that the setting of this name can have."""

    def number(word: str) -> int:
        if not word.isdecimal() or not CHECKS[name](int(word)):
            raise ArgumentTypeError(f"`{word}` is not between {what}")
        return int(word)

    return number


def _theme(word: str) -> str:
    return _known(word, "theme", THEMES)


def _pacer(word: str) -> str:
    return _known(word, "pacer", PACERS)


def _bed(word: str) -> str:
    from coach.sound.bed.shipped import shipped

    ours = (NO_BED, VOICE_ONLY, *shipped())
    if not word.strip():
        raise ArgumentTypeError(f"nothing is named; known: {', '.join(ours)}, or your own music")
    place = Path(word).expanduser()
    if word not in ours and place.exists():
        return str(place.absolute())
    if len(place.parts) > 1 or place.suffix:
        raise ArgumentTypeError(f"there is no music at `{word}`")
    return _known(word, "bed", ours)


def _language(word: str) -> str:
    return _known(word, "language", known())


def _code(word: str) -> str:
    """The short name of any language: a routine may have more of them than the window."""
    if not re.fullmatch(CODE, word):
        raise ArgumentTypeError(f"`{word}` is not the short name of a language: en, de, fr …")
    return word


def _type(word: str) -> str:
    from coach.routine.vocabulary import TYPES

    return _known(word, "type", TYPES)


def _form(word: str) -> str:
    from coach.routine.vocabulary import Form

    return _known(word, "form", Form)


def _known(word: str, what: str, known: Iterable[str]) -> str:
    from coach.routine.vocabulary import nearest

    words = list(known)
    if word in words:
        return word
    close = nearest(word, words)
    hint = f"did you mean `{close}`?" if close else "known: " + ", ".join(words)
    raise ArgumentTypeError(f"`{word}` is not a known {what}; {hint}")


_ROUTINE = _a("routine", metavar="ROUTINE", help="An id from the library, or the path of a file.")
_MINUTES = _a("--minutes", type=int, metavar="N", help="How long; by default the shortest length.")
_VOICE = _a("--voice", metavar="V", help="A voice from `voices`; `silent` for captions only.")
_WITH = _a(
    "--with",
    dest="with_",
    action="append",
    metavar="CONDITIONS",
    help="What you have: sciatica,pregnant:22 … Then no questions are asked.",
)
_AGREED = _flag(
    "--agreed",
    help="A doctor, midwife or physiotherapist agreed to massage, with what you have.",
)
_ACCEPT = _flag("--accept-care-errors", help="Use your own routine though it breaks rules of care.")
_LANGUAGE = _a(
    "--language",
    dest="language_",
    type=_code,
    metavar="L",
    help="In which language; by default as it is set.",
)
_JSON = _flag("--json", dest="as_json", help="Print JSON.")
_UNSAID = {"default": SUPPRESS}
"""What is not said is as it is set."""
_LOUD = {"type": _percent, "metavar": "P", **_UNSAID}
_SPEECH = (
    _a(*_VOICE.names, **_VOICE.how, **_UNSAID),
    _a(
        "--rate",
        type=_within("rate", f"{SLOWEST} and {FASTEST}"),
        metavar="P",
        help=f"How fast the voice speaks, {SLOWEST} to {FASTEST}.",
        **_UNSAID,
    ),
)
_SOUND = (
    _a("--voice-volume", **_LOUD, help="How loud the voice is, 0 to 100."),
    _a("--chime-volume", **_LOUD, help="How loud the chimes are, 0 to 100."),
    _a(
        "--bed",
        type=_bed,
        metavar="B",
        help="What sounds under the voice: none, voice-only, one of ours, or your music.",
        **_UNSAID,
    ),
    _a("--bed-volume", **_LOUD, help="How loud the background is, 0 to 100."),
    _a(
        "--pacer",
        type=_pacer,
        metavar="P",
        help=f"What is heard of the rhythm: {', '.join(PACERS)}.",
        **_UNSAID,
    ),
)
_LOOKS = (
    _a("--theme", type=_theme, metavar="T", help=f"Colours: {', '.join(THEMES)}.", **_UNSAID),
    _a(
        "--text-size",
        type=_within("text_size", f"{SMALLEST} and {LARGEST}"),
        metavar="P",
        help=f"How large text is, {SMALLEST} to {LARGEST}.",
        **_UNSAID,
    ),
    _flag("--reduced-motion", dest="still", help="Still pictures.", **_UNSAID),
    _a("--language", type=_language, metavar="L", help="What the window speaks.", **_UNSAID),
)
_WORDED = (
    *_LOOKS[:-1],
    _a(
        "--language",
        type=_code,
        metavar="L",
        help="What is spoken and shown, as far as the routine and the window have it.",
        **_UNSAID,
    ),
)
LOOKS = ("theme", "text_size", "still", "language")
SETTING = (commands.play, commands.browse, commands.export)
"""What goes by the settings, and changes them."""

COMMANDS = (
    Command(
        "play",
        commands.play,
        (
            _ROUTINE,
            _MINUTES,
            _WITH,
            _AGREED,
            _a(
                "--questions",
                action=BooleanOptionalAction,
                default=True,
                help="Ask how you are first, where there is somebody to ask.",
            ),
            _ACCEPT,
            *_SPEECH,
            _a("--from", dest="from_", metavar="STEP", help="A step's number or name."),
            _flag("--headless", help="Without a window, in this terminal."),
            _flag("--watch", help="Follow the file: what is saved there is heard at once."),
            *_SOUND,
            *_WORDED,
            _a(
                "--log",
                type=Path,
                metavar="FILE",
                help="Write every cue performed to this file, as JSON lines.",
            ),
        ),
    ),
    Command(
        "list",
        commands.list_,
        (
            _a(
                "--type",
                dest="type_",
                type=_type,
                metavar="TYPE",
                help="Only this kind of massage.",
            ),
            _a("--form", type=_form, metavar="FORM", help="Only solo, or only partner."),
            _a("--for", dest="for_", metavar="GOAL", help="Only what is good for this."),
            _a("--tool", metavar="TOOL", help="Only what uses this tool."),
            _a("--minutes", type=int, metavar="N", help="Only what lasts so long."),
            _LANGUAGE,
            _JSON,
        ),
    ),
    Command(
        "why",
        commands.why,
        (
            _a(
                "goal",
                nargs="?",
                metavar="GOAL",
                help="What you want; without it, all goals.",
            ),
            _JSON,
        ),
    ),
    Command("show", commands.show, (_ROUTINE, _MINUTES, _WITH, _VOICE, _LANGUAGE, _JSON)),
    Command(
        "check",
        commands.check,
        (
            _a("path", nargs="+", metavar="PATH", help="Files, folders or ids."),
            _flag("--measure", help="Bake the words and measure them."),
            _VOICE,
            _a(*_LANGUAGE.names, **{**_LANGUAGE.how, "help": "Only the words in this language."}),
            _flag("--strict", help="Let warnings fail too."),
            _JSON,
        ),
    ),
    Command(
        "export",
        commands.export,
        (
            _a("routine", nargs="?", metavar="ROUTINE", help=_ROUTINE.how["help"]),
            _a(
                "-o",
                dest="output",
                type=Path,
                metavar="FILE",
                help="The file to write; its ending chooses what it is. Without it the file is"
                " named after the routine, an .m4a, which every phone plays.",
            ),
            _a("--all", dest="folder", type=Path, metavar="DIR", help="All routines, into DIR."),
            _a("--format", metavar="F", help="What kind of file, where none is named: m4a, mp3 …"),
            _MINUTES,
            _WITH,
            _AGREED,
            _ACCEPT,
            *_SPEECH,
            *_SOUND,
            _a(
                "--size",
                type=int,
                choices=(720, 1080),
                default=720,
                help="How many lines a video has.",
            ),
            _a("--every", default="", metavar="E", help="When a reminder returns: day, week …"),
            _a("--at", default="", metavar="TIME", help="A reminder's time of day, 20:00."),
            *_WORDED,
        ),
    ),
    Command(
        "record",
        commands.record,
        (
            _ROUTINE,
            _a("--minutes", type=int, metavar="N", help="At this length only, not at all of them."),
            _a(
                "--into",
                type=Path,
                metavar="FOLDER",
                help="Where they are kept; by default the routine's `recordings`.",
            ),
            _LANGUAGE,
            _JSON,
        ),
    ),
    Command(
        "new",
        commands.new,
        (
            _a(
                "name",
                nargs="?",
                metavar="NAME",
                help="A name for the library, or a path ending in .yaml.",
            ),
            _a("--type", dest="type_", type=_type, metavar="TYPE", help="What kind of massage."),
            _a("--form", type=_form, metavar="FORM", help="solo or partner."),
            _a("--minutes", type=int, metavar="N", help="How long."),
        ),
    ),
    Command(
        "journal",
        commands.journal,
        (_JSON, _flag("--delete", help="Remove it, and everything in it.")),
    ),
    Command(
        "voices",
        commands.voices,
        (
            _a("deed", nargs="?", choices=("add", "remove"), help="What to do; without it, list."),
            _a("what", nargs="?", metavar="FILE", help="The voice to add, or its name."),
            _a("--config", type=Path, metavar="FILE.json", help="Its configuration, if elsewhere."),
        ),
    ),
    Command("doctor", commands.doctor),
)
"""In the order in which somebody meets them."""
