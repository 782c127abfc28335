"""晒比拼 every evening: each group its own scope, as short text and one picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import chat_of
from domain.board import Facts
from domain.chat import Kind, Outgoing
from domain.district import Group, Purpose
from domain.tally import Span, of_group
from domain.visits import Denser
from jobs.kit import job
from storage.boards import TODAY, facts
from storage.store import Store
from texts import boards

SHOWN_TO = (Purpose.ALL, Purpose.CORE, Purpose.UNIT, Purpose.GRID)


@job(
    "digest",
    "晒比拼",
    lambda rules: Denser(rules.digest, rules.visit) if rules.visit else (rules.digest,),
    working_days=False,
    grace=timedelta(hours=5, minutes=59),
    only_says=True,
)
def digest(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The day in words, the month so far in the picture. Where there is nothing to say nothing is said, but one line
    to everybody on a working day."""
    today = Span(at.replace(hour=0, minute=0, second=0, microsecond=0), at)
    month = Span(today.start.replace(day=1), at)
    groups = [group for group in store.district.groups if _is_told(group, store)]
    views = [(of_group(group, store.district), group) for group in groups]
    found = facts(store, views, today, TODAY, at=at, ranked=(month, "本月"))
    noon = at.time() < store.rules.digest  # 迎检
    worked = store.calendar.is_working_day(at.date())
    return [
        _of(group, shown, store, noon=noon)
        for group, shown in zip(groups, found, strict=True)
        if _has_news(shown, group, worked) and not (noon and boards.empty(shown))
    ]


def _has_news(shown: Facts, group: Group, worked: bool) -> bool:
    """On a day off only what came or was closed is news, for nobody works on the rest."""
    if not worked:
        return bool(shown.tally.new or shown.tally.closed)
    return group.purpose is Purpose.ALL or not boards.empty(shown)


def _is_told(group: Group, store: Store) -> bool:
    """合并晒比拼: a grid's group is told in the group of its unit, if there is one."""
    if not (store.rules.joined_digests and group.purpose is Purpose.GRID):
        return group.purpose in SHOWN_TO
    grid = store.district.grid.get(group.grid or 0)
    return grid is None or not store.district.groups_for(Purpose.UNIT, unit=grid.unit)


def _of(group: Group, shown: Facts, store: Store, *, noon: bool) -> Outgoing:
    return Outgoing(
        chat_of(group),
        boards.words(shown, store.district),
        key=f"digest:{group.id}:{shown.at:%Y-%m-%d}{':noon' if noon else ''}",
        kind=Kind.BROADCAST,
        rows=boards.rows(shown, store.district),
        sketch=boards.picture(shown, store.district.name),
    )
