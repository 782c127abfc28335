"""五分表: leader, unit, duties, tasks and progress in one table, as an Excel workbook."""

from __future__ import annotations

from actions import five_ways as actions
from actions.documents.kit import document
from domain.order import Order
from domain.tabular import TablePage, Tabular
from storage.store import Store
from texts import five_ways as wording


@document(wording.NAME)
def five_ways(order: Order, store: Store) -> Tabular:
    """Of a scope and a period."""
    assert order.span is not None, "五分表 is of a period"
    at = order.at.astimezone(store.zone)
    found = actions.shares(order.scope, order.span, at, store)
    where, period = order.scope.words, order.period.replace("..", "到")
    title = f"{store.district.name} 五分表（{where} · {period}）"
    note = f"截至 {at:%Y-%m-%d %H:%M}；{wording.NOTE}"
    rows = tuple(wording.row(one) for one in found)
    return Tabular(f"五分表 {where} {period}", (TablePage("五分表", title, note, wording.HEADS, rows),))
