"""Days as people speak of them: the next Friday, the last three days, the middle of the month."""

from datetime import date

import pytest

from domain.period_forms import FORMS
from domain.period_needs import needed
from domain.period_spoken import SPOKEN
from domain.periods import Period, find_periods, just_after, just_before, year_before

ALL_FORMS = tuple((*form, needed(form)) for form in (*FORMS, *SPOKEN))
WEDNESDAY = date(2026, 12, 9)


def all_days(text: str, *, ahead: bool = False) -> list[tuple[str, str]]:
    """First and last day of every period found in `text`, seen from a Wednesday."""
    found = find_periods(text, WEDNESDAY, ahead=ahead)
    return [(str(one.period.first), str(one.period.last)) for one in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("上上周", "2026-11-23", "2026-11-29"),
        ("上半年", "2026-01-01", "2026-06-30"),
        ("去年下半年", "2025-07-01", "2025-12-31"),
        ("Q3", "2026-07-01", "2026-09-30"),
        ("三季度", "2026-07-01", "2026-09-30"),
        ("前三季度", "2026-01-01", "2026-09-30"),
        ("近半年", "2026-06-11", "2026-12-09"),
        ("26年11月", "2026-11-01", "2026-11-30"),
        ("10号到15号", "2026-11-10", "2026-11-15"),
        ("1-15号", "2026-12-01", "2026-12-15"),
        ("十五号", "2026-11-15", "2026-11-15"),
        ("周五", "2026-12-04", "2026-12-04"),
        ("本周五", "2026-12-11", "2026-12-11"),
        ("周一到周三", "2026-12-07", "2026-12-09"),
        ("周末", "2026-12-05", "2026-12-06"),
        ("上礼拜五", "2026-12-04", "2026-12-04"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("第47周", "2026-11-16", "2026-11-22"),
        ("11月份以来", "2026-11-01", "2026-12-09"),
        ("十一月以来", "2026-11-01", "2026-12-09"),
        ("年初到现在", "2026-01-01", "2026-12-09"),
        ("昨天到今天", "2026-12-08", "2026-12-09"),
        ("11月20号到11月底", "2026-11-20", "2026-11-30"),
        ("12月上旬", "2026-12-01", "2026-12-10"),
        ("上个月10号", "2026-11-10", "2026-11-10"),
        ("12/4", "2026-12-04", "2026-12-04"),
        ("12-04", "2026-12-04", "2026-12-04"),
        ("大前天", "2026-12-06", "2026-12-06"),
        ("明天", "2026-12-10", "2026-12-10"),
        ("这两天", "2026-12-08", "2026-12-09"),
        ("九月到十一月", "2026-09-01", "2026-11-30"),
        ("国庆期间", "2026-10-01", "2026-10-07"),
    ],
)
def test_spoken_period(text: str, first: str, last: str) -> None:
    """Weekdays, weeks by number, halves, terms and lists of days, as they are spoken."""
    assert all_days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("周五", "2026-12-11", "2026-12-11"),
        ("10号", "2026-12-10", "2026-12-10"),
        ("12月4日", "2027-12-04", "2027-12-04"),
        ("三天内", "2026-12-09", "2026-12-11"),
        ("周五前", "2026-12-09", "2026-12-11"),
        ("月底前", "2026-12-09", "2026-12-31"),
        ("下班前", "2026-12-09", "2026-12-09"),
    ],
)
def test_what_lies_ahead(text: str, first: str, last: str) -> None:
    """For what falls due the next such day is meant, and 前 begins today."""
    assert all_days(text, ahead=True) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12月4日", "2026-12-04", "2026-12-04"),
        ("3月4日", "2027-03-04", "2027-03-04"),
        ("11月", "2026-11-01", "2026-11-30"),
        ("周五", "2026-12-11", "2026-12-11"),
        ("三天后到期", "2026-12-12", "2026-12-12"),
        ("再过一周后就到点", "2026-12-16", "2026-12-16"),
    ],
)
def test_the_nearest_date(text: str, first: str, last: str) -> None:
    """Of what falls due one asks for last month's too: a date without a year is the nearest one."""
    found = find_periods(text, WEDNESDAY, ahead=True, nearest=True)
    assert [(str(one.period.first), str(one.period.last)) for one in found] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("上上上周", "2026-11-16", "2026-11-22"),
        ("大上个月", "2026-10-01", "2026-10-31"),
        ("刚过去的那个周末", "2026-12-05", "2026-12-06"),
        ("三天前那天", "2026-12-06", "2026-12-06"),
        ("本周头两天", "2026-12-07", "2026-12-08"),
        ("去年后两个月", "2025-11-01", "2025-12-31"),
        ("11月第二周", "2026-11-08", "2026-11-14"),
        ("上周工作日", "2026-11-30", "2026-12-04"),
        ("上一旬", "2026-11-21", "2026-11-30"),
        ("去年末季", "2025-10-01", "2025-12-31"),
        ("七八九三个月", "2026-07-01", "2026-09-30"),
        ("11月中到月末", "2026-11-15", "2026-11-30"),
        ("11月初到现在", "2026-11-01", "2026-12-09"),
        ("月中到现在", "2026-11-15", "2026-12-09"),
        ("年后到现在", "2026-02-24", "2026-12-09"),
        ("过完年至今", "2026-02-24", "2026-12-09"),
        ("去年这个月", "2025-12-01", "2025-12-31"),
        ("往前推十天", "2026-11-30", "2026-12-09"),
        ("近12个月", "2025-12-10", "2026-12-09"),
        ("早上到现在", "2026-12-09", "2026-12-09"),
        ("东港弄11.20到12.5", "2026-11-20", "2026-12-05"),
        ("六一儿童节", "2026-06-01", "2026-06-01"),
        ("大年初一", "2026-02-17", "2026-02-17"),
        ("国庆过后", "2026-10-08", "2026-12-09"),
        ("三季度头一个月", "2026-07-01", "2026-07-31"),
        ("一到三季度", "2026-01-01", "2026-09-30"),
        ("上周五六日三天", "2026-12-04", "2026-12-06"),
        ("上月同一天", "2026-11-09", "2026-11-09"),
        ("年初到上月底", "2026-01-01", "2026-11-30"),
        ("11月1日到上周五", "2026-11-01", "2026-12-04"),
        ("第四十六周", "2026-11-09", "2026-11-15"),
        ("W49那周", "2026-11-30", "2026-12-06"),
        ("去年第50周", "2025-12-08", "2025-12-14"),
        ("十月下半截", "2026-10-16", "2026-10-31"),
        ("上月月底那三天", "2026-11-28", "2026-11-30"),
        ("开月到现在", "2026-12-01", "2026-12-09"),
        ("上月截到二十号", "2026-11-01", "2026-11-20"),
        ("十一月十五往后", "2026-11-15", "2026-12-09"),
        ("近一年半", "2025-06-11", "2026-12-09"),
        ("两个礼拜以内", "2026-11-26", "2026-12-09"),
        ("中秋那周", "2026-09-21", "2026-09-27"),
        ("清明小长假", "2026-04-04", "2026-04-06"),
        ("国庆收假以后", "2026-10-08", "2026-12-09"),
    ],
)
def test_days_in_speech(text: str, first: str, last: str) -> None:
    """Parts of a stretch, stretches told by how long ago they were, feasts."""
    assert all_days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("本周剩下几天", "2026-12-09", "2026-12-13"),
        ("月内", "2026-12-09", "2026-12-31"),
        ("次日", "2026-12-10", "2026-12-10"),
        ("跨年之前", "2026-12-09", "2026-12-31"),
        ("年关前", "2026-12-09", "2026-12-31"),
    ],
)
def test_what_is_left(text: str, first: str, last: str) -> None:
    """Of days that are still to come, only where such days are meant."""
    assert all_days(text, ahead=True) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "每周五",
        "一周三次",
        "七八两三个月",
        "半夜来",
        "车厢内",
        "一开年会",
        "3号楼",
        "第三网格",
        "88号院",
        "去年同期",
        "这几天",
        "第一周",
        "三天来人",
    ],
)
def test_no_spoken_period(text: str) -> None:
    """What only looks like days, or says none for sure, is left alone."""
    assert all_days(text) == []


