"""晒比拼 every evening at 18:00: each group its own scope, as short text and one picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import chat_of
from domain.board import Facts
from domain.chat import Kind, Outgoing
from domain.district import Group, Purpose
from domain.tally import Span, of_group
from jobs.kit import job
from storage.boards import facts
from storage.store import Store
from texts import boards

SHOWN_TO = (Purpose.ALL, Purpose.CORE, Purpose.UNIT, Purpose.GRID)


@job(
    "digest",
    "晒比拼",
    lambda rules: (rules.digest,),
    working_days=False,
    grace=timedelta(hours=5, minutes=59),
    only_says=True,
)
def digest(at: datetime, store: Store) -> Iterable[Outgoing]:
    """晒问题 晒进度 晒成效 of the day; the ranking counts the month so far."""
    today = Span(at.replace(hour=0, minute=0, second=0, microsecond=0), at)
    month = Span(today.start.replace(day=1), at)
    groups = [group for group in store.district.groups if group.purpose in SHOWN_TO]
    views = [(of_group(group, store.district), group) for group in groups]
    found = facts(store, views, today, "今天", at=at, ranked=(month, "本月"))
    return [_of(group, shown, store) for group, shown in zip(groups, found, strict=True)]


def _of(group: Group, shown: Facts, store: Store) -> Outgoing:
    return Outgoing(
        chat_of(group),
        boards.words(shown, store.district),
        key=f"digest:{group.id}:{shown.at:%Y-%m-%d}",
        kind=Kind.BROADCAST,
        rows=boards.rows(shown, store.district),
        sketch=boards.picture(shown, store.district.name),
    )
