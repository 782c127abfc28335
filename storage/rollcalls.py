"""Roll-calls (点名): who is expected in which group on which day, and who answered what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.rollcall import ABSENT, CHANGEABLE, HERE, LEAVE, SUBSTITUTE, UNCLEAR, Answer, RollCall
from domain.rosters import Shift
from storage import tables
from storage.conditions import PUBLIC
from storage.statements import insert_once


@dataclass(frozen=True, slots=True)
class Leave:
    """请假: a person is away from `first` to `last`, both included; `substitute` stands in, if that was said."""

    person: int
    first: date
    last: date
    reason: str
    substitute: int | None = None


def _away() -> Any:
    """Who does not work on `day_`, and who stands in: by a leave, by their answer, by who was called in their place."""
    leaves, calls, people = tables.leaves.c, tables.roll_calls, tables.roll_call_people
    day = sa.bindparam("day_", type_=sa.Date)
    on_leave = sa.select(leaves.person, leaves.substitute).where(leaves.first <= day, leaves.last >= day)
    called = sa.join(people, calls, calls.c.id == people.c.roll_call)
    of_day = (calls.c.day == day) & (calls.c.roster == 0)  # a shift is not the whole day
    said_so = people.c.answer.in_((LEAVE, ABSENT, SUBSTITUTE))
    replaced = people.c.stands_in_for
    return sa.union_all(
        on_leave,
        sa.select(people.c.person, sa.cast(sa.null(), sa.Integer)).select_from(called).where(of_day, said_so),
        sa.select(replaced, people.c.person).select_from(called).where(of_day, replaced.is_not(None)),
    )


def _both(tests: Iterable[Any], order: Iterable[Any]) -> tuple[Any, Any]:
    """The statements of the calls that pass these tests, and of the people of these calls."""
    calls, people = tables.roll_calls, tables.roll_call_people
    expected = sa.select(people).join(calls, calls.c.id == people.c.roll_call).where(*tests)
    return sa.select(calls).where(*tests).order_by(*order), expected.order_by(people.c.person)


@cache
def _open(*wanted: str) -> tuple[Any, Any]:
    """Those of the calls that are open: of all, of a `group_`, or that expect a `person_`."""
    calls, people = tables.roll_calls, tables.roll_call_people.alias()
    today = (calls.c.roster == 0) & (calls.c.day == sa.bindparam("day_"))
    goes_on = (calls.c.roster != 0) & (calls.c.over_at > sa.bindparam("at_"))
    expects = (people.c.roll_call == calls.c.id) & (people.c.person == sa.bindparam("person_"))
    tests = {"group_": calls.c.group == sa.bindparam("group_"), "person_": sa.exists().where(expects)}
    only = (tests[one] for one in wanted)
    return _both((calls.c.day >= sa.bindparam("lately"), today | goes_on, *only), (calls.c.group, calls.c.id))


# Built once, as `_open` is: whatever is said in a group asks it, and building takes longer than running.
AWAY = _away()


class RollCalls:
    """Roll-calls and leave."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def call(self, day: date, at: datetime, people: Mapping[int, Iterable[int]]) -> set[int]:
        """Begin the roll-call of a day for these people of each group. Out: the groups that were not called already."""
        common = {"day": day, "called_at": at, "roster": 0, "shift": ""}
        rows = [common | {"group": group} for group in people]
        begun = self._begin(rows)
        self._expect({id_: people[group] for id_, group in begun})
        return {group for _, group in begun}

    def call_shift(self, group: int, at: datetime, people: Iterable[int], shift: Shift) -> RollCall | None:
        """Begin the roll-call of a shift in a group. None if it is begun already."""
        row = {"group": group, "day": shift.day, "called_at": at, "over_at": shift.ends}
        begun = self._begin([row | {"roster": shift.roster.id, "shift": shift.name}])
        self._expect({id_: people for id_, _group in begun})
        return self._one(tables.roll_calls.c.id == begun[0][0]) if begun else None

    def _begin(self, rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
        """The id and the group of each that was not begun before."""
        calls = tables.roll_calls.c
        insert = insert_once(self._connection, tables.roll_calls, calls.id, calls.group)
        return [(id_, group) for id_, group in self._connection.execute(insert, rows)] if rows else []

    def _expect(self, people: Mapping[int, Iterable[int]]) -> None:
        rows = [{"roll_call": id_, "person": one, "late": False} for id_ in people for one in people[id_]]
        if rows:
            self._connection.execute(tables.roll_call_people.insert(), rows)

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
        wanted = {"group_": group, "person_": person}
        given = {name: value for name, value in wanted.items() if value is not None}
        lately = day - timedelta(days=1)  # a night's shift began yesterday
        return self._read(_open(*sorted(given)), given | {"day_": day, "lately": lately, "at_": at})

    def unended_shifts(self) -> list[RollCall]:
        """Calls of shifts whose result is not said yet, oldest first."""
        calls = tables.roll_calls.c
        return self._select((calls.roster != 0, calls.ended_at.is_(None)), (calls.id,))

    def on(self, day: date) -> list[RollCall]:
        """All roll-calls of a day, by group."""
        calls = tables.roll_calls.c
        return self._select((calls.day == day,), (calls.group, calls.id))

    def between(self, first: date, last: date) -> list[RollCall]:
        """All roll-calls from one day to another, both included, by day and group."""
        calls = tables.roll_calls.c
        return self._select((calls.day >= first, calls.day <= last), (calls.day, calls.group, calls.id))

    def answer(self, call: RollCall, person: int, answer: Answer) -> bool:
        """Write down the first answer of an expected person. False if there is one already, unless it is unclear.

        Whoever answered 晚到, 请假, 不到 or 替班 may still be here (到), or have to show that they are.
        """
        people = tables.roll_call_people
        open_ = people.c.answered_at.is_(None) | (people.c.answer == UNCLEAR)
        if answer.word == HERE or (answer.word == UNCLEAR and answer.detail):
            open_ |= people.c.answer.in_(CHANGEABLE)
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

    def release(self, call: RollCall, person: int) -> None:
        """Somebody who was called in the place of another is expected no more."""
        people = tables.roll_call_people
        mine = (people.c.roll_call == call.id) & (people.c.person == person)
        self._connection.execute(people.delete().where(mine, people.c.stands_in_for.is_not(None)))

    def end(self, ids: Collection[int], at: datetime) -> None:
        """From now on answers to these calls are late."""
        calls = tables.roll_calls
        if ids:
            self._connection.execute(calls.update().where(calls.c.id.in_(list(ids))).values(ended_at=at))

    def call_off(self, roster: int, at: datetime) -> None:
        """End the open calls of a roster that is given up: whoever has not answered is expected no more."""
        calls, people = tables.roll_calls, tables.roll_call_people
        open_ = (calls.c.roster == roster) & calls.c.ended_at.is_(None)
        ids = sa.select(calls.c.id).where(open_)
        self._connection.execute(
            people.delete().where(people.c.roll_call.in_(ids), people.c.answered_at.is_(None))
        )
        self._connection.execute(calls.update().where(open_).values(ended_at=at))

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

    def end_leave(self, person: int, day: date) -> bool:
        """Somebody is back on this day (销假): no leave of theirs goes on. False if there is none from then on."""
        leaves = tables.leaves
        lasting = (leaves.c.person == person) & (leaves.c.last >= day)
        gone = self._connection.execute(leaves.delete().where(lasting, leaves.c.first >= day))
        cut = leaves.update().where(lasting).values(last=day - timedelta(days=1))
        return gone.rowcount + self._connection.execute(cut).rowcount > 0

    def on_leave_until(self, person: int, day: date) -> date | None:
        """The last day of the leave that somebody is on that day; None if they are not."""
        leaves = tables.leaves.c
        mine = (leaves.person == person) & (leaves.first <= day) & (leaves.last >= day)
        last: date | None = self._connection.scalar(sa.select(sa.func.max(leaves.last)).where(mine))
        return last

    def leave_to_come(self, person: int, day: date) -> tuple[date, date] | None:
        """The first and the last day of the next leave that somebody has after that day; None if there is none."""
        leaves = tables.leaves.c
        later = (leaves.person == person) & (leaves.first > day)
        query = sa.select(leaves.first, leaves.last).where(later).order_by(leaves.first, leaves.last.desc())
        found = self._connection.execute(query.limit(1)).first()
        return (found.first, found.last) if found else None

    def away(self, day: date) -> frozenset[int]:
        """Who is on leave that day."""
        leaves = tables.leaves.c
        query = sa.select(leaves.person).where(leaves.first <= day, leaves.last >= day)
        return frozenset(self._connection.scalars(query).all())

    def absent(self, day: date) -> dict[int, int | None]:
        """Who does not work that day, by a leave or by what they answered, each with who stands in if that is known."""
        absent: dict[int, int | None] = {}
        for person, substitute in self._connection.execute(AWAY, {"day_": day}):
            absent[person] = substitute or absent.get(person)
        return absent

    def at_work(self, people: Collection[int], since: datetime, until: datetime | None) -> frozenset[int]:
        """Those of them who reported something, or had it repaired, then; not what was told in confidence."""
        events, cases = tables.events.c, tables.cases.c
        told = sa.select(events.person).join(tables.cases, cases.number == events.case).distinct()
        steps = events.step.in_([Step.REPORT, Step.RECTIFY])
        query = told.where(PUBLIC, steps, events.person.in_(list(people)), events.at >= since)
        return frozenset(self._connection.scalars(query.where(events.at <= until) if until else query))

    def _one(self, *tests: Any) -> RollCall | None:
        return next(iter(self._select(tests, ())), None)

    def _select(self, tests: Iterable[Any], order: Iterable[Any]) -> list[RollCall]:
        """The calls that pass these tests, each with its people, however many: two statements."""
        return self._read(_both(tests, order), {})

    def _read(self, both: tuple[Any, Any], given: Mapping[str, Any]) -> list[RollCall]:
        which, expected = both
        rows = self._connection.execute(which, given).mappings().all()
        answers: dict[int, list[Any]] = {row["id"]: [] for row in rows}
        if answers:
            for one in self._connection.execute(expected, given).mappings():
                answers.get(one["roll_call"], []).append(one)  # one that began meanwhile is none of these
        return [_call(row, answers[row["id"]]) for row in rows]


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
