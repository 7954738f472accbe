"""Every command: its one call, and what it prints.

What only one of them needs is imported there: to list the routines takes less time than to import
what reads and performs them.
"""

import gc
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach import paths
from coach.cli.consoles import err, out
from coach.cli.indexing import indexing
from coach.cli.shelving import offers
from coach.errors import CoachError, Exit, UsageError
from coach.language import _, known
from coach.routine.library import Entry, files_under, find, library

if TYPE_CHECKING:
    from coach.routine.index import Summary
    from coach.routine.model import Routine
    from coach.routine.read import Reading
    from coach.routine.vocabulary import Goal
    from coach.score.plan import Plan
    from coach.settings import Preferences

MANY_OBJECTS = 200_000
"""A long list is made of so many; to look for garbage among them so often takes a tenth longer."""
MOST_READ = 100
"""Rows that somebody might read as JSON."""


def browse(preferences: "Preferences") -> None:
    """Open the window on the library."""
    from coach.cli.window import browse

    browse(preferences)


def play(
    routine: str,
    minutes: int | None,
    with_: list[str] | None,
    agreed: bool,
    questions: bool,
    accept_care_errors: bool,
    from_: str | None,
    headless: bool,
    watch: bool,
    log: Path | None,
    preferences: "Preferences",
) -> None:
    """Lead through a routine."""
    from coach.session.headstart import Headstart

    with closing(Headstart()) as headstart:
        if not _is_asked(headless, questions and not with_):
            headstart.sound(preferences.now)

        from coach.cli.asking import Terminal
        from coach.cli.faults import require_language, sound
        from coach.routine.translations import in_language
        from coach.routine.vocabulary.conditions import conditions_typed
        from coach.score.arrange import arrange
        from coach.score.choice.choose import Choices

        reading = find(routine)
        codes = conditions_typed(",".join(with_ or ())) if with_ or not questions else None
        if "language" in preferences.wished:
            require_language(sound(reading), preferences.now.language, known())
        worded = in_language(sound(reading), preferences.now.language)
        unasked = arrange(worded, Choices(minutes, codes or frozenset()))
        headstart.speak(unasked, preferences.now, _step_number(unasked, from_))

        from coach.cli.leading_up import Wishes, led_up_by_command
        from coach.cli.performing import lead_headless, lead_in_new_window, require_voice

        wishes = Wishes(unasked, minutes, codes, agreed, accept_care_errors)
        if "voice" in preferences.wished:
            require_voice(preferences.now.voice)
        lead = lead_headless if headless else lead_in_new_window
        lead(
            lambda ask, tuning: led_up_by_command(reading, wishes, ask, Terminal(out()), tuning),
            preferences,
            headstart,
            first_step=lambda plan: _step_number(plan, from_),
            log=log,
            watch=watch,
            console=out(),
        )


def _is_asked(headless: bool, may_be: bool) -> bool:
    """Whether somebody is asked before the session: in a window, or at a terminal."""
    return may_be and (not headless or sys.stdin.isatty())


def list_(
    type_: str | None,
    form: str | None,
    for_: str | None,
    tool: str | None,
    minutes: int | None,
    language_: str | None,
    as_json: bool,
) -> None:
    """List the routines there are."""
    goal = _goal(for_)
    gc.set_threshold(MANY_OBJECTS)
    with indexing(err) as progress:
        shown = language_ or _set_language()
        entries = [entry.shown_in(shown) for entry in library(progress)]
        offered = offers(entries, goal, progress)
    found = [o for o in offered if _fits(o.entry.summary, type_, form, tool, minutes)]
    if as_json:
        _print_rows([_listed(offer.entry) for offer in found])
        return
    if not found:
        err().print("Nothing is like that; `massage-coach list` shows everything.", markup=False)
        return
    from coach.cli import tables

    table = tables.routines(found)
    print(table) if isinstance(table, str) else out().print(table)
    if goal:
        from coach.cli.why import beside

        out().print("\n".join(beside(goal)), markup=False, style="dim")


