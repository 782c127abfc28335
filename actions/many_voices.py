"""三人反映 and 专项: a problem of which several people tell is no ordinary one, and the office hears of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from actions.audience import office
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Choice, Kind, Outgoing
from domain.life import ENDED
from storage.store import Store
from texts import chronic
from texts import many_voices as wording

MANY = 3  # people
_DEMAND = "多人反映，请尽快整改"


def of(case: Case, store: Store) -> set[int]:
    """Whoever told of the case: its reporter, and with 反映 or a report that was merged into it."""
    return {case.reporter, *(person for person, _ in store.sources.told_by(case.number))}


def retold(at: datetime, store: Store, point: int | None = None) -> dict[tuple[int, int], int]:
    """What was told of often enough for a 专项 by the rule of that name: how often, by point and category."""
    rule = store.rules.retold
    counts = store.sources.retold(at - timedelta(days=rule.days), point)
    return {key: count for key, count in counts.items() if count >= rule.times}


def told(case: Case, before: set[int], cause: Cause, store: Store) -> list[Outgoing]:
    """What the office hears once somebody has told of the case again, `before` were there already; nothing of what is
    confidential or has ended."""
    if case.confidential or case.state in ENDED:
        return []
    return _special(case, cause, store) or _third(case, before, cause, store)


def _third(case: Case, before: set[int], cause: Cause, store: Store) -> list[Outgoing]:
    """多人反映: once, when they have become three."""
    voices = of(case, store)
    if len(before) >= MANY or len(voices) < MANY:
        return []
    text = wording.third(case, len(voices), store.district)
    order = Choice("督办", f"督办 {case.number} {_DEMAND}")
    return _to_office(case, text, order, f"many-voices:{case.number}", cause, store)


def _special(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """专项: when the same was told so often, of this case or of earlier ones, and again when that has doubled …"""
    if case.point is None or case.category is None:
        return []
    rule = store.rules.retold
    count = retold(cause.at, store, case.point).get((case.point, case.category), 0)
    if not count or count % rule.times:
        return []
    text = wording.special(case, count, rule, store.district)
    return _to_office(case, text, chronic.order(case), f"special:{case.number}:{count}", cause, store)


def _to_office(case: Case, text: str, order: Choice, key: str, cause: Cause, store: Store) -> list[Outgoing]:
    choices = (order,) if case.unit is not None and not case.supervised else ()
    return [
        Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, key=f"{key}:{chat.id}")
        for chat in office(store)
        if chat != cause.chat
    ]
