"""Which days are worked in China, from the kept calendar of official notices and the district's own table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import chinese_calendar
from sqlalchemy import Connection

from domain.calendar import Hours
from domain.feasts import Feast, feast_on, feasts
from domain.rules import DEFAULTS
from storage import register, tables

_NOTICE_MONTH = 11  # in which the notice for the next year has come out in most years
_NEAR = timedelta(days=10)  # exchanged days lie within a week and a weekend of their feast
NOTHING: Mapping[date, bool] = MappingProxyType({})


class WorkDays:
    """The district's calendar: what its own table says, else the kept calendar, else Monday to Friday but feasts."""

    def __init__(
        self, zone: ZoneInfo, overrides: Mapping[date, bool] = NOTHING, hours: Hours = DEFAULTS.hours
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
        announced = _announced(day)
        return day.isoweekday() <= 5 and feast_on(day) is None if announced is None else announced

    def announced(self, year: int) -> bool:
        """False if of this year only the feast days are known, and not which days are exchanged for them.

        The district's own table makes a year known once it names a rest day in the National Day week, which
        every year's notice has; a single local exception does not.
        """
        if _announced(date(year, 1, 1)) is None:
            return any(not self._overrides.get(date(year, 10, day), True) for day in range(1, 8))
        return True

    def missing_notices(self, today: date) -> tuple[Feast, ...]:
        """The coming feasts, next year's from November on, of which nobody has yet said which days are exchanged.

        A feast is settled when its year is announced, or when the district's table has a day of it or near it.
        """
        years = [today.year, today.year + 1] if today.month >= _NOTICE_MONTH else [today.year]
        coming = (feast for year in years if not self.announced(year) for feast in feasts(year))
        return tuple(feast for feast in coming if feast.first > today and not self._settled(feast))

    def _settled(self, feast: Feast) -> bool:
        return any(feast.first - _NEAR <= day <= feast.last + _NEAR for day in self._overrides)


@lru_cache(maxsize=4096)
def _announced(day: date) -> bool | None:
    """Whether the kept calendar has the day as worked; None where the year's notice came after it was made.

    Kept at hand, for the calendar looks through all its days at every call: it took a sixth of an idle day's work.
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def set_workday(connection: Connection, day: date, *, working: bool) -> None:
    """调休 set by hand: that day is worked, or not."""
    connection.execute(tables.workdays.delete().where(tables.workdays.c.day == day))
    connection.execute(tables.workdays.insert().values(day=day, working=working))
    register.touch(connection)  # the calendar at hand is part of the register
