"""Reminders before and after a limit: to the unit that has the case, each once, merged into one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import chat_of, unit_hears
from domain.calendar import full_hours
from domain.cases import Case
from domain.chat import Kind, Outgoing
from domain.district import Group
from domain.life import UNDER_LIMIT
from domain.tally import Scope
from jobs.kit import job
from storage.store import Store
from texts import cases as wording

SOON = timedelta(hours=2)
HOW = "\n整改后请拍照发：整改 编号 说明"


# Within working time only; what falls due at night is told in the morning.
@job(
    "reminders",
    "催办提醒",
    lambda rules: full_hours(rules.hours),
    grace=timedelta(minutes=50),
    report_missed=False,
)
def reminders(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each case is mentioned once when it is due soon and once when it is overdue, never more."""
    by_group: dict[Group, list[Case]] = defaultdict(list)
    for case in store.cases.live(Scope(""), UNDER_LIMIT):
        reason, group = _reason(case, at, store.rules.reminders), unit_hears(case, store.district)
        if reason and group and case.due_at and store.reminders.first(case.number, reason, case.due_at):
            by_group[group].append(case)
    return [_say(group, cases, at, store) for group, cases in by_group.items()]


def _reason(case: Case, at: datetime, most: int) -> str | None:
    """Why a case is mentioned now. Of two reminders in all (催办次数) the one after the limit matters more."""
    if case.deferred_until and case.deferred_until > at:
        return None
    if case.due_at is None or case.due_at - at > SOON:
        return None
    if case.due_at < at:
        return "overdue" if most >= 1 else None
    return "soon" if most >= 2 else None


def _say(group: Group, cases: list[Case], at: datetime, store: Store) -> Outgoing:
    mentions = tuple(dict.fromkeys(case.handler for case in cases if case.handler))
    listed = wording.listing("【催办】快到时限或已超期", cases, store.district, at)
    return Outgoing(
        chat_of(group),
        listed.text + HOW,
        mentions=mentions,
        key=f"reminders:{group.id}:{at:%Y-%m-%dT%H}",
        kind=Kind.NOTICE,
        rows=listed.rows,
    )
