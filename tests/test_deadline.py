"""When a case is due."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar, last_working_days, next_working_day, working_spans
from domain.categories import LimitUnit
from domain.deadline import due_at, resumed
from storage.workdays import WorkDays
from tests.shanghai import CALENDAR, HOURS, SHANGHAI, at


@pytest.mark.parametrize(
    ("opened", "limit", "unit", "due"),
    [
        ("2026-11-20 20:00", 2, LimitUnit.HOUR, "2026-11-20 22:00"),
        ("2026-11-20 20:00", 24, LimitUnit.HOUR, "2026-11-21 20:00"),
        ("2026-11-20 10:00", 0.5, LimitUnit.HOUR, "2026-11-20 10:30"),
        ("2026-11-20 09:00", 2, LimitUnit.WORKING_HOUR, "2026-11-20 11:00"),
        ("2026-11-20 10:00", 2, LimitUnit.WORKING_HOUR, "2026-11-20 12:00"),  # not 14:00
        ("2026-11-20 11:00", 2, LimitUnit.WORKING_HOUR, "2026-11-20 15:00"),  # over lunch
        ("2026-11-20 12:30", 1, LimitUnit.WORKING_HOUR, "2026-11-20 15:00"),  # opened at lunch
        ("2026-11-20 17:00", 2, LimitUnit.WORKING_HOUR, "2026-11-23 09:30"),  # over a weekend
        ("2026-11-20 17:00", 1, LimitUnit.WORKING_HOUR, "2026-11-20 18:00"),
        ("2026-11-19 18:00", 1, LimitUnit.WORKING_HOUR, "2026-11-20 09:30"),
        ("2026-11-21 10:00", 1, LimitUnit.WORKING_HOUR, "2026-11-23 09:30"),  # opened on a Saturday
        ("2026-11-20 08:30", 7.5, LimitUnit.WORKING_HOUR, "2026-11-20 18:00"),
        ("2026-10-09 17:30", 1, LimitUnit.WORKING_HOUR, "2026-10-10 09:00"),  # that Saturday is worked (调休)
        ("2026-09-30 17:30", 1, LimitUnit.WORKING_HOUR, "2026-10-08 09:00"),  # over the National Day week
        ("2026-11-19 10:00", 1, LimitUnit.WORKING_DAY, "2026-11-20 18:00"),
        ("2026-11-20 10:00", 1, LimitUnit.WORKING_DAY, "2026-11-23 18:00"),
        ("2026-11-21 10:00", 1, LimitUnit.WORKING_DAY, "2026-11-23 18:00"),
        ("2026-11-20 23:00", 2, LimitUnit.WORKING_DAY, "2026-11-24 18:00"),
        ("2026-11-20 08:30", 0.5, LimitUnit.WORKING_DAY, "2026-11-20 14:15"),  # half of 7.5 hours
        ("2026-11-20 16:00", 0.5, LimitUnit.WORKING_DAY, "2026-11-23 10:15"),
        ("2026-11-21 10:00", 0.5, LimitUnit.WORKING_DAY, "2026-11-23 14:15"),
        ("2026-11-20 10:00", 1.2, LimitUnit.WORKING_DAY, "2026-11-24 10:00"),
        ("2026-10-09 10:00", 1, LimitUnit.WORKING_DAY, "2026-10-10 18:00"),
        ("2026-11-20 10:00", 1, LimitUnit.CALENDAR_DAY, "2026-11-21 18:00"),
        ("2026-11-20 10:00", 0.5, LimitUnit.CALENDAR_DAY, "2026-11-20 22:00"),
        ("2026-11-20 20:00", 0.95, LimitUnit.CALENDAR_DAY, "2026-11-21 18:00"),  # no more than a day
        ("2026-11-20 23:00", 2.5, LimitUnit.CALENDAR_DAY, "2026-11-23 06:00"),
    ],
)
def test_due_at(opened: str, limit: float, unit: LimitUnit, due: str) -> None:
    """Each unit of a limit is counted as its rule says."""
    assert due_at(at(opened), limit, unit, CALENDAR) == at(due)


@pytest.mark.parametrize(
    ("due", "left", "back", "unit", "then"),
    [
        ("2026-11-20 22:00", "2026-11-20 12:00", "2026-11-20 14:30", LimitUnit.HOUR, "2026-11-21 00:30"),
        (
            "2026-11-20 17:00",
            "2026-11-20 11:30",
            "2026-11-20 14:30",
            LimitUnit.WORKING_HOUR,
            "2026-11-20 18:00",
        ),
        (
            "2026-11-20 17:00",
            "2026-11-20 16:00",
            "2026-11-23 09:00",
            LimitUnit.WORKING_HOUR,
            "2026-11-23 10:00",
        ),
        (
            "2026-11-20 17:00",
            "2026-11-20 12:10",
            "2026-11-20 13:50",
            LimitUnit.WORKING_HOUR,
            "2026-11-20 17:00",
        ),
        (
            "2026-09-30 18:00",
            "2026-09-30 09:00",
            "2026-10-09 09:00",
            LimitUnit.WORKING_DAY,
            "2026-10-09 18:00",
        ),
        (
            "2026-11-20 18:00",
            "2026-11-19 09:00",
            "2026-11-19 17:00",
            LimitUnit.WORKING_DAY,
            "2026-11-20 18:00",
        ),
        (
            "2026-11-20 18:00",
            "2026-11-19 09:00",
            "2026-11-22 09:00",
            LimitUnit.CALENDAR_DAY,
            "2026-11-23 18:00",
        ),
        (
            "2026-11-20 14:15",
            "2026-11-19 09:00",
            "2026-11-20 09:00",
            LimitUnit.WORKING_DAY,
            "2026-11-23 14:15",  # half a day stays half a day
        ),
        # Late.
        (
            "2026-11-20 10:00",
            "2026-11-20 12:00",
            "2026-11-23 09:00",
            LimitUnit.HOUR,
            "2026-11-20 10:00",
        ),
    ],
)
def test_a_clock_that_stood_goes_on(due: str, left: str, back: str, unit: LimitUnit, then: str) -> None:
    """The limit moves by the time away in its own measure: lunch, nights and holidays did not count anyway."""
    assert resumed(at(due), at(left), at(back), unit, CALENDAR) == at(then)


@pytest.mark.parametrize("limit", [0, -1, math.nan, math.inf])
def test_limit_must_be_positive(limit: float) -> None:
    """A limit that is no positive number is refused instead of giving a wrong day."""
    with pytest.raises(ValueError, match="positive"):
        due_at(at("2026-11-20 10:00"), limit, LimitUnit.HOUR, CALENDAR)


def test_moment_must_be_aware() -> None:
    """A moment without a zone is refused: nobody can say which 18:00 is meant."""
    with pytest.raises(ValueError, match="zone"):
        due_at(at("2026-11-20 10:00").replace(tzinfo=None), 1, LimitUnit.HOUR, CALENDAR)


def test_hours_run_on_through_a_change_of_clocks() -> None:
    """Hours are hours that passed, also where a zone moves its clocks that night."""
    berlin = WorkDays(ZoneInfo("Europe/Berlin"), hours=HOURS)
    opened = datetime(2026, 10, 24, 20, tzinfo=berlin.zone)
    assert due_at(opened, 24, LimitUnit.HOUR, berlin).astimezone(UTC) - opened.astimezone(UTC) == timedelta(
        days=1
    )


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
LIMITS = st.floats(0.001, 200)
UNITS = st.sampled_from(LimitUnit)
DAY_UNITS = (LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(MOMENTS, LIMITS, UNITS)
def test_due_is_later(opened: datetime, limit: float, unit: LimitUnit) -> None:
    """Nothing is due before it was opened, and the answer is in the district's zone."""
    due = due_at(opened, limit, unit, CALENDAR)
    assert due > opened
    assert due.tzinfo is SHANGHAI


