"""模拟测评 as an Excel workbook: every indicator with its points, the places seen, and the cases that cost it some."""

from __future__ import annotations

from actions.documents.kit import document
from actions.mock_scores import mock_scores
from domain.order import Order
from domain.tabular import TablePage, Tabular
from storage.store import Store
from texts import mock_scores as wording


@document(wording.WORD)
def mock(order: Order, store: Store) -> Tabular:
    """Of a scope and a period."""
    assert order.span is not None, "模拟测评 is of a period"
    scope, district = order.scope, store.district
    found = mock_scores(scope, order.span, store)
    at, period = order.at.astimezone(store.zone), order.period.replace("..", "到")
    title = f"{district.name} {wording.WORD}（{scope.words} · {period}）"
    note = f"截至 {at:%Y-%m-%d %H:%M}；{wording.total(found)}；{wording.HOW}"
    page = TablePage(wording.WORD, title, note, wording.HEADS, tuple(map(wording.row, found)))
    return Tabular(f"{wording.WORD} {scope.words} {period}", (page,))
