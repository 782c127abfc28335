"""志愿时长: who served how often and how long in a period, and in which calls, as an Excel workbook."""

from __future__ import annotations

from actions import volunteers as actions
from actions.documents.kit import document
from domain.order import Order
from domain.tabular import TablePage, Tabular
from storage.store import Store
from texts import volunteers as wording


@document(wording.HOURS)
def hours(order: Order, store: Store) -> Tabular:
    """Of a scope and a period, or of one person; nobody who did not come stands in it."""
    assert order.span is not None, "志愿时长 is of a period"
    at, district = order.at.astimezone(store.zone), store.district
    only = district.person.get(order.person or 0)
    where, period = only.name if only else order.scope.words, order.period.replace("..", "到")
    title = f"{district.name} {wording.HOURS}（{where} · {period}）"
    note = f"截至 {at:%Y-%m-%d %H:%M}；{wording.HOURS_NOTE}"
    served = actions.turns_served(order.scope, order.span, only, store)
    people = tuple(wording.person_row(*one, district) for one in actions.by_person(served, at, store))
    turns = tuple(wording.turn_row(call, turn, at, district) for call, turn in served)
    return Tabular(
        f"{wording.HOURS} {where} {period}",
        (
            TablePage("按人", title, note, wording.PERSON_HEADS, people),
            TablePage("按次", title, note, wording.TURN_HEADS, turns),
        ),
    )
