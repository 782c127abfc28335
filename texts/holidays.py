"""What the office is told of feasts whose exchanged days (调休) nobody has said yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.feasts import Feast
from texts import times

_HOW = (
    "法定的几天已按休息算；哪个周末上班、还连休哪几天，要等国务院办公厅的通知。通知出来后，请逐天发，例如：\n"
    "调休 {worked:%Y-%m-%d} 上班\n调休 {free:%Y-%m-%d} 休息\n没有调休的，发一天法定的也行，以后就不再提醒。"
)
# Examples: two days beside 春节, neither of them a feast day.
_WORKED, _FREE = (
    date(2027, 2, 14),
    date(2027, 2, 9),
)


def missing(feasts: Sequence[Feast], today: date) -> str:
    """Which feasts lack their notice, and what to type once it is out. `feasts` are not empty, all of one year."""
    one = feasts[0]
    if len(feasts) == 1:
        span = (
            times.day(one.first)
            if one.first == one.last
            else f"{times.day(one.first)}至{times.day(one.last)}"
        )
        head = f"【调休】再过 {(one.first - today).days} 天是{one.name}（{span}），还不知道怎样调休。"
    else:
        head = f"【调休】还不知道 {one.first.year} 年怎样调休：{'、'.join(feast.name for feast in feasts)}。"
    return f"{head}\n{_HOW.format(worked=_WORKED, free=_FREE)}"
