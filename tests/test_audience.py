"""One place says where a case is heard of and who the office is: cards, reminders and alarms go by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions import cases, sweeping
from actions.audience import chat_of
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cause import Cause
from domain.chat import Chat, Outgoing
from domain.district import Grid, Group, Person, Purpose, Role
from jobs.reminders import reminders
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE, Start, Talk
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)
LATER = NINE + timedelta(days=21)  # whatever the limit, it has passed


def _staff(grid: Grid, store: Store) -> Person:
    return next(one for one in store.district.people if grid.id in one.grids and one.has(Role.REPORTER))


def _report(grid: Grid, group: Group | None, store: Store) -> list[Outgoing]:
    person = _staff(grid, store)
    chat = chat_of(group) if group else store.people.private_chats([person])[person.id]
    point = next(one for one in store.district.points if one.grid == grid.id)
    cause = Cause(person, NINE, f"{point.name} 占道经营", chat=chat, message="1")
    return sweeping.reported(person, group, cause, store)


def _chats(said: Iterable[Outgoing]) -> set[Chat]:
    return {one.chat for one in said}


@pytest.mark.parametrize("where", [Purpose.GRID, Purpose.UNIT, Purpose.ALL, Purpose.PRIVATE])
def test_a_reminder_goes_where_the_card_went(where: Purpose, database: Database) -> None:
    """In each of ten grids, wherever it was reported: the group that is reminded has the card."""
    with database.transaction() as store:
        for grid in store.district.grids:
            groups = [
                one
                for one in store.district.groups_for(where)
                if one.grid in (None, grid.id) and one.unit in (None, grid.unit)
            ]
            card = _chats(_report(grid, next(iter(groups), None), store))
            reminded = _chats(reminders.work(LATER, store))
            assert reminded and reminded <= card, grid.name
        assert len(store.district.grids) == 10


def test_a_reminder_follows_the_case_to_another_unit(database: Database) -> None:
    """Assigned to a department, the case is reminded of where the department got its card, and not in the grid."""
    with database.transaction() as store:
        grid = store.district.grids[0]
        (home,) = store.district.groups_for(Purpose.GRID, grid=grid.id)
        _report(grid, home, store)
        case = store.cases.get(1)
        assert case is not None
        other = next(
            one
            for one in store.district.units
            if one.id != case.unit and store.district.groups_for(Purpose.UNIT, unit=one.id)
        )
        chief = next(one for one in store.district.people if one.has(Role.OFFICE))
        card = _chats(cases.assign(case, other, Cause(chief, NINE), store))
        reminded = _chats(reminders.work(LATER, store))
        assert reminded == {chat_of(one) for one in store.district.groups_for(Purpose.UNIT, unit=other.id)}
        assert reminded <= card


def _without_liaison(database: Database) -> set[Chat]:
    """The district loses its liaison group. Out: the private talks of the office."""
    book = read(SAMPLE).district
    groups = tuple(one for one in book.groups if one.purpose is not Purpose.LIAISON)
    with database.transaction() as store:
        store.bring_to(replace(book, groups=groups))
    with database.reading() as store:
        office = [one for one in store.district.people if one.has(Role.OFFICE)]
        return {*store.people.private_chats(office).values()}


def test_without_a_liaison_group_the_office_hears_in_private(database: Database) -> None:
    """What waits for the office is shown to each of its people, with the buttons that are theirs."""
    office = _without_liaison(database)
    with database.transaction() as store:
        grid = store.district.grids[0]
        inspector = next(one for one in store.district.people if one.has(Role.INSPECTOR))
        (core, *_) = store.district.groups_for(Purpose.CORE)
        point = next(one for one in store.district.points if one.grid == grid.id)
        cause = Cause(inspector, NINE, f"{point.name} 占道经营", chat=chat_of(core), message="1")
        said = sweeping.reported(inspector, core, cause, store)
    shown = {one.chat: [choice.label for choice in one.choices] for one in said if one.chat in office}
    assert set(shown) == office and office
    assert all("受理" in labels for labels in shown.values())


async def test_without_a_liaison_group_a_missed_job_is_told_in_private(
    start: Start, database: Database
) -> None:
    """Who is told of a roll-call that was missed is decided in the same place."""
    office = _without_liaison(database)
    talk = await Talk.begin(start, "2026-03-02 08:00")
    try:
        await talk.play("停机到 2026-03-02 12:00")
        with talk.app.database.reading() as store:
            rows = store.post.outbox.rows(None)
    finally:
        talk.app.database.close()
    told = [one.message for one in rows if "因停机没有发出" in one.message.text]
    assert {one.chat for one in told} == office
    assert len({one.key for one in told}) == len(told)
