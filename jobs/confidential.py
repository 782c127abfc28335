"""Confidential cases past their limit: whoever has one is told alone, and so is the office; nobody else hears of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import alone
from domain.authority import may_know
from domain.cases import Case
from domain.chat import Kind, Outgoing
from domain.district import Person, Role
from domain.life import ENDED, overdue
from domain.notices import Notice
from jobs.kit import each_hour, job
from storage.store import Store
from texts import cases as wording


@job(
    "confidential",
    "保密件催办",
    each_hour,
    grace=timedelta(minutes=50),
    report_missed=False,
    notice=Notice.LIMIT,
)
def confidential(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each case once, when it is overdue; one message for each person."""
    late = [one for one in store.cases.confidential() if one.state not in ENDED and overdue(one, at)]
    told = [one for one in late if one.due_at and store.reminders.first(one.number, "overdue", one.due_at)]
    of_person: dict[Person, list[Case]] = defaultdict(list)
    for case in told:
        for person in store.district.people:
            if may_know(person, case) and (person.has(Role.OFFICE) or person.id == case.handler):
                of_person[person].append(case)
    for chat, someone in alone(store, list(of_person)).items():
        assert someone is not None, "alone"
        listed = wording.listing("【催办】保密件已超期", of_person[someone], store.district, at)
        key = f"confidential:{someone.id}:{at:%Y-%m-%dT%H}"
        yield Outgoing(chat, listed.text, kind=Kind.NOTICE, key=key, rows=listed.rows)
