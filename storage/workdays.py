"""Which days are worked in China, from the kept calendar of official notices and the district's own table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

import chinese_calendar

from domain.calendar import Hours

HOURS = ((time(8, 30), time(12)), (time(14), time(18)))
NOTHING: Mapping[date, bool] = MappingProxyType({})


class WorkDays:
    """The district's calendar: what its own table says, else the kept calendar, else Monday to Friday."""

    def __init__(
        self, zone: ZoneInfo, overrides: Mapping[date, bool] = NOTHING, hours: Hours = HOURS
    ) -> None:
        """`zone` is where the district reads its clocks; `overrides` says of days whether they are worked.

        `hours` are those of a day that is worked (规则 工作时间).
        """
        self.zone, self.hours = zone, hours
        self._overrides = dict(overrides)

    def is_working_day(self, day: date) -> bool:
        """True if people work on this local day, 调休 included."""
        if day in self._overrides:
            return self._overrides[day]
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:  # the year's notice came after the kept calendar was made
            return day.isoweekday() <= 5

    def knows(self, year: int) -> bool:
        """False if the holidays of this year are only guessed, so that the operator can be warned.

        The district's own table makes a year known once it names a rest day in the National Day week, which
        every year's notice has; a single local exception does not.
        """
        try:
            chinese_calendar.is_workday(date(year, 1, 1))
        except NotImplementedError:
            return any(not self._overrides.get(date(year, 10, day), True) for day in range(1, 8))
        return True
