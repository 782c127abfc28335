"""Which limits fall when, and of those that have come how many were kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain.chat import Choice, Outgoing
from domain.dates import midnight
from domain.periods import Period
from domain.question import Measure, Status
from domain.tally import Span
from handlers.inquiry import Inquiry
from texts import answers


def due(asked: Inquiry) -> Outgoing:
    """Which limits fall in the period, from now on; without one, today and tomorrow. Of days that are over, how many
    fell due, and what of it is still to be done."""
    at, today = asked.said.at, asked.said.today
    period = asked.question.period or Period(today, today + timedelta(days=1), "今明两天")
    end = midnight(period.last + timedelta(days=1), at.tzinfo)
    begin = midnight(period.first, at.tzinfo)
    falls = Span(max(begin, at) if end > at else begin, end)
    head = asked.headed(replace(asked.question, period=period))
    whole, kept = _fell_due(asked, Span(begin, min(end, at))) if begin < at else (0, 0)
    if end <= at:
        page = asked.page("现在还没整改的", replace(asked.sought, span=None, due=falls))
        return replace(page, text=f"{answers.counted(head, whole)}，按期 {kept} 件\n{page.text}")
    page = asked.page(head, replace(asked.sought, span=None, due=falls))
    if not whole:
        return page
    note = f"\n（上面只数还没到期的；已经到期 {whole} 件，其中按期 {kept} 件）"
    return replace(
        page, text=page.text + note, choices=(*page.choices, *_past_ones(asked, period, whole, kept))
    )


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
