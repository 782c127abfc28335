"""The sample district moved to Telegram: its groups are supergroups, its people have accounts there."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from domain.district import District
from domain.platform import Platform
from storage import register, tables
from storage.database import Database
from storage.store import Store
from tests.telegram.world import World

PEOPLE = 7_000_000  # a person's account is this and the person's id
GROUPS = -1_001_000_000_000  # a group's 群号 is this less the group's id
STRANGERS = 7_900_000


async def move_in(database: Database, world: World) -> District:
    """Change accounts and groups in the database, and let everybody sit in the world where they sit in life."""
    with database.transaction() as store:
        groups, accounts = tables.groups, tables.accounts
        await _run(
            store, groups.update().values(platform=Platform.TELEGRAM, chat=_as_text(GROUPS - groups.c.id))
        )
        await _run(store, accounts.delete())
        for person in store.district.people:
            row = {"platform": Platform.TELEGRAM, "account": str(PEOPLE + person.id), "person": person.id}
            await _run(store, accounts.insert().values(row))
        register.touch(store.connection)
    with database.reading() as store:
        furnish(world, store.district)
        return store.district


def furnish(world: World, district: District) -> None:
    """The district's people and groups; the bot is an administrator everywhere, and everybody has begun a talk."""
    for person in district.people:
        world.user(PEOPLE + person.id, person.name)
        world.private(PEOPLE + person.id)
    for group in district.groups:
        room = world.room(int(group.chat), group.name)
        room.members |= {PEOPLE + person.id: "member" for person in district.members(group)}


def account(world: World, district: District, name: str) -> int:
    """Somebody's account; whoever is in no register gets one."""
    person = next((one for one in district.people if one.name == name), None)
    if person is not None:
        return PEOPLE + person.id
    known = (id_ for id_, user in world.users.items() if user["first_name"] == name)
    stranger = next(known, STRANGERS + len(world.users))
    world.user(stranger, name)
    return stranger


def chat(district: District, title: str) -> int:
    """A group's 群号."""
    return next(int(group.chat) for group in district.groups if group.name == title)


def _as_text(number: Any) -> Any:
    return sa.cast(number, sa.Text)


async def _run(store: Store, statement: Any) -> None:
    store.connection.execute(statement)
