"""战果 as an Excel workbook: what each campaign did of how much, and every entry."""

from __future__ import annotations

from actions.documents.kit import document
from domain.campaigns import summed
from domain.order import Order
from domain.tabular import TablePage, Tabular
from domain.tally import grids_in
from storage.store import Store
from texts import campaigns as wording


@document(wording.WORD)
def campaigns(order: Order, store: Store) -> Tabular:
    """Of a scope and a period; `sort` is the one campaign, if only one is asked for."""
    assert order.span is not None, "战果 are of a period"
    scope, district = order.scope, store.district
    grids = grids_in(scope, district)
    found = [
        one
        for one in store.campaigns.all(order.span.start, order.span.end)
        if (grids is None or one.grid in grids) and order.sort in ("", one.campaign)
    ]
    at, period = order.at.astimezone(store.zone), order.period.replace("..", "到")
    title = f"{district.name} {wording.WORD}（{scope.words} · {period}）"
    note = f"截至 {at:%Y-%m-%d %H:%M}；{wording.NOTE}"
    sums = tuple(
        wording.sum_row(name, one)
        for name in dict.fromkeys(one.campaign for one in found)
        for one in summed(each for each in found if each.campaign == name)
    )
    entries = tuple(wording.entry_row(one, district, at) for one in found if not one.target)
    return Tabular(
        f"{wording.WORD} {scope.words} {period}",
        (
            TablePage("汇总", title, note, wording.SUM_HEADS, sums),
            TablePage("逐条", title, note, wording.ENTRY_HEADS, entries),
        ),
    )
