"""调休: a day that the kept calendar does not know yet, set by the office; and whether days are worked."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions import freezing
from domain.actions import Action
from domain.chat import Incoming
from domain.dates import days_between
from domain.feasts import Feast, feasts
from domain.periods import find_periods
from domain.refused import UnknownDate
from handlers.kit import Answer, Said, command, is_plain, listener
from storage.store import Store
from texts import times

_CHINESE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_ASKED = re.compile(
    r"(?:请问|那|我们|我|咱们?)*(?P<when>.{1,12}?)(?:我们|咱们?|大家|单位)?(?:是不是|要不要|用不用|需不需要|还|要|得|正常|都)*"
    r"(?:上不上班|上班|放不放假|放假|休不休息|休息|放几天假?|休几天|怎么放假?|怎么休)(?:的|不)?[吗么呢啊没不]?[?？。]*"
)
_ASKING = re.compile("[吗么几怎?？]|是不是|[上放休要用]不[上放休要用]|需不需|没$|不$")
_AROUND_FEAST = re.compile("^(?:今年|明年|那|这个|[的 ])+|(?:节|期间|假期|的)+$")
_ALSO_CALLED = {"五一": "劳动", "十一": "国庆", "过年": "春", "新年": "元旦"}
_ONE = timedelta(days=1)
_MOST_DAYS = 10
_WORDS = {"上班": True, "工作": True, "休息": False, "放假": False}


@command("调休", "workday", does=Action.SET_WORKDAY)
def set_workday(said: Said, store: Store) -> Answer:
    """调休 2027-02-14 上班 — 定某天上班或休息（放假通知出来后用）"""
    freezing.unless_frozen(said.at, store)
    day_words, _, how = said.words.partition(" ")
    try:
        day = _day(day_words, said.today)
        working = _WORDS[how.strip()]
    except (ValueError, KeyError) as error:
        raise UnknownDate from error
    store.set_workday(day, working=working)
    return f"记下了：{day.year}年{times.day(day)} {'上班' if working else '休息'}，点名、时限都按这个算。"


def _asks(message: Incoming, store: Store) -> bool:
    """Is it asked, of the bot, whether people work on days that are named?"""
    if not is_plain(message) or not message.spoken_to:
        return False
    found = _ASKED.fullmatch(message.text.strip())
    return (
        found is not None
        and _ASKING.search(message.text) is not None
        and bool(_asked_days(found["when"], message.at.date()))
    )


@listener(does=Action.ASK, wants=_asks)
def asked(said: Said, store: Store) -> Answer:
    """后天上班吗, 清明放几天: the days that are named, and for a feast those around it, each worked or not."""
    found = _ASKED.fullmatch(said.words)
    assert found, "it is asked in this form"
    works = store.calendar.is_working_day
    named = _asked_days(found["when"], said.today)
    first, last = named[0], named[-1]
    if _is_feast(found["when"], said.today):
        while not works(first - _ONE):
            first -= _ONE
        while not works(last + _ONE):
            last += _ONE
    return "、".join(
        f"{times.day(day)} {'上班' if works(day) else '休息'}" for day in days_between(first, last)
    )


def _asked_days(words: str, today: date) -> list[date]:
    """The days that the words name and nothing else, of a feast the next; few enough to be told one by one."""
    if feast := _is_feast(words, today):
        return list(days_between(feast.first, feast.last))
    found = find_periods(words, today, ahead=True)
    if len(found) != 1 or words.replace(found[0].period.words, "", 1).strip("的那天是 "):
        return []
    days = list(days_between(found[0].period.first, found[0].period.last))
    return days if len(days) <= _MOST_DAYS else []


def _is_feast(words: str, today: date) -> Feast | None:
    said = _AROUND_FEAST.sub("", words)
    name = _ALSO_CALLED.get(said, said)
    to_come = (one for year in (today.year, today.year + 1) for one in feasts(year) if one.last >= today)
    return next((one for one in to_come if name and one.name.removesuffix("节") == name), None)


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
