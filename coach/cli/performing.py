"""Sessions as the command line starts them: in a window, or in the terminal."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coach.cli.asking import Terminal, can_ask
from coach.cli.leading_up import Way, similar
from coach.errors import UsageError, VoiceError
from coach.language import _
from coach.routine.evidence import AFTERWARDS
from coach.score.compile import LengthOf, hurried, phrases
from coach.score.cues import Concession, Phrase
from coach.score.plan import Plan
from coach.screen.appearance import wanted
from coach.screen.pages.page import Ask, ClosedError, Option
from coach.session.afterwards import AGAIN, ROUTINE, Led, after, again, another, entry_of
from coach.session.assemble import assembled
from coach.session.before_start.get_ready import BACK
from coach.session.before_start.pages import to_library
from coach.session.before_start.welcome import Tuning
from coach.session.headstart import Headstart
from coach.session.player import Session
from coach.session.voicing import open_baker
from coach.session.watch import Watcher
from coach.settings import USUAL_VOICE, Preferences
from coach.sound.voices.roster import find_voice
from coach.units import Ms

if TYPE_CHECKING:
    from rich.console import Console

    from coach.cli.tuning import Tuned
    from coach.screen.window import Window

LeadUp: TypeAlias = Callable[[Ask | None, Tuning | None], Way | None]
"""From somebody to ask, or nobody, and what is set, to a plan; None when they turned back."""
FirstStep: TypeAlias = Callable[[Plan], int]


def lead_in_window(
    window: "Window",
    plan: Plan,
    tuned: "Tuned",
    headstart: Headstart,
    *,
    first_step: int = 1,
    log: Path | None = None,
    watch: Watcher | None = None,
) -> Led:
    """Leads through a plan in an open window, and keeps the volume that it ended with."""
    with assembled(
        plan,
        window,
        settings=tuned.now,
        settle=tuned.settle,
        first_step=first_step,
        log=log,
        watch=watch,
        headstart=headstart,
    ) as session:
        session.play()
        tuned.change(replace(session.heard, fullscreen=window.full))
    tuned.quiet()
    return _led(session)


def lead_in_new_window(
    lead_up: LeadUp,
    preferences: Preferences,
    headstart: Headstart,
    *,
    first_step: FirstStep,
    log: Path | None,
    watch: bool,
    console: "Console",
) -> None:
    """The same in a window of its own; with `watch` it follows what is saved in the file.

    Raises DisplayError when there is no screen.
    """
    from coach.cli.tuning import Tuned
    from coach.cli.window import tell
    from coach.screen.window import Window

    window = Window(wanted(preferences.now))
    tuned = Tuned(preferences, window)
    led = None
    try:
        tell(window, preferences.notice)
        again = True
        while again and (way := lead_up(window.ask, tuned)) and way.plan:
            first = first_step(way.plan)
            watcher = way.watcher if watch else None
            led = lead_in_window(
                window, way.plan, tuned, headstart, first_step=first, log=log, watch=watcher
            )
            again = led.ended and rested(window.ask, way, led, leaves=True)[1]
    except ClosedError:
        return
    finally:
        tuned.close()
        window.close()
    if led and led.ended:
        console.print(AFTERWARDS)


def lead_headless(
    lead_up: LeadUp,
    preferences: Preferences,
    headstart: Headstart,
    *,
    first_step: FirstStep,
    log: Path | None,
    watch: bool,
    console: "Console",
) -> None:
    """The same in the terminal, captions as lines; it ends with the routine."""
    from coach.session.headless import HELP, Headless

    def write(text: str) -> None:
        console.print(text, markup=False)

    conceded: list[Concession] = []
    if preferences.notice:
        write(preferences.notice)
    way = _asked_in_terminal(lead_up, console)
    if way is None or way.plan is None:
        return
    console.print(f"{way.plan.title}", markup=False, style="bold")
    console.print(HELP, markup=False, style="dim")
    screen = Headless(write, sys.stdin or ())
    with assembled(
        way.plan,
        screen,
        settings=preferences.now,
        first_step=first_step(way.plan),
        log=log,
        watch=way.watcher if watch else None,
        headstart=headstart,
        on_concession=conceded.append,
    ) as session:
        session.quit_at_end = True
        session.play()
    for concession in conceded:
        write(str(concession))
    led = _led(session)
    if led.ended and can_ask():
        with suppress(ClosedError):
            rested(Terminal(console, screen.line).ask, way, led, leaves=True, repeats=False)
    elif led.ended:
        write(f"\n{AFTERWARDS}")


def rested(
    ask: Ask, way: Way, led: Led, *, leaves: bool = False, repeats: bool = True
) -> tuple[str, bool]:
    """Asks how it was. Gives the routine to go on with, and whether to play it at once.

    `leaves` says that the program ends here; `repeats`, that it can be played once more.
    """
    entry = entry_of(way.id, led, way.felt, datetime.now(UTC))

    def options() -> Sequence[Option]:
        once_more = [again()] if repeats else []
        if leaves:
            return (Option(BACK, _("Finish")), *once_more)
        suggested = [another(id_, title) for id_, title in similar(way)[:1]]
        return (to_library(), *once_more, *suggested)

    kind, _space, name = (after(ask, entry, options) or "").partition(" ")
    return (name if kind == ROUTINE else way.id), kind == AGAIN


def measured_lengths(plans: Sequence[Plan], voice: str, console: "Console") -> LengthOf:
    """Clip lengths from the voice itself, baked with a progress bar; the plans are in one language.

    Raises VoiceError.
    """
    from rich.progress import Progress

    baker = open_baker(voice, language=plans[0].language)
    if baker is None:
        raise UsageError("captions only cannot be measured", "Name a voice: massage-coach voices")
    lengths: dict[Phrase, Ms] = {}
    try:
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("Baking the words", total=None)

            def bake(wanted: list[Phrase]) -> None:
                clips = baker.bake(
                    wanted, lambda done, total: progress.update(task, completed=done, total=total)
                )
                lengths.update({phrase: clip.length_ms for phrase, clip in clips.items()})

            steps = [(plan, step) for plan in plans for step in plan.steps]
            bake([phrase for plan, step in steps for phrase in phrases(plan, step)])
            bake([phrase for _plan, step in steps for phrase in hurried(step, lengths.get)])
    finally:
        baker.close()
    if baker.notice and voice != USUAL_VOICE:
        raise VoiceError(baker.notice)
    return lengths.get


def require_voice(voice: str) -> None:
    """Raises UsageError where there are voices and none like this.

    Having no voice at all is told by the session itself, which then follows its captions.
    """
    with suppress(VoiceError):
        find_voice(voice)


def _led(session: Session) -> Led:
    return Led(session.score.plan, session.head, session.played_ms, len(session.finished))


def _asked_in_terminal(lead_up: LeadUp, console: "Console") -> Way | None:
    """The way to the plan; None when somebody turned back or ended the input."""
    try:
        return lead_up(Terminal(console).ask if can_ask() else None, None)
    except ClosedError:
        return None
