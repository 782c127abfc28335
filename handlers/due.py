"""Which limits fall when, and of those that have come how many were kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.chat import Choice, Outgoing
from domain.dates import days_between, midnight
from domain.periods import Period
from domain.question import Measure, Status
from domain.tally import Span
from handlers.inquiry import Inquiry
from texts import answers

Stretch = tuple[datetime, datetime]
_RIGHT_AFTER = timedelta(microseconds=1)  # a limit at noon sharp falls before noon


def due(asked: Inquiry) -> Outgoing:
    """Which limits fall in the period, or in a part of its days, from now on; without one, today and tomorrow. Of days
    that are over, how many fell due, and what of it is still to be done."""
    at, period = asked.said.at, asked.question.period or _usual(asked)
    stretches = _stretches(asked, period)
    to_come = [(max(begin, at), end) for begin, end in stretches if end > at]
    over = [(begin, min(end, at)) for begin, end in stretches if begin < at]
    head = asked.headed(replace(asked.question, period=period))
    whole, kept = _fell_due(asked, _span(over)) if over else (0, 0)
    if not to_come:
        page = asked.page("现在还没整改的", replace(asked.sought, span=None, due=_span(over)))
        return replace(page, text=f"{answers.counted(head, whole)}，按期 {kept} 件\n{page.text}")
    page = asked.page(head, replace(asked.sought, span=None, due=_span(to_come)))
    if not whole:
        return page
    note = f"\n（上面只数还没到期的；已经到期 {whole} 件，其中按期 {kept} 件）"
    return replace(
        page, text=page.text + note, choices=(*page.choices, *_past_ones(asked, period, whole, kept))
    )


def _usual(asked: Inquiry) -> Period:
    today = asked.said.today
    if asked.question.day_part is not None:
        return Period(today, today, "今天")
    return Period(today, today + timedelta(days=1), "今明两天")


def _stretches(asked: Inquiry, period: Period) -> list[Stretch]:
    """The period as moments; of a part of its days each by itself."""
    zone, part = asked.said.at.tzinfo, asked.question.day_part
    if part is None:
        return [(midnight(period.first, zone), midnight(period.last + timedelta(days=1), zone))]
    hours = asked.store.calendar.hours
    of_days = (part.on(day, hours, zone) for day in days_between(period.first, period.last))
    return [(begin + _RIGHT_AFTER, end + _RIGHT_AFTER) for begin, end in of_days]


def _span(stretches: Sequence[Stretch]) -> Span:
    return Span(stretches[0][0], stretches[-1][1], tuple(stretches) if len(stretches) > 1 else ())


def _past_ones(asked: Inquiry, period: Period, whole: int, kept: int) -> Iterator[Choice]:
    """What lists the limits that have come: those that were not kept, and those that were. None where words cannot ask
    for just these."""
    of_all = replace(asked.question, measure=Measure.LIST, period=period, page=1, n=None, order=None)
    for state, count in ((Status.NOT_KEPT, whole - kept), (Status.ON_TIME, kept)):
        says = asked.in_words(replace(of_all, states=(state,))) if count else None
        if says is not None:
            yield Choice(f"{state}的 {count} 件", says)


def _fell_due(asked: Inquiry, span: Span) -> tuple[int, int]:
    """到期 and 按期 as 按期率 counts them, of limits that have come."""
    sought = replace(asked.sought, states=(), also=(), span=span)
    return asked.store.rates.in_time(sought).get(None, (0, 0))
