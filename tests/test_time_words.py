"""The words for deadlines, moments, spans and days."""

from datetime import UTC, date, timedelta

import pytest

from tests.shanghai import at
from texts import times

NOW = at("2026-11-20 14:05")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20 18:00", "今天 18:00 前"),
        ("2026-11-20 14:05", "今天 14:05 前"),
        ("2026-11-21 12:00", "明天 12:00 前"),
        ("2026-11-22 18:00", "后天 18:00 前"),
        ("2026-11-25 18:00", "11月25日(周三) 18:00 前"),
        ("2027-01-04 18:00", "2027年1月4日(周一) 18:00 前"),
        ("2026-11-20 12:05", "已超期 2小时"),
        ("2026-11-17 14:05", "已超期 3天"),
    ],
)
def test_due_words(moment: str, words: str) -> None:
    """A deadline reads the same whether it comes from the store in UTC or not, and says when it is past."""
    assert times.due(at(moment), NOW) == words
    assert times.due(at(moment).astimezone(UTC), NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20 18:00", "今天(11月20日) 18:00 前"),
        ("2026-11-21 12:00", "11月21日(周六) 12:00 前"),
        ("2027-01-04 18:00", "2027年1月4日(周一) 18:00 前"),
        ("2026-11-20 12:05", "已超期 2小时"),
    ],
)
def test_due_words_that_stay(moment: str, words: str) -> None:
    """Whoever reads it the next day, or is sent it, knows which day is meant."""
    assert times.due_on(at(moment), NOW) == words
    assert times.due_on(at(moment).astimezone(UTC), NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20 14:05", "今天 14:05"),
        ("2026-11-20 00:00", "今天 00:00"),
        ("2026-11-19 09:10", "昨天 09:10"),
        ("2026-11-18 16:30", "11月18日 16:30"),
        ("2025-11-20 16:30", "2025年11月20日 16:30"),
    ],
)
def test_moment_words(moment: str, words: str) -> None:
    """A moment is told by the nearest plain words that are not ambiguous."""
    assert times.moment(at(moment).astimezone(UTC), NOW) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "不到1分钟"),
        (timedelta(minutes=35), "35分钟"),
        (timedelta(minutes=59, seconds=59), "59分钟"),
        (timedelta(hours=2, minutes=59), "2小时"),
        (timedelta(hours=24), "1天"),
        (timedelta(days=3, hours=23), "3天"),
    ],
)
def test_span_words(length: timedelta, words: str) -> None:
    """A span is told in its largest whole unit."""
    assert times.span(length) == words


def test_day_words() -> None:
    """A day is told with its weekday."""
    assert times.day(date(2026, 11, 21)) == "11月21日 周六"
