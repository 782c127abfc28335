"""红黄榜: the last list of a month in tables: where every grid stands and why, and everything that happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from actions import redlist
from actions.documents.kit import document
from actions.documents.scores import month_of_order
from domain.order import Order
from domain.redlist import Listed, ListEntry, ListEvent, ListState, Objection, RedList, objections, standing
from domain.tabular import Entered, TablePage, Tabular
from storage.store import Store
from texts import times
from texts.appraisal import cutoff, month_name
from texts.scoring import name
from texts.typed import one_line

_ENTRIES = (
    ("名次", 7),
    ("网格", 16),
    ("责任单位", 16),
    ("榜", 10),
    ("综合分", 10),
    ("考核分", 10),
    ("互评", 10),
    ("到期件数", 10),
    ("说明", 44),
)
_EVENTS = (("时间", 20), ("谁", 12), ("做了什么", 14), ("网格", 16), ("内容", 60))


@document("红黄榜", last=True)
def red_list(order: Order, store: Store) -> Tabular:
    """The list as it stands. Raises NotAMonth."""
    now = order.at.astimezone(store.zone)
    one = _ordered(order, store)
    events = store.redlists.history(one)
    title = f"{store.district.name} {one.month.year}年{one.month.month}月{one.title}"
    revision = f"（更正第 {one.revision - 1} 次）" if one.revision > 1 else ""
    state = one.state if one.id else "还没拟榜，先按现在的案件排"
    note = f"{state}；数据{cutoff(one.cut_at, now)}；{one.basis}"
    return Tabular(
        f"{one.title} {month_name(one.month, now)}",
        (
            TablePage("榜单", f"{title}{revision}", note, _ENTRIES, _entries(one, events, store)),
            TablePage(
                "经过",
                f"{title}经过",
                note,
                _EVENTS,
                tuple(_event(each, now, store, which) for which, each in store.redlists.track(one.month)),
            ),
        ),
    )


def _ordered(order: Order, store: Store) -> RedList:
    """That of the month, or the last one of all where none is named; where there is none, as it would be drawn up."""
    if order.span is None and (lists := store.redlists.in_state(tuple(ListState))):
        return lists[-1]
    month = month_of_order(order, store)
    return store.redlists.of_month(month) or redlist.preview(month, order.at, store)


def _entries(one: RedList, events: Sequence[ListEvent], store: Store) -> tuple[tuple[Entered, ...], ...]:
    raised = {each.grid: each for each in objections(events)}
    names = {Listed.GOOD: one.names[0], Listed.WEAK: one.names[1], Listed.NEITHER: ""}
    units = {grid.code: store.district.unit[grid.unit].short for grid in store.district.grid.values()}
    return tuple(
        (
            None if entry.place is None else float(entry.place),
            name(entry.grid, store.district),
            units.get(entry.grid, ""),
            names[entry.listed],
            entry.total,
            entry.appraisal,
            entry.peers,
            float(entry.due),
            _why(entry, raised.get(entry.grid)),
        )
        for entry in standing(one.entries, raised.values())
    )


def _why(entry: ListEntry, objection: Objection | None) -> str:
    said = [] if entry.place is not None else ["件数不够或没有分，不排名"]
    if objection is not None:
        decided = objection.decided
        how = f"{decided.step}（{one_line(decided.words, 500)}）" if decided else "还没定"
        said.append(f"异议：{one_line(objection.raised.words, 500)} → {how}")
    return "；".join(said)


def _event(event: ListEvent, now: datetime, store: Store, revision: int) -> tuple[Entered, ...]:
    """A step of the month's list, or of one that corrects an earlier one."""
    person = store.district.person.get(event.person or 0)
    return (
        times.written(event.at.astimezone(now.tzinfo)),
        person.name if person else "系统",
        f"{event.step}（更正第 {revision - 1} 次）" if revision > 1 else event.step,
        name(event.grid, store.district) if event.grid else "",
        one_line(event.words, 2000),
    )
