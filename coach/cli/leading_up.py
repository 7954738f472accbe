"""What comes before a session: may the routine be played, is somebody well enough, what is adapted.

The library and `play` ask by pages; a command that told everything, or that nobody sits at, is
asked nothing: it prints when to stop and what was changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from coach.cli.faults import sound
from coach.errors import RoutineError
from coach.language import used
from coach.routine.care import care_errors
from coach.routine.consistency import minutes_of
from coach.routine.library import find, is_shipped, library
from coach.routine.model import Routine
from coach.routine.read import Reading
from coach.routine.translations import in_language
from coach.routine.vocabulary import Form
from coach.score.arrange import arrange
from coach.score.choice.changes import told
from coach.score.choice.choose import Choices, suitable
from coach.score.plan import Plan
from coach.screen.pages.page import Ask
from coach.session.before_start import care_gate, consent
from coach.session.before_start.flow import Known, Screened, before, unasked
from coach.session.before_start.get_ready import when_to_stop
from coach.session.before_start.pages import MOST_OTHERS
from coach.session.before_start.welcome import Tuning, welcomed
from coach.session.feelings import felt_before
from coach.session.rereading import rereading
from coach.session.watch import Watcher

if TYPE_CHECKING:
    from coach.cli.asking import Terminal

AGREE = "If they did: --agreed."
ACCEPT = "--accept-care-errors plays your own routine all the same."


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a command says about a session beforehand."""

    plan: Plan
    """What will be done when nobody is asked."""
    minutes: int | None = None
    codes: frozenset[str] | None = None
    """What somebody has, as far as they told; None is to ask."""
    agreed: bool = False
    """Whether they say that a clinician agreed to massage, with what they have."""
    accepts_care_errors: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Where it led: what is known now, which routine it was in the end, and its plan, if any."""

    known: Known
    id: str
    plan: Plan | None = None
    felt: int | None = None
    """How they felt before, from 0 to 10, if they said."""
    reading: Reading | None = None
    choices: Choices | None = None
    """What the plan was made of: the file, and what was chosen."""

    @property
    def watcher(self) -> Watcher | None:
        """Looks at the plan's file, for a session that follows what is saved there."""
        if not (self.reading and self.reading.routine and self.choices):
            return None
        language = self.plan.language if self.plan else used()
        again = rereading(self.reading.routine, self.choices, language)
        return Watcher(self.reading.path, again)


def greeted(ask: Ask, tuning: Tuning | None = None) -> Known | None:
    """What was kept from the last time, after the first page for whoever has not seen it.

    None is to leave. Raises ClosedError from `ask`.
    """
    kept, notice = consent.load(consent.file())
    if kept.welcomed:
        return Known(kept)
    if not welcomed(ask, tuning, notice):
        return None
    kept = replace(kept, welcomed=True)
    consent.save(kept, consent.file())
    return Known(kept)


def led_up(reading: Reading, minutes: int | None, known: Known, ask: Ask) -> Way:
    """By pages, from a routine to its plan, or to that of another one that was picked instead.

    Raises ClosedError from `ask`.
    """
    while True:
        others = others_like(sound(reading))
        routine = in_language(sound(reading), used())
        if not _is_cleared(reading, ask):
            return Way(known, reading.id)
        outcome = before(routine, minutes, known, ask, others=others, today=today())
        if outcome.known.kept != known.kept:
            consent.save(outcome.known.kept, consent.file())
        known = outcome.known
        if outcome.choices:
            goes_on, felt = felt_before(ask)
            plan = arrange(routine, outcome.choices) if goes_on else None
            return Way(known, reading.id, plan, felt, reading, outcome.choices)
        if not outcome.instead:
            return Way(known, reading.id)
        reading = find(outcome.instead)


def unadapted(reading: Reading, minutes: int | None) -> Plan:
    """The plan for somebody of whom nothing is known."""
    return arrange(in_language(sound(reading), used()), Choices(minutes))


