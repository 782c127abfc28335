"""The token of the self-built app: fetched once for all, renewed once when it ended early, and never in a storm."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import Declined
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.qyapi import Qyapi
from tests.wecom.conftest import KEY
from tests.wecom.server import FakeWeCom

CONVERT = "batch/openuserid_to_userid"


@pytest.fixture
async def http(fake: FakeWeCom) -> AsyncIterator[Http]:
    """To the fake."""
    http = Http(fake.api_url)
    yield http
    await http.close()


@pytest.fixture
def qyapi(fake: FakeWeCom, http: Http) -> Qyapi:
    """The app, with its right secret."""
    return Qyapi(http, fake.world.corp, fake.app.secret)


async def test_one_token_for_all(fake: FakeWeCom, qyapi: Qyapi) -> None:
    """Whoever waits for a token finds the one that the first fetched, and so does whoever comes later."""
    people = list(fake.world.people.values())
    for _ in range(2):
        found = await asyncio.gather(*(qyapi.userid(one.open_userid) for one in people))
        assert found == [one.userid for one in people]
    assert fake.requests.count("gettoken") == 1
    assert await qyapi.userid("woNobody") is None


@pytest.mark.parametrize("code", [40001, 40014, 41001, 42001])
async def test_a_token_that_ended_early(fake: FakeWeCom, qyapi: Qyapi, code: int) -> None:
    """Is fetched anew, and what was asked is asked again."""
    person = fake.world.people["chenjun"]
    fake.faults.refuse(CONVERT, code)
    assert await qyapi.userid(person.open_userid) == "chenjun"
    assert fake.requests == ["gettoken", CONVERT, "gettoken", CONVERT]


async def test_a_token_that_is_never_good(fake: FakeWeCom, qyapi: Qyapi) -> None:
    """Is fetched anew once, and then it is no fault of the token's."""
    fake.faults.refuse(CONVERT, 42001, times=9)
    with pytest.raises(Declined):
        await qyapi.userid("woAnybody")
    assert fake.requests.count("gettoken") == 2


async def test_a_file_is_named_as_typed(fake: FakeWeCom, http: Http, qyapi: Qyapi) -> None:
    """By the webhook's way and by the app's; what would end the line of its name is left out."""
    named = "第3周 通报（50%）.docx"
    name = "第3周\r\n 通报（50%）.docx"
    data = b"PK\x03\x04" + bytes(10)
    await http.upload("webhook/upload_media", {"key": KEY, "type": "file"}, data, name)
    await qyapi.upload("file", data, name)
    assert [one.filename for one in fake.shelf.all()] == [named] * 2


async def test_a_wrong_secret(fake: FakeWeCom, http: Http) -> None:
    """Is not tried again for minutes: who fails often is blocked for an hour."""
    wrong = Qyapi(http, fake.world.corp, "wrong")
    for _ in range(5):
        with pytest.raises(TryLater) as later:
            await wrong.userid("woAnybody")
        assert later.value.seconds > 60
    assert fake.requests == ["gettoken"]


@pytest.mark.parametrize("trouble", ["502", "lost", "no token in it"])
async def test_no_token(fake: FakeWeCom, qyapi: Qyapi, trouble: str) -> None:
    """Nothing was sent yet, so it is no doubt: it is tried again, and soon."""
    match trouble:
        case "502":
            fake.faults.status("gettoken", 502)
        case "lost":
            fake.faults.lose_answer("gettoken", times=2)  # a lost GET is asked once more by the client itself
        case _:
            fake.faults.refuse("gettoken", 0)
    with pytest.raises(TryLater) as later:
        await qyapi.send({"touser": "chenjun"})
    assert later.value.seconds < 60
    assert await qyapi.userid(fake.world.people["chenjun"].open_userid) == "chenjun"
