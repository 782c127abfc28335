"""The sample district moved to WeCom: its groups have a robot, its people have accounts there."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from domain.district import District
from domain.platform import Platform
from storage import register, tables
from storage.database import Database
from tests.wecom.world import World

STRANGER = "moshengren"


def userid(person: int) -> str:
    """A person's account."""
    return f"zhangsan{person:03}"


async def move_in(database: Database, world: World, key: str = "") -> District:
    """Change accounts and groups in the database, and let everybody sit in the world where they sit in life.

    In: `key`, if not empty, begins the key of each group's webhook.
    """
    groups, accounts = tables.groups, tables.accounts
    with database.transaction() as store:
        chat = sa.literal("wrGroup") + sa.cast(groups.c.id, sa.Text)
        values: dict[str, Any] = {"platform": Platform.WECOM, "chat": chat}
        if key:
            values["webhook_key"] = sa.literal(key) + sa.cast(groups.c.id, sa.Text)
        store.connection.execute(groups.update().values(values))
        store.connection.execute(accounts.delete())
        for person in store.district.people:
            row = {"platform": Platform.WECOM, "account": userid(person.id), "person": person.id}
            store.connection.execute(accounts.insert().values(row))
        register.touch(store.connection)
    with database.reading() as store:
        furnish(world, store.district)
        return store.district


def furnish(world: World, district: District) -> None:
    """The district's people and groups; somebody has spoken to the robot everywhere."""
    for person in district.people:
        world.person(userid(person.id), person.name)
    world.person(STRANGER, "陌生人")
    for group in district.groups:
        members = [userid(person.id) for person in district.members(group)]
        world.group(group.chat, [*members, STRANGER], name=group.name, key=group.webhook_key or None)
    world.spoken |= {*world.people, *world.groups}


def account(district: District, name: str) -> str:
    """Somebody's account."""
    return next((userid(one.id) for one in district.people if one.name == name), STRANGER)


def chat(district: District, title: str) -> str:
    """A group's 群号."""
    return next(group.chat for group in district.groups if group.name == title)
