"""A reminder for a calendar: `.ics`, once or again and again (RFC 5545).

Its times name no zone: 20:00 is 20:00 wherever one is.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from icalendar import Alarm, Calendar, Event, vRecur

from coach.errors import UsageError
from coach.export.about import about
from coach.export.piece import Piece, Progress, Wishes
from coach.export.playing import command
from coach.language import _
from coach.routine.vocabulary import nearest
from coach.units import SECOND

USUAL_AT = "20:00"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OFTEN = ("day", "week", "month")
SHORTEST_MONTH = 28
OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
MAKER = "-//Massage Coach//EN"
DIGITS = 12
"""Of a digest: enough for as many wishes as anybody has."""

Rule = Mapping[str, Any]
"""The parts of a recurrence, by their names in the standard."""


def write(
    piece: Piece, path: Path, wishes: Wishes, progress: Progress, now: datetime | None = None
) -> None:
    """Writes the reminder, which comes for the first time after `now`. Raises OSError, UsageError
    where the wishes cannot be understood.
    """
    path.write_bytes(reminder(piece, wishes, now or datetime.now().astimezone()))
    progress(1)


def reminder(piece: Piece, wishes: Wishes, now: datetime) -> bytes:
    """The calendar with the one event. Raises UsageError."""
    every, at = normal(wishes.every), time_of(wishes.at)
    days = days_of(every)
    start = first(days, at, now)
    told = about(piece)
    event = Event()
    event.add("uid", _uid(piece, every, at))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(milliseconds=piece.score.total_ms))
    event.add("summary", told.title)
    how = _("Start it with: {command}").format(command=command(piece))
    event.add("description", f"{told.comment}\n{how}")
    if every:
        event.add("rrule", vRecur(rule_of(every, days, start.date())))
    event.add_component(_alarm(told.title))
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(piece: Piece, every: str, at: time) -> str:
    """The same for the same wish, which a calendar replaces; other wishes stand beside it."""
    wish = sha256(f"{every} {at}".encode()).hexdigest()[:DIGITS]
    return f"{piece.id}-{piece.score.total_ms // SECOND}-{wish}@massage-coach"


def _alarm(title: str) -> Alarm:
    """At the start."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    return alarm


def time_of(at: str) -> time:
    """The time of day; the usual one where none is wished for. Raises UsageError."""
    found = OF_DAY.fullmatch(at.strip() or USUAL_AT)
    if not found:
        raise UsageError(f"`{at}` is no time of day", "Write it like 20:00")
    return time(int(found[1]), int(found[2]))


def normal(every: str) -> str:
    """A wish as it is understood: `Week ` as `week`, `thu,,Mon` as `monday,thursday`. Raises
    UsageError.
    """
    words = [word.strip() for word in every.lower().split(",")]
    named = [word for word in words if word]
    if not named and len(words) > 1:
        raise _never(every, None)
    if len(named) == 1 and named[0] in OFTEN:
        return named[0]
    return ",".join([DAYS[day] for day in sorted({_day(word) for word in named})])


def days_of(every: str) -> frozenset[int]:
    """The days of the week that a normal wish names, Monday 0; all where it names none."""
    if not every or every in OFTEN:
        return frozenset(range(len(DAYS)))
    return frozenset([DAYS.index(name) for name in every.split(",")])


def _day(word: str) -> int:
    """Its first letters are enough, three of them or more."""
    found = [number for number, name in enumerate(DAYS) if name.startswith(word) and word[2:]]
    if not found:
        raise _never(word, None if word in OFTEN else nearest(word, (*OFTEN, *DAYS)))
    return found[0]


def _never(word: str, close: str | None) -> UsageError:
    meant = f"Did you mean `{close}`? " if close else ""
    return UsageError(
        f"a reminder cannot come every `{word}`",
        f"{meant}There are: day, week, month, or days like mon,thu",
    )


def first(days: frozenset[int], at: time, now: datetime) -> datetime:
    """The next of these days at this time, in no zone."""
    local = now.replace(tzinfo=None)
    coming = (
        datetime.combine(local.date() + timedelta(days=ahead), at) for ahead in range(len(DAYS) + 1)
    )
    return next(start for start in coming if start > local and start.weekday() in days)


def rule_of(every: str, days: frozenset[int], start: date) -> Rule:
    """How it comes again. A month without such a day has it on its last."""
    if every == "month" and start.day > SHORTEST_MONTH:
        last = [*range(SHORTEST_MONTH, start.day + 1)]
        return {"freq": "monthly", "bymonthday": last, "bysetpos": -1}
    if every in OFTEN:
        return {"freq": {"day": "daily", "week": "weekly", "month": "monthly"}[every]}
    return {"freq": "weekly", "byday": [DAYS[day][:2].upper() for day in sorted(days)]}
