"""Which days people mean when they ask about a stretch of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.period_forms import FORMS
from domain.period_needs import needed
from domain.period_spoken import SPOKEN
from domain.periods import Period, find_period, find_periods, just_after, just_before, year_before

ALL_FORMS = tuple((*form, needed(form)) for form in (*FORMS, *SPOKEN))
TODAY = date(2026, 11, 20)  # a Friday


def days(text: str, today: date = TODAY) -> tuple[str, str] | None:
    """The first and the last day found in `text`, as text."""
    found = find_period(text, today)
    return (str(found[0].first), str(found[0].last)) if found else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今天", "2026-11-20", "2026-11-20"),
        ("今日", "2026-11-20", "2026-11-20"),
        ("昨天", "2026-11-19", "2026-11-19"),
        ("昨日", "2026-11-19", "2026-11-19"),
        ("前天", "2026-11-18", "2026-11-18"),
        ("本周", "2026-11-16", "2026-11-22"),
        ("这周", "2026-11-16", "2026-11-22"),
        ("上周", "2026-11-09", "2026-11-15"),
        ("上个星期", "2026-11-09", "2026-11-15"),
        ("上周日", "2026-11-15", "2026-11-15"),
        ("本星期天", "2026-11-22", "2026-11-22"),
        ("本月", "2026-11-01", "2026-11-30"),
        ("这个月", "2026-11-01", "2026-11-30"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("上个月", "2026-10-01", "2026-10-31"),
        ("本季度", "2026-10-01", "2026-12-31"),
        ("上季度", "2026-07-01", "2026-09-30"),
        ("第一季度", "2026-01-01", "2026-03-31"),
        ("去年第一季度", "2025-01-01", "2025-03-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("近7天", "2026-11-14", "2026-11-20"),
        ("最近７天", "2026-11-14", "2026-11-20"),
        ("近三天", "2026-11-18", "2026-11-20"),
        ("近十五天", "2026-11-06", "2026-11-20"),
        ("最近一周", "2026-11-14", "2026-11-20"),
        ("近两个月", "2026-09-22", "2026-11-20"),
        ("11月", "2026-11-01", "2026-11-30"),
        ("12月", "2025-12-01", "2025-12-31"),
        ("去年2月", "2025-02-01", "2025-02-28"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("11月20日", "2026-11-20", "2026-11-20"),
        ("11月21日", "2025-11-21", "2025-11-21"),
        ("十一月二十日", "2026-11-20", "2026-11-20"),
        ("2月29日", "2024-02-29", "2024-02-29"),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("2026/1/3", "2026-01-03", "2026-01-03"),
        ("2026年12月3日", "2026-12-03", "2026-12-03"),
        ("11.20", "2026-11-20", "2026-11-20"),
        ("12日", "2026-11-12", "2026-11-12"),
        ("22日夜间", "2026-10-22", "2026-10-22"),
        ("11.1-11.20", "2026-11-01", "2026-11-20"),
        ("11月1日至20日", "2026-11-01", "2026-11-20"),
        ("11月1日到11月30日", "2026-11-01", "2026-11-30"),
        ("12月20日到1月5日", "2025-12-20", "2026-01-05"),
        ("2026-11-01 至 2026-11-15", "2026-11-01", "2026-11-15"),
        ("9-11月", "2026-09-01", "2026-11-30"),
        ("11月到2月", "2025-11-01", "2026-02-28"),
    ],
)
def test_period(text: str, first: str, last: str) -> None:
    """Each way of naming days gives its first and its last day."""
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "进度",
        "查 12",
        "#12",
        "五一路",
        "长城小区3-2",
        "目前天气不好",
        "3.5米",
        "1.2万处小广告",
        "本周边",
        "3日内整改",
        "2月30日",
        "13.40",
        "近0天",
        "在线审批监督平台3.0",
    ],
)
def test_no_period(text: str) -> None:
    """Numbers and names that only look like days are left alone."""
    assert find_period(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("进度 综合执法局 本周", "本周", "进度 综合执法局"),
        ("晒比拼 上周", "上周", "晒比拼"),
        ("金山片今天还有多少没整改", "今天", "金山片 还有多少没整改"),
        ("11月份的超期", "11月", "超期"),
        ("今年以来金山片超期", "今年", "金山片超期"),
        ("近三天内第三网格", "近三天", "第三网格"),
        ("昨天和今天", "昨天", "和今天"),
    ],
)
def test_words_and_rest(text: str, words: str, rest: str) -> None:
    """The words that named the period are told, and taken out of the text with what hangs on them."""
    found = find_period(text, TODAY)
    assert found is not None
    assert (found[0].words, found[1]) == (words, rest)


def test_turn_of_the_year() -> None:
    """In January last month, last quarter and last week lie in the year before."""
    today = date(2027, 1, 2)
    assert days("上月", today) == ("2026-12-01", "2026-12-31")
    assert days("上季度", today) == ("2026-10-01", "2026-12-31")
    assert days("上周", today) == ("2026-12-21", "2026-12-27")


DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DATES)
def test_written_out_day_is_that_day(day: date) -> None:
    """A day with its year is that day however it is written, past or future."""
    for text in (f"{day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}"):
        assert find_period(text, TODAY) == (Period(day, day, text), "")


@given(DATES, st.integers(0, 364))
def test_day_without_year_is_the_latest(today: date, ago: int) -> None:
    """A day of the last year needs no year to be understood."""
    day = today - timedelta(days=ago)
    text = f"{day.month}月{day.day}日"
    assert find_period(text, today) == (Period(day, day, text), "")


@given(DATES, st.sampled_from(["今天", "本周", "本月", "本季度", "今年", "近7天"]))
def test_today_lies_in_what_is_current(today: date, text: str) -> None:
    """What is called this week, this month and so on has today in it."""
    found = find_period(text, today)
    assert found is not None
    assert found[0].first <= today <= found[0].last


@given(st.text("今昨前本上这个周月季度年近最天日一二十三0123456789.-到至 金", max_size=14), DATES)
def test_whatever_is_typed(text: str, today: date) -> None:
    """No text breaks it; what it finds runs forward and was typed."""
    found = find_period(text, today)
    if found:
        assert found[0].first <= found[0].last
        assert found[0].words in text


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


def test_what_a_form_needs() -> None:
    """A form is not looked for where a character is missing that it always has."""
    texts = [
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
    looked_past = [
        (pattern.pattern, text)
        for pattern, _, needs in ALL_FORMS
        for text in texts
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
