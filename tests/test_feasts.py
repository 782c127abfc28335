"""The feast days of the law (法定节假日): known without a notice, free in years that nobody has announced."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import chinese_calendar
import pytest
from chinese_calendar import Holiday

from domain.calendar import next_working_day
from domain.categories import LimitUnit
from domain.deadline import due_at
from domain.feasts import feast_on, feasts, to_tell
from storage.workdays import WorkDays
from tests.shanghai import SHANGHAI
from texts.holidays import missing

GUESSING = WorkDays(SHANGHAI)
NAMES = {
    "元旦": Holiday.new_years_day,
    "春节": Holiday.spring_festival,
    "清明节": Holiday.tomb_sweeping_day,
    "劳动节": Holiday.labour_day,
    "端午节": Holiday.dragon_boat_festival,
    "中秋节": Holiday.mid_autumn_festival,
    "国庆节": Holiday.national_day,
}


def days_of(year: int) -> dict[date, str]:
    """Each feast day of a year with the name of its feast."""
    return {day: feast.name for feast in feasts(year) for day in feast.days()}


@pytest.mark.parametrize("year", [2004, 2019, 2025, 2026, 2027, 2028, 2050, 2089, 2100])
def test_thirteen_days(year: int) -> None:
    """元旦 1, 春节 4, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3 (law of 2024-11-10), in the order of the year."""
    count = {feast.name: len([*feast.days()]) for feast in feasts(year)}
    assert count == {"元旦": 1, "春节": 4, "清明节": 1, "劳动节": 2, "端午节": 1, "中秋节": 1, "国庆节": 3}
    firsts = [feast.first for feast in feasts(year)]
    assert firsts == sorted(firsts) and all(day.year == year for day in firsts)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_feast_day_is_free_in_the_notices(year: int) -> None:
    """The kept calendar of notices has each of them off; only 除夕 of 2024 was left to the employers' kindness."""
    worked = {day for day in days_of(year) if chinese_calendar.is_workday(day)}
    assert worked == ({date(2024, 2, 9)} if year == 2024 else set())


@pytest.mark.parametrize("year", range(2019, 2027))
def test_names_are_those_of_the_notices(year: int) -> None:
    """Each feast stands in the notices under its own name, unless two of them fall together."""
    for day, name in days_of(year).items():
        _, said = chinese_calendar.get_holiday_detail(day)
        together = {Holiday.mid_autumn_festival.value, Holiday.national_day.value}
        assert said is None or said == NAMES[name].value or {said, NAMES[name].value} == together
    assert {feast.name for feast in feasts(year)} == set(NAMES)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_what_a_notice_adds_is_near_a_feast(year: int) -> None:
    """Every day that a notice moves lies within ten days of a feast: that is where a notice is looked for."""
    ordinary = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    moved = [
        day
        for day in ordinary
        if chinese_calendar.is_workday(day) != (day.isoweekday() <= 5) and day not in days_of(year)
    ]
    near = timedelta(days=10)
    if year == 2020:  # the Spring Festival was made longer by a second notice, to keep people apart
        moved = [day for day in moved if day < date(2020, 1, 31) or day > date(2020, 2, 10)]
    every = [feast for one in (year, year + 1) for feast in feasts(one)]
    assert moved
    assert [day for day in moved if not any(f.first - near <= day <= f.last + near for f in every)] == []


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-01-01", "元旦"),
        ("2027-02-04", None),
        ("2027-02-05", "春节"),
        ("2027-02-06", "春节"),
        ("2027-02-08", "春节"),
        ("2027-02-09", None),
        ("2027-04-05", "清明节"),
        ("2027-05-02", "劳动节"),
        ("2027-05-03", None),
        ("2027-06-09", "端午节"),
        ("2027-09-15", "中秋节"),
        ("2027-10-03", "国庆节"),
        ("2027-10-04", None),
        ("2028-01-25", "春节"),
        ("2089-09-18", "中秋节"),
        ("2150-10-01", "国庆节"),
    ],
)
def test_feasts_of_years_to_come(day: str, name: str | None) -> None:
    """Dates of years whose notice nobody has read yet; beyond 2100 those of the solar calendar."""
    feast = feast_on(date.fromisoformat(day))
    assert (feast.name if feast else None) == name
    assert GUESSING.is_working_day(date.fromisoformat(day)) is (name is None)


