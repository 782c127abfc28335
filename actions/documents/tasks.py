"""任务单 as a Word paper: what one person has to do, but nothing that is confidential or was drawn for 回头看."""

from __future__ import annotations

from actions import tasks as actions
from actions.documents.kit import document
from domain.order import Order
from domain.paper import Paper
from domain.refused import UnknownPerson
from storage.store import Store
from texts import tasks as wording


@document("任务单")
def tasks(order: Order, store: Store) -> Paper:
    """Of one person, as it stands when it is made. Raises UnknownPerson for one who has left."""
    person = store.district.staff.get(order.person or 0)
    if person is None:
        raise UnknownPerson(store.district.name, "")
    at = order.at.astimezone(store.zone)
    found = actions.of(person, at, store, secret=False)
    unit = store.district.unit[person.unit]
    return Paper(
        file=f"任务单 {person.name} {at:%Y-%m-%d}",
        title=f"{person.name}任务单",
        blocks=tuple(wording.blocks(found, store.district, at)),
        signer=unit.name,
        day=at.date(),
    )
