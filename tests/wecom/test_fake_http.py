"""The fake's webhooks, self-built app and callbacks do what Tencent documents of the real ones."""

from __future__ import annotations

import base64
import hashlib
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.photographs import small_photo
from tests.wecom import vectors
from tests.wecom.callbacks import Callbacks
from tests.wecom.conftest import GROUP, KEY, Later
from tests.wecom.envelope import Envelope, sign
from tests.wecom.server import FakeWeCom

Json = dict[str, Any]


class Api:
    """Calls the HTTP API."""

    def __init__(self, fake: FakeWeCom, http: aiohttp.ClientSession) -> None:
        self.fake = fake
        self.http = http

    async def get(self, path: str, **query: str) -> Json:
        """A GET that answers JSON."""
        async with self.http.get(f"{self.fake.api_url}/cgi-bin/{path}", params=query) as answer:
            assert answer.status == 200
            return dict(await answer.json())

    async def post(self, path: str, body: Json, **query: str) -> Json:
        """A POST of JSON."""
        data = BytesIO(json.dumps(body).encode())
        async with self.http.post(f"{self.fake.api_url}/cgi-bin/{path}", params=query, data=data) as answer:
            assert answer.status == 200
            return dict(await answer.json())

    async def upload(self, path: str, data: bytes, **query: str) -> Json:
        """A POST of a file."""
        form = aiohttp.FormData()
        form.add_field("media", data, filename="a.docx")
        async with self.http.post(f"{self.fake.api_url}/cgi-bin/{path}", params=query, data=form) as answer:
            return dict(await answer.json())

    async def token(self) -> str:
        """A good token."""
        got = await self.get("gettoken", corpid=self.fake.world.corp, corpsecret=self.fake.app.secret)
        return str(got["access_token"])

    async def hook(self, kind: str, part: Json, key: str = KEY) -> int:
        """Send through the group's webhook."""
        return int((await self.post("webhook/send", {"msgtype": kind, kind: part}, key=key))["errcode"])


@pytest.fixture
async def api(fake: FakeWeCom) -> AsyncIterator[Api]:
    """The HTTP API."""
    async with aiohttp.ClientSession() as http:
        yield Api(fake, http)


async def test_webhook_rings(fake: FakeWeCom, api: Api) -> None:
    """Members who are named ring: by list, in the text, by phone, or all of them."""
    fake.world.person("linfang", "林芳", mobile="13800000000")
    for part in (
        {"content": "请到岗", "mentioned_list": ["linfang", "zhaoyi"]},
        {"content": "<@linfang> 请到岗"},
        {"content": "请到岗", "mentioned_mobile_list": ["13800000000"]},
        {"content": "请到岗", "mentioned_list": ["@all"]},
    ):
        assert await api.hook("text", part) == 0
    assert await api.hook("markdown", {"content": "<@linfang> 请到岗"}) == 0
    assert await api.hook("markdown_v2", {"content": "<@linfang> 请到岗"}) == 0
    rings = [one.rings for one in fake.world.in_chat(GROUP)]
    assert rings == [("linfang",)] * 3 + [("chenjun", "linfang"), ("linfang",), ()]


async def test_webhook_limits(api: Api, later: Later) -> None:
    """Bytes, not characters; the right key; 20 a minute."""
    assert await api.hook("text", {"content": "字" * 682 + "ab"}) == 0
    assert await api.hook("text", {"content": "字" * 683}) == 40058
    assert await api.hook("markdown", {"content": "字" * 1366}) == 40058
    assert await api.hook("text", {"content": "早"}, key="wrong") == 93000
    assert await api.hook("template_card", {"card_type": "button_interaction"}) == 40058
    assert await api.hook("poem", {}) == 40008
    codes = [await api.hook("text", {"content": "早"}) for _ in range(20)]
    assert codes == [0] * 19 + [45009]
    later(60)
    assert await api.hook("text", {"content": "早"}) == 0