@given(MOMENTS, st.tuples(LIMITS, LIMITS).map(sorted), UNITS)
def test_more_time_is_never_due_earlier(opened: datetime, limits: list[float], unit: LimitUnit) -> None:
    """A longer limit is never due before a shorter one."""
    assert due_at(opened, limits[0], unit, CALENDAR) <= due_at(opened, limits[1], unit, CALENDAR)


@given(st.tuples(MOMENTS, MOMENTS).map(sorted), LIMITS, UNITS)
def test_opened_later_is_never_due_earlier(opened: list[datetime], limit: float, unit: LimitUnit) -> None:
    """What was opened later is never due before what was opened earlier."""
    assert due_at(opened[0], limit, unit, CALENDAR) <= due_at(opened[1], limit, unit, CALENDAR)


@given(MOMENTS, OFFSETS, LIMITS, UNITS)
def test_same_moment_same_due(opened: datetime, zone: timezone, limit: float, unit: LimitUnit) -> None:
    """How a moment is written down (UTC from the store, local from a phone) changes nothing."""
    assert due_at(opened.astimezone(zone), limit, unit, CALENDAR) == due_at(opened, limit, unit, CALENDAR)


def at_work(moment: datetime, calendar: Calendar) -> bool:
    """True if people work at this moment, of any zone; the end of a stretch is no longer in it."""
    local = moment.astimezone(calendar.zone)
    return any(start <= local < end for start, end in working_spans(local.date(), calendar))


