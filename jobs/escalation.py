"""What climbs: overdue cases go up the ladder (升级); cases that are to be supervised (督办) are proposed to the
office; unanswered 督办 are told to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import ladder, supervision
from actions.audience import office
from actions.late_matters import late
from actions.untaken import is_orphan
from domain.cases import Case, Source, put_off
from domain.cause import by_the_clock
from domain.chat import Kind, Outgoing
from domain.deadline import due_at
from domain.life import UNDER_LIMIT, overdue
from domain.matters import MatterKind, MatterState
from domain.notices import Notice
from domain.reminding import working_hours
from domain.tally import Scope
from jobs.kit import job
from storage.store import Store
from texts.supervision import unanswered


@job(
    "escalation",
    "升级督办",
    working_hours,
    grace=timedelta(minutes=50),
    report_missed=False,
    notice=Notice.LIMIT,
)
def escalation(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each step of the ladder is told once, each case proposed once, each 督办 whose time is over told once."""
    held = store.cases.live(Scope(""), UNDER_LIMIT)
    said = ladder.climb(held, at, store)
    proposed = supervision.proposed(store)
    for case in held:
        if not case.supervised and case.number not in proposed and _calls_for_it(case, at, store):
            said += supervision.draft(case, by_the_clock(at), store)
    return [*said, *_unanswered(at, store)]


def _calls_for_it(case: Case, at: datetime, store: Store) -> bool:
    """Overdue for long, failed twice, or a leader's and overdue; where somebody is who can be ordered to see to it."""
    if is_orphan(case, store.district) or put_off(case, at):
        return False
    if case.reworked >= store.rules.supervised_reworks:
        return True
    if not overdue(case, at) or case.due_at is None:
        return False
    late = store.rules.supervised_after
    return case.source is Source.LEADER or due_at(case.due_at, late.amount, late.unit, store.calendar) < at


def _unanswered(at: datetime, store: Store) -> Iterable[Outgoing]:
    found = late(MatterKind.SUPERVISION, MatterState.AGREED, at, store)
    told = store.reminders.told([case.number for _, case in found])
    for matter, case in found:
        assert matter.until is not None, "it is late"
        if any(one.words for one in matter.signatures):
            continue
        if told.first(case.number, "supervision", matter.until):
            text = unanswered(case, matter, store.district)
            yield from (Outgoing(chat, text, kind=Kind.NOTICE) for chat in office(store))