def test_three_working_days_over_the_spring_festival() -> None:
    """From Thursday, 4 February 2027 they are the 9th to the 11th: the feast lasts from the 5th to the 8th."""
    opened = datetime(2027, 2, 4, 10, tzinfo=SHANGHAI)
    due = due_at(opened, 3, LimitUnit.WORKING_DAY, GUESSING)
    assert due == datetime(2027, 2, 11, 17, 30, tzinfo=SHANGHAI)
    assert next_working_day(date(2026, 12, 31), GUESSING) == date(2027, 1, 4)


def test_the_districts_word_beats_the_law() -> None:
    """A day that the office has set is worked or not as it says, a feast day too."""
    days = WorkDays(SHANGHAI, {date(2027, 2, 5): True, date(2027, 2, 14): True})
    assert days.is_working_day(date(2027, 2, 5)) and days.is_working_day(date(2027, 2, 14))


@pytest.mark.parametrize(
    ("today", "known", "names"),
    [
        ("2026-10-31", {}, ""),
        ("2026-11-01", {}, "元旦 春节 清明节 劳动节 端午节 中秋节 国庆节"),
        ("2027-01-01", {}, "春节 清明节 劳动节 端午节 中秋节 国庆节"),
        ("2027-02-05", {}, "清明节 劳动节 端午节 中秋节 国庆节"),
        ("2026-11-01", {"2027-10-04": False}, ""),
        ("2026-11-01", {"2027-02-14": True}, "元旦 清明节 劳动节 端午节 中秋节 国庆节"),
        ("2026-11-01", {"2027-04-05": False}, "元旦 春节 劳动节 端午节 中秋节 国庆节"),
        ("2027-09-16", {}, "国庆节"),
    ],
)
def test_missing_notices(today: str, known: dict[str, bool], names: str) -> None:
    """Coming feasts of which nobody has said what is exchanged; next year's from November on."""
    days = WorkDays(SHANGHAI, {date.fromisoformat(day): worked for day, worked in known.items()})
    assert " ".join(feast.name for feast in days.missing_notices(date.fromisoformat(today))) == names


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-11-01", 7),
        ("2026-11-02", 0),
        ("2026-12-15", 7),
        ("2026-12-12", 1),  # 20 days before 元旦
        ("2026-12-25", 1),
        ("2027-01-16", 1),  # 20 days before 除夕
        ("2027-01-29", 1),
        ("2027-11-01", 7),
    ],
)
def test_when_the_office_is_told(today: str, told: int) -> None:
    """Four times before the year, and twice before each feast whose notice is still missing."""
    day = date.fromisoformat(today)
    assert len(to_tell(day, GUESSING.missing_notices(day))) == told


def test_what_the_office_is_told() -> None:
    """Which feasts, and what to type; the days of the example are no feast days."""
    day = date(2026, 11, 1)
    text = missing(to_tell(day, GUESSING.missing_notices(day)), day)
    assert text.startswith(
        "【调休】还不知道 2027 年怎样调休：元旦、春节、清明节、劳动节、端午节、中秋节、国庆节。\n"
    )
    day = date(2027, 1, 16)
    text = missing(to_tell(day, GUESSING.missing_notices(day)), day)
    assert text.startswith("【调休】再过 20 天是春节（2月5日 周五至2月8日 周一），还不知道怎样调休。\n")
    named = [date.fromisoformat(found) for found in re.findall(r"调休 (\S+) ", text)]
    assert len(named) == 2 and not any(map(feast_on, named))
