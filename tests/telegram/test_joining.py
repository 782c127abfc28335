"""Accounts become people of the register by a code (登记码), and the office sees who has none."""

from __future__ import annotations

import sqlalchemy as sa

from storage import tables
from tests.contract import REPORTER
from tests.telegram.wire import TelegramWire

OFFICE = "林晓岚"


async def test_who_has_not_joined(town: TelegramWire) -> None:
    """The office asks who has no account yet, and is told by units; others are told that it is the office's."""
    with town.app.database.transaction() as store:
        gone = next(one.id for one in town.district.people if one.name == "秦小勇")
        store.connection.execute(tables.accounts.delete().where(tables.accounts.c.person == gone))
    for asked in ("谁还没登记", "北湖街道有多少人没登记"):
        await town.say_alone(OFFICE, asked)
        await town.settle()
        told = town.texts(town.who(OFFICE))[-1].splitlines()
        assert told[0].endswith("没登记 1 人") and told[1] == "北湖社区 1 人：秦小勇"
    await town.say_alone(REPORTER, "谁还没登记")
    await town.settle()
    assert "秦小勇" not in town.texts(town.who(REPORTER))[-1]


async def test_joining_with_a_code(town: TelegramWire) -> None:
    """A stranger's account becomes a person's with a code that works once."""
    stranger, other = town.who("陌生人"), town.who("陌生人乙")
    for one in (stranger, other):
        town.world.private(one)
    await town.say_alone(OFFICE, "登记码 秦小勇")
    await town.settle()
    code = town.texts(town.who(OFFICE))[-1].split("登记码：")[1][:8]
    for one in (stranger, other):
        town.people.say(one, one, f"登记 {code}")
    await town.settle()
    assert town.texts(stranger)[-1].startswith("登记好了：北湖社区 秦小勇")
    assert town.texts(other)[-1].startswith("登记码不对")
    with town.app.database.reading() as store:
        accounts = tables.accounts.c
        query = sa.select(accounts.person).where(accounts.account == str(stranger))
        person = store.connection.scalar(query)
    assert town.district.person[int(person or 0)].name == "秦小勇"


async def test_joining_again_with_another_account(town: TelegramWire) -> None:
    """Whoever has changed accounts is known by the new one alone: the old one may be in other hands."""
    stranger, old = town.who("陌生人"), town.who("秦小勇")
    town.world.private(stranger)
    await town.say_alone(OFFICE, "登记码 秦小勇")
    await town.settle()
    code = town.texts(town.who(OFFICE))[-1].split("登记码：")[1][:8]
    town.people.say(stranger, stranger, f"登记 {code}")
    await town.settle()
    assert town.texts(stranger)[-1].startswith("登记好了")
    town.people.say(old, old, "我的任务")
    await town.settle()
    assert "还不认识您" in town.texts(old)[-1]
