"""月历: the dates of a month on which something is frozen, scored, published or due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from domain.cycles import Cycle
from domain.dates import month_of
from domain.months import MonthDate
from domain.redlist import ListState
from storage.store import Store
from texts import month as wording


def of_month(month: date, store: Store) -> list[MonthDate]:
    """Everything of the month that this day lies in, the earliest first."""
    first, last = month_of(month)
    found = (
        *_cycles(first, last, store),
        *_scores(first, store),
        *_visit(first, last, store),
        *_lists(first, last, store),
        *_decisions(first, last, store),
        *_volunteers(first, last, store),
    )
    return sorted(found, key=lambda one: (one.day, one.at or time.max))


def _cycles(first: date, last: date, store: Store) -> Iterator[MonthDate]:
    rules = store.rules
    cycles: tuple[tuple[str, Cycle], ...] = (
        (wording.WEEKLY, rules.weekly),
        (wording.MONTHLY, rules.monthly),
        (wording.QUARTERLY, rules.quarterly),
        (wording.YEARLY, rules.yearly),
    )
    for words, cycle in cycles:
        for moment in cycle.moments(first, last, store.calendar):
            yield MonthDate(moment.date(), words, moment.time())


def _scores(first: date, store: Store) -> Iterator[MonthDate]:
    drawn = store.scoring.of_month(first)
    until = drawn.until.astimezone(store.zone) if drawn else store.rules.scores_until.of(first, store.zone)
    yield MonthDate(until.date(), wording.SCORES if drawn else wording.SCORES_UNDRAWN, until.time())


def _visit(first: date, last: date, store: Store) -> Iterator[MonthDate]:
    visit = store.rules.visit
    if visit and visit.first <= last and first <= visit.last:
        yield MonthDate(max(visit.first, first), wording.visit(visit))
    for theme in store.rules.themes:
        if first <= theme.first <= last:
            yield MonthDate(theme.first, wording.theme(theme))


def _lists(first: date, last: date, store: Store) -> Iterator[MonthDate]:
    """Until when lists may be objected to."""
    for one in store.redlists.in_state((ListState.OBJECTING,)):
        until = one.until.astimezone(store.zone) if one.until else None
        if until and first <= until.date() <= last:
            yield MonthDate(until.date(), wording.objections(one), until.time())


def _decisions(first: date, last: date, store: Store) -> Iterator[MonthDate]:
    """The last days of what meetings decided, and the milestones of 重点工作 that are not reached."""
    for one in store.resolutions.open():
        unit = store.district.unit[one.unit].short
        if first <= one.until <= last:
            yield MonthDate(one.until, wording.decision(one, unit))
        for step in one.job.milestones:
            if first <= step.day <= last and step.percent > one.job.percent and step.day != one.until:
                yield MonthDate(step.day, wording.milestone(one, step, unit))


def _volunteers(first: date, last: date, store: Store) -> Iterator[MonthDate]:
    begins = datetime.combine(first, time(), store.zone)
    ends = datetime.combine(last + timedelta(days=1), time(), store.zone)
    for one in store.volunteers.between(begins, ends):
        if one.sent_at and not one.off:
            local = one.begins.astimezone(store.zone)
            yield MonthDate(local.date(), wording.shift(one), local.time())
