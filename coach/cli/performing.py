"""Sessions as the command line starts them: in a window, or in the terminal."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coach.cli.asking import Terminal, can_ask
from coach.errors import UsageError, VoiceError
from coach.routine.evidence import AFTERWARDS
from coach.score.compile import LengthOf, hurried, phrases
from coach.score.cues import Concession, Phrase
from coach.score.plan import Plan
from coach.score.playhead import Mode, Playhead
from coach.screen.page import Ask, ClosedError
from coach.session.assemble import Gains, assembled, open_baker
from coach.sound.voices.roster import DEFAULT, find_voice
from coach.units import Ms

if TYPE_CHECKING:
    from rich.console import Console

    from coach.screen.window import Window

LeadUp: TypeAlias = Callable[[Ask | None], Plan | None]
"""From somebody to ask, or nobody, to the plan; None when they turned back."""
FirstStep: TypeAlias = Callable[[Plan], int]


def lead_in_window(
    window: "Window",
    plan: Plan,
    *,
    voice: str = DEFAULT,
    first_step: int = 1,
    gains: Gains | None = None,
    log: Path | None = None,
) -> Playhead:
    """Leads through a plan in an open window; gives the place where the user left it."""
    with assembled(
        plan, window, voice=voice, first_step=first_step, gains=gains, log=log
    ) as session:
        return session.play()


def lead_in_new_window(
    lead_up: LeadUp,
    *,
    voice: str | None,
    first_step: FirstStep,
    gains: Gains,
    log: Path | None,
    console: "Console",
) -> None:
    """The same in a window of its own. Raises DisplayError when there is no screen."""
    from coach.screen.window import Window

    spoken = _known_voice(voice)
    window = Window()
    try:
        plan = lead_up(window.ask)
        if plan is None:
            return
        first = first_step(plan)
        head = lead_in_window(window, plan, voice=spoken, first_step=first, gains=gains, log=log)
    except ClosedError:
        return
    finally:
        window.close()
    if head.mode is Mode.ENDED:
        console.print(AFTERWARDS)


def lead_headless(
    lead_up: LeadUp,
    *,
    voice: str | None,
    first_step: FirstStep,
    gains: Gains,
    log: Path | None,
    console: "Console",
) -> None:
    """The same in the terminal, captions as lines; it ends with the routine."""
    from coach.session.headless import HELP, Headless

    def write(text: str) -> None:
        console.print(text, markup=False)

    conceded: list[Concession] = []
    spoken = _known_voice(voice)
    plan = _asked_in_terminal(lead_up, console)
    if plan is None:
        return
    console.print(f"{plan.title}", markup=False, style="bold")
    console.print(HELP, markup=False, style="dim")
    with assembled(
        plan,
        Headless(write, sys.stdin or ()),
        voice=spoken,
        first_step=first_step(plan),
        gains=gains,
        log=log,
        on_concession=conceded.append,
    ) as session:
        session.quit_at_end = True
        head = session.play()
    for concession in conceded:
        write(f"step {concession.step} «{concession.name}»: {concession.what}: {concession.text}")
    if head.mode is Mode.ENDED:
        write(f"\n{AFTERWARDS}")


def measured_lengths(plans: list[Plan], voice: str, console: "Console") -> LengthOf:
    """Clip lengths from the voice itself, baked with a progress bar. Raises VoiceError."""
    from rich.progress import Progress

    baker = open_baker(voice)
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
    return lengths.get


def _asked_in_terminal(lead_up: LeadUp, console: "Console") -> Plan | None:
    """The plan; None when somebody turned back or ended the input."""
    try:
        return lead_up(Terminal(console).ask if can_ask() else None)
    except ClosedError:
        return None


def _known_voice(voice: str | None) -> str:
    """The voice the user named, if there is such a one. Raises UsageError.

    Having no voice at all is told by the session itself, which then follows its captions.
    """
    if voice is not None:
        try:
            find_voice(voice)
        except VoiceError:
            return DEFAULT
    return voice or DEFAULT
