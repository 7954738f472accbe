"""Every command: its arguments, its one call, what it prints.

What only one of them needs is imported there: to list the routines takes less time than to import
what reads and performs them.
"""

import gc
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from coach import __version__, paths
from coach.cli import tables
from coach.cli.indexing import indexing
from coach.cli.shelving import offers
from coach.errors import CoachError, Exit, RoutineError, UsageError
from coach.routine.folder import SUFFIXES, files_in
from coach.routine.index import Summary
from coach.routine.library import Entry, files_under, find, library
from coach.routine.problems import Problem, Severity, has_errors
from coach.routine.vocabulary import TYPES, Form, goal_of, nearest
from coach.routine.vocabulary.conditions import conditions_typed

if TYPE_CHECKING:
    from coach.routine.model import Routine
    from coach.routine.read import Reading
    from coach.score.compile import LengthOf
    from coach.score.plan import Plan

MANY_OBJECTS = 200_000
"""A long list is made of so many; to look for garbage among them each 700 takes a tenth longer."""
MOST_READ = 100
"""Rows that somebody might read as JSON."""

app = typer.Typer(
    help="Leads you through a back massage or stretch at home, by voice and picture."
    " Without a command it opens the window on the library.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

RoutineName = Annotated[
    str, typer.Argument(metavar="ROUTINE", help="An id from the library, or the path of a file.")
]
Minutes = Annotated[int | None, typer.Option(help="How long; by default the shortest length.")]
Voice = Annotated[
    str | None, typer.Option(help="A voice from `voices`; `silent` for captions only.")
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="CONDITIONS",
        help="What you have: sciatica,pregnant:22 … Then no questions are asked.",
    ),
]
Percent = Annotated[int, typer.Option(min=0, max=100, help="How loud, beside the other.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def run_command() -> None:
    """Runs the command line. Raises CoachError; exits by itself for wrong usage."""
    try:
        code = app(prog_name="massage-coach", standalone_mode=False)
    except typer.Exit as done:
        sys.exit(done.exit_code)
    except typer.Abort:
        sys.exit(130)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        err.print(f"massage-coach: {error.format_message()}", markup=False)
        err.print("  `massage-coach --help` lists the commands.", markup=False)
        sys.exit(Exit.USAGE)
    sys.exit(code or Exit.FINE)


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"massage-coach {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """For comfort. Not reviewed by a clinician, and no replacement for one."""


@app.command()
def play(
    routine: RoutineName,
    minutes: Minutes = None,
    with_: With = None,
    agreed: Annotated[
        bool,
        typer.Option(
            help="A doctor, midwife or physiotherapist agreed to massage, with what you have."
        ),
    ] = False,
    questions: Annotated[
        bool, typer.Option(help="Ask how you are first, where there is somebody to ask.")
    ] = True,
    accept_care_errors: Annotated[
        bool, typer.Option(help="Play your own routine though it breaks rules of care.")
    ] = False,
    voice: Voice = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="STEP", help="A step's number or name.")
    ] = None,
    headless: Annotated[
        bool, typer.Option("--headless", help="Without a window, in this terminal.")
    ] = False,
    voice_volume: Percent = 100,
    chime_volume: Percent = 100,
    log: Annotated[
        Path | None, typer.Option(help="Write every cue performed to this file, as JSON lines.")
    ] = None,
) -> None:
    """Lead through a routine."""
    from coach.cli.asking import Terminal
    from coach.cli.leading_up import Wishes, led_up_by_command
    from coach.cli.performing import lead_headless, lead_in_new_window
    from coach.score.arrange import arrange
    from coach.score.choice.choose import Choices

    reading = find(routine)
    codes = conditions_typed(",".join(with_ or ())) if with_ or not questions else None
    wishes = Wishes(minutes, codes, agreed, accept_care_errors)
    plan = arrange(_sound(reading), Choices(minutes, codes or frozenset()))
    _step_number(plan, from_)
    lead = lead_headless if headless else lead_in_new_window
    lead(
        lambda ask: led_up_by_command(reading, wishes, ask, Terminal(out)),
        voice=voice,
        first_step=lambda plan: _step_number(plan, from_),
        gains={"voice": voice_volume, "chime": chime_volume},
        log=log,
        console=out,
    )


@app.command("list")
def list_(
    type_: Annotated[str | None, typer.Option("--type", help="Only this kind of massage.")] = None,
    form: Annotated[str | None, typer.Option(help="Only solo, or only partner.")] = None,
    for_: Annotated[str | None, typer.Option("--for", help="Only what is good for this.")] = None,
    tool: Annotated[str | None, typer.Option(help="Only what uses this tool.")] = None,
    minutes: Annotated[int | None, typer.Option(help="Only what lasts so long.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the routines there are."""
    _require_known("type", type_, TYPES)
    _require_known("form", form, Form)
    goal = goal_of(for_) if for_ else None
    gc.set_threshold(MANY_OBJECTS)
    with indexing(err) as progress:
        offered = offers(library(progress), goal)
    found = [o for o in offered if _fits(o.entry.summary, type_, form, tool, minutes)]
    if as_json:
        _print_rows([_listed(offer.entry) for offer in found])
        return
    if not found:
        err.print("Nothing is like that; `massage-coach list` shows everything.", markup=False)
        return
    shown = tables.routines(found)
    print(shown) if isinstance(shown, str) else out.print(shown)
    if goal:
        from coach.cli.why import beside

        out.print("\n".join(beside(goal)), markup=False, style="dim")


@app.command()
def why(
    goal: Annotated[
        str | None, typer.Argument(metavar="GOAL", help="What you want; without it, all goals.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is known: what studies found, how sure that is, and where it stands."""
    from coach.cli.why import data, known, listing, told

    rows = known(goal)
    if as_json:
        _print_json(data(rows))
        return
    for line in listing() if goal is None else told(rows[0]):
        out.print(line)


@app.command()
def show(
    routine: RoutineName,
    minutes: Minutes = None,
    with_: With = None,
    voice: Voice = None,
    as_json: AsJson = False,
) -> None:
    """Show the score: every cue at its time."""
    from coach.score.arrange import arrange
    from coach.score.choice.changes import told
    from coach.score.choice.choose import Choices, choose
    from coach.score.compile import compile_score

    found = _sound(find(routine))
    choices = Choices(minutes, conditions_typed(",".join(with_ or ())))
    chosen = choose(found, choices)
    for line in (*chosen.advice, *told(chosen.changes)):
        err.print(line, markup=False)
    plan = arrange(found, choices)
    score = compile_score(plan, _lengths([plan], voice))
    _print_json(tables.score_data(score)) if as_json else out.print(tables.score(score))


@app.command()
def check(
    path: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or ids.")],
    measure: Annotated[
        bool, typer.Option("--measure", help="Bake the words and measure them.")
    ] = False,
    voice: Voice = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    as_json: AsJson = False,
) -> int:
    """Check routine files: every problem with its line and column."""
    from coach.routine.read import read

    found = [(file, _problems(read(file), measure, voice)) for file in files_under(path)]
    _print_json(tables.problem_data(found)) if as_json else _print_problems(found)
    every = [problem for _file, problems in found for problem in problems]
    failing = has_errors(every) or (strict and any(p.severity is not Severity.HINT for p in every))
    return Exit.INPUT if failing else Exit.FINE


@app.command()
def new(
    name: Annotated[
        str | None, typer.Argument(help="A name for the library, or a path ending in .yaml.")
    ] = None,
    type_: Annotated[str | None, typer.Option("--type", help="What kind of massage.")] = None,
    form: Annotated[str | None, typer.Option(help="solo or partner.")] = None,
    minutes: Annotated[int | None, typer.Option(help="How long.")] = None,
) -> None:
    """Write a commented routine to begin with; without options it asks what it is to be."""
    from coach.cli.beginning import wanted
    from coach.routine.schema import NAME as SCHEMA
    from coach.routine.starter import starter

    _require_known("type", type_, TYPES)
    _require_known("form", form, Form)
    to_be = wanted(name, type_, form, minutes, out)
    path = Path(to_be.name).expanduser() if Path(to_be.name).suffix in SUFFIXES else None
    target = path or paths.user_routines() / f"{to_be.name}.yaml"
    folder = path is None and Path(to_be.name).name != to_be.name
    if folder or not target.stem.replace("-", "").replace("_", "").isalnum():
        hint = "Use letters, digits and dashes, or a path that ends in .yaml."
        raise UsageError(f"`{to_be.name}` cannot be a routine's name", hint)
    schema = str(paths.bundled("routines") / SCHEMA)
    _write_new(target, starter(target.stem, schema, to_be.type, to_be.form, to_be.minutes))
    out.print(f"{target}", markup=False)
    if path is None and target.stem in {file.id for file in files_in(paths.bundled("routines"))}:
        err.print(f"It hides our own `{target.stem}` as long as it is there.", markup=False)
    shown = target.stem if path is None else str(target)
    out.print(f"Edit it, then: massage-coach play {shown}", markup=False)


@app.command()
def voices() -> None:
    """List the voices of this machine."""
    from coach.sound.voices import ENGINES
    from coach.sound.voices.roster import list_voices

    out.print(tables.voices([voice for engine in ENGINES for voice in list_voices(engine)]))


@app.command()
def doctor() -> int:
    """Look at what works on this machine."""
    from coach.cli.doctor import examine

    findings = examine()
    out.print(tables.findings(findings))
    return Exit.FINE if all(finding.works for finding in findings) else Exit.MISSING


def _sound(reading: "Reading") -> "Routine":
    """The routine of a file without errors. Raises RoutineError with every problem."""
    if reading.routine is None:
        for problem in reading.problems:
            _print_problem(reading.path, problem, err)
        count = len(reading.problems)
        raise RoutineError(
            f"«{reading.id}» cannot be played: {count} problem{'s' if count > 1 else ''}",
            f"Mend the file, then: massage-coach check {reading.path}",
        )
    return reading.routine


def _step_number(plan: "Plan", wanted: str | None) -> int:
    if wanted is None:
        return 1
    names = {step.name.casefold(): step.number for step in reversed(plan.steps)}
    if wanted.isdecimal() and 1 <= int(wanted) <= len(plan.steps):
        return int(wanted)
    begun = [i for name, i in names.items() if wanted and name.startswith(wanted.casefold())]
    if begun:
        return min(begun)
    close = nearest(wanted, names)
    hint = f"Did you mean «{close}»?" if close else f"Steps count from 1 to {len(plan.steps)}."
    raise UsageError(f"there is no step `{wanted}`", hint)


def _lengths(wanted: "list[Plan]", voice: str | None) -> "LengthOf":
    """Clip lengths: measured with a voice, estimated without one."""
    from coach.cli.performing import measured_lengths
    from coach.score.estimate import estimated

    return measured_lengths(wanted, voice, err) if voice else estimated


def _problems(reading: "Reading", measure: bool, voice: str | None) -> tuple[Problem, ...]:
    from coach.routine.care import care_findings
    from coach.routine.timing import all_written
    from coach.score.arrange import plans
    from coach.score.check import speech_findings

    if reading.routine is None:
        return reading.problems
    timings = all_written(reading.routine)
    arranged = plans(reading.routine, timings)
    used = (voice or "system") if measure else None
    found = speech_findings(arranged, _lengths([plan for _minutes, plan in arranged], used))
    found += care_findings(reading.routine, timings)
    return tuple(sorted([*reading.problems, *reading.located(found)]))


def _print_problems(found: list[tuple[Path, tuple[Problem, ...]]]) -> None:
    for file, problems in found:
        for problem in problems:
            _print_problem(file, problem)
    every = [problem for _file, problems in found for problem in problems]
    counted = {s: sum(problem.severity is s for problem in every) for s in Severity}
    shown = [_counted(n, s.value) for s, n in counted.items() if n or s is not Severity.HINT]
    out.print(f"{_counted(len(found), 'file')}: {', '.join(shown)}", markup=False)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _print_problem(file: Path, problem: Problem, console: Console = out) -> None:
    console.print(problem.shown(file), markup=False)
    if problem.hint:
        console.print(f"    {problem.hint}", markup=False, style="dim")


def _require_known(what: str, word: str | None, known: Iterable[str]) -> None:
    words = list(known)
    if word is not None and word not in words:
        close = nearest(word, words)
        hint = f"did you mean `{close}`?" if close else "known: " + ", ".join(words)
        raise typer.BadParameter(f"`{word}` is not a known {what}; {hint}", param_hint=f"--{what}")


def _listed(entry: Entry) -> dict[str, Any]:
    row = entry.summary
    return {
        "id": entry.id,
        "title": row.title,
        "type": row.type,
        "form": row.form,
        "lengths": row.lengths,
        "good_for": row.good_for,
        "tools": row.tools,
        "origin": entry.origin,
        "path": entry.file,
        "problems": [problem.shown(entry.path) for problem in row.problems],
    }


def _fits(
    row: Summary,
    type_: str | None,
    form: str | None,
    tool: str | None,
    minutes: int | None,
) -> bool:
    return (
        type_ in {None, row.type}
        and form in {None, row.form}
        and (tool is None or any(tool.casefold() in used for used in row.tools))
        and (minutes is None or minutes in row.lengths)
    )


def _write_new(target: Path, text: str) -> None:
    try:
        paths.ensure(target.parent)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CoachError(f"{target} is already there", "Choose another name.") from None
    except OSError as error:
        raise CoachError(f"{target} cannot be written: {error.strerror}") from error


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_rows(rows: list[dict[str, Any]]) -> None:
    """JSON; laid out for people only where they might read it, because that takes long."""
    print(json.dumps(rows, ensure_ascii=False, indent=2 if len(rows) <= MOST_READ else None))
