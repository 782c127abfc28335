"""条线: a unit that answers for such things by its subject hears which cases name it while another unit has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions.audience import beside
from domain.calendar import Hours, full_hours
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from jobs.kit import job
from storage.store import Store
from texts import cases as wording

TITLE = "【条线】归属地办、贵单位有条线责任的"
HOW = "请按职责指导；要一起办的，创建办会发配合。"


def _before_breaks(hours: Hours) -> tuple[time, ...]:
    """The last full hour of each stretch of work."""
    full = full_hours(hours)
    return tuple(
        max(found) for start, end in hours if (found := [one for one in full if start <= one <= end])
    )


@job(
    "line-units",
    "条线告知",
    lambda rules: _before_breaks(rules.hours),
    grace=timedelta(minutes=50),
    report_missed=False,
)
def line_units(at: datetime, store: Store) -> Iterable[Outgoing]:
    """One message for each line unit, with the cases that name it since the last; each case is told once."""
    by_chat: dict[Chat, list[Case]] = defaultdict(list)
    for case in store.stalled.untold_lines():
        assert case.line_unit is not None, "asked for"
        for chat in beside([case.line_unit], case, store):
            if store.reminders.first(case.number, f"line:{case.line_unit}", case.opened_at):
                by_chat[chat].append(case)
    return [_say(chat, cases, at, store) for chat, cases in by_chat.items()]


def _say(chat: Chat, cases: list[Case], at: datetime, store: Store) -> Outgoing:
    listed = wording.listing(TITLE, cases, store.district, at)
    key = f"line-units:{chat.id}:{at:%Y-%m-%dT%H:%M}"
    return Outgoing(chat, f"{listed.text}\n{HOW}", kind=Kind.NOTICE, rows=listed.rows, key=key)
