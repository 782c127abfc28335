"""The fake's long connection does what Tencent documents of the real one."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.patience import PATIENCE
from tests.wecom.client import Client, connected
from tests.wecom.conftest import GROUP, HELLO, Later
from tests.wecom.server import FakeWeCom, running


async def test_wrong_secret(fake: FakeWeCom) -> None:
    """A wrong secret and an unknown robot are refused, and nothing else works before a good one."""
    async with connected(fake, subscribe=False) as client:
        assert await client.push(GROUP, "早") == 846609
        wrong = {"bot_id": fake.robot.bot_id, "secret": "wrong"}
        assert await client.code("aibot_subscribe", wrong) == 853000
        assert (
            await client.code("aibot_subscribe", {"bot_id": "aibNone", "secret": fake.robot.secret}) == 93019
        )
        assert await client.subscribe(fake) == 0


async def test_subscribing_is_protected(fake: FakeWeCom, client: Client, later: Later) -> None:
    """Once a connection, and not too often a minute."""
    assert await client.subscribe(fake) == 45009
    async with connected(fake, subscribe=False) as other:
        wrong = {"bot_id": fake.robot.bot_id, "secret": "wrong"}
        codes = [await other.code("aibot_subscribe", wrong) for _ in range(70)]
        assert codes[0] == 853000 and codes[-1] == 45009
        later(61)
        assert await other.code("aibot_subscribe", wrong) == 853000


async def test_one_connection_for_a_robot(fake: FakeWeCom, client: Client) -> None:
    """The second kicks the first, which is left half open: pings answered, nothing delivered, nothing taken."""
    async with connected(fake) as second:
        event = (await client.heard())["body"]
        assert event["event"]["eventtype"] == "disconnected_event" and "from" not in event
        await fake.people.says("chenjun", HELLO, group=GROUP)
        assert (await second.heard())["body"]["text"]["content"] == HELLO
        assert await client.code("ping") == 0
        assert await client.push(GROUP, "早") == 846609
        assert client.callbacks.empty()


async def test_kicked_by_somebody_else(fake: FakeWeCom, client: Client) -> None:
    """Another program elsewhere gets the messages until ours subscribes again on a new connection."""
    await fake.robot.kick()
    assert not (await fake.people.says("chenjun", HELLO, group=GROUP)).delivered
    assert len(fake.world.lost) == 1
    async with connected(fake):
        assert (await fake.people.says("chenjun", HELLO, group=GROUP)).delivered


async def test_silence(fake: FakeWeCom, client: Client) -> None:
    """A silent connection answers nothing, and what is said meanwhile is lost."""
    assert fake.robot.active is not None
    fake.robot.active.silent = True
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.ask("ping"), 0.1)
    assert not (await fake.people.says("chenjun", HELLO, group=GROUP)).delivered


@pytest.mark.parametrize("code", [1000, 1001, 1011])
async def test_close_codes(fake: FakeWeCom, client: Client, code: int) -> None:
    """The server closes with the code it is told to."""
    assert fake.robot.active is not None
    await fake.robot.active.close(code)
    await asyncio.wait_for(client.ended.wait(), PATIENCE)
    assert client.ws.close_code == code and fake.robot.active is None


async def test_abort(fake: FakeWeCom, client: Client) -> None:
    """The server goes without a word."""
    assert fake.robot.active is not None
    fake.robot.active.abort()
    await asyncio.wait_for(client.ended.wait(), PATIENCE)
    assert client.ws.close_code == 1006


async def test_protocol_pings_end_it(client: Client) -> None:
    """A WebSocket ping ends the connection with 1002, as it did to others in production."""
    await client.ws.ping()
    await asyncio.wait_for(client.ended.wait(), PATIENCE)
    assert client.ws.close_code == 1002


async def test_goes_and_comes_back(fake: FakeWeCom) -> None:
    """A server that is gone takes no connection, and comes back on the same port."""
    async with connected(fake) as client:
        await fake.stop()
        await asyncio.wait_for(client.ended.wait(), PATIENCE)
    with pytest.raises(aiohttp.ClientError):
        async with connected(fake):
            pass
    await fake.start()
    async with connected(fake):
        pass


async def test_refused_upgrade(fake: FakeWeCom) -> None:
    """The upgrade itself can fail."""
    fake.faults.status("connect", 503)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with connected(fake):
            pass


async def test_planned_faults(fake: FakeWeCom, client: Client) -> None:
    """Frames and answers are lost, held and refused as planned, and then no more."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    fake.faults.refuse("aibot_send_msg", 600039)
    assert await client.push(GROUP, "甲") == 600039
    fake.faults.drop("aibot_send_msg")
    fake.faults.lose_answer("aibot_send_msg")
    for text in ("乙", "丙"):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.push(GROUP, text), 0.1)
    fake.faults.hold("aibot_send_msg")
    waiting = asyncio.create_task(client.push(GROUP, "丁"))
    await fake.world.until(lambda: "丁" in fake.world.texts(GROUP))
    assert not waiting.done()
    fake.faults.release()
    assert await waiting == 0 and await client.push(GROUP, "戊") == 0
    assert fake.world.texts(GROUP) == ["丙", "丁", "戊"]


async def test_held_answers_end_with_the_server(fake: FakeWeCom) -> None:
    """A test that never lets go does not hang."""
    async with running(fake.world.now) as other, connected(other) as client:
        other.faults.hold("ping")
        waiting = asyncio.create_task(client.ask("ping"))
        await other.world.until(lambda: other.robot.commands("ping"))
        waiting.cancel()
