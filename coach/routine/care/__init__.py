"""Care for the body: practice rules, checked at every length of a routine.

`RULES` holds one row for each rule; a row's checks are plain functions that yield what is wrong
and what to change. What no program can judge is told in `docs/care.md`.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from coach.routine.care.case import (
    Breach,
    Case,
    Course,
    Elsewhere,
    OfCourse,
    OfRoutine,
    OfStep,
    Slot,
    case_of,
    course_of,
)
from coach.routine.care.rules import IN_ENGLISH, NEVER_PLAYED, RULES, Rule
from coach.routine.consistency import Finding
from coach.routine.model import Routine
from coach.routine.problems import Path, Problem, Severity
from coach.routine.timing import Timings, all_written
from coach.routine.vocabulary import ENGLISH, STROKES

__all__ = ["NEVER_PLAYED", "RULES", "Rule", "care_errors", "care_findings", "is_overridable"]


def care_findings(routine: Routine, timings: Timings | None = None) -> list[Finding]:
    """Every breach of a practice rule, at these timings or at all that are written.

    What holds at several lengths is told once, for the first of them.
    """
    case = case_of(routine)
    written = all_written(routine) if timings is None else timings
    courses = [course_of(case, minutes, timing) for minutes, timing in written if timing]
    told: dict[tuple[object, ...], Finding] = {}
    asked = _asked(routine.type, routine.form, routine.language == ENGLISH)
    for finding in (*_unasked(routine), *_found(asked, case, courses)):
        told.setdefault((finding.where, finding.rule, finding.severity), finding)
    return list(told.values())


def care_errors(routine: Routine, timings: Timings | None = None) -> list[Finding]:
    """Those of the findings that are errors: what must not be played as it is."""
    found = care_findings(routine, timings)
    return [finding for finding in found if finding.severity is Severity.ERROR]


def is_overridable(found: Finding | Problem) -> bool:
    """Whether somebody may play their own routine in spite of this, once it was shown."""
    return found.rule not in NEVER_PLAYED


class _Asked(NamedTuple):
    """The checks for routines of one type and form, with the rows they speak for."""

    of_routine: tuple[tuple[Rule, OfRoutine], ...]
    of_course: tuple[tuple[Rule, OfCourse], ...]
    of_step: dict[str, tuple[tuple[Rule, OfStep], ...]]
    """By stroke; what does not depend on the seconds."""
    of_slot: dict[str, tuple[tuple[Rule, OfStep], ...]]
    """By stroke; what does."""


def _unasked(routine: Routine) -> Iterator[Finding]:
    """What nobody looks at in another language."""
    if routine.language != ENGLISH:
        message = f"in `{routine.language}` the rules that look for words are not asked"
        hint = f"Read it with them in mind: {', '.join(sorted(IN_ENGLISH))}."
        yield Finding(("language",), "language", message, hint, Severity.HINT)


@lru_cache
def _asked(type_id: str, form: str, in_english: bool) -> _Asked:
    pairs = [
        (rule, check)
        for rule in RULES.values()
        if type_id in rule.types and form in rule.forms
        if in_english or rule.id not in IN_ENGLISH
        if not isinstance(rule.held_by, Elsewhere)
        for check in rule.held_by
    ]
    steps = [(rule, check) for rule, check in pairs if isinstance(check, OfStep)]
    return _Asked(
        tuple((rule, check) for rule, check in pairs if isinstance(check, OfRoutine)),
        tuple((rule, check) for rule, check in pairs if isinstance(check, OfCourse)),
        {stroke: _of_stroke(stroke, steps, by_length=False) for stroke in STROKES},
        {stroke: _of_stroke(stroke, steps, by_length=True) for stroke in STROKES},
    )


def _of_stroke(
    stroke: str, steps: Iterable[tuple[Rule, OfStep]], *, by_length: bool
) -> tuple[tuple[Rule, OfStep], ...]:
    return tuple(
        (rule, check)
        for rule, check in steps
        if check.by_length is by_length and (check.strokes is None or stroke in check.strokes)
    )


def _found(asked: _Asked, case: Case, courses: list[Course]) -> Iterator[Finding]:
    for rule, check in asked.of_routine:
        for breach in check.check(case):
            yield _finding(rule, breach)
    yield from _in_steps(asked, courses)
    for course in courses:
        for rule, of_course in asked.of_course:
            for breach in of_course.check(course):
                yield _finding(rule, breach, course.minutes)


def _in_steps(asked: _Asked, courses: list[Course]) -> Iterator[Finding]:
    """Each step once for all lengths, and once more for each of its different seconds."""
    seen: set[tuple[object, ...]] = set()
    for course in courses:
        for slot in course.slots:
            place = slot.position.id if slot.position else None
            key: tuple[object, ...] = slot.where, slot.pressure, place
            if key not in seen:
                seen.add(key)
                yield from _breached(asked.of_step[slot.stroke.id], slot)
            if (*key, slot.length_ms) not in seen:
                seen.add((*key, slot.length_ms))
                yield from _breached(asked.of_slot[slot.stroke.id], slot, course.minutes)


def _breached(
    checks: tuple[tuple[Rule, OfStep], ...], slot: Slot, minutes: int | None = None
) -> Iterator[Finding]:
    for rule, check in checks:
        for breach in check.check(slot):
            yield _finding(rule, breach, minutes)


def _finding(rule: Rule, breach: Breach, minutes: int | None = None) -> Finding:
    message = breach.message if minutes is None else f"at {minutes} min, {breach.message}"
    where: Path = breach.where
    return Finding(where, rule.id, message, breach.hint, breach.severity or rule.severity)
