"""Whoever reported a case is asked to say more of it: where it is, or for a better photo."""

from __future__ import annotations

from actions.audience import alone, answer_to
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from storage.store import Store
from texts import asking_back as wording
from texts.cases import row


def ask(case: Case, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The words of the cause to whoever reported it, alone, and to who asks whether they could be told."""
    reporter = store.district.person.get(case.reporter)
    chats = alone(store, [reporter]) if reporter else {}
    if reporter is None or not chats:
        return answer_to(cause, wording.nobody(reporter.name if reporter else ""), case)
    unit = store.district.unit[by.unit].short
    shown = row(case, store.district, cause.at)
    asked = wording.asked(case.number, shown.text, f"{unit} {by.name}", cause.words)
    told = [Outgoing(chat, asked, kind=Kind.NOTICE, rows=(shown,)) for chat in chats]
    return [*answer_to(cause, wording.told(reporter.name, case.number), case), *told]