async def test_webhook_pictures_and_files(fake: FakeWeCom, api: Api) -> None:
    """A picture travels in the message with its MD5, a file is uploaded before, with the same key."""

    def picture(data: bytes, md5: str = "") -> Json:
        return {
            "base64": base64.b64encode(data).decode(),
            "md5": md5 or hashlib.md5(data).hexdigest(),
        }

    assert await api.hook("image", picture(small_photo(1))) == 0
    assert await api.hook("image", picture(small_photo(1), "0" * 32)) == 301019
    assert await api.hook("image", picture(b"no picture")) == 40123
    assert await api.hook("image", picture(bytes(2 * 1024 * 1024 + 1))) == 45001
    done = await api.upload("webhook/upload_media", b"a document", key=KEY, type="file")
    assert await api.hook("file", {"media_id": done["media_id"]}) == 0
    assert fake.world.shown[-1].media == b"a document"
    fake.world.group("wr-other", ["zhaoyi"], key="other")
    assert await api.hook("file", {"media_id": done["media_id"]}, key="other") == 40007
    assert (await api.upload("webhook/upload_media", b"small", key=KEY, type="file"))["errcode"] == 45001


async def test_tokens(fake: FakeWeCom, api: Api, later: Later) -> None:
    """A token is the same until it ends, early or after two hours; each fetch is counted."""
    token = await api.token()
    assert await api.token() == token and fake.app.fetches == 2

    async def code(token: str) -> int:
        return int((await api.get("user/get", access_token=token, userid="chenjun"))["errcode"])

    assert [await code(token), await code("wrong"), await code("")] == [0, 40014, 41001]
    later(7200)
    assert await code(token) == 42001
    second = await api.token()
    fake.app.revoke()
    assert second != token and await code(second) == 40014
    wrong = {"corpid": fake.world.corp, "corpsecret": "wrong"}
    assert (await api.get("gettoken", **wrong))["errcode"] == 40001
    assert (await api.get("gettoken", corpid="x", corpsecret=fake.app.secret))["errcode"] == 40013


async def test_names_and_ids(fake: FakeWeCom, api: Api) -> None:
    """The app knows names, and turns encrypted ids into plain ones."""
    token = await api.token()
    found = await api.get("user/get", access_token=token, userid="chenjun")
    assert found["name"] == "陈俊"
    assert (await api.get("user/get", access_token=token, userid="nobody"))["errcode"] == 60111
    fake.app.visible = {"chenjun"}
    assert (await api.get("user/get", access_token=token, userid="linfang"))["errcode"] == 60011
    path, asked = "batch/openuserid_to_userid", [fake.world.people["linfang"].open_userid, "wo-nobody"]
    converted = await api.post(path, {"open_userid_list": asked}, access_token=token)
    assert converted["userid_list"] == [{"open_userid": asked[0], "userid": "linfang"}]
    assert converted["invalid_open_userid_list"] == ["wo-nobody"]
    many = await api.post(path, {"open_userid_list": ["wo"] * 1001}, access_token=token)
    assert many["errcode"] == 40058


async def test_app_messages(fake: FakeWeCom, api: Api) -> None:
    """The app speaks to people one by one; who is unknown is told, and nobody at all is an error."""
    token = await api.token()

    async def send(touser: str, **part: Any) -> Json:
        body = {"touser": touser, "agentid": fake.app.agent_id, "msgtype": "text", "text": {"content": "早"}}
        return await api.post("message/send", body | part, access_token=token)

    assert (await send("chenjun|nobody"))["invaliduser"] == "nobody"
    assert fake.world.texts("chenjun") == ["早"]
    assert (await send("nobody"))["errcode"] == 81013
    assert (await send("chenjun", agentid=1))["errcode"] == 40056
    assert (await send("chenjun", text={"content": "字" * 683}))["errcode"] == 45002
    done = await api.upload("media/upload", small_photo(1), access_token=token, type="image")
    assert (await send("chenjun", msgtype="image", image={"media_id": done["media_id"]}))["errcode"] == 0
    query = {"access_token": token, "media_id": done["media_id"]}
    async with api.http.get(f"{fake.api_url}/cgi-bin/media/get", params=query) as answer:
        assert await answer.read() == small_photo(1)
    assert (await api.get("media/get", access_token=token, media_id="x"))["errcode"] == 40007


