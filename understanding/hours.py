"""From when to when something is to be, on a day to come: 今晚8点到10点, 12月22日 20:00-22:30, 明晚10点到次日2点."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.clockwords import CLOCK
from domain.periods import find_periods
from domain.spelling import narrowed
from understanding.nights import in_full

_TIME = r"(?:[上下]午|晚上?)?\d{1,2}(?:[:：]\d{2}|[点时](?:半|\d{1,2}分?)?)?"
_STRETCH = re.compile(rf"({_TIME})\s*[-—–~至到]\s*(?:次日|第二天)?({_TIME})")
_EVENING = re.compile("晚上?$")
_HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """Two moments, and the other words."""

    begins: datetime
    ends: datetime
    rest: str


def hours_in(words: str, now: datetime) -> HoursSaid | None:
    """The hours that the words name, over midnight too, in the zone of `now` and today if they name no day. None where
    they name none, or such as no clock has."""
    said = _STRETCH.search(words)
    if said is None:
        return None
    head, tail = in_full(words[: said.end()]), words[said.end() :]
    found = _STRETCH.search(head)
    assert found is not None, "in full it says no less"
    day, rest = _day(head[: found.start()], now.date())
    late = "晚" in head[: found.end(1)] or found[1].startswith("下午")
    try:
        begins, ends = _between(found[1], found[2], datetime.combine(day, time(), now.tzinfo), late=late)
    except ValueError:
        return None
    return HoursSaid(begins, ends, f"{rest} {tail}")


def _between(first: str, last: str, day: datetime, *, late: bool) -> tuple[datetime, datetime]:
    """今晚 8点到10点 and 下午6点到9点 are in the evening though not each time says so. Raises ValueError."""
    begin, end = (CLOCK.read(narrowed(one.removeprefix("晚上").removeprefix("晚"))) for one in (first, last))
    begins, ends = (datetime.combine(day, at, day.tzinfo) for at in (begin, end))
    if late and begin.hour < _HALF_A_DAY // timedelta(hours=1):
        begins += _HALF_A_DAY
    later = (ends, *((ends + _HALF_A_DAY,) if late else ()), ends + 2 * _HALF_A_DAY)
    return begins, next(one for one in later if one > begins)


def _day(before: str, today: date) -> tuple[date, str]:
    said = next(iter(find_periods(before, today, ahead=True)), None)
    rest = before if said is None else f"{before[: said.start]} {before[said.end :]}"
    return said.period.first if said else today, _EVENING.sub("", rest.strip())
