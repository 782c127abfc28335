"""The HTTP API (qyapi): every answer is JSON with HTTP 200, also that something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import BodyPartReader, web

from tests.wecom.app import SelfBuiltApp
from tests.wecom.errors import BAD_PARAMETER, OK, Wrong
from tests.wecom.webhook import Webhooks
from tests.wecom.world import World

Answer = dict[str, Any]
NAMED = re.compile(r'form-data; name="media"; filename="([^"]*)"')


def as_json(answer: Answer | Wrong) -> web.Response:
    """`errcode` and `errmsg`, with what else there is to say."""
    if isinstance(answer, Wrong):
        return web.json_response(
            {"errcode": answer.code, "errmsg": f"{answer.text}, hint: [1700000000123456]"}
        )
    return web.json_response({"errcode": OK, "errmsg": "ok"} | answer)


class Qyapi:
    """The paths, and how requests are read."""

    def __init__(self, world: World, app: SelfBuiltApp, webhooks: Webhooks) -> None:
        self._world = world
        self._app = app
        self._webhooks = webhooks

    def route(self, server: web.Application) -> None:
        """Add every path."""
        app, hooks = self._app, self._webhooks
        add = server.router.add_route
        add("GET", "/cgi-bin/gettoken", self._plain(lambda query, _body: app.token(query)))
        add("GET", "/cgi-bin/user/get", self._with_token(lambda query, _body: app.user(query)))
        convert = "/cgi-bin/batch/openuserid_to_userid"
        add("POST", convert, self._with_token(lambda _query, body: app.userids(body)))
        add("POST", "/cgi-bin/message/send", self._with_token(lambda _query, body: app.send(body)))
        add("POST", "/cgi-bin/webhook/send", self._plain(hooks.send))
        add("POST", "/cgi-bin/media/upload", self._upload(app.upload))
        add("POST", "/cgi-bin/webhook/upload_media", self._upload(hooks.upload))
        add("GET", "/cgi-bin/media/get", self._download)

    def _plain(
        self, do: Callable[[dict[str, str], Answer], Answer]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handler(request: web.Request) -> web.Response:
            try:
                return as_json(do(dict(request.query), await _body(request)))
            except Wrong as wrong:
                return as_json(wrong)
            finally:
                self._world.happened()

        return handler

    def _with_token(
        self, do: Callable[[dict[str, str], Answer], Answer]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        def checked(query: dict[str, str], body: Answer) -> Answer:
            self._app.must_hold(query)
            return do(query, body)

        return self._plain(checked)

    def _upload(
        self, do: Callable[[dict[str, str], bytes, str], Answer]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handler(request: web.Request) -> web.Response:
            part = await (await request.multipart()).next()
            try:
                # As it stands there: WeCom shows people every byte of it, and undoes nobody's encoding.
                named = NAMED.fullmatch(part.headers.get("Content-Disposition", "")) if part else None
                if named is None or not isinstance(part, BodyPartReader):
                    raise Wrong(BAD_PARAMETER, "missing media")
                return as_json(do(dict(request.query), bytes(await part.read()), named[1]))
            except Wrong as wrong:
                return as_json(wrong)

        return handler

    async def _download(self, request: web.Request) -> web.Response:
        try:
            media = self._app.media(dict(request.query))
        except Wrong as wrong:
            return as_json(wrong)
        disposition = f'attachment; filename="{media.filename}"'
        return web.Response(body=media.content, headers={"Content-Disposition": disposition})


async def _body(request: web.Request) -> Answer:
    if request.method == "GET":
        return {}
    try:
        found = json.loads(await request.text())
    except ValueError:
        raise Wrong(BAD_PARAMETER, "invalid json") from None
    if not isinstance(found, dict):
        raise Wrong(BAD_PARAMETER, "invalid json")
    return found
