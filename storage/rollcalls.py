"""Roll-calls (点名): who is expected in which group on which day, and who answered what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.rollcall import ABSENT, LEAVE, SUBSTITUTE, UNCLEAR, Answer, RollCall
from storage import tables
from storage.statements import insert_once


@dataclass(frozen=True, slots=True)
class Leave:
    """请假: a person is away from `first` to `last`, both included; `substitute` stands in, if that was said."""

    person: int
    first: date
    last: date
    reason: str
    substitute: int | None = None


class RollCalls:
    """Roll-calls and leave."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def call(self, group: int, day: date, at: datetime, people: Iterable[int]) -> None:
        """Begin the roll-call of a group's day. A second one of the same day changes nothing."""
        insert = insert_once(self._connection, tables.roll_calls)
        values = {"group": group, "day": day, "called_at": at}
        if self._connection.execute(insert.values(values)).rowcount != 1:
            return
        id_ = self._connection.scalar(sa.select(tables.roll_calls.c.id).where(_of(group, day)))
        for person in people:
            self._connection.execute(
                tables.roll_call_people.insert().values(roll_call=id_, person=person, late=False)
            )

    def of(self, group: int, day: date) -> RollCall | None:
        """A group's roll-call of that day."""
        row = (
            (self._connection.execute(sa.select(tables.roll_calls).where(_of(group, day)))).mappings().first()
        )
        return self._with_answers(row) if row else None

    def on(self, day: date) -> list[RollCall]:
        """All roll-calls of a day, by group."""
        query = sa.select(tables.roll_calls).where(tables.roll_calls.c.day == day)
        rows = self._connection.execute(query.order_by(tables.roll_calls.c.group)).mappings().all()
        return [self._with_answers(row) for row in rows]

    def calling(self, person: int, day: date) -> list[RollCall]:
        """Those of a day that expect this person, by group."""
        calls, people = tables.roll_calls, tables.roll_call_people
        query = (
            sa.select(calls)
            .join(people, people.c.roll_call == calls.c.id)
            .where(calls.c.day == day, people.c.person == person)
            .order_by(calls.c.group)
        )
        return [self._with_answers(row) for row in self._connection.execute(query).mappings().all()]

    def between(self, first: date, last: date) -> list[RollCall]:
        """All roll-calls from one day to another, both included, by day and group."""
        calls, people = tables.roll_calls, tables.roll_call_people
        days = (calls.c.day >= first) & (calls.c.day <= last)
        found = self._connection.execute(
            sa.select(calls).where(days).order_by(calls.c.day, calls.c.group)
        ).mappings()
        people_of: dict[int, list[Any]] = {}
        query = sa.select(people).join(calls, calls.c.id == people.c.roll_call).where(days)
        for one in self._connection.execute(query.order_by(people.c.person)).mappings():
            people_of.setdefault(one["roll_call"], []).append(one)
        return [_call(row, people_of.get(row["id"], [])) for row in found]

    def answer(self, call: RollCall, person: int, answer: Answer) -> bool:
        """Write down the first answer of an expected person. False if there is one already, unless it is unclear."""
        people = tables.roll_call_people
        open_ = people.c.answered_at.is_(None) | (people.c.answer == UNCLEAR)
        result = self._connection.execute(
            people.update()
            .where(people.c.roll_call == call.id, people.c.person == person, open_)
            .values(
                answer=answer.word,
                reason=answer.reason,
                answered_at=answer.at,
                late=answer.late,
                detail=answer.detail,
            )
        )
        return result.rowcount == 1

    def take_back(self, call: RollCall, person: int) -> None:
        """Somebody's answer is none any more."""
        people = tables.roll_call_people
        mine = (people.c.roll_call == call.id) & (people.c.person == person)
        none = {"answer": None, "reason": "", "answered_at": None, "late": False, "detail": ""}
        self._connection.execute(people.update().where(mine).values(none))

    def stand_in(self, call: RollCall, person: int, of: int) -> None:
        """Call somebody in the place of another; who is called already is called no second time."""
        row = {"roll_call": call.id, "person": person, "late": False, "stands_in_for": of}
        self._connection.execute(insert_once(self._connection, tables.roll_call_people), row)

    def end(self, call: RollCall, at: datetime) -> None:
        """From now on answers are late."""
        calls = tables.roll_calls
        self._connection.execute(calls.update().where(calls.c.id == call.id).values(ended_at=at))

    def put_leave(self, leave: Leave) -> None:
        """Somebody is away."""
        self._connection.execute(
            tables.leaves.insert().values(
                person=leave.person,
                first=leave.first,
                last=leave.last,
                reason=leave.reason,
                substitute=leave.substitute,
            )
        )

    def away(self, day: date) -> frozenset[int]:
        """Who is on leave that day."""
        leaves = tables.leaves.c
        query = sa.select(leaves.person).where(leaves.first <= day, leaves.last >= day)
        return frozenset(self._connection.scalars(query).all())

    def absent(self, day: date) -> dict[int, int | None]:
        """Who does not work that day, by a leave or by what they answered, each with who stands in if that is known."""
        leaves, calls, people = tables.leaves.c, tables.roll_calls, tables.roll_call_people
        called = sa.join(people, calls, calls.c.id == people.c.roll_call)
        of_day = calls.c.day == day
        nobody = sa.cast(sa.null(), sa.Integer)
        found = self._connection.execute(
            sa.union_all(
                sa.select(leaves.person, leaves.substitute).where(leaves.first <= day, leaves.last >= day),
                sa.select(people.c.person, nobody)
                .select_from(called)
                .where(of_day, people.c.answer.in_((LEAVE, ABSENT, SUBSTITUTE))),
                sa.select(people.c.stands_in_for, people.c.person)
                .select_from(called)
                .where(of_day, people.c.stands_in_for.is_not(None)),
            )
        )
        absent: dict[int, int | None] = {}
        for person, substitute in found:
            absent[person] = substitute or absent.get(person)
        return absent

    def _with_answers(self, row: Any) -> RollCall:
        people = tables.roll_call_people
        query = sa.select(people).where(people.c.roll_call == row["id"]).order_by(people.c.person)
        return _call(row, self._connection.execute(query).mappings().all())


def _answer(row: Any) -> Answer | None:
    if not row["answer"]:
        return None
    return Answer(row["answer"], row["reason"], row["answered_at"], row["late"], row["detail"])


def _call(row: Any, people: Sequence[Any]) -> RollCall:
    answers = {one["person"]: _answer(one) for one in people}
    stand_ins = {one["person"]: one["stands_in_for"] for one in people if one["stands_in_for"]}
    return RollCall(
        row["id"], row["group"], row["day"], row["called_at"], row["ended_at"], answers, stand_ins
    )


def _of(group: int, day: date) -> Any:
    calls = tables.roll_calls.c
    return (calls.group == group) & (calls.day == day)
