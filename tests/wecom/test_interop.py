"""Tencent's own clients find the fake as they find the real one: that is why its tests of ours count."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests import npm
from tests.photographs import small_photo
from tests.turns import AT_LARGE
from tests.wecom import tencent, vectors
from tests.wecom.client import bare_card, card, markdown
from tests.wecom.conftest import GROUP, HELLO
from tests.wecom.envelope import Envelope, sign
from tests.wecom.server import FakeWeCom
from tests.wecom.tencent import Failed, Tencent

pytestmark = [pytest.mark.interop, AT_LARGE]

Join = Callable[..., Awaitable[Tencent]]


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tencent's clients, fetched; where they cannot be had the group is skipped, but not in CI."""
    return npm.install_or_skip(tencent.SOURCES, tmp_path_factory.mktemp("tencent"))


@pytest.fixture
async def join(driver: Path, fake: FakeWeCom) -> AsyncIterator[Join]:
    """Starts Tencent's client of the robot, connected to the fake."""
    async with AsyncExitStack() as stack:

        async def one(**options: Any) -> Tencent:
            given: dict[str, Any] = {
                "botId": fake.robot.bot_id,
                "secret": fake.robot.secret,
                "wsUrl": fake.ws_url,
            }
            given |= {"reconnectInterval": 20, **options}
            return await stack.enter_async_context(tencent.running(driver, given))

        yield one


async def test_message_and_answer(fake: FakeWeCom, join: Join) -> None:
    """It subscribes, hears, answers, and gets its acknowledgement, and a refusal as a refusal."""
    peer = await join()
    await peer.event("authenticated")
    await fake.people.says("chenjun", f"{HELLO}\x01", group=GROUP)
    message = await peer.event("message")
    assert message["body"]["text"]["content"] == HELLO
    assert (await peer.call("reply", message, markdown("好")))["errcode"] == 0
    await peer.call("replyStream", message, "s-1", "查完了", True)
    await peer.call("sendMessage", GROUP, markdown("早"))
    assert fake.world.texts(GROUP) == ["好", "查完了", "早"]
    with pytest.raises(Failed) as refused:
        await peer.call("sendMessage", "wr-nowhere", markdown("早"))
    assert refused.value.error["errcode"] == 93006


async def test_pictures(fake: FakeWeCom, join: Join) -> None:
    """It downloads, decrypts and names what people send."""
    peer = await join()
    await peer.event("authenticated")
    sent = await fake.people.says("chenjun", HELLO, group=GROUP, photos=[small_photo(1), small_photo(2)])
    items = (await peer.event("message"))["body"]["mixed"]["msg_item"][1:]
    got = [await peer.call("downloadFile", one["image"]["url"], one["image"]["aeskey"]) for one in items]
    assert [one["buffer"] for one in got] == list(sent.photos)
    assert got[0]["filename"] == "图片.png"


async def test_uploads(fake: FakeWeCom, join: Join) -> None:
    """It uploads in pieces, several at a time, and sends what it uploaded."""
    peer = await join()
    await peer.event("authenticated")
    await fake.people.says("chenjun", "在吗")
    message = await peer.event("message")
    data = os.urandom(1_300_000)
    done = await peer.call("uploadMedia", data, {"type": "file", "filename": "简报.docx"})
    await peer.call("replyMedia", message, "file", done["media_id"])
    await peer.call("sendMediaMessage", "chenjun", "file", done["media_id"])
    assert [(one.media == data, one.filename) for one in fake.world.in_chat("chenjun")] == [
        (True, "简报.docx")
    ] * 2


async def test_cards(fake: FakeWeCom, join: Join) -> None:
    """It sends a card, hears the press, and changes the card; it welcomes who enters."""
    peer = await join()
    await peer.event("authenticated")
    await fake.people.says("chenjun", HELLO, group=GROUP)
    await peer.call("sendMessage", GROUP, card("t-1", "通过", "不通过"))
    shown = fake.world.shown[-1]
    await fake.people.presses("linfang", shown, "通过")
    press = await peer.event("event.template_card_event")
    assert press["body"]["event"]["template_card_event"]["event_key"] == "通过"
    await peer.call("updateTemplateCard", press, bare_card("t-1", "查看", title="#12 已销号"))
    assert (shown.text, shown.buttons) == ("#12 已销号", ["查看"])
    await fake.people.enters("zhaoyi")
    entered = await peer.event("event.enter_chat")
    await peer.call("replyWelcome", entered, {"msgtype": "text", "text": {"content": "你好"}})
    assert fake.world.texts("zhaoyi") == ["你好"]


async def test_kicked(fake: FakeWeCom, join: Join) -> None:
    """The first is told that a second took over, and stays away."""
    first = await join()
    await first.event("authenticated")
    second = await join()
    await second.event("authenticated")
    await first.event("event.disconnected_event")
    await first.event("disconnected")
    await fake.people.says("chenjun", HELLO, group=GROUP)
    assert (await second.event("message"))["body"]["text"]["content"] == HELLO
    assert fake.robot.subscribes == 2 and "message" not in dict(first.events)


async def test_wrong_secret(fake: FakeWeCom, join: Join) -> None:
    """It takes the refusal for one, tries as often as it is told to, and gives up."""
    peer = await join(secret="wrong", maxAuthFailureAttempts=2)
    error = await peer.event("error", 4)
    assert error["name"] == "WSAuthFailureError" and fake.robot.subscribes == 3


@pytest.mark.parametrize("end", ["1000", "1001", "1011", "abort", "silence"])
async def test_comes_back(fake: FakeWeCom, join: Join, end: str) -> None:
    """After every kind of end it subscribes again, and answers to what it heard before are refused."""
    peer = await join(heartbeatInterval=50)
    await peer.event("authenticated")
    await fake.people.says("chenjun", HELLO, group=GROUP)
    before, connection = await peer.event("message"), fake.robot.active
    assert connection is not None
    if end == "silence":
        connection.silent = True
    elif end == "abort":
        connection.abort()
    else:
        await connection.close(int(end))
    await peer.event("authenticated", 2)
    with pytest.raises(Failed) as refused:
        await peer.call("reply", before, markdown("好"))
    assert refused.value.error["errcode"] == 846605


async def test_crypto(driver: Path) -> None:
    """Tencent's crypto opens what ours seals, ours what theirs seals, and both sign alike."""
    official = vectors.OFFICIAL_MESSAGE
    envelope = Envelope(official.token, official.aes_key, official.receiver)
    async with tencent.running(driver) as peer:
        for text in ("", "上报 东门", "x" * 5000):
            opened = await peer.call("decrypt", official.aes_key, envelope.seal(text), on="crypto")
            assert (opened["message"], opened["id"]) == (text, official.receiver)
            sealed = await peer.call("encrypt", official.aes_key, text, official.receiver, on="crypto")
            assert envelope.open(sealed) == (text, official.receiver)
            theirs = await peer.call("getSignature", official.token, "1409659813", "n", sealed, on="crypto")
            assert theirs == sign(official.token, "1409659813", "n", sealed)
        for vector in vectors.ALL:
            opened = await peer.call("decrypt", vector.aes_key, vector.sealed, on="crypto")
            assert opened["id"] == vector.receiver
