"""What the user chose, applied to a routine: how long, and what must be left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.errors import LengthError, RoutineError
from coach.language import _, counted
from coach.routine.consistency import minutes_of
from coach.routine.model import Routine
from coach.routine.timing import Timing, written
from coach.routine.vocabulary import Condition, Verdict
from coach.score.choice.adapt import conditions_of, require_offered, verdict_of
from coach.score.choice.careful import Maker
from coach.score.choice.changes import Change, changes

SEARCHED = 15
"""How many minutes beyond the longest written length a possible one is looked for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose; `minutes` None is the routine's first length."""

    minutes: int | None = None
    conditions: frozenset[str] = frozenset()
    """Ids of what the user has; see `CONDITIONS`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A routine with the choices applied, and what they changed of what is written."""

    timing: Timing
    changes: tuple[Change, ...] = ()
    """Against the nearest written length, in the order of the file."""
    verdict: Verdict | None = None
    """The gravest of the conditions; whoever plays it must see to `OK_FIRST`."""
    advice: tuple[str, ...] = ()
    """What people with these conditions are told, the gravest first."""


def choose(routine: Routine, choices: Choices) -> Chosen:
    """What will be done, in exactly the minutes chosen.

    Raises NotOfferedError when somebody with these conditions must not have it, TooLittleLeftError
    when too little of it is left, LengthError when it cannot last so long, UsageError for an
    unknown condition.
    """
    conditions = conditions_of(choices.conditions)
    require_offered(routine, conditions)
    minutes = minutes_of(routine)[0] if choices.minutes is None else choices.minutes
    made = Maker(routine, conditions).made(minutes)
    if made is None:
        raise _no_such_length(routine, minutes, conditions)
    timing, reasons = made
    return Chosen(
        timing,
        changes(routine, written(routine, _nearest(routine, minutes)), timing, reasons),
        verdict_of(conditions),
        tuple(row.advice for row in conditions),
    )


def suitable(routines: Mapping[str, Routine], choices: Choices) -> list[str]:
    """The ids of the routines that these choices leave, in the order given."""
    return [id_ for id_, routine in routines.items() if _suits(routine, choices)]


def _suits(routine: Routine, choices: Choices) -> bool:
    conditions = conditions_of(choices.conditions)
    minutes = minutes_of(routine)[0] if choices.minutes is None else choices.minutes
    try:
        require_offered(routine, conditions)
    except RoutineError:
        return False
    return Maker(routine, conditions).can_last(minutes)


def _nearest(routine: Routine, minutes: int) -> int:
    """The index of the written length nearest to this time; of two, the shorter."""
    offered = minutes_of(routine)
    return min(range(len(offered)), key=lambda index: abs(offered[index] - minutes))


def _no_such_length(
    routine: Routine, minutes: int, conditions: tuple[Condition, ...]
) -> LengthError:
    possible = _possible(routine, minutes, conditions)
    nearest = _("The nearest it can last: {lengths} minutes.")
    shown = _(" or ").join(str(length) for length in possible)
    hint = nearest.format(lengths=shown) if possible else _("Choose another routine.")
    cannot = _("«{title}» cannot last {time} with what must be left out for you")
    message = cannot if conditions else _("«{title}» cannot last {time}")
    time = counted("{count} minute", "{count} minutes", minutes)
    return LengthError(message.format(title=routine.title, time=time), hint, possible)


def _possible(routine: Routine, minutes: int, conditions: tuple[Condition, ...]) -> tuple[int, ...]:
    """The nearest minutes below and above that can be had."""
    maker = Maker(routine, conditions)
    longest = minutes_of(routine)[-1] + SEARCHED
    below = range(min(minutes - 1, longest), 0, -1)
    above = range(max(minutes + 1, 1), longest + 1)
    found = [next(filter(maker.can_last, side), 0) for side in (below, above)]
    return tuple(filter(None, found))
