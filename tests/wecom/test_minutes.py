"""WeCom's minutes, for webhooks and for uploads: never too much in one, and none used up by what was not said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.chat import File, Kind
from tests.contract import GROUP, OTHER, REPORTER
from tests.wecom.bench import order, person, rows, shown
from tests.wecom.wire import WecomWire, on_wecom


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom, where every group has a webhook beside the robot."""
    async with on_wecom(sqlite_template, tmp_path, key="693a9b8c-hook-") as wire:
        yield wire


def a_file(wire: WecomWire, size: int, seed: int = 0) -> File:
    """A document on the disk."""
    return wire.app.database.files.made.keep(seed.to_bytes(4) + bytes(size), "通报.docx")


async def ring(wire: WecomWire, count: int) -> None:
    """So many messages that go through the webhook."""
    for number in range(count):
        await order(wire, f"第{number}次", mentions=(person(wire, REPORTER),), kind=Kind.NOTICE)


async def test_uploads_side_by_side(wire: WecomWire) -> None:
    """Each chat's upload keeps the room that it will need, so that all of them fit."""
    groups = [group.name for group in wire.district.groups][:8]
    wire.fake.faults.hold("aibot_upload_media_init", times=8)
    for seed, name in enumerate(groups):
        await order(wire, "", where=name, files=(a_file(wire, 1_200_000, seed),))
    delivering = asyncio.create_task(wire.app.courier.deliver())
    await wire.fake.world.until(lambda: len(wire.fake.robot.commands("aibot_upload_media_init")) >= 6)
    await asyncio.sleep(0.2)
    wire.fake.faults.release()
    await delivering
    await wire.settle()
    assert wire.fake.robot.refused == []
    assert [len(shown(wire, name)) for name in groups] == [1] * 8


async def test_a_webhook_that_is_slow(wire: WecomWire) -> None:
    """What is long on the way is counted by WeCom when it arrives, and by us until a minute after its answer."""
    wire.fake.faults.delay("webhook/send")
    await ring(wire, 1)
    delivering = asyncio.create_task(wire.app.courier.deliver())
    await wire.fake.world.until(lambda: wire.fake.requests)
    wire.clock.move_to(wire.clock.now() + timedelta(seconds=30))
    wire.fake.faults.release()
    await delivering
    await ring(wire, 22)
    await wire.settle()
    assert len(shown(wire)) == 23 and wire.fake.webhooks.pace.refusals == 0


async def test_what_was_not_said_costs_nothing(wire: WecomWire) -> None:
    """The last place of a minute is still there for a file that could not be uploaded at first."""
    began = wire.clock.now()
    await ring(wire, 19)
    await wire.settle()
    wire.fake.faults.status("webhook/upload_media", 502)
    await order(wire, "", mentions=(person(wire, REPORTER),), files=(a_file(wire, 1000),))
    await wire.settle()
    assert (shown(wire)[-1].msgtype, shown(wire)[-1].filename) == ("file", "通报.docx") and await rows(
        wire, "failed"
    ) == []
    assert wire.clock.now() - began < timedelta(seconds=60)


async def test_a_document_for_a_webhook_again(wire: WecomWire) -> None:
    """The same document to the same group is uploaded once; another group's webhook needs its own."""
    file, rung = a_file(wire, 1000), (person(wire, REPORTER),)
    for name in (GROUP, GROUP, OTHER):
        await order(wire, "请看附件。", where=name, mentions=rung, files=(file,))
    await wire.settle()
    assert [one.msgtype for one in shown(wire)] == ["text", "file"] * 2
    assert [one.msgtype for one in shown(wire, OTHER)] == ["text", "file"]
    assert wire.fake.requests.count("webhook/upload_media") == 2