OF_EACH_FORM = [
    "上旬",
    "上周",
    "上月",
    "上半月",
    "上半年",
    "上季度",
    "一季度",
    "Q3",
    "二三季度",
    "前三季度",
    "首季",
    "11月",
    "2026-11",
    "11.20",
    "1到3月",
    "七八两个月",
    "今年",
    "年初以来",
    "月底前",
    "近7天",
    "近旬",
    "这两天",
    "前三天",
    "周五",
    "周六日",
    "上周一二三",
    "上周工作日",
    "上周双休",
    "11月第一周",
    "本周头两天",
    "年初三天",
    "11月底前",
    "11月中到月末",
    "11月初至今",
    "月中至今",
    "年后至今",
    "过完年到现在",
    "去年今天",
    "上月同一天",
    "三周前那周",
    "来周",
    "月内",
    "本周剩下几天",
    "国庆以来",
    "去年国庆",
    "元旦前",
    "春节期间",
    "五一五天",
    "国庆后",
    "过完五一",
    "国庆新增",
    "教师节",
    "双11",
    "平安夜",
    "除夕",
    "元宵节",
    "大年初一",
    "正月十五",
]


def test_what_a_form_needs() -> None:
    """A form is not looked for where a character is missing that it always has."""
    looked_past = [
        (pattern.pattern, text)
        for pattern, _, needs in ALL_FORMS
        for text in OF_EACH_FORM
        if needs and needs.isdisjoint(text) and pattern.search(text)
    ]
    assert looked_past == []


def test_several_periods() -> None:
    """Every period of a text is found, each where it stands."""
    assert all_days("本周和上周比") == [("2026-12-07", "2026-12-13"), ("2026-11-30", "2026-12-06")]


def test_the_days_before() -> None:
    """同比 is a year earlier; 环比 the whole month before a whole month, else as many days right before."""
    november = Period(date(2026, 11, 1), date(2026, 11, 30), "")
    assert year_before(november, "") == Period(date(2025, 11, 1), date(2025, 11, 30), "")
    assert just_before(november, "") == Period(date(2026, 10, 1), date(2026, 10, 31), "")
    week = Period(date(2026, 12, 7), date(2026, 12, 13), "")
    assert just_before(week, "") == Period(date(2026, 11, 30), date(2026, 12, 6), "")
    assert just_after(november, "") == Period(date(2026, 12, 1), date(2026, 12, 31), "")
    assert year_before(Period(date(2024, 2, 29), date(2024, 2, 29), ""), "").first == date(2023, 2, 28)
