"""Which days people mean when they ask about a stretch of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Period, find_period

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
