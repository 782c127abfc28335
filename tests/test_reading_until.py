"""Until when people ask for more time (延期, 挂账, 配合), and why."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.shanghai import CALENDAR, SHANGHAI
from understanding.orders.until import until_and_why

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)

SAID = {
    "到 明天下午5点 等材料": ("03-03 17:00", "等材料"),
    "到20号等材料": ("03-20 18:00", "等材料"),
    "到３月２０日 等材料": ("03-20 18:00", "等材料"),
    "到 2026-03-10 17:30 等材料": ("03-10 17:30", "等材料"),
    "到本周五17点前，等设备": ("03-06 17:00", "等设备"),
    "明天5点半 等人": ("03-03 17:30", "等人"),
    "到明天上午 等人": ("03-03 12:00", "等人"),
    "到3月20日下班前，等人": ("03-20 18:00", "等人"),
    "到下午5点 等水泥": ("03-02 17:00", "等水泥"),
    "等材料 到3月20日": ("03-20 18:00", "等材料"),
    "因材料没到，申请延期到3月20日": ("03-20 18:00", "因材料没到"),
    "等材料，3月20日": ("03-20 18:00", "等材料"),
    "三天，等材料": ("03-05 18:00", "等材料"),
    "再给2小时 堵车": ("03-02 11:30", "堵车"),
    "5个工作日 等材料": ("03-09 18:00", "等材料"),
    "3月20日": ("03-20 18:00", ""),
    "到今年3月20日 等材料": ("03-20 18:00", "等材料"),
}


@pytest.mark.parametrize("words", SAID)
def test_until_when_and_why(words: str) -> None:
    """A day, a time of a day or a length, before the reason or behind it."""
    until, why = until_and_why(words, MONDAY)
    assert until is not None
    assert (f"{until.moment(MORNING, CALENDAR):%m-%d %H:%M}", why) == SAID[words]


@pytest.mark.parametrize("words", ["", "等材料", "等12月20日的会", "到 2月30日 等", "到明天25点 等"])
def test_no_moment(words: str) -> None:
    """A day that is part of the reason, and one that there is not, are no answer."""
    assert until_and_why(words, MONDAY)[0] is None


@pytest.mark.parametrize("words", ["到明年1月5日 等搬迁", "到来年元月5号，等搬迁", "等搬迁，到明年一月5日"])
def test_next_year_is_named(words: str) -> None:
    """At the end of the year people say which of the two they mean."""
    until, why = until_and_why(words, date(2026, 12, 31))
    assert until is not None
    assert (until.day, why) == (date(2027, 1, 5), "等搬迁")
