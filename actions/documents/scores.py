"""评分: a month in tables: 综合分 of every grid, every point with its cases, and who scored whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from actions import redlist, scoring
from actions.appraising import MonthOfCases, month_of_cases
from actions.documents.kit import document
from domain.dates import months_on
from domain.order import Order
from domain.redlist import placed
from domain.refused import NotAMonth
from domain.scoring import Mark, Marked, ScoreDraw
from domain.tabular import Entered, TablePage, Tabular
from storage.store import Store
from texts import scoring as wording
from texts import times
from texts.appraisal import cutoff, month_name
from texts.typed import one_line

_TOTALS = (
    ("名次", 7),
    ("网格", 16),
    ("责任单位", 16),
    ("到期件数", 10),
    ("考核分", 10),
    ("互评", 10),
    ("综合分", 10),
)
POINTS = (
    ("网格", 16),
    ("版本", 14),
    ("结果", 12),
    ("来源", 22),
    ("分值", 8),
    ("目标", 8),
    ("数量", 8),
    ("得分", 8),
    ("问题编号", 44),
)
_SHEETS = (
    ("被评网格", 16),
    ("评分网格", 16),
    ("分数", 8),
    ("说明", 40),
    ("原来的分", 14),
    ("偏离", 8),
    ("照片", 8),
    ("什么时候", 20),
)


@document("评分", last=True)
def scores(order: Order, store: Store) -> Tabular:
    """Scores of a month, up to its end or to now. Raises NotAMonth."""
    month = month_of_order(order, store)
    counted, now = month_of_cases(month, order.at, store), order.at.astimezone(store.zone)
    title = f"{store.district.name} {month.year}年{month.month}月"
    note = cutoff(counted.span.end, now)
    drawn = store.scoring.of_month(month)
    pages = (
        TablePage(
            "汇总",
            f"{title}网格评分",
            f"{note}；{_how(store)}",
            _TOTALS,
            _totals(counted, store),
        ),
        TablePage(
            "考核分",
            f"{title}考核分逐项",
            f"{note}；每一分都写着是哪几件",
            POINTS,
            tuple(points_of(counted, store)),
        ),
        *([_peers(drawn, title, now, store)] if drawn else ()),
    )
    return Tabular(f"评分 {month_name(month, now)}", pages)


def month_of_order(order: Order, store: Store) -> date:
    """The month that is ordered, by its first day; without a period that of now. Raises NotAMonth."""
    if order.span is None:
        return order.at.astimezone(store.zone).date().replace(day=1)
    begin, end = order.span.start.astimezone(store.zone), order.span.end.astimezone(store.zone)
    after = months_on(begin.date(), 1)
    whole = end.date() == after or (end.date() < after and order.span.end == order.at)
    if begin.day != 1 or not whole:
        raise NotAMonth
    return begin.date()


def _totals(counted: MonthOfCases, store: Store) -> tuple[tuple[Entered, ...], ...]:
    """Best first. Who has too few limits to be ranked stands behind, without a place, as on the list."""
    grids = {grid.code: grid for grid in store.district.grids}
    entries = [redlist.entry(grid, counted) for grid in store.district.grids]
    rules = store.rules
    return tuple(
        (
            None if one.place is None else float(one.place),
            grids[one.grid].name,
            store.district.unit[grids[one.grid].unit].short,
            float(one.due),
            one.appraisal,
            one.peers,
            one.total,
        )
        for one in placed(entries, rules.good_bar, rules.weak_bar, rules.least_due)
    )


def _how(store: Store) -> str:
    weights, least = store.rules.score_weights, store.rules.least_due
    return f"综合分 = 考核分 × {weights[0]}% + 互评 × {weights[1]}%，缺一样就按另一样算；到期不满 {least} 件不排名"


def points_of(counted: MonthOfCases, store: Store) -> Iterator[tuple[Entered, ...]]:
    """Every point of every grid in a month, with its cases."""
    for grid in store.district.grids:
        for one in counted.of_grid(grid).points:
            rule = one.rule
            yield (
                grid.name,
                one.version,
                rule.outcome,
                "、".join(rule.sources),
                rule.points,
                None if rule.target is None else f"{rule.target}%",
                float(one.count),
                one.points,
                "、".join(f"#{case}" for case in sorted(one.cases)),
            )


def _peers(drawn: ScoreDraw, title: str, now: datetime, store: Store) -> TablePage:
    """Who gave whom what; before the end only whether they have."""
    over = not drawn.takes(now)
    until = times.written(drawn.until.astimezone(now.tzinfo))
    hidden = "" if over else "；截止前不写分数"
    rows = [
        _sheet(one, mark, now, store, over=over)
        for one in scoring.outcome(drawn, store)
        for mark in one.marks
    ]
    note = f"抽签种子 {drawn.seed}；{until} 截止；没交的是“缺”，不当 0 分{hidden}"
    return TablePage("互评", f"{title}网格互评", note, _SHEETS, tuple(rows))


def _sheet(one: Marked, mark: Mark, now: datetime, store: Store, *, over: bool) -> tuple[Entered, ...]:
    names = wording.name(one.grid, store.district), wording.name(mark.scorer, store.district)
    sheet = mark.sheet
    if sheet is None:
        return (*names, "缺", None, None, None, None, None)
    when = times.written(sheet.at.astimezone(now.tzinfo))
    if not over:
        return (*names, "已交", None, None, None, float(len(mark.photos)), when)
    earlier = "、".join(wording.points(other.points) for other in mark.earlier)
    far = "偏离" if mark.unusual else ""
    said = one_line(sheet.words, 2000)
    return (*names, sheet.points, said, earlier, far, float(len(mark.photos)), when)
