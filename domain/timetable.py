"""时间表: open cases by the day on which they fall due (件件有时间表)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.cases import Case, put_off


class Falls(StrEnum):
    """When something falls due, in the order in which it is told."""

    OVERDUE = "已超期"
    TODAY = "今天"
    TOMORROW = "明天"
    WEEK = "本周"
    LATER = "以后"
    NEVER = "没有时限"


def limit(case: Case, at: datetime) -> datetime | None:
    """Until when it is to be done: until its day while it is 挂账, else its time limit."""
    return case.deferred_until if put_off(case, at) else case.due_at


def falls(case: Case, at: datetime) -> Falls:
    """When a case falls due, seen at a moment `at` in the district's zone."""
    return falls_by(limit(case, at), at)


def falls_by(until: datetime | None, at: datetime) -> Falls:
    """The same of anything that is to be done until then; 本周 ends with its Sunday."""
    if until is None:
        return Falls.NEVER
    if until < at:
        return Falls.OVERDUE
    return _of_day(until.astimezone(at.tzinfo).date(), at.date())


def in_order(cases: Iterable[Case], at: datetime) -> list[Case]:
    """What is overdue longest first, then what falls due soonest, then what has no limit."""
    return sorted(
        cases, key=lambda one: ((limit(one, at) or datetime.max.replace(tzinfo=at.tzinfo)), one.number)
    )


def _of_day(day: date, today: date) -> Falls:
    if day == today:
        return Falls.TODAY
    if day == today + timedelta(days=1):
        return Falls.TOMORROW
    sunday = today + timedelta(days=6 - today.weekday())
    return Falls.WEEK if day <= sunday else Falls.LATER
