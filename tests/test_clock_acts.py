"""A job moves a case: the clock is nobody, and history, card and audit say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from actions import cases
from domain.cases import Case, State, Step
from domain.cause import Cause, by_the_clock
from domain.chat import Kind, Outgoing
from jobs.kit import Slot, job
from storage import tables
from storage.audit import Wrong, audit
from storage.books import Books
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE, Start, Talk
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

EVENING = datetime(2026, 3, 2, 17, 30, tzinfo=ZONE)
WHY = "超期没有整改"
FREE = {
    "sqlite": ["DROP TRIGGER events_no_UPDATE"],
    "postgresql": ["DROP TRIGGER events_no_change ON events"],
}


def _give_back_what_is_late(at: datetime, store: Store) -> Iterable[Outgoing]:
    late = [case for case in store.cases.every() if case.due_at and case.due_at < at]
    return [said for case in late for said in cases.give_back(case, by_the_clock(at, WHY), store)]


def _slot() -> Slot:
    declare = job("take-back", "收回", lambda _rules: (time(17, 30),), grace=timedelta(hours=1))
    return Slot(declare(_give_back_what_is_late), date(2026, 3, 2), time(17, 30), EVENING)


async def test_a_job_moves_a_case_and_everybody_reads_that_it_was_the_system(
    start: Start, database: Database
) -> None:
    """The case goes back to the office; unit and office get the card, and 查 names 系统 in its history."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    try:
        await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
        await talk.play("时间 17:30")
        assert await talk.app.scheduler.run(_slot(), EVENING)
        assert not await talk.app.scheduler.run(_slot(), EVENING), "a slot is run once"
        talk.played.clear()
        await talk.play("程晓燕@金山一网格群> 查 1")
    finally:
        talk.app.database.close()
    told = "\n".join(talk.played)
    for where in ("金山一网格群", "创建信息联络群"):
        assert f"走街@{where}< #1 退回 · 占道经营" in told
    assert told.count(f"系统退回：{WHY}") == 3, "on both cards, and where it is looked up"
    assert f"17:30 系统 退回：{WHY}" in told
    with database.reading() as store:
        event = store.cases.history(1)[-1]
        assert (event.person, event.step, event.message) == (None, Step.RETURN, "")
        assert audit(store.connection).flaws == ()


async def test_a_line_of_the_clock_that_is_given_to_a_person_is_found(
    start: Start, database: Database
) -> None:
    """The chain of hashes says also that nobody did it."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
    talk.app.database.close()
    with database.transaction() as store:
        list(_give_back_what_is_late(EVENING, store))
    with database.transaction() as store:
        for statement in FREE[store.connection.dialect.name]:
            store.connection.execute(sa.text(statement))
        given = tables.events.update().where(tables.events.c.person.is_(None)).values(person=1)
        assert store.connection.execute(given).rowcount == 1
        assert [flaw.wrong for flaw in audit(store.connection).flaws] == [Wrong.CHANGED]


def _assign(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    unit = store.district.unit[store.district.grid[case.grid or 0].unit]
    return cases.assign(case, unit, cause, store)


Act = Callable[[Case, Cause, Store], list[Outgoing]]
FROM: dict[Act, State] = {
    cases.accept: State.PENDING,
    cases.reject: State.PENDING,
    cases.give_back: State.OPEN,
    cases.pass_check: State.CHECKING,
    cases.fail_check: State.CHECKING,
    cases.reopen: State.CLOSED,
    _assign: State.PENDING,
}


@pytest.mark.parametrize("act", FROM, ids=lambda act: act.__name__)
async def test_whatever_the_clock_does_is_answered_to_nobody(
    act: Act, start: Start, database: Database
) -> None:
    """Each step that needs no person may be the clock's: only notices are said, and the event has no person."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
    await talk.play("毛俊逸@金山一网格群> 整改 1 已劝离 [照片]")
    talk.app.database.close()
    with database.transaction() as store:
        _put(1, FROM[act], store)
        case = store.cases.get(1)
        assert case is not None
        said = act(case, by_the_clock(EVENING), store)
        assert said and {one.kind for one in said} == {Kind.NOTICE}
        assert {one.card and one.card.number for one in said} == {1}
        assert store.cases.history(1)[-1].person is None
        after = store.cases.get(1)
        assert after is not None and after.state is not case.state


def _put(number: int, state: State, store: Books) -> None:
    """The case as if it had come to that state."""
    held = state not in (State.PENDING, State.UNASSIGNED, State.RETURNED)
    values: dict[str, object] = {"state": state}
    if not held:
        values |= {"unit": None, "handler": None, "due_at": None, "fixed_at": None, "fixed_by": None}
    this = tables.cases.c.number == number
    store.connection.execute(tables.cases.update().where(this).values(values))
