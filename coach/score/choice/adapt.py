"""What must be left out of a routine, or softened, for what somebody has.

Several conditions add up: the lowest cap, every bar, region, type and position, the gravest
verdict. Which condition it was stays known, so that a change can say why it was made.
"""

from collections.abc import Iterable, Iterator

from coach.errors import NotOfferedError
from coach.language import _
from coach.routine.care.pressure import LIGHT, WARM_UP_MS
from coach.routine.model import Routine
from coach.routine.timing import Timed, Timing, felt
from coach.routine.vocabulary import REGIONS, TYPES, Condition, Verdict
from coach.routine.vocabulary.conditions import condition_of
from coach.units import Ms

PRESSING = frozenset(
    {"press_hold", "compression", "roll_ball", "roll_foam", "friction_cross", "stripping"}
)
"""Strokes that press, roll or dig: left out where a condition names the region as `pressed`."""
STRETCHING = frozenset({"stretch_static", "stretch_cr", "stretch_passive"})
WARMING = frozenset({"mobilise"})


def conditions_of(ids: Iterable[str]) -> tuple[Condition, ...]:
    """The rows of these ids, gravest first. Raises UsageError for an unknown one."""
    rows = (condition_of(id_) for id_ in sorted(ids))
    return tuple(sorted(rows, key=lambda row: -row.verdict.gravity))


def require_offered(routine: Routine, conditions: Iterable[Condition]) -> None:
    """Raises NotOfferedError when somebody with these conditions must not have the routine."""
    for row in conditions:
        why = _refusal(routine, row)
        if why:
            raise NotOfferedError(row.verdict, why, _(row.advice))


def _refusal(routine: Routine, row: Condition) -> str:
    if row.verdict in {Verdict.BLOCK, Verdict.URGENT}:
        why = _("no massage now, because of {condition}")
    elif routine.type in row.types or (row.only and routine.type not in row.only):
        why = _("«{title}» is not offered, because of {condition}: {type} is not for you now")
    elif routine.form in row.forms:
        why = _("«{title}» is for two, and not offered, because of {condition}")
    else:
        return ""
    kind = _(TYPES[routine.type].label)
    return why.format(title=routine.title, condition=_(row.label), type=kind)


def barring(timed: Timed, conditions: Iterable[Condition]) -> Condition | None:
    """The condition because of which a step is left out, if there is one."""
    return next((row for row in conditions if _bars(row, timed)), None)


def _bars(row: Condition, timed: Timed) -> bool:
    step = timed.step
    return (
        timed.stroke.barred_as in row.bars
        or step.stroke in row.strokes
        or step.tool in row.tools
        or step.region in row.regions
        or timed.position in row.positions
        or (step.region in row.pressed and step.stroke in PRESSING)
        or (step.region in row.unstretched and step.stroke in STRETCHING)
        or (step.temperature or 0) > row.hottest
    )


def softened(timed: Timed, conditions: Iterable[Condition]) -> tuple[Timed, Condition | None]:
    """The step under the lowest of the caps, and whose cap that was."""
    capping = min(conditions, key=lambda row: cap(row, timed), default=None)
    if capping is None or strength(timed) <= cap(capping, timed):
        return timed, None
    return at_most(timed, cap(capping, timed)), capping


def cap(row: Condition, timed: Timed) -> int:
    """The strongest that a condition lets a step feel."""
    return min(
        [row.cap, *(most for region, most in row.region_caps if region == timed.step.region)]
    )


def strength(timed: Timed) -> float:
    """How strong it feels, the hardness of the tool included; 0 for what does not press."""
    return felt(timed.pressure, timed.tool)


def at_most(timed: Timed, most: float) -> Timed:
    """The step with its pressure low enough to feel no stronger than that."""
    plus = timed.tool.plus if timed.tool else 0
    return timed._replace(pressure=min(timed.pressure, max(most - plus, 0)))


def warmed(timing: Timing) -> Timing:
    """The same, with every step softened that has lost the warm-up it needs (rule P03)."""
    return tuple(_warmed(timing))


def _warmed(timing: Timing) -> Iterator[Timed]:
    warm: dict[str, Ms] = {}
    for timed in timing:
        found = _within_warmth(timed, warm)
        for group in _warms(found):
            warm[group] = warm.get(group, 0) + found.total_ms
        yield found


def _within_warmth(timed: Timed, warm: dict[str, Ms]) -> Timed:
    region = timed.region
    for from_strength, needed_ms in sorted(WARM_UP_MS.items(), reverse=True):
        if region and strength(timed) >= from_strength and warm.get(region.group, 0) < needed_ms:
            timed = at_most(timed, from_strength - 1)
    return timed


def _warms(timed: Timed) -> frozenset[str]:
    """The parts of the body that a step warms up."""
    region = timed.region
    if timed.step.stroke in WARMING:
        return region.warms | {region.group} if region else _EVERYWHERE
    if region is None or not 0 < strength(timed) <= LIGHT:
        return frozenset()
    return region.warms | {region.group}


_EVERYWHERE = frozenset(region.group for region in REGIONS.values())


def verdict_of(conditions: Iterable[Condition]) -> Verdict | None:
    """The gravest of the verdicts; None without a condition."""
    return max((row.verdict for row in conditions), key=lambda v: v.gravity, default=None)


def is_work(timed: Timed) -> bool:
    """Whether it is what a routine is done for, neither calm nor a change nor a question."""
    return timed.stroke.working and timed.step.stroke not in {"settle", "rest"}
