"""Makes a timing of a routine for a time and for conditions, so that no rule of care is broken."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coach.errors import TooLittleLeftError
from coach.language import N_, _
from coach.routine.care import care_errors
from coach.routine.consistency import Finding, minutes_of
from coach.routine.model import Routine
from coach.routine.problems import Path
from coach.routine.timing import Timing, total_ms, written
from coach.routine.translations import as_written
from coach.routine.vocabulary import Condition
from coach.score.choice.adapt import barring, is_work, softened, warmed
from coach.score.choice.changes import Reasons
from coach.score.choice.fit import eased, fitted
from coach.score.choice.slots import CALM, Slots, drafted
from coach.score.choice.thin import thinned
from coach.units import MINUTE, SECOND, Ms

ENOUGH = 0.6
"""So much of a routine's work must be left, or another one is better (rule C01)."""
MOST_MINUTES = 240
KEEN = (2 / 3, 1 / 2, 1 / 3, 1, 0)
"""How much of its least time a step must have to be done, rather than left out as at the shorter
length; in the order tried, until no care rule is broken."""
ATTEMPTS = 8
"""How often the steps around a broken care rule are shortened, before that is given up."""
TIMELY = frozenset({"Q01", "Q02", "H02"})
"""Rules that shorter steps can keep."""
COLD = N_("a warm-up that is too short now")
"""Why a step is softened that no condition names."""

Made = tuple[Timing, Reasons]
Broken = list[tuple[Path, str]]
"""Places and rules."""


@dataclass(frozen=True)
class Maker:
    """A routine for somebody with these conditions, to be made in any length."""

    routine: Routine
    conditions: tuple[Condition, ...] = ()

    def made(self, minutes: int) -> Made | None:
        """What is done, and why; None when it cannot last so long. Raises TooLittleLeftError."""
        offered = minutes_of(self.routine)
        if not 1 <= minutes <= MOST_MINUTES:
            return None
        if minutes not in offered:
            return self._adapted(minutes, minutes * MINUTE)
        as_written = written(self.routine, offered.index(minutes))
        if not any(barring(timed, self.conditions) for timed in as_written):
            made = _softened(as_written, self.conditions)
            if not made[1] or not self._broken(minutes, made[0]):
                return made
        return self._adapted(minutes, total_ms(as_written) // SECOND * SECOND)

    def can_last(self, minutes: int) -> bool:
        """Whether it can be made so long."""
        try:
            return self.made(minutes) is not None
        except TooLittleLeftError:
            return False

    def _adapted(self, minutes: int, whole_ms: Ms) -> Made | None:
        slots = drafted(self.routine, minutes, whole_ms)
        rows = {
            i: row for i, slot in enumerate(slots) if (row := barring(slot.timed, self.conditions))
        }
        kept = frozenset(range(len(slots))) - rows.keys()
        _require_enough(self.routine, slots, kept)
        tried: set[frozenset[int]] = set()
        for keen in KEEN:
            chosen = thinned(slots, kept, whole_ms, keen)
            made = None if chosen in tried else self._unharmed(minutes, slots, chosen, whole_ms)
            if made:
                left_out = {slots[index].timed.where: row.label for index, row in rows.items()}
                return made[0], {**made[1], **left_out}
            tried.add(chosen)
        return None

    def _unharmed(
        self, minutes: int, slots: Slots, chosen: frozenset[int], whole_ms: Ms
    ) -> Made | None:
        """The chosen steps fitted so that no care rule is broken, if there is a way.

        Around where one is broken steps are shortened little by little, and others lengthened.
        """
        for _attempt in range(ATTEMPTS):
            timing = fitted(slots, chosen, whole_ms)
            if timing is None:
                return None
            made = _adapted_pressures(timing, self.conditions)
            broken = self._broken(minutes, made[0])
            if not broken:
                return made
            if any(rule not in TIMELY for _where, rule in broken):
                return None
            slots = eased(slots, chosen, timing, {where for where, _rule in broken})
        return None

    def _broken(self, minutes: int, timing: Timing) -> Broken:
        """The care rules that a timing breaks and no written length breaks."""
        broken = _places(care_errors(as_written(self.routine), [(minutes, timing)]))
        return [(where, rule) for where, rule in broken if rule not in self._tolerated]

    @cached_property
    def _tolerated(self) -> frozenset[str]:
        errors = care_errors(as_written(self.routine))
        return frozenset(rule for _where, rule in _places(errors))


def _places(errors: Iterable[Finding]) -> Broken:
    return [(error.where, error.rule) for error in errors]


def _adapted_pressures(timing: Timing, conditions: Iterable[Condition]) -> Made:
    """Under the caps, and with what has lost its warm-up softened."""
    soft, reasons = _softened(timing, conditions)
    warm = warmed(soft)
    cold = {now.where: COLD for was, now in zip(soft, warm, strict=True) if now != was}
    return warm, {**cold, **reasons}


def _softened(timing: Timing, conditions: Iterable[Condition]) -> Made:
    pairs = [softened(timed, conditions) for timed in timing]
    reasons: dict[Path, str] = {timed.where: row.label for timed, row in pairs if row}
    return tuple(timed for timed, _row in pairs), reasons


def _require_enough(routine: Routine, slots: Slots, kept: frozenset[int]) -> None:
    """Raises TooLittleLeftError for a hollow routine, or one without its beginning or end."""
    work_ms = {i: slot.whole_ms for i, slot in enumerate(slots) if is_work(slot.timed)}
    lost_ms = sum(ms for index, ms in work_ms.items() if index not in kept)
    share = 1 - lost_ms / max(sum(work_ms.values()), 1)
    ends = {index for index in (0, len(slots) - 1) if slots[index].stroke in CALM}
    if not kept or share < ENOUGH or not ends <= kept:
        message = _("only {percent} % of «{title}» would be left for you")
        if share >= ENOUGH:
            message = _("«{title}» begins or ends in a way that is not for you")
        told = message.format(percent=round(100 * share), title=routine.title)
        raise TooLittleLeftError(told, _("Another routine serves you better."))