def worked_between(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """Working time between two local moments, counted day by day: the rule said another way."""
    days = [start.date() + timedelta(days=one) for one in range((end.date() - start.date()).days + 1)]
    spans = [span for day in days for span in working_spans(day, calendar)]
    nothing = timedelta()
    return sum((max(nothing, min(end, stop) - max(start, begin)) for begin, stop in spans), nothing)


@given(MOMENTS, LIMITS)
def test_working_hours_are_worked(opened: datetime, limit: float) -> None:
    """Between opening and a limit in 工作时 lies just that much working time, and it ends in working time."""
    local = opened.astimezone(SHANGHAI)
    due = due_at(local, limit, LimitUnit.WORKING_HOUR, CALENDAR)
    assert worked_between(local, due, CALENDAR) == timedelta(seconds=max(1, round(limit * 3600)))
    assert at_work(due - timedelta(microseconds=1), CALENDAR)


@given(MOMENTS, st.integers(1, 20 * 3600), st.integers(1, 20 * 3600))
def test_working_hours_add_up(opened: datetime, first: int, second: int) -> None:
    """Two limits one after the other end where their sum does."""
    halfway = due_at(opened, first / 3600, LimitUnit.WORKING_HOUR, CALENDAR)
    whole = due_at(opened, (first + second) / 3600, LimitUnit.WORKING_HOUR, CALENDAR)
    assert due_at(halfway, second / 3600, LimitUnit.WORKING_HOUR, CALENDAR) == whole


@given(MOMENTS, st.integers(1, 200), st.sampled_from(DAY_UNITS))
def test_days_end_at_six(opened: datetime, limit: int, unit: LimitUnit) -> None:
    """A limit in days is due at 18:00, with so many days between as the limit says."""
    due = due_at(opened, limit, unit, CALENDAR)
    day, days = opened.astimezone(SHANGHAI).date(), 0
    while day < due.date():
        day = next_working_day(day, CALENDAR) if unit is LimitUnit.WORKING_DAY else day + timedelta(days=1)
        days += 1
    assert (due.time(), due.date(), days) == (CALENDAR.hours[-1][1], day, limit)


@given(MOMENTS, st.floats(0.001, 0.999), st.integers(0, 20))
def test_a_part_of_a_day_is_that_part_of_its_work(opened: datetime, part: float, days: int) -> None:
    """After the whole days there is just that part of a day's 7.5 hours."""
    whole = due_at(opened, days, LimitUnit.WORKING_DAY, CALENDAR) if days else opened.astimezone(SHANGHAI)
    due = due_at(opened, days + part, LimitUnit.WORKING_DAY, CALENDAR)
    assert abs(worked_between(whole, due, CALENDAR) - part * timedelta(hours=7.5)) <= timedelta(seconds=1)


def test_the_last_working_days() -> None:
    """Over a weekend, the day itself included if it is worked, oldest first."""
    monday, sunday = date(2026, 3, 9), date(2026, 3, 8)
    assert last_working_days(monday, 3, CALENDAR) == (date(2026, 3, 5), date(2026, 3, 6), monday)
    assert last_working_days(sunday, 1, CALENDAR) == (date(2026, 3, 6),)


@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2026-11-20 08:29", False),
        ("2026-11-20 08:30", True),
        ("2026-11-20 12:00", False),
        ("2026-11-20 13:59", False),
        ("2026-11-20 17:59", True),
        ("2026-11-20 18:00", False),
        ("2026-11-21 10:00", False),
    ],
)
def test_working_time(moment: str, working: bool) -> None:
    """Working time has a beginning, a lunch and an end, and none on a day off, in any zone."""
    assert at_work(at(moment).astimezone(UTC), CALENDAR) is working
