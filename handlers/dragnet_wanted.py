"""What somebody who opens a dragnet wants: 金山社区 到 3月5日 指标 小广告、垃圾."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions import points_named
from domain.periods import find_periods
from understanding.orders.until import Until, until_and_why

ITEMS = "指标"
_UNTIL = re.compile(r"(?:截止)?(?:到|至)?\s*$")
_TO = re.compile(r"(?:截止)?[到至]\s*")


@dataclass(frozen=True, slots=True)
class NetWanted:
    """What a new dragnet is over, until when, and what is looked at in each point."""

    scope: str
    until: Until | None
    items: tuple[str, ...]


def wanted_in(words: str, today: date) -> NetWanted:
    """`金山社区 到 3月5日 指标 小广告、垃圾`; the day may stand behind the 指标 as well."""
    for to in reversed(list(_TO.finditer(words))):
        day, _, items = words[to.end() :].partition(ITEMS)
        until, more = until_and_why(day, today)
        if until and not more:
            return _of_parts(words[: to.start()], until, items)
    last = next(reversed(list(find_periods(words, today, ahead=True))), None)
    if last is None:
        return _net(words, None)
    items = words[last.start :].partition(ITEMS)[2]
    return _of_parts(_UNTIL.sub("", words[: last.start]), Until(last.period.last), items)


def _of_parts(before: str, until: Until, items: str) -> NetWanted:
    return _net(f"{before}{ITEMS}{items}" if items else before, until)


def _net(words: str, until: Until | None) -> NetWanted:
    """The scope, and what is looked at, each once."""
    scope, _, items = words.partition(ITEMS)
    parts = dict.fromkeys(points_named.names_in(items.strip(" ：:")))
    return NetWanted(scope.strip(" ，,、"), until, tuple(parts))
