"""Where the robot may not begin, or its markdown is refused: it answers the newest message, in a shape that works."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract import REPORTER
from tests.wecom.bench import REPORT, order, rows, shown
from tests.wecom.wire import WecomWire, on_wecom


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom, and somebody has just asked it for help in the group."""
    async with on_wecom(sqlite_template, tmp_path) as wire:
        await wire.say(REPORTER, "帮助")
        await wire.settle()
        yield wire


async def test_where_a_push_is_not_allowed(wire: WecomWire) -> None:
    """93006: the newest message of the chat is answered instead."""
    wire.fake.faults.refuse("aibot_send_msg", 93006)
    await order(wire, "通知")
    await wire.settle()
    assert shown(wire)[-1].text == "通知" and len(wire.fake.robot.commands("aibot_respond_msg")) == 1


async def test_old_calls_are_forgotten(wire: WecomWire) -> None:
    """After a reconnect, and after a day, nothing is answered with what was heard before: it fails openly."""
    assert wire.fake.robot.active is not None
    await wire.fake.robot.active.close(1011)
    await wire.connected()
    wire.fake.faults.refuse("aibot_send_msg", 93006)
    await order(wire, "通知")
    await wire.settle()
    await wire.say(REPORTER, "查 1")
    await wire.settle()
    wire.clock.move_to(wire.clock.now() + timedelta(hours=24))
    wire.fake.faults.refuse("aibot_send_msg", 93006)
    await order(wire, "又一个")
    await wire.settle()
    assert [row.message.text for row in await rows(wire, "failed")] == ["通知", "又一个"]
    assert not wire.fake.robot.commands("aibot_respond_msg")


@pytest.mark.parametrize("code", [600039, 40008])
async def test_markdown_that_is_refused(wire: WecomWire, code: int) -> None:
    """Becomes one finished frame of a stream, which phones can show that markdown is refused for."""
    wire.fake.faults.refuse("aibot_send_msg", code)
    await order(wire, "通知")
    await wire.settle()
    last = shown(wire)[-1]
    assert (last.msgtype, last.text, last.finished) == ("stream", "通知", True)


@pytest.mark.parametrize("code", [600039, 40008])
async def test_markdown_that_is_refused_as_an_answer(wire: WecomWire, code: int) -> None:
    """The same, where the robot could not begin either."""
    wire.fake.faults.refuse("aibot_send_msg", 93006)
    wire.fake.faults.refuse("aibot_respond_msg", code)
    await order(wire, "通知")
    await wire.settle()
    last = shown(wire)[-1]
    assert (last.msgtype, last.text, last.finished) == ("stream", "通知", True)


async def test_long_words_as_streams(wire: WecomWire) -> None:
    """Each part is a stream of its own: one that is finished takes no more."""
    lines = [f"{number:04}人民广场" for number in range(1500)]
    wire.fake.faults.refuse("aibot_send_msg", 600039, times=2)
    await order(wire, "\n".join(lines))
    await wire.settle()
    said = shown(wire)[1:]
    assert [one.msgtype for one in said] == ["stream", "stream"]
    assert [line for one in said for line in one.text.split("\n")] == lines


@pytest.mark.parametrize("code", [40058, 42045, 40008])
async def test_a_card_that_is_refused_as_an_answer(wire: WecomWire, code: int) -> None:
    """Is answered with the lines to type."""
    wire.fake.faults.refuse("aibot_send_msg", 93006, times=2)
    wire.fake.faults.refuse("aibot_respond_msg", code)
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    last = shown(wire)[-1]
    assert last.msgtype == "markdown" and last.text.endswith("：\n整改 1\n退回 1")
    assert await rows(wire, "failed") == []
