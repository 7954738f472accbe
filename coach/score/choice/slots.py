"""The steps that a routine of some minutes is made of, before they are made to fit.

Between two written lengths every step's seconds lie between its written ones; beyond them they are
those of the nearest. Each has the limits of its stroke, of what is written, and of its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import lcm

from coach.routine.care.case import FULL_MS
from coach.routine.care.structure import REST_MS, REST_SHARE, SHORT_REST_MS
from coach.routine.consistency import minutes_of, seconds_of
from coach.routine.model import Routine, performed_steps
from coach.routine.timing import Timed
from coach.score.choice.room import least_room_ms
from coach.score.choice.share import Part, bounded
from coach.units import SECOND, Ms

STRETCHED = 2
"""How many times its longest written seconds a step may last at most; a hold never more."""

CALM = frozenset({"settle", "rest"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A step that may be done, about how long, and within which limits; per side."""

    timed: Timed
    wanted_ms: float
    least_ms: Ms
    most_ms: Ms
    optional: bool = False
    """Whether a written length near the wanted one leaves it out."""

    @property
    def stroke(self) -> str:
        return self.timed.step.stroke

    @property
    def whole_ms(self) -> float:
        """What is wanted for all of its sides."""
        return self.wanted_ms * self.timed.sides

    @property
    def part(self) -> Part:
        """Its share of the time; questions and changes give way last, calm before them."""
        least_ms, most_ms, unit_ms = bounded(self.least_ms, self.most_ms, _unit_ms(self.timed))
        rank = 1 if self.stroke in CALM else 0 if self.timed.stroke.working else 2
        return Part(self.wanted_ms, least_ms, most_ms, unit_ms, self.timed.sides, rank)


Slots = tuple[Slot, ...]


def drafted(routine: Routine, minutes: int, whole_ms: Ms) -> Slots:
    """The steps that a routine of so many minutes is made of, before they are made to fit."""
    near = _neighbours(minutes_of(routine), minutes)
    slots: list[Slot] = []
    position = routine.position
    for where, step in performed_steps(routine.steps):
        position = step.position or position
        written_ms = [seconds_of(step, index) for index, _weight in near]
        wanted_ms = sum(ms * weight for ms, (_i, weight) in zip(written_ms, near, strict=True))
        if wanted_ms:
            timed = Timed(where, step, round(wanted_ms), position, step.pressure or 0.0)
            least_ms, most_ms = _limits(timed, routine.language)
            slots.append(Slot(timed, wanted_ms, least_ms, most_ms, not all(written_ms)))
    return _with_ends(slots, whole_ms)


def _neighbours(offered: Sequence[int], minutes: int) -> tuple[tuple[int, float], ...]:
    """The written lengths on both sides of a time, by index, and the weight of each."""
    longer = next((i for i, offer in enumerate(offered) if offer >= minutes), len(offered) - 1)
    if longer == 0 or not offered[longer - 1] < minutes < offered[longer]:
        return ((longer, 1.0),)
    shorter = longer - 1
    weight = (minutes - offered[shorter]) / (offered[longer] - offered[shorter])
    return ((shorter, 1 - weight), (longer, weight))


def _limits(timed: Timed, language: str) -> tuple[Ms, Ms]:
    """The least and the most that a step lasts.

    Both come from the stroke's limits, from what the author wrote, and from the words.
    """
    stroke = timed.stroke
    least_ms, most_ms = (seconds * SECOND for seconds in stroke.seconds)
    written_ms = [ms for ms in timed.step.seconds if ms]
    shortest_ms = min(written_ms)
    if stroke.working:
        shortest_ms = min(shortest_ms, least_room_ms(timed.step, language))
    longest_ms = max(written_ms)
    if stroke.working and not stroke.release:
        longest_ms *= STRETCHED
    least_ms = min(max(least_ms, shortest_ms), most_ms)
    return least_ms, max(min(most_ms, longest_ms), least_ms)


def _with_ends(slots: Sequence[Slot], whole_ms: Ms) -> Slots:
    """The same, with the first step and the last always done, and rest enough at the end."""
    if not slots:
        return ()
    first, *others = slots
    *between, last = [replace(first, optional=False), *others]
    least_ms = (
        max(last.least_ms, _end_rest_ms(whole_ms)) if last.stroke == "rest" else last.least_ms
    )
    most_ms = max(last.most_ms, least_ms)
    return (*between, replace(last, least_ms=least_ms, most_ms=most_ms, optional=False))


def _end_rest_ms(whole_ms: Ms) -> Ms:
    if whole_ms < FULL_MS:
        return SHORT_REST_MS
    needed_ms = REST_MS if whole_ms > FULL_MS else SHORT_REST_MS
    return max(needed_ms, round(REST_SHARE[0] * whole_ms))


def _unit_ms(timed: Timed) -> Ms:
    breath = timed.step.breath
    return lcm(breath.in_ + breath.out, SECOND) if breath else SECOND