async def test_http_faults(fake: FakeWeCom, api: Api) -> None:
    """An errcode, a status, a lost request and a lost answer, each once."""
    fake.faults.refuse("webhook/send", 45009)
    assert await api.hook("text", {"content": "甲"}) == 45009
    fake.faults.status("webhook/send", 502)
    async with api.http.post(f"{fake.api_url}/cgi-bin/webhook/send?key={KEY}", json={}) as answer:
        assert answer.status == 502
    fake.faults.drop("webhook/send")
    fake.faults.lose_answer("webhook/send")
    for text in ("乙", "丙"):
        with pytest.raises(aiohttp.ClientError):
            await api.hook("text", {"content": text})
    assert fake.world.texts(GROUP) == ["丙"]


@pytest.mark.parametrize("vector", vectors.ALL, ids=["verification", "message", "wechatpy"])
def test_published_vectors(vector: vectors.Vector) -> None:
    """The fake's envelope opens and signs what Tencent and wechatpy published."""
    envelope = Envelope(vector.token, vector.aes_key, vector.receiver)
    assert sign(vector.token, vector.timestamp, vector.nonce, vector.sealed) == vector.signature
    plain, receiver = envelope.open(vector.sealed)
    assert receiver == vector.receiver
    if plain.startswith("<xml>"):
        fields = [
            {one.tag: one.text for one in ElementTree.fromstring(text)} for text in (plain, vector.plain)
        ]
        assert fields[0] == fields[1]
    else:
        assert plain == vector.plain
    assert envelope.open(envelope.seal(plain)) == (plain, vector.receiver)


class Listener:
    """A product that answers callbacks as a test says."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.got: list[tuple[dict[str, str], str]] = []
        self.envelope = Envelope("tok", vectors.OFFICIAL_MESSAGE.aes_key, "wwfake0123456789")

    async def get(self, request: web.Request) -> web.Response:
        """The verification."""
        return web.Response(text=self.envelope.open(request.query["echostr"])[0])

    async def post(self, request: web.Request) -> web.Response:
        """A callback."""
        sealed = ElementTree.fromstring(await request.text()).findtext("Encrypt") or ""
        assert request.query["msg_signature"] == sign(
            "tok", request.query["timestamp"], request.query["nonce"], sealed
        )
        fields = {one.tag: one.text or "" for one in ElementTree.fromstring(self.envelope.open(sealed)[0])}
        self.got.append((fields, sealed))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


async def test_callbacks(fake: FakeWeCom) -> None:
    """The address is verified; a callback comes sealed, and up to three times until it is answered with 200."""
    listener = Listener()
    server = web.Application()
    server.router.add_get("/wecom", listener.get)
    server.router.add_post("/wecom", listener.post)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/wecom"
    async with Callbacks(fake.world, fake.shelf, listener.envelope, url, fake.app.agent_id) as callbacks:
        assert await callbacks.verify()
        assert (await callbacks.text("chenjun", "上报 <东门> ]]> 占道")).tries == 1
        listener.answers = [500, 302]
        assert (await callbacks.place("chenjun", 30.27, 120.15, "人民广场")).tries == 3
        listener.answers = [500, 500, 500]
        outcome = await callbacks.event("chenjun", "enter_agent")
        assert (outcome.tries, outcome.status) == (3, 500)
        await callbacks.photo("chenjun", small_photo(1))
    await runner.cleanup()
    first, *again = listener.got
    assert first[0]["Content"] == "上报 <东门> ]]> 占道" and first[0]["MsgId"].isdecimal()
    assert (again[0][0]["Location_X"], again[0][0]["Location_Y"]) == ("30.27", "120.15")
    assert again[0] == again[1] == again[2]
    assert "MsgId" not in again[3][0]
    assert fake.shelf.get(again[-1][0]["MediaId"], "app").content == small_photo(1)
