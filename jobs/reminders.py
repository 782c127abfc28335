"""Reminders before and after a limit: to the unit that has the case, each once, merged into one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from domain.cases import Case, State
from domain.chat import Chat, Kind, Outgoing
from domain.district import Group, Purpose
from domain.tally import Scope
from jobs.kit import job
from storage.store import Store
from texts import cases as wording

SOON = timedelta(hours=2)
# Within working time only; what falls due at night is told in the morning.
HOURS = tuple(time(hour) for hour in (9, 10, 11, 14, 15, 16, 17))


HOW = "\n整改后请拍照发：整改 编号 说明"


@job("reminders", "催办提醒", *HOURS, grace=timedelta(minutes=50), report_missed=False)
def reminders(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each case is mentioned once when it is due soon and once when it is overdue, never more."""
    by_group: dict[Group, list[Case]] = defaultdict(list)
    for case in store.cases.live(Scope(""), [State.OPEN]):
        reason = _reason(case, at)
        if reason and case.due_at and store.reminders.first(case.number, reason, case.due_at):
            group = _group(case, store)
            if group:
                by_group[group].append(case)
    return [_say(group, cases, at, store) for group, cases in by_group.items()]


def _reason(case: Case, at: datetime) -> str | None:
    if case.due_at is None or case.due_at - at > SOON:
        return None
    return "overdue" if case.due_at < at else "soon"


def _group(case: Case, store: Store) -> Group | None:
    """The unit's own group; the grid's where the unit has none."""
    own = store.district.groups_for(Purpose.UNIT, unit=case.unit)
    return next(iter(own or store.district.groups_for(Purpose.GRID, grid=case.grid or 0)), None)


def _say(group: Group, cases: list[Case], at: datetime, store: Store) -> Outgoing:
    mentions = tuple(dict.fromkeys(case.handler for case in cases if case.handler))
    listed = wording.listing("【催办】快到时限或已超期", cases, store.district, at)
    return Outgoing(
        Chat(group.platform, group.chat),
        listed.text + HOW,
        mentions=mentions,
        key=f"reminders:{group.id}:{at:%Y-%m-%dT%H}",
        kind=Kind.NOTICE,
        rows=listed.rows,
    )
