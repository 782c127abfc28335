"""The self-built app's callback: WeCom calls us with what people say to the app alone.

Whatever is wrong with a call, the answer is the same 403, so that nobody learns how far they got. The same call again
is no error: WeCom repeats a call that is not answered within five seconds, and its MsgId makes that harmless.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from aiohttp import web

from bot.clock import Clock
from bot.gateways.journalling import NowhereKept
from bot.gateways.wecom import xml
from bot.gateways.wecom.crypto import Envelope, Undecryptable
from bot.gateways.wecom.keeping import WecomKeeper

log = logging.getLogger("zoujie.wecom")

PATH = "/wecom/app"
MOST_BYTES = 64 * 1024  # of a call
MOST_QUERY = 4096  # characters of an echostr
WINDOW = timedelta(minutes=10)  # that a call's time may differ from ours


class _Wrong(Exception):
    """Not from WeCom, or not for us, or not of now."""


class AppCallback:
    """Both calls that WeCom makes to the address."""

    path = PATH

    def __init__(self, envelope: Envelope, agent_id: int, keeper: WecomKeeper, clock: Clock) -> None:
        self._envelope = envelope
        self._agent_id = str(agent_id)
        self._keeper = keeper
        self._clock = clock

    def routes(self) -> tuple[web.RouteDef, ...]:
        """Where WeCom calls."""
        return web.get(PATH, self.verify, allow_head=False), web.post(PATH, self.take)

    async def verify(self, request: web.Request) -> web.Response:
        """Answer the console when the address is saved there: with what is sealed in `echostr`, and nothing else."""
        try:
            sealed = _one(request, "echostr")
            if len(sealed) > MOST_QUERY:
                raise _Wrong
            return web.Response(body=self._opened(request, sealed), content_type="text/plain")
        except (_Wrong, Undecryptable):
            return web.Response(status=403)

    async def take(self, request: web.Request) -> web.Response:
        """Take a message. 200: it is kept or means nothing to the bot. 503: WeCom is to call again."""
        try:
            fields = xml.fields(self._opened(request, self._sealed(await _body(request))))
        except (_Wrong, Undecryptable, xml.Odd):
            return web.Response(status=403)
        try:
            await self._keeper.keep_call(fields)
        except NowhereKept:
            return web.Response(status=503)
        return web.Response()

    def _sealed(self, body: bytes) -> str:
        """What is sealed, in a wrapping that is for us. Raises _Wrong, Odd."""
        outside = xml.fields(body)
        addressed = (outside.get("ToUserName"), outside.get("AgentID"))
        if addressed != (self._envelope.receiver, self._agent_id):
            raise _Wrong
        return outside.get("Encrypt", "")

    def _opened(self, request: web.Request, sealed: str) -> bytes:
        """What is inside, if WeCom signed it for us and not long ago. Raises _Wrong, Undecryptable."""
        timestamp, nonce = _one(request, "timestamp"), _one(request, "nonce")
        if not self._envelope.is_signed(_one(request, "msg_signature"), timestamp, nonce, sealed):
            raise _Wrong
        if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 12):
            raise _Wrong
        if abs(int(timestamp) - self._clock.now().timestamp()) > WINDOW.total_seconds():
            log.warning("a callback of WeCom is not of now; is the clock right?")
            raise _Wrong
        return self._envelope.open(sealed)


def _one(request: web.Request, name: str) -> str:
    """A parameter that must stand in the address exactly once."""
    found: list[str] = request.query.getall(name, [])
    if len(found) != 1:
        raise _Wrong
    return found[0]


async def _body(request: web.Request) -> bytes:
    """Counted as it comes."""
    body = bytearray()
    async for chunk in request.content.iter_chunked(8192):
        body += chunk
        if len(body) > MOST_BYTES:
            raise _Wrong
    return bytes(body)
