"""HTTP to WeCom, with one session. No address is logged, because addresses hold keys and tokens."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.gateways.base import TryLater
from bot.gateways.never_left import NEVER_LEFT
from bot.gateways.wecom.codes import NoAnswer, must_be_ok

CONNECT = 10.0  # seconds to reach the server
TOTAL = 20.0  # seconds for a call
UPLOAD = 60.0  # seconds to send a file
UNREACHED = 5.0  # seconds until another try
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class Http:
    """The session that all parts of the gateway share."""

    def __init__(self, api_url: str) -> None:
        self._api = api_url
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    def session(self) -> aiohttp.ClientSession:
        """Raises TryLater once it is closed for good."""
        if self._closed:
            raise TryLater(UNREACHED)
        if self._session is None:
            # The machine's proxy leads out into the world, not to a server on this very machine.
            proxied = urlsplit(self._api).hostname not in _LOCAL
            self._session = aiohttp.ClientSession(
                trust_env=proxied,
                timeout=aiohttp.ClientTimeout(total=TOTAL, sock_connect=CONNECT),
            )
        return self._session

    async def close(self) -> None:
        """No more calls."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def get(self, path: str, query: dict[str, str]) -> dict[str, Any]:
        """A GET below /cgi-bin/. Raises Declined, TryLater if it was not made, NoAnswer."""
        return await self._call("GET", path, query)

    async def post(self, path: str, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        """A POST of JSON. Raises as `get`."""
        data = json.dumps(body, ensure_ascii=False).encode()
        return await self._call("POST", path, query, data=data, headers={"Content-Type": "application/json"})

    async def upload(self, path: str, query: dict[str, str], data: bytes, name: str) -> str:
        """Upload a file. Out: its media_id. Raises Declined, TryLater: an upload shows nothing, so nothing is in doubt.

        The name is sent as it is typed. People would see percent signs in place of Chinese.
        """
        form = aiohttp.FormData(quote_fields=False)
        shown = "".join(one for one in name if one.isprintable())
        form.add_field("media", data, filename=shown, content_type="application/octet-stream")
        patience = aiohttp.ClientTimeout(total=UPLOAD, sock_connect=CONNECT)
        try:
            answer = await self._call("POST", path, query, data=form, timeout=patience)
        except NoAnswer:
            raise TryLater(UNREACHED) from None
        return str(answer.get("media_id", ""))

    async def fetch(self, path: str, query: dict[str, str], most: int) -> bytes:
        """Fetch a file below /cgi-bin/. An answer in JSON is a refusal. Raises as `get`, and BodyTooBig."""
        try:
            async with self.session().get(
                f"{self._api}/cgi-bin/{path}", params=query, allow_redirects=False
            ) as answer:
                if answer.status != 200:
                    raise NoAnswer(f"HTTP {answer.status}")
                body = await read_at_most(answer, most)
                kind = answer.content_type
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NoAnswer(type(error).__name__) from None
        if kind in ("application/json", "text/plain"):
            must_be_ok(_object(body))
        return body

    async def _call(self, method: str, path: str, query: dict[str, str], **given: Any) -> dict[str, Any]:
        try:
            async with self.session().request(
                method, f"{self._api}/cgi-bin/{path}", params=query, allow_redirects=False, **given
            ) as answer:
                body = await answer.read()
                status = answer.status
        except NEVER_LEFT:
            raise TryLater(UNREACHED) from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NoAnswer(type(error).__name__) from None
        if status != 200:
            raise NoAnswer(f"HTTP {status}")
        return must_be_ok(_object(body))


class BodyTooBig(Exception):
    """What was to be fetched is larger than is taken."""


async def read_at_most(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """The body of an answer. Raises BodyTooBig."""
    body = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > most:
            raise BodyTooBig
    return bytes(body)


def _object(body: bytes) -> dict[str, Any]:
    """The JSON object of an answer. Anything else does not come from WeCom, so nobody knows what was done."""
    try:
        found = json.loads(body)
    except ValueError:
        raise NoAnswer("no JSON") from None
    if not isinstance(found, dict):
        raise NoAnswer("no JSON object")
    return found
