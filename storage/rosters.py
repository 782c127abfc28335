"""Rosters (值班) in the database: load them, bring them to what a workbook says, and those made in the chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.lexicon import read
from domain.rosters import Answering, Roster
from storage import tables

Ids = Mapping[int, int]  # from those of a book to the store's
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Kept:
    roster: Roster
    active: bool


def load(connection: Connection) -> tuple[tuple[Roster, ...], tuple[Roster, ...]]:
    """Rosters that hold, and those that were given up."""
    kept = _all(connection)
    return (
        tuple(one.roster for one in kept if one.active),
        tuple(one.roster for one in kept if not one.active),
    )


def bring_to(
    connection: Connection,
    book: Sequence[Roster],
    points: Ids,
    units: Ids,
    people: Ids,
    at: datetime | None,
) -> list[tuple[str, str]]:
    """Make the rosters what a workbook says. Out: the post of each that changes, and how.

    What was made in the chat stays until a workbook names it or it is taken off in the chat, as long as the register
    has its people. `at` is when it is done: a shift that began before cannot have been missed.
    """
    kept = {_key(one.roster): one for one in _all(connection)}
    named = [_in_store(one, points, units, people) for one in book]
    changes = [(one.post, how) for one in named if (how := _take(connection, one, kept.get(_key(one)), at))]
    left, known = kept.keys() - set(map(_key, named)), set(people.values())
    changes += [
        (one.roster.post, how)
        for key, one in kept.items()
        if key in left and one.active and (how := _leave(connection, one.roster, known, at))
    ]
    return changes


def _take(connection: Connection, roster: Roster, before: _Kept | None, at: datetime | None) -> str:
    """Keeps one that the book names. Out: how it changes, empty if it does not."""
    if before is None:
        put(connection, replace(roster, since=at))
        return "新增"
    after = replace(roster, id=before.roster.id, since=before.roster.since)
    if after == before.roster and before.active:
        return ""
    _write(connection, replace(after, since=at))
    return "修改" if before.active else "新增"


def _leave(connection: Connection, roster: Roster, people: set[int], at: datetime | None) -> str:
    """Retires one that the book does not name, unless it was made in the chat. Out: how it changes."""
    if not (roster.added and set(roster.people) <= people):
        retire(connection, roster)
        return "停用"
    return "" if _is_over(roster, at) else "保留"  # what is over need not be named


def _is_over(roster: Roster, at: datetime | None) -> bool:
    return roster.last is not None and at is not None and roster.last < at.date()


def put(connection: Connection, roster: Roster) -> Roster:
    """Keep a new roster. Out: the same with its id."""
    row = _row(roster)
    del row["id"]
    id_ = connection.scalar(tables.rosters.insert().returning(tables.rosters.c.id), row)
    assert id_ is not None, "an insert gives its id"
    return replace(roster, id=id_)


def retire(connection: Connection, roster: Roster) -> None:
    """Nobody is on duty by it any more; what was called by it still speaks of it."""
    table = tables.rosters
    connection.execute(table.update().where(table.c.id == roster.id).values(active=False))


def _write(connection: Connection, roster: Roster) -> None:
    table = tables.rosters
    connection.execute(table.update().where(table.c.id == roster.id).values(_row(roster)))


def _all(connection: Connection) -> list[_Kept]:
    rows = connection.execute(sa.select(tables.rosters).order_by(tables.rosters.c.id)).mappings()
    return [_Kept(_roster(dict(row)), row["active"]) for row in rows]


def _key(roster: Roster) -> tuple[Any, ...]:
    """By which a roster is the same one at the next import."""
    return (
        read(roster.post).folded,
        roster.point,
        roster.unit,
        roster.shifts,
        roster.days,
        roster.first,
    )


def _in_store(one: Roster, points: Ids, units: Ids, people: Ids) -> Roster:
    return replace(
        one,
        point=points[one.point] if one.point else None,
        unit=units[one.unit] if one.unit else None,
        people=tuple(people[id_] for id_ in one.people),
        substitutes=tuple(people[id_] for id_ in one.substitutes),
    )


def _row(roster: Roster) -> dict[str, Any]:
    return {
        "id": roster.id,
        "post": roster.post,
        "shifts": [[f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in roster.shifts],
        "people": list(roster.people),
        "point": roster.point,
        "unit": roster.unit,
        "parts": list(roster.parts),
        "days": list(roster.days),
        "substitutes": list(roster.substitutes),
        "answering": roster.answering,
        "first": roster.first,
        "last": roster.last,
        "window": int(roster.window.total_seconds()) if roster.window else None,
        "added": roster.added,
        "since": roster.since,
        "active": True,
    }


def _roster(row: Row) -> Roster:
    fields = {name: value for name, value in row.items() if name != "active"}
    lists = {name: tuple(row[name]) for name in ("people", "parts", "days", "substitutes")}
    shifts = tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in row["shifts"])
    window = timedelta(seconds=row["window"]) if row["window"] else None
    return Roster(
        **fields | lists | {"shifts": shifts, "answering": Answering(row["answering"]), "window": window}
    )
