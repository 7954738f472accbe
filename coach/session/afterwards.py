"""After a session: what was done, how it feels now, whether to keep that, and what comes next.

Plain functions over an `ask`, as before a session. Nothing is written unless somebody saves it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from coach.errors import CoachError
from coach.language import _
from coach.routine.evidence import TIPS
from coach.score.plan import Plan
from coach.score.playhead import Mode, Playhead
from coach.screen.pages.page import Ask, Block, Option, Page
from coach.session import journal
from coach.session.feelings import MOST, number, numbers, scale
from coach.session.journal import Entry
from coach.units import MINUTE, Ms, clock

SAVE, DROP = "save", "drop"
AGAIN = "again"
ROUTINE = "routine"
"""With a space and an id after it: another routine."""
SHORT_MS: Ms = 2 * MINUTE

Options = Callable[[], Sequence[Option]]
"""What can be done next; looked for only once it is asked."""
Keep = Callable[[Entry], str]
"""Writes an entry down and gives a notice, if any. Raises CoachError."""


@dataclass(frozen=True, slots=True)
class Led:
    """What came of a session."""

    plan: Plan
    """As it was in the end."""
    head: Playhead
    played_ms: Ms
    steps_done: int

    @property
    def ended(self) -> bool:
        """Whether it came to its end, early or not, and was not left."""
        return self.head.mode is Mode.ENDED and not self.head.closed


def entry_of(routine: str, led: Led, felt: int | None, now: datetime) -> Entry:
    """The session as the journal has it, but for how it feels now."""
    return Entry(
        ended_at=now.astimezone(UTC).replace(microsecond=0),
        routine=routine,
        title=led.plan.title,
        form=led.plan.form,
        planned_ms=led.plan.total_ms,
        done_ms=led.played_ms,
        steps_planned=len(led.plan.steps),
        steps_done=led.steps_done,
        hurt=tuple(led.plan.steps[step - 1].name for step in led.head.hurt_steps),
        before=felt,
    )


def keep(entry: Entry) -> str:
    """Into the user's own journal."""
    return journal.keep(entry, journal.file())


def after(ask: Ask, entry: Entry, options: Options, keep: Keep = keep) -> str | None:
    """What was chosen to do next, of `options`; None to go back. Raises ClosedError from `ask`."""
    while (answer := ask(ended(entry))) not in {SAVE, DROP, None}:
        entry = replace(entry, after=number(answer))
    if answer is None:
        return None
    notice = _kept(entry, keep) if answer == SAVE else _("Not saved.")
    return ask(what_next(entry, options(), notice))


def ended(entry: Entry) -> Page:
    """What was done, and how it feels now."""
    return Page(
        _("Well done. Rest a while."),
        (*numbers(entry.after), Option(SAVE, _("Save"), "s"), Option(DROP, _("Do not save"), "n")),
        (Block(tuple(done(entry))),),
        note=_("Saved on this machine only. «massage-coach journal» lists it and deletes it."),
        scale=scale(_("How do you feel in your body now?")),
        first=MOST + 1,
    )


def done(entry: Entry) -> Sequence[str]:
    """What was done, in sentences."""
    played = _("{title}: {done} of {planned} minutes, {steps} of {all} steps.").format(
        title=entry.title,
        done=_minutes(entry.done_ms, entry),
        planned=_minutes(entry.planned_ms, entry),
        steps=entry.steps_done,
        all=entry.steps_planned,
    )
    names = ", ".join(dict.fromkeys(entry.hurt))
    hurt = _("This hurt: {names}. Leave it out, or go lighter there.").format(names=names)
    return (played, hurt) if names else (played,)


def _minutes(ms: Ms, entry: Entry) -> str:
    """In whole minutes, or to the second where there were few."""
    return clock(ms) if entry.planned_ms < SHORT_MS else str(round(ms / MINUTE))


def what_next(entry: Entry, options: Sequence[Option], notice: str) -> Page:
    """What to do now, and where to go from here."""
    lines = (
        *compared(entry),
        _("Stay as you are for half a minute, then rise slowly."),
        *(_(TIPS[tip].say) for tip in ("water", "regular")),
    )
    return Page(_("And now"), tuple(options), (Block(lines),), note=notice)


def compared(entry: Entry) -> Sequence[str]:
    """Before and now, where both were told; no word on why."""
    if entry.before is None or entry.after is None:
        return ()
    told = _("Before: {before} of 10. Now: {after} of 10.")
    return (told.format(before=entry.before, after=entry.after),)


def again() -> Option:
    """The same once more."""
    return Option(AGAIN, _("Once more"), "a")


def another(id_: str, title: str) -> Option:
    """A suggestion."""
    return Option(f"{ROUTINE} {id_}", _("Next time: {title}").format(title=title))


def _kept(entry: Entry, keep: Keep) -> str:
    try:
        return keep(entry) or _("Saved.")
    except CoachError as trouble:
        return _("Not saved: {reason}").format(reason=trouble.message)
