"""The HTTP API, called as a self-built app (自建应用). Its token is kept and renewed."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import BAD_TOKEN, Declined, NoAnswer
from bot.gateways.wecom.http import UNREACHED, Http

log = logging.getLogger("zoujie.wecom")

EARLY = 300.0  # seconds before its end that a token is renewed
BLOCKED = 300.0  # seconds that a refused secret is not tried again: failing often blocks for an hour
MOST_BYTES = 20 * 2**20  # of a picture


class Qyapi:
    """Calls as the app. Raises Declined, TryLater where nothing was done, NoAnswer where nobody knows."""

    def __init__(self, http: Http, corp_id: str, secret: str) -> None:
        self._http = http
        self._corp_id = corp_id
        self._secret = secret
        self._token = ""
        self._until = 0.0
        self._blocked_until = 0.0
        self._fetching = asyncio.Lock()

    async def userid(self, open_id: str) -> str | None:
        """The plain id of an encrypted one; None if WeCom does not know it."""
        answer = await self._post("batch/openuserid_to_userid", {"open_userid_list": [open_id]})
        found = answer.get("userid_list", ())
        return next((str(one["userid"]) for one in found if one.get("open_userid") == open_id), None)

    async def send(self, body: dict[str, Any]) -> dict[str, Any]:
        """Say something to people in the app's own talk."""
        return await self._post("message/send", body)

    async def upload(self, kind: str, data: bytes, name: str) -> str:
        """Out: the media_id."""

        async def call(token: str) -> dict[str, Any]:
            query = {"access_token": token, "type": kind}
            return {"media_id": await self._http.upload("media/upload", query, data, name)}

        return str((await self._with_token(call))["media_id"])

    async def media(self, media_id: str) -> bytes:
        """What somebody sent in the app's talk. Raises also TooBig."""

        async def call(token: str) -> dict[str, Any]:
            query = {"access_token": token, "media_id": media_id}
            return {"data": await self._http.fetch("media/get", query, MOST_BYTES)}

        data = (await self._with_token(call))["data"]
        assert isinstance(data, bytes)
        return data

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self._with_token(lambda token: self._http.post(path, {"access_token": token}, body))

    async def _with_token(self, call: Any) -> dict[str, Any]:
        """Call with a token. A token may end early; then a new one is fetched, once."""
        token = await self._good_token()
        try:
            found: dict[str, Any] = await call(token)
        except Declined as declined:
            if declined.code not in BAD_TOKEN:
                raise
            if self._token == token:
                self._token = ""
            found = await call(await self._good_token())
        return found

    async def _good_token(self) -> str:
        async with self._fetching:  # whoever waits finds what the first one fetched
            now = asyncio.get_running_loop().time()
            if self._token and now < self._until:
                return self._token
            if now < self._blocked_until:
                raise TryLater(self._blocked_until - now)
            try:
                answer = await self._http.get(
                    "gettoken", {"corpid": self._corp_id, "corpsecret": self._secret}
                )
            except Declined as declined:
                self._blocked_until = now + BLOCKED
                log.critical(
                    "WeCom gives no token, look at ZOUJIE_WECOM_CORP_ID and ZOUJIE_WECOM_APP_SECRET: %s",
                    declined,
                )
                raise TryLater(BLOCKED) from None
            except NoAnswer:  # only a token was asked for
                raise TryLater(UNREACHED) from None
            if not (token := answer.get("access_token")):
                raise TryLater(UNREACHED)
            self._token = str(token)
            self._until = now + float(answer.get("expires_in", 7200)) - EARLY
            return self._token
