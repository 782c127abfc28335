"""Moments, days and spans of time in the words people use.

`now` is a moment in the district's zone; the other moment may come in any zone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

NEAR_DAYS = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
WEEKDAYS = "一二三四五六日"


def due(at: datetime, now: datetime) -> str:
    """Until when: `今天 18:00 前`, `11月25日(周三) 18:00 前`; `已超期 2小时` once it is past."""
    if now > at:
        return f"已超期 {span(now - at)}"
    local = at.astimezone(now.tzinfo)
    return f"{_near(local.date(), now.date()) or dated(local, now)} {local:%H:%M} 前"


def due_on(at: datetime, now: datetime) -> str:
    """The same with the date also of a day that is near, for what is read, or sent on, the next day as well:
    `今天(3月2日) 18:00 前`, `3月3日(周二) 18:00 前`."""
    if now > at:
        return due(at, now)
    local = at.astimezone(now.tzinfo)
    today = local.date() == now.date()
    day = f"今天({near_year(local.date(), now.date())})" if today else dated(at, now)
    return f"{day} {local:%H:%M} 前"


def dated(at: datetime, now: datetime) -> str:
    """Which day, by date and weekday: `3月3日(周二)`, with the year if it is not this one."""
    on = at.astimezone(now.tzinfo).date()
    return f"{near_year(on, now.date())}({_weekday(on)})"


def moment(at: datetime, now: datetime) -> str:
    """When: `今天 14:05`, `昨天 09:10`, `11月20日 16:30`, with the year if it is not this one."""
    local = at.astimezone(now.tzinfo)
    return f"{_near(local.date(), now.date()) or near_year(local.date(), now.date())} {local:%H:%M}"


def date_of(at: datetime, now: datetime) -> str:
    """Which day: `12月20日`, with the year if it is not this one."""
    return near_year(at.astimezone(now.tzinfo).date(), now.date())


def exact(at: datetime, now: datetime) -> str:
    """When, by its date however near it is: `12月20日 18:00`."""
    return f"{date_of(at, now)} {at.astimezone(now.tzinfo):%H:%M}"


def written(local: datetime) -> str:
    """As documents write it: `2026年3月5日 18:00`."""
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def ending(local: datetime) -> tuple[date, str]:
    """The day and the hour at which something ends; a midnight belongs to the day before: `24:00`."""
    if local.time() == time():
        return local.date() - timedelta(days=1), "24:00"
    return local.date(), f"{local:%H:%M}"


def short_day(on: date) -> str:
    """A day of a year that everybody knows: `5月1日`."""
    return near_year(on, on)


def is_past(day: date) -> str:
    """To whoever sets a day that is over."""
    return f"{short_day(day)} 已经过了，请写今天以后的日期。"


def near_day(at: datetime, now: datetime) -> str:
    """Which day, as people say it: `明天`, `周一`, `3月20日` if it is more than a week away."""
    on, today = at.astimezone(now.tzinfo).date(), now.date()
    return _near(on, today) or (_weekday(on) if 0 < (on - today).days < 7 else near_year(on, today))


def span(length: timedelta) -> str:
    """How long, in the largest whole unit, cut and not rounded: `35分钟`, `2小时`, `3天`."""
    minutes = int(length / timedelta(minutes=1))
    if minutes < 1:
        return "不到1分钟"
    if minutes < 60:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 24 * 60 else f"{minutes // (24 * 60)}天"


def day(on: date) -> str:
    """A day with its weekday: `11月21日 周六`."""
    return f"{near_year(on, on)} {_weekday(on)}"


def _near(on: date, today: date) -> str:
    return NEAR_DAYS.get((on - today).days, "")


def near_year(on: date, today: date) -> str:
    """`11月21日`, with the year where it is not this one."""
    year = "" if on.year == today.year else f"{on.year}年"
    return f"{year}{on.month}月{on.day}日"


def _weekday(on: date) -> str:
    return f"周{WEEKDAYS[on.weekday()]}"
