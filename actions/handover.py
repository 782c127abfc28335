"""Whoever is away (请假, 替班): who minds their open work is told what falls due meanwhile."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from actions.audience import alone, office, reaching, unit_hears
from actions.holding import present
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.district import Person
from domain.life import UNDER_LIMIT, overdue
from domain.tally import DISTRICT, Scope
from storage.store import Store
from texts import cases as wording
from texts import leaves


def hand_over(person: Person, first: date, last: date, at: datetime, store: Store) -> list[Outgoing]:
    """What falls due from one day to another, both included, to who works for the person then; with it what is late
    already, if the first day has come.

    Alone to whoever has talked to the bot, else in the groups where the unit hears of the cases. Where nobody of the
    unit is there, to the office. The cases stay in the person's hands for when they are back.
    """
    start = datetime.combine(first, time(), store.zone)
    end = datetime.combine(last + timedelta(days=1), time(), store.zone)
    due = [
        case
        for case in store.cases.live(Scope(DISTRICT), UNDER_LIMIT)
        if case.handler == person.id
        and case.due_at
        and (start <= case.due_at < end or case.due_at < at >= start)
    ]
    if not due:
        return []
    deputy = present(person, max(at, start), store)
    said = []
    for chat, cases in _chats(person, deputy, due, store).items():
        title = leaves.minding(
            person,
            last,
            None if deputy == person else deputy,
            late=any(overdue(one, at) for one in cases),
        )
        listed = wording.listing(title, cases, store.district, at, stays=True)
        mentions = () if chat.private or deputy == person else (deputy.id,)
        said.append(Outgoing(chat, listed.text, mentions=mentions, kind=Kind.NOTICE, rows=listed.rows))
    return said


def _chats(person: Person, deputy: Person, due: list[Case], store: Store) -> dict[Chat, list[Case]]:
    if deputy == person:
        told = [one for one in due if not one.confidential]
        return dict.fromkeys(office(store), told) if told else {}
    if privately := alone(store, [deputy]):
        return dict.fromkeys(privately, due)
    by_chat: dict[Chat, list[Case]] = defaultdict(list)
    for case in due:
        if (group := unit_hears(case, store.district)) and not case.confidential:
            by_chat[reaching(group, [deputy], store)].append(case)
    return by_chat
