"""例会: the agenda of the daily meeting in 核心, where a district wants it there (规则 例会)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from actions import agenda
from actions.audience import chat_of
from domain.chat import Kind, Outgoing
from domain.district import Purpose
from jobs.kit import job
from storage.store import Store


@job(
    "agenda",
    "例会",
    lambda rules: (rules.daily_meeting,) if rules.daily_meeting else (),
    grace=timedelta(hours=2),
    only_says=True,
)
def meeting(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Once to each 核心 group, on working days."""
    return [
        replace(
            agenda.told(chat_of(group), at, store),
            kind=Kind.BROADCAST,
            key=f"agenda:{at:%Y-%m-%d}:{group.id}",
        )
        for group in store.district.groups_for(Purpose.CORE)
    ]
