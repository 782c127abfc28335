"""Working days: the kept calendar, the district's own table, and years nobody knows yet."""

from datetime import date

import pytest

from storage.workdays import WorkDays
from tests.shanghai import SHANGHAI


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),  # a Saturday
        (date(2026, 10, 10), True),  # a Saturday worked for the National Day week (调休)
        (date(2026, 10, 5), False),  # a Monday in that week
        (date(2026, 2, 28), True),  # a Saturday worked for the Spring Festival
    ],
)
def test_kept_calendar(day: date, worked: bool) -> None:
    """Weekends, holidays and moved working days are those of the State Council's notice."""
    assert WorkDays(SHANGHAI).is_working_day(day) is worked


def test_overrides_win() -> None:
    """What the district's own table says of a day beats the kept calendar, both ways, and no other day."""
    days = WorkDays(SHANGHAI, {date(2026, 11, 20): False, date(2026, 11, 21): True})
    assert not days.is_working_day(date(2026, 11, 20))
    assert days.is_working_day(date(2026, 11, 21))
    assert not days.is_working_day(date(2026, 11, 22))


def test_overrides_are_taken_as_they_were() -> None:
    """A table that changes later does not change a calendar that is already in use."""
    table = {date(2026, 11, 20): False}
    days = WorkDays(SHANGHAI, table)
    table.clear()
    assert not days.is_working_day(date(2026, 11, 20))


@pytest.mark.parametrize("year", [2003, 2099])
def test_unknown_year_falls_back_to_the_week(year: int) -> None:
    """Of a year without a notice Monday to Friday are worked but for the feasts, and the calendar says so."""
    days = WorkDays(SHANGHAI)
    march = [date(year, 3, day) for day in range(1, 32)]
    assert [days.is_working_day(day) for day in march] == [day.isoweekday() <= 5 for day in march]
    assert not days.is_working_day(date(year, 1, 1))
    assert not days.announced(year)


def test_knows_the_years_of_the_library() -> None:
    """Years whose notice is in the kept calendar are known."""
    assert all(WorkDays(SHANGHAI).announced(year) for year in range(2004, 2027))


def test_entering_the_notice_makes_a_year_known() -> None:
    """The National Day week in the district's table makes a year known; a local exception does not."""
    assert WorkDays(SHANGHAI, {date(2099, 10, 1): False}).announced(2099)
    assert not WorkDays(SHANGHAI, {date(2099, 3, 5): False, date(2099, 10, 3): True}).announced(2099)
