"""时间表 as a Word paper that is hung on a wall."""

from __future__ import annotations

from actions import timetable as actions
from actions.documents.kit import document, office
from domain.order import WHOLE, Order
from domain.paper import Paper
from storage.store import Store
from texts import timetable as wording


@document("时间表")
def timetable(order: Order, store: Store) -> Paper:
    """Of a scope, as it stands when it is made."""
    at = order.at.astimezone(store.zone)
    cases = actions.of(order.scope, at, store)
    name = order.scope.words
    return Paper(
        file=f"时间表 {name} {at:%Y-%m-%d}",
        title=f"{store.district.name if order.scope == WHOLE else name}问题整改时间表",
        blocks=tuple(wording.blocks(cases, store.district, at)),
        signer=office(store),
        day=at.date(),
    )