def why(goal: str | None, as_json: bool) -> None:
    """Tell what is known: what studies found, how sure that is, and where it stands."""
    from coach.cli.why import data, known, listing, told

    rows = known(goal)
    if as_json:
        _print_json(data(rows))
        return
    for line in listing() if goal is None else told(rows[0]):
        out().print(line)


def show(
    routine: str,
    minutes: int | None,
    with_: list[str] | None,
    voice: str | None,
    language_: str | None,
    as_json: bool,
) -> None:
    """Show the score: every cue at its time."""
    from coach.cli import tables
    from coach.cli.checking import lengths
    from coach.routine.vocabulary.conditions import conditions_typed
    from coach.score.arrange import arrange
    from coach.score.choice.changes import told
    from coach.score.choice.choose import Choices, choose
    from coach.score.compile import compile_score
    from coach.score.data import score_data

    found = _worded(find(routine), language_)
    choices = Choices(minutes, conditions_typed(",".join(with_ or ())))
    chosen = choose(found, choices)
    for line in (*chosen.advice, *told(chosen.changes)):
        err().print(line, markup=False)
    plan = arrange(found, choices)
    score = compile_score(plan, lengths([plan], voice))
    _print_json(score_data(score)) if as_json else out().print(tables.score(score))


def check(
    path: list[str],
    measure: bool,
    voice: str | None,
    language_: str | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Check routine files: every problem with its line and column."""
    from coach.cli import tables
    from coach.cli.checking import problems_of
    from coach.cli.faults import print_problems
    from coach.routine.problems import Severity, has_errors
    from coach.routine.read import read

    found = [
        (file, problems_of(read(file), measure=measure, voice=voice, language=language_))
        for file in files_under(path)
    ]
    _print_json(tables.problem_data(found)) if as_json else print_problems(found)
    every = [problem for _file, problems in found for problem in problems]
    failing = has_errors(every) or (strict and any(p.severity is not Severity.HINT for p in every))
    return Exit.INPUT if failing else Exit.FINE


def export(
    routine: str | None,
    output: Path | None,
    folder: Path | None,
    format: str | None,  # noqa: A002 -- the option's name
    minutes: int | None,
    with_: list[str] | None,
    agreed: bool,
    accept_care_errors: bool,
    size: int,
    every: str,
    at: str,
    preferences: "Preferences",
) -> int | None:
    """Write a routine to a file: sound, captions, video, a card to print, a reminder."""
    from coach.cli.exporting import Asked, ending_of, export_all, export_one
    from coach.cli.performing import require_voice
    from coach.export.piece import Wishes
    from coach.routine.vocabulary.conditions import conditions_typed

    if (routine is None) == (folder is None) or (folder and output):
        hint = "massage-coach export ROUTINE -o FILE, or massage-coach export --all DIR"
        raise UsageError("export takes a routine, or --all and a folder", hint)
    if "voice" in preferences.wished:
        require_voice(preferences.now.voice)
    codes = conditions_typed(",".join(with_ or ()))
    wishes = Wishes(size, every, at)
    language = preferences.wished.get("language", "")
    told = minutes, codes, agreed, accept_care_errors
    asked = Asked(*told, wishes, preferences.now, language)
    if folder:
        return export_all(folder, ending_of(format), asked)
    export_one(routine or "", output, ending_of(format), asked)
    return None


def record(
    routine: str, minutes: int | None, into: Path | None, language_: str | None, as_json: bool
) -> None:
    """List what to read aloud to lead a routine in your own voice, and how to name the files."""
    from coach.cli import recording

    reading = find(routine)
    found = _worded(reading, language_)
    takes = recording.to_record(found, minutes)
    folder = recording.folder_of(found, reading.path, into)
    if as_json:
        _print_json([recording.data(take, folder) for take in takes])
        return
    for line in recording.page(takes, folder):
        out().print(line, markup=False, highlight=False, soft_wrap=True)
    left_to_do = recording.to_be_heard(found, reading.path, folder)
    if left_to_do:
        out().print(left_to_do, markup=False, highlight=False, soft_wrap=True)


def new(name: str | None, type_: str | None, form: str | None, minutes: int | None) -> None:
    """Write a commented routine to begin with; without options it asks what it is to be."""
    from coach.cli.beginning import wanted
    from coach.routine.folder import SUFFIXES, files_in
    from coach.routine.schema import NAME as SCHEMA
    from coach.routine.starter import starter

    to_be = wanted(name, type_, form, minutes, out())
    path = Path(to_be.name).expanduser() if Path(to_be.name).suffix in SUFFIXES else None
    target = path or paths.user_routines() / f"{to_be.name}.yaml"
    folder = path is None and Path(to_be.name).name != to_be.name
    if folder or not target.stem.replace("-", "").replace("_", "").isalnum():
        hint = "Use letters, digits and dashes, or a path that ends in .yaml."
        raise UsageError(f"`{to_be.name}` cannot be a routine's name", hint)
    schema = str(paths.bundled("routines") / SCHEMA)
    _write_new(target, starter(target.stem, schema, to_be.type, to_be.form, to_be.minutes))
    out().print(f"{target}", markup=False)
    if path is None and target.stem in {file.id for file in files_in(paths.bundled("routines"))}:
        err().print(f"It hides our own `{target.stem}` as long as it is there.", markup=False)
    shown = target.stem if path is None else str(target)
    out().print(f"Edit it, then: massage-coach play {shown}", markup=False)


def journal(as_json: bool, delete: bool) -> None:
    """List the sessions that were saved; they lie on this machine alone."""
    from coach.cli import diary
    from coach.session import journal as kept

    path = kept.file()
    if delete:
        gone = kept.delete(path)
        out().print(_("Removed: {path}").format(path=path) if gone else _("There is none."))
        return
    entries, notice = kept.entries(path)
    if notice:
        err().print(notice, markup=False)
    if as_json:
        _print_json([diary.data(entry) for entry in entries])
        return
    if entries:
        out().print(diary.table(entries))
    out().print(_("{count} saved, in {path}").format(count=len(entries), path=path), markup=False)


def voices(deed: str | None, what: str | None, config: Path | None) -> None:
    """List the voices of this machine, add a natural one, or remove it."""
    from coach.cli import speakers

    if deed:
        speakers.changed(deed, what, config)
    else:
        speakers.listed()


def doctor() -> int:
    """Look at what works on this machine."""
    from coach.cli import tables
    from coach.cli.doctor import examine

    findings = examine()
    out().print(tables.findings(findings))
    return Exit.FINE if all(finding.works for finding in findings) else Exit.MISSING


def _worded(reading: "Reading", language: str | None) -> "Routine":
    """A sound routine in this language, which it must have, or in the one that is set."""
    from coach.cli.faults import require_language, sound
    from coach.routine.translations import in_language

    routine = sound(reading)
    if language:
        require_language(routine, language)
    return in_language(routine, language or _set_language())


def _set_language() -> str:
    """The language that is set, for commands that show none of the settings."""
    from coach.settings import file, load

    return load(file())[0].language


def _step_number(plan: "Plan", wanted: str | None) -> int:
    from coach.routine.vocabulary import nearest

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


def _goal(word: str | None) -> "Goal | None":
    if word is None:
        return None
    from coach.routine.vocabulary import goal_of

    return goal_of(word)


def _listed(entry: Entry) -> dict[str, Any]:
    path, row = entry.file.path, entry.summary
    return {
        "id": entry.file.id,
        "title": row.title,
        "type": row.type,
        "form": row.form,
        "lengths": row.lengths,
        "good_for": row.good_for,
        "tools": row.tools,
        "origin": entry.origin,
        "path": path,
        "problems": [problem.shown(path) for problem in row.problems],
    }


def _fits(
    row: "Summary",
    type_: str | None,
    form: str | None,
    tool: str | None,
    minutes: int | None,
) -> bool:
    return (
        (type_ is None or row.type == type_)
        and (form is None or row.form == form)
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
