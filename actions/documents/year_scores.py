"""年度评分: a year in tables: every grid by its months, and every point of every month with its cases."""

from __future__ import annotations

from actions import year_scores
from actions.documents.kit import document
from actions.documents.scores import POINTS, points_of
from domain.order import Order
from domain.tabular import Entered, TablePage, Tabular
from domain.year_scores import YearLine, standing
from storage.store import Store
from texts.scoring import name

_TOTALS = (
    ("名次", 7),
    ("网格", 16),
    *((f"{month}月", 8) for month in range(1, 13)),
    ("全年平均", 10),
    ("定分", 8),
    ("申诉", 30),
    ("怎么定的", 30),
)


@document("年度评分", last=True)
def year(order: Order, store: Store) -> Tabular:
    """Scores of a year as they were opened, else as they are now."""
    now = order.at.astimezone(store.zone)
    which = int(order.period) if order.period.isdecimal() else now.year
    one, months = store.year_scores.of(which), year_scores.months(which, order.at, store)
    entries = one.entries if one else year_scores.entries(months, store)
    appeals = store.year_scores.appeals(which)
    how_far = "已定案" if one and one.frozen_at else "公示" if one else "还没公示，是现在的数"
    rows = tuple(_row(line, store) for line in standing(entries, appeals))
    title = f"{store.district.name} {which}年"
    note = f"{how_far}；全年平均是有分的各月的平均；申诉成立的按定分"
    scored = {(name(one.grid, store.district), month) for one in entries for month, _ in one.months}
    traced = tuple(
        (f"{counted.month.month}月", *row)
        for counted in months
        for row in points_of(counted, store)
        if (row[0], counted.month.month) in scored
    )
    why = "逐项按出表时的案件算，到每一件；和公示的分不同的，是公示后案件变了，以公示的为准"
    pages = (
        TablePage("年度", f"{title}网格年度评分", note, _TOTALS, rows),
        TablePage("逐项", f"{title}考核分逐项", why, (("月份", 8), *POINTS), traced),
    )
    return Tabular(f"年度评分 {which}年", pages)


def _row(line: YearLine, store: Store) -> tuple[Entered, ...]:
    by_month = dict(line.entry.months)
    appeal = line.appeal
    decided = "" if appeal is None else appeal.reason if appeal.decided else "待定"
    return (
        None if line.place is None else float(line.place),
        name(line.entry.grid, store.district),
        *(by_month.get(month) for month in range(1, 13)),
        line.entry.total,
        line.points,
        appeal.words if appeal else None,
        decided or None,
    )
