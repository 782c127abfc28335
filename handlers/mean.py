"""How many a day, a week or a month, on average (日均, 平均每周)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.chat import Outgoing
from domain.dates import days_between, month_of
from domain.question import By, Measure
from handlers.inquiry import LIST, Inquiry
from handlers.trends import lately

_WEEK = 7
_EACH = {By.WEEK: "周", By.MONTH: "个月"}


def mean(asked: Inquiry) -> Outgoing:
    """The number over the days that have begun, by the days, weeks or months that these are; without days of late."""
    by, today = asked.question.by or By.DAY, asked.said.today
    period = asked.question.period or lately(today, by)
    asked = replace(asked, question=replace(asked.question, period=period))
    if asked.question.measure is Measure.LIST:
        return asked.page(asked.headed(replace(asked.question, aspect=None, by=None)), asked.sought)
    last = min(period.last, today)
    number, days = asked.store.figures.count(asked.sought), (last - period.first).days + 1
    parts = _parts(period.first, last, by)
    of = f"{days} 天" if by is By.DAY else f"{days} 天，合 {parts:.1f} {_EACH[by]}"
    until = "，今天也算一天" if last == today else ""
    text = f"{asked.head}：{round(number / parts, 1):g} 件\n（一共 {number} 件，{of}{until}）"
    return asked.says(text, (), *([LIST, "图"] if number else []))


def _parts(first: date, last: date, by: By) -> float:
    """How many days, weeks or months these days are; of a month that is not whole its share."""
    days = (last - first).days + 1
    if by is By.DAY:
        return days
    if by is By.WEEK:
        return days / _WEEK
    return sum(1 / month_of(day)[1].day for day in days_between(first, last))
