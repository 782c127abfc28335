"""Callbacks of a self-built app: WeCom calls the product, waits five seconds, tries three times (section 1)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Self

import aiohttp

from tests.patience import PATIENCE
from tests.wecom.app import APP
from tests.wecom.envelope import Envelope
from tests.wecom.media import Shelf
from tests.wecom.world import World

TRIES = 3
_ids = count(7_000_000_000_000_000_001)


@dataclass(frozen=True, slots=True)
class Callback:
    """One callback as it travels; the same again is a replay."""

    query: dict[str, str]
    body: str
    plain: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a callback: how often it was tried, and the last answer; status None if there was none."""

    tries: int
    status: int | None
    text: str


class Callbacks:
    """Calls `url` for what people do in the app's own talk."""

    def __init__(self, world: World, shelf: Shelf, envelope: Envelope, url: str, agent_id: int) -> None:
        self._world = world
        self._shelf = shelf
        self.envelope = envelope
        self.url = url
        self.patience = PATIENCE
        self._agent_id = agent_id
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._http is not None
        await self._http.close()

    async def verify(self) -> bool:
        """Save the address in the admin console: true if the answer is exactly the plaintext."""
        echo = "1616140317555161061"
        sealed = self.envelope.seal(echo)
        query = self._query(sealed) | {"echostr": sealed}
        assert self._http is not None
        async with self._http.get(
            self.url, params=query, timeout=aiohttp.ClientTimeout(self.patience)
        ) as answer:
            return answer.status == 200 and await answer.read() == echo.encode()

    async def text(self, who: str, words: str) -> Outcome:
        """Somebody types."""
        return await self.deliver(self.message(who, "text", {"Content": words}))

    async def photo(self, who: str, data: bytes) -> Outcome:
        """Somebody sends a picture; it lies on the shelf for media/get."""
        media_id = self._shelf.put(APP, "image", data, "image.jpg")
        fields = {"PicUrl": "http://127.0.0.1:9/not-there", "MediaId": media_id}
        return await self.deliver(self.message(who, "image", fields))

    async def voice(self, who: str, recognised: str = "") -> Outcome:
        """Somebody speaks; there is no transcript, unless the tenant has one made."""
        fields = {
            "MediaId": self._shelf.put(APP, "voice", b"#!AMR\n" + bytes(40), "voice.amr"),
            "Format": "amr",
        }
        fields |= {"Recognition": recognised} if recognised else {}
        return await self.deliver(self.message(who, "voice", fields))

    async def place(self, who: str, latitude: float, longitude: float, label: str = "") -> Outcome:
        """Somebody sends where they are: X is the latitude."""
        fields = {
            "Location_X": str(latitude),
            "Location_Y": str(longitude),
            "Scale": "16",
            "Label": label,
            "AppType": "wxwork",
        }
        return await self.deliver(self.message(who, "location", fields))

    async def event(self, who: str, event: str) -> Outcome:
        """Something happens that is no message, such as enter_agent; it has no MsgId."""
        return await self.deliver(self.message(who, "event", {"Event": event}, with_id=False))

    def message(self, who: str, kind: str, fields: dict[str, str], *, with_id: bool = True) -> Callback:
        """A callback of now, ready to be sent."""
        moment = str(int(self._world.now().timestamp()))
        rows = {"ToUserName": self._world.corp, "FromUserName": who, "CreateTime": moment, "MsgType": kind}
        rows |= fields | ({"MsgId": str(next(_ids))} if with_id else {}) | {"AgentID": str(self._agent_id)}
        return self.sealed("<xml>" + "".join(_element(name, text) for name, text in rows.items()) + "</xml>")

    def sealed(self, plain: str, *, receiver: str | None = None) -> Callback:
        """Any text in a good envelope."""
        sealed = self.envelope.seal(plain, receiver=receiver)
        return Callback(self._query(sealed), self.wrapped(sealed), plain)

    def wrapped(self, sealed: str) -> str:
        """The XML that a sealed text travels in."""
        return (
            f"<xml><ToUserName><![CDATA[{self._world.corp}]]></ToUserName>"
            f"<AgentID><![CDATA[{self._agent_id}]]></AgentID><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
        )

    async def deliver(self, callback: Callback) -> Outcome:
        """Try until HTTP 200 comes in time, three times at most."""
        outcome = Outcome(0, None, "")
        for tried in range(1, TRIES + 1):
            status, text = await self.post(callback)
            outcome = Outcome(tried, status, text)
            if status == 200:
                break
        return outcome

    async def post(self, callback: Callback) -> tuple[int | None, str]:
        """One try: status and text; no status if the answer did not come."""
        assert self._http is not None
        try:
            async with self._http.post(
                self.url,
                params=callback.query,
                data=callback.body.encode(),
                headers={"Content-Type": "text/xml"} | callback.headers,
                timeout=aiohttp.ClientTimeout(self.patience),
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return None, ""

    def _query(self, sealed: str) -> dict[str, str]:
        timestamp = str(int(self._world.now().timestamp()))
        return self.envelope.query(sealed, timestamp, secrets.token_hex(5))


def _element(name: str, text: str) -> str:
    """Numbers stand bare, everything else in CDATA, as WeCom writes it."""
    if text.replace(".", "").isdecimal():
        return f"<{name}>{text}</{name}>"
    return f"<{name}><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></{name}>"
