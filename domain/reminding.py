"""When somebody is reminded of a limit (催办), and who hears of a limit that is over (升级)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.calendar import Calendar, full_hours, next_working_day
from domain.cases import Case
from domain.deadline import due_at, working_days_between, working_time
from domain.rules import Rules
from domain.rulevalues import Rung

SOON = timedelta(hours=2)
JUST_NOW = timedelta(minutes=30)  # that whoever got a case has read its limit on the card


class Reason(StrEnum):
    """Why a case is mentioned: 时限过半, 快到时限, 已超期."""

    HALF = "half"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Reminding:
    """A cycle: each full hour of work, and every day an hour before 夜间免打扰; never within it."""

    rules: Rules

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `domain.cycles.Cycle`."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            worked = working_hours(self.rules) if calendar.is_working_day(day) else ()
            for at in sorted({*worked, evening(self.rules)}):
                yield datetime.combine(day, at, calendar.zone)

    def __str__(self) -> str:
        """As the list of jobs has it."""
        return f"上班整点，每天 {evening(self.rules):%H:%M}"


def working_hours(rules: Rules) -> tuple[time, ...]:
    """Each full hour of work that does not lie within 夜间免打扰."""
    return tuple(at for at in full_hours(rules.hours) if not quiet(at, rules))


def quiet(at: time, rules: Rules) -> bool:
    """True within 夜间免打扰, which may go past midnight."""
    start, end = rules.quiet
    return start <= at < end if start < end else at >= start or at < end


def evening(rules: Rules) -> time:
    """An hour before 夜间免打扰 begins."""
    start = rules.quiet[0]
    return time((start.hour - 1) % 24, start.minute)


@dataclass(frozen=True, slots=True)
class Look:
    """One look at all limits: what falls due until `ahead` is announced now, for nothing is said in between.

    In the evening (`last`) only that; at the `first` look of a working day also what is half over.
    """

    at: datetime
    ahead: datetime
    first: bool
    last: bool


def look(at: datetime, calendar: Calendar, rules: Rules) -> Look:
    """How far one looks ahead at a local moment: two hours, or to the next look if that is later.

    In the evening it is the first look of the next working day.
    """
    hours, today = working_hours(rules), at.date()
    worked = calendar.is_working_day(today)
    last = at.time() >= evening(rules) or not worked
    first = bool(worked and hours and hours[0] <= at.time() < _later(hours[0]))
    if last:
        morning = hours[0] if hours else rules.hours[0][0]
        ahead = datetime.combine(next_working_day(today, calendar), morning, calendar.zone)
    else:
        coming = Reminding(rules).moments(today, today, calendar)
        ahead = max(next((one for one in coming if one > at), at), at + SOON)
    return Look(at, ahead, first, last)


def reason(case: Case, seen: Look, calendar: Calendar) -> Reason | None:
    """Why a case that a unit holds is mentioned at a look; None if it is not.

    What is 挂账 is not, but that its day is near, when its limit goes on.
    """
    due = case.due_at
    if due is None or (case.deferred_until and case.deferred_until > seen.ahead):
        return None
    if case.deferred_until and case.deferred_until > seen.at:
        return Reason.DUE if seen.at <= due <= seen.ahead else None
    if due < seen.at:
        return None if seen.last else Reason.OVERDUE
    if due <= seen.ahead:
        return Reason.DUE if seen.at - (case.waiting_since or case.opened_at) >= JUST_NOW else None
    return Reason.HALF if seen.first and _half_over(case, due, seen.at, calendar) else None


def rungs(case: Case, at: datetime, ladder: tuple[Rung, ...], calendar: Calendar) -> Iterator[Rung]:
    """The steps of the ladder (升级) that an overdue case has reached."""
    if case.due_at is None or case.due_at >= at or (case.deferred_until and case.deferred_until > at):
        return
    for rung in ladder:
        after = rung.after
        if not after.amount or due_at(case.due_at, after.amount, after.unit, calendar) <= at:
            yield rung


def _half_over(case: Case, due: datetime, at: datetime, calendar: Calendar) -> bool:
    """True once half of the working time of a limit of more than a working day is over."""
    start, due = (
        (case.waiting_since or case.opened_at).astimezone(calendar.zone),
        due.astimezone(calendar.zone),
    )
    if working_days_between(start.date(), due.date(), calendar) <= 1:
        return False
    return 2 * working_time(start, at, calendar) >= working_time(start, due, calendar)


def _later(at: time) -> time:
    return time(min(at.hour + 1, 23), at.minute)
