"""Reminders, read back by another calendar's rules."""

import re
import shlex
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event

from coach.errors import UsageError
from coach.export.piece import Piece, Wishes
from coach.export.reminder import DAYS, days_of, first, normal, reminder, rule_of, time_of, write
from coach.settings import Settings
from tests.export.shipped import shipped
from tests.scores import score_of

SATURDAY = datetime(2026, 1, 31, 12, 0, tzinfo=timezone(timedelta(hours=9)))


def event(wishes: Wishes, now: datetime = SATURDAY) -> Event:
    return read(reminder(shipped("desk-break", None), wishes, now))


def read(raw: bytes) -> Event:
    """The one event of a calendar."""
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def said(component: Component, name: str) -> str:
    """A property as it is written."""
    return next((line for line in map(str, component.content_lines()) if named(line, name)), "")


def named(line: str, name: str) -> bool:
    return line.startswith((f"{name}:", f"{name};"))


def test_it_comes_as_often_as_wished() -> None:
    """At 20:00 wherever one is, for as long as the routine lasts, with an alarm at the start."""
    found = event(Wishes(every="mon,thu", at="20:00"))
    assert said(found, "DTSTART") == "DTSTART:20260202T200000"
    assert found.end - found.start == timedelta(minutes=3)
    assert said(found, "RRULE") == "RRULE:FREQ=WEEKLY;BYDAY=MO,TH"
    (alarm,) = found.walk("VALARM")
    assert said(alarm, "ACTION") == "ACTION:DISPLAY"
    assert said(alarm, "TRIGGER") == "TRIGGER:P0D"


def test_it_says_what_it_is_and_how_to_begin() -> None:
    found = event(Wishes())
    assert said(found, "SUMMARY") == "SUMMARY:Desk break"
    assert "clinician" in said(found, "DESCRIPTION")
    assert "massage-coach play desk-break --minutes 3" in said(found, "DESCRIPTION")
    assert not said(found, "RRULE")


@pytest.mark.parametrize(
    ("every", "day", "rule"),
    [
        ("day", 5, "FREQ=DAILY"),
        ("week", 5, "FREQ=WEEKLY"),
        ("month", 28, "FREQ=MONTHLY"),
        ("month", 31, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ("Sun, monday", 1, "FREQ=WEEKLY;BYDAY=MO,SU"),
    ],
)
def test_a_rule_holds_in_every_month(every: str, day: int, rule: str) -> None:
    """The last of January is the last of February, too."""
    now = datetime(2026, 3, day, 8, tzinfo=UTC)
    assert said(event(Wishes(every=every, at="9:00"), now), "RRULE") == f"RRULE:{rule}"


@given(
    days=st.frozensets(st.integers(0, 6), min_size=1),
    at=st.times(),
    now=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
)
def test_it_begins_with_the_next_such_moment(days: frozenset[int], at: time, now: datetime) -> None:
    """Never now or before, never later than a week from now, and on a day that was named."""
    start = first(days, at, now)
    assert now < start <= now + timedelta(days=7)
    assert start.weekday() in days
    assert start.time() == at


@pytest.mark.parametrize(
    ("wishes", "hint"),
    [
        (Wishes(every="fortnight"), "mon,thu"),
        (Wishes(every="wek"), "`week`"),
        (Wishes(every=","), "mon,thu"),
        (Wishes(every=" , ,"), "mon,thu"),
        (Wishes(every="mon,week"), "mon,thu"),
        (Wishes(every="mo"), "mon,thu"),
        (Wishes(every="thrusday"), "`thursday`"),
        (Wishes(at="25:00"), "20:00"),
        (Wishes(at="8pm"), "20:00"),
        (Wishes(at="20:00:00"), "20:00"),
    ],
)
def test_what_is_not_understood_is_told_with_a_hint(wishes: Wishes, hint: str) -> None:
    with pytest.raises(UsageError) as told:
        event(wishes)
    assert hint in told.value.hint
    assert "Did you mean `week`" not in told.value.hint or wishes.every == "wek"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("Day", "day"),
        (" week", "week"),
        ("MONTH ", "month"),
        ("week,", "week"),
        ("mon,", "monday"),
        ("mon,,thu", "monday,thursday"),
        ("Thursday, MON , thu", "monday,thursday"),
    ],
)
def test_a_wish_may_be_written_in_many_ways(written: str, meant: str) -> None:
    """And is the same reminder in each."""
    assert normal(written) == normal(meant) == meant
    found, same = event(Wishes(every=written)), event(Wishes(every=meant))
    assert found.to_ical() == same.to_ical()


