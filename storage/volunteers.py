"""志愿服务: shifts that were called, and who signed up, came and went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.volunteers import VolunteerCall, VolunteerTurn
from storage import tables
from storage.mail import photo_in, photo_out

_CALLS, _TURNS = tables.volunteer_calls, tables.volunteer_turns


class Volunteers:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, call: VolunteerCall) -> VolunteerCall:
        """Keep a new call. Out: the same with its id."""
        row = asdict(call)
        del row["id"]
        id_ = self._connection.scalar(_CALLS.insert().returning(_CALLS.c.id), row)
        assert id_ is not None, "an insert gives its id"
        return replace(call, id=id_)

    def call(self, id_: int, *, lock: bool = False) -> VolunteerCall | None:
        """The call with this number; `lock` it so that no more sign up than are wanted."""
        return next(iter(self._calls(_CALLS.c.id == id_, lock=lock)), None)

    def to_come(self, at: datetime) -> list[VolunteerCall]:
        """What is not over and not called off, the earliest first."""
        return self._calls(_CALLS.c.ends > at, _CALLS.c.off == "")

    def between(self, start: datetime, end: datetime) -> list[VolunteerCall]:
        """What began from `start` on and before `end`, the earliest first."""
        return self._calls(_CALLS.c.begins >= start, _CALLS.c.begins < end)

    def sent(self, call: VolunteerCall, at: datetime) -> bool:
        """The groups hear of it. False if they did already."""
        return self._mark(call, _CALLS.c.sent_at.is_(None), sent_at=at)

    def thanked(self, call: VolunteerCall, at: datetime) -> bool:
        """The groups hear the thanks. False if they did already."""
        return self._mark(call, _CALLS.c.thanked_at.is_(None), thanked_at=at)

    def call_off(self, call: VolunteerCall, why: str) -> bool:
        """It is not held. False if it was called off already."""
        return self._mark(call, _CALLS.c.off == "", off=why)

    def turns(self, calls: Iterable[VolunteerCall]) -> dict[int, list[VolunteerTurn]]:
        """Who signed up for these calls, by call, in the order in which they did."""
        ids = [one.id for one in calls]
        query = sa.select(_TURNS).where(_TURNS.c.call.in_(ids)).order_by(_TURNS.c.at, _TURNS.c.person)
        found: dict[int, list[VolunteerTurn]] = defaultdict(list)
        for row in self._connection.execute(query).mappings():
            turn = _turn(row)
            found[turn.call].append(turn)
        return found

    def put(self, turn: VolunteerTurn) -> None:
        """Keep a turn as it stands now."""
        self.take_back(turn.call, turn.person)
        row = asdict(turn) | {"photos": [photo_in(photo) for photo in turn.photos]}
        self._connection.execute(_TURNS.insert(), row)

    def take_back(self, call: int, person: int) -> None:
        """Somebody does not come after all: nothing is kept of it."""
        self._connection.execute(_TURNS.delete().where(_TURNS.c.call == call, _TURNS.c.person == person))

    def _mark(self, call: VolunteerCall, still: Any, **values: Any) -> bool:
        change = _CALLS.update().where(_CALLS.c.id == call.id, still).values(**values)
        return self._connection.execute(change).rowcount == 1

    def _calls(self, *tests: Any, lock: bool = False) -> list[VolunteerCall]:
        query = sa.select(_CALLS).where(*tests).order_by(_CALLS.c.begins, _CALLS.c.id)
        query = query.with_for_update() if lock else query
        return [VolunteerCall(**row) for row in self._connection.execute(query).mappings()]


def _turn(row: Any) -> VolunteerTurn:
    return VolunteerTurn(**dict(row) | {"photos": tuple(photo_out(photo) for photo in row["photos"])})
