"""The sample district moved to Telegram: its groups are supergroups, its people have accounts there."""

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
from tests.telegram.world import World

PEOPLE = 7_000_000  # a person's account is this and the person's id
GROUPS = -1_001_000_000_000  # a group's 群号 is this less the group's id
STRANGERS = 7_900_000


@cache
def moved(template: Path) -> Path:
    """A copy of a database of the district on the page, made once a process, with the district on Telegram."""
    copy = template.with_name(f"on-telegram-{os.getpid()}.db")  # all workers have one template
    shutil.copy(template, copy)
    with database_of(copy) as database:
        _move(database)
    return copy


def move_in(database: Database, world: World) -> District:
    """Change accounts and groups in the database, and let everybody sit in the world where they sit in life."""
    _move(database)
    return sit_down(database, world)


def sit_down(database: Database, world: World) -> District:
    """Let everybody of the database sit in the world where they sit in life."""
    with database.reading() as store:
        furnish(world, store.district)
        return store.district


def _move(database: Database) -> None:
    groups, accounts, people = tables.groups, tables.accounts, tables.people
    with database.transaction() as store:
        store.connection.execute(
            groups.update().values(platform=Platform.TELEGRAM, chat=_as_text(GROUPS - groups.c.id))
        )
        store.connection.execute(accounts.delete())
        rows = [
            {"platform": Platform.TELEGRAM, "account": str(PEOPLE + id_), "person": id_}
            for id_ in store.connection.scalars(sa.select(people.c.id).where(people.c.active))
        ]
        store.connection.execute(accounts.insert(), rows)
        register.touch(store.connection)


def furnish(world: World, district: District) -> None:
    """The district's people and groups; the bot is an administrator everywhere, and everybody has begun a talk."""
    for person in district.people:
        world.user(PEOPLE + person.id, person.name)
        world.private(PEOPLE + person.id)
    for group in district.groups:
        room = world.room(int(group.chat), group.name)
        room.members |= {PEOPLE + person.id: "member" for person in seats.members(group, district)}


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
