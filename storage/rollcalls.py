"""Roll-calls (点名): who is expected in which group on which day, and who answered what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.rollcall import ABSENT, LEAVE, SUBSTITUTE, UNCLEAR, Answer, RollCall
from domain.rosters import Shift
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

    def call(
        self, group: int, day: date, at: datetime, people: Iterable[int], shift: Shift | None = None
    ) -> RollCall | None:
        """Begin the roll-call of a group's day, or of a shift there. None if it is begun already."""
        values: dict[str, Any] = {"group": group, "day": day, "called_at": at, "roster": 0, "shift": ""}
        if shift is not None:
            values |= {"roster": shift.roster.id, "shift": shift.name, "over_at": shift.ends}
        insert = insert_once(self._connection, tables.roll_calls, tables.roll_calls.c.id)
        id_ = self._connection.scalar(insert, values)
        if id_ is None:
            return None
        for person in people:
            self._connection.execute(
                tables.roll_call_people.insert().values(roll_call=id_, person=person, late=False)
            )
        return self._one(tables.roll_calls.c.id == id_)

    def of(self, group: int, day: date) -> RollCall | None:
        """A group's roll-call of that day, which is none of a shift."""
        calls = tables.roll_calls.c
        return self._one(calls.group == group, calls.day == day, calls.roster == 0)

    def again(self, call: RollCall) -> RollCall:
        """The same call as it stands now."""
        return self._one(tables.roll_calls.c.id == call.id) or call

    def called(self, roster: int, day: date, shift: str) -> RollCall | None:
        """The call of a shift."""
        calls = tables.roll_calls.c
        return self._one(calls.roster == roster, calls.day == day, calls.shift == shift)

    def open_at(
        self, day: date, at: datetime, *, group: int | None = None, person: int | None = None
    ) -> list[RollCall]:
        """The calls of the day, and those of shifts that are not over then, of a group and that expect a person."""
        calls, people = tables.roll_calls, tables.roll_call_people
        today = (calls.c.roster == 0) & (calls.c.day == day)
        lately = calls.c.day >= day - timedelta(days=1)  # a night's shift began yesterday
        tests: list[Any] = [lately, today | ((calls.c.roster != 0) & (calls.c.over_at > at))]
        if group is not None:
            tests.append(calls.c.group == group)
        if person is not None:
            expects = (people.c.roll_call == calls.c.id) & (people.c.person == person)
            tests.append(sa.exists().where(expects))
        rows = self._connection.execute(sa.select(calls).where(*tests).order_by(calls.c.group, calls.c.id))
        return [self._with_answers(row) for row in rows.mappings().all()]

    def unended_shifts(self) -> list[RollCall]:
        """Calls of shifts whose result is not said yet, oldest first."""
        calls = tables.roll_calls
        query = sa.select(calls).where(calls.c.roster != 0, calls.c.ended_at.is_(None)).order_by(calls.c.id)
        return [self._with_answers(row) for row in self._connection.execute(query).mappings().all()]

    def on(self, day: date) -> list[RollCall]:
        """All roll-calls of a day, by group."""
        query = sa.select(tables.roll_calls).where(tables.roll_calls.c.day == day)
        order = (tables.roll_calls.c.group, tables.roll_calls.c.id)
        rows = self._connection.execute(query.order_by(*order)).mappings().all()
        return [self._with_answers(row) for row in rows]

    def between(self, first: date, last: date) -> list[RollCall]:
        """All roll-calls from one day to another, both included, by day and group."""
        calls, people = tables.roll_calls, tables.roll_call_people
        days = (calls.c.day >= first) & (calls.c.day <= last)
        found = self._connection.execute(
            sa.select(calls).where(days).order_by(calls.c.day, calls.c.group, calls.c.id)
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
        of_day = (calls.c.day == day) & (calls.c.roster == 0)  # a shift is not the whole day
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

    def _one(self, *tests: Any) -> RollCall | None:
        row = self._connection.execute(sa.select(tables.roll_calls).where(*tests)).mappings().first()
        return self._with_answers(row) if row else None

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
        row["id"],
        row["group"],
        row["day"],
        row["called_at"],
        row["ended_at"],
        answers,
        stand_ins,
        row["roster"],
        row["shift"],
        row["over_at"],
    )
