"""三人反映: when a third person tells of one problem, it is more than an ordinary one, and the office hears of it."""

from __future__ import annotations

from actions.audience import office
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Choice, Kind, Outgoing
from domain.life import ENDED
from storage.store import Store
from texts import cases as wording

MANY = 3  # people
_DEMAND = "多人反映，请尽快整改"


def of(case: Case, store: Store) -> set[int]:
    """Whoever told of the case: its reporter, and with 反映 or a report that was merged into it."""
    return {case.reporter, *(person for person, _ in store.sources.told_by(case.number))}


def told(case: Case, before: set[int], cause: Cause, store: Store) -> list[Outgoing]:
    """Once, when they have become three; nothing of what is confidential or has ended. `before` were there already."""
    voices = of(case, store)
    if len(before) >= MANY or len(voices) < MANY or case.confidential or case.state in ENDED:
        return []
    unit = store.district.unit.get(case.unit or 0)
    category = store.district.category.get(case.category or 0)
    what = category.name if category else wording.UNSORTED
    holder = f"在{unit.short}" if unit else str(case.state)
    place = wording.place(case, store.district)
    text = f"【多人反映】#{case.number} {what} · {place}，已有 {len(voices)} 人反映，现{holder}。"
    choices = (Choice("督办", f"督办 {case.number} {_DEMAND}"),) if unit and not case.supervised else ()
    return [
        Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, key=f"many-voices:{case.number}:{chat.id}")
        for chat in office(store)
        if chat != cause.chat
    ]
