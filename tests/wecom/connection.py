"""One WebSocket of a robot's program, as the gateway of WeCom holds it."""

from __future__ import annotations

import json
import re
from typing import Any

from aiohttp import web

_ESCAPE = re.compile(r"\\(?:u00([01][0-9a-f])|.)")


class Connection:
    """Takes and gives frames. A silent one reads and says nothing any more; a kicked one only acknowledges pings."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self._ws = ws
        self._request = request
        self.subscribed = False
        self.silent = False

    @property
    def open(self) -> bool:
        """True until either side has closed it."""
        transport = self._request.transport
        return transport is not None and not transport.is_closing() and not self._ws.closed

    @property
    def alive(self) -> bool:
        """True if a message that is written here has somebody to read it."""
        return self.open and self.subscribed and not self.silent

    async def send(self, frame: dict[str, Any]) -> None:
        """Write a frame, unless this connection is silent or gone."""
        if not self.silent and not self._ws.closed:
            await self._ws.send_str(written(frame))

    async def send_text(self, text: str) -> None:
        """Write anything at all."""
        await self._ws.send_str(text)

    async def close(self, code: int) -> None:
        """End it with a WebSocket close code."""
        await self._ws.close(code=code, message=b"closed by the server")

    def abort(self) -> None:
        """End it without a word (TCP reset)."""
        if self._request.transport is not None:
            self._request.transport.abort()


def written(frame: dict[str, Any]) -> str:
    """JSON as WeCom writes it: control characters in what people typed are not escaped, which JSON forbids."""
    return _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else found[0], json.dumps(frame, ensure_ascii=False)
    )
