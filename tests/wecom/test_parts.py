"""Messages too long for one: each part is said once and none is lost, whatever comes between them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.gateways.base import WillNotWork
from bot.gateways.wecom.gateway import Wecom
from bot.gateways.wecom.parts import WecomParts
from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage import register, tables
from tests.contract import GROUP, REPORTER
from tests.platforms import parts_of
from tests.wecom.bench import order, person, rows, shown
from tests.wecom.district import account, chat
from tests.wecom.listening import called
from tests.wecom.wire import WecomWire, on_wecom

LINES = [f"{number:04}人民广场" for number in range(250)]  # three parts by webhook or app, one by the robot
TEXT = "\n".join(LINES)


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom, where every group has a webhook, and the robot was taken out of one."""
    async with on_wecom(sqlite_template, tmp_path, key="693a9b8c-hook-") as wire:
        wire.fake.world.groups[chat(wire.district, GROUP)].robot_is_in = False
        yield wire


def lines(texts: list[str]) -> list[str]:
    """All of them, in order."""
    return [line for text in texts for line in text.split("\n")]


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.BROADCAST])
async def test_a_pause_in_the_middle(wire: WecomWire, kind: Kind) -> None:
    """The way that began goes on, although another one is tried before it, which would cut elsewhere."""
    wire.fake.faults.let_pass("webhook/send")
    wire.fake.faults.refuse("webhook/send", -1)
    await order(wire, TEXT, kind=kind)
    await wire.settle()
    assert lines([one.text for one in shown(wire)]) == LINES
    assert len(shown(wire)) == 3 and len(await rows(wire, "sent")) == 1


async def test_a_minute_that_fills_up_in_the_middle(wire: WecomWire) -> None:
    """No fault at all, only our own pace."""
    for number in range(18):
        await order(wire, f"通知{number}", kind=Kind.NOTICE)
    await wire.settle()
    await order(wire, TEXT, kind=Kind.BROADCAST)
    await wire.settle()
    assert lines([one.text for one in shown(wire)[18:]]) == LINES
    assert wire.fake.webhooks.pace.refusals == 0


async def test_a_webhook_that_goes_in_the_middle(wire: WecomWire) -> None:
    """Fails openly: the robot would have to say again what was said."""
    wire.fake.world.groups[chat(wire.district, GROUP)].robot_is_in = True
    wire.fake.faults.let_pass("webhook/send")
    wire.fake.faults.refuse("webhook/send", 93000)
    await order(wire, TEXT, mentions=(person(wire, REPORTER),), kind=Kind.BROADCAST)
    await wire.settle()
    assert [one.by for one in shown(wire)] == ["webhook"] and len(await rows(wire, "failed")) == 1


async def test_a_webhook_that_is_taken_away_in_a_pause(wire: WecomWire) -> None:
    """The same, where only the register knows of it."""
    wire.fake.faults.let_pass("webhook/send")
    wire.fake.faults.refuse("webhook/send", -1)
    await order(wire, TEXT)
    await wire.app.courier.deliver()
    with wire.app.database.transaction() as store:
        store.connection.execute(tables.groups.update().values(webhook_key=""))
        register.touch(store.connection)
    wire.fake.world.groups[chat(wire.district, GROUP)].robot_is_in = True
    await wire.settle()
    assert [one.by for one in shown(wire)] == ["webhook"] and len(await rows(wire, "failed")) == 1


async def test_words_that_changed_in_a_pause(wire: WecomWire) -> None:
    """What was begun is not ended with the words of something else, nor called said."""
    wire.fake.faults.let_pass("webhook/send")
    wire.fake.faults.refuse("webhook/send", -1)
    await order(wire, TEXT)
    await wire.app.courier.deliver()
    (row,) = await rows(wire, "todo")
    gateway = parts_of(wire.app, WecomParts).gateway
    assert isinstance(gateway, Wecom)
    for other in ("别的", TEXT.replace("0000", "0001")):
        with pytest.raises(WillNotWork):
            await gateway.send(row.id, replace(row.message, text=other), None)
    assert len(shown(wire)) == 1


async def test_the_app_goes_on_alone(sqlite_template: Path, tmp_path: Path) -> None:
    """In private, too: the robot, which comes first, could have begun only from the beginning."""
    async with called(sqlite_template, tmp_path) as (wire, _):
        who = account(wire.district, REPORTER)
        wire.fake.world.spoken.discard(who)
        wire.fake.faults.let_pass("message/send")
        wire.fake.faults.refuse("message/send", -1)
        message = Outgoing(Chat(Platform.WECOM, who, private=True), TEXT, kind=Kind.NOTICE)
        with wire.app.database.transaction() as store:
            store.post.outbox.put(message, wire.clock.now())
        await wire.settle()
        assert lines(wire.fake.world.texts(who)) == LINES
