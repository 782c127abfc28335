"""From when to when: hours on a day to come, and a day with a part of it in one word."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.talk import ZONE
from understanding.hours import hours_in
from understanding.nights import days_alone, in_full

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("words", "begins", "ends", "rest"),
    [
        ("今晚8点到10点 小区", (2, 20), (2, 22), "小区"),
        ("今晚 9点—次日1点 小区", (2, 21), (3, 1), "小区"),
        ("明晚8点到10点半 小区", (3, 20), (3, 22, 30), "小区"),
        ("明天晚上 8:00-10:00 小区", (3, 20), (3, 22), "小区"),
        ("3月5日 20:00-22:30 小区", (5, 20), (5, 22, 30), "小区"),
    ],
)
def test_hours(words: str, begins: tuple[int, ...], ends: tuple[int, ...], rest: str) -> None:
    """A day that is named or not, over midnight too."""
    found = hours_in(words, NOW)
    assert found is not None and found.rest.strip() == rest
    assert (found.begins, found.ends) == (_at(*begins), _at(*ends))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize("words", ["小区 队员 甲", "25点到26点 小区"])
def test_no_hours(words: str) -> None:
    """None are named, or none that there are."""
    assert hours_in(words, NOW) is None


def test_a_part_of_a_day_in_one_word() -> None:
    """今晚 in full, and the day of it alone; 明晚饭 is none."""
    assert in_full("今晚、明早、昨夜里") == "今天晚上、明天早上、昨天晚上"
    assert days_alone("昨晚") == "昨天" and in_full("明晚饭后") == "明晚饭后"
