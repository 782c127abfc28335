"""Between which hours somebody is away: 两点到四点不在, 三点走 请一个半小时."""

from __future__ import annotations

import re
from datetime import datetime, time

from understanding.rollcalls.absence import Arrival, read_arrival

_HOUR = (
    r"(?:(?:上午|中午|下午|早上|晚上)?(?:[01]?\d|2[0-3]|十[一二]?|[一二两三四五六七八九])"
    r"(?:点钟?|[:：])(?:半|一刻|三刻|[0-5]\d)?)"
)
_FROM_TO = re.compile(rf"(?P<first>{_HOUR})(?:[到至~—-]|一直到)+(?P<last>{_HOUR})")
_AWAY = re.compile(
    "不在|不到|不来|没空|请|假|走开|离开|出去|外出|有事|开会|培训|办事|去(?!向|年)|来不了|要(?:开|办|接|送|带)"
)
_GOES = re.compile(
    rf"(?P<first>{_HOUR})(?:就|要|得|先|我|开始|起|左右)*"
    "(?:走(?![街访到过路完])|撤|离开|出门|出去|请|起|去)"
)
_FROM = re.compile(rf"(?P<first>{_HOUR})")
_LAST_MINUTE = 23 * 60 + 59
_HOW_LONG = re.compile("[半一两二三四五六七八九十\\d]+个?半?(?:小时|钟头)|[一三]刻钟")
_SHORT = 90  # minutes: whoever is away for longer misses the morning
_SHORT_LEAVE = re.compile(
    r"请(?:了|个)*假?(?P<long>(?:半个?|[一两二]个?半?)(?:小时|钟头)|[一三]刻钟|(?:[1-9]\d?|[一二三四五]?十五?)分钟)的?假?"
)
_AROUND = re.compile(
    r"(?:最多|大概|大约|差不多|左右|就|到|至|走|去|回来?|开始|起|吧|的|了|,|，|、|。|~|-|\s)*"
)
_SO_LONG = "一?小?会儿?|个把(?:小时|钟头)|[半一两]个?(?:多)?(?:小时|钟头)"
GONE_A_WHILE = re.compile(
    rf"(?:走开|离开|出去)(?:{_SO_LONG}|个|一?下|一趟|一阵)$|(?<![街路上里边周])走(?:{_SO_LONG})$"
)


def is_away_for_hours(clause: str) -> bool:
    """True for 两点到四点不在 and 走开一会儿, said of a part of the day."""
    if found := _FROM_TO.search(clause):
        return _AWAY.search(clause[: found.start()] + clause[found.end() :]) is not None
    return GONE_A_WHILE.search(clause) is not None


def away_for_minutes(clause: str, at: datetime | None) -> Arrival | None:
    """When somebody comes who asks for 请假半小时 from now on; None where it is longer, or from when is
    said."""
    found = _SHORT_LEAVE.search(clause)
    if found is None or _FROM.search(clause):
        return None
    arrival = read_arrival(found["long"], at)
    return arrival if arrival.minutes is not None and arrival.minutes <= _SHORT else None


def only_hours(text: str) -> bool:
    """True for 两点半 最多一个钟头, and nothing else."""
    rest = _HOW_LONG.sub("", _FROM.sub("", text.strip()))
    return rest != text.strip() and _AROUND.fullmatch(rest) is not None


def hours_away(text: str) -> str:
    """`14:00–16:00`, or `15:00 起` where only the beginning is told; '' where no hours are."""
    if found := _FROM_TO.search(text):
        first, last = _clock(found["first"], text), _clock(found["last"], text)
        return f"{first:%H:%M}–{last:%H:%M}" if first and last else ""
    for_long = _minutes(text)
    found = _GOES.search(text) or (_FROM.search(text) if for_long else None)
    first = _clock(found["first"], text) if found else None
    if first is None:
        return ""
    if for_long is None:
        return f"{first:%H:%M} 起"
    end = min(first.hour * 60 + first.minute + for_long, _LAST_MINUTE)
    return f"{first:%H:%M}–{end // 60:02}:{end % 60:02}"


def _clock(words: str, text: str) -> time | None:
    """The time of day; 下午 may stand anywhere before it: 下午家长会 三点走."""
    return read_arrival(words.replace("点钟", "点"), None).time or read_arrival(text, None).time


def _minutes(text: str) -> int | None:
    found = _HOW_LONG.search(text)
    return read_arrival(found[0], None).minutes if found else None
