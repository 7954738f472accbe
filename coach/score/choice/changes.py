"""What is done otherwise than written, as plain values for the window and the terminal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coach.language import N_, _
from coach.routine.model import Routine, written_steps
from coach.routine.problems import Path
from coach.routine.timing import Timed, Timing
from coach.units import SECOND, Ms


class Kind(StrEnum):
    """How a step differs from what is written at the nearest length."""

    LEFT_OUT = N_("left out")
    SOFTENED = N_("softened")
    ADDED = N_("added")
    LENGTHENED = N_("lengthened")
    SHORTENED = N_("shortened")

    @property
    def heading(self) -> str:
        """As it stands before what is done otherwise."""
        return _(self.value).capitalize()


@dataclass(frozen=True, slots=True)
class Change:
    """One step that is done otherwise, and the condition it is because of, if any."""

    kind: Kind
    name: str
    because: str = ""
    """The condition's label; empty when it is for the time."""
    from_ms: Ms = 0
    to_ms: Ms = 0
    """Per side, before and after; 0 when it is not done."""
    from_pressure: float = 0
    to_pressure: float = 0

    @property
    def detail(self) -> str:
        """What changes, in figures; empty for a step that is left out."""
        if self.kind is Kind.SOFTENED:
            words = _("pressure {now:g}, not {written:g}")
            return words.format(now=self.to_pressure, written=self.from_pressure)
        if self.kind in {Kind.LENGTHENED, Kind.SHORTENED}:
            words = _("{now:g} s, not {written:g} s")
            return words.format(now=self.to_ms / SECOND, written=self.from_ms / SECOND)
        return ""

    @property
    def sentence(self) -> str:
        """The change as people read it: `Left out: Press the buttock, because of sciatica.`"""
        detail = f", {self.detail}" if self.detail else ""
        done = f"{self.kind.heading}: {self.name}{detail}"
        if not self.because:
            return f"{done}."
        return _("{done}, because of {condition}.").format(done=done, condition=_(self.because))


Reasons = Mapping[Path, str]
"""For the steps that a condition changes: their places, and the condition's label."""


def changes(
    routine: Routine, before: Timing, after: Timing, reasons: Reasons
) -> tuple[Change, ...]:
    """How one timing of a routine differs from another, in the order of the file.

    What is done in several rounds is told once.
    """
    old, new = _by_place(before), _by_place(after)
    return tuple(
        change
        for where, _step in written_steps(routine.steps)
        for change in _changed(old.get(where, []), new.get(where, []), reasons.get(where, ""))
    )


def _by_place(timing: Timing) -> dict[Path, list[Timed]]:
    found: dict[Path, list[Timed]] = {}
    for timed in timing:
        found.setdefault(timed.where, []).append(timed)
    return found


def _changed(old: list[Timed], new: list[Timed], because: str) -> Iterator[Change]:
    if not (old or new):
        return
    name = (old or new)[0].step.name
    from_ms, to_ms = _longest(old), _longest(new)
    if old and not new:
        yield Change(Kind.LEFT_OUT, name, because, from_ms=from_ms)
    elif not old:
        yield Change(Kind.ADDED, name, to_ms=to_ms)
    elif to_ms != from_ms:
        kind = Kind.LENGTHENED if to_ms > from_ms else Kind.SHORTENED
        yield Change(kind, name, from_ms=from_ms, to_ms=to_ms)
    yield from _softened(new, because)


def _softened(new: list[Timed], because: str) -> Iterator[Change]:
    written = max([timed.step.pressure or 0 for timed in new], default=0)
    pressure = max([timed.pressure for timed in new], default=0)
    if pressure < written:
        name = new[0].step.name
        yield Change(Kind.SOFTENED, name, because, from_pressure=written, to_pressure=pressure)


def _longest(timings: Iterable[Timed]) -> Ms:
    return max([timed.length_ms for timed in timings], default=0)


def told(made: Iterable[Change]) -> tuple[str, ...]:
    """The changes as lines: one for each that has a reason, the rest one for each kind."""
    every = tuple(made)
    lines = [change.sentence for change in every if change.because]
    for kind in Kind:
        rest = [change for change in every if change.kind is kind and not change.because]
        if rest:
            lines.append(f"{kind.heading}: {'; '.join(map(_brief, rest))}.")
    return tuple(lines)


def _brief(change: Change) -> str:
    return f"{change.name} ({change.detail})" if change.detail else change.name
