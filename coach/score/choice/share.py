"""Shares a time among parts, each within its limits, in whole units, exactly.

Pure arithmetic in milliseconds: a part lasts `length`, done `times` times, so that the sum of
times · length is the whole. Parts of the lowest rank are stretched or squeezed first, all by the
same factor as far as their limits allow; higher ranks follow only when that is not enough.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from coach.units import SECOND, Ms

_HALVINGS = 32
"""Of the interval in which the common factor is searched."""
_NEAR_MS = 100
"""Within this a spread is good enough: whole seconds are found afterwards."""
_REACH_MS: Ms = 4 * SECOND
"""How far a search for exact seconds may overshoot on its way."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is to last about `wanted_ms`, within its limits, in multiples of `unit_ms`."""

    wanted_ms: float
    least_ms: Ms
    most_ms: Ms
    unit_ms: Ms = SECOND
    times: int = 1
    rank: int = 0

    @property
    def is_coarse(self) -> bool:
        """Whether it lasts whole breaths rather than any whole second."""
        return self.unit_ms > SECOND

    def within(self, length_ms: float) -> float:
        """The nearest length that its limits allow."""
        return min(max(length_ms, self.least_ms), self.most_ms)

    def in_units(self, length_ms: float, rounding: Callable[[float], int]) -> Ms:
        """The nearest whole units within its limits, which are whole units themselves."""
        return int(self.within(rounding(length_ms / self.unit_ms) * self.unit_ms))


def bounded(least_ms: Ms, most_ms: Ms, unit_ms: Ms) -> tuple[Ms, Ms, Ms]:
    """The limits in whole units, and the unit: whole seconds where no whole unit lies between."""
    least, most = ceil(least_ms / unit_ms) * unit_ms, floor(most_ms / unit_ms) * unit_ms
    if 0 < least <= most:
        return least, most, unit_ms
    if unit_ms > SECOND:
        return bounded(least_ms, most_ms, SECOND)
    return (least, least, unit_ms) if least > 0 else (unit_ms, unit_ms, unit_ms)


def shared(parts: Sequence[Part], whole_ms: Ms) -> list[Ms] | None:
    """The length of each part, or None when the limits leave no way; `whole_ms` in seconds."""
    for rounding in (round, floor, ceil):
        lengths = _shared(parts, whole_ms, rounding)
        if lengths is not None:
            return lengths
    return None


def _shared(
    parts: Sequence[Part], whole_ms: Ms, rounding: Callable[[float], int]
) -> list[Ms] | None:
    """Whole breaths first, by this rounding; then the seconds around them."""
    ideal = _spread(parts, whole_ms)
    if ideal is None:
        return None
    settled = [_settled(part, length, rounding) for part, length in zip(parts, ideal, strict=True)]
    ideal = _spread(settled, whole_ms)
    return None if ideal is None else _exact(settled, ideal, whole_ms)


def _settled(part: Part, ideal_ms: float, rounding: Callable[[float], int]) -> Part:
    """A part of whole breaths with its length decided; any other as it is."""
    if not part.is_coarse:
        return part
    length_ms = part.in_units(ideal_ms, rounding)
    return replace(part, wanted_ms=length_ms, least_ms=length_ms, most_ms=length_ms)


def _spread(parts: Sequence[Part], whole_ms: Ms) -> list[float] | None:
    """Lengths of any fraction that make up the whole, as near as can be to what is wanted."""
    lengths = [part.within(part.wanted_ms) for part in parts]
    for rank in sorted({part.rank for part in parts}):
        missing = whole_ms - _total(parts, lengths)
        if abs(missing) < _NEAR_MS:
            break
        chosen = [index for index, part in enumerate(parts) if part.rank == rank]
        goal = sum(parts[i].times * lengths[i] for i in chosen) + missing
        factor = _factor([parts[i] for i in chosen], goal)
        for i in chosen:
            lengths[i] = parts[i].within(parts[i].wanted_ms * factor)
    return lengths if abs(whole_ms - _total(parts, lengths)) < _NEAR_MS else None


def _total(parts: Sequence[Part], lengths: Sequence[float]) -> float:
    return sum([part.times * length for part, length in zip(parts, lengths, strict=True)])


def _factor(parts: Sequence[Part], goal_ms: float) -> float:
    """By what all are stretched so that they last `goal_ms` together, or as near as can be."""
    low = min(part.least_ms / part.wanted_ms for part in parts)
    high = max(part.most_ms / part.wanted_ms for part in parts)
    each = [(part.times, part.wanted_ms, part.least_ms, part.most_ms) for part in parts]
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        lasting = sum([n * min(max(middle * ms, least), most) for n, ms, least, most in each])
        low, high = (middle, high) if lasting < goal_ms else (low, middle)
    return high


def _exact(parts: Sequence[Part], ideal: Sequence[float], whole_ms: Ms) -> list[Ms] | None:
    """Whole units near the ideal lengths that make up the whole to the millisecond.

    Each is rounded; then the cheapest set of parts is moved so that nothing is missing: by a unit
    each, or by up to two where that is not enough, as for a part at its limit beside threes.
    """
    lengths = [part.in_units(length, round) for part, length in zip(parts, ideal, strict=True)]
    missing = whole_ms - sum(p.times * length for p, length in zip(parts, lengths, strict=True))
    for units in (_BY_ONE, _BY_TWO):
        moves = _moves(parts, ideal, lengths, missing, units)
        if moves is not None:
            moved = dict(moves)
            return [length + moved.get(index, 0) for index, length in enumerate(lengths)]
    return None


_Chain = tuple["_Chain", int, Ms] | None
"""The moves that lead to a sum: those before, and the last one's part and change."""


_BY_ONE, _BY_TWO = (-1, 1), (-2, -1, 1, 2)


def _moves(
    parts: Sequence[Part],
    ideal: Sequence[float],
    lengths: Sequence[Ms],
    missing: Ms,
    units: Sequence[int],
) -> list[tuple[int, Ms]] | None:
    """One of so many units more or less for each part, together `missing`, changing least."""
    if not missing:
        return []
    reach = abs(missing) + _REACH_MS
    best: dict[Ms, tuple[float, _Chain]] = {0: (0.0, None)}
    for index, part in enumerate(parts):
        before = list(best.items())
        for by_ms in (count * part.unit_ms for count in units):
            if not part.least_ms <= lengths[index] + by_ms <= part.most_ms:
                continue
            price = _price(part, ideal[index], lengths[index] + by_ms)
            for moved, (cost, chain) in before:
                to_ms = moved + by_ms * part.times
                if abs(to_ms) <= reach and cost + price < best.get(to_ms, _DEAREST)[0]:
                    best[to_ms] = cost + price, (chain, index, by_ms)
    return _unchained(best[missing][1]) if missing in best else None


_DEAREST: tuple[float, _Chain] = (float("inf"), None)


def _price(part: Part, ideal_ms: float, length_ms: Ms) -> float:
    """How far off a length is, in proportion; parts of a higher rank are dearer to move."""
    return abs(length_ms - ideal_ms) / ideal_ms * (1 + 10 * part.rank)


def _unchained(chain: _Chain) -> list[tuple[int, Ms]]:
    moves: list[tuple[int, Ms]] = []
    while chain is not None:
        chain, index, by_ms = chain
        moves.append((index, by_ms))
    return moves
