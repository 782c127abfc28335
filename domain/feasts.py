"""The feast days of the law (法定节假日): known of every year long before any notice.

全国年节及纪念日放假办法, as changed on 10 November 2024, in force since 2025: 13 days a year for everybody. Which
working days are exchanged for more rest (调休) is known only from each year's notice of the State Council.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import Calendar

# Month and day (206 is 6 February) of 春节 (正月初一), 端午 (五月初五), 中秋 (八月十五) and 清明, as Beijing has them.
# Computed with sxtwl 2.0.7; lunardate 0.3.0, lunar-python 1.4.8 and, for 清明, cnlunar 0.2.5 give the same.
_LUNAR = {
    2004: (122, 622, 928, 404),
    2005: (209, 611, 918, 405),
    2006: (129, 531, 1006, 405),
    2007: (218, 619, 925, 405),
    2008: (207, 608, 914, 404),
    2009: (126, 528, 1003, 404),
    2010: (214, 616, 922, 405),
    2011: (203, 606, 912, 405),
    2012: (123, 623, 930, 404),
    2013: (210, 612, 919, 404),
    2014: (131, 602, 908, 405),
    2015: (219, 620, 927, 405),
    2016: (208, 609, 915, 404),
    2017: (128, 530, 1004, 404),
    2018: (216, 618, 924, 405),
    2019: (205, 607, 913, 405),
    2020: (125, 625, 1001, 404),
    2021: (212, 614, 921, 404),
    2022: (201, 603, 910, 405),
    2023: (122, 622, 929, 405),
    2024: (210, 610, 917, 404),
    2025: (129, 531, 1006, 404),
    2026: (217, 619, 925, 405),
    2027: (206, 609, 915, 405),
    2028: (126, 528, 1003, 404),
    2029: (213, 616, 922, 404),
    2030: (203, 605, 912, 405),
    2031: (123, 624, 1001, 405),
    2032: (211, 612, 919, 404),
    2033: (131, 601, 908, 404),
    2034: (219, 620, 927, 405),
    2035: (208, 610, 916, 405),
    2036: (128, 530, 1004, 404),
    2037: (215, 618, 924, 404),
    2038: (204, 607, 913, 405),
    2039: (124, 527, 1002, 405),
    2040: (212, 614, 920, 404),
    2041: (201, 603, 910, 404),
    2042: (122, 622, 928, 404),
    2043: (210, 611, 917, 405),
    2044: (130, 531, 1005, 404),
    2045: (217, 619, 925, 404),
    2046: (206, 608, 915, 404),
    2047: (126, 529, 1004, 405),
    2048: (214, 615, 922, 404),
    2049: (202, 604, 911, 404),
    2050: (123, 623, 930, 404),
    2051: (211, 613, 919, 405),
    2052: (201, 601, 907, 404),
    2053: (219, 620, 926, 404),
    2054: (208, 610, 916, 404),
    2055: (128, 530, 1005, 405),
    2056: (215, 617, 924, 404),
    2057: (204, 606, 913, 404),
    2058: (124, 625, 1002, 404),
    2059: (212, 614, 921, 405),
    2060: (202, 603, 909, 404),
    2061: (121, 622, 928, 404),
    2062: (209, 611, 917, 404),
    2063: (129, 601, 1006, 405),
    2064: (217, 619, 925, 404),
    2065: (205, 608, 915, 404),
    2066: (126, 528, 1003, 404),
    2067: (214, 616, 923, 405),
    2068: (203, 604, 911, 404),
    2069: (123, 623, 929, 404),
    2070: (211, 613, 919, 404),
    2071: (131, 602, 908, 405),
    2072: (219, 620, 926, 404),
    2073: (207, 610, 916, 404),
    2074: (127, 530, 1005, 404),
    2075: (215, 617, 924, 404),
    2076: (205, 606, 912, 404),
    2077: (124, 624, 1001, 404),
    2078: (212, 614, 920, 404),
    2079: (202, 604, 910, 404),
    2080: (122, 622, 928, 404),
    2081: (209, 611, 917, 404),
    2082: (129, 601, 1006, 404),
    2083: (217, 619, 926, 404),
    2084: (206, 607, 914, 404),
    2085: (126, 527, 1003, 404),
    2086: (214, 615, 922, 404),
    2087: (203, 605, 911, 404),
    2088: (124, 623, 929, 404),
    2089: (210, 613, 918, 404),
    2090: (130, 602, 908, 404),
    2091: (218, 621, 927, 404),
    2092: (207, 609, 916, 404),
    2093: (127, 529, 1005, 404),
    2094: (215, 617, 924, 404),
    2095: (205, 606, 913, 404),
    2096: (125, 624, 930, 404),
    2097: (212, 614, 920, 404),
    2098: (201, 604, 909, 404),
    2099: (121, 623, 929, 404),
    2100: (209, 612, 918, 405),
}
# Before each feast whose notice is missing the office is reminded so many days ahead, and of the next year's here.
_AHEAD = (20, 7)
_NEXT_YEAR = ((11, 1), (11, 15), (12, 1), (12, 15))


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of one year: its name and its days off by law, without weekends and exchanged days around it."""

    name: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Each of its days."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def feasts(year: int) -> tuple[Feast, ...]:
    """The feasts of a year, 13 days in all, in order. Outside 2004 to 2100 only those of the solar calendar."""
    found = [_feast("元旦", date(year, 1, 1), 1), _feast("劳动节", date(year, 5, 1), 2)]
    found.append(_feast("国庆节", date(year, 10, 1), 3))
    if year in _LUNAR:
        spring, boat, moon, clear = (date(year, *divmod(day, 100)) for day in _LUNAR[year])
        found.append(_feast("春节", spring - timedelta(days=1), 4))  # from 除夕 to 初三
        found += [_feast("清明节", clear, 1), _feast("端午节", boat, 1), _feast("中秋节", moon, 1)]
    return tuple(sorted(found, key=lambda feast: feast.first))


def feast_on(day: date) -> Feast | None:
    """The feast to which a day belongs, if any."""
    return next((feast for feast in feasts(day.year) if feast.first <= day <= feast.last), None)


def to_tell(today: date, missing: tuple[Feast, ...]) -> tuple[Feast, ...]:
    """Of the feasts whose notice is missing, those of which the office is told today.

    Those of the next year on the 1st and 15th of November and December; each once more 20 and 7 days before it.
    """
    next_year = (today.month, today.day) in _NEXT_YEAR
    return tuple(
        feast
        for feast in missing
        if (feast.first - today).days in _AHEAD or (next_year and feast.first.year > today.year)
    )


@dataclass(frozen=True, slots=True)
class TellingDays:
    """A cycle of the days on which `to_tell` may have something to say, at this local time."""

    at: time

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `domain.cycles.Cycle`. They are days of the year, worked or not."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if to_tell(day, (*feasts(day.year), *feasts(day.year + 1))):
                yield datetime.combine(day, self.at, calendar.zone)

    def __str__(self) -> str:
        """As the list of jobs has it."""
        return f"{self.at:%H:%M} 节前和年底"


def _feast(name: str, first: date, days: int) -> Feast:
    return Feast(name, first, first + timedelta(days=days - 1))