WISHES = st.builds(
    Wishes,
    every=st.sampled_from(("", "day", "week", "month", "mon", "sat", "mon,sat", ",".join(DAYS))),
    at=st.sampled_from(("7:00", "19:30", "20:00")),
)


@given(one=WISHES, other=WISHES, later=st.integers(0, 400))
def test_only_the_same_wish_replaces_a_reminder(one: Wishes, other: Wishes, later: int) -> None:
    """Monday's and Saturday's stand beside each other; a year later the same is still the same."""
    now = SATURDAY + timedelta(days=later)
    assert (said(event(one), "UID") == said(event(other, now), "UID")) == (one == other)


def test_an_hour_written_in_two_ways_is_the_same_hour() -> None:
    """None is the usual one."""
    assert said(event(Wishes(at="7:00")), "UID") == said(event(Wishes(at=" 07:00")), "UID")
    assert said(event(Wishes()), "UID") == said(event(Wishes(at="20:00")), "UID")


def test_it_was_made_at_the_present_moment() -> None:
    """In UTC, whatever the day is where one is."""
    tokyo = datetime(2026, 1, 31, 3, 4, 5, 678, timezone(timedelta(hours=9)))
    assert said(event(Wishes(), tokyo), "DTSTAMP") == "DTSTAMP:20260130T180405Z"


def test_what_it_says_can_be_pasted() -> None:
    """A name with spaces and signs too, and a shell reads it as one word."""
    for name in ("my evening", "it's late; really", "plain"):
        made = Piece(name, score_of("title: Short\n" + BODY), lambda _cue: None, Settings())
        described = str(read(reminder(made, Wishes(), SATURDAY))["description"])
        (start,) = re.findall("massage-coach play .*", described)
        assert shlex.split(start) == ["massage-coach", "play", name, "--minutes", "1"]


def test_every_day_has_a_name_of_three_letters() -> None:
    """Unlike any other."""
    assert [days_of(normal(name[:3])) for name in DAYS] == [
        frozenset({number}) for number in range(7)
    ]
    assert time_of("") == time(20)
    assert rule_of("week", days_of(""), date(2026, 1, 1)) == {"freq": "weekly"}


def test_the_file_keeps_to_the_standard(tmp_path: Path) -> None:
    """Lines of at most 75 bytes that end in CRLF, and what an event must have. Made again it has
    the same name, so that a calendar replaces it.
    """
    text = "title: „Öl, Wärme; Ruhe“ \\ und ein recht langer Titel mit vielen Umlauten äöüß\n"
    made = Piece("öl", score_of(text + BODY), lambda _cue: None, Settings())
    path, told = tmp_path / "short.ics", list[float]()
    write(made, path, Wishes(every="day"), told.append, SATURDAY)
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    again = read(reminder(made, Wishes(every="day"), SATURDAY + timedelta(days=40)))
    found = read(raw)
    assert str(found["summary"]) == made.score.plan.title
    assert re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", said(found, "DTSTAMP"))
    assert said(found, "UID") == said(again, "UID")
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert told == [1]


BODY = """\
type: swedish
form: solo
steps:
  - {name: Rest, stroke: rest, seconds: 60}
"""
