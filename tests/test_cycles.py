"""What comes round (档期): on its day, or on the day worked that stands in for it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from domain.calendar import full_hours
from domain.cycles import Cycle, Monthly, Weekly, Yearly
from storage.workdays import WorkDays
from tests.shanghai import SHANGHAI

CALENDAR = WorkDays(SHANGHAI)
FRIDAY, FIRST = Weekly(5, time(17)), Monthly(1, time(9))


@pytest.mark.parametrize(
    ("slot", "first", "last", "moments"),
    [
        (FRIDAY, "2026-11-16", "2026-11-29", ["2026-11-20 17:00", "2026-11-27 17:00"]),
        (FRIDAY, "2026-11-20", "2026-11-20", ["2026-11-20 17:00"]),
        (FRIDAY, "2026-11-21", "2026-11-26", []),
        # The National Day week of 2026 begins on Thursday, 1 October and ends on Wednesday, 7 October.
        (FRIDAY, "2026-09-28", "2026-10-04", ["2026-09-30 17:00"]),
        (FRIDAY, "2026-10-01", "2026-10-04", []),
        (FRIDAY, "2026-10-05", "2026-10-11", ["2026-10-09 17:00"]),
        # The Spring Festival of 2026 is off from Sunday, 15 to Monday, 23 February.
        (FRIDAY, "2026-02-16", "2026-02-22", []),
        (Weekly(1, time(9)), "2026-02-23", "2026-03-01", ["2026-02-24 09:00"]),
        (Weekly(7, time(9)), "2026-11-16", "2026-11-22", ["2026-11-20 09:00"]),
        (FIRST, "2026-11-01", "2026-12-31", ["2026-11-02 09:00", "2026-12-01 09:00"]),
        (FIRST, "2026-10-01", "2026-10-31", ["2026-10-08 09:00"]),
        (Monthly(31, time(9)), "2026-04-01", "2026-04-30", ["2026-04-30 09:00"]),
        # 31 January 2026 is a Saturday: what was due then comes in February.
        (Monthly(31, time(9)), "2026-02-01", "2026-02-27", ["2026-02-02 09:00"]),
        (Yearly(1, time(10)), "2025-12-01", "2026-12-31", ["2026-01-04 10:00"]),
    ],
)
def test_moments_of_a_period(slot: Cycle, first: str, last: str, moments: list[str]) -> None:
    """A week keeps its slot within itself; a month's and a year's moves on to the next day worked."""
    found = slot.moments(date.fromisoformat(first), date.fromisoformat(last), CALENDAR)
    expected = [datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) for moment in moments]
    assert list(found) == expected


@pytest.mark.parametrize(
    "slot", [FRIDAY, Weekly(1, time(9)), FIRST, Monthly(31, time(9)), Yearly(1, time(10))]
)
def test_day_by_day_is_the_same_as_all_at_once(slot: Cycle) -> None:
    """Whether the clock asks for a day or somebody for a year, no moment is lost or doubled."""
    days = [
        date.fromordinal(day) for day in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]
    one_by_one = [moment for day in days for moment in slot.moments(day, day, CALENDAR)]
    assert one_by_one == list(slot.moments(days[0], days[-1], CALENDAR))
    assert one_by_one


def test_full_hours_are_those_at_work() -> None:
    """Lunch, the half hour before nine, and the hour at which work ends are left out."""
    hours = ((time(8, 30), time(12)), (time(14), time(18)))
    assert full_hours(hours) == tuple(time(hour) for hour in (9, 10, 11, 14, 15, 16, 17))
    assert full_hours(((time(8), time(8, 59)),)) == (time(8),)
