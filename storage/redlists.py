"""红黄榜: the list of each month, and its history, which is only added to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.redlist import Listed, ListEntry, ListEvent, ListState, ListStep, RedList
from domain.refused import ListChanged
from storage import tables
from storage.statements import insert_once


class RedLists:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, new: RedList) -> RedList:
        """Keep a new list. Out: the same with its id. Raises ListChanged if somebody was faster."""
        row = _row(new)
        if self._connection.execute(insert_once(self._connection, tables.score_lists), row).rowcount != 1:
            raise ListChanged
        kept = self.of_month(new.month)
        assert kept is not None, "it was just kept"
        return kept

    def move(self, before: RedList, after: RedList, event: ListEvent) -> None:
        """Change a list, or leave it as it is, and write the line of its history. Raises ListChanged if somebody was
        faster."""
        self.note(before, after)
        self._connection.execute(tables.score_list_events.insert(), asdict(event))

    def note(self, before: RedList, after: RedList) -> None:
        """Keep what is no step of anybody (that something was told). Raises ListChanged."""
        lists = tables.score_lists
        this = (lists.c.id == before.id) & (lists.c.state == before.state)
        if self._connection.execute(lists.update().where(this).values(_row(after))).rowcount != 1:
            raise ListChanged

    def of_month(self, month: date, *, lock: bool = False) -> RedList | None:
        """The last list of a month, locked against other transactions if it is to be changed."""
        found = self._select(tables.score_lists.c.month == month, lock=lock)
        return found[-1] if found else None

    def in_state(self, states: Collection[ListState]) -> list[RedList]:
        """All lists in these states, by month."""
        return self._select(tables.score_lists.c.state.in_(list(states)))

    def history(self, of: RedList) -> list[ListEvent]:
        """All that happened to it, oldest first."""
        events = tables.score_list_events
        query = sa.select(events).where(events.c.list == of.id).order_by(events.c.id)
        return [_event(row) for row in self._connection.execute(query).mappings()]

    def track(self, month: date) -> list[tuple[int, ListEvent]]:
        """All that happened to the lists of a month, oldest first, each with which list it was (1, then its
        corrections): one that was withdrawn is part of the story of the next."""
        revisions = {one.id: one.revision for one in self._select(tables.score_lists.c.month == month)}
        events = tables.score_list_events
        query = sa.select(events).where(events.c.list.in_(list(revisions))).order_by(events.c.id)
        found = map(_event, self._connection.execute(query).mappings())
        return [(revisions[one.list], one) for one in found]

    def _select(self, test: Any, *, lock: bool = False) -> list[RedList]:
        lists = tables.score_lists
        query = sa.select(lists).where(test).order_by(lists.c.month, lists.c.revision)
        query = query.with_for_update() if lock else query
        return [_list(row) for row in self._connection.execute(query).mappings()]


def _row(one: RedList) -> dict[str, Any]:
    row = asdict(one)
    del row["id"]
    return row | {"names": list(one.names), "entries": [asdict(entry) for entry in one.entries]}


def _list(row: Any) -> RedList:
    entries = tuple(ListEntry(**entry | {"listed": Listed(entry["listed"])}) for entry in row["entries"])
    values = {**row, "state": ListState(row["state"]), "names": tuple(row["names"]), "entries": entries}
    return RedList(**values)


def _event(row: Any) -> ListEvent:
    values = {name: value for name, value in row.items() if name != "id"}
    return replace(ListEvent(**values), step=ListStep(row["step"]))
