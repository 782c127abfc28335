"""The sample district moved to WeCom: its groups have a robot, its people have accounts there."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from domain import seats
from domain.district import District
from domain.platform import Platform
from storage import register, tables
from storage.database import Database
from tests.site import database_of
from tests.wecom.world import World

STRANGER = "moshengren"


def userid(person: int) -> str:
    """A person's account."""
    return f"zhangsan{person:03}"


@cache
def moved(template: Path, key: str) -> Path:
    """A copy of a database of the district on the page, made once, with the district on WeCom; `key` as below."""
    copy = template.with_name(f"on-wecom-{key}-{os.getpid()}.db")  # all workers have one template
    shutil.copy(template, copy)
    with database_of(copy) as database:
        _move(database, key)
    return copy


def move_in(database: Database, world: World, key: str = "") -> District:
    """Change accounts and groups in the database, and let everybody sit in the world where they sit in life.

    In: `key`, if not empty, begins the key of each group's webhook.
    """
    _move(database, key)
    return sit_down(database, world)


def sit_down(database: Database, world: World) -> District:
    """Let everybody of the database sit in the world where they sit in life."""
    with database.reading() as store:
        furnish(world, store.district)
        return store.district


def _move(database: Database, key: str) -> None:
    groups, accounts, people = tables.groups, tables.accounts, tables.people
    values: dict[str, Any] = {
        "platform": Platform.WECOM,
        "chat": sa.literal("wrGroup") + _as_text(groups.c.id),
    }
    if key:
        values["webhook_key"] = sa.literal(key) + _as_text(groups.c.id)
    with database.transaction() as store:
        store.connection.execute(groups.update().values(values))
        store.connection.execute(accounts.delete())
        rows = [
            {"platform": Platform.WECOM, "account": userid(id_), "person": id_}
            for id_ in store.connection.scalars(sa.select(people.c.id).where(people.c.active))
        ]
        store.connection.execute(accounts.insert(), rows)
        register.touch(store.connection)


def furnish(world: World, district: District) -> None:
    """The district's people and groups; somebody has spoken to the robot everywhere."""
    for person in district.people:
        world.person(userid(person.id), person.name)
    world.person(STRANGER, "陌生人")
    for group in district.groups:
        members = [userid(person.id) for person in seats.members(group, district)]
        world.group(group.chat, [*members, STRANGER], name=group.name, key=group.webhook_key or None)
    world.spoken |= {*world.people, *world.groups}


def account(district: District, name: str) -> str:
    """Somebody's account."""
    return next((userid(one.id) for one in district.people if one.name == name), STRANGER)


def chat(district: District, title: str) -> str:
    """A group's 群号."""
    return next(group.chat for group in district.groups if group.name == title)


def _as_text(number: Any) -> Any:
    return sa.cast(number, sa.Text)
