"""The days of a leave as they are written: which ones they are, what is wrong with them, whether they are meant."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import real_day
from domain.rollcall import LEAVE, MOST_LEAVE
from handlers.kit import Ask, Said
from texts import leaves
from understanding.rollcalls.dates_typed import dates_in_words
from understanding.rollcalls.reader import Heard

_DATED = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})[日号]?")
_IS_OVER = "只能请今天和以后的假。今天的发：请假 原因"
_OVER = re.compile("(?:昨天|前天)(?!.*(?:今|明|后)天)")
# 1月5日 said in December is next year's, 11月20日 on 30 November is over.
_NOT_NEXT_YEAR = timedelta(days=185)


def asks_for_leave(heard: Heard | None, said: Said, words: str = "", hours: str = "") -> Ask:
    """Whether 请假 is meant, on the days that were read; `words` are said behind it, else all that was said."""
    first, last = away_on(heard.first if heard else None, heard.last if heard else None, said.today)
    text = leaves.is_leave(first, last, said.today, hours, heard.reason if heard else "")
    return Ask(text, f"{LEAVE} {words or said.words}", only_yes=True)


def away_on(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """From which day to which; no longer than the most that is taken at once."""
    begins = max(first or today, today)
    return begins, min(max(last or begins, begins), begins + timedelta(days=MOST_LEAVE - 1))


def strange_day(words: str, today: date) -> str:
    """What is wrong with a day that the words name: no calendar has it, or it is over; nothing if they are sound."""
    named: list[date] = []
    for found in _DATED.finditer(dates_in_words(words)):
        day = real_day(int(found[1] or today.year), int(found[2]), int(found[3]))
        if day is None:
            return f"没有{found[0]}这一天，请改一下再发，如：请假 {today.month}月{today.day}日 体检"
        if found[1] and day - today > _NOT_NEXT_YEAR:
            return "日子太远了，到时候再请。"
        if found[1] and day < today:
            return _IS_OVER
        named.append(day)
    if len(named) > 1 and timedelta(0) < named[0] - named[1] < _NOT_NEXT_YEAR:
        return "请假的起止日期写反了，请改一下再发。"
    over = named and timedelta(0) < today - named[-1] < _NOT_NEXT_YEAR
    return _IS_OVER if over or _OVER.match(words) else ""
