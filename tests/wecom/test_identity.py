"""Who somebody is to a robot that an ordinary member made, which sees encrypted ids only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.chat import Chat, Outgoing
from domain.platform import Platform
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.wecom.bench import REPORT, rows, shown
from tests.wecom.district import account
from tests.wecom.wire import on_wecom

SECRET = "fakeSecretOfTheApp0123456789abcdefghijklmno"
CORP = "wwfake0123456789"
WITH_APP: dict[str, Any] = {"corp_id": CORP, "app_secret": SECRET}


async def test_encrypted_ids(sqlite_template: Path, tmp_path: Path) -> None:
    """A robot that an ordinary member made: ids are converted once, also over a token that ended early."""
    async with on_wecom(sqlite_template, tmp_path, **WITH_APP) as wire:
        wire.fake.world.encrypts_ids = True
        await wire.say(REPORTER, REPORT)
        await wire.settle()
        assert shown(wire)[0].text.startswith("#1 处置中")
        wire.fake.app.revoke()
        await wire.say(HANDLER, "整改 1 已清理", [small_photo(1, "after")])
        await wire.settle()
        assert any(one.text.startswith("#1 待核查") for one in shown(wire))
        await wire.say(REPORTER, "查 1")
        await wire.settle()
        # Two people, one try with an old token.
        assert wire.fake.requests.count("batch/openuserid_to_userid") == 3
        await wire.fake.people.says(account(wire.district, REPORTER), "我的任务")
        await wire.settle()
        assert wire.fake.world.texts(account(wire.district, REPORTER)), (
            "the private talk, under the robot's id"
        )


@pytest.mark.parametrize("trouble", ["busy", "502", "lost", "old token"])
async def test_conversions_that_fail_by_chance(sqlite_template: Path, tmp_path: Path, trouble: str) -> None:
    """They are tried again, and nobody is taken for a stranger."""
    async with on_wecom(sqlite_template, tmp_path, **WITH_APP) as wire:
        wire.fake.world.encrypts_ids = True
        name, faults = "batch/openuserid_to_userid", wire.fake.faults
        match trouble:
            case "busy":
                faults.refuse(name, -1)
            case "502":
                faults.status(name, 502)
            case "lost":
                faults.lose_answer(name)
            case _:
                faults.refuse(name, 42001)
        await wire.say(REPORTER, REPORT)
        await wire.settle()
        assert shown(wire)[0].text.startswith("#1 处置中")


async def test_ids_that_cannot_be_converted(sqlite_template: Path, tmp_path: Path) -> None:
    """A wrong secret is an alarm and no storm; people are strangers until it is right."""
    async with on_wecom(sqlite_template, tmp_path, corp_id=CORP, app_secret="wrong") as wire:
        wire.fake.world.encrypts_ids = True
        for _ in range(3):
            await wire.say(REPORTER, REPORT)
            await wire.settle()
        assert "登记" in shown(wire)[0].text
        assert wire.fake.requests.count("gettoken") == 1


@pytest.mark.parametrize("code", [None, 40003])
async def test_a_robot_that_was_made_anew(sqlite_template: Path, tmp_path: Path, code: int | None) -> None:
    """By the super-admin: it knows everybody by their plain ids, and the old ones are soon forgotten."""
    async with on_wecom(sqlite_template, tmp_path, **WITH_APP) as wire:
        who = account(wire.district, REPORTER)
        wire.fake.world.encrypts_ids = True
        await wire.fake.people.says(who, "我的任务")
        await wire.settle()
        await wire.restart()
        wire.fake.world.encrypts_ids = False
        if code is not None:  # nobody knows what the real one says to an id that it gave to another robot
            wire.fake.faults.refuse("aibot_send_msg", code)
        await wire.fake.people.says(who, "我的任务")
        await wire.settle()
        assert len(wire.fake.world.texts(who)) == 2 and await rows(wire, "failed") == []
        before = len(wire.fake.robot.commands("aibot_send_msg"))
        message = Outgoing(Chat(Platform.WECOM, who, private=True), "催办")
        with wire.app.database.transaction() as store:
            store.post.outbox.put(message, wire.clock.now())
        await wire.settle()
        assert wire.fake.world.texts(who)[-1] == "催办"
        assert len(wire.fake.robot.commands("aibot_send_msg")) == before + 1
