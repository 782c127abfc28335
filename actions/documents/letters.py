"""责任书 of a year, with the pledges and how the units stand, as an Excel workbook."""

from __future__ import annotations

from actions import letters as actions
from actions.documents.kit import document
from domain.order import Order
from domain.tabular import TablePage, Tabular
from storage.store import Store
from texts import letters as wording


@document(wording.LETTER)
def letters(order: Order, store: Store) -> Tabular:
    """Of the year in which the order's time ends."""
    assert order.span is not None, "it is of a year"
    at = order.at.astimezone(store.zone)
    year = order.span.start.astimezone(store.zone).year
    found = actions.of_year(year, order.scope, at, store)
    title = f"{store.district.name} {year}年{wording.LETTER}登记（{order.scope.words}）"
    note = f"截至 {at:%Y-%m-%d %H:%M}；{wording.NOTE}"
    rows = tuple(wording.row(one.unit, one.letter, one.pledge, one.tally) for one in found)
    page = TablePage(wording.LETTER, title, note, wording.HEADS, rows)
    return Tabular(f"{wording.LETTER} {order.scope.words} {year}年", (page,))