def led_up_by_command(
    reading: Reading,
    wishes: Wishes,
    ask: Ask | None,
    terminal: "Terminal",
    tuning: Tuning | None = None,
) -> Way | None:
    """The same for `play`; None when somebody turned back at once.

    Raises RoutineError for what cannot be played so, ClosedError from `ask`.
    """
    if ask and wishes.codes is None:
        known = greeted(ask, tuning)
        return led_up(reading, wishes.minutes, known, ask) if known else None
    _require_cleared(reading, wishes, terminal)
    kept, notice = consent.load(consent.file())
    terminal.say(notice)
    terminal.tell(when_to_stop())
    if wishes.codes is None:
        terminal.say("Nobody was asked how they are: `--with` says what somebody has.")
    plan = _unasked(in_language(sound(reading), used()), wishes, Known(kept), terminal)
    choices = Choices(wishes.minutes, wishes.codes or frozenset())
    return Way(Known(kept), reading.id, plan, None, reading, choices)


def others_like(routine: Routine) -> Callable[[frozenset[str]], Sequence[tuple[str, str]]]:
    """Finds other shipped routines for somebody, those most like this one first."""

    def find_others(codes: frozenset[str]) -> Sequence[tuple[str, str]]:
        ids = [entry.id for entry in library() if entry.origin == "shipped"]
        found = {id_: other for id_ in ids if (other := find(id_).routine)}
        likely = sorted(found, key=lambda id_: _unlike(found[id_], routine))
        fitting = (
            (id_, in_language(found[id_], used()).title)
            for id_ in likely
            if found[id_] != routine and suitable({id_: found[id_]}, Choices(None, codes))
        )
        return tuple(islice(fitting, MOST_OTHERS))

    return find_others


def similar(way: Way) -> Sequence[tuple[str, str]]:
    """Ids and titles of some other routines, for whoever has done this one."""
    routine = sound(find(way.id))
    return others_like(routine)(way.known.of(Form(routine.form)).codes)


def today() -> date:
    """The day, here."""
    return date.today()


def _unasked(routine: Routine, wishes: Wishes, known: Known, terminal: "Terminal") -> Plan:
    """The plan for what somebody told, with what was changed printed."""
    form, codes = Form(routine.form), wishes.codes or frozenset()
    known = known.with_screened(form, Screened(codes=codes))
    if wishes.agreed:
        known = _agreed(known, form)
    chosen = unasked(routine, wishes.minutes, known, today(), AGREE)
    for line in (*chosen.advice, *told(chosen.changes)):
        terminal.say(line)
    return wishes.plan


def _agreed(known: Known, form: Form) -> Known:
    """With a clinician's word for everything that needs one, kept for whoever is alone."""
    kept = known.kept
    for row in known.needs_agreement(form, today()):
        known = known.with_agreement(form, row.id, today())
    if known.kept != kept:
        consent.save(known.kept, consent.file())
    return known


def _is_cleared(reading: Reading, ask: Ask) -> bool:
    """Whether the care rules, or the person, let it be played."""
    routine = sound(reading)
    errors = care_errors(routine)
    refused = care_gate.unacceptable(errors, shipped=is_shipped(reading.path))
    if refused:
        ask(care_gate.refusal(refused))
        return False
    return care_gate.accepted(errors, ask)


def _require_cleared(reading: Reading, wishes: Wishes, terminal: "Terminal") -> None:
    """Raises RoutineError when the care rules forbid it and the person did not accept that."""
    routine = sound(reading)
    errors = care_errors(routine)
    care_gate.require_acceptable(routine, errors, shipped=is_shipped(reading.path))
    for error in errors:
        terminal.say(f"{error.message} [{error.rule}]")
    if errors and not wishes.accepts_care_errors:
        raise RoutineError(f"«{routine.title}» breaks {len(errors)} of the care rules", ACCEPT)


def _unlike(other: Routine, routine: Routine) -> tuple[bool, bool, int]:
    """The less, the more alike they are: form, then type, then length."""
    first, wanted = minutes_of(other)[0], minutes_of(routine)[0]
    return other.form != routine.form, other.type != routine.type, abs(first - wanted)
