"""Phones that ring: the webhook of a group (消息推送), with real mentions, a pace and a secret of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.chat import Choice, Kind
from domain.platform import Platform
from tests.contract import GROUP, HANDLER, REPORTER
from tests.wecom.bench import a_photo, order, person, rows, shown
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire, on_wecom

KEY = "693a9b8c-hook-"


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom, where every group has a webhook beside the robot."""
    async with on_wecom(sqlite_template, tmp_path, key=KEY) as wire:
        yield wire


async def test_phones_that_ring(wire: WecomWire) -> None:
    """Who is meant is rung through the group's webhook, by account; what is meant for nobody goes by the robot."""
    await order(
        wire, "今天点名", mentions=(person(wire, REPORTER), person(wire, HANDLER)), kind=Kind.BROADCAST
    )
    await order(wire, "日报", kind=Kind.BROADCAST)
    await wire.settle()
    rung, plain = shown(wire)
    assert (rung.by, sorted(rung.rings)) == (
        "webhook",
        sorted(account(wire.district, one) for one in (REPORTER, HANDLER)),
    )
    assert (plain.by, plain.rings) == ("robot", ())


async def test_accounts_that_are_encrypted(wire: WecomWire) -> None:
    """Whoever joined with one by a 登记码, where there is no app, is not rung by it: they are named."""
    with wire.app.database.transaction() as store:
        store.people.join(Platform.WECOM, "woAJ2GCAAAXtWyujaWJHDDGi0mACH71w", person(wire, REPORTER))
    meant = (person(wire, REPORTER), person(wire, HANDLER))
    await order(wire, "今天点名", mentions=meant, kind=Kind.BROADCAST)
    await wire.settle()
    (said,) = shown(wire)
    assert said.text == f"今天点名\n请 {REPORTER} 留意"
    assert said.rings == (account(wire.district, HANDLER),)


async def test_whom_to_name(wire: WecomWire) -> None:
    """What people can answer is for the robot, which is not who speaks here, and is named by its name."""
    meant = (person(wire, HANDLER),)
    await order(wire, "请办理", mentions=meant, choices=(Choice("认领", "认领 1"),))
    await wire.settle()
    (said,) = shown(wire)
    assert said.by == "webhook" and said.text == "请办理\n可以回（群里发时先 ＠走街）：\n认领 1"


async def test_a_webhook_that_is_gone(wire: WecomWire, caplog: pytest.LogCaptureFixture) -> None:
    """The robot says it instead, with the names; and the key, which is a secret, is in no log."""
    wire.fake.faults.refuse("webhook/send", 93000)
    await order(wire, "今天点名", mentions=(person(wire, REPORTER),))
    await wire.settle()
    (said,) = shown(wire)
    assert said.by == "robot" and REPORTER in said.text
    assert wire.fake.world.groups[chat(wire.district, GROUP)].key is not None
    assert KEY not in caplog.text


async def test_the_robot_is_out_but_the_webhook_is_not(wire: WecomWire) -> None:
    """The group hears it all the same."""
    wire.fake.world.groups[chat(wire.district, GROUP)].robot_is_in = False
    await order(wire, "日报")
    await wire.settle()
    assert [one.by for one in shown(wire)] == ["webhook"]


@pytest.mark.parametrize("code", [600039, 40008])
async def test_what_the_robot_says_is_not_shown(wire: WecomWire, code: int) -> None:
    """Nobody has asked it anything that it could answer in another shape: the webhook says it."""
    wire.fake.faults.refuse("aibot_send_msg", code)
    await order(wire, "日报", kind=Kind.BROADCAST)
    await wire.settle()
    assert [(one.by, one.text) for one in shown(wire)] == [("webhook", "日报")]


async def test_the_pace_of_a_webhook(wire: WecomWire) -> None:
    """20 a minute, and everything in the end, in order."""
    meant = (person(wire, REPORTER),)
    for number in range(25):
        await order(wire, f"第{number}次", mentions=meant, kind=Kind.NOTICE)
    await wire.settle()
    assert [one.text.split("\n")[0] for one in shown(wire)] == [f"第{number}次" for number in range(25)]
    assert all(one.by == "webhook" for one in shown(wire))
    assert wire.fake.webhooks.pace.refusals == 0


@pytest.mark.parametrize("size", [2049, 9000])
async def test_long_words_through_a_webhook(wire: WecomWire, size: int) -> None:
    """2,048 bytes at a time."""
    lines = [f"{number:04}人民广场" for number in range(size // 17)]
    await order(wire, "\n".join(lines), mentions=(person(wire, REPORTER),))
    await wire.settle()
    said = [line for one in shown(wire) for line in one.text.split("\n")]
    assert said == lines
    rings = [one.rings for one in shown(wire)]
    assert len(rings) > 1 and [len(one) for one in rings] == [1] + [0] * (len(rings) - 1), (
        "a phone rings once"
    )


@pytest.mark.parametrize("lost", ["no answer", "502"])
async def test_a_webhook_in_doubt(wire: WecomWire, lost: str) -> None:
    """An answer that never came, or came from a proxy, is a doubt: a roll-call is not called twice."""
    if lost == "502":
        wire.fake.faults.status("webhook/send", 502)
    else:
        wire.fake.faults.lose_answer("webhook/send")
    await order(wire, "今天点名", mentions=(person(wire, REPORTER),), kind=Kind.BROADCAST)
    await wire.settle()
    assert len(await rows(wire, "unknown")) == 1 and len(shown(wire)) == (lost == "no answer")


async def test_pictures_through_a_webhook(wire: WecomWire) -> None:
    """With the message, and a picture and a file after it."""
    await order(wire, "看这里", mentions=(person(wire, REPORTER),), photos=(await a_photo(wire),))
    await wire.settle()
    assert [(one.by, one.msgtype) for one in shown(wire)] == [("webhook", "text"), ("webhook", "image")]
