"""Two stretches of days set against each other: as much of the earlier one as has gone by of the one under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from domain.dates import monday_of
from domain.periods import Period
from domain.tally import Span
from handlers.inquiry import Inquiry
from handlers.scopes import span_of
from storage.sought import Sought
from texts import answers


def in_time(asked: Inquiry) -> tuple[tuple[str, Sought], tuple[str, Sought]]:
    """The stretch that is asked about and the one before it, each with its words and what is counted."""
    now, against, said = _now(asked), _against(asked), asked.said
    span = span_of(now, said.at)
    return (
        (now.words, replace(asked.sought, span=span)),
        (against.words, replace(asked.sought, span=_cut(against, now, span, said.at))),
    )


def cut_off(asked: Inquiry) -> tuple[Sought, datetime] | None:
    """The whole of the earlier stretch, and until when it was counted; None where it was not cut."""
    whole = span_of(_against(asked), asked.said.at)
    end = in_time(asked)[1][1].span
    assert end is not None, "it is asked of days"
    return (replace(asked.sought, span=whole), end.end) if end.end < whole.end else None


def before_the_first(asked: Inquiry) -> str | None:
    """What is said of days before the first case was reported, of which there are no figures; None for others."""
    began = asked.store.behind.began()
    earlier = _against(asked)
    if began is None or earlier.last >= (first := began.astimezone(asked.said.at.tzinfo).date()):
        return None
    return answers.no_figures(earlier.words, first)


def _now(asked: Inquiry) -> Period:
    return asked.question.period or _of_now(_against(asked), asked.said.today)


def _against(asked: Inquiry) -> Period:
    assert asked.question.against is not None, "asked only of two stretches of days"
    return asked.question.against


def _cut(against: Period, now: Period, span: Span, at: datetime) -> Span:
    """The earlier stretch, no further than the present one has come, while that is under way."""
    whole = span_of(against, at)
    if not (now.first <= at.date() <= now.last and against.last < now.first):
        return whole
    return replace(whole, end=min(whole.end, whole.start + (at - span.start)))


def _of_now(against: Period, today: date) -> Period:
    """What is under way of the same length: 比上周 is of this week, 比去年 of this year."""
    days = (against.last - against.first).days + 1
    if days == 7 and against.first.isoweekday() == 1:
        return Period(monday_of(today), today, "本周")
    if against.first.day == 1 and against.first.month == against.last.month and days >= 28:
        return Period(today.replace(day=1), today, "本月")
    if (against.first.month, against.first.day, against.last.month) == (1, 1, 12):
        return Period(today.replace(month=1, day=1), today, "今年")
    return Period(today, today, "今天")
