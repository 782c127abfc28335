"""调休: a day that the kept calendar does not know yet, set by the office."""

from __future__ import annotations

import re
from datetime import date

from domain.actions import Action
from domain.refused import UnknownDate
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import times

_CHINESE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_WORDS = {"上班": True, "工作": True, "休息": False, "放假": False}


@command("调休", "workday", does=Action.SET_WORKDAY)
def set_workday(said: Said, store: Store) -> Answer:
    """调休 2027-02-14 上班 — 定某天上班或休息（放假通知出来后用）"""
    day_words, _, how = said.words.partition(" ")
    try:
        day = _day(day_words, said.today)
        working = _WORDS[how.strip()]
    except (ValueError, KeyError) as error:
        raise UnknownDate from error
    store.set_workday(day, working)
    return f"记下了：{day.year}年{times.day(day)} {'上班' if working else '休息'}，点名、时限都按这个算。"


def _day(words: str, today: date) -> date:
    """`2027-02-14`, `2027年2月14日`, or `2月14日` for the next one. Raises ValueError."""
    found = _CHINESE.fullmatch(words)
    if found is None:
        return date.fromisoformat(words)
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)
